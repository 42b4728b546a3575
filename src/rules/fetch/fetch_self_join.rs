//! `fetch-self-join`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-self-join",
    code: "MOP411",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/offline-limitations",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter links a table with itself",
    doc: include_str!("fetch_self_join.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (filter, query) in subject.queries() {
        for link in &query.links {
            let to_table = if link.to_table.is_empty() { &filter.table.name.value } else { &link.to_table };
            if same_name(&link.table, to_table) {
                let message = format!("the filter links `{}` with itself", link.table);
                let help =
                    "offline profiles don't support self references; filter on columns of the row itself";
                findings.push(at(ID, filter, &link.place, message).help(help));
            }
        }
    }
}
