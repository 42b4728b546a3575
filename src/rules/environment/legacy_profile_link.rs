//! `legacy-profile-link`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "legacy-profile-link",
    code: "MOP907",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people whose user row names another profile",
    doc: include_str!("legacy_profile_link.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let differs = |member: &&Membership| {
        let legacy = subject.user(member).and_then(|user| user.legacy_profile.as_ref());
        legacy.is_some_and(|legacy| !legacy.eq_ignore_ascii_case(&subject.live.id))
    };
    let members: Vec<&Membership> = subject.members().filter(differs).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` have another profile on their user row: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help = "the older link on the user row may win; assign them anew in the admin center";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
