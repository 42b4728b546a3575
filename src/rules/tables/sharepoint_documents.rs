//! `sharepoint-documents`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const TABLES: [&str; 3] = ["sharepointdocument", "sharepointdocumentlocation", "sharepointsite"];

const ID: RuleId = RuleId {
    slug: "sharepoint-documents",
    code: "MOP213",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "SharePoint documents aren't available offline",
    doc: include_str!("sharepoint_documents.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if TABLES.iter().any(|name| same_name(name, &table.name)) {
            let message = format!("`{}`: SharePoint documents aren't available offline", table.name.value);
            findings.push(
                Finding::new(ID, table.name.place, message)
                    .help("remove the table; use file columns or notes for what must be at hand"),
            );
        }
    }
}
