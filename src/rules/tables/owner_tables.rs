//! `owner-tables`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Manage, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "owner-tables",
    code: "MOP216",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/troubleshoot/dynamics-365/field-service/mobile-app/mobile-app-common-issues",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the owner is shown, but the table of users isn't there",
    doc: include_str!("owner_tables.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.profile.manage == Manage::Listed || subject.profile.table("systemuser").is_some() {
        return;
    }
    for table in &subject.profile.tables {
        let Some(columns) = table.selected_columns() else { continue };
        let shown = columns
            .iter()
            .find(|column| ["ownerid", "owninguser"].iter().any(|name| same_name(name, column)));
        if let Some(column) = shown {
            let message =
                format!("`{}` shows the owner of a row, but `systemuser` isn't in the profile", column.value);
            findings.push(
                Finding::new(ID, column.place, message)
                    .help("add `systemuser`, or expect an empty owner offline"),
            );
            return;
        }
    }
}
