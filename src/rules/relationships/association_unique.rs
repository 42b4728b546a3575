//! `association-unique`, see the page beside this file.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::catalog::IMAGE_COMPANION;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::Place;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "association-unique",
    code: "MOP510",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a relationship is listed twice",
    doc: include_str!("association_unique.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.graph.edges.iter().any(|edge| edge.again) {
        return;
    }
    let mut seen: HashMap<(&str, String, &str), Place> = HashMap::new();
    for edge in &subject.graph.edges {
        let Some(name) = &edge.name else { continue };
        // Images listed twice are columns listed twice.
        if edge.to == IMAGE_COMPANION && edge.known.is_none() {
            continue;
        }
        let key = (edge.from.as_str(), name.to_ascii_lowercase(), edge.to.as_str());
        match seen.entry(key) {
            Entry::Occupied(first) => findings.push(
                Finding::new(ID, edge.place, format!("`{name}` is listed twice"))
                    .related(*first.get(), "first here")
                    .help("remove one of the two"),
            ),
            Entry::Vacant(free) => {
                free.insert(edge.place);
            }
        }
    }
}
