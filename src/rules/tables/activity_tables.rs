//! `activity-tables`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::Manage;
use crate::rules::limits::LimitSet;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "activity-tables",
    code: "MOP217",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "activities without the table of all activities",
    doc: include_str!("activity_tables.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let is_strict = subject.limits.set == LimitSet::Strict;
    if !is_strict
        || subject.profile.manage == Manage::Listed
        || subject.profile.table("activitypointer").is_some()
    {
        return;
    }
    let is_activity = |name: &str| {
        subject.catalog.table(name).is_some_and(|known| known.activity && known.name != "activitypointer")
    };
    if let Some(table) = subject.profile.tables.iter().find(|table| is_activity(&table.name)) {
        let message =
            format!("`{}` is an activity, but `activitypointer` isn't in the profile", table.name.value);
        findings.push(
            Finding::new(ID, table.name.place, message)
                .help("add `activitypointer` if timelines and lists of all activities are needed offline"),
        );
    }
}
