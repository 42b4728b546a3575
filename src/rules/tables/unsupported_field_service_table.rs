//! `unsupported-field-service-table`, see the page beside this file.

use crate::catalog::UNSUPPORTED_FIELD_SERVICE_FAMILIES;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "unsupported-field-service-table",
    code: "MOP201",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a Field Service table that doesn't support offline",
    doc: include_str!("unsupported_field_service_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let name = table.name.to_ascii_lowercase();
        let family = UNSUPPORTED_FIELD_SERVICE_FAMILIES.iter().find(|(family, _)| name.starts_with(family));
        if let Some((_, family)) = family {
            findings.push(
                Finding::new(
                    ID,
                    table.name.place,
                    format!(
                        "`{}` belongs to {family}, which doesn't support offline profiles",
                        table.name.value
                    ),
                )
                .help("remove the table; using it offline may raise errors in the app"),
            );
        }
    }
}
