//! `related-only-without-relationship`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Manage, RowRule};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "related-only-without-relationship",
    code: "MOP507",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "related rows only, but nothing brings them",
    doc: include_str!("related_only_without_relationship.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // What isn't listed may be in the environment.
    if subject.profile.manage == Manage::Listed {
        return;
    }
    // An imported association of unknown direction may be the one that is missing here.
    if subject.graph.unknown > 0 {
        return;
    }
    for table in &subject.profile.tables {
        let Some(rule) = table.rows.iter().find(|rule| rule.value == RowRule::Related) else {
            continue;
        };
        let name = table.name.to_ascii_lowercase();
        if table.complete && !subject.graph.edges.iter().any(|edge| edge.to == name) {
            findings.push(
                Finding::new(
                    ID,
                    rule.place,
                    format!("`{}` has related rows, but no table brings them", table.name.value),
                )
                .help("add `related_to:` with the table whose rows bring these, or choose another row rule"),
            );
        }
    }
}
