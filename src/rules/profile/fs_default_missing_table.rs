//! `fs-default-missing-table`, see the page beside this file.

use crate::catalog::FIELD_SERVICE_DEFAULT_TABLES;
use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::Manage;
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
    // What the environment's profile holds besides, nobody sees here.
    if subject.profile.manage == Manage::Listed {
        return;
    }
    // Bookings have a rule of their own.
    for table in FIELD_SERVICE_DEFAULT_TABLES.iter().filter(|table| **table != "bookableresourcebooking") {
        if subject.profile.table(table).is_none() {
            let finding = Finding::new(
                ID,
                based_on.place,
                format!("the Field Service default holds `{table}`, this profile doesn't"),
            )
            .help(format!("add `{table}`; the documentation advises against removing default tables"));
            findings.push(match brought_by_work_orders(table, subject) {
                Some(fix) => finding.fix(fix),
                None => finding,
            });
        }
    }
}

/// Adds a table as related rows of work orders, where one relationship alone joins the two.
fn brought_by_work_orders(table: &str, subject: &Subject<'_>) -> Option<Fix> {
    let work_order = "msdyn_workorder";
    subject.profile.table(work_order)?;
    let [known] = subject.catalog.between(work_order, table)[..] else { return None };
    let (_, kind) = known.from_table(work_order)?;
    let value = format!(
        "{{ rows: related, related_to: [{{ table: {work_order}, as: {}, relationship: {} }}] }}",
        kind.word(),
        known.name
    );
    let title = format!("add `{table}` as related rows of work orders");
    Some(Fix::risky(title, Edit::AddTable { name: table.to_owned(), value }))
}
