//! `offline-switched-off`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "offline-switched-off",
    code: "MOP910",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/organization",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "mobile offline is off for the whole organization",
    doc: include_str!("offline_switched_off.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    if subject.first && subject.facts.settings.offline == Some(false) {
        let message = "mobile offline is off for this organization: no profile reaches a device";
        let help = "an administrator switches it on (setting IsMobileOfflineEnabled of the organization)";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
