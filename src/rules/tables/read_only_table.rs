//! `read-only-table`, see the page beside this file.

use crate::catalog::capability;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "read-only-table",
    code: "MOP214",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "tables whose rows can only be read offline",
    doc: include_str!("read_only_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut tables = subject
        .profile
        .tables
        .iter()
        .filter(|table| capability(&table.name).is_some_and(|known| known.commands == "R"));
    if let Some(first) = tables.next() {
        let message = format!("rows of `{}` can only be read offline", first.name.value);
        let mut finding = Finding::new(ID, first.name.place, message)
            .help("tell users not to expect to change them; `mopctl tables` lists what each table can do");
        for table in tables {
            finding = finding.related(table.name.place, format!("so can those of `{}`", table.name.value));
        }
        findings.push(finding);
    }
}
