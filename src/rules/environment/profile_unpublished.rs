//! `profile-unpublished`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "profile-unpublished",
    code: "MOP901",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a profile with changes that aren't published",
    doc: include_str!("profile_unpublished.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let place = subject.live.profile.name.place;
    let name = &subject.live.profile.name.value;
    let help = "devices don't see it yet: publish the profile, in the portal or with `mopctl publish`";
    if subject.live.published_on.is_none() {
        findings.push(Finding::new(ID, place, format!("`{name}` was never published")).help(help));
    } else if !subject.live.drafts.is_empty() {
        let message =
            format!("`{name}` has changes that aren't published: {}", subject.live.drafts.join(", "));
        findings.push(Finding::new(ID, place, message).severity(Severity::Warning).help(help));
    }
}
