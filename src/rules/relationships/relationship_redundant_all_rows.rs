//! `relationship-redundant-all-rows`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "relationship-redundant-all-rows",
    code: "MOP512",
    severity: Severity::Warning,
    url: "https://github.com/microsoft/power-platform-skills",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a relationship to a table that has all rows anyway",
    doc: include_str!("relationship_redundant_all_rows.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        if !table.rows.iter().any(|rule| rule.value == RowRule::All) {
            continue;
        }
        for entry in &table.related_to {
            let message = format!("`{}` has all rows, so this relationship brings nothing", table.name.value);
            let help = "remove it: it counts against the limit of relationships";
            findings.push(
                Finding::new(ID, entry.place, message)
                    .help(help)
                    .fix(Fix::safe("remove it", Edit::RemoveItem { place: entry.place })),
            );
        }
    }
}
