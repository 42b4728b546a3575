//! `fetch-operator-unsupported`, see the page beside this file.

use crate::catalog::ColumnKind;
use crate::fetchxml::{Condition, compares_dates};
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};
use crate::spelling::nearest;

use super::kind_of;

/// Operators that one of the two documented lists names: the one of profile filters (25), and the
/// one of offline queries, which has those of dates.
pub(super) const SUPPORTED: [&str; 51] = [
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

/// Operators of `FetchXML` that neither list names ("Operators", Dataverse FetchXML reference).
const OTHERS: [&str; 32] = [
    "above",
    "between",
    "contain-values",
    "eq-or-above",
    "eq-or-under",
    "in-fiscal-period",
    "in-fiscal-period-and-year",
    "in-fiscal-year",
    "in-or-after-fiscal-period-and-year",
    "in-or-before-fiscal-period-and-year",
    "last-fiscal-period",
    "last-fiscal-year",
    "last-x-fiscal-periods",
    "last-x-fiscal-years",
    "last-x-hours",
    "next-fiscal-period",
    "next-fiscal-year",
    "next-x-fiscal-periods",
    "next-x-fiscal-years",
    "next-x-hours",
    "not-between",
    "not-contain-values",
    "not-under",
    "olderthan-x-days",
    "olderthan-x-hours",
    "olderthan-x-minutes",
    "olderthan-x-months",
    "olderthan-x-weeks",
    "olderthan-x-years",
    "this-fiscal-period",
    "this-fiscal-year",
    "under",
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
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in &query.conditions {
            let Condition { column, operator, .. } = condition;
            // That there is none has a rule of its own.
            let mut severity = ID.severity;
            let (message, help) = if operator.is_empty() {
                continue;
            } else if !SUPPORTED.contains(&operator.as_str()) && !OTHERS.contains(&operator.as_str()) {
                severity = Severity::Error;
                (format!("`{operator}` (on `{column}`) isn't an operator of FetchXML"), meant(operator))
            } else if !SUPPORTED.contains(&operator.as_str()) {
                (
                    format!("operator `{operator}` (on `{column}`) isn't documented for offline filters"),
                    advice(operator),
                )
            } else if let Some(kind) = kind_of(subject, condition)
                && let Some(needed) = unfit(operator, kind)
            {
                (
                    format!("operator `{operator}` needs {needed}, but `{column}` is of type {kind:?}"),
                    "compare with an operator that the type knows, such as `eq`, `ne` or `null`".to_owned(),
                )
            } else {
                continue;
            };
            findings.push(
                Finding::new(ID, filter.text.place, message)
                    .inside(filter.text, condition.place.clone())
                    .severity(severity)
                    .help(help),
            );
        }
    }
}

/// What an operator compares, where a column of this type isn't one.
fn unfit(operator: &str, kind: ColumnKind) -> Option<&'static str> {
    use ColumnKind as K;
    const TEXTS: [&str; 6] =
        ["like", "not-like", "begins-with", "not-begin-with", "ends-with", "not-end-with"];
    let is_person =
        operator.starts_with("eq-user") && operator != "eq-userlanguage" || operator == "ne-userid";
    if compares_dates(operator) {
        return (kind != K::DateTime).then_some("a date");
    }
    if TEXTS.contains(&operator) {
        let reads = matches!(kind, K::String | K::Memo | K::Picklist | K::State | K::Status | K::EntityName)
            || matches!(kind, K::Lookup | K::Customer | K::Owner);
        return (!reads).then_some("text or a choice");
    }
    if is_person {
        let points = matches!(kind, K::Owner | K::Lookup | K::Customer | K::Uniqueidentifier);
        return (!points).then_some("a lookup of users");
    }
    if matches!(operator, "gt" | "ge" | "lt" | "le") {
        let is_ordered = matches!(
            kind,
            K::BigInt | K::DateTime | K::Decimal | K::Double | K::Integer | K::Money | K::String | K::Memo
        );
        return (!is_ordered).then_some("a number or a date");
    }
    None
}

/// What somebody may have meant by an operator that doesn't exist.
fn meant(operator: &str) -> String {
    const ODD: [(&str, &str); 14] = [
        ("equals", "eq"),
        ("equal", "eq"),
        ("=", "eq"),
        ("==", "eq"),
        ("!=", "ne"),
        ("<>", "ne"),
        ("not-equal", "ne"),
        (">", "gt"),
        (">=", "ge"),
        ("<", "lt"),
        ("<=", "le"),
        ("is-null", "null"),
        ("is-not-null", "not-null"),
        ("contains", "like"),
    ];
    let odd = ODD.iter().find(|(word, _)| word.eq_ignore_ascii_case(operator)).map(|(_, known)| *known);
    match odd.or_else(|| nearest(operator, SUPPORTED, |_| 2)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "FetchXML knows `eq`, `ne`, `in`, `null`, `last-x-days` and the like".to_owned(),
    }
}

fn advice(operator: &str) -> String {
    match nearest(operator, SUPPORTED, |_| 2) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "try it in a test environment before relying on it".to_owned(),
    }
}
