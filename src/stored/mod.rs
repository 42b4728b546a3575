//! Between a profile and the platform's own shape of it (items and associations), as solution files
//! and the Web API hold it: the one place that turns relationships round: storage keeps an association on
//! the item whose rows bring others along, a profile file lists it under the table brought along.

mod ids;
mod wanted;

use serde_json::Value;

use crate::catalog::{Catalog, ColumnKind, FILE_COMPANION, IMAGE_COMPANION};
use crate::fetchxml::{FetchError, same_meaning, stored_text};
use crate::graph::{Resolved, resolve};
use crate::model::stored::{StoredAssociation, StoredItem, StoredProfile, StoredRows};
use crate::model::{
    Brings, Columns, CustomFilter, Located, Manage, Place, Profile, Relationship, RelationshipKind, RowRule,
    SyncInterval, Table, same_name,
};

pub use ids::new_id;
pub use wanted::{Edge, Item, Problem, Shape, default_label, items_of};

impl StoredRows {
    /// The row rules that an item's columns say.
    fn rules(&self, place: Place) -> Vec<RowRule> {
        let mut rules = Vec::new();
        match self.criteria {
            0 => rules.push(RowRule::Related),
            1 => rules.push(RowRule::All),
            2 if !(self.mine || self.team || self.business_unit) => rules.push(RowRule::Organization),
            _ => {}
        }
        let flags = [
            (self.mine, RowRule::User),
            (self.team, RowRule::Team),
            (self.business_unit, RowRule::BusinessUnit),
        ];
        rules.extend(flags.into_iter().filter(|(set, _)| *set).map(|(_, rule)| rule));
        if let Some(view) = &self.view {
            rules.push(RowRule::View(view.clone()));
        }
        if let Some(filter) = &self.filter {
            rules.push(RowRule::Custom(CustomFilter::one(filter.clone(), place)));
        } else if self.criteria == 3 && self.view.is_none() {
            rules.push(RowRule::Custom(CustomFilter::one("", place)));
        }
        rules
    }

    /// Whether two row scopes let the same rows through.
    pub fn same_meaning(&self, other: &Self) -> bool {
        let flags = |rows: &Self| (rows.criteria, rows.mine, rows.team, rows.business_unit);
        let view = |rows: &Self| rows.view.as_ref().map(|view| view.to_lowercase());
        let filter = |rows: &Self| rows.filter.clone().unwrap_or_default();
        flags(self) == flags(other)
            && view(self) == view(other)
            && same_meaning(&filter(self), &filter(other))
    }

    /// The columns of an item that say these row rules.
    pub fn of(table: &Table) -> Result<Self, FetchError> {
        let mut stored = Self { criteria: 3, ..Self::default() };
        for rule in &table.rows {
            match &rule.value {
                RowRule::Related => stored.criteria = 0,
                RowRule::All => stored.criteria = 1,
                RowRule::User => stored.mine = true,
                RowRule::Team => stored.team = true,
                RowRule::BusinessUnit => stored.business_unit = true,
                RowRule::Organization => {}
                RowRule::View(name) => stored.view = Some(name.clone()),
                RowRule::Custom(custom) => stored.filter = Some(stored_text(custom, &table.name)?),
            }
            let ownership = rule.is_ownership() || rule.value == RowRule::Organization;
            if ownership && stored.criteria == 3 {
                stored.criteria = 2;
            }
        }
        Ok(stored)
    }
}

/// Reads a stored profile as a [`Profile`], with the relationships turned round as far as the
/// catalog knows them.
pub fn to_profile(stored: StoredProfile, catalog: &Catalog) -> Profile {
    let mut tables: Vec<Table> = stored.items.iter().map(table_of).collect();
    for item in &stored.items {
        for association in &item.associations {
            turn_round(&mut tables, item, association, catalog);
        }
    }
    let mut profile = Profile {
        id: stored.id,
        name: stored.name,
        description: Some(stored.description),
        renamed_from: None,
        based_on: None,
        manage: Manage::Whole,
        tables,
        people: None,
        apps: None,
        budget: None,
        inserted: Vec::new(),
        complete: true,
    };
    settle(&mut profile, catalog);
    profile
}

/// Says the same in one way, now that a catalog is at hand: imported associations of unknown
/// direction move to the table that they bring, companion tables into `images` and `files`.
pub fn settle(profile: &mut Profile, catalog: &Catalog) {
    settle_brings(&mut profile.tables, |driver, relationship| {
        let (other, kind) = catalog.relationship(relationship)?.from_table(driver)?;
        Some((other.to_owned(), Some(kind)))
    });
    fold_companion(&mut profile.tables, IMAGE_COMPANION, catalog);
    fold_companion(&mut profile.tables, FILE_COMPANION, catalog);
}

/// A profile with its associations of unknown direction as another one tells them; `None` where it has no
/// such.
pub fn settled_beside(profile: &Profile, other: &Profile) -> Option<Profile> {
    if profile.tables.iter().all(|table| table.brings.is_empty()) {
        return None;
    }
    let mut settled = profile.clone();
    settle_brings(&mut settled.tables, |driver, relationship| {
        other.tables.iter().find_map(|table| {
            let is_meant = |entry: &&Relationship| {
                same_name(&entry.table, driver)
                    && entry.name.as_ref().is_some_and(|name| same_name(name, relationship))
            };
            let entry = table.related_to.iter().find(is_meant)?;
            Some((table.name.value.clone(), entry.kind.as_ref().map(|kind| kind.value)))
        })
    });
    Some(settled)
}

/// Columns that a device needs of every table that has them.
const ALWAYS: [&str; 5] = ["statecode", "statuscode", "createdon", "modifiedon", "ownerid"];

/// Adds to each choice of columns that `live` doesn't hold already those that a device always needs, as far
/// as the catalog knows the table to have them.
pub fn complete_columns(profile: &mut Profile, live: Option<&Profile>, catalog: &Catalog) {
    for table in &mut profile.tables {
        let Some(known) = catalog.table(&table.name) else { continue };
        let before = live.and_then(|live| live.table(&table.name)).and_then(Table::selected_columns);
        let Some(Located { value: Columns::Only(names), place }) = &mut table.columns else { continue };
        let holds = |all: &[Located<String>], one: &str| all.iter().any(|name| same_name(name, one));
        let is_same = before.is_some_and(|before| {
            before.iter().all(|name| holds(names, name)) && names.iter().all(|name| holds(before, name))
        });
        if is_same {
            continue;
        }
        let has = |name: &str| known.columns.iter().any(|column| same_name(column.name, name));
        for name in [known.primary_id, known.primary_name].into_iter().chain(ALWAYS) {
            if has(name) && !names.iter().any(|other| same_name(other, name)) {
                names.push(Located::new(name.to_owned(), *place));
            }
        }
    }
}

/// Moves associations to the tables that they bring; `end` tells the table at the other end of a table's
/// relationship, and what its rows are.
fn settle_brings(
    tables: &mut [Table],
    end: impl Fn(&str, &str) -> Option<(String, Option<RelationshipKind>)>,
) {
    for at in 0..tables.len() {
        let driver = tables[at].name.clone();
        for brings in std::mem::take(&mut tables[at].brings) {
            let brought = end(&driver, &brings.relationship).and_then(|(other, kind)| {
                let at = tables.iter().position(|table| same_name(&table.name, &other))?;
                Some((at, kind))
            });
            match brought {
                Some((brought, kind)) => {
                    let entry = entry(&brings, driver.clone(), kind);
                    tables[brought].related_to.push(entry);
                }
                None => tables[at].brings.push(brings),
            }
        }
    }
}

fn entry(brings: &Brings, driver: Located<String>, kind: Option<RelationshipKind>) -> Relationship {
    let place = brings.relationship.place;
    Relationship {
        place,
        table: driver,
        kind: kind.map(|kind| Located::new(kind, place)),
        name: Some(brings.relationship.clone()),
        label: brings.label.clone(),
        filter: brings.filter.clone(),
    }
}

fn table_of(item: &StoredItem) -> Table {
    let rules = if item.complete { item.rows.rules(item.rows_place) } else { Vec::new() };
    let rows = rules.into_iter().map(|rule| Located::new(rule, item.rows_place)).collect();
    Table {
        name: item.table.clone(),
        place: item.place,
        label: Some(item.label.clone()),
        sync: item.sync.as_ref().map(|sync| Located::new(SyncInterval::from_minutes(sync.value), sync.place)),
        rows,
        related_to: Vec::new(),
        brings: Vec::new(),
        columns: item.columns.as_ref().map(columns_of),
        images: Some(Vec::new()),
        files: Some(Located::new(false, item.place)),
        complete: item.complete,
    }
}

/// Reads `{"Columns":["a","b"]}`; empty text means all columns. Other text stands for itself, so
/// that a difference shows it.
fn columns_of(text: &Located<String>) -> Located<Columns> {
    if text.trim().is_empty() {
        return Located::new(Columns::All, text.place);
    }
    let names = serde_json::from_str::<Value>(text).ok().and_then(|value| {
        let names = value.get("Columns")?.as_array()?.iter();
        names.map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    });
    let names = names.unwrap_or_else(|| vec![text.value.clone()]);
    let names = names.into_iter().map(|name| Located::new(name, text.place)).collect();
    Located::new(Columns::Only(names), text.place)
}

/// The text of `selectedcolumns` for a choice of columns; `None` clears it, which means all.
pub fn columns_text(columns: &Columns) -> Option<String> {
    match columns {
        Columns::All => None,
        Columns::Only(names) => {
            let names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
            Some(serde_json::json!({ "Columns": names }).to_string())
        }
    }
}

fn turn_round(tables: &mut [Table], item: &StoredItem, association: &StoredAssociation, catalog: &Catalog) {
    let name = &association.relationship;
    let brings = Brings {
        relationship: name.clone(),
        label: (association.label.value != name.value).then(|| association.label.clone()),
        filter: association.filter.clone(),
    };
    let end = catalog.relationship(name).and_then(|relationship| relationship.from_table(&item.table));
    if let Some((other, kind)) = end
        && let Some(brought) = tables.iter_mut().find(|table| same_name(&table.name, other))
    {
        brought.related_to.push(entry(&brings, item.table.clone(), Some(kind)));
        return;
    }
    let Some(driver) = tables.iter_mut().find(|table| same_name(&table.name, &item.table)) else {
        return;
    };
    // An image or file column may be stored under its own name, or without its companion table.
    match column_behind(catalog, &item.table, name) {
        Some((IMAGE_COMPANION, column)) => {
            driver.images.get_or_insert_default().push(Located::new(column.to_owned(), name.place));
        }
        Some(_) => driver.files = Some(Located::new(true, name.place)),
        None => driver.brings.push(brings),
    }
}

/// The companion table and column that an association of this name serves.
fn column_behind(catalog: &Catalog, table: &str, name: &str) -> Option<(&'static str, &'static str)> {
    let columns = catalog.table(table)?.columns;
    for companion in [IMAGE_COMPANION, FILE_COMPANION] {
        for column in companion_columns(columns, companion) {
            let known = catalog.companion_relationship(table, column, companion);
            if same_name(column, name) || known.is_some_and(|known| same_name(known.name, name)) {
                return Some((companion, column));
            }
        }
    }
    None
}

/// Folds a companion table into `images` or `files` of the tables that use it, when all it does
/// is to serve file or image columns; in any other shape it stays a plain table.
fn fold_companion(tables: &mut Vec<Table>, companion: &str, catalog: &Catalog) {
    let Some(at) = tables.iter().position(|table| same_name(&table.name, companion)) else {
        return;
    };
    let table = &tables[at];
    let drives =
        tables.iter().any(|other| other.related_to.iter().any(|entry| same_name(&entry.table, companion)));
    let only_related = table.rows.iter().all(|rule| rule.value == RowRule::Related);
    let served: Option<Vec<(String, Located<String>)>> =
        table.related_to.iter().map(|entry| served_column(entry, companion, catalog)).collect();
    let Some(served) = served else { return };
    let needed = !served.is_empty() || tables.iter().any(|table| uses(table, companion));
    if !only_related || !table.complete || !table.brings.is_empty() || drives || !needed {
        return;
    }
    tables.remove(at);
    for (owner, column) in served {
        let Some(table) = tables.iter_mut().find(|table| same_name(&table.name, &owner)) else { continue };
        if companion == FILE_COMPANION {
            table.files = Some(Located::new(true, column.place));
        } else if !table.images.iter().flatten().any(|image| same_name(image, &column)) {
            table.images.get_or_insert_default().push(column);
        }
    }
}

/// Whether a table needs this companion table, for its images or its files.
pub fn uses(table: &Table, companion: &str) -> bool {
    if companion == IMAGE_COMPANION {
        table.images.as_ref().is_some_and(|images| !images.is_empty())
    } else {
        table.files.as_ref().is_some_and(|files| files.value)
    }
}

fn served_column(
    entry: &Relationship,
    companion: &str,
    catalog: &Catalog,
) -> Option<(String, Located<String>)> {
    let name = match (&entry.name, resolve(entry, companion, catalog)) {
        (Some(name), _) => name.clone(),
        (None, Resolved::Known(known, _)) => Located::new(known.name.to_owned(), entry.place),
        (None, _) => return None,
    };
    if entry.filter.is_some() {
        return None;
    }
    let table = catalog.table(&entry.table)?;
    let column = companion_columns(table.columns, companion).find(|column| {
        catalog
            .companion_relationship(&entry.table, column, companion)
            .is_some_and(|relationship| same_name(relationship.name, &name))
    })?;
    Some((entry.table.value.clone(), Located::new(column.to_owned(), name.place)))
}

/// The columns of a table that a companion table serves.
pub fn companion_columns<'c>(
    columns: &'c [crate::catalog::Column],
    companion: &str,
) -> impl Iterator<Item = &'static str> + use<'c> {
    let kind = if companion == IMAGE_COMPANION { ColumnKind::Image } else { ColumnKind::File };
    columns.iter().filter(move |column| column.kind == kind).map(|column| column.name)
}
