//! `member-disabled`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "member-disabled",
    code: "MOP904",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people on a profile who can't sign in",
    doc: include_str!("member_disabled.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let cannot =
        |member: &&Membership| subject.user(member).is_some_and(|user| user.disabled || !user.interactive);
    let members: Vec<&Membership> = subject.members().filter(cannot).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` can't sign in: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help =
            "disabled users and application users have no device; take them off with `mopctl members remove`";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
