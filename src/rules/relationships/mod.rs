//! Rules about relationships (`MOP5xx`).

mod association_label;
mod association_unique;
mod circular_relationship;
mod deep_relationship_chain;
mod lookup_target_missing;
mod many_to_many_read_only;
mod one_to_many_limit;
mod related_only_without_relationship;
mod related_tables_in_profile;
mod relationship_limit;
mod relationship_limit_ten;
mod relationship_mismatch;
mod relationship_redundant_all_rows;
mod relationship_target_not_in_profile;
mod relationship_unresolved;
mod self_reference;
mod system_relationship;

use super::Rule;
use crate::catalog::{Ends, Relationship};
use crate::finding::Finding;
use crate::graph::Edge;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    relationship_limit::RULE,
    relationship_limit_ten::RULE,
    one_to_many_limit::RULE,
    circular_relationship::RULE,
    self_reference::RULE,
    relationship_target_not_in_profile::RULE,
    related_only_without_relationship::RULE,
    relationship_unresolved::RULE,
    relationship_mismatch::RULE,
    association_unique::RULE,
    association_label::RULE,
    relationship_redundant_all_rows::RULE,
    system_relationship::RULE,
    many_to_many_read_only::RULE,
    related_tables_in_profile::RULE,
    lookup_target_missing::RULE,
    deep_relationship_chain::RULE,
];

/// Relationships that a finding names one by one.
const NAMED: usize = 40;

/// Adds the relationships that spend a limit, one line each.
fn spending(mut finding: Finding, edges: &[&Edge]) -> Finding {
    for (at, edge) in edges.iter().take(NAMED).enumerate() {
        let name = edge.name.as_deref().unwrap_or("relationship not named");
        let message = format!("{}. {} brings {} ({name})", at + 1, edge.from, edge.to);
        finding = finding.related(edge.place, message);
    }
    match edges.get(NAMED) {
        Some(edge) => finding.related(edge.place, format!("… and {} more", edges.len() - NAMED)),
        None => finding,
    }
}

/// The two ends of a relationship in words.
fn ends(relationship: &Relationship) -> String {
    match relationship.ends {
        Ends::OneToMany { referenced, referencing, column } => {
            format!("`{referencing}`, which looks up `{referenced}` in `{column}`")
        }
        Ends::ManyToMany { first, second } => format!("`{first}` and `{second}` many-to-many"),
    }
}
