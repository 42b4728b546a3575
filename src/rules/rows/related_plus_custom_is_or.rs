//! `related-plus-custom-is-or`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RowRule;
use crate::rules::limits::LimitSet;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "related-plus-custom-is-or",
    code: "MOP311",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "related rows together with a custom filter bring more rows",
    doc: include_str!("related_plus_custom_is_or.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.limits.set != LimitSet::Current {
        return;
    }
    for table in &subject.profile.tables {
        let related = table.rows.iter().find(|rule| rule.value == RowRule::Related);
        let custom = table.rows.iter().find(|rule| matches!(rule.value, RowRule::Custom(_)));
        if let (Some(related), Some(custom)) = (related, custom) {
            let message = format!(
                "related rows and the filter of `{}` are joined by OR: more rows arrive, not fewer",
                table.name.value
            );
            let help =
                "to narrow the related rows, use `custom` alone and link the related table inside the filter";
            findings.push(
                Finding::new(ID, custom.place, message).related(related.place, "the other rule").help(help),
            );
        }
    }
}
