//! `member-without-mobile`, see the page beside this file.

use super::READ_PROFILE;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "member-without-mobile",
    code: "MOP912",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "people on a profile whose roles don't let them use the mobile app",
    doc: include_str!("member_without_mobile.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

/// The privilege "Dynamics 365 for mobile".
const MOBILE: &str = "prvGoMobile";

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    // Whoever may not even read profiles is told so by another rule.
    let lacks = |member: &&Membership| subject.may(member, READ_PROFILE) && !subject.may(member, MOBILE);
    let members: Vec<&Membership> = subject.members().filter(lacks).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` may not use the mobile app: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help = "give their role the privilege \"Dynamics 365 for mobile\" (Business Management)";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
