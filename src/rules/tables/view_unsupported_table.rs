//! `view-unsupported-table`, see the page beside this file.

use crate::catalog::VIEWS_UNSUPPORTED;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "view-unsupported-table",
    code: "MOP202",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "views of this table don't work offline",
    doc: include_str!("view_unsupported_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if VIEWS_UNSUPPORTED.iter().any(|name| same_name(name, &table.name)) {
            findings.push(
                Finding::new(
                    ID,
                    table.name.place,
                    format!("views of `{}` don't work offline", table.name.value),
                )
                .help("its rows can still be opened from other rows; tell users not to look for its views"),
            );
        }
    }
}
