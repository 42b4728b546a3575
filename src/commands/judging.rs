//! What the configuration, the command line and the files say about findings, in one policy.

use std::path::{Component, Path, PathBuf};

use ignore::gitignore::GitignoreBuilder;

use crate::config::{Config, ProjectSilence};
use crate::error::{Error, Kind};
use crate::finding::{Covers, Silence};
use crate::model::{FileId, Files, Located, Place};
use crate::policy::Policy;
use crate::rules::limits::LimitSet;
use crate::rules::limits::Limits;
use crate::run::Run;

/// The numbers that hold in a run.
pub fn limits(run: &Run, set: Option<LimitSet>) -> Result<Limits, Error> {
    let config = run.config()?;
    Ok(set.map_or_else(|| config.limits.clone(), Limits::of))
}

/// The policy of a run; `whole` says that the whole project is looked at, so that a silence of the
/// configuration that covers nothing is worth a word.
pub fn policy(
    run: &Run,
    set: Option<LimitSet>,
    silences: Vec<Silence>,
    whole: bool,
    files: &mut Files,
) -> Result<Policy, Error> {
    let config = run.config()?;
    let limits = limits(run, set)?;
    let mut policy = Policy { limits, levels: config.levels.clone(), silences };
    if let Some((name, text)) = &config.project
        && !config.silences.is_empty()
    {
        let names: Vec<(FileId, String)> = files.ids().map(|id| (id, files.get(id).name.clone())).collect();
        let file = files.add(name.clone(), text.clone());
        for silence in &config.silences {
            let covered = covered(silence, &names, config)?;
            let place = Place::new(file, silence.rule.1.clone());
            policy.silences.push(Silence {
                rules: vec![Located::new(silence.rule.0.clone(), place)],
                reason: silence.reason.clone(),
                place,
                // A run over a part of the project may not need it.
                optional: !whole && (silence.pattern.is_none() || covered.is_empty()),
                covers: Covers::Files(covered),
            });
        }
    }
    Ok(policy)
}

/// The files of a run that a silence of the configuration covers.
fn covered(
    silence: &ProjectSilence,
    names: &[(FileId, String)],
    config: &Config,
) -> Result<Vec<FileId>, Error> {
    let Some(pattern) = &silence.pattern else {
        return Ok(names.iter().map(|(id, _)| *id).collect());
    };
    let mut builder = GitignoreBuilder::new("");
    let pattern = pattern.trim_start_matches("./");
    let matcher = builder.add_line(None, pattern).and_then(|builder| builder.build()).map_err(|error| {
        Error::new(Kind::Config, format!("`{pattern}` isn't a pattern of files: {error}"))
            .hint("write patterns as in .gitignore, such as `profiles/old/*.yaml`")
    })?;
    let root = config.root.clone().unwrap_or_default();
    let matches = |name: &str| {
        let path = relative(name, &root);
        path.is_relative() && matcher.matched_path_or_any_parents(&path, false).is_ignore()
    };
    Ok(names.iter().filter(|(_, name)| matches(name)).map(|(id, _)| *id).collect())
}

/// A shown path, seen from the folder of the configuration.
fn relative(name: &str, root: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let (root, path) = (straight(&here.join(root)), straight(&here.join(name)));
    path.strip_prefix(&root).map_or_else(|_| PathBuf::from(name), Path::to_owned)
}

/// What a baseline in `folder` calls a file: the way there from it. What isn't a file keeps its name.
pub fn from_folder(name: &str, folder: &Path) -> String {
    if name.starts_with('<') || name.starts_with("env:") {
        return name.to_owned();
    }
    let here = std::env::current_dir().unwrap_or_default();
    let (root, path) = (straight(&here.join(folder)), straight(&here.join(name)));
    let shared = root.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = root.components().skip(shared).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(path.components().skip(shared)).collect();
    way.to_string_lossy().replace('\\', "/")
}

/// A path without `.` and `..`, as it is written: `profiles` is the same folder as `sub/../profiles`.
pub fn straight(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
