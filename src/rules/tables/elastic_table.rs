//! `elastic-table`, see the page beside this file.

use crate::catalog::TableKind;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "elastic-table",
    code: "MOP210",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/limitations-canvas-apps",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "an elastic table",
    doc: include_str!("elastic_table.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        if known.kind != TableKind::Elastic {
            continue;
        }
        let message = format!("`{}` is an elastic table, which can't be offline", table.name.value);
        findings
            .push(Finding::new(ID, table.name.place, message).help("remove the table; use a standard one"));
    }
}
