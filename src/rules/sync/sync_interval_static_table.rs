//! `sync-interval-static-table`, see the page beside this file.

use crate::catalog::Ownership;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{RowRule, Table};
use crate::rules::{Check, Input, Rule, Subject};

/// Minutes.
const OFTEN: u64 = 10;

const ID: RuleId = RuleId {
    slug: "sync-interval-static-table",
    code: "MOP704",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/offline-data-sync",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "tables that hardly change sync very often",
    doc: include_str!("sync_interval_static_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let quick = |table: &&Table| {
        let all = matches!(table.rows.as_slice(), [rule] if rule.value == RowRule::All);
        let is_owned =
            || subject.catalog.table(&table.name).is_some_and(|known| known.ownership == Ownership::User);
        all && table.sync.as_ref().is_some_and(|sync| sync.minutes() <= OFTEN) && !is_owned()
    };
    for table in subject.profile.tables.iter().filter(quick) {
        let message = format!("`{}` has all rows and syncs every few minutes", table.name.value);
        let help = "tables such as catalogues hardly change; `sync: 1h` or longer spares devices and server";
        findings.push(Finding::new(ID, table.name.place, message).help(help));
    }
}
