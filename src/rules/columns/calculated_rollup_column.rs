//! `calculated-rollup-column`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "calculated-rollup-column",
    code: "MOP607",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a selected column is computed by the server",
    doc: include_str!("calculated_rollup_column.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        let Some(columns) = table.selected_columns() else { continue };
        for column in columns.iter().filter(|column| known.column(column).is_some_and(|known| known.computed))
        {
            let message = format!(
                "`{}` is computed by the server and doesn't change on the device until a sync",
                column.value
            );
            findings.push(
                Finding::new(ID, column.place, message).help("tell users that it may be out of date offline"),
            );
        }
    }
}
