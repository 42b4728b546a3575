//! `relationship-limit-ten`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

use super::spending;

const ID: RuleId = RuleId {
    slug: "relationship-limit-ten",
    code: "MOP502",
    severity: Severity::Warning,
    url: "https://learn.microsoft.com/en-us/troubleshoot/dynamics-365/field-service/mobile-app/publish-mobile-offline-profile",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more than 10 relationships lead to a table",
    doc: include_str!("relationship_limit_ten.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let name = table.name.to_ascii_lowercase();
        let count = subject.graph.leading_count(&name);
        if let Some(newest) = subject.limits.exceeded(Limit::RelationshipsAdvised, count)
            && subject.limits.exceeded(Limit::Relationships, count).is_none()
        {
            let leading = subject.graph.leading_to(&name);
            let message = format!(
                "{count} relationships lead to `{}`; most pages allow 15, a support article quotes a server that allows {newest}",
                table.name.value
            );
            let help = "if publishing fails with \"allowed number of relationships of 10\", this is why";
            findings.push(spending(Finding::new(ID, table.name.place, message).help(help), &leading));
        }
    }
}
