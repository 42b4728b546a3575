//! `one-to-many-limit`, see the page beside this file.

use crate::finding::{Finding, RuleId, Severity};
use crate::model::RelationshipKind;
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
        let direct = subject.graph.direct(&table.name.to_ascii_lowercase());
        let counted: Vec<_> = direct
            .into_iter()
            .filter(|edge| matches!(edge.kind, Some(RelationshipKind::Child | RelationshipKind::ManyToMany)))
            .collect();
        if let [first, second, ..] = counted.as_slice() {
            let mut finding = Finding::new(
                ID,
                second.place,
                format!(
                    "`{}` has {} one-to-many or many-to-many relationships, the documented limit is 1",
                    table.name.value,
                    counted.len()
                ),
            )
            .related(first.place, "the first of them")
            .help("bring the rows by one of them; larger profiles in production exceed this, see `mopctl explain one-to-many-limit`");
            for edge in &counted[2..] {
                finding = finding.related(edge.place, "another one");
            }
            findings.push(finding);
        }
    }
}
