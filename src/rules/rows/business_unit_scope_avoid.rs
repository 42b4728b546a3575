//! `business-unit-scope-avoid`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "business-unit-scope-avoid",
    code: "MOP309",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a whole business unit's rows reach every device",
    doc: include_str!("business_unit_scope_avoid.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if let Some(rule) = table.rows.iter().find(|rule| rule.value == RowRule::BusinessUnit) {
            findings.push(
                Finding::new(
                    ID,
                    rule.place,
                    format!("all rows of the business unit reach each device of it (`{}`)", table.name.value),
                )
                .help("use `user` or `team` unless this is small master data, such as country codes"),
            );
        }
    }
}
