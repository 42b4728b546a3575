//! `table-count-guidance`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "table-count-guidance",
    code: "MOP105",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "100 tables or more in a profile",
    doc: include_str!("table_count_guidance.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

/// The most tables that the guidelines allow.
const GUIDANCE: usize = 99;

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let count = subject.profile.tables.len();
    if let Some(limit) = subject.limits.exceeded(Limit::Tables, count) {
        let message = if limit == GUIDANCE {
            format!("the profile holds {count} tables; the guidelines keep below {}", limit + 1)
        } else {
            format!("the profile holds {count} tables; the limit of this project is {limit}")
        };
        let place = subject.profile.tables[limit].name.place;
        findings.push(
            Finding::new(ID, place, message)
                .help("leave away what nobody needs in the field; each table costs time in every sync"),
        );
    }
}
