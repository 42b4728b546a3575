//! CSV that is safe to open in a spreadsheet.

use std::io::Write;

use csv::{ReaderBuilder, WriterBuilder};

/// A cell without the apostrophe that keeps spreadsheets from reading a formula.
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_formula) => rest,
        _ => cell,
    }
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    if cell.starts_with(is_formula) { format!("'{cell}") } else { cell.to_owned() }
}

fn is_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r')
}

/// The text of a CSV file.
pub fn written(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = Vec::new();
    // Writing to memory can't fail.
    let _ = write(&mut text, head, rows);
    String::from_utf8_lossy(&text).into_owned()
}

/// Writes a CSV file row by row.
pub fn write(
    to: &mut impl Write,
    head: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> std::io::Result<()> {
    let mut writer = WriterBuilder::new().from_writer(to);
    writer.write_record(head.iter().map(|cell| safe(cell)))?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    writer.flush()
}

/// A row as one line, cells as they are.
pub fn line_of<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory can't fail.
    let _ = writer.write_record(cells);
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The cells of a line.
pub fn cells_of(line: &str) -> Vec<String> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line.as_bytes());
    let row = reader.records().next().and_then(Result::ok);
    row.iter().flatten().map(str::to_owned).collect()
}
