//! `profile-name-unique`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use std::collections::HashMap;

use crate::model::Profile;
use crate::rules::{Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "profile-name-unique",
    code: "MOP101",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "two of the profiles given have one name",
    doc: include_str!("profile_name_unique.md"),
    inputs: &[Input::File],
    check: Check::Set(check),
};

fn check(profiles: &[&Profile], findings: &mut Vec<Finding>) {
    // Profiles by name as people read it, so that many files aren't compared with each other.
    let mut named: HashMap<String, Vec<&Profile>> = HashMap::new();
    for profile in profiles {
        if profile.name.is_empty() {
            continue;
        }
        let earlier = named.entry(profile.name.trim().to_lowercase()).or_default();
        // Two exports with one identity are two states of one profile.
        let clash = |other: &&&Profile| profile.id.is_none() || other.id != profile.id;
        let first = earlier.iter().find(clash).copied();
        earlier.push(profile);
        let Some(first) = first else { continue };
        findings.push(
            Finding::new(
                ID,
                profile.name.place,
                format!("another profile is already named `{}`", profile.name.value),
            )
            .related(first.name.place, "the first one")
            .help("profile names are unique in an environment; rename one of the two"),
        );
    }
}
