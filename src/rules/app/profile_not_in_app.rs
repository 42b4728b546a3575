//! `profile-not-in-app`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{AppSubject, Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "profile-not-in-app",
    code: "MOP833",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "an app that the profile names doesn't use it",
    doc: include_str!("profile_not_in_app.md"),
    inputs: &[Input::App],
    check: Check::App(check),
};

fn check(subject: &AppSubject<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = subject.id() else { return };
    for app in subject.profile.apps.iter().flatten() {
        let module = subject.app.modules.iter().find(|module| same_name(&module.unique_name, app));
        if module.is_some_and(|module| !module.profiles.contains(&id)) {
            let message =
                format!("the app `{}` doesn't use the profile `{}`", app.value, subject.profile.name.value);
            findings.push(Finding::new(ID, app.place, message).help("choose the profile in the app's settings (General, Can be used offline), save and publish the app"));
        }
    }
}
