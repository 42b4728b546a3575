//! `fetch-unknown-attribute`, see the page beside this file.

use super::at;
use crate::fetchxml::attributes_of;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};
use crate::spelling::nearest;

const ID: RuleId = RuleId {
    slug: "fetch-unknown-attribute",
    code: "MOP425",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/fetchxml/reference/",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "an element of FetchXML has an attribute that it doesn't know",
    doc: include_str!("fetch_unknown_attribute.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for (element, attribute, place) in &query.strange {
            let message = format!("`<{element}>` has no attribute `{attribute}`");
            let known = attributes_of(element);
            let help = match nearest(attribute, known.iter().copied(), |_| 2) {
                Some(near) => format!("did you mean `{near}`?"),
                None if known.is_empty() => "remove it".to_owned(),
                None => format!("known are {}", known.join(", ")),
            };
            findings.push(at(ID, filter, place, message).help(help));
        }
    }
}
