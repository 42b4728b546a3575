//! `fetch-link-depth`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-link-depth",
    code: "MOP423",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter goes through several linked tables",
    doc: include_str!("fetch_link_depth.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let deepest = query.links.iter().max_by_key(|link| link.level);
        if let Some(link) = deepest
            && let Some(limit) = subject.limits.exceeded(Limit::LinkLevels, link.level)
            && subject.limits.exceeded(Limit::FilterLevels, link.level).is_none()
        {
            let message = format!(
                "the filter of `{}` goes through {} linked tables in a row",
                filter.table.name.value, link.level
            );
            let help = format!(
                "the guidelines advise against more than {limit}: it makes the sync slow; filter on a nearer table"
            );
            findings.push(at(ID, filter, &link.place, message).help(help));
        }
    }
}
