//! `many-to-many-read-only`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RelationshipKind;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "many-to-many-read-only",
    code: "MOP514",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "many-to-many rows can only be read offline",
    doc: include_str!("many_to_many_read_only.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let many = subject.graph.edges.iter().filter(|edge| edge.kind == Some(RelationshipKind::ManyToMany));
    for edge in many {
        let message = format!(
            "rows of `{}` come by a many-to-many relationship, which can only be read offline",
            edge.to
        );
        let help = "\"Add existing\" is hidden offline; canvas apps don't support many-to-many relationships offline at all";
        findings.push(Finding::new(ID, edge.place, message).help(help));
    }
}
