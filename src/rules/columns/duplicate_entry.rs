//! `duplicate-entry`, see the page beside this file.

use std::collections::HashMap;

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::{Located, RowRule, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId { slug: "duplicate-entry", code: "MOP610", severity: Severity::Warning, url: "" };

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a column, row rule, person or app is listed twice",
    doc: include_str!("duplicate_entry.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        twice(table.selected_columns().unwrap_or_default(), findings);
        // The platform refuses a second relationship of the same image column.
        let before = findings.len();
        twice(table.images.as_deref().unwrap_or_default(), findings);
        findings[before..].iter_mut().for_each(|finding| finding.severity = Severity::Error);
        // A repeated `custom` has a rule of its own.
        let words: Vec<Located<String>> = table
            .rows
            .iter()
            .filter(|rule| !matches!(rule.value, RowRule::Custom(_) | RowRule::View(_)))
            .map(|rule| Located::new(rule.word().to_owned(), rule.place))
            .collect();
        twice(&words, findings);
    }
    twice(subject.profile.apps.as_deref().unwrap_or_default(), findings);
    if let Some(people) = &subject.profile.people {
        twice(&people.users, findings);
        twice(&people.teams, findings);
    }
}

/// Names that are compared one by one.
const SHORT: usize = 40;

fn twice(names: &[Located<String>], findings: &mut Vec<Finding>) {
    let mut seen: HashMap<String, &Located<String>> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        // Most lists are too short to be worth a map.
        let first = if names.len() <= SHORT {
            names[..at].iter().find(|other| same_name(other, name))
        } else {
            seen.get(&name.to_ascii_lowercase()).copied()
        };
        if let Some(first) = first {
            let message = format!("`{}` is listed twice", name.value);
            findings.push(
                Finding::new(ID, name.place, message)
                    .related(first.place, "first here")
                    .help("remove one of them")
                    .fix(Fix::safe("remove it", Edit::RemoveItem { place: name.place })),
            );
        }
        if names.len() > SHORT {
            seen.entry(name.to_ascii_lowercase()).or_insert(name);
        }
    }
}
