//! Solution archives: profiles put into one, everything else as it was.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::manifest::{Manifest, register};
use super::{Exported, packed};

const CUSTOMIZATIONS: &str = "customizations.xml";
const SOLUTION: &str = "solution.xml";
const CONTENT_TYPES: &str = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/octet-stream\" /></Types>";
/// The largest text of an archive that is edited: 256 MiB.
const MAX_TEXT: u64 = 256 * 1024 * 1024;

/// A solution archive that profiles are put into.
pub struct Archive<'b> {
    bytes: &'b [u8],
}

impl<'b> Archive<'b> {
    /// An archive that is there.
    pub fn of(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// The archive with these profiles; files that have nothing to do with them keep their bytes.
    pub fn with(&self, profiles: &[Exported]) -> Result<Vec<u8>, String> {
        let mut archive = ZipArchive::new(Cursor::new(self.bytes)).map_err(|error| error.to_string())?;
        let customizations = text_of(&mut archive, CUSTOMIZATIONS)?;
        let solution = text_of(&mut archive, SOLUTION)?;
        let (customizations, ids) = packed(&customizations, profiles).map_err(|e| at(CUSTOMIZATIONS, &e))?;
        let solution = register(&solution, &ids).map_err(|error| at(SOLUTION, &error))?;
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..archive.len() {
            let file = archive.by_index_raw(number).map_err(|error| error.to_string())?;
            let name = file.name().map_err(|error| error.to_string())?.into_owned();
            let new = match name.to_ascii_lowercase().as_str() {
                CUSTOMIZATIONS => &customizations,
                SOLUTION => &solution,
                _ => {
                    out.raw_copy_file(file).map_err(|error| error.to_string())?;
                    continue;
                }
            };
            add(&mut out, &name, new)?;
        }
        finished(out)
    }
}

/// A new archive with these profiles.
pub fn fresh_archive(manifest: &Manifest, profiles: &[Exported]) -> Result<Vec<u8>, String> {
    // Packed files have Windows line ends, as the service writes them.
    let windows = |text: String| text.replace('\n', "\r\n");
    let (customizations, ids) = packed(&windows(Manifest::customizations_xml()), profiles)?;
    let solution = register(&windows(manifest.solution_xml()), &ids)?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut out, "[Content_Types].xml", CONTENT_TYPES)?;
    add(&mut out, CUSTOMIZATIONS, &customizations)?;
    add(&mut out, SOLUTION, &solution)?;
    finished(out)
}

fn at(file: &str, error: &str) -> String {
    format!("{file}: {error}")
}

fn text_of(archive: &mut ZipArchive<Cursor<&[u8]>>, wanted: &str) -> Result<String, String> {
    for number in 0..archive.len() {
        let file = archive.by_index(number).map_err(|error| error.to_string())?;
        let is_wanted = file.name().is_ok_and(|name| name.eq_ignore_ascii_case(wanted));
        if is_wanted {
            let mut bytes = Vec::new();
            file.take(MAX_TEXT).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
            return String::from_utf8(bytes).map_err(|_| format!("{wanted} isn't UTF-8"));
        }
    }
    Err(format!("it holds no {wanted}"))
}

fn add(out: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), String> {
    // The same input makes the same bytes: no time of day goes in.
    let options = SimpleFileOptions::default();
    out.start_file(name, options).map_err(|error| error.to_string())?;
    out.write_all(text.as_bytes()).map_err(|error| error.to_string())
}

fn finished(out: ZipWriter<Cursor<Vec<u8>>>) -> Result<Vec<u8>, String> {
    out.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
