//! `association-label`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const LONGEST: usize = 200;

const ID: RuleId = RuleId {
    slug: "association-label",
    code: "MOP511",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/mobileofflineprofileitemassociation",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the label of a relationship is too long",
    doc: include_str!("association_label.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let labels = subject.profile.tables.iter().flat_map(|table| {
        let entries = table.related_to.iter().map(|entry| &entry.label);
        entries.chain(table.brings.iter().map(|brings| &brings.label))
    });
    for label in labels.flatten() {
        let length = label.chars().count();
        if length > LONGEST {
            let message = format!("the label has {length} characters, the platform stores {LONGEST}");
            findings.push(Finding::new(ID, label.place, message).help("shorten the label"));
        }
    }
}
