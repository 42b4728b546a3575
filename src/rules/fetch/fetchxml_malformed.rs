//! `fetchxml-malformed`, see the page beside this file.

use crate::fetchxml;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{CustomFilter, Located, Place, RowRule, Table};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetchxml-malformed",
    code: "MOP401",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/fetchxml-editor",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter isn't well-formed FetchXML on its table",
    doc: include_str!("fetchxml_malformed.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        for rule in &table.rows {
            if let RowRule::Custom(custom) = &rule.value {
                custom_filter(custom, table, rule.place, findings);
            }
        }
        for (filter, brought) in relationship_filters(table, subject) {
            let checked = match &brought {
                Some(brought) => fetchxml::check(filter, brought),
                None => fetchxml::check_any(filter),
            };
            if let Err(error) = checked {
                let on = brought.unwrap_or_else(|| "the other table".to_owned());
                findings.push(
                    Finding::new(
                        ID,
                        filter.place,
                        format!("the filter of the relationship: {}", error.message),
                    )
                    .help(format!("the filter is on the rows brought along, so on `{on}`")),
                );
            }
        }
    }
}

fn custom_filter(custom: &CustomFilter, table: &Table, place: Place, findings: &mut Vec<Finding>) {
    let help = "write a `<fetch>` with one `<entity>` of this table, or a bare `<filter>`";
    let mut sound = true;
    for filter in &custom.filters {
        if let Err(error) = fetchxml::check(filter, &table.name) {
            sound = false;
            let message = format!("the filter of `{}`: {}", table.name.value, error.message);
            findings.push(Finding::new(ID, filter.place, message).help(help));
        }
    }
    // Filters that are sound one by one may still not combine.
    if sound && let Err(error) = fetchxml::stored_text(custom, &table.name) {
        let message = format!("the filters of `{}`: {}", table.name.value, error.message);
        findings.push(
            Finding::new(ID, place, message).help("keep what is combined to plain `<filter>` elements"),
        );
    }
}

/// Filters of relationships under a table, with the table that each is on where that is known.
fn relationship_filters<'t>(
    table: &'t Table,
    subject: &Subject<'_>,
) -> Vec<(&'t Located<String>, Option<String>)> {
    let own = table
        .related_to
        .iter()
        .filter_map(|entry| Some((entry.filter.as_ref()?, Some(table.name.value.clone()))));
    let brought = table.brings.iter().filter_map(|brings| {
        let known = subject.catalog.relationship(&brings.relationship);
        let other = known.and_then(|known| known.from_table(&table.name)).map(|(other, _)| other.to_owned());
        Some((brings.filter.as_ref()?, other))
    });
    own.chain(brought).collect()
}
