//! `duplicate-entry`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::{Columns, Located, RowRule, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId { slug: "duplicate-entry", code: "MOP610", severity: Severity::Warning, url: "" };

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a column, row rule or person is listed twice",
    doc: include_str!("duplicate_entry.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let columns = match table.columns.as_ref().map(|columns| &columns.value) {
            Some(Columns::Only(columns)) => columns.as_slice(),
            _ => &[],
        };
        twice(columns, findings);
        // A repeated `custom` has a rule of its own.
        let words: Vec<Located<String>> = table
            .rows
            .iter()
            .filter(|rule| !matches!(rule.value, RowRule::Custom(_) | RowRule::View(_)))
            .map(|rule| Located::new(rule.word().to_owned(), rule.place))
            .collect();
        twice(&words, findings);
    }
    if let Some(people) = &subject.profile.people {
        twice(&people.users, findings);
        twice(&people.teams, findings);
    }
}

fn twice(names: &[Located<String>], findings: &mut Vec<Finding>) {
    for (at, name) in names.iter().enumerate() {
        if let Some(first) = names[..at].iter().find(|other| same_name(other, name)) {
            let message = format!("`{}` is listed twice", name.value);
            findings.push(
                Finding::new(ID, name.place, message)
                    .related(first.place, "first here")
                    .help("remove one of them")
                    .fix(Fix::safe("remove it", Edit::RemoveItem { place: name.place })),
            );
        }
    }
}
