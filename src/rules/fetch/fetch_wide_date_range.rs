//! `fetch-wide-date-range`, see the page beside this file.

use super::{at, hours_of};
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

/// Hours; 52 weeks and 12 months are meant as a year, too.
const YEAR: u64 = 364 * 24;

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
            if let Some(hours) = hours_of(condition).filter(|hours| *hours >= YEAR) {
                let years = match hours / YEAR {
                    1 => "a year".to_owned(),
                    years => format!("{years} years"),
                };
                let message = format!("`{}` spans about {years} of rows", condition.operator);
                findings.push(
                    at(ID, filter, &condition.place, message)
                        .help("technicians rarely need so much; narrow the window"),
                );
            }
        }
    }
}
