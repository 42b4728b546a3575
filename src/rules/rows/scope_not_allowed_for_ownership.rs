//! `scope-not-allowed-for-ownership`, see the page beside this file.

use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION, Ownership};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "scope-not-allowed-for-ownership",
    code: "MOP310",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a row rule that the owners of a table's rows don't allow",
    doc: include_str!("scope_not_allowed_for_ownership.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    // What the platform adds, or fills by itself, has rules of its own.
    let own = ["activityparty", IMAGE_COMPANION, FILE_COMPANION];
    for (table, known) in subject.known_tables().filter(|(_, known)| !own.contains(&known.name)) {
        for rule in &table.rows {
            let (whose, allowed) = match (known.ownership, &rule.value) {
                (Ownership::Organization, RowRule::User | RowRule::Team | RowRule::BusinessUnit) => {
                    ("the organization", "`related`, `all` or a `custom` filter")
                }
                (Ownership::Business, RowRule::User | RowRule::Team) => {
                    ("business units", "`related`, `all`, `business-unit` or a `custom` filter")
                }
                (
                    Ownership::None,
                    RowRule::All
                    | RowRule::Organization
                    | RowRule::User
                    | RowRule::Team
                    | RowRule::BusinessUnit,
                ) => ("nobody", "`related` or a `custom` filter"),
                _ => continue,
            };
            if rule.value == RowRule::All {
                let message =
                    format!("`{}` can't have all rows: its rows belong to nobody", table.name.value);
                findings.push(Finding::new(ID, rule.place, message).help(format!("use {allowed}")));
                continue;
            }
            let message = format!(
                "`{}` needs rows with an owner, but those of `{}` belong to {whose}",
                rule.word(),
                table.name.value
            );
            findings.push(Finding::new(ID, rule.place, message).help(format!("use {allowed}")));
        }
    }
}
