//! `lookup-target-missing`, see the page beside this file.

use crate::catalog::{ColumnKind, SYSTEM_LOOKUPS};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Manage, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "lookup-target-missing",
    code: "MOP516",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a selected lookup points to a table that the profile doesn't hold",
    doc: include_str!("lookup_target_missing.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

/// What a customer is.
const CUSTOMERS: [&str; 2] = ["account", "contact"];

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.profile.manage == Manage::Listed {
        return;
    }
    let has_customers = CUSTOMERS.iter().any(|name| subject.profile.table(name).is_some());
    for table in &subject.profile.tables {
        let Some(selected) = table.selected_columns() else { continue };
        let known = subject.catalog.table(&table.name).map(|known| known.columns).unwrap_or_default();
        let customers: Vec<&str> = known
            .iter()
            .filter(|column| column.kind == ColumnKind::Customer && !has_customers)
            .map(|column| column.name)
            .collect();
        let lookups = subject.catalog.lookups(&table.name);
        for column in selected {
            if customers.iter().any(|name| same_name(name, column)) {
                let message = format!(
                    "`{}` looks up `account` or `contact`, and the profile holds neither",
                    column.value
                );
                let help = "add the one that is meant, or expect an empty field offline";
                findings.push(Finding::new(ID, column.place, message).help(help));
                continue;
            }
            let Some(target) = lookups.target(column) else { continue };
            let is_system = SYSTEM_LOOKUPS.iter().any(|name| same_name(name, column));
            if !is_system && subject.profile.table(target).is_none() {
                let message =
                    format!("`{}` looks up `{target}`, which the profile doesn't hold", column.value);
                findings.push(
                    Finding::new(ID, column.place, message)
                        .help(format!("add `{target}`, or expect an empty field offline")),
                );
            }
        }
    }
}
