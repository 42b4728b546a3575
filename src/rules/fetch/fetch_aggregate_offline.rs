//! `fetch-aggregate-offline`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-aggregate-offline",
    code: "MOP421",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/model-driven-apps/clientapi/reference/xrm-webapi/retrievemultiplerecords",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter that sums or counts",
    doc: include_str!("fetch_aggregate_offline.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        if let Some(place) = query.aggregates.first() {
            let message = format!(
                "the filter of `{}` aggregates rows, and sources disagree whether that works offline",
                filter.table.name.value
            );
            findings.push(
                at(ID, filter, place, message).help("try it in a test environment before relying on it"),
            );
        }
    }
}
