//! `fetch-related-table-limit`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-related-table-limit",
    code: "MOP409",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter links more tables than it may",
    doc: include_str!("fetch_related_table_limit.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        let count = query.links.len();
        if let Some(limit) = subject.limits.exceeded(Limit::LinkedTables, count) {
            let message = format!(
                "the filter of `{}` links {count} tables, the limit is {limit}",
                filter.table.name.value
            );
            let place = &query.links[limit].place;
            findings.push(
                at(ID, filter, place, message)
                    .help("bring the rows along by relationships instead of filtering by them"),
            );
        }
    }
}
