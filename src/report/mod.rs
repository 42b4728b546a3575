//! Answers: one file per kind, each a pure function of findings, changes or rows to text.

pub mod changes;
pub mod findings;
pub mod json;
pub mod people;

use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};

/// A table for people: no frame, a rule under the head, no wider than the terminal.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>, width: usize) -> String {
    let mut table = Table::new();
    let rule = LineStyle::none().fill('─').junction('─');
    table
        .load_style(TableStyle::new().header_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(head.iter().copied());
    for row in rows {
        table.add_row(row.iter().map(|cell| crate::ui::visible(cell)));
    }
    table.to_string().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// `1 error`, `2 errors`.
pub fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ if what.ends_with("ch") => format!("{number} {what}es"),
        _ if what.ends_with("person") => format!("{number} people"),
        _ => format!("{number} {what}s"),
    }
}
