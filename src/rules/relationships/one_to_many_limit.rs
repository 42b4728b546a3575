//! `one-to-many-limit`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RelationshipKind;
use crate::rules::limits::{Limit, LimitSet};
use crate::rules::{Check, Input, Rule, Subject};

const ID: RuleId = RuleId {
    slug: "one-to-many-limit",
    code: "MOP503",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/dynamics365/mobile-app/mobile-offline-capabilities",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "more than one one-to-many or many-to-many relationship on a table",
    doc: include_str!("one_to_many_limit.md"),
    inputs: &[Input::File, Input::Metadata],
    check: Check::Profile(check),
};

fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for table in &subject.profile.tables {
        let name = table.name.to_ascii_lowercase();
        // The strict reading counts like the limit of 15: downstream tables too.
        let edges = match subject.limits.set {
            LimitSet::Strict => subject.graph.leading_to(&name),
            _ => subject.graph.direct(&name),
        };
        let counted: Vec<_> = edges
            .into_iter()
            .filter(|edge| matches!(edge.kind, Some(RelationshipKind::Child | RelationshipKind::ManyToMany)))
            .collect();
        if let Some(limit) = subject.limits.exceeded(Limit::OneToMany, counted.len()) {
            let (kept, excess) = counted.split_at(limit);
            let place = excess.first().map_or(table.name.place, |edge| edge.place);
            let mut finding = Finding::new(
                ID,
                place,
                format!(
                    "`{}` has {} one-to-many or many-to-many relationships, the documented limit is {limit}",
                    table.name.value,
                    counted.len()
                ),
            )
            .help("bring the rows by one of them; larger profiles in production exceed this, see `mopctl explain one-to-many-limit`");
            for edge in kept {
                finding = finding.related(edge.place, "the first of them");
            }
            for edge in excess.iter().skip(1) {
                finding = finding.related(edge.place, "another one");
            }
            findings.push(finding);
        }
    }
}
