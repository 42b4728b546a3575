//! The relationship budget: what of a profile to change, at least, so that no table has too many
//! relationships and none run in a circle.

use std::collections::{BTreeSet, HashSet, VecDeque};

use super::Graph;
use crate::catalog::FILE_COMPANION;
use crate::model::{Profile, RowRule};

/// One change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Drop this relationship, an index into the graph's edges.
    Drop(usize),
    /// Give this table all rows, an index into the profile's tables, so that nothing needs to bring it.
    AllRows(usize),
}

/// Sets of changes that bring a profile back, all of the same, smallest size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Budget {
    /// Nothing needs to change.
    Kept,
    /// Any of these sets does it, and no smaller one.
    Smallest(Vec<BTreeSet<Change>>),
    /// This set does it; whether a smaller one would wasn't found out.
    Found(BTreeSet<Change>),
    /// No set was found.
    NotFound,
}

/// Changes in a set that are tried one by one.
const DEPTH: usize = 5;
/// Relationships that are looked at before the search gives up, and then once more before a set that
/// may not be the smallest is given up, too; about a second each.
const PATIENCE: usize = 100_000_000;

/// Finds the smallest sets of changes after which at most `limit` relationships lead to each table
/// and none run in a circle. A table with related rows only keeps one relationship at least.
/// `all_rows` says whether tables may be given all rows instead of dropping single relationships.
pub fn solve(profile: &Profile, graph: &Graph, limit: usize, all_rows: bool) -> Budget {
    let mut search = Search::new(profile, graph, limit, all_rows);
    if search.violation().is_none() {
        return Budget::Kept;
    }
    for depth in 1..=DEPTH {
        search.seen.clear();
        search.go(depth);
        if !search.found.is_empty() {
            let mut sets: Vec<BTreeSet<Change>> = search.found.into_iter().collect();
            sets.sort_by_key(|set| (drawback(set, profile), set.clone()));
            return Budget::Smallest(sets);
        }
        if search.patience == 0 {
            break;
        }
    }
    search.greedy().map_or(Budget::NotFound, Budget::Found)
}

/// Sets that only drop relationships come first: all rows of a table are a larger download.
fn drawback(set: &BTreeSet<Change>, profile: &Profile) -> usize {
    let is_all = |change: &&Change| matches!(change, Change::AllRows(at) if !has_all(profile, *at));
    set.iter().filter(is_all).count()
}

fn has_all(profile: &Profile, at: usize) -> bool {
    profile.tables[at].rows.iter().any(|rule| rule.value == RowRule::All)
}

/// The graph in numbers, and where the search is.
struct Search {
    limit: usize,
    /// From and to, by table; companions without an entry have numbers beyond the profile's tables.
    edges: Vec<(usize, usize)>,
    /// Relationships that lead to each table.
    to: Vec<Vec<usize>>,
    tables: usize,
    may_give_all_rows: bool,
    /// Tables that live of what is brought, and are brought.
    hungry: Vec<bool>,
    all_rows: Vec<bool>,
    removed: Vec<usize>,
    taken: Vec<Change>,
    found: HashSet<BTreeSet<Change>>,
    /// Sets that were looked at, in whatever order they came about.
    seen: HashSet<BTreeSet<Change>>,
    patience: usize,
    /// The table for files, where it has no entry of its own.
    files: Option<usize>,
}

impl Search {
    fn new(profile: &Profile, graph: &Graph, limit: usize, may_give_all_rows: bool) -> Self {
        let mut names: Vec<String> =
            profile.tables.iter().map(|table| table.name.to_ascii_lowercase()).collect();
        let mut seen = HashSet::new();
        let mut edges = Vec::new();
        for edge in &graph.edges {
            let mut number = |name: &String| {
                names.iter().position(|known| known == name).unwrap_or_else(|| {
                    names.push(name.clone());
                    names.len() - 1
                })
            };
            let ends = (number(&edge.from), number(&edge.to));
            // A second naming of the same relationship doesn't count.
            edges.push(if seen.insert(edge.key()) { ends } else { (ends.1, ends.1) });
        }
        let rule = |at: usize, wanted: &RowRule| {
            let rows = profile.tables.get(at).map(|table| table.rows.as_slice()).unwrap_or_default();
            !rows.is_empty() && rows.iter().all(|rule| rule.value == *wanted)
        };
        let mut to = vec![Vec::new(); names.len()];
        for (at, (from, table)) in edges.iter().enumerate() {
            if from != table {
                to[*table].push(at);
            }
        }
        Self {
            limit,
            may_give_all_rows,
            removed: vec![0; edges.len()],
            edges,
            hungry: (0..names.len()).map(|at| rule(at, &RowRule::Related) && !to[at].is_empty()).collect(),
            all_rows: (0..names.len()).map(|at| rule(at, &RowRule::All)).collect(),
            to,
            tables: profile.tables.len(),
            taken: Vec::new(),
            found: HashSet::new(),
            seen: HashSet::new(),
            patience: PATIENCE,
            files: names
                .iter()
                .skip(profile.tables.len())
                .position(|name| name == FILE_COMPANION)
                .map(|at| at + profile.tables.len()),
        }
    }

    /// What it costs at most to look for a violation.
    fn cost(&self) -> usize {
        2 * self.to.len() * (self.edges.len() + 1)
    }

    /// Takes the cost of one more look; false where there is no patience left.
    fn may_look(&mut self) -> bool {
        let left = self.patience.checked_sub(self.cost());
        self.patience = left.unwrap_or_default();
        left.is_some()
    }

    fn inbound(&self, table: usize) -> impl Iterator<Item = usize> + '_ {
        self.to[table].iter().copied().filter(|at| self.removed[*at] == 0)
    }

    fn leading_to(&self, table: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut visited = vec![false; self.to.len()];
        visited[table] = true;
        let mut open = vec![table];
        while let Some(at) = open.pop() {
            for edge in self.inbound(at) {
                let from = self.edges[edge].0;
                if !std::mem::replace(&mut visited[from], true) {
                    open.push(from);
                }
                found.push(edge);
            }
        }
        found
    }

    /// As [`Graph::counted`].
    fn counted(&self, table: usize) -> Vec<usize> {
        match table < self.tables {
            true => self.leading_to(table),
            false if self.files == Some(table) => self.inbound(table).collect(),
            false => Vec::new(),
        }
    }

    /// Relationships of which one has to go: a circle, or more than the limit.
    fn violation(&self) -> Option<Vec<usize>> {
        let names = self.hungry.len();
        (0..names).find_map(|table| self.circle(table)).or_else(|| {
            let leading = (0..names).map(|table| self.counted(table));
            leading.filter(|leading| leading.len() > self.limit).max_by_key(Vec::len)
        })
    }

    /// A shortest circle through a table.
    fn circle(&self, table: usize) -> Option<Vec<usize>> {
        let mut came_by = vec![None; self.hungry.len()];
        let mut queue = VecDeque::from([table]);
        while let Some(at) = queue.pop_front() {
            for edge in self.inbound(at) {
                let from = self.edges[edge].0;
                if from == table {
                    let mut circle = vec![edge];
                    let mut at = at;
                    while at != table {
                        let edge: usize = came_by[at]?;
                        circle.push(edge);
                        at = self.edges[edge].1;
                    }
                    return Some(circle);
                }
                if came_by[from].is_none() {
                    came_by[from] = Some(edge);
                    queue.push_back(from);
                }
            }
        }
        None
    }

    /// Tries every way to mend the first violation, then the next.
    fn go(&mut self, depth: usize) {
        if !self.may_look() {
            return;
        }
        let Some(edges) = self.violation() else {
            if self.is_fed() {
                self.found.insert(self.taken.iter().copied().collect());
            }
            return;
        };
        if depth == 0 {
            return;
        }
        for change in self.changes(&edges) {
            self.apply(change, 1);
            self.taken.push(change);
            // A table that was starved stays so where relationships are dropped and nothing else.
            let hopeless = match change {
                Change::Drop(edge) => !self.may_give_all_rows && !self.is_table_fed(self.edges[edge].1),
                Change::AllRows(_) => false,
            };
            if self.patience > 0 && !hopeless && self.seen.insert(self.taken.iter().copied().collect()) {
                self.go(depth - 1);
            }
            self.taken.pop();
            self.apply(change, -1);
        }
    }

    /// The changes that take one of these relationships away.
    fn changes(&self, edges: &[usize]) -> Vec<Change> {
        let drops = edges.iter().map(|edge| Change::Drop(*edge));
        let tables: BTreeSet<usize> = edges.iter().map(|edge| self.edges[*edge].1).collect();
        let may = |at: &usize| self.may_give_all_rows && *at < self.tables;
        let all_rows = tables.into_iter().filter(may).map(Change::AllRows);
        drops.chain(all_rows).collect()
    }

    fn apply(&mut self, change: Change, by: isize) {
        let touched: Vec<usize> = match change {
            Change::Drop(edge) => vec![edge],
            Change::AllRows(table) => self.to[table].clone(),
        };
        for edge in touched {
            self.removed[edge] = self.removed[edge].saturating_add_signed(by);
        }
    }

    /// Whether every table with related rows only is still brought by something.
    fn is_fed(&self) -> bool {
        (0..self.tables).all(|table| self.is_table_fed(table))
    }

    fn is_table_fed(&self, table: usize) -> bool {
        !self.hungry[table]
            || self.inbound(table).next().is_some()
            || self.taken.contains(&Change::AllRows(table))
    }

    /// Mends one violation after the other by what helps most at once.
    fn greedy(&mut self) -> Option<BTreeSet<Change>> {
        self.taken.clear();
        self.removed.fill(0);
        self.patience = PATIENCE;
        while let Some(edges) = self.violation() {
            let mut best = None;
            for change in self.changes(&edges) {
                if self.taken.contains(&change) {
                    continue;
                }
                if !self.may_look() {
                    return None;
                }
                let drawbacks = self.drawbacks(change);
                if best.is_none_or(|best| drawbacks < best) {
                    best = Some(drawbacks);
                }
            }
            let (.., change) = best?;
            self.apply(change, 1);
            self.taken.push(change);
        }
        self.is_fed().then(|| self.taken.iter().copied().collect())
    }

    /// What speaks against a change, worst first: tables that nothing feeds any more, relationships
    /// that are still too many, a larger download.
    fn drawbacks(&mut self, change: Change) -> (bool, usize, bool, Change) {
        self.apply(change, 1);
        self.taken.push(change);
        let starved = !self.is_fed();
        let over = (0..self.to.len()).map(|table| self.counted(table).len().saturating_sub(self.limit)).sum();
        self.taken.pop();
        self.apply(change, -1);
        (starved, over, matches!(change, Change::AllRows(at) if !self.all_rows[at]), change)
    }
}
