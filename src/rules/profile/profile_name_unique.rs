//! `profile-name-unique`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Profile, same_title};
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
    for (at, profile) in profiles.iter().enumerate() {
        if profile.name.is_empty() {
            continue;
        }
        // Two exports with one identity are two states of one profile.
        let clash = |other: &&&Profile| {
            same_title(&other.name, &profile.name) && (profile.id.is_none() || other.id != profile.id)
        };
        let Some(first) = profiles[..at].iter().find(clash) else {
            continue;
        };
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
