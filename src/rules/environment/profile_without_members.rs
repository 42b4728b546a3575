//! `profile-without-members`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "profile-without-members",
    code: "MOP902",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a profile that nobody is on",
    doc: include_str!("profile_without_members.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    if subject.facts.memberships.is_none() {
        return;
    }
    if subject.members().next().is_none() {
        let message = format!("nobody is on `{}`", subject.live.profile.name.value);
        let help = "assign users or teams with `mopctl members add`; only an app in default mode makes it work without members";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
