//! `row-total-hard`, see the page beside this file.

use super::LARGEST;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, LiveSubject, Rule};

const ID: RuleId = RuleId {
    slug: "row-total-hard",
    code: "MOP918",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more rows than a device can sync",
    doc: include_str!("row_total_hard.md"),
    inputs: &[Input::Environment],
    check: Check::Live(check),
};

fn check(subject: &LiveSubject<'_>, findings: &mut Vec<Finding>) {
    let (rows, tables) = subject.rows_for_all();
    if rows > LARGEST {
        let message = format!(
            "everybody on `{}` gets up to {rows} rows from {tables} alone; above {LARGEST} the sync fails",
            subject.live.profile.name.value
        );
        let help = "give the largest of these tables another row rule";
        findings.push(Finding::new(ID, subject.live.profile.name.place, message).help(help));
    }
}
