//! `entra-team-refresh`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::{DirectoryTeam, Membership, PersonKind};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "entra-team-refresh",
    code: "MOP906",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "Entra teams on a profile",
    doc: include_str!("entra_team_refresh.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let is_entra = |member: &&Membership| {
        let team =
            subject.facts.directory.teams.iter().find(|team| team.id.eq_ignore_ascii_case(&member.person));
        member.kind == PersonKind::Team && team.is_some_and(DirectoryTeam::is_of_group)
    };
    let teams: Vec<&Membership> = subject.members().filter(is_entra).collect();
    if !teams.is_empty() {
        let message = format!(
            "`{}` is assigned to teams of Entra groups: {}",
            subject.live.profile.name.value,
            subject.some(&teams)
        );
        let help =
            "after people join or leave such a group, remove the team from the profile and add it again";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
