//! What to change in a profile that is over its limits, in words.

use std::collections::BTreeSet;

use super::budget::{Budget, Change, solve};
use super::{Edge, Graph};
use crate::model::Profile;

/// What brings a profile back under its limits.
#[derive(Debug, Default)]
pub struct Proposals {
    /// Whether something has to change at all.
    pub needed: bool,
    /// The ways, dropping relationships first.
    pub ways: Vec<Way>,
}

/// Sets of changes of one kind, each of which does it.
#[derive(Debug)]
pub struct Way {
    /// Whether tables are given all rows; otherwise relationships are dropped and nothing else.
    pub all_rows: bool,
    /// Whether no smaller set of this kind does it.
    pub proven: bool,
    /// The sets, each change in words.
    pub sets: Vec<Vec<String>>,
    /// How many more there are.
    pub more: usize,
}

/// Sets that are told; more help nobody.
const TOLD: usize = 8;

/// Relationships of tables with themselves, with their numbers.
pub(super) fn itself(graph: &Graph) -> impl Iterator<Item = (usize, &Edge)> {
    graph.edges.iter().enumerate().filter(|(_, edge)| edge.from == edge.to)
}

impl Proposals {
    /// What to change in a profile so that at most `limit` relationships lead to a table.
    pub fn of(profile: &Profile, graph: &Graph, limit: Option<usize>) -> Self {
        let limit = limit.unwrap_or(usize::MAX);
        // A relationship of a table with itself has to go in any case.
        let always: Vec<String> =
            itself(graph).map(|(at, _)| said(Change::Drop(at), profile, graph)).collect();
        let drops = solve(profile, graph, limit, false);
        if drops == Budget::Kept {
            let ways = if always.is_empty() {
                Vec::new()
            } else {
                vec![Way { all_rows: false, proven: true, sets: vec![always.clone()], more: 0 }]
            };
            return Self { needed: !always.is_empty(), ways };
        }
        let all_rows = solve(profile, graph, limit, true);
        let is_smaller = size(&all_rows) < size(&drops);
        let words = |set: &BTreeSet<Change>| {
            let changes = set.iter().map(|change| said(*change, profile, graph));
            always.iter().cloned().chain(changes).collect()
        };
        let ways = [Some((drops, false)), is_smaller.then_some((all_rows, true))];
        let ways = ways.into_iter().flatten().filter_map(|(budget, all_rows)| way(&budget, all_rows, words));
        Self { needed: true, ways: ways.collect() }
    }
}

fn way(budget: &Budget, all_rows: bool, words: impl Fn(&BTreeSet<Change>) -> Vec<String>) -> Option<Way> {
    match budget {
        Budget::Smallest(sets) => Some(Way {
            all_rows,
            proven: true,
            sets: sets.iter().take(TOLD).map(words).collect(),
            more: sets.len().saturating_sub(TOLD),
        }),
        Budget::Found(set) => Some(Way { all_rows, proven: false, sets: vec![words(set)], more: 0 }),
        Budget::NotFound | Budget::Kept => None,
    }
}

/// How many changes a way back takes.
fn size(budget: &Budget) -> usize {
    match budget {
        Budget::Smallest(sets) => sets.first().map_or(usize::MAX, BTreeSet::len),
        Budget::Found(set) => set.len(),
        Budget::Kept | Budget::NotFound => usize::MAX,
    }
}

fn said(change: Change, profile: &Profile, graph: &Graph) -> String {
    match change {
        Change::Drop(at) => {
            let edge = &graph.edges[at];
            let name = edge.name.as_deref().map(|name| format!(" ({name})")).unwrap_or_default();
            let same = graph.edges.iter().filter(|other| other.key() == edge.key()).count();
            let often = if same > 1 { format!(", all {same} times that it is named") } else { String::new() };
            format!("drop `{}` brings `{}`{name}{often}", edge.from, edge.to)
        }
        Change::AllRows(at) => {
            let name = &profile.tables[at].name.value;
            format!("give `{name}` all rows, and drop what brings it")
        }
    }
}
