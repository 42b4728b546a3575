//! `fetchxml-malformed`, see the page beside this file.

use crate::fetchxml;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
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
        let custom = table.rows.iter().filter_map(|rule| match &rule.value {
            RowRule::Custom(custom) => Some(&custom.filters),
            _ => None,
        });
        for filter in custom.flatten() {
            if let Err(error) = fetchxml::check(filter, &table.name) {
                findings.push(
                    Finding::new(
                        ID,
                        filter.place,
                        format!("the filter of `{}`: {}", table.name.value, error.message),
                    )
                    .help("write a `<fetch>` with one `<entity>` of this table, or a bare `<filter>`"),
                );
            }
        }
        for entry in &table.related_to {
            if let Some(filter) = &entry.filter
                && let Err(error) = fetchxml::check(filter, &table.name)
            {
                findings.push(
                    Finding::new(
                        ID,
                        filter.place,
                        format!("the filter of the relationship: {}", error.message),
                    )
                    .help(format!("the filter is on the rows brought along, so on `{}`", table.name.value)),
                );
            }
        }
    }
}
