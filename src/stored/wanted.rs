//! A profile as it is meant to be stored: relationships on the tables that bring, companion tables
//! for images and files.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Relationship as Known};
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::fetchxml::stored_filter;
use crate::graph::{Resolved, resolve};
use crate::model::facts::LiveProfile;
use crate::model::{Located, Manage, Place, Profile, Table, same_name};

use super::companion_columns;

/// A table as it is meant to be stored.
pub struct Item<'p> {
    /// Logical name.
    pub table: String,
    /// Where the file says so.
    pub place: Place,
    /// The file's entry; a companion table, or one that only the environment has, has none.
    pub source: Option<&'p Table>,
    /// The relationships that it brings rows by.
    pub edges: Vec<Edge>,
}

/// A relationship as it is meant to be stored, on the table that brings.
#[derive(Clone)]
pub struct Edge {
    /// Schema name, or name of the column that it serves.
    pub name: String,
    /// `MetadataId`; empty where it isn't known.
    pub id: String,
    /// Name of the association, where the file says one.
    pub label: Option<String>,
    /// `FetchXML` on the rows brought along.
    pub filter: Option<String>,
    /// The companion table and column that it serves.
    pub serves: Option<(&'static str, String)>,
    /// Where the file says so.
    pub place: Place,
}

/// Why a profile can't be stored.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// What a relationship is stored by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// By its id, as rows of an environment are: the catalog must know it.
    Rows,
    /// By its name, as solution files do.
    File,
}

/// Puts together what is meant to be stored.
pub fn items_of<'p>(
    wanted: &'p Profile,
    live: Option<&LiveProfile>,
    catalog: &'p Catalog,
    shape: Shape,
) -> Result<Vec<Item<'p>>, Vec<Problem>> {
    let mut builder = Builder { wanted, live, catalog, shape, items: BTreeMap::new(), errors: Vec::new() };
    for table in &wanted.tables {
        let name = table.name.to_ascii_lowercase();
        if builder.is_hidden(&name) {
            let message = format!(
                "the platform added `{name}` to the profile itself and hides it; remove it from the file"
            );
            builder.error(table.name.place, message);
        }
        let item =
            Item { table: name.clone(), place: table.name.place, source: Some(table), edges: Vec::new() };
        builder.items.insert(name, item);
    }
    for table in &wanted.tables {
        builder.turn_round(table);
        builder.brings(table);
        builder.serve_columns(table);
    }
    if builder.errors.is_empty() { Ok(builder.items.into_values().collect()) } else { Err(builder.errors) }
}

struct Builder<'p, 'l> {
    wanted: &'p Profile,
    live: Option<&'l LiveProfile>,
    catalog: &'p Catalog,
    shape: Shape,
    items: BTreeMap<String, Item<'p>>,
    errors: Vec<Problem>,
}

fn edge(known: &Known, place: Place) -> Edge {
    let id = known.id.map(|id| id.to_string()).unwrap_or_default();
    Edge { id, ..named(known.name, place) }
}

fn named(name: &str, place: Place) -> Edge {
    Edge { name: name.to_owned(), id: String::new(), label: None, filter: None, serves: None, place }
}

/// The label of an item that says none: the table's display name, which an item of the profile may
/// not share with another (`taken`).
pub fn default_label(
    wanted: &Profile,
    table: &str,
    catalog: &Catalog,
    taken: impl Fn(&str) -> bool,
) -> String {
    let shown =
        |table: &str| catalog.table(table).map_or(table.to_owned(), |known| known.display_name.to_owned());
    let mine = shown(table);
    let in_file = wanted.tables.iter().any(|other| {
        let theirs = other.label.as_ref().map_or_else(|| shown(&other.name), |label| label.value.clone());
        !same_name(&other.name, table) && theirs.eq_ignore_ascii_case(&mine)
    });
    if in_file || taken(&mine) { format!("{mine} ({table})") } else { mine }
}

impl Builder<'_, '_> {
    fn error(&mut self, place: Place, message: String) {
        self.errors.push(Problem { message, place });
    }

    fn not_single(&self, from: &str, to: &str) -> String {
        let message = format!("no single relationship by which rows of `{from}` bring rows of `{to}`");
        match self.shape {
            Shape::Rows => format!("the environment knows {message}"),
            Shape::File => format!("there is {message} known; add `relationship` with its schema name"),
        }
    }

    fn is_hidden(&self, table: &str) -> bool {
        self.live.is_some_and(|live| live.hidden.iter().any(|hidden| same_name(hidden, table)))
    }

    /// Puts an edge on the table that brings, once. Where only listed tables are managed, that may
    /// be a table that only the environment has.
    fn add(&mut self, driver: &str, edge: Edge) {
        let driver = driver.to_ascii_lowercase();
        let listed = self.wanted.manage == Manage::Listed;
        let is_live =
            self.live.is_some_and(|live| live.items.iter().any(|item| same_name(&item.table, &driver)));
        if listed && is_live && !self.items.contains_key(&driver) {
            let item = Item { table: driver.clone(), place: edge.place, source: None, edges: Vec::new() };
            self.items.insert(driver.clone(), item);
        }
        match self.items.get_mut(&driver) {
            Some(item) if item.edges.iter().any(|other| same_name(&other.name, &edge.name)) => {}
            Some(item) => item.edges.push(edge),
            None => self.error(edge.place, format!("`{driver}` isn't a table of this profile")),
        }
    }

    /// The filter of a relationship as it is stored.
    fn filter(&mut self, filter: Option<&Located<String>>, table: &str) -> Option<String> {
        let filter = filter?;
        match stored_filter(filter, table) {
            Ok(text) => Some(text),
            Err(error) => {
                self.error(filter.place, format!("the filter of the relationship: {error}"));
                None
            }
        }
    }

    fn turn_round(&mut self, table: &Table) {
        for entry in &table.related_to {
            let found = match (resolve(entry, &table.name, self.catalog), &entry.name) {
                (Resolved::Known(known, _), _) => edge(known, entry.place),
                (Resolved::Unknown, Some(name)) if self.shape == Shape::File => named(name, entry.place),
                _ => {
                    self.error(entry.place, self.not_single(&entry.table, &table.name));
                    continue;
                }
            };
            let edge = Edge {
                label: entry.label.as_ref().map(|label| label.value.clone()),
                filter: self.filter(entry.filter.as_ref(), &table.name),
                ..found
            };
            self.add(&entry.table, edge);
        }
    }

    fn brings(&mut self, table: &Table) {
        for brings in &table.brings {
            let place = brings.relationship.place;
            let Some(known) = self.catalog.relationship(&brings.relationship) else {
                if self.shape == Shape::File {
                    let edge = Edge {
                        label: brings.label.as_ref().map(|label| label.value.clone()),
                        filter: brings.filter.as_ref().map(|filter| filter.value.clone()),
                        ..named(&brings.relationship, place)
                    };
                    self.add(&table.name, edge);
                    continue;
                }
                self.error(
                    place,
                    format!(
                        "the environment knows no relationship `{}` between the tables of this profile",
                        brings.relationship.value
                    ),
                );
                continue;
            };
            let Some((other, _)) = known.from_table(&table.name) else {
                let message =
                    format!("`{}` isn't a relationship of `{}`", brings.relationship.value, table.name.value);
                self.error(place, message);
                continue;
            };
            let edge = Edge {
                label: brings.label.as_ref().map(|label| label.value.clone()),
                filter: self.filter(brings.filter.as_ref(), other),
                ..edge(known, place)
            };
            self.add(&table.name, edge);
        }
    }

    /// Images and files are relationships to companion tables, which are added with them.
    fn serve_columns(&mut self, table: &Table) {
        for image in table.images.iter().flatten() {
            self.serve(table, image, IMAGE_COMPANION);
        }
        let Some(files) = table.files.as_ref().filter(|files| files.value) else { return };
        let columns = self.catalog.table(&table.name).map_or(&[][..], |known| known.columns);
        let names: Vec<&str> = companion_columns(columns, FILE_COMPANION).collect();
        if names.is_empty() {
            let message = match self.shape {
                Shape::Rows => format!("`{}` has no file column in this environment", table.name.value),
                Shape::File => format!(
                    "no file column of `{}` is known; a snapshot of an environment that has one says more (--metadata)",
                    table.name.value
                ),
            };
            self.error(files.place, message);
        }
        for name in names {
            self.serve(table, &Located::new(name.to_owned(), files.place), FILE_COMPANION);
        }
    }

    fn serve(&mut self, table: &Table, column: &Located<String>, companion: &'static str) {
        let by_relationship = self
            .catalog
            .companion_relationship(&table.name, column, companion)
            .map(|known| (known.name.to_owned(), known.id));
        let by_column =
            self.catalog.column_id(&table.name, column).map(|id| (column.value.clone(), Some(id)));
        let by_name = (self.shape == Shape::File).then(|| (column.value.clone(), None));
        let Some((name, id)) = by_relationship.or(by_column).or(by_name) else {
            let message = format!(
                "`{}` has no image or file column `{}` in this environment",
                table.name.value, column.value
            );
            self.error(column.place, message);
            return;
        };
        if !self.is_hidden(companion) {
            self.items.entry(companion.to_owned()).or_insert_with(|| Item {
                table: companion.to_owned(),
                place: column.place,
                source: None,
                edges: Vec::new(),
            });
        }
        let edge = Edge {
            name,
            id: id.map(|id| id.to_string()).unwrap_or_default(),
            label: None,
            filter: None,
            serves: Some((companion, column.value.clone())),
            place: column.place,
        };
        self.add(&table.name, edge);
    }
}
