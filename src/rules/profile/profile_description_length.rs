//! `profile-description-length`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const LONGEST: usize = 2000;

const ID: RuleId = RuleId {
    slug: "profile-description-length",
    code: "MOP104",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/mobileofflineprofile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the description is longer than the platform stores",
    doc: include_str!("profile_description_length.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(description) = &subject.profile.description else {
        return;
    };
    let length = description.chars().count();
    if length > LONGEST {
        findings.push(
            Finding::new(
                ID,
                description.place,
                format!("the description has {length} characters, the platform stores {LONGEST}"),
            )
            .help("shorten the description"),
        );
    }
}
