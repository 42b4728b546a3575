//! `table-not-offline-enabled`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "table-not-offline-enabled",
    code: "MOP206",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table that can't be taken offline",
    doc: include_str!("table_not_offline_enabled.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.catalog.is_complete() {
        return;
    }
    for (table, known) in subject.known_tables() {
        let name = &table.name.value;
        let (message, severity) = match (known.flags.offline, known.flags.mobile_offline) {
            (Some(false), Some(false) | None) | (None, Some(false)) => {
                (format!("`{name}` can't be taken offline in {}", subject.catalog.name()), Severity::Error)
            }
            (Some(false), Some(true)) | (Some(true), Some(false)) => (
                format!("the two offline flags of `{name}` differ, and no page says which one counts"),
                Severity::Warning,
            ),
            _ => continue,
        };
        let help = "switch \"Can be taken offline\" on in the table's properties and publish the table, or let \
                    `mopctl tables enable` or `publish --enable-tables` do it";
        findings.push(Finding::new(ID, table.name.place, message).severity(severity).help(help));
    }
}
