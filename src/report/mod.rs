//! Answers: one file per kind, each a pure function of findings, changes or rows to text.

pub mod audit;
pub mod changes;
mod ci;
mod concise;
pub mod findings;
pub mod graph;
pub mod impact;
pub mod json;
mod junit;
mod markdown;
pub mod people;
pub mod rules;
mod sarif;
mod statistics;

use findings::Report;

use crate::ui::ReportFormat;

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};

/// A table for people: no frame, a rule under the head, no wider than the terminal.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>, width: usize) -> String {
    let mut table = Table::new();
    let rule = LineStyle::none().fill('─').junction('─');
    table
        .load_style(TableStyle::new().header_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header(head.iter().copied());
    // Names are copied from there; only what comes behind is wrapped.
    if let Some(first) = table.column_mut(0) {
        first.set_constraint(ColumnConstraint::ContentWidth);
    }
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

/// How a report of findings is shaped beside its format.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// Whether it may be coloured.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether rules are counted instead of findings listed.
    pub statistics: bool,
}

/// Findings in a format.
pub fn written(report: Report<'_>, format: ReportFormat, shape: Shape) -> String {
    match format {
        ReportFormat::Human | ReportFormat::Concise if shape.statistics => {
            statistics::human(report, shape.width)
        }
        ReportFormat::Human => findings::human(report, shape.color),
        ReportFormat::Concise => concise::concise(report),
        ReportFormat::Json => {
            let mut value = json::findings(report);
            if shape.statistics {
                value["statistics"] = statistics::json(report);
            }
            json::text(&value)
        }
        ReportFormat::Sarif => json::text(&sarif::sarif(report)),
        ReportFormat::Junit => junit::junit(report),
        ReportFormat::Github => ci::github(report),
        ReportFormat::Azure => ci::azure(report),
        ReportFormat::Markdown => markdown::markdown(report),
    }
}
