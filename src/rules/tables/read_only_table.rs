//! `read-only-table`, see the page beside this file.

use crate::catalog::capability;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
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

/// Tables that nobody expects to change on a device.
const REFERENCES: [&str; 3] = ["systemuser", "team", "connectionrole"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let is_read_only = capability(&table.name).is_some_and(|known| known.commands == "R");
        if is_read_only && !REFERENCES.iter().any(|name| same_name(name, &table.name)) {
            let message = format!("rows of `{}` can only be read offline", table.name.value);
            let help =
                "tell users not to expect to change them; `mopctl tables` lists what each table can do";
            findings.push(Finding::new(ID, table.name.place, message).help(help));
        }
    }
}
