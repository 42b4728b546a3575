//! `fetch-attribute-tags-ignored`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-attribute-tags-ignored",
    code: "MOP417",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "columns listed in a filter have no effect",
    doc: include_str!("fetch_attribute_tags_ignored.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut listed = subject.queries().filter_map(|(filter, query)| Some((filter, query.columns.first()?)));
    if let Some((filter, place)) = listed.next() {
        let mut finding =
            at(ID, filter, place, "columns listed in a filter have no effect on what is downloaded")
                .help("choose columns under `columns:`");
        for (filter, _) in listed {
            finding = finding.related(filter.text.place, "another filter with columns");
        }
        findings.push(finding);
    }
}
