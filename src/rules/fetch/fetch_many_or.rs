//! `fetch-many-or`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

/// Alternatives that pass without comment.
const MANY: usize = 5;

const ID: RuleId = RuleId {
    slug: "fetch-many-or",
    code: "MOP414",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "many alternatives in one filter",
    doc: include_str!("fetch_many_or.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for group in query.groups.iter().filter(|group| group.any && group.parts > MANY) {
            let message = format!("{} alternatives in one filter make the sync slow", group.parts);
            findings.push(
                at(ID, filter, &group.place, message)
                    .help("use `in` with a list of values, or filter on one column that says it all"),
            );
        }
    }
}
