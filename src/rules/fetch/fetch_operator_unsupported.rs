//! `fetch-operator-unsupported`, see the page beside this file.

use crate::fetchxml::{self, Mention};
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};
use crate::spelling::nearest;

use super::filters;

/// Operators that one of the two documented lists names: the one of profile filters (25), and the
/// one of offline queries, which has those of dates.
const SUPPORTED: [&str; 51] = [
    "begins-with",
    "ends-with",
    "eq",
    "eq-businessid",
    "eq-userid",
    "eq-userlanguage",
    "eq-useroruserhierarchy",
    "eq-useroruserhierarchyandteams",
    "eq-useroruserteams",
    "eq-userteams",
    "ge",
    "gt",
    "in",
    "last-month",
    "last-seven-days",
    "last-week",
    "last-x-days",
    "last-x-months",
    "last-x-weeks",
    "last-x-years",
    "last-year",
    "le",
    "like",
    "lt",
    "ne",
    "ne-businessid",
    "ne-userid",
    "neq",
    "next-month",
    "next-seven-days",
    "next-week",
    "next-x-days",
    "next-x-months",
    "next-x-weeks",
    "next-x-years",
    "next-year",
    "not-begin-with",
    "not-end-with",
    "not-in",
    "not-like",
    "not-null",
    "null",
    "on",
    "on-or-after",
    "on-or-before",
    "this-month",
    "this-week",
    "this-year",
    "today",
    "tomorrow",
    "yesterday",
];

const ID: RuleId = RuleId {
    slug: "fetch-operator-unsupported",
    code: "MOP403",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter compares in a way that isn't documented for offline",
    doc: include_str!("fetch_operator_unsupported.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        for filter in filters(table) {
            for Mention { column, operator, .. } in fetchxml::conditions(filter, &table.name) {
                if SUPPORTED.contains(&operator.as_str()) {
                    continue;
                }
                let (message, help) = if operator.is_empty() {
                    (
                        format!("the condition on `{column}` has no operator"),
                        "write `operator=\"eq\"`".to_owned(),
                    )
                } else {
                    (
                        format!("operator `{operator}` (on `{column}`) isn't documented for offline filters"),
                        advice(&operator),
                    )
                };
                findings.push(Finding::new(ID, filter.place, message).help(help));
            }
        }
    }
}

fn advice(operator: &str) -> String {
    match nearest(operator, SUPPORTED, |_| 2) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "try it in a test environment before relying on it".to_owned(),
    }
}
