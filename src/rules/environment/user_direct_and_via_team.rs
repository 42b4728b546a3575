//! `user-direct-and-via-team`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::{Membership, PersonKind};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "user-direct-and-via-team",
    code: "MOP916",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people who are on one profile by name and on another through a team",
    doc: include_str!("user_direct_and_via_team.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let through_team = |member: &&Membership| {
        let profiles = subject.facts.through_teams.get(&member.person);
        member.kind == PersonKind::User
            && profiles.is_some_and(|profiles| {
                profiles.iter().any(|profile| !profile.eq_ignore_ascii_case(&member.profile))
            })
    };
    let members: Vec<&Membership> = subject.members().filter(through_team).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` are on another profile through a team: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help =
            "a person has one profile, and which one the device takes isn't documented; keep one of the two";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
