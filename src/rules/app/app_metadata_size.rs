//! `app-metadata-size`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "app-metadata-size",
    code: "MOP842",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/best-practices-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "an app shows many tables that no profile holds",
    doc: include_str!("app_metadata_size.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

/// Tables that an app may show beside those of its profiles without a word.
const MANY: usize = 10;

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if !subject.is_first() {
        return;
    }
    for module in subject.app.modules.iter().filter(|module| subject.is_offline(module)) {
        let outside = module.tables.iter().filter(|table| !subject.any_holds(table)).count();
        if outside >= MANY && outside * 2 > module.tables.len() {
            let message = format!(
                "the app `{}` shows {} tables, {outside} of which are in no profile: devices download the definitions of all of them",
                module.unique_name,
                module.tables.len()
            );
            let help = "an app of its own for offline work, with the tables, views and forms that it needs, starts sooner";
            findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
        }
    }
}
