//! `related-tables-in-profile`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "related-tables-in-profile",
    code: "MOP515",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more than 15 tables with relationships in a profile",
    doc: include_str!("related_tables_in_profile.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let related: Vec<_> =
        subject.profile.tables.iter().filter(|table| !table.related_to.is_empty()).collect();
    if let Some(limit) = subject.limits.exceeded(Limit::RelatedTables, related.len()) {
        let message = format!(
            "{} tables of the profile have relationships; one sentence of the documentation allows {limit}",
            related.len()
        );
        let place = related[limit].name.place;
        findings.push(
            Finding::new(ID, place, message)
                .help("other sentences count per table, and larger profiles are in production"),
        );
    }
}
