//! `fetch-column-type-unsupported`, see the page beside this file.

use super::{at, kind_of};
use crate::catalog::ColumnKind;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-column-type-unsupported",
    code: "MOP405",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter on a column whose type can't be filtered offline",
    doc: include_str!("fetch_column_type_unsupported.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in &query.conditions {
            let Some(kind) = kind_of(subject, condition) else { continue };
            let severity = match kind {
                ColumnKind::CalendarRules
                | ColumnKind::File
                | ColumnKind::Image
                | ColumnKind::ManagedProperty
                | ColumnKind::Virtual => Severity::Error,
                ColumnKind::MultiSelectPicklist | ColumnKind::PartyList => Severity::Warning,
                _ => continue,
            };
            let message =
                format!("`{}` is of type {kind:?}, which can't be filtered offline", condition.column);
            findings.push(
                at(ID, filter, &condition.place, message)
                    .severity(severity)
                    .help("filter on another column that says the same, such as a choice or a lookup"),
            );
        }
    }
}
