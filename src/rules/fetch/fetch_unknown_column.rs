//! `fetch-unknown-column`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
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
    if !subject.catalog.proves_columns() {
        return;
    }
    for (filter, query) in subject.queries() {
        let conditions = query.conditions.iter().flat_map(|condition| {
            let columns = std::iter::once(&condition.column).chain(&condition.compared_with);
            columns.filter_map(|column| Some((condition.table.as_deref()?, column, &condition.place)))
        });
        let links = query.links.iter().flat_map(|link| {
            [(link.table.as_str(), &link.from, &link.place), (link.to_table.as_str(), &link.to, &link.place)]
        });
        for (on, column, place) in conditions.chain(links) {
            let on = if on.is_empty() { filter.table.name.as_str() } else { on };
            let Some(known) = subject.catalog.table(on) else { continue };
            if column.is_empty() || known.column(column).is_some() {
                continue;
            }
            let message =
                format!("the filter of `{}`: `{on}` has no column `{column}`", filter.table.name.value);
            findings.push(
                Finding::new(ID, filter.text.place, message)
                    .inside(filter.text, place.clone())
                    .help("write the logical name of a column"),
            );
        }
    }
}
