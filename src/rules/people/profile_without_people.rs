//! `profile-without-people`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "profile-without-people",
    code: "MOP802",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a profile that nobody is on",
    doc: include_str!("profile_without_people.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(people) = &subject.profile.people
        && people.users.is_empty()
        && people.teams.is_empty()
    {
        let message = format!("nobody is on `{}`", subject.profile.name.value);
        let help = "name users or teams, or leave `people` away; nobody is offline by a profile without people, unless an app uses it in default mode";
        findings.push(Finding::new(ID, subject.profile.name.place, message).help(help));
    }
}
