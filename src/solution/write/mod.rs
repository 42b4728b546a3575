//! Profiles into solution files: texts that are there are edited in place, so that what isn't known
//! of them survives. Element order, escaping and forms of ids: "Customization solutions file schema"
//! (9.0) and exports of 2021 to 2026.

mod archive;
mod edits;
mod exported;
mod manifest;
mod profile;

pub use archive::{Archive, fresh_archive};
pub use exported::Exported;
pub use manifest::{Manifest, mark, register};
pub use profile::{is_customizations, packed, unpacked};

use quick_xml::escape::{escape, partial_escape};

/// Text inside an element, as exports escape it: quotes stay as they are.
fn text(text: &str) -> String {
    partial_escape(&*speakable(text)).replace('\r', "&#xD;")
}

/// Text inside an attribute.
fn attribute(text: &str) -> String {
    escape(&*speakable(text)).replace('\n', "&#xA;").replace('\r', "&#xD;")
}

/// XML has no way to hold most control characters.
fn speakable(text: &str) -> String {
    let fits = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{7f}'..);
    text.chars().map(|c| if fits(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}
