//! CSV that is safe to open in a spreadsheet.

use csv::WriterBuilder;

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
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory can't fail.
    let _ = writer.write_record(head.iter().map(|cell| safe(cell)));
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| safe(cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
