//! What profiles are validated with beside themselves: snapshots and the content of apps.

use std::path::Path;

use crate::catalog::Catalog;
use crate::error::{Error, Kind};
use crate::model::app::App;
use crate::paths::shown;
use crate::snapshot::Snapshot;
use crate::solution;

/// Reads a snapshot of an environment.
pub fn read_snapshot(name: &str, text: &str) -> Result<Snapshot, Error> {
    Snapshot::read(text).map_err(|error| {
        Error::new(Kind::Unreadable, format!("{name} isn't a snapshot that can be read: {error}"))
            .hint("`mopctl snapshot -o FILE` writes one")
    })
}

/// What the snapshot in a file knows of tables.
pub fn metadata(file: &Path) -> Result<Catalog, Error> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Error::io("read", file, &error).hint("`mopctl snapshot -o FILE` writes a snapshot of an environment")
    })?;
    let name = shown(file);
    Ok(read_snapshot(&name, &text)?.catalog(&name))
}

/// The content of the apps in a solution, zipped or unpacked.
pub fn app(path: &Path) -> Result<App, Error> {
    let name = shown(path);
    let refused = |error: String| {
        Error::new(Kind::Unreadable, format!("{name} can't be read as a solution: {error}"))
            .hint("name an exported solution (.zip) or its unpacked folder")
    };
    // A pipe would be waited for, and its file can't be looked at twice.
    let found = std::fs::metadata(path).map_err(|error| Error::io("read", path, &error))?;
    let entries = if found.is_dir() {
        solution::read_folder(path)
    } else if !found.is_file() {
        Err("it is neither a file nor a folder".to_owned())
    } else {
        let bytes = std::fs::read(path).map_err(|error| Error::io("read", path, &error))?;
        if !solution::is_zip(&bytes) {
            return Err(refused("it isn't a zip archive".to_owned()));
        }
        solution::read_zip(&bytes)
    };
    entries.and_then(|entries| solution::read_app(&name, &entries)).map_err(refused)
}
