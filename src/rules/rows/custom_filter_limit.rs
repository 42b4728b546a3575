//! `custom-filter-limit`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "custom-filter-limit",
    code: "MOP307",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more than three custom filters on a table",
    doc: include_str!("custom_filter_limit.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let filters: Vec<_> = table
            .rows
            .iter()
            .filter_map(|rule| match &rule.value {
                RowRule::Custom(custom) => Some(&custom.filters),
                _ => None,
            })
            .flatten()
            .collect();
        if let Some(limit) = subject.limits.exceeded(Limit::CustomFilters, filters.len())
            && let Some(excess) = filters.get(limit)
        {
            findings.push(
                Finding::new(
                    ID,
                    excess.place,
                    format!(
                        "`{}` has {} custom filters, the limit is {limit}",
                        table.name.value,
                        filters.len()
                    ),
                )
                .help("merge filters into one FetchXML"),
            );
        }
    }
}
