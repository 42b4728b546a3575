//! `automatic-table`, see the page beside this file.

use crate::finding::{Edit, Finding, Fix, RuleId, Severity};
use crate::model::same_name;
use crate::rules::{Check, Input, Rule, Subject};

const AUTOMATIC: [(&str, &str); 2] =
    [("activityparty", "any activity table"), ("businessdatalocalizedlabel", "`product`")];

const ID: RuleId = RuleId {
    slug: "automatic-table",
    code: "MOP203",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/web-service-error-codes",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "the platform adds this table by itself",
    doc: include_str!("automatic_table.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let with = AUTOMATIC.iter().find(|(name, _)| same_name(name, &table.name));
        if let Some((_, with)) = with {
            findings.push(
                Finding::new(
                    ID,
                    table.name.place,
                    format!("`{}` can't be listed: it is added together with {with}", table.name.value),
                )
                .help("remove the table")
                .fix(Fix::safe("remove the table", Edit::RemoveEntry { place: table.name.place })),
            );
        }
    }
}
