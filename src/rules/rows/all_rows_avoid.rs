//! `all-rows-avoid`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "all-rows-avoid",
    code: "MOP308",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "all rows of a table reach every device",
    doc: include_str!("all_rows_avoid.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if let Some(rule) = table.rows.iter().find(|rule| rule.value == RowRule::All) {
            findings.push(
                Finding::new(ID, rule.place, format!("all rows of `{}` reach every device", table.name.value))
                    .help("related rows or a filter keep downloads small; all rows suit small reference tables only"),
            );
        }
    }
}
