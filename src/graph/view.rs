//! A profile's graph as all its pictures show it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::proposals::{Proposals, itself};
use super::{Graph, Schedule, chain};
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
    /// What brings the profile back under the limit.
    pub proposals: Proposals,
    /// Imported relationships of which nobody knows the other end.
    pub unknown: usize,
}

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
    pub fn of(
        profile: &Profile,
        graph: &Graph,
        schedule: &Schedule,
        limit: Option<usize>,
        proposals: Proposals,
    ) -> Self {
        let mut tables: Vec<ViewTable> = profile
            .tables
            .iter()
            .map(|table| {
                let words: Vec<&str> = table.rows.iter().map(|rule| rule.word()).collect();
                ViewTable { listed: true, rows: words.join(", "), ..ViewTable::named(&table.name) }
            })
            .collect();
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (at, table) in tables.iter().enumerate() {
            numbers.entry(table.name.clone()).or_insert(at);
        }
        for name in graph.edges.iter().flat_map(|edge| [&edge.from, &edge.to]) {
            if !numbers.contains_key(name) {
                numbers.insert(name.clone(), tables.len());
                tables.push(ViewTable::named(name));
            }
        }
        for table in &mut tables {
            let leading = graph.counted(&table.name, table.listed);
            table.relationships = leading.len();
            table.drivers = leading.iter().map(|edge| edge.from.as_str()).collect::<BTreeSet<_>>().len();
            table.sync = schedule
                .effective(&table.name)
                .map(|(interval, by)| (interval.to_string(), (!by.is_empty()).then(|| by.to_owned())));
        }
        let circles = graph.cycles();
        let in_circle: HashSet<(&str, &str)> =
            circles.iter().flatten().map(|edge| (edge.from.as_str(), edge.to.as_str())).collect();
        let index = |name: &str| numbers.get(name).copied().unwrap_or_default();
        let edges = graph
            .edges
            .iter()
            .map(|edge| ViewEdge {
                from: index(&edge.from),
                to: index(&edge.to),
                name: edge.name.clone().unwrap_or_default(),
                kind: edge.kind,
                in_circle: edge.from == edge.to
                    || in_circle.contains(&(edge.from.as_str(), edge.to.as_str())),
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
            proposals,
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
