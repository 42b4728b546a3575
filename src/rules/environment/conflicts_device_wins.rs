//! `conflicts-device-wins`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "conflicts-device-wins",
    code: "MOP911",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/offline-data-sync",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "what changed on the server meanwhile is overwritten by the device",
    doc: include_str!("conflicts_device_wins.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    if subject.first && subject.facts.settings.conflict_detection == Some(false) {
        let message =
            "conflict detection is off: a device overwrites what changed on the server, and nobody is told";
        let help = "that is the platform's default; with detection on the server's row wins and the device shows the conflict";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
