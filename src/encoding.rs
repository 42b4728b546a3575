//! Texts as other programs write them: UTF-8, or UTF-16 with a byte order mark or plainly without one.

use std::borrow::Cow;

/// The text of a file without its byte order mark. The error is the line, from 1, in which something else
/// than UTF-8 or UTF-16 stands.
pub fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, u64> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2);
        let is_whole = pairs.remainder().is_empty();
        let (mut text, mut line) = (String::with_capacity(bytes.len()), 1);
        for letter in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
            let letter = letter.map_err(|_| line)?;
            line += u64::from(letter == '\n');
            text.push(letter);
        }
        if is_whole { Ok(Cow::Owned(text)) } else { Err(line) }
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        // No text has such a character, but every Latin letter has such a byte in UTF-16.
        [1..=255, 0, ..] if bytes.len().is_multiple_of(2) => wide(bytes, u16::from_le_bytes),
        [0, 1..=255, ..] if bytes.len().is_multiple_of(2) => wide(bytes, u16::from_be_bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text.trim_start_matches('\u{feff}'))),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                Err(1 + before.iter().filter(|byte| **byte == b'\n').count() as u64)
            }
        },
    }
}
