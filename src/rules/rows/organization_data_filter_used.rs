//! `organization-data-filter-used`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "organization-data-filter-used",
    code: "MOP315",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table still has an organization data filter",
    doc: include_str!("organization_data_filter_used.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.catalog.is_complete() {
        return;
    }
    for table in &subject.profile.tables {
        let known = subject.catalog.table(&table.name);
        if known.is_some_and(|known| known.flags.organization_filter == Some(true)) {
            let message =
                format!("`{}` has an organization data filter, which is no longer used", table.name.value);
            findings.push(Finding::new(ID, table.name.place, message).help("say in the profile which rows are wanted; the organization filter has been deprecated since February 2021"));
        }
    }
}
