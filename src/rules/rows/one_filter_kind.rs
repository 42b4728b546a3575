//! `one-filter-kind`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "one-filter-kind",
    code: "MOP305",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "organization rows together with a custom filter or view",
    doc: include_str!("one_filter_kind.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(ownership) = table.rows.iter().find(|rule| rule.is_ownership()) else {
            continue;
        };
        let filter =
            table.rows.iter().find(|rule| matches!(rule.value, RowRule::Custom(_) | RowRule::View(_)));
        if let Some(filter) = filter {
            findings.push(
                Finding::new(
                    ID,
                    filter.place,
                    format!(
                        "`{}` has `{}` together with `{}`: a table has one kind of filter",
                        table.name.value,
                        ownership.word(),
                        filter.word()
                    ),
                )
                .related(ownership.place, "the other kind")
                .help("say the ownership in the FetchXML (eq-userid, eq-userteams, eq-businessid), or drop the filter"),
            );
        }
    }
}
