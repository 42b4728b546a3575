//! `one-filter-kind`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Located, RowRule};
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
        let is_filter =
            |rule: &&Located<RowRule>| matches!(rule.value, RowRule::Custom(_) | RowRule::View(_));
        let is_organization =
            |rule: &Located<RowRule>| rule.is_ownership() || rule.value == RowRule::Organization;
        let Some(first) = table.rows.iter().find(|rule| is_organization(rule) || is_filter(rule)) else {
            continue;
        };
        // Several ownership options add up, and a repeated `custom` has a rule of its own.
        let other = table.rows.iter().find(|rule| {
            let both_custom = first.word() == "custom" && rule.word() == "custom";
            let both_ownership = is_organization(first) && is_organization(rule);
            let counts = is_organization(rule) || is_filter(rule);
            !std::ptr::eq(*rule, first) && counts && !both_custom && !both_ownership
        });
        let Some(other) = other else { continue };
        findings.push(
            Finding::new(
                ID,
                other.place,
                format!(
                    "`{}` has `{}` together with `{}`: a table has one kind of filter",
                    table.name.value,
                    first.word(),
                    other.word()
                ),
            )
            .related(first.place, "the other one")
            .help("say the ownership in the FetchXML (eq-userid, eq-userteams, eq-businessid), or keep one of the two"),
        );
    }
}
