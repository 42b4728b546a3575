//! `organization-rows-needs-scope`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "organization-rows-needs-scope",
    code: "MOP304",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "organization rows without one of its options",
    doc: include_str!("organization_rows_needs_scope.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(rule) = table.rows.iter().find(|rule| rule.value == RowRule::Organization) else {
            continue;
        };
        if !table.rows.iter().any(|rule| rule.is_ownership()) {
            findings.push(
                Finding::new(
                    ID,
                    rule.place,
                    format!("`{}` has organization rows, but none of its options", table.name.value),
                )
                .help("choose at least one of `user`, `team` and `business-unit`"),
            );
        }
    }
}
