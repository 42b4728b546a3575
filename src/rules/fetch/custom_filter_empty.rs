//! `custom-filter-empty`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "custom-filter-empty",
    code: "MOP404",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a custom filter that filters nothing",
    doc: include_str!("custom_filter_empty.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let filters = !query.conditions.is_empty()
            || query.links.iter().any(|link| link.in_filter || link.kind != "outer");
        if filter.own && !filters {
            let message = format!("the custom filter of `{}` has no condition", filter.table.name.value);
            let help = "add a condition, or say `rows: all` if every row is meant";
            findings.push(Finding::new(ID, filter.text.place, message).help(help));
        }
    }
}
