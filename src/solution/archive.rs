//! The files of a solution, from its zip archive or its unpacked folder, within limits.

use std::io::{Cursor, Read};
use std::path::Path;

use ignore::WalkBuilder;

/// Files of an archive that are looked at.
const MAX_FILES: usize = 50_000;
/// The largest file that is read: 64 MiB.
const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Bytes that are read in all: 256 MiB.
const MAX_TOTAL: u64 = 256 * 1024 * 1024;

/// A file of a solution.
#[derive(Debug)]
pub struct Entry {
    /// Its path inside the solution, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Whether bytes are a zip archive.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The ending of a canvas app's package.
const PACKAGE: &str = "msapp";
/// The largest description of a canvas app that is read: 1 MiB.
const MAX_PROPERTIES: u64 = 1024 * 1024;

/// Whether offline rules have a question about a file.
fn counts(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    if has_ending(&lower, "json") {
        return lower.contains("workflows/");
    }
    ["xml", "xaml", "js", PACKAGE].iter().any(|ending| has_ending(&lower, ending))
        || lower.contains("webresources/")
}

/// Whether a path in lower case has an ending.
pub(super) fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

fn is_package(name: &str) -> bool {
    has_ending(&name.to_ascii_lowercase(), PACKAGE)
}

/// What is kept of a file: of the package of a canvas app nothing but its properties.
fn kept(name: &str, content: Vec<u8>) -> Vec<u8> {
    if is_package(name) { properties(&content).unwrap_or_default() } else { content }
}

/// `Properties.json` of a package, which is an archive itself.
fn properties(package: &[u8]) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package)).ok()?;
    let mut content = Vec::new();
    archive.by_name("Properties.json").ok()?.take(MAX_PROPERTIES).read_to_end(&mut content).ok()?;
    Some(content)
}

/// Whether a file is a package too large to be looked into; other files of that size are refused.
fn is_large_package(name: &str, size: u64) -> bool {
    size > MAX_FILE && is_package(name)
}

/// The files of an archive; the error says what is wrong with it.
pub fn read_zip(bytes: &[u8]) -> Result<Vec<Entry>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    if archive.len() > MAX_FILES {
        return Err(format!("it holds {} files; solutions hold at most {MAX_FILES}", archive.len()));
    }
    let (mut entries, mut total) = (Vec::new(), 0);
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|error| error.to_string())?;
        let name = file.name().map_err(|error| error.to_string())?.replace('\\', "/");
        if name.starts_with('/') || name.contains(':') || name.split('/').any(|part| part == "..") {
            return Err(format!("a file in it is named `{name}`, which leads out of the archive"));
        }
        if file.is_dir() || !counts(&name) || is_large_package(&name, file.size()) {
            continue;
        }
        let mut content = Vec::new();
        file.take(MAX_FILE + 1).read_to_end(&mut content).map_err(|error| format!("{name}: {error}"))?;
        let is_large = content.len() as u64 > MAX_FILE;
        let bytes = kept(&name, content);
        total += bytes.len() as u64;
        if is_large || total > MAX_TOTAL {
            return Err(format!("{name} unpacks to more than is read ({} MiB)", MAX_FILE / (1024 * 1024)));
        }
        entries.push(Entry { name, bytes });
    }
    Ok(entries)
}

/// The files of an unpacked solution; the error says what is wrong.
pub fn read_folder(folder: &Path) -> Result<Vec<Entry>, String> {
    let (mut entries, mut total) = (Vec::new(), 0);
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).follow_links(false).sort_by_file_name(std::cmp::Ord::cmp);
    for entry in walk.build() {
        let entry = entry.map_err(|error| error.to_string())?;
        let path = entry.path();
        let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        if !entry.file_type().is_some_and(|kind| kind.is_file()) || !counts(&name) {
            continue;
        }
        let file = std::fs::File::open(path).map_err(|error| format!("{name}: {error}"))?;
        if file.metadata().is_ok_and(|found| is_large_package(&name, found.len())) {
            continue;
        }
        let mut content = Vec::new();
        file.take(MAX_FILE + 1).read_to_end(&mut content).map_err(|error| format!("{name}: {error}"))?;
        let is_large = content.len() as u64 > MAX_FILE;
        let bytes = kept(&name, content);
        total += bytes.len() as u64;
        if is_large || total > MAX_TOTAL || entries.len() >= MAX_FILES {
            return Err(format!("{name}: the folder holds more than a solution does"));
        }
        entries.push(Entry { name, bytes });
    }
    Ok(entries)
}
