//! `organization-rows-needs-scope`, see the page beside this file.

use crate::catalog::Ownership;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Located, RowRule};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "organization-rows-needs-scope",
    code: "MOP304",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "organization rows without one of its options",
    doc: include_str!("organization_rows_needs_scope.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let Some(rule) = table.rows.iter().find(|rule| rule.value == RowRule::Organization) else {
            continue;
        };
        // Beside a filter one of the two has to go first.
        let is_filter = |rule: &Located<RowRule>| matches!(rule.value, RowRule::Custom(_) | RowRule::View(_));
        if table.rows.iter().any(is_filter) {
            continue;
        }
        if !table.rows.iter().any(|rule| rule.is_ownership()) {
            let ownership = subject.catalog.table(&table.name).map(|known| known.ownership);
            let help = match ownership {
                None | Some(Ownership::User) => "choose at least one of `user`, `team` and `business-unit`",
                Some(Ownership::Business) => "use `business-unit`, `related`, `all` or a `custom` filter",
                Some(Ownership::Organization) => {
                    "its rows have no owner: use `related`, `all` or a `custom` filter"
                }
                Some(Ownership::None) => "its rows have no owner: use `related` or a `custom` filter",
            };
            findings.push(
                Finding::new(
                    ID,
                    rule.place,
                    format!("`{}` has organization rows, but none of its options", table.name.value),
                )
                .help(help),
            );
        }
    }
}
