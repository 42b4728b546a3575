//! `self-reference`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "self-reference",
    code: "MOP505",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table related to itself",
    doc: include_str!("self_reference.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for edge in subject.graph.edges.iter().filter(|edge| edge.from == edge.to) {
        findings.push(
            Finding::new(ID, edge.place, format!("`{}` is related to itself", edge.to))
                .help("remove the relationship; self-references aren't supported"),
        );
    }
}
