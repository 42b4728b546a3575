//! `intersect-table-listed`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "intersect-table-listed",
    code: "MOP211",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the table behind a many-to-many relationship",
    doc: include_str!("intersect_table_listed.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        if !known.intersect {
            continue;
        }
        let message =
            format!("`{}` stands behind a many-to-many relationship and can't be listed", table.name.value);
        findings.push(
            Finding::new(ID, table.name.place, message)
                .help("remove it: the platform adds it when both of its tables are in the profile")
                .fix(Fix::safe("remove the table", Edit::RemoveEntry { place: table.name.place })),
        );
    }
}
