//! `sync-interval-over-hour`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::SyncInterval;
use crate::rules::{Check, Input, Rule, Subject};

use super::intervals;

const HOUR: u64 = 60;

const ID: RuleId = RuleId {
    slug: "sync-interval-over-hour",
    code: "MOP702",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "an interval longer than an hour may still sync hourly",
    doc: include_str!("sync_interval_over_hour.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for sync in intervals(subject.profile) {
        if sync.minutes() > HOUR && sync.value <= SyncInterval::LONGEST {
            let message = format!("{} is longer than an hour: data may still sync every hour", sync.value);
            let help = "don't count on fewer syncs; newer pages no longer say this, so a device may also keep the interval";
            findings.push(Finding::new(ID, sync.place, message).help(help));
        }
    }
}
