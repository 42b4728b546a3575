//! `canvas-profile-twice`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "canvas-profile-twice",
    code: "MOP837",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/limitations-canvas-apps",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "two canvas apps use one profile",
    doc: include_str!("canvas_profile_twice.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    let names: Vec<String> = subject.canvas_apps().map(|app| format!("`{}`", app.name)).collect();
    if names.len() > 1 {
        let message =
            format!("{} canvas apps use `{}`: {}", names.len(), subject.profile.name.value, names.join(", "));
        let help = "try the second app offline before you rely on it, or copy the profile for it";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
