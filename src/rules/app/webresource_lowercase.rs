//! `webresource-lowercase`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "webresource-lowercase",
    code: "MOP826",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a web resource whose name isn't in lower case",
    doc: include_str!("webresource_lowercase.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if !subject.is_first() {
        return;
    }
    let place = subject.profile.name.place;
    for resource in &subject.app.web_resources {
        if resource.name.chars().any(|c| c.is_ascii_uppercase()) {
            let message = format!("the web resource `{}` isn't named in lower case", resource.name);
            let help = format!(
                "offline it can't be loaded; make it anew as `{}` (in {})",
                resource.name.to_ascii_lowercase(),
                resource.file
            );
            findings.push(Finding::new(ID, place, message).help(help));
        }
    }
}
