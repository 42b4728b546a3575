//! `fs-default-missing-table`, see the page beside this file.

use crate::catalog::FIELD_SERVICE_DEFAULT_TABLES;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fs-default-missing-table",
    code: "MOP110",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a core table of the Field Service default is missing",
    doc: include_str!("fs_default_missing_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(based_on) = &subject.profile.based_on else {
        return;
    };
    for table in FIELD_SERVICE_DEFAULT_TABLES {
        if subject.profile.table(table).is_none() {
            findings.push(
                Finding::new(
                    ID,
                    based_on.place,
                    format!("the Field Service default holds `{table}`, this profile doesn't"),
                )
                .help(format!("add `{table}`; the documentation advises against removing default tables")),
            );
        }
    }
}
