//! `change-tracking-off`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "change-tracking-off",
    code: "MOP207",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a table without change tracking",
    doc: include_str!("change_tracking_off.md"),
    inputs: &[Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (table, known) in subject.known_tables() {
        if !subject.catalog.is_complete() || known.flags.change_tracking != Some(false) {
            continue;
        }
        let message =
            format!("changes of `{}` aren't tracked in {}", table.name.value, subject.catalog.name());
        findings.push(Finding::new(ID, table.name.place, message).help(
            "switch \"Track changes\" on in the table's properties and publish the table, or let \
                     `mopctl tables enable` or `publish --enable-tables` do it",
        ));
    }
}
