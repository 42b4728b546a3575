//! `fetchxml-malformed`, see the page beside this file.

use crate::fetchxml;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Combine, CustomFilter, Place, RowRule, Table};
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
    for filter in &subject.filters {
        let Err(error) = &filter.query else { continue };
        let (what, help) = if filter.own {
            (
                format!("the filter of `{}`", filter.table.name.value),
                "write a `<fetch>` with one `<entity>` of this table, or a bare `<filter>`".to_owned(),
            )
        } else {
            let on = filter.on.as_deref().unwrap_or("the other table");
            (
                "the filter of the relationship".to_owned(),
                format!("the filter is on the rows brought along, so on `{on}`"),
            )
        };
        let finding = Finding::new(ID, filter.text.place, format!("{what}: {}", error.message));
        findings.push(finding.inside(filter.text, shown(filter.text, error.offset)).help(help));
    }
    for table in &subject.profile.tables {
        for rule in &table.rows {
            if let RowRule::Custom(custom) = &rule.value {
                combined(custom, table, rule.place, subject, findings);
            }
        }
    }
}

/// What to point at: an element's name, or one character.
fn shown(text: &str, offset: usize) -> std::ops::Range<usize> {
    let rest = text.get(offset..).unwrap_or_default();
    let name = rest.char_indices().skip(1).find(|(_, c)| !c.is_alphanumeric() && !matches!(c, '-' | '/'));
    let length = match name {
        Some((end, _)) if rest.starts_with('<') => end,
        _ => rest.chars().next().map_or(0, char::len_utf8),
    };
    offset..offset + length
}

/// Filters that are sound one by one may still not combine.
fn combined(
    custom: &CustomFilter,
    table: &Table,
    place: Place,
    subject: &Subject<'_>,
    findings: &mut Vec<Finding>,
) {
    if custom.combine == Combine::One {
        return;
    }
    let mut own = subject.filters.iter().filter(|filter| filter.own && filter.table.name == table.name);
    if own.all(|filter| filter.query.is_ok())
        && let Err(error) = fetchxml::stored_text(custom, &table.name)
    {
        let message = format!("the filters of `{}`: {}", table.name.value, error.message);
        findings.push(
            Finding::new(ID, place, message).help("keep what is combined to plain `<filter>` elements"),
        );
    }
}
