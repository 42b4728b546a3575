//! `relationship-target-not-in-profile`, see the page beside this file.

use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::Manage;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "relationship-target-not-in-profile",
    code: "MOP506",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the other end of a relationship isn't in the profile",
    doc: include_str!("relationship_target_not_in_profile.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // What isn't listed may be in the environment.
    if subject.profile.manage == Manage::Listed {
        return;
    }
    for edge in &subject.graph.edges {
        let companion = edge.to == FILE_COMPANION || edge.to == IMAGE_COMPANION;
        let missing = if subject.profile.table(&edge.from).is_none() {
            &edge.from
        } else if subject.profile.table(&edge.to).is_none() && !companion {
            &edge.to
        } else {
            continue;
        };
        findings.push(
            Finding::new(ID, edge.place, format!("`{missing}` isn't a table of this profile"))
                .help(format!("add `{missing}` under `tables`, or remove the relationship")),
        );
    }
}
