//! `fetch-owner-multi-value`, see the page beside this file.

use super::{at, kind_of};
use crate::catalog::ColumnKind;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-owner-multi-value",
    code: "MOP412",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "several values are compared with the owner",
    doc: include_str!("fetch_owner_multi_value.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for condition in query.conditions.iter().filter(|condition| condition.values.len() > 1) {
            let is_owner = same_name(&condition.column, "ownerid")
                || kind_of(subject, condition) == Some(ColumnKind::Owner);
            if is_owner {
                let message =
                    format!("`{}` is compared with {} values", condition.column, condition.values.len());
                let help = "use one condition for each owner in a `<filter type=\"or\">`, or `eq-userteams` and the like";
                findings.push(at(ID, filter, &condition.place, message).help(help));
            }
        }
    }
}
