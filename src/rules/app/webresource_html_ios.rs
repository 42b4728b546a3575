//! `webresource-html-ios`, see the page beside this file.

use super::resources;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "webresource-html-ios",
    code: "MOP827",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a form with an HTML web resource",
    doc: include_str!("webresource_html_ios.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    resources(
        subject,
        |kind| (1..=4).contains(&kind) || kind == 9,
        findings,
        ID,
        |name, form| {
            (
                format!(
                    "the form \"{form}\" holds the web resource `{name}`, which doesn't work offline on iOS"
                ),
                "replace it by a component of the PowerApps component framework (PCF)".to_owned(),
            )
        },
    );
}
