//! `fetch-related-table-not-in-profile`, see the page beside this file.

use super::at;
use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Manage, same_name};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "fetch-related-table-not-in-profile",
    code: "MOP410",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/troubleshoot/dynamics-365/field-service/mobile-app/publish-mobile-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a filter links a table that the profile doesn't hold",
    doc: include_str!("fetch_related_table_not_in_profile.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.profile.manage == Manage::Listed {
        return;
    }
    for (filter, query) in subject.queries() {
        for link in &query.links {
            let is_hidden = link.intersect
                || subject.catalog.is_intersect(&link.table)
                || same_name(&link.table, "activityparty");
            if is_hidden || subject.profile.table(&link.table).is_some() {
                continue;
            }
            let message = format!(
                "the filter of `{}` links `{}`, which the profile doesn't hold",
                filter.table.name.value, link.table
            );
            let help = format!("add the table `{}`, or filter on a column of the table itself", link.table);
            findings.push(at(ID, filter, &link.place, message).help(help));
        }
    }
}
