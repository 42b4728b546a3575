//! `selected-columns-unknown`, see the page beside this file.

use crate::catalog::{ColumnKind, Table as Known};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Located, Table, same_name};
use crate::rules::{Check, Input, Rule, Subject};
use crate::spelling::nearest;

const ID: RuleId =
    RuleId { slug: "selected-columns-unknown", code: "MOP602", severity: Severity::Error, url: "" };

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the environment's table has no such column",
    doc: include_str!("selected_columns_unknown.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let proves = subject.catalog.proves_columns();
    for (table, known) in subject.known_tables() {
        if !proves {
            // What is known to be something else isn't an image, whatever else there is.
            for column in table.images.iter().flatten() {
                if known.column(column).is_some_and(|known| known.kind != ColumnKind::Image) {
                    findings.push(unknown(table, column, known, |_| false, "image column"));
                }
            }
            continue;
        }
        for column in table.selected_columns().unwrap_or_default() {
            if !is_garbled(column) && !known.columns.iter().any(|other| same_name(other.name, column)) {
                findings.push(unknown(table, column, known, |_| true, "column"));
            }
        }
        for column in table.images.iter().flatten() {
            let is_image = |other: &str| {
                known.columns.iter().any(|known| known.name == other && known.kind == ColumnKind::Image)
            };
            if !is_image(&column.to_ascii_lowercase()) {
                findings.push(unknown(table, column, known, is_image, "image column"));
            }
        }
    }
}

/// Stored text that isn't a list of columns stands for itself in an environment's profile.
fn is_garbled(column: &Located<String>) -> bool {
    let without_text = column.place.start == column.place.end;
    without_text && !column.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

fn unknown(
    table: &Table,
    column: &Located<String>,
    known: &Known,
    fits: impl Fn(&str) -> bool,
    what: &str,
) -> Finding {
    let message = format!("table `{}` has no {what} `{}`", table.name.value, column.value);
    let names: Vec<&str> = known.columns.iter().map(|column| column.name).filter(|name| fits(name)).collect();
    let written = column.to_ascii_lowercase();
    let help = match nearest(&written, names.iter().copied(), |name| 1 + name.len() / 4) {
        Some(near) => format!("did you mean `{near}`?"),
        None if names.is_empty() => format!("the table has no {what} at all"),
        None => "write logical names of columns".to_owned(),
    };
    Finding::new(ID, column.place, message).help(help)
}
