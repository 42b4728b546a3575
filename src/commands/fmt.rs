//! `mopctl fmt`: profile files in canonical form.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::{FileId, Files};
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::source::Loaded;
use crate::ui::Format;
use crate::yaml;

use super::inputs::Inputs;
use super::rewrite::Rewrite;

/// Arguments of `mopctl fmt`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Write nothing; name the files that aren't in canonical form, and exit 1 if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change, and exit 1 if anything would
    #[arg(long)]
    diff: bool,
}

/// Brings files into canonical form.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let mut files = Files::default();
    let loaded = args.inputs.read_files(&addresses, None, Catalog::built_in(), &mut files, run)?;
    let (rewrites, broken, left) = rewrites(&loaded, &files, run);
    if loaded.yaml.is_empty() {
        return Err(Error::usage("no YAML profile is given").into());
    }
    let checked = args.check || args.diff;
    if run.ui.format() == Format::Json {
        return as_json(&loaded, &files, &rewrites, (broken, checked), run).map_err(Into::into);
    }
    // Whoever pipes a file through wants it back, changed or not.
    for (file, path) in &loaded.yaml {
        let is_kept = !rewrites.iter().any(|rewrite| rewrite.path == *path);
        if path.as_os_str().is_empty() && is_kept && !checked && broken == 0 {
            run.ui.answer(&files.get(*file).text)?;
        }
    }
    for rewrite in &rewrites {
        if args.diff {
            run.ui.answer(&rewrite.diff())?;
        } else if args.check {
            run.ui.answer(&format!("would be laid out anew: {}\n", rewrite.name))?;
        } else if rewrite.path.as_os_str().is_empty() {
            run.ui.answer(&rewrite.new)?;
        } else {
            rewrite.write()?;
            run.ui.answer(&format!("laid out anew: {}\n", rewrite.name))?;
        }
    }
    let same = loaded.yaml.len() - rewrites.len() - broken - left;
    if same > 0 {
        run.ui.note(&format!("{} in canonical form already", count(same, "file")));
    }
    if left > 0 {
        run.ui.note(&format!("{} left as it is", count(left, "file")));
    }
    if broken > 0 {
        return Err(unreadable(broken).into());
    }
    Ok(if checked && !rewrites.is_empty() { Exit::Findings } else { Exit::Ok })
}

/// The same as JSON: which files change or would, and the text of those that lie nowhere.
fn as_json(
    loaded: &Loaded,
    files: &Files,
    rewrites: &[Rewrite],
    (broken, checked): (usize, bool),
    run: &mut Run,
) -> Result<Exit, Error> {
    for rewrite in rewrites.iter().filter(|rewrite| !checked && !rewrite.path.as_os_str().is_empty()) {
        rewrite.write()?;
    }
    let one = |(file, path): &(FileId, PathBuf)| {
        let source = files.get(*file);
        let rewrite = rewrites.iter().find(|rewrite| rewrite.path == *path && rewrite.name == source.name);
        let text = rewrite.map_or(&source.text, |rewrite| &rewrite.new);
        json!({
            "file": source.name,
            "changed": rewrite.is_some(),
            "text": path.as_os_str().is_empty().then_some(text),
        })
    };
    let all: Vec<Value> = loaded.yaml.iter().map(one).collect();
    let mut answer = json!({
        "schema_version": SCHEMA_VERSION,
        "written": !checked,
        "files": all,
    });
    if broken > 0 {
        let error = unreadable(broken);
        answer["error"] = crate::report::json::error(&error)["error"].clone();
        run.ui.answer(&text(&answer))?;
        run.ui.error(&error);
        return Ok(Exit::of(error.kind));
    }
    run.ui.answer(&text(&answer))?;
    Ok(if checked && !rewrites.is_empty() { Exit::Findings } else { Exit::Ok })
}

fn unreadable(broken: usize) -> Error {
    let what = if broken == 1 { "1 file is".to_owned() } else { format!("{broken} files are") };
    let message = format!("{what} no profile that can be read; `mopctl validate` says why");
    Error::new(Kind::Unreadable, message)
}

/// The files whose text changes, how many can't be read, and how many are left as they are.
fn rewrites(loaded: &Loaded, files: &Files, run: &mut Run) -> (Vec<Rewrite>, usize, usize) {
    let (mut rewrites, mut broken, mut left) = (Vec::new(), 0, 0);
    for (file, path) in &loaded.yaml {
        let source = files.get(*file);
        let mut findings = Vec::new();
        let tree = yaml::load(*file, &source.text, &mut findings);
        let Some(tree) = tree.filter(yaml::looks_like_a_profile) else {
            broken += 1;
            continue;
        };
        match yaml::format(&tree, *file, &source.text) {
            Ok(new) => {
                let new = if source.text.contains("\r\n") {
                    new.replace("\r\n", "\n").replace('\n', "\r\n")
                } else {
                    new
                };
                if new != source.text {
                    let (name, old) = (source.name.clone(), source.text.clone());
                    rewrites.push(Rewrite { path: path.clone(), name, old, new });
                }
            }
            Err(why) => {
                left += 1;
                run.ui.note(&format!("{} is left as it is: {why}", source.name));
            }
        }
    }
    (rewrites, broken, left)
}
