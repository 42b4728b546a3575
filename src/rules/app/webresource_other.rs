//! `webresource-other`, see the page beside this file.

use super::resources;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "webresource-other",
    code: "MOP828",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a form with an image or strings as a web resource",
    doc: include_str!("webresource_other.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    resources(
        subject,
        |kind| matches!(kind, 5..=8 | 10..=12),
        findings,
        ID,
        |name, form| {
            (
                format!("the form \"{form}\" holds the web resource `{name}`, which doesn't work offline"),
                "take it off the form; strings (resx) work as a dependency of a script".to_owned(),
            )
        },
    );
}
