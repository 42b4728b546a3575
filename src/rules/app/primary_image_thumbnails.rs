//! `primary-image-thumbnails`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "primary-image-thumbnails",
    code: "MOP841",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a view with icons of its own, which lists don't show offline",
    doc: include_str!("primary_image_thumbnails.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    for view in subject.app.shown_views().into_iter().filter(|view| view.icons) {
        let Some(table) = subject.profile.table(&view.table) else { continue };
        let message = format!("the icons of the view \"{}\" aren't shown offline", view.name);
        let help = "what the icon tells should stand in a column of the view, too";
        findings.push(Finding::new(ID, table.name.place, message).help(help));
    }
}
