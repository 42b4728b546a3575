//! `mapped-columns`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "mapped-columns",
    code: "MOP840",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "columns that are filled from a parent row only online",
    doc: include_str!("mapped_columns.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

/// Maps that are named in one finding.
const SHOWN: usize = 5;

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    let is_held = |name: &str| subject.profile.table(name).is_some();
    let maps: Vec<String> = subject
        .app
        .column_maps
        .iter()
        .filter(|map| map.columns > 0 && is_held(&map.source) && is_held(&map.target))
        .map(|map| format!("`{}` from `{}` ({})", map.target, map.source, map.columns))
        .collect();
    if !maps.is_empty() {
        let more = if maps.len() > SHOWN { ", …" } else { "" };
        let shown = maps[..maps.len().min(SHOWN)].join(", ");
        let message = format!("new rows get no values from their parent row offline: {shown}{more}");
        let help = "set such columns in a script of the form or a business rule; in brackets is how many columns are mapped";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
