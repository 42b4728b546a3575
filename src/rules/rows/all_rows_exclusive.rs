//! `all-rows-exclusive`, see the page beside this file.

use super::{list, other_words};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "all-rows-exclusive",
    code: "MOP302",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "all rows together with another row rule",
    doc: include_str!("all_rows_exclusive.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(all) = table.rows.iter().find(|rule| rule.value == RowRule::All) else {
            continue;
        };
        let others = other_words(table, all);
        if let Some(first) = others.first() {
            findings.push(
                Finding::new(
                    ID,
                    all.place,
                    format!("`{}` has all rows together with {}", table.name.value, list(&others)),
                )
                .related(first.place, "the other rule")
                .help("all rows leave nothing to add: keep `all` alone, or drop it"),
            );
        }
    }
}
