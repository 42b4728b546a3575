//! `membership-conflict`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "membership-conflict",
    code: "MOP909",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/usermobileofflineprofilemembership",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people whom the platform itself marks as being on several profiles",
    doc: include_str!("membership_conflict.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    // Whose other membership can be seen has a rule of its own.
    let is_seen = |member: &Membership| {
        let same = |other: &&Membership| other.person == member.person && other.profile != member.profile;
        subject.facts.memberships.iter().flatten().any(|other| same(&other))
    };
    let members: Vec<&Membership> =
        subject.members().filter(|member| member.conflict && !is_seen(member)).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` are marked as having another profile: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help = "keep them on one profile; the mark goes with the other membership";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
