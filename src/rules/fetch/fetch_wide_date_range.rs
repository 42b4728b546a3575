//! `fetch-wide-date-range`, see the page beside this file.

use super::{at, hours_of};
use crate::fetchxml::Condition;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

/// Hours; 52 weeks and 12 months are meant as a year, too.
const YEAR: u64 = 365 * 24;

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

/// Years by name.
const NAMED: [&str; 6] =
    ["last-year", "this-year", "next-year", "last-fiscal-year", "this-fiscal-year", "next-fiscal-year"];

/// How many hours lie between two dates.
fn between(condition: &Condition) -> Option<u64> {
    let [from, to] = condition.values.as_slice() else { return None };
    let day = |text: &String| text.trim().get(..10)?.parse::<jiff::civil::Date>().ok();
    let days = day(from)?.until(day(to)?).ok()?.get_days();
    let is_range = condition.operator == "between";
    u64::try_from(days).ok().filter(|_| is_range).map(|days| (days + 1) * 24)
}

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in &query.conditions {
            let named = NAMED.contains(&condition.operator.as_str()).then_some(YEAR);
            let window = named.or_else(|| hours_of(condition)).or_else(|| between(condition));
            if let Some(hours) = window.filter(|hours| *hours >= YEAR) {
                let years = match hours / YEAR {
                    1 => "a year".to_owned(),
                    years => format!("{years} years"),
                };
                let message = format!("`{}` spans about {years} of rows", condition.operator);
                findings.push(
                    at(ID, filter, &condition.place, message)
                        .help("people rarely need so much on a device; narrow the window"),
                );
            }
        }
    }
}
