//! `person-on-several-profiles`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "person-on-several-profiles",
    code: "MOP903",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people who are on several profiles",
    doc: include_str!("person_on_several_profiles.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let several: Vec<&Membership> = subject
        .members()
        .filter(|member| {
            subject.facts.memberships.iter().flatten().any(|other| {
                other.kind == member.kind
                    && other.person.eq_ignore_ascii_case(&member.person)
                    && !other.profile.eq_ignore_ascii_case(&member.profile)
            })
        })
        .collect();
    if !several.is_empty() {
        let message = format!(
            "{} of `{}` are on another profile, too: {}",
            several.len(),
            subject.live.profile.name.value,
            subject.some(&several)
        );
        let help = "a person has one profile; take them off the others with `mopctl members remove`";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
