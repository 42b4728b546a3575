//! `custom-filter-repeated`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "custom-filter-repeated",
    code: "MOP306",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "custom stands several times",
    doc: include_str!("custom_filter_repeated.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let mut customs = table.rows.iter().filter(|rule| matches!(rule.value, RowRule::Custom(_)));
        let Some(first) = customs.next() else {
            continue;
        };
        for again in customs {
            findings.push(
                Finding::new(
                    ID,
                    again.place,
                    format!(
                        "`{}` has `custom` a second time: the file doesn't say how the two combine",
                        table.name.value
                    ),
                )
                .related(first.place, "first here")
                .help("write `custom: { all: [F, F] }` or `custom: { any: [F, F] }`"),
            );
        }
    }
}
