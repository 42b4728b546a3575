//! `profile-name-length`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const LONGEST: usize = 255;
const LONGEST_CLONED: usize = 200;

const ID: RuleId = RuleId {
    slug: "profile-name-length",
    code: "MOP102",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/mobileofflineprofile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the name is longer than the platform stores",
    doc: include_str!("profile_name_length.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let length = subject.profile.name.chars().count();
    if length > LONGEST {
        let message = format!("the name has {length} characters, the platform stores {LONGEST}");
        findings.push(Finding::new(ID, subject.profile.name.place, message).help("shorten the name"));
    } else if length > LONGEST_CLONED {
        let message =
            format!("the name has {length} characters; a clone of the profile fails above {LONGEST_CLONED}");
        let mut finding = Finding::new(ID, subject.profile.name.place, message);
        finding.severity = Severity::Warning;
        findings.push(finding.help("shorten the name"));
    }
}
