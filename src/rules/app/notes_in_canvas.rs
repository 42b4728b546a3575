//! `notes-in-canvas`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "notes-in-canvas",
    code: "MOP838",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/limitations-canvas-apps",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "notes in the profile of a canvas app",
    doc: include_str!("notes_in_canvas.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if let (Some(app), Some(notes)) = (subject.canvas_apps().next(), subject.profile.table("annotation")) {
        let message = format!("notes don't work in offline canvas apps, and `{}` is one", app.name);
        let help = "leave `annotation` away, or keep the text in a table of your own";
        findings.push(Finding::new(ID, notes.name.place, message).help(help));
    }
}
