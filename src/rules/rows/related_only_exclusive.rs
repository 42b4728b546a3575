//! `related-only-exclusive`, see the page beside this file.

use super::{list, other_words};
use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::limits::LimitSet;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "related-only-exclusive",
    code: "MOP303",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "related rows together with another row rule",
    doc: include_str!("related_only_exclusive.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(related) = table.rows.iter().find(|rule| rule.value == RowRule::Related) else {
            continue;
        };
        let others = other_words(table, related);
        let Some(first) = others.first() else {
            continue;
        };
        let only_custom = others.iter().all(|rule| rule.word() == "custom");
        if only_custom && subject.limits.set == LimitSet::Current {
            continue;
        }
        let help = if only_custom {
            "the documentation of 2022 forbids this; since 2023 the guidelines accept it as OR, so MORE \
             rows arrive: to narrow the related rows use `custom` alone with a link inside the filter"
        } else {
            "keep `related` alone, or drop it and keep the others"
        };
        findings.push(
            Finding::new(
                ID,
                related.place,
                format!("`{}` has related rows together with {}", table.name.value, list(&others)),
            )
            .related(first.place, "the other rule")
            .help(help),
        );
    }
}
