//! `member-without-read`, see the page beside this file.

use super::READ_PROFILE;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "member-without-read",
    code: "MOP908",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people on a profile whose roles do not let them read it",
    doc: include_str!("member_without_read.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let may_not = |member: &&Membership| !subject.may(member, READ_PROFILE);
    let members: Vec<&Membership> = subject.members().filter(may_not).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` may not read mobile offline profiles: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help = "give their role Read on Mobile Offline Profile";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
