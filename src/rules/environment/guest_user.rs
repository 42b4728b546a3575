//! `guest-user`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::people::Membership;
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "guest-user",
    code: "MOP915",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/troubleshoot/dynamics-365/field-service/mobile-app/mobile-app-common-issues",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "guests on a Field Service profile",
    doc: include_str!("guest_user.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    if !subject.is_field_service() {
        return;
    }
    let is_guest = |member: &&Membership| {
        let user = subject.user(member);
        user.is_some_and(|user| user.domain_name.to_ascii_uppercase().contains("#EXT#"))
    };
    let members: Vec<&Membership> = subject.members().filter(is_guest).collect();
    if !members.is_empty() {
        let message = format!(
            "{} of `{}` are guests: {}",
            members.len(),
            subject.live.profile.name.value,
            subject.some(&members)
        );
        let help =
            "the Field Service mobile app doesn't support guests of the tenant; they need an account of it";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
