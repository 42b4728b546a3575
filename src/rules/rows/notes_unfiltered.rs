//! `notes-unfiltered`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "notes-unfiltered",
    code: "MOP316",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/best-practices-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "all notes of the organization",
    doc: include_str!("notes_unfiltered.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(notes) = subject.profile.table("annotation")
        && let Some(all) = notes.rows.iter().find(|rule| rule.value == RowRule::All)
    {
        let message = "all notes with all their files reach every device";
        findings.push(Finding::new(ID, all.place, message).help("use `rows: related`, or a custom filter"));
    }
}
