//! `circular-relationship`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::graph::chain;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "circular-relationship",
    code: "MOP504",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "relationships run in a circle",
    doc: include_str!("circular_relationship.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for cycle in subject.graph.cycles() {
        let Some((first, rest)) = cycle.split_first() else {
            continue;
        };
        let mut finding =
            Finding::new(ID, first.place, format!("these relationships run in a circle: {}", chain(&cycle)))
                .help("remove one of them");
        for edge in rest {
            finding = finding.related(edge.place, format!("{} brings {}", edge.from, edge.to));
        }
        findings.push(finding);
    }
}
