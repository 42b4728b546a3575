//! `deep-relationship-chain`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::rules::{Check, Input, Rule, Subject};

/// Relationships in a row that pass without comment.
const DEEP: usize = 4;

const ID: RuleId = RuleId {
    slug: "deep-relationship-chain",
    code: "MOP517",
    severity: Severity::Info,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-guidelines",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "rows that come along through many tables in a row",
    doc: include_str!("deep_relationship_chain.md"),
    inputs: &[Input::File],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if subject.graph.edges.len() <= DEEP {
        return;
    }
    let depth_of = subject.graph.depths();
    let deepest = subject
        .profile
        .tables
        .iter()
        .map(|table| (depth_of(&table.name.to_ascii_lowercase()), table))
        .max_by_key(|(depth, table)| (*depth, std::cmp::Reverse(table.name.place.start)));
    if let Some((depth, table)) = deepest
        && depth > DEEP
    {
        let message =
            format!("rows of `{}` come along through {depth} relationships in a row", table.name.value);
        let help = "long chains make the sync slow or let it time out; give a table in the chain a filter of its own";
        findings.push(Finding::new(ID, table.name.place, message).help(help));
    }
}
