//! Files that this tool keeps: JSON that says what it is, and in which format.

use std::io::Write;

use serde::Serialize;

/// Checks the kind and the format that a file says it has; the error says what is wrong.
///
/// # Errors
///
/// Where it is something else, or of another version.
pub fn check((kind, format): (&str, u32), (wanted, known): (&str, u32)) -> Result<(), String> {
    if kind != wanted {
        return Err(format!("its kind is `{kind}`, not `{wanted}`"));
    }
    if format != known {
        return Err(format!("its format is {format}, this version reads {known}"));
    }
    Ok(())
}

/// Writes such a file.
///
/// # Errors
///
/// Where it can't be written.
pub fn write(file: &impl Serialize, to: &mut impl Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut *to, file)?;
    to.write_all(b"\n")
}

/// The text of such a file.
pub fn text(file: &impl Serialize) -> String {
    // Plain data can always be written.
    format!("{}\n", serde_json::to_string_pretty(file).unwrap_or_default())
}
