//! `fetch-condition-incomplete`, see the page beside this file.

use super::at;
use crate::fetchxml::Condition;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-condition-incomplete",
    code: "MOP424",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/fetchxml/reference/operators",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a condition that can't be evaluated",
    doc: include_str!("fetch_condition_incomplete.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in &query.conditions {
            let Condition { column, operator, values, .. } = condition;
            let message = if condition.table.is_none() {
                format!("no linked table is called as the condition on `{column}` says")
            } else if operator.is_empty() {
                format!("the condition on `{column}` has no operator")
            } else if operator.contains("-x-") && !values.iter().all(|value| is_count(value)) {
                format!(
                    "`{operator}` on `{column}` needs a whole number above 0, not `{}`",
                    values.join(", ")
                )
            } else if values.is_empty() && condition.compared_with.is_none() && needs_value(operator) {
                format!("`{operator}` on `{column}` has no value")
            } else if takes_two(operator) && values.len() != 2 {
                format!("`{operator}` on `{column}` needs two values, not {}", values.len())
            } else if !values.is_empty() && values.iter().all(String::is_empty) && operator.ends_with("in") {
                format!("`{operator}` on `{column}` has no value")
            } else if matches!(operator.as_str(), "on" | "on-or-after" | "on-or-before")
                && values.iter().any(|value| !is_date(value))
            {
                format!("`{operator}` on `{column}` needs a date, not `{}`", values.join(", "))
            } else if values.len() > 1 && takes_one(operator) {
                format!("`{operator}` on `{column}` compares with one value, not with {}", values.len())
            } else {
                continue;
            };
            let help =
                "write `attribute`, `operator` and, where the operator compares with something, `value`";
            findings.push(at(ID, filter, &condition.place, message).help(help));
        }
    }
}

/// Whether a text starts as a date does; a variable may become one.
fn is_date(value: &str) -> bool {
    let day = value.trim().get(..10);
    value.contains("${") || day.is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok())
}

fn is_count(value: &str) -> bool {
    value.trim().parse::<u32>().is_ok_and(|count| count > 0)
}

/// Whether an operator compares with two values: a range, a period of a year.
fn takes_two(operator: &str) -> bool {
    operator.ends_with("between") || operator.ends_with("fiscal-period-and-year")
}

/// Whether an operator compares with a single value.
fn takes_one(operator: &str) -> bool {
    let several = ["between", "not-between", "in", "not-in", "contain-values", "not-contain-values"];
    let in_period = operator.contains("fiscal-period-and-year");
    needs_value(operator) && !several.contains(&operator) && !in_period
}

/// Whether an operator compares with something that the condition must say.
fn needs_value(operator: &str) -> bool {
    const VALUED: [&str; 30] = [
        "above",
        "begins-with",
        "between",
        "contain-values",
        "ends-with",
        "eq",
        "eq-or-above",
        "eq-or-under",
        "ge",
        "gt",
        "in",
        "in-fiscal-period",
        "in-fiscal-period-and-year",
        "in-fiscal-year",
        "le",
        "like",
        "lt",
        "ne",
        "neq",
        "not-begin-with",
        "not-between",
        "not-contain-values",
        "not-end-with",
        "not-in",
        "not-like",
        "not-under",
        "on",
        "on-or-after",
        "on-or-before",
        "under",
    ];
    VALUED.contains(&operator) || operator.contains("-x-") || operator.ends_with("fiscal-period-and-year")
}
