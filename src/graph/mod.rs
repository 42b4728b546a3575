//! Who brings whom: the one graph that everything counts and looks for cycles in.
//! An edge `from → to` means: rows of `from` bring rows of `to` to the device.

pub mod budget;
pub mod proposals;
mod schedule;
pub mod view;

pub use schedule::Schedule;

use std::cell::OnceCell;
use std::collections::VecDeque;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashSet};

use crate::catalog::{Catalog, Relationship as Known};
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::model::{Place, Profile, Relationship, RelationshipKind, Table, same_name};

/// One relationship of a profile, as far as file and catalog tell.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The table that brings, in lower case.
    pub from: String,
    /// The table that is brought along, in lower case.
    pub to: String,
    /// Schema name where known, as written.
    pub name: Option<String>,
    /// What rows of `to` are to rows of `from`, where known.
    pub kind: Option<RelationshipKind>,
    /// Where the file says so.
    pub place: Place,
    /// What the catalog knows of the relationship.
    pub known: Option<Known>,
    /// Whether an earlier edge is the same relationship.
    pub again: bool,
}

impl Edge {
    fn key(&self) -> (String, String, String) {
        (self.from.clone(), self.own_name(), self.to.clone())
    }

    /// What tells it from other edges between the same tables.
    fn own_name(&self) -> String {
        match &self.name {
            Some(name) => name.to_ascii_lowercase(),
            None => format!("at {}", self.place.start),
        }
    }
}

/// The graph of a profile.
#[derive(Debug, Default)]
pub struct Graph {
    /// All edges, in the order of the file, self references included.
    pub edges: Vec<Edge>,
    /// Imported associations whose other end nobody knows; they may point anywhere.
    pub unknown: usize,
    /// Numbers of the tables.
    tables: HashMap<String, usize>,
    /// Both tables of each edge, by number.
    ends: Vec<(usize, usize)>,
    /// Edges by the table that is brought, once each and without self references.
    to: Vec<Vec<usize>>,
    /// The same by the table that brings.
    from: Vec<Vec<usize>>,
    /// How many relationships lead to each table, once somebody asked.
    leading: OnceCell<Vec<usize>>,
}

/// What an entry of `related_to` resolves to.
#[derive(Debug, Clone)]
pub enum Resolved<'c> {
    /// The catalog knows the relationship and it joins the two tables.
    Known(&'c Known, RelationshipKind),
    /// The entry names a relationship that the catalog doesn't know.
    Unknown,
    /// The entry names a relationship that joins other tables.
    ElsewhereJoined(&'c Known),
    /// The entry names none, and several fit.
    Ambiguous(Vec<&'c Known>),
    /// The entry names none, and the catalog knows none that fits.
    NoneKnown,
}

/// An entry of `related_to` with the table that it stands under, and what it resolves to.
pub type Entry<'p> = (&'p Table, &'p Relationship, Resolved<'p>);

/// All entries of a profile, in the order of the file.
pub fn entries<'p>(profile: &'p Profile, catalog: &'p Catalog) -> Vec<Entry<'p>> {
    let entries =
        profile.tables.iter().flat_map(|table| table.related_to.iter().map(move |entry| (table, entry)));
    entries.map(|(table, entry)| (table, entry, resolve(entry, &table.name, catalog))).collect()
}

/// Looks an entry under table `to` up in the catalog.
pub fn resolve<'c>(entry: &Relationship, to: &str, catalog: &'c Catalog) -> Resolved<'c> {
    if let Some(name) = &entry.name {
        let Some(known) = catalog.relationship(name) else {
            return Resolved::Unknown;
        };
        return match known.from_table(&entry.table) {
            Some((other, kind)) if same_name(other, to) => {
                Resolved::Known(known, self_kind(known, entry).unwrap_or(kind))
            }
            _ => Resolved::ElsewhereJoined(known),
        };
    }
    let wanted = entry.kind.as_ref().map(|kind| kind.value);
    let mut fitting: Vec<(&Known, RelationshipKind)> = catalog
        .between(&entry.table, to)
        .into_iter()
        .filter_map(|known| known.from_table(&entry.table).map(|(_, kind)| (known, kind)))
        .filter(|(_, kind)| wanted.is_none_or(|wanted| wanted == *kind))
        .collect();
    match fitting.len() {
        0 => Resolved::NoneKnown,
        1 => {
            let (known, kind) = fitting.remove(0);
            Resolved::Known(known, kind)
        }
        _ => Resolved::Ambiguous(fitting.into_iter().map(|(known, _)| known).collect()),
    }
}

/// A self-relationship runs both ways, so the entry's own word decides.
fn self_kind(known: &Known, entry: &Relationship) -> Option<RelationshipKind> {
    let stated = entry.kind.as_ref()?.value;
    (known.is_self() && stated != RelationshipKind::ManyToMany).then_some(stated)
}

impl Graph {
    /// The graph of a profile as file and catalog tell it.
    pub fn of(profile: &Profile, catalog: &Catalog) -> Self {
        Self::with(profile, catalog, &entries(profile, catalog))
    }

    /// The same, where the profile's [`entries`] were looked up already.
    pub fn with(profile: &Profile, catalog: &Catalog, entries: &[Entry<'_>]) -> Self {
        let mut graph = Self::default();
        let mut entries = entries.iter();
        for table in &profile.tables {
            let to = table.name.to_ascii_lowercase();
            for (_, entry, resolved) in entries.by_ref().take(table.related_to.len()) {
                graph.add_entry(entry, &to, resolved);
            }
            for brings in &table.brings {
                let end = catalog
                    .relationship(&brings.relationship)
                    .and_then(|known| known.from_table(&table.name));
                match end {
                    Some((other, kind)) => graph.edges.push(Edge {
                        from: to.clone(),
                        to: other.to_ascii_lowercase(),
                        name: Some(brings.relationship.value.clone()),
                        kind: Some(kind),
                        place: brings.relationship.place,
                        known: catalog.relationship(&brings.relationship).copied(),
                        again: false,
                    }),
                    None => graph.unknown += 1,
                }
            }
            for image in table.images.iter().flatten() {
                graph.edges.push(Edge {
                    from: to.clone(),
                    to: IMAGE_COMPANION.to_owned(),
                    name: Some(format!("image column {}", image.value)),
                    kind: Some(RelationshipKind::Parent),
                    place: image.place,
                    known: None,
                    again: false,
                });
            }
            if let Some(files) = &table.files
                && files.value
            {
                graph.edges.push(Edge {
                    from: to.clone(),
                    to: FILE_COMPANION.to_owned(),
                    name: Some(format!("files of {to}")),
                    kind: Some(RelationshipKind::Parent),
                    place: files.place,
                    known: None,
                    again: false,
                });
            }
        }
        graph.index();
        graph
    }

    fn index(&mut self) {
        let mut seen = HashSet::with_capacity_and_hasher(self.edges.len(), RandomState::default());
        for (at, edge) in self.edges.iter_mut().enumerate() {
            let mut number = |name: &String| {
                let next = self.tables.len();
                *self.tables.entry(name.clone()).or_insert(next)
            };
            let (from, to) = (number(&edge.from), number(&edge.to));
            edge.again = !seen.insert((from, to, edge.own_name()));
            self.ends.push((from, to));
            self.to.resize_with(self.tables.len(), Vec::new);
            self.from.resize_with(self.tables.len(), Vec::new);
            if !edge.again && from != to {
                self.to[to].push(at);
                self.from[from].push(at);
            }
        }
    }

    fn add_entry(&mut self, entry: &Relationship, to: &str, resolved: &Resolved<'_>) {
        let stated = entry.kind.as_ref().map(|kind| kind.value);
        let (name, kind, known) = match resolved {
            Resolved::Known(known, kind) => (Some(known.name.to_owned()), Some(*kind), Some(**known)),
            Resolved::ElsewhereJoined(known) => {
                (entry.name.as_ref().map(|name| name.value.clone()), stated, Some(**known))
            }
            _ => (entry.name.as_ref().map(|name| name.value.clone()), stated, None),
        };
        self.edges.push(Edge {
            from: entry.table.to_ascii_lowercase(),
            to: to.to_owned(),
            name,
            kind,
            place: entry.place,
            known,
            again: false,
        });
    }

    /// The edges that bring rows of `table` straight along, once each.
    pub fn direct(&self, table: &str) -> Vec<&Edge> {
        let numbers = self.tables.get(table).map(|at| self.to[*at].as_slice()).unwrap_or_default();
        numbers.iter().map(|at| &self.edges[*at]).collect()
    }

    /// All relationships that lead to `table`: its own and, transitively, those of the tables
    /// that bring it, once each, nearest first ("the limit includes downstream tables",
    /// Field Service mobile offline capabilities, 2024-01-23).
    pub fn leading_to(&self, table: &str) -> Vec<&Edge> {
        let Some(start) = self.tables.get(table) else { return Vec::new() };
        let mut found = Vec::new();
        let mut visited = vec![false; self.to.len()];
        visited[*start] = true;
        let mut queue = VecDeque::from([*start]);
        while let Some(at) = queue.pop_front() {
            for edge in &self.to[at] {
                let from = self.ends[*edge].0;
                if !std::mem::replace(&mut visited[from], true) {
                    queue.push_back(from);
                }
                found.push(&self.edges[*edge]);
            }
        }
        found
    }

    /// How many [`Self::leading_to`] finds.
    pub fn leading_count(&self, table: &str) -> usize {
        let counts = self.leading.get_or_init(|| self.count_leading());
        self.tables.get(table).map(|at| counts[*at]).unwrap_or_default()
    }

    fn count_leading(&self) -> Vec<usize> {
        let mut visited_from = vec![usize::MAX; self.to.len()];
        let mut open = Vec::new();
        let mut count = |start: usize| {
            let mut found = 0;
            visited_from[start] = start;
            open.push(start);
            while let Some(at) = open.pop() {
                found += self.to[at].len();
                for edge in &self.to[at] {
                    let from = self.ends[*edge].0;
                    if std::mem::replace(&mut visited_from[from], start) != start {
                        open.push(from);
                    }
                }
            }
            found
        };
        (0..self.to.len()).map(&mut count).collect()
    }

    /// The relationships that count against the limit of a table. Of tables that come along without
    /// an entry of their own only the one for files has such a limit, for those that lead straight to
    /// it; images have a limit of their own.
    pub fn counted(&self, table: &str, listed: bool) -> Vec<&Edge> {
        match table {
            _ if listed => self.leading_to(table),
            FILE_COMPANION => self.direct(table),
            _ => Vec::new(),
        }
    }

    /// How many relationships in a row lead to each table, by the longest way; a circle counts once.
    pub fn depths(&self) -> impl Fn(&str) -> usize {
        let mut known: Vec<Option<usize>> = vec![None; self.to.len()];
        let mut open: Vec<(usize, bool)> = (0..self.to.len()).map(|table| (table, false)).collect();
        let mut begun = vec![false; self.to.len()];
        while let Some((at, done)) = open.pop() {
            let drivers = || self.to[at].iter().map(|edge| self.ends[*edge].0);
            if done {
                let deepest = drivers().filter_map(|from| known[from]).max();
                let is_brought = usize::from(!self.to[at].is_empty());
                known[at] = Some(deepest.map_or(is_brought, |deepest| deepest + 1));
            } else if !std::mem::replace(&mut begun[at], true) {
                open.push((at, true));
                open.extend(drivers().map(|from| (from, false)));
            }
        }
        move |table| self.tables.get(table).and_then(|at| known[*at]).unwrap_or_default()
    }

    /// Shortest cycles that together use every edge that lies on a cycle. Self references are
    /// not cycles here; they have a rule of their own.
    pub fn cycles(&self) -> Vec<Vec<&Edge>> {
        let mut covered: HashSet<(usize, usize)> = HashSet::default();
        let mut cycles = Vec::new();
        for (at, (from, to)) in self.ends.iter().enumerate() {
            if from == to || covered.contains(&(*from, *to)) {
                continue;
            }
            let Some(back) = self.path(*to, *from) else { continue };
            let cycle: Vec<usize> = std::iter::once(at).chain(back).collect();
            covered.extend(cycle.iter().map(|edge| self.ends[*edge]));
            cycles.push(cycle.into_iter().map(|edge| &self.edges[edge]).collect());
        }
        cycles
    }

    /// A shortest way from one table to another.
    fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut came_by: Vec<Option<usize>> = vec![None; self.from.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            for edge in &self.from[at] {
                let next = self.ends[*edge].1;
                if next != from && came_by[next].is_none() {
                    came_by[next] = Some(*edge);
                    queue.push_back(next);
                }
            }
            if came_by[to].is_some() {
                break;
            }
        }
        let mut path = Vec::new();
        let mut at = to;
        while at != from {
            let edge = came_by[at]?;
            path.push(edge);
            at = self.ends[edge].0;
        }
        path.reverse();
        Some(path)
    }
}

/// `a → b → a`, as the platform shows a cycle.
pub fn chain(edges: &[&Edge]) -> String {
    let mut text = String::new();
    for edge in edges {
        text.push_str(&edge.from);
        text.push_str(" → ");
    }
    if let Some(last) = edges.last() {
        text.push_str(&last.to);
    }
    text
}
