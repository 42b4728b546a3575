//! The ordered writes that make an environment's profile what a file says.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::graph::{Resolved, resolve};
use crate::model::facts::{LiveAssociation, LiveItem, LiveProfile};
use crate::model::stored::StoredRows;
use crate::model::{Located, Manage, Place, Profile, Table, same_name};
use crate::stored::{FILE_COMPANION, IMAGE_COMPANION, columns_text, companion_columns};

use super::diff::same_rows;
use super::new_id;

/// One write to the environment.
#[derive(Debug, Clone)]
pub enum Step {
    /// Makes the profile.
    CreateProfile {
        /// Id of the new row.
        id: String,
        /// Name.
        name: String,
        /// Description.
        description: Option<String>,
    },
    /// Changes the profile row. It is written even when only its parts change: its version is how
    /// a publish claims the profile against another one.
    UpdateProfile {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
        /// Name.
        name: String,
        /// Description, where it changes.
        description: Option<String>,
    },
    /// Adds a table.
    CreateItem {
        /// Id of the new row.
        id: String,
        /// Id of the profile.
        profile: String,
        /// Logical name of the table.
        table: String,
        /// Name of the item.
        label: String,
        /// What it says.
        fields: Box<ItemFields>,
    },
    /// Changes a table.
    UpdateItem {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
        /// What it says, only what changes.
        fields: Box<ItemFields>,
    },
    /// Removes a table.
    DeleteItem {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
    },
    /// Adds a relationship, on the table that brings.
    CreateAssociation {
        /// Id of the new row.
        id: String,
        /// Id of the item that brings.
        item: String,
        /// Schema name of the relationship, or name of the column.
        relationship: String,
        /// `MetadataId` of it.
        relationship_id: String,
        /// Name of the association.
        label: String,
        /// `FetchXML` on the rows brought along.
        filter: Option<String>,
    },
    /// Changes the filter of a relationship.
    UpdateAssociation {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
        /// `FetchXML` on the rows brought along; `None` clears it.
        filter: Option<String>,
    },
    /// Removes a relationship.
    DeleteAssociation {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
    },
    /// Publishes the profile, and nothing else.
    Publish {
        /// Id of the profile.
        id: String,
    },
}

/// Columns of an item that a step writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemFields {
    /// The row scope.
    pub rows: Option<StoredRows>,
    /// `syncintervalinminutes`; the inner `None` clears it.
    pub sync: Option<Option<u64>>,
    /// `selectedcolumns`; the inner `None` clears it.
    pub columns: Option<Option<String>>,
    /// Takes the view away that filtered the rows.
    pub clear_view: bool,
}

/// A step and what it is for.
#[derive(Debug, Clone)]
pub struct PlannedStep {
    /// The write.
    pub step: Step,
    /// The table it is about.
    pub table: Option<String>,
    /// Where the file says so.
    pub place: Option<Place>,
}

/// All writes of one profile, in order.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Name of the profile as the file writes it.
    pub profile: String,
    /// Id of the profile row, also of one that will be made.
    pub id: String,
    /// The writes; empty where the environment is as the file says.
    pub steps: Vec<PlannedStep>,
}

/// Why no plan can be made.
#[derive(Debug, Clone)]
pub struct PlanError {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// Plans the writes that make `live` what `wanted` says. `catalog` is the environment's own;
/// `taken` tells ids that other profiles use.
pub fn plan(
    wanted: &Profile,
    live: Option<&LiveProfile>,
    catalog: &Catalog,
    taken: &dyn Fn(&str) -> bool,
) -> Result<Plan, Vec<PlanError>> {
    let id = match live {
        Some(live) => live.id.clone(),
        None => new_id(&[&wanted.name], taken),
    };
    let mut planner = Planner {
        wanted,
        live,
        catalog,
        profile: id,
        errors: Vec::new(),
        deletes: Vec::new(),
        item_writes: Vec::new(),
        association_writes: Vec::new(),
    };
    let items = planner.wanted_items();
    planner.compare(&items);
    planner.finish()
}

/// A table as it is meant to be stored.
struct WantedItem<'p> {
    table: String,
    place: Place,
    source: Option<&'p Table>,
    edges: Vec<WantedEdge>,
}

/// A relationship as it is meant to be stored, on the table that brings.
struct WantedEdge {
    name: String,
    id: String,
    label: Option<String>,
    filter: Option<String>,
    place: Place,
}

struct Planner<'p> {
    wanted: &'p Profile,
    live: Option<&'p LiveProfile>,
    catalog: &'p Catalog,
    profile: String,
    errors: Vec<PlanError>,
    deletes: Vec<PlannedStep>,
    item_writes: Vec<PlannedStep>,
    association_writes: Vec<PlannedStep>,
}

impl<'p> Planner<'p> {
    fn error(&mut self, place: Place, message: String) {
        self.errors.push(PlanError { message, place });
    }

    /// The tables of the file with the relationships turned round to the tables that bring, and
    /// the companion tables that images and files need.
    fn wanted_items(&mut self) -> Vec<WantedItem<'p>> {
        let wanted = self.wanted;
        let mut items: BTreeMap<String, WantedItem<'p>> = BTreeMap::new();
        for table in &wanted.tables {
            let name = table.name.to_ascii_lowercase();
            items.insert(
                name.clone(),
                WantedItem { table: name, place: table.name.place, source: Some(table), edges: Vec::new() },
            );
        }
        for table in &wanted.tables {
            self.turn_round(table, &mut items);
            self.serve_columns(table, &mut items);
        }
        items.into_values().collect()
    }

    fn turn_round(&mut self, table: &Table, items: &mut BTreeMap<String, WantedItem<'p>>) {
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
                name: known.name.to_owned(),
                id: known.id.map(|id| id.to_string()).unwrap_or_default(),
                label: entry.label.as_ref().map(|label| label.value.clone()),
                filter: entry.filter.as_ref().map(|filter| filter.value.clone()),
                place: entry.place,
            };
            match items.get_mut(&entry.table.to_ascii_lowercase()) {
                Some(item) => item.edges.push(edge),
                None => {
                    self.error(entry.place, format!("`{}` isn't a table of this profile", entry.table.value));
                }
            }
        }
        for brings in &table.brings {
            let place = brings.relationship.place;
            let Some(known) = self.catalog.relationship(&brings.relationship) else {
                let message =
                    format!("the environment knows no relationship `{}`", brings.relationship.value);
                self.error(place, message);
                continue;
            };
            let edge = WantedEdge {
                name: known.name.to_owned(),
                id: known.id.map(|id| id.to_string()).unwrap_or_default(),
                label: brings.label.as_ref().map(|label| label.value.clone()),
                filter: brings.filter.as_ref().map(|filter| filter.value.clone()),
                place,
            };
            if let Some(item) = items.get_mut(&table.name.to_ascii_lowercase()) {
                item.edges.push(edge);
            }
        }
    }

    /// Images and files are relationships to companion tables, which are added with them.
    fn serve_columns(&mut self, table: &Table, items: &mut BTreeMap<String, WantedItem<'p>>) {
        for image in table.images.iter().flatten() {
            self.serve(table, image, IMAGE_COMPANION, items);
        }
        let Some(files) = table.files.as_ref().filter(|files| files.value) else { return };
        let columns = self.catalog.table(&table.name).map_or(&[][..], |known| known.columns);
        let names: Vec<&str> = companion_columns(columns, FILE_COMPANION).collect();
        if names.is_empty() {
            self.error(files.place, format!("`{}` has no file column in this environment", table.name.value));
        }
        for name in names {
            let column = Located::new(name.to_owned(), files.place);
            self.serve(table, &column, FILE_COMPANION, items);
        }
    }

    fn serve(
        &mut self,
        table: &Table,
        column: &Located<String>,
        companion: &str,
        items: &mut BTreeMap<String, WantedItem<'p>>,
    ) {
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
        items.entry(companion.to_owned()).or_insert_with(|| WantedItem {
            table: companion.to_owned(),
            place: column.place,
            source: None,
            edges: Vec::new(),
        });
        if let Some(item) = items.get_mut(&table.name.to_ascii_lowercase()) {
            item.edges.push(WantedEdge {
                name,
                id: id.map(|id| id.to_string()).unwrap_or_default(),
                label: None,
                filter: None,
                place: column.place,
            });
        }
    }

    fn compare(&mut self, items: &[WantedItem<'p>]) {
        let live_items: &'p [LiveItem] = self.live.map_or(&[], |live| &live.items);
        for item in items {
            match live_items.iter().find(|live| same_name(&live.table, &item.table)) {
                Some(live) => self.change(item, live),
                None => self.create(item, None),
            }
        }
        for live in live_items {
            if !items.iter().any(|item| same_name(&item.table, &live.table)) && self.may_remove(live) {
                self.delete_item(live);
            }
        }
    }

    /// Whether a live table that the file doesn't list goes. A companion table stays while images
    /// or files that the file doesn't speak of still need it.
    fn may_remove(&self, live: &LiveItem) -> bool {
        if self.wanted.manage == Manage::Listed {
            return false;
        }
        let folded = self.live.is_some_and(|profile| profile.profile.table(&live.table).is_none());
        if !folded {
            return true;
        }
        let needed = self.live.map_or(&[][..], |profile| &profile.items).iter().any(|item| {
            item.associations.iter().any(|association| {
                self.serves(item, association, &live.table) && self.keeps(item, association)
            })
        });
        !needed
    }

    /// Whether an association brings a companion table for a file or image column.
    fn serves(&self, item: &LiveItem, association: &LiveAssociation, companion: &str) -> bool {
        self.served(item, association).is_some_and(|(served, _)| served == companion)
    }

    /// The companion table and column behind an association.
    fn served(&self, item: &LiveItem, association: &LiveAssociation) -> Option<(&'static str, &'static str)> {
        let columns = self.catalog.table(&item.table)?.columns;
        for companion in [IMAGE_COMPANION, FILE_COMPANION] {
            for column in companion_columns(columns, companion) {
                let by_relationship = self.catalog.companion_relationship(&item.table, column, companion);
                if same_name(&association.relationship, column)
                    || by_relationship.is_some_and(|known| same_name(known.name, &association.relationship))
                {
                    return Some((companion, column));
                }
            }
        }
        None
    }

    /// Whether a live association stays although no entry of the file names it.
    fn keeps(&self, item: &LiveItem, association: &LiveAssociation) -> bool {
        if self.wanted.manage == Manage::Listed {
            return true;
        }
        let Some((companion, column)) = self.served(item, association) else { return false };
        if self.wanted.table(companion).is_some() {
            return false;
        }
        let Some(table) = self.wanted.table(&item.table) else { return false };
        if companion == IMAGE_COMPANION {
            table.images.as_ref().is_none_or(|images| images.iter().any(|image| same_name(image, column)))
        } else {
            table.files.as_ref().is_none_or(|files| files.value)
        }
    }

    fn fields(&mut self, item: &WantedItem<'p>) -> ItemFields {
        let Some(table) = item.source else {
            return ItemFields { rows: Some(StoredRows::default()), ..ItemFields::default() };
        };
        let rows = match StoredRows::of(table) {
            Ok(rows) => Some(rows),
            Err(error) => {
                self.error(item.place, format!("the filter of `{}`: {error}", table.name.value));
                None
            }
        };
        ItemFields {
            rows,
            sync: Some(table.sync.as_ref().map(|sync| sync.minutes())),
            columns: table.columns.as_ref().map(|columns| columns_text(columns)),
            clear_view: false,
        }
    }

    fn create(&mut self, item: &WantedItem<'p>, replaced: Option<&LiveItem>) {
        let mut fields = self.fields(item);
        // A new row has neither interval nor choice of columns until one is written.
        fields.sync = fields.sync.filter(Option::is_some);
        fields.columns = fields.columns.filter(Option::is_some);
        if let Some(replaced) = replaced
            && item.source.is_some_and(|table| table.columns.is_none())
        {
            fields.columns = replaced.columns.clone().map(Some);
        }
        let id = new_id(&[&self.wanted.name, &item.table], |id| replaced.is_some_and(|old| old.id == id));
        let label = self.label(item);
        self.item_writes.push(PlannedStep {
            step: Step::CreateItem {
                id: id.clone(),
                profile: self.profile.clone(),
                table: item.table.clone(),
                label,
                fields: Box::new(fields),
            },
            table: Some(item.table.clone()),
            place: Some(item.place),
        });
        for edge in &item.edges {
            self.create_association(&id, &item.table, edge);
        }
        for association in replaced.map_or(&[][..], |old| &old.associations) {
            let named = item.edges.iter().any(|edge| same_relationship(edge, association));
            if let Some(old) = replaced
                && !named
                && self.keeps(old, association)
            {
                let edge = WantedEdge {
                    name: association.relationship.clone(),
                    id: association.relationship_id.clone(),
                    label: Some(association.label.clone()),
                    filter: association.filter.clone(),
                    place: item.place,
                };
                self.create_association(&id, &item.table, &edge);
            }
        }
    }

    /// The label of a new item: the file's, else the table's display name, which an item of the
    /// profile may not share with another.
    fn label(&self, item: &WantedItem<'p>) -> String {
        if let Some(label) = item.source.and_then(|table| table.label.as_ref()) {
            return label.value.clone();
        }
        let shown = |table: &str| {
            self.catalog.table(table).map_or(table.to_owned(), |known| known.display_name.to_owned())
        };
        let mine = shown(&item.table);
        let shared = self.wanted.tables.iter().any(|other| {
            let theirs = other.label.as_ref().map_or_else(|| shown(&other.name), |label| label.value.clone());
            !same_name(&other.name, &item.table) && theirs.eq_ignore_ascii_case(&mine)
        });
        if shared { format!("{mine} ({})", item.table) } else { mine }
    }

    fn create_association(&mut self, item: &str, table: &str, edge: &WantedEdge) {
        let id = new_id(&[&self.wanted.name, table, &edge.name, item], |_| false);
        self.association_writes.push(PlannedStep {
            step: Step::CreateAssociation {
                id,
                item: item.to_owned(),
                relationship: edge.name.clone(),
                relationship_id: edge.id.clone(),
                label: edge.label.clone().unwrap_or_else(|| edge.name.clone()),
                filter: edge.filter.clone(),
            },
            table: Some(table.to_owned()),
            place: Some(edge.place),
        });
    }

    fn change(&mut self, item: &WantedItem<'p>, live: &LiveItem) {
        // The name of an item can't be changed: another label means another item.
        let label = item.source.and_then(|table| table.label.as_ref());
        if label.is_some_and(|label| label.value != live.label) {
            self.delete_item(live);
            self.create(item, Some(live));
            return;
        }
        if item.source.is_some() {
            self.change_fields(item, live);
        }
        for edge in &item.edges {
            match live.associations.iter().find(|association| same_relationship(edge, association)) {
                Some(association) => self.change_association(item, edge, association, &live.id),
                None => self.create_association(&live.id, &item.table, edge),
            }
        }
        for association in &live.associations {
            let named = item.edges.iter().any(|edge| same_relationship(edge, association));
            if !named && !self.keeps(live, association) {
                self.delete_association(&item.table, association);
            }
        }
    }

    fn change_fields(&mut self, item: &WantedItem<'p>, live: &LiveItem) {
        let mut fields = self.fields(item);
        let before = self.live.and_then(|live| live.profile.table(&item.table));
        let same = matches!((before, item.source), (Some(old), Some(new)) if same_rows(old, new));
        fields.rows = fields.rows.filter(|_| !same);
        fields.clear_view =
            live.rows.view.is_some() && fields.rows.as_ref().is_some_and(|rows| rows.view.is_none());
        fields.sync = fields.sync.filter(|sync| *sync != live.sync);
        fields.columns =
            fields.columns.filter(|columns| !same_columns(columns.as_deref(), live.columns.as_deref()));
        if fields == ItemFields::default() {
            return;
        }
        self.item_writes.push(PlannedStep {
            step: Step::UpdateItem { id: live.id.clone(), etag: live.etag.clone(), fields: Box::new(fields) },
            table: Some(item.table.clone()),
            place: Some(item.place),
        });
    }

    fn change_association(
        &mut self,
        item: &WantedItem<'p>,
        edge: &WantedEdge,
        live: &LiveAssociation,
        live_item: &str,
    ) {
        // The name of an association can't be changed either.
        if edge.label.as_ref().is_some_and(|label| *label != live.label) {
            self.delete_association(&item.table, live);
            let before = self.association_writes.len();
            self.create_association(live_item, &item.table, edge);
            if let Some(PlannedStep { step: Step::CreateAssociation { id, .. }, .. }) =
                self.association_writes.get_mut(before)
            {
                *id = new_id(&[&self.wanted.name, &item.table, &edge.name, live_item], |id| id == live.id);
            }
            return;
        }
        let (wanted, stored) =
            (edge.filter.as_deref().unwrap_or_default(), live.filter.as_deref().unwrap_or_default());
        if !crate::fetchxml::same_meaning(wanted, stored) {
            self.association_writes.push(PlannedStep {
                step: Step::UpdateAssociation {
                    id: live.id.clone(),
                    etag: live.etag.clone(),
                    filter: edge.filter.clone(),
                },
                table: Some(item.table.clone()),
                place: Some(edge.place),
            });
        }
    }

    fn delete_item(&mut self, live: &LiveItem) {
        self.deletes.push(PlannedStep {
            step: Step::DeleteItem { id: live.id.clone(), etag: live.etag.clone() },
            table: Some(live.table.clone()),
            place: None,
        });
    }

    fn delete_association(&mut self, table: &str, live: &LiveAssociation) {
        // Associations go before items: a deleted item takes its own along.
        let step = PlannedStep {
            step: Step::DeleteAssociation { id: live.id.clone(), etag: live.etag.clone() },
            table: Some(table.to_owned()),
            place: None,
        };
        self.deletes.insert(0, step);
    }

    fn finish(mut self) -> Result<Plan, Vec<PlanError>> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        let parts =
            !(self.deletes.is_empty() && self.item_writes.is_empty() && self.association_writes.is_empty());
        let mut steps = Vec::new();
        let description = self.wanted.description.as_ref();
        match self.live {
            None => steps.push(Step::CreateProfile {
                id: self.profile.clone(),
                name: self.wanted.name.value.clone(),
                description: description.map(|text| text.value.clone()),
            }),
            Some(live) => {
                let before = live.profile.description.as_ref().map_or("", |text| text.value.as_str());
                let description = description.filter(|text| text.value != before);
                let renamed = live.profile.name.value != self.wanted.name.value;
                if parts || renamed || description.is_some() {
                    steps.push(Step::UpdateProfile {
                        id: live.id.clone(),
                        etag: live.etag.clone(),
                        name: self.wanted.name.value.clone(),
                        description: description.map(|text| text.value.clone()),
                    });
                }
            }
        }
        let place = self.wanted.name.place;
        let whole = |step| PlannedStep { step, table: None, place: Some(place) };
        let mut all: Vec<PlannedStep> = steps.into_iter().map(whole).collect();
        all.append(&mut self.deletes);
        all.append(&mut self.item_writes);
        all.append(&mut self.association_writes);
        let unpublished = self.live.is_some_and(|live| !live.is_published());
        if !all.is_empty() || unpublished {
            all.push(whole(Step::Publish { id: self.profile.clone() }));
        }
        Ok(Plan { profile: self.wanted.name.value.clone(), id: self.profile, steps: all })
    }
}

fn same_relationship(edge: &WantedEdge, association: &LiveAssociation) -> bool {
    same_name(&edge.name, &association.relationship)
        || (!edge.id.is_empty() && edge.id.eq_ignore_ascii_case(&association.relationship_id))
}

/// Whether two texts of `selectedcolumns` choose the same columns, in whatever order.
fn same_columns(wanted: Option<&str>, live: Option<&str>) -> bool {
    let names = |text: Option<&str>| -> Option<Vec<String>> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            return Some(vec!["*".to_owned()]);
        };
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        let mut names: Vec<String> = value["Columns"]
            .as_array()?
            .iter()
            .filter_map(|name| name.as_str().map(str::to_ascii_lowercase))
            .collect();
        names.sort();
        names.dedup();
        Some(names)
    };
    match (names(wanted), names(live)) {
        (Some(wanted), Some(live)) => wanted == live,
        _ => wanted == live,
    }
}
