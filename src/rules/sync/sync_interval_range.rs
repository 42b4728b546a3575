//! `sync-interval-range`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::SyncInterval;
use crate::rules::{Check, Input, Rule, Subject};

use super::intervals;

const ID: RuleId = RuleId {
    slug: "sync-interval-range",
    code: "MOP701",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/mobileofflineprofileitem",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a sync interval outside five minutes to one day",
    doc: include_str!("sync_interval_range.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for sync in intervals(subject.profile) {
        if sync.value < SyncInterval::SHORTEST || sync.value > SyncInterval::LONGEST {
            let nearest = sync.value.clamp(SyncInterval::SHORTEST, SyncInterval::LONGEST).to_string();
            findings.push(
                Finding::new(
                    ID,
                    sync.place,
                    format!("a sync interval of {} is outside 5m to 1d", sync.value),
                )
                .help("the platform stores 5 to 1440 minutes; write a value from `5m` to `1d`")
                .fix(Fix::risky(format!("write `{nearest}`"), Edit::replace(sync.place, nearest))),
            );
        }
    }
}
