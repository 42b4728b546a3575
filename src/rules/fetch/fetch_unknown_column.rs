//! `fetch-unknown-column`, see the page beside this file.

use crate::fetchxml::{self, Mention};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Located, RowRule, Table, same_name};
use crate::rules::{Check, Input, Rule, Subject};

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
    if !subject.catalog.is_complete() {
        return;
    }
    for table in &subject.profile.tables {
        for filter in filters(table) {
            for Mention { table: on, column } in fetchxml::conditions(filter, &table.name) {
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

/// The filters on a table's own rows.
fn filters(table: &Table) -> impl Iterator<Item = &Located<String>> {
    let custom = table.rows.iter().flat_map(|rule| match &rule.value {
        RowRule::Custom(custom) => custom.filters.as_slice(),
        _ => &[],
    });
    custom.chain(table.related_to.iter().filter_map(|entry| entry.filter.as_ref()))
}
