//! `fetch-guid-literal`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId =
    RuleId { slug: "fetch-guid-literal", code: "MOP422", severity: Severity::Warning, url: "" };

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter holds an id that other environments don't have",
    doc: include_str!("fetch_guid_literal.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        // Positions in a filter say whether it was written by hand; imported ones have no choice.
        let imported = subject.profile.id.is_some() || filter.text.place.range().is_empty();
        for condition in query.conditions.iter().filter(|_| !imported) {
            let is_literal = |value: &&String| {
                uuid::Uuid::parse_str(value.trim().trim_matches(['(', ')'])).is_ok()
                    && !subject.profile.inserted.contains(value)
            };
            let id = condition.values.iter().find(is_literal);
            if let Some(id) = id {
                let message = format!("`{}` is compared with the id {id}", condition.column);
                let help = "another environment has another id there: write a variable such as `${warehouse}` and give it a value for each environment under `vars` in mopctl.yaml";
                findings.push(at(ID, filter, &condition.place, message).help(help));
            }
        }
    }
}
