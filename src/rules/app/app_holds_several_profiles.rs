//! `app-holds-several-profiles`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "app-holds-several-profiles",
    code: "MOP834",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "an app of the solution uses more than one profile",
    doc: include_str!("app_holds_several_profiles.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    if !subject.is_first() {
        return;
    }
    for module in subject.app.modules.iter().filter(|module| module.profiles.len() > 1) {
        let message = format!("the app `{}` uses {} profiles", module.unique_name, module.profiles.len());
        let help =
            "the newer designer can't edit such an app; choose one profile, or the mode for selected users";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
