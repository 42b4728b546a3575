//! `app-with-several-profiles`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::Profile;
use std::collections::HashMap;

use crate::model::Located;
use crate::rules::{Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "app-with-several-profiles",
    code: "MOP108",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "two profiles name the same app",
    doc: include_str!("app_with_several_profiles.md"),
    inputs: &[Input::File],
    check: Check::Set(check),
};

fn check(profiles: &[&Profile], findings: &mut Vec<Finding>) {
    let mut seen: HashMap<String, (&Located<String>, &Profile)> = HashMap::new();
    for profile in profiles {
        for app in profile.apps.iter().flatten() {
            let known = seen.get(&app.to_lowercase());
            if let Some((first, other)) = known.filter(|(_, other)| !std::ptr::eq(*other, *profile)) {
                let message = format!(
                    "app `{}` is to use `{}` and `{}`",
                    app.value, other.name.value, profile.name.value
                );
                let help = "an app in default mode takes one profile; several need the mode \"Restricted to selected users\"";
                findings.push(
                    Finding::new(ID, app.place, message).related(first.place, "named first here").help(help),
                );
            }
            seen.entry(app.to_lowercase()).or_insert((app, profile));
        }
    }
}
