//! `secured-column`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "secured-column",
    code: "MOP606",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a selected column has column security",
    doc: include_str!("secured_column.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        let Some(columns) = table.selected_columns() else { continue };
        for column in columns.iter().filter(|column| known.column(column).is_some_and(|known| known.secured))
        {
            let message = format!("`{}` has column security, which isn't supported offline", column.value);
            findings.push(
                Finding::new(ID, column.place, message)
                    .help("leave it away, or make sure that it may be seen by everyone on the profile"),
            );
        }
    }
}
