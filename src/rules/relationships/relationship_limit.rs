//! `relationship-limit`, see the page beside this file.

use crate::catalog::FILE_COMPANION;
use crate::finding::{Finding, RuleId, Severity};
use crate::rules::limits::Limit;
use crate::rules::{Check, Input, Rule, Subject};

use super::spending;

const ID: RuleId = RuleId {
    slug: "relationship-limit",
    code: "MOP501",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more than 15 relationships lead to a table",
    doc: include_str!("relationship_limit.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let name = table.name.to_ascii_lowercase();
        let count = subject.graph.leading_count(&name);
        if let Some(limit) = subject.limits.exceeded(Limit::Relationships, count) {
            let leading = subject.graph.leading_to(&name);
            let message = format!(
                "{count} relationships lead to `{}`, downstream ones counted; the limit is {limit}",
                table.name.value
            );
            let help = "drop a relationship, or give a table in the chain a filter of its own (`mopctl explain relationship-limit` shows how they are counted)";
            findings.push(spending(Finding::new(ID, table.name.place, message).help(help), &leading));
        }
    }
    let direct = subject.graph.counted(FILE_COMPANION, false);
    if subject.profile.table(FILE_COMPANION).is_none()
        && let Some(limit) = subject.limits.exceeded(Limit::Relationships, direct.len())
        && let Some(excess) = direct.get(limit)
    {
        let message =
            format!("{} tables bring files to `{FILE_COMPANION}`; the limit is {limit}", direct.len());
        let help = "files count against the limit like any table; leave the files of a table away";
        findings.push(spending(Finding::new(ID, excess.place, message).help(help), &direct));
    }
}
