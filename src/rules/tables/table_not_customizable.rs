//! `table-not-customizable`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "table-not-customizable",
    code: "MOP208",
    severity: Severity::Error,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table whose offline flags can't be changed",
    doc: include_str!("table_not_customizable.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        let off = known.flags.offline == Some(false) || known.flags.change_tracking == Some(false);
        if !subject.catalog.is_complete() || !off || known.flags.customizable != Some(false) {
            continue;
        }
        let message = format!(
            "`{}` lacks an offline flag, and nobody may change it in {}",
            table.name.value,
            subject.catalog.name()
        );
        findings.push(Finding::new(ID, table.name.place, message).help(
            "ask the publisher of the solution that owns the table; a managed table may forbid changes",
        ));
    }
}
