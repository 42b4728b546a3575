//! `table-unknown`, see the page beside this file.

use crate::catalog::Catalog;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "table-unknown",
    code: "MOP205",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the environment has no table of this name",
    doc: include_str!("table_unknown.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.catalog.is_complete() {
        return;
    }
    for table in &subject.profile.tables {
        if subject.catalog.has_table(&table.name) {
            continue;
        }
        let help = match Catalog::built_in().nearest_table(&table.name) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write its logical name, such as `account` or `new_inspection`".to_owned(),
        };
        let message = format!("{} has no table `{}`", subject.catalog.name(), table.name.value);
        findings.push(Finding::new(ID, table.name.place, message).help(help));
    }
}
