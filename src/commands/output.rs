//! Answers that may go into a file instead of standard output.

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

/// Writes a file.
pub fn save(file: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(file, text).map_err(|error| Error::io("write", file, &error))
}
