//! Answers that may go into a file instead of standard output.

use std::io::Read;
use std::path::Path;

use crate::error::Error;
use crate::run::Run;

/// Whether an answer goes to standard output: no file is named, or `-`.
pub fn is_stdout(file: Option<&Path>) -> bool {
    file.is_none_or(|file| file == Path::new("-"))
}

/// Writes an answer into a file, or to standard output.
pub fn deliver(text: &str, file: Option<&Path>, run: &mut Run) -> Result<(), Error> {
    match file.filter(|file| !is_stdout(Some(file))) {
        Some(file) => save(file, text),
        None => run.ui.answer(text),
    }
}

/// Writes a file. What a person keeps is never overwritten: profiles, configurations, solutions, and
/// snapshots and baselines by something else.
pub fn save(file: &Path, text: &str) -> Result<(), Error> {
    check_free(file, text)?;
    std::fs::write(file, text).map_err(|error| Error::io("write", file, &error))
}

/// Fails where a file must not be overwritten by a text.
pub fn check_free(file: &Path, text: &str) -> Result<(), Error> {
    match kept(file, text) {
        Some(what) => Err(Error::usage(format!("{} is {what}; it isn't overwritten", file.display()))
            .hint("name another file")),
        None => Ok(()),
    }
}

/// What a file is that must not be overwritten by `text`.
fn kept(file: &Path, text: &str) -> Option<&'static str> {
    let mut head = Vec::new();
    std::fs::File::open(file).ok()?.take(400).read_to_end(&mut head).ok()?;
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let by_name = match ending.to_ascii_lowercase().as_str() {
        "yaml" | "yml" => Some("a YAML file"),
        "zip" => Some("an archive"),
        _ => None,
    };
    let head = String::from_utf8_lossy(&head);
    let marked = |kind: &str| head.trim_start().starts_with('{') && head.contains(kind);
    let is_of = |kind: &str| text.lines().take(12).any(|line| line.contains(kind));
    let other = |kind: &str| marked(kind) && !is_of(kind);
    // A plan takes the place of a plan, whatever its name, and of nothing that somebody keeps.
    let plan = crate::saved_plan::KIND;
    if is_of(plan) && marked(plan) {
        return None;
    }
    by_name
        .or_else(|| (is_of(plan) && !head.trim().is_empty() && !marked(plan)).then_some("something else"))
        .or_else(|| other(crate::snapshot::KIND).then_some("a snapshot"))
        .or_else(|| other(crate::policy::baseline::KIND).then_some("a baseline"))
}
