//! `fetch-paging-ignored`, see the page beside this file.

use super::at;
use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-paging-ignored",
    code: "MOP418",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "paging in a filter has no effect",
    doc: include_str!("fetch_paging_ignored.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for (name, _, place) in &query.options {
            if matches!(name.as_str(), "page" | "count") {
                let message = format!("`{name}` has no effect in the filter of a profile");
                findings.push(
                    at(ID, filter, place, message)
                        .help("remove it; all rows that pass the filter are downloaded")
                        .fix(Fix::safe("remove it", Edit::Cut { place: filter.text.place })),
                );
            }
        }
    }
}
