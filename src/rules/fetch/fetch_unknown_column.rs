//! `fetch-unknown-column`, see the page beside this file.

use crate::fetchxml::{self, Mention};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

use super::filters;

const ID: RuleId = RuleId {
    slug: "fetch-unknown-column",
    code: "MOP402",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter asks for a column that the environment doesn't have",
    doc: include_str!("fetch_unknown_column.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.catalog.proves_columns() {
        return;
    }
    for table in &subject.profile.tables {
        for filter in filters(table) {
            for Mention { table: on, column, .. } in fetchxml::conditions(filter, &table.name) {
                let Some(known) = subject.catalog.table(&on) else { continue };
                if known.columns.iter().any(|other| same_name(other.name, &column)) {
                    continue;
                }
                let message =
                    format!("the filter of `{}`: `{on}` has no column `{column}`", table.name.value);
                findings
                    .push(Finding::new(ID, filter.place, message).help("write the logical name of a column"));
            }
        }
    }
}
