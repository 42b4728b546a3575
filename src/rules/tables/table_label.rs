//! `table-label`, see the page beside this file.

use std::collections::HashMap;

use crate::finding::{Finding, RuleId, Severity};
use crate::model::Place;
use crate::rules::{Check, Input, Rule, Subject};

const LONGEST: usize = 255;

const ID: RuleId = RuleId {
    slug: "table-label",
    code: "MOP204",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "two tables share a label, or one is too long",
    doc: include_str!("table_label.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut seen: HashMap<String, Place> = HashMap::new();
    for label in subject.profile.tables.iter().filter_map(|table| table.label.as_ref()) {
        let length = label.chars().count();
        if length > LONGEST {
            let message = format!("the label has {length} characters, the platform stores {LONGEST}");
            findings.push(Finding::new(ID, label.place, message).help("shorten the label"));
        }
        if let Some(first) = seen.insert(label.to_lowercase(), label.place) {
            findings.push(
                Finding::new(ID, label.place, format!("another table is labelled `{}`, too", label.value))
                    .related(first, "the first one")
                    .help("labels are unique in a profile; change one of the two"),
            );
        }
    }
}
