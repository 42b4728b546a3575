//! `fs-not-based-on-default`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fs-not-based-on-default",
    code: "MOP106",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/dynamics365/field-service/mobile/best-practices-limitations-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a Field Service profile that isn't based on the default",
    doc: include_str!("fs_not_based_on_default.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let profile = subject.profile;
    let core = ["bookableresourcebooking", "msdyn_workorder"].map(|name| profile.table(name));
    // Only files can say what they are based on.
    if profile.id.is_none()
        && profile.based_on.is_none()
        && let [Some(booking), Some(_)] = core
    {
        let message = "this looks like a Field Service profile, but isn't based on the vendor's default";
        let help = "profiles of one's own get no updates from the vendor; say `based_on: field-service` to have the default's tables checked";
        findings.push(Finding::new(ID, booking.name.place, message).help(help));
    }
}
