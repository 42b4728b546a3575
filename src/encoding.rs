//! Texts as other programs write them: UTF-8, or UTF-16 with a byte order mark or plainly without one.

use std::borrow::Cow;

/// The text of a file without its byte order mark; `None` where it is neither UTF-8 nor UTF-16.
pub fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        if !bytes.len().is_multiple_of(2) {
            return None;
        }
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // No text has such a character, but every Latin letter has such a byte in UTF-16.
        [1..=255, 0, ..] if bytes.len().is_multiple_of(2) => wide(bytes, u16::from_le_bytes),
        [0, 1..=255, ..] if bytes.len().is_multiple_of(2) => wide(bytes, u16::from_be_bytes),
        _ => std::str::from_utf8(bytes).ok().map(|text| Cow::Borrowed(text.trim_start_matches('\u{feff}'))),
    }
}
