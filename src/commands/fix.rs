//! Mending what `validate` finds, where a change of the file is known that does.

use std::collections::HashMap;

use clap::ValueEnum;

use crate::error::Error;
use crate::exit::Exit;
use crate::finding::{Edit, Finding};
use crate::model::{FileId, Files};
use crate::report::count;
use crate::run::Run;
use crate::yaml;

use super::rewrite::Rewrite;

/// Which changes are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub enum Which {
    /// Those that change nothing on devices, or are surely meant.
    #[default]
    Safe,
    /// The others.
    UnsafeOnly,
    /// All.
    All,
}

impl Which {
    fn takes(self, safe: bool) -> bool {
        match self {
            Self::Safe => safe,
            Self::UnsafeOnly => !safe,
            Self::All => true,
        }
    }
}

/// Rounds of looking and mending; one change may bring up the next.
const ROUNDS: usize = 20;

/// What was mended.
#[derive(Default)]
pub struct Mended {
    /// New texts by shown names.
    pub texts: HashMap<String, String>,
    /// The files.
    pub rewrites: Vec<Rewrite>,
    /// How many changes were made.
    pub changes: usize,
}

/// Looks and mends until nothing is left to mend. `look` examines files with texts that stand for
/// theirs; it returns what it finds, the files, and where YAML files lie.
pub fn mend(
    which: Which,
    mut look: impl FnMut(
        &HashMap<String, String>,
    ) -> Result<(Vec<Finding>, Files, Vec<(FileId, std::path::PathBuf)>), Error>,
) -> Result<Mended, Error> {
    let mut mended = Mended::default();
    for _ in 0..ROUNDS {
        let (findings, files, yaml) = look(&mended.texts)?;
        let mut changed = false;
        for (file, path) in yaml.iter().filter(|(_, path)| !path.as_os_str().is_empty()) {
            let edits: Vec<Edit> = findings
                .iter()
                .filter(|finding| finding.place.file == *file)
                .filter_map(|finding| finding.fix.as_ref())
                .filter(|fix| which.takes(fix.safe))
                .map(|fix| fix.edit.clone())
                .collect();
            let source = files.get(*file);
            let (new, applied) = yaml::edit::apply(*file, &source.text, &edits);
            if applied == 0 || new == source.text {
                continue;
            }
            changed = true;
            mended.changes += applied;
            mended.texts.insert(source.name.clone(), new.clone());
            match mended.rewrites.iter_mut().find(|rewrite| rewrite.path == *path) {
                Some(rewrite) => rewrite.new = new,
                None => mended.rewrites.push(Rewrite {
                    path: path.clone(),
                    name: source.name.clone(),
                    old: source.text.clone(),
                    new,
                }),
            }
        }
        if !changed {
            break;
        }
    }
    Ok(mended)
}

/// Shows the changes instead of making them.
pub fn show(mended: &Mended, run: &mut Run) -> Result<Exit, Error> {
    for rewrite in &mended.rewrites {
        run.ui.answer(&rewrite.diff())?;
    }
    run.ui.note(&format!("{} would be made", told(mended)));
    Ok(if mended.rewrites.is_empty() { Exit::Ok } else { Exit::Findings })
}

/// Makes the changes.
pub fn write(mended: &Mended, run: &mut Run) -> Result<(), Error> {
    for rewrite in &mended.rewrites {
        rewrite.write()?;
    }
    run.ui.note(&format!("{} made", told(mended)));
    Ok(())
}

fn told(mended: &Mended) -> String {
    format!(
        "{} in {}",
        count(mended.changes, "fix").replace("fixs", "fixes"),
        count(mended.rewrites.len(), "file")
    )
}
