//! The graph of a profile as text, as JSON and as drawings.

mod dot;
mod html;
mod layout;
mod mermaid;
mod text;

use serde_json::{Value, json};

use crate::graph::proposals::Way;
use crate::graph::view::View;
use crate::model::RelationshipKind;

pub use dot::dot;
pub(super) use html::escaped as html_escaped;
pub use html::html;
pub use mermaid::mermaid;
pub use text::{schedule, text};

/// What the brought rows are to those that bring them, for people.
fn kind(kind: Option<RelationshipKind>) -> &'static str {
    kind.map_or("of unknown direction", RelationshipKind::word)
}

/// `3 of 15`, or the number alone where there is no limit.
fn spent(view: &View, table: usize) -> String {
    let number = view.tables[table].relationships;
    view.limit.map_or_else(|| number.to_string(), |limit| format!("{number} of {limit}"))
}

/// What comes before the sets of changes of a way.
fn heading(view: &View, way: &Way) -> String {
    let this = if view.proposals.ways.len() > 1 { "less is needed" } else { "this is needed" };
    match (way.all_rows, way.proven, way.sets.len()) {
        (false, true, 1) => "the smallest change that brings it back under the limits:".to_owned(),
        (false, true, _) => "the smallest changes that bring it back under the limits, any of:".to_owned(),
        (false, false, _) => {
            "a change that brings it back under the limits; a smaller one may exist:".to_owned()
        }
        (true, true, 1) => format!("{this} where tables may be given all rows:"),
        (true, true, _) => format!("{this} where tables may be given all rows, any of:"),
        (true, false, _) => {
            format!("{this} where tables may be given all rows; less may do:")
        }
    }
}

/// The sets of a way, each in words, and how many more there are.
fn sets(way: &Way) -> Vec<String> {
    let more = (way.more > 0).then(|| format!("… and {} more of that size", way.more));
    way.sets.iter().map(|set| set.join("; ")).chain(more).collect()
}

/// Graphs as JSON.
pub fn json(views: &[View]) -> Value {
    json!({
        "schema_version": crate::report::json::SCHEMA_VERSION,
        "profiles": views.iter().map(one).collect::<Vec<_>>(),
    })
}

fn one(view: &View) -> Value {
    let table = |at: usize| {
        let table = &view.tables[at];
        json!({
            "table": table.name,
            "rows": table.rows,
            "listed": table.listed,
            "relationships": table.relationships,
            "tables": table.drivers,
            "over_limit": view.is_over(at),
            "syncs_every": table.sync.as_ref().map(|(interval, _)| interval),
            "because_of": table.sync.as_ref().and_then(|(_, by)| by.clone()),
        })
    };
    let edge = |edge: &crate::graph::view::ViewEdge| {
        json!({
            "from": view.tables[edge.from].name,
            "to": view.tables[edge.to].name,
            "relationship": (!edge.name.is_empty()).then_some(&edge.name),
            "as": edge.kind.map(RelationshipKind::word),
            "in_circle": edge.in_circle,
        })
    };
    json!({
        "profile": view.profile,
        "limit": view.limit,
        "tables": (0..view.tables.len()).map(table).collect::<Vec<_>>(),
        "relationships": view.edges.iter().map(edge).collect::<Vec<_>>(),
        "unknown_relationships": view.unknown,
        "circles": view.circles,
        "budget": {
            "kept": !view.proposals.needed,
            "ways": view.proposals.ways.iter().map(way).collect::<Vec<_>>(),
        },
    })
}

fn way(way: &Way) -> Value {
    json!({ "all_rows": way.all_rows, "smallest": way.proven, "changes": way.sets, "more": way.more })
}
