//! `fs-role-direct`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::{Membership, PersonKind};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "fs-role-direct",
    code: "MOP914",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/troubleshoot/dynamics-365/field-service/mobile-app/mobile-app-common-issues",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people on a Field Service profile without a Field Service role of their own",
    doc: include_str!("fs_role_direct.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let Some(holders) = &subject.facts.field_service else { return };
    if !subject.is_field_service() {
        return;
    }
    let lacks = |member: &&Membership| member.kind == PersonKind::User && !holders.contains(&member.person);
    let members: Vec<&Membership> = subject.members().filter(lacks).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` have no Field Service role of their own: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help = "the mobile app asks for the role itself; one that comes through a team isn't enough";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
