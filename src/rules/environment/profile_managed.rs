//! `profile-managed`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "profile-managed",
    code: "MOP905",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/set-up-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a profile of a managed solution",
    doc: include_str!("profile_managed.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    if subject.live.managed {
        let message = format!("`{}` comes from a managed solution", subject.live.profile.name.value);
        let help = "publishing changes puts an unmanaged layer above it, which later updates of the solution don't reach";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
