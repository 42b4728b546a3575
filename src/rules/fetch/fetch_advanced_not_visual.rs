//! `fetch-advanced-not-visual`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-advanced-not-visual",
    code: "MOP420",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter that the visual editor can't show",
    doc: include_str!("fetch_advanced_not_visual.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    const HIERARCHY: [&str; 5] = ["above", "eq-or-above", "under", "eq-or-under", "not-under"];
    for (filter, query) in subject.queries() {
        let sums = query.aggregates.iter().map(|place| {
            (place, "aggregates", "write it in the FetchXML editor, and don't open it in the visual one")
        });
        let hierarchy = query
            .conditions
            .iter()
            .filter(|condition| HIERARCHY.contains(&condition.operator.as_str()))
            .map(|condition| {
                let help =
                    "a hierarchy operator also needs a hierarchical relationship on the table (0x80047020)";
                (&condition.place, "hierarchy operators", help)
            });
        if let Some((place, what, help)) = sums.chain(hierarchy).next() {
            let message =
                format!("{what} can be edited in the FetchXML editor only, which is a preview feature");
            findings.push(at(ID, filter, place, message).help(help));
        }
    }
}
