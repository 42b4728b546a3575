//! `solution-without-table-metadata`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "solution-without-table-metadata",
    code: "MOP835",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a solution carries a profile without the definitions of its tables",
    doc: include_str!("solution_without_table_metadata.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if subject.app.profile_id(&subject.profile.name).is_none() {
        return;
    }
    let is_missing = |table: &&str| !subject.app.defined.iter().any(|known| same_name(known, table));
    let tables = subject.profile.tables.iter().map(|table| table.name.value.as_str());
    let missing: Vec<&str> = tables.filter(is_missing).collect();
    if let Some(first) = missing.first() {
        let more = if missing.len() > 1 { format!(" and {} more", missing.len() - 1) } else { String::new() };
        let message = format!(
            "the solution holds the profile `{}`, but not the definition of `{first}`{more}",
            subject.profile.name.value
        );
        let help = "include the table metadata of each table when exporting, or enable the tables for offline in the target first";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
