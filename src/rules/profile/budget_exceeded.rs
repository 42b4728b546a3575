//! `budget-exceeded`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId { slug: "budget-exceeded", code: "MOP111", severity: Severity::Error, url: "" };

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the profile holds more tables than its own budget allows",
    doc: include_str!("budget_exceeded.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(limit) = subject.profile.budget.as_ref().and_then(|budget| budget.tables.as_ref()) else {
        return;
    };
    let tables = subject.profile.tables.len() as u64;
    if tables > limit.value {
        findings.push(
            Finding::new(
                ID,
                limit.place,
                format!("the profile holds {tables} tables, its budget allows {}", limit.value),
            )
            .help("drop a table or raise `budget.tables`"),
        );
    }
}
