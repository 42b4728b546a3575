//! `fetch-partial-match`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-partial-match",
    code: "MOP413",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter searches inside text",
    doc: include_str!("fetch_partial_match.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const SLOW: [&str; 6] =
        ["like", "not-like", "begins-with", "not-begin-with", "ends-with", "not-end-with"];
    for (filter, query) in subject.queries() {
        for condition in
            query.conditions.iter().filter(|condition| SLOW.contains(&condition.operator.as_str()))
        {
            let message = format!(
                "`{}` on `{}` searches inside text, which is slow",
                condition.operator, condition.column
            );
            findings.push(
                at(ID, filter, &condition.place, message)
                    .help("filter on a choice, a lookup or the owner instead"),
            );
        }
    }
}
