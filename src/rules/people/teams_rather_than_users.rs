//! `teams-rather-than-users`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

/// Users that pass without comment.
const MANY: usize = 20;

const ID: RuleId = RuleId {
    slug: "teams-rather-than-users",
    code: "MOP803",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "many single users where a team would do",
    doc: include_str!("teams_rather_than_users.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(people) = &subject.profile.people else { return };
    if people.users.len() > MANY && people.teams.is_empty() {
        let message = format!("{} users are named one by one", people.users.len());
        let help = "a team is easier to keep: people who join it are on the profile, people who leave aren't";
        findings.push(Finding::new(ID, people.users[MANY].place, message).help(help));
    }
}
