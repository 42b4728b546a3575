//! `fetch-clause-limit`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-clause-limit",
    code: "MOP407",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more conditions than a filter may have",
    doc: include_str!("fetch_clause_limit.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let count = query.conditions.len();
        if let Some(limit) = subject.limits.exceeded(Limit::Conditions, count) {
            let message = format!(
                "the filter of `{}` has {count} conditions, the limit is {limit}",
                filter.table.name.value
            );
            let place = &query.conditions[limit].place;
            findings.push(
                at(ID, filter, place, message)
                    .help("use `in` with a list of values, or filter on another column"),
            );
        }
    }
}
