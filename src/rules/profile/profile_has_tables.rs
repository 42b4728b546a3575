//! `profile-has-tables`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::Manage;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "profile-has-tables",
    code: "MOP103",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the profile has no table",
    doc: include_str!("profile_has_tables.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.profile.tables.is_empty() && subject.profile.complete {
        let help = match subject.profile.manage {
            Manage::Whole => "list at least one table under `tables`; the platform refuses to publish none",
            Manage::Listed => "list the tables that this file manages; without any it does nothing",
        };
        findings.push(Finding::new(ID, subject.profile.name.place, "the profile has no table").help(help));
    }
}
