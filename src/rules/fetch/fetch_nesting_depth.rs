//! `fetch-nesting-depth`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-nesting-depth",
    code: "MOP408",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "filters nest more than three levels deep",
    doc: include_str!("fetch_nesting_depth.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let groups = query.groups.iter().map(|group| (group.level, &group.place, "filters"));
        let links = query.links.iter().map(|link| (link.level, &link.place, "linked tables"));
        let deepest = groups.chain(links).max_by_key(|(level, ..)| *level);
        if let Some((level, place, what)) = deepest
            && let Some(limit) = subject.limits.exceeded(Limit::FilterLevels, level)
        {
            let message = format!(
                "{what} nest {level} levels deep in the filter of `{}`, the limit is {limit}",
                filter.table.name.value
            );
            findings.push(
                at(ID, filter, place, message).help("merge filters of the same kind (and, or) into one"),
            );
        }
    }
}
