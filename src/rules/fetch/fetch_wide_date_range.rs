//! `fetch-wide-date-range`, see the page beside this file.

use super::{at, days_of};
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

/// Days.
const YEAR: u64 = 365;

const ID: RuleId = RuleId {
    slug: "fetch-wide-date-range",
    code: "MOP416",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a window of time of a year or more",
    doc: include_str!("fetch_wide_date_range.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in &query.conditions {
            if let Some(days) = days_of(condition).filter(|days| *days >= YEAR) {
                let message = format!("`{}` spans about {} years of rows", condition.operator, days / YEAR);
                findings.push(
                    at(ID, filter, &condition.place, message)
                        .help("technicians rarely need so much; narrow the window"),
                );
            }
        }
    }
}
