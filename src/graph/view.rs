//! A profile's graph as all its pictures show it.

use std::collections::BTreeSet;

use super::budget::{Budget, Change, solve};
use super::{Edge, Graph, Schedule, chain};
use crate::model::{Profile, RelationshipKind};

/// The graph of one profile, ready to be drawn.
#[derive(Debug)]
pub struct View {
    /// Name of the profile.
    pub profile: String,
    /// The tables, in the order of the file; companions that no entry names come last.
    pub tables: Vec<ViewTable>,
    /// The relationships.
    pub edges: Vec<ViewEdge>,
    /// Circles, each as `a → b → a`.
    pub circles: Vec<String>,
    /// The number of relationships that a table may have.
    pub limit: Option<usize>,
    /// Sets of changes that bring the profile back under the limit, each in words.
    pub proposals: Proposals,
    /// Imported relationships of which nobody knows the other end.
    pub unknown: usize,
}

/// What to change, at least.
#[derive(Debug, Default)]
pub struct Proposals {
    /// Whether no smaller set of the same kind of changes does it.
    pub proven: bool,
    /// Whether something has to change at all.
    pub needed: bool,
    /// The sets.
    pub sets: Vec<Vec<String>>,
    /// How many more there are.
    pub more: usize,
}

/// Sets that are told; more help nobody.
const TOLD: usize = 8;

/// A table of a graph.
#[derive(Debug)]
pub struct ViewTable {
    /// Logical name.
    pub name: String,
    /// Its row rules in words.
    pub rows: String,
    /// How often it really syncs, and the table that makes it so.
    pub sync: Option<(String, Option<String>)>,
    /// Relationships that lead to it, downstream ones counted.
    pub relationships: usize,
    /// Tables that lead to it.
    pub drivers: usize,
    /// Whether it is an entry of the profile.
    pub listed: bool,
}

/// A relationship of a graph.
#[derive(Debug)]
pub struct ViewEdge {
    /// The table that brings, an index.
    pub from: usize,
    /// The table that is brought, an index.
    pub to: usize,
    /// Schema name, where it is known.
    pub name: String,
    /// What the brought rows are to the others.
    pub kind: Option<RelationshipKind>,
    /// Whether it is part of a circle.
    pub in_circle: bool,
}

impl View {
    /// The view of a profile; at most `limit` relationships may lead to a table.
    pub fn of(profile: &Profile, graph: &Graph, schedule: &Schedule, limit: Option<usize>) -> Self {
        let mut tables: Vec<ViewTable> = profile
            .tables
            .iter()
            .map(|table| {
                let words: Vec<&str> = table.rows.iter().map(|rule| rule.word()).collect();
                ViewTable { listed: true, rows: words.join(", "), ..ViewTable::named(&table.name) }
            })
            .collect();
        for name in graph.edges.iter().flat_map(|edge| [&edge.from, &edge.to]) {
            if !tables.iter().any(|table| table.name == *name) {
                tables.push(ViewTable::named(name));
            }
        }
        for table in &mut tables {
            let leading = graph.leading_to(&table.name);
            table.relationships = leading.len();
            table.drivers = leading.iter().map(|edge| edge.from.as_str()).collect::<BTreeSet<_>>().len();
            table.sync = schedule
                .effective(&table.name)
                .map(|(interval, by)| (interval.to_string(), (!by.is_empty()).then(|| by.to_owned())));
        }
        let circles = graph.cycles();
        let index = |name: &str| tables.iter().position(|table| table.name == name).unwrap_or_default();
        let edges = graph
            .edges
            .iter()
            .map(|edge| ViewEdge {
                from: index(&edge.from),
                to: index(&edge.to),
                name: edge.name.clone().unwrap_or_default(),
                kind: edge.kind,
                in_circle: edge.from == edge.to
                    || circles.iter().flatten().any(|other| other.from == edge.from && other.to == edge.to),
            })
            .collect();
        Self {
            profile: profile.name.value.clone(),
            edges,
            circles: circles
                .iter()
                .map(|circle| chain(circle))
                .chain(itself(graph).map(|(_, edge)| chain(&[edge])))
                .collect(),
            limit,
            proposals: proposals(profile, graph, limit),
            unknown: graph.unknown,
            tables,
        }
    }

    /// The tables that a table brings, in order, each with the relationship.
    pub fn brought_by(&self, table: usize) -> impl Iterator<Item = &ViewEdge> {
        self.edges.iter().filter(move |edge| edge.from == table && edge.to != table)
    }

    /// Tables that nothing brings.
    pub fn roots(&self) -> Vec<usize> {
        let brought = |table: usize| self.edges.iter().any(|edge| edge.to == table && edge.from != table);
        (0..self.tables.len()).filter(|table| !brought(*table)).collect()
    }

    /// Whether a table has more relationships than it may.
    pub fn is_over(&self, table: usize) -> bool {
        self.limit.is_some_and(|limit| self.tables[table].relationships > limit)
    }
}

impl ViewTable {
    fn named(name: &str) -> Self {
        Self {
            name: name.to_ascii_lowercase(),
            rows: String::new(),
            sync: None,
            relationships: 0,
            drivers: 0,
            listed: false,
        }
    }
}

/// Relationships of tables with themselves, with their numbers.
fn itself(graph: &Graph) -> impl Iterator<Item = (usize, &Edge)> {
    graph.edges.iter().enumerate().filter(|(_, edge)| edge.from == edge.to)
}

fn proposals(profile: &Profile, graph: &Graph, limit: Option<usize>) -> Proposals {
    let limit = limit.unwrap_or(usize::MAX);
    // A relationship of a table with itself has to go in any case.
    let always: Vec<String> = itself(graph).map(|(at, _)| said(Change::Drop(at), profile, graph)).collect();
    let drops = solve(profile, graph, limit, false);
    if drops == Budget::Kept {
        let needed = !always.is_empty();
        return Proposals {
            proven: needed,
            needed,
            sets: always.is_empty().then(Vec::new).unwrap_or(vec![always]),
            more: 0,
        };
    }
    let all_rows = solve(profile, graph, limit, true);
    let is_smaller = match (size(&drops), size(&all_rows)) {
        (Some(drops), Some(all_rows)) => all_rows < drops,
        (None, other) => other.is_some(),
        (Some(_), None) => false,
    };
    let mut proposals = Proposals { proven: true, needed: true, sets: Vec::new(), more: 0 };
    for budget in [Some(drops), is_smaller.then_some(all_rows)].into_iter().flatten() {
        let sets = match budget {
            Budget::Smallest(mut sets) => {
                proposals.more += sets.len().saturating_sub(TOLD);
                sets.truncate(TOLD);
                sets
            }
            Budget::Found(set) => {
                proposals.proven = false;
                vec![set]
            }
            Budget::NotFound | Budget::Kept => Vec::new(),
        };
        let said = |set: &BTreeSet<Change>| {
            let changes = set.iter().map(|change| said(*change, profile, graph));
            always.iter().cloned().chain(changes).collect()
        };
        proposals.sets.extend(sets.iter().map(said));
    }
    proposals
}

/// How many changes a way back takes.
fn size(budget: &Budget) -> Option<usize> {
    match budget {
        Budget::Smallest(sets) => sets.first().map(BTreeSet::len),
        Budget::Found(set) => Some(set.len()),
        Budget::Kept | Budget::NotFound => None,
    }
}

fn said(change: Change, profile: &Profile, graph: &Graph) -> String {
    match change {
        Change::Drop(at) => {
            let edge = &graph.edges[at];
            let name = edge.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
            format!("drop `{}` brings `{}`{name}", edge.from, edge.to)
        }
        Change::AllRows(at) => {
            let name = &profile.tables[at].name.value;
            format!("give `{name}` all rows, and drop what brings it")
        }
    }
}
