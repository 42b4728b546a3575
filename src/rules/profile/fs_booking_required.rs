//! `fs-booking-required`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::Manage;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fs-booking-required",
    code: "MOP107",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/troubleshoot/dynamics-365/field-service/mobile-app/mobile-app-common-issues",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a Field Service profile without bookings",
    doc: include_str!("fs_booking_required.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(based_on) = &subject.profile.based_on else { return };
    // What the environment's profile holds besides, nobody sees here.
    if subject.profile.manage == Manage::Listed {
        return;
    }
    if subject.profile.table("bookableresourcebooking").is_none() {
        let message = "a Field Service profile without `bookableresourcebooking` shows an empty agenda";
        findings
            .push(Finding::new(ID, based_on.place, message).help("add the table `bookableresourcebooking`"));
    }
}
