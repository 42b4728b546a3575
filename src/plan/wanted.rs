//! A profile as it is meant to be stored: relationships on the tables that bring, companion tables
//! for images and files.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Relationship as Known};
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::fetchxml::stored_filter;
use crate::graph::{Resolved, resolve};
use crate::model::facts::LiveProfile;
use crate::model::{Located, Manage, Place, Profile, Table, same_name};
use crate::stored::companion_columns;

use super::PlanError;

/// A table as it is meant to be stored.
pub(super) struct WantedItem<'p> {
    pub(super) table: String,
    pub(super) place: Place,
    /// The file's entry; a companion table, or one that only the environment has, has none.
    pub(super) source: Option<&'p Table>,
    pub(super) edges: Vec<WantedEdge>,
}

/// A relationship as it is meant to be stored, on the table that brings.
#[derive(Clone)]
pub(super) struct WantedEdge {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) label: Option<String>,
    pub(super) filter: Option<String>,
    /// The companion table and column that it serves.
    pub(super) serves: Option<(&'static str, String)>,
    pub(super) place: Place,
}

/// Puts together what is meant to be stored.
pub(super) fn wanted_items<'p>(
    wanted: &'p Profile,
    live: Option<&LiveProfile>,
    catalog: &'p Catalog,
) -> Result<Vec<WantedItem<'p>>, Vec<PlanError>> {
    let mut builder = Builder { wanted, live, catalog, items: BTreeMap::new(), errors: Vec::new() };
    for table in &wanted.tables {
        let name = table.name.to_ascii_lowercase();
        if builder.is_hidden(&name) {
            let message = format!(
                "the platform added `{name}` to the profile itself and hides it; remove it from the file"
            );
            builder.error(table.name.place, message);
        }
        let item = WantedItem {
            table: name.clone(),
            place: table.name.place,
            source: Some(table),
            edges: Vec::new(),
        };
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
    items: BTreeMap<String, WantedItem<'p>>,
    errors: Vec<PlanError>,
}

fn edge(known: &Known, place: Place) -> WantedEdge {
    WantedEdge {
        name: known.name.to_owned(),
        id: known.id.map(|id| id.to_string()).unwrap_or_default(),
        label: None,
        filter: None,
        serves: None,
        place,
    }
}

impl Builder<'_, '_> {
    fn error(&mut self, place: Place, message: String) {
        self.errors.push(PlanError { message, place });
    }

    fn is_hidden(&self, table: &str) -> bool {
        self.live.is_some_and(|live| live.hidden.iter().any(|hidden| same_name(hidden, table)))
    }

    /// Puts an edge on the table that brings, once. Where only listed tables are managed, that may
    /// be a table that only the environment has.
    fn add(&mut self, driver: &str, edge: WantedEdge) {
        let driver = driver.to_ascii_lowercase();
        let listed = self.wanted.manage == Manage::Listed;
        let is_live =
            self.live.is_some_and(|live| live.items.iter().any(|item| same_name(&item.table, &driver)));
        if listed && is_live && !self.items.contains_key(&driver) {
            let item =
                WantedItem { table: driver.clone(), place: edge.place, source: None, edges: Vec::new() };
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
            let Resolved::Known(known, _) = resolve(entry, &table.name, self.catalog) else {
                let message = format!(
                    "the environment knows no single relationship by which rows of `{}` bring rows of `{}`",
                    entry.table.value, table.name.value
                );
                self.error(entry.place, message);
                continue;
            };
            let edge = WantedEdge {
                label: entry.label.as_ref().map(|label| label.value.clone()),
                filter: self.filter(entry.filter.as_ref(), &table.name),
                ..edge(known, entry.place)
            };
            self.add(&entry.table, edge);
        }
    }

    fn brings(&mut self, table: &Table) {
        for brings in &table.brings {
            let place = brings.relationship.place;
            let Some(known) = self.catalog.relationship(&brings.relationship) else {
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
            let edge = WantedEdge {
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
            self.error(files.place, format!("`{}` has no file column in this environment", table.name.value));
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
        let Some((name, id)) = by_relationship.or(by_column) else {
            let message = format!(
                "`{}` has no image or file column `{}` in this environment",
                table.name.value, column.value
            );
            self.error(column.place, message);
            return;
        };
        if !self.is_hidden(companion) {
            self.items.entry(companion.to_owned()).or_insert_with(|| WantedItem {
                table: companion.to_owned(),
                place: column.place,
                source: None,
                edges: Vec::new(),
            });
        }
        let edge = WantedEdge {
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
