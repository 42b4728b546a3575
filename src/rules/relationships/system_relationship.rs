//! `system-relationship`, see the page beside this file.

use crate::catalog::{Ends, SYSTEM_LOOKUPS};
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "system-relationship",
    code: "MOP513",
    severity: Severity::Warning,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a relationship of who created or owns a row",
    doc: include_str!("system_relationship.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for edge in &subject.graph.edges {
        let Some(known) = edge.known else {
            continue;
        };
        let Ends::OneToMany { column, .. } = known.ends else { continue };
        if SYSTEM_LOOKUPS.contains(&column) {
            let message = format!("`{}` follows `{column}`, which the system sets on every row", known.name);
            let help =
                "it brings rows for every row of the table; leave it away unless people need it offline";
            findings.push(Finding::new(ID, edge.place, message).help(help));
        }
    }
}
