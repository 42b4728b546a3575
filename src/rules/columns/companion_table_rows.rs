//! `companion-table-rows`, see the page beside this file.

use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "companion-table-rows",
    code: "MOP608",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/files-images-offline-canvas-apps",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table of images or files has other than related rows",
    doc: include_str!("companion_table_rows.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for name in [IMAGE_COMPANION, FILE_COMPANION] {
        let Some(table) = subject.profile.table(name) else { continue };
        let other = table.rows.iter().find(|rule| rule.value != RowRule::Related);
        if let Some(rule) = other {
            let message = format!(
                "`{name}` holds images or files and should have related rows only, not `{}`",
                rule.word()
            );
            findings.push(Finding::new(ID, rule.place, message).help("write `rows: related`, or drop the table and use `images:` and `files:` of the tables that show them"));
        }
    }
}
