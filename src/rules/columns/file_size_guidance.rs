//! `file-size-guidance`, see the page beside this file.

use crate::catalog::ColumnKind;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "file-size-guidance",
    code: "MOP611",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/best-practices-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a file column that takes larger files than devices like",
    doc: include_str!("file_size_guidance.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

/// Files above this size slow the download down, in kilobytes; above 10 MB the app may start anew.
const ADVISED: u64 = 4 * 1024;

fn megabytes(kilobytes: u64) -> String {
    match (kilobytes / 1024, kilobytes % 1024 * 10 / 1024) {
        (whole, 0) => format!("{whole} MB"),
        (whole, tenths) => format!("{whole}.{tenths} MB"),
    }
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        let Some(wanted) = table.files.as_ref().filter(|files| files.value) else { continue };
        let files = known.columns.iter().filter(|column| column.kind == ColumnKind::File);
        let names: Vec<String> = files
            .filter_map(|column| {
                let size = subject.catalog.column_size(known.name, column.name)?;
                (size > ADVISED).then(|| format!("`{}` (up to {})", column.name, megabytes(size)))
            })
            .collect();
        if !names.is_empty() {
            let message = format!("files of `{}` may be large: {}", table.name.value, names.join(", "));
            let help = "above 4 MB a file slows the download down, above 10 MB the app may start anew; lower the column's maximum";
            findings.push(Finding::new(ID, wanted.place, message).help(help));
        }
    }
}
