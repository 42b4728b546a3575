//! What a publish means for people in the field: rows that may leave devices, tables that come and go,
//! tables that are downloaded anew, and whether it takes away a lot at once.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::model::stored::StoredRows;
use crate::model::{Columns, Profile, RowRule, Table, same_name};

use super::diff::{Change, ChangeKind, Field, diff};

/// What a publish means.
#[derive(Debug, Clone, Default)]
pub struct Impact {
    /// Tables that come onto devices.
    pub gained: Vec<String>,
    /// Tables that leave devices.
    pub lost: Vec<String>,
    /// Tables that were there and are expected to be downloaded anew, because their rows, columns or the
    /// relationships that bring them change. (How devices take a changed filter over isn't documented.)
    pub anew: Vec<String>,
    /// What may make rows leave devices, in words.
    pub narrowing: Vec<String>,
    /// What goes, of how much.
    pub taken: Vec<Taken>,
}

/// A part of a profile of which some is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// `tables`, `relationships` and so on.
    pub what: &'static str,
    /// How many go.
    pub gone: usize,
    /// Of how many.
    pub of: usize,
}

impl Taken {
    /// Whether it is so much that it must be meant: everything, or more than 30 % of three or more.
    pub fn is_much(self) -> bool {
        self.gone > 0 && (self.gone == self.of || self.of >= 3 && self.gone * 10 > self.of * 3)
    }
}

impl Impact {
    /// Counts for each part whichever takes away more: what is written, or what devices lose by it.
    pub fn count_written(&mut self, written: Vec<Taken>) {
        if self.taken.is_empty() {
            self.taken = written;
            return;
        }
        for (known, written) in self.taken.iter_mut().zip(written) {
            // Both are parts of a whole: compared without dividing.
            if written.gone * known.of.max(1) > known.gone * written.of.max(1) {
                *known = written;
            }
        }
    }
}

/// What a publish means where devices have `published` and will have `outcome`. Without `published` no
/// device has anything of it yet.
/// `platform` is how many minutes are between syncs of tables that say nothing, where that is known.
pub fn impact(
    published: Option<&Profile>,
    outcome: &Profile,
    (catalog, platform): (&Catalog, Option<u64>),
) -> Impact {
    let Some(published) = published else {
        let gained = outcome.tables.iter().map(|table| table.name.value.clone()).collect();
        return Impact { gained, ..Impact::default() };
    };
    let changes = diff(Some(published), outcome, catalog);
    let mut impact = Impact { taken: taken(published, outcome, &changes), ..Impact::default() };
    let mut anew = BTreeSet::new();
    for change in &changes {
        let Some(table) = &change.table else { continue };
        let is_table = change.field == Field::Whole && change.relationship.is_none();
        match (is_table, change.kind) {
            (true, ChangeKind::Added) => impact.gained.push(table.clone()),
            (true, ChangeKind::Removed) => impact.lost.push(table.clone()),
            _ => {}
        }
        if !is_table && !matches!(change.field, Field::Label | Field::Sync) {
            anew.insert(table.clone());
        }
        let sides = (published.table(table), outcome.table(table));
        impact.narrowing.extend(narrowing(change, table, sides, platform));
    }
    anew.retain(|table| !impact.gained.contains(table) && !impact.lost.contains(table));
    impact.anew = anew.into_iter().collect();
    impact
}

/// How many of the tables and relationships of a profile changes take away.
pub fn taken(before: &Profile, outcome: &Profile, changes: &[Change]) -> Vec<Taken> {
    let of_table = |table: &Table| table.related_to.len() + table.brings.len();
    let is_whole = |change: &&Change| change.field == Field::Whole;
    let tables_gone: Vec<&Table> = changes
        .iter()
        .filter(is_whole)
        .filter(|change| change.kind == ChangeKind::Removed && change.relationship.is_none())
        .filter_map(|change| before.table(change.table.as_deref()?))
        .collect();
    let relationships = |table: &str, kind: ChangeKind| {
        let own = changes.iter().filter(is_whole).filter(|change| change.relationship.is_some());
        own.filter(|change| change.kind == kind && change.table.as_deref() == Some(table)).count()
    };
    // A relationship in another one's place isn't taken away.
    let relationships_gone: usize = outcome
        .tables
        .iter()
        .map(|table| {
            let removed = relationships(&table.name, ChangeKind::Removed);
            removed.saturating_sub(relationships(&table.name, ChangeKind::Added))
        })
        .sum();
    let with_tables: usize = tables_gone.iter().map(|table| of_table(table)).sum();
    vec![
        Taken { what: "tables", gone: tables_gone.len(), of: before.tables.len() },
        Taken {
            what: "relationships",
            gone: relationships_gone + with_tables,
            of: before.tables.iter().map(of_table).sum(),
        },
    ]
}

/// How a change may make rows leave devices.
fn narrowing(
    change: &Change,
    table: &str,
    (before, after): (Option<&Table>, Option<&Table>),
    platform: Option<u64>,
) -> Option<String> {
    let (before_text, after_text) =
        (change.before.as_deref().unwrap_or_default(), change.after.as_deref().unwrap_or_default());
    match (&change.relationship, change.field, change.kind) {
        (None, Field::Whole, ChangeKind::Removed) => Some(format!("{table} leaves devices")),
        (Some(link), Field::Whole, ChangeKind::Removed) => {
            let comes_anyway = after.is_some_and(|table| table.has_rule(RowRule::All.word()));
            let name = if link.name.is_empty() { String::new() } else { format!(" ({})", link.name) };
            match &link.from {
                None => Some(format!("{table}: its rows no longer bring others along{name}")),
                Some(_) if comes_anyway => None,
                Some(by) => Some(format!("{table}: its rows no longer come with rows of {by}{name}")),
            }
        }
        (Some(_), Field::Filter, _) if !after_text.is_empty() => {
            Some(format!("{table}: the filter of a relationship changes"))
        }
        (None, Field::Rows, _) => {
            let (before, after) = (before?, after?);
            (!is_wider(before, after)).then(|| {
                let first = |text: &str| text.lines().next().unwrap_or_default().to_owned();
                let (from, to) = (first(before_text), first(after_text));
                if from == to {
                    format!("{table}: its filter changes")
                } else {
                    format!("{table}: rows change from {from} to {to}")
                }
            })
        }
        (None, Field::Sync, _) => {
            let minutes = |table: &Table| table.sync.as_ref().map(|sync| sync.minutes()).or(platform);
            match (minutes(before?), minutes(after?)) {
                (Some(before), Some(after)) if after <= before => None,
                (Some(_), Some(_)) => {
                    Some(format!("{table}: syncs less often, {before_text} → {after_text}"))
                }
                _ => Some(format!(
                    "{table}: may sync less often, {before_text} → {after_text}, as the platform's interval isn't known"
                )),
            }
        }
        (None, Field::Columns, ChangeKind::Changed) => {
            let lost = lost_columns(before?, after?);
            lost.then(|| format!("{table}: fewer columns are on devices"))
        }
        (None, Field::Images, ChangeKind::Changed) => {
            let kept = |image: &str| {
                let mut images = after.iter().flat_map(|table| table.images.iter().flatten());
                images.any(|known| same_name(known, image))
            };
            let mut known = before.iter().flat_map(|table| table.images.iter().flatten());
            known.any(|image| !kept(image)).then(|| format!("{table}: fewer images are on devices"))
        }
        (None, Field::Files, ChangeKind::Changed) if after_text == "none" => {
            Some(format!("{table}: its files leave devices"))
        }
        _ => None,
    }
}

/// Whether new row rules let at least the old rows through.
fn is_wider(before: &Table, after: &Table) -> bool {
    let (Ok(old), Ok(new)) = (StoredRows::of(before), StoredRows::of(after)) else { return false };
    match (old.criteria, new.criteria) {
        (_, 1) => true,
        (2, 2) => {
            (new.mine || !old.mine) && (new.team || !old.team) && (new.business_unit || !old.business_unit)
        }
        _ => false,
    }
}

fn lost_columns(before: &Table, after: &Table) -> bool {
    let Some(after) = after.selected_columns() else { return false };
    match before.columns.as_ref().map(|columns| &columns.value) {
        Some(Columns::Only(before)) => before.iter().any(|old| !after.iter().any(|new| same_name(new, old))),
        _ => true,
    }
}
