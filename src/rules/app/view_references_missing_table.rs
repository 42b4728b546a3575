//! `view-references-missing-table`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "view-references-missing-table",
    code: "MOP820",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a view links a table that the profile doesn't hold",
    doc: include_str!("view_references_missing_table.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for view in subject.app.shown_views() {
        let Some(table) = subject.profile.table(&view.table) else { continue };
        let missing: Vec<String> =
            view.links.iter().filter(|link| !subject.holds(link)).map(|link| format!("`{link}`")).collect();
        if !missing.is_empty() {
            let message = format!(
                "the view \"{}\" of `{}` links {}, which the profile doesn't hold",
                view.name,
                view.table,
                missing.join(", ")
            );
            let help = format!("add the table, or take the link out of the view (in {})", view.file);
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
