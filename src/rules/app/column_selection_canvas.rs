//! `column-selection-canvas`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "column-selection-canvas",
    code: "MOP839",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "columns are selected in the profile of a canvas app",
    doc: include_str!("column_selection_canvas.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    let Some(app) = subject.canvas_apps().next() else { return };
    let mut tables = subject.profile.tables.iter().filter(|table| table.selected_columns().is_some());
    if let Some((table, columns)) = tables.find_map(|table| Some((table, table.columns.as_ref()?))) {
        let message = format!(
            "`{}` selects columns of `{}`, which a profile chosen by hand can't for the canvas app `{}`",
            subject.profile.name.value, table.name.value, app.name
        );
        let help = "leave `columns` away, or let the canvas app have its generated profile";
        findings.push(Finding::new(ID, columns.place, message).help(help));
    }
}
