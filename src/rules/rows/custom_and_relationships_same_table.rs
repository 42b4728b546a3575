//! `custom-and-relationships-same-table`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "custom-and-relationships-same-table",
    code: "MOP312",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a custom filter and relationships on the same table",
    doc: include_str!("custom_and_relationships_same_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let custom = table.rows.iter().find(|rule| matches!(rule.value, RowRule::Custom(_)));
        if let (Some(custom), Some(entry)) = (custom, table.related_to.first()) {
            let message = format!(
                "`{}` has a custom filter and relationships: the query for it is slow",
                table.name.value
            );
            let help = "keep one of the two: the filter can link the related table itself";
            findings.push(
                Finding::new(ID, custom.place, message).related(entry.place, "a relationship").help(help),
            );
        }
    }
}
