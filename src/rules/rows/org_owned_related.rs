//! `org-owned-related`, see the page beside this file.

use crate::catalog::Ownership;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::limits::LimitSet;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "org-owned-related",
    code: "MOP314",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "related rows of a table that the organization owns",
    doc: include_str!("org_owned_related.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.limits.set != LimitSet::Strict {
        return;
    }
    for table in &subject.profile.tables {
        let known = subject.catalog.table(&table.name);
        let related = table.rows.iter().find(|rule| rule.value == RowRule::Related);
        if let (Some(known), Some(related)) = (known, related)
            && known.ownership == Ownership::Organization
        {
            let message = format!(
                "rows of `{}` belong to the organization, and one source wants `all` for them",
                table.name.value
            );
            findings.push(
                Finding::new(ID, related.place, message)
                    .help("related rows are documented; change it only if rows are missing on devices"),
            );
        }
    }
}
