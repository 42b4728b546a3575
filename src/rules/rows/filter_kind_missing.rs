//! `filter-kind-missing`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "filter-kind-missing",
    code: "MOP301",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table has no row rule",
    doc: include_str!("filter_kind_missing.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if table.complete && table.rows.is_empty() {
            findings.push(
                Finding::new(
                    ID,
                    table.name.place,
                    format!("`{}` has no row rule, so no row of it reaches a device", table.name.value),
                )
                .help("add `rows:` with one of related, all, user, team, business-unit, view or custom"),
            );
        }
    }
}
