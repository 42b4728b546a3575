//! `fetch-narrow-time-window`, see the page beside this file.

use super::{at, hours_of};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-narrow-time-window",
    code: "MOP415",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a window of time so small that rows come and go",
    doc: include_str!("fetch_narrow_time_window.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in &query.conditions {
            let operator = condition.operator.as_str();
            let of_changes =
                ["modifiedon", "createdon"].iter().any(|name| same_name(name, &condition.column));
            let hours = hours_of(condition);
            let is_day = matches!(operator, "today" | "yesterday" | "tomorrow")
                || hours.is_some_and(|hours| hours <= 24);
            let is_tiny = hours.is_some_and(|hours| hours < 24);
            if is_tiny || (of_changes && is_day) {
                let message =
                    format!("`{operator}` on `{}` lets rows come and go all the time", condition.column);
                let help = "prefer status, owner or region; or a wider window with fixed bounds, such as last and this month";
                findings.push(at(ID, filter, &condition.place, message).help(help));
            }
        }
    }
}
