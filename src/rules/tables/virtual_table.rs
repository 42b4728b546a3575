//! `virtual-table`, see the page beside this file.

use crate::catalog::TableKind;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "virtual-table",
    code: "MOP209",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a virtual table",
    doc: include_str!("virtual_table.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        if known.kind != TableKind::Virtual {
            continue;
        }
        let message = format!("`{}` is a virtual table, which can't be offline", table.name.value);
        findings.push(
            Finding::new(ID, table.name.place, message)
                .help("remove the table; copy its rows into an ordinary table if they are needed"),
        );
    }
}
