//! `row-total-guidance`, see the page beside this file.

use super::LARGEST;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "row-total-guidance",
    code: "MOP917",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more rows than a device should hold",
    doc: include_str!("row_total_guidance.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

/// Rows that a person should have fewer of: "no more than" in 2023, "less than" in 2024 and 2025.
const ADVISED: u64 = 200_000;

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let (rows, tables) = subject.rows_for_all();
    if (ADVISED..=LARGEST).contains(&rows) {
        let message = format!(
            "everybody on `{}` gets up to {rows} rows from {tables} alone; the guidelines keep below {ADVISED}",
            subject.live.profile.name.value
        );
        let help = "give the largest of these tables another row rule; `mopctl explain row-total-guidance` tells how this is counted";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
