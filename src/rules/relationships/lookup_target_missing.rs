//! `lookup-target-missing`, see the page beside this file.

use crate::catalog::SYSTEM_LOOKUPS;
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

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.profile.manage == Manage::Listed {
        return;
    }
    for table in &subject.profile.tables {
        for column in table.selected_columns().unwrap_or_default() {
            let Some(target) = subject.catalog.lookup_target(&table.name, column) else { continue };
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
