//! What is wanted beside what is there: the ordered writes in between.

use std::collections::{HashMap, HashSet};

use crate::catalog::Catalog;
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::fetchxml::same_meaning;
use crate::model::facts::{LiveAssociation, LiveItem, LiveProfile};
use crate::model::stored::StoredRows;
use crate::model::{Manage, Profile, same_name};
use crate::stored::{
    self, Edge, Item, Problem, Shape, columns_text, companion_columns, default_label, new_id,
};

use super::diff::same_rows;
use super::{ItemFields, Plan, PlannedStep, Step};

/// The ids that new rows get: those they had before, else the same ones for the same names.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// Ids that other profiles use.
    pub taken: HashSet<String>,
    /// The profile's.
    pub profile: Option<String>,
    /// Those of items, by table.
    pub items: HashMap<String, String>,
    /// Those of associations, by table that brings and relationship, in lower case.
    pub associations: HashMap<(String, String), String>,
    /// Tables, in lower case, whose items are made anew although they are there.
    pub anew: HashSet<String>,
}

impl Ids {
    fn profile(&self, name: &str) -> String {
        let is_taken = |id: &str| self.taken.contains(id);
        self.profile.clone().filter(|id| !is_taken(id)).unwrap_or_else(|| new_id(&[name], is_taken))
    }

    /// The id of an item; `replaced` has another one that is in use.
    fn item(&self, profile: &str, table: &str, replaced: Option<&str>) -> String {
        let is_taken = |id: &str| replaced == Some(id);
        let known = self.items.get(&table.to_lowercase()).cloned();
        known.filter(|id| !is_taken(id)).unwrap_or_else(|| new_id(&[profile, table], is_taken))
    }

    fn association(&self, item: &str, table: &str, relationship: &str, replaced: Option<&str>) -> String {
        let is_taken = |id: &str| replaced == Some(id);
        let known = self.associations.get(&(table.to_lowercase(), relationship.to_lowercase())).cloned();
        known.filter(|id| !is_taken(id)).unwrap_or_else(|| new_id(&[item, relationship], is_taken))
    }
}

/// Plans the writes that make `live` what `wanted` says. `catalog` is the environment's own.
pub fn plan(
    wanted: &Profile,
    live: Option<&LiveProfile>,
    catalog: &Catalog,
    ids: &Ids,
) -> Result<Plan, Vec<Problem>> {
    let items = stored::items_of(wanted, live, catalog, Shape::Rows)?;
    let profile = match live {
        Some(live) => live.id.clone(),
        None => ids.profile(&wanted.name),
    };
    let mut planner = Planner {
        wanted,
        live,
        catalog,
        ids,
        profile,
        errors: Vec::new(),
        deletes: Vec::new(),
        item_writes: Vec::new(),
        association_writes: Vec::new(),
    };
    planner.compare(&items);
    planner.finish()
}

struct Planner<'p> {
    wanted: &'p Profile,
    live: Option<&'p LiveProfile>,
    catalog: &'p Catalog,
    ids: &'p Ids,
    profile: String,
    errors: Vec<Problem>,
    deletes: Vec<PlannedStep>,
    item_writes: Vec<PlannedStep>,
    association_writes: Vec<PlannedStep>,
}

impl<'p> Planner<'p> {
    fn live_items(&self) -> &'p [LiveItem] {
        self.live.map_or(&[], |live| &live.items)
    }

    fn compare(&mut self, items: &[Item<'p>]) {
        for item in items {
            match self.live_items().iter().find(|live| same_name(&live.table, &item.table)) {
                Some(live) => self.change(item, live),
                None => self.create(item, None),
            }
        }
        for live in self.live_items() {
            if !items.iter().any(|item| same_name(&item.table, &live.table)) && self.may_remove(live) {
                self.delete_item(live);
            }
        }
    }

    /// Whether a live table that the file doesn't list goes. A companion table goes with the last
    /// image or file that needs it, and stays as long as one does.
    fn may_remove(&self, live: &LiveItem) -> bool {
        let is_companion = [IMAGE_COMPANION, FILE_COMPANION].iter().any(|name| same_name(name, &live.table));
        let needed = self.live_items().iter().any(|item| {
            item.associations.iter().any(|association| {
                self.served(item, association).is_some_and(|(served, _)| same_name(served, &live.table))
                    && self.keeps(item, association)
            })
        });
        let folded = self.live.is_some_and(|profile| profile.profile.table(&live.table).is_none());
        if is_companion && (needed || folded) {
            return !needed;
        }
        self.wanted.manage == Manage::Whole
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

    /// Whether a live association is what an entry of the file names.
    fn is_same(&self, edge: &Edge, item: &LiveItem, association: &LiveAssociation) -> bool {
        let by_name = same_name(&edge.name, &association.relationship)
            || (!edge.id.is_empty() && edge.id.eq_ignore_ascii_case(&association.relationship_id));
        by_name
            || edge.serves.as_ref().is_some_and(|(companion, column)| {
                self.served(item, association)
                    .is_some_and(|(known, served)| known == *companion && same_name(served, column))
            })
    }

    /// Whether a live association stays although no entry of the file names it.
    fn keeps(&self, item: &LiveItem, association: &LiveAssociation) -> bool {
        let listed = self.wanted.manage == Manage::Listed;
        let Some((companion, column)) = self.served(item, association) else { return listed };
        let Some(table) = self.wanted.table(&item.table) else { return listed };
        if companion == IMAGE_COMPANION {
            table.images.as_ref().is_none_or(|images| images.iter().any(|image| same_name(image, column)))
        } else {
            table.files.as_ref().is_none_or(|files| files.value)
        }
    }

    fn fields(&mut self, item: &Item<'p>) -> ItemFields {
        let Some(table) = item.source else {
            return ItemFields { rows: Some(StoredRows::default()), ..ItemFields::default() };
        };
        let rows = match StoredRows::of(table) {
            Ok(rows) => Some(rows),
            Err(error) => {
                let message = format!("the filter of `{}`: {error}", table.name.value);
                self.errors.push(Problem { message, place: item.place });
                None
            }
        };
        ItemFields {
            rows,
            sync: Some(table.sync.as_ref().map(|sync| sync.minutes())),
            columns: table.columns.as_ref().map(|columns| columns_text(columns)),
            clear_view: false,
            can_be_followed: false,
        }
    }

    fn create(&mut self, item: &Item<'p>, replaced: Option<&LiveItem>) {
        let mut fields = self.fields(item);
        // A new row has neither interval nor choice of columns until one is written.
        fields.sync = fields.sync.filter(Option::is_some);
        fields.columns = fields.columns.filter(Option::is_some);
        if let Some(replaced) = replaced
            && item.source.is_some_and(|table| table.columns.is_none())
        {
            fields.columns = replaced.columns.clone().map(Some);
        }
        fields.can_be_followed = replaced.is_some_and(|old| old.can_be_followed);
        let id = self.ids.item(&self.profile, &item.table, replaced.map(|old| old.id.as_str()));
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
            let before =
                replaced.and_then(|old| old.associations.iter().find(|known| self.is_same(edge, old, known)));
            let label = edge.label.clone().or_else(|| before.map(|known| known.label.clone()));
            self.create_association(&id, &item.table, &Edge { label, ..edge.clone() }, None);
        }
        if let Some(old) = replaced {
            self.carry_over(item, old, &id);
        }
    }

    /// What a replaced table had and the file doesn't speak of goes along.
    fn carry_over(&mut self, item: &Item<'p>, old: &LiveItem, id: &str) {
        for association in &old.associations {
            let named = item.edges.iter().any(|edge| self.is_same(edge, old, association));
            if named || !self.keeps(old, association) {
                continue;
            }
            let edge = Edge {
                name: association.relationship.clone(),
                id: association.relationship_id.clone(),
                label: Some(association.label.clone()),
                filter: association.filter.clone(),
                serves: None,
                place: item.place,
            };
            self.create_association(id, &item.table, &edge, None);
        }
    }

    /// The label of a new item: the file's, else the table's display name, which an item of the
    /// profile may not share with another.
    fn label(&self, item: &Item<'p>) -> String {
        if let Some(label) = item.source.and_then(|table| table.label.as_ref()) {
            return label.value.clone();
        }
        default_label(self.wanted, &item.table, self.catalog, |mine| {
            let others = self.live_items().iter().filter(|other| !same_name(&other.table, &item.table));
            others.into_iter().any(|other| other.label.eq_ignore_ascii_case(mine))
        })
    }

    fn create_association(
        &mut self,
        item: &str,
        table: &str,
        edge: &Edge,
        replaced: Option<&LiveAssociation>,
    ) {
        let replaced = replaced.map(|old| old.id.as_str());
        let id = self.ids.association(item, table, &edge.name, replaced);
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

    fn change(&mut self, item: &Item<'p>, live: &LiveItem) {
        // The name of an item can't be changed: another label means another item.
        let label = item.source.and_then(|table| table.label.as_ref());
        let is_anew = self.ids.anew.contains(&item.table.to_lowercase());
        if is_anew || label.is_some_and(|label| label.value != live.label) {
            self.delete_item(live);
            self.create(item, Some(live));
            return;
        }
        if item.source.is_some() {
            self.change_fields(item, live);
        }
        for edge in &item.edges {
            match live.associations.iter().find(|association| self.is_same(edge, live, association)) {
                Some(association) => self.change_association(item, edge, association, &live.id),
                None => self.create_association(&live.id, &item.table, edge, None),
            }
        }
        for association in &live.associations {
            let named = item.edges.iter().any(|edge| self.is_same(edge, live, association));
            if !named && !self.keeps(live, association) {
                self.delete_association(&item.table, association);
            }
        }
    }

    fn change_fields(&mut self, item: &Item<'p>, live: &LiveItem) {
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

    fn change_association(&mut self, item: &Item<'p>, edge: &Edge, live: &LiveAssociation, live_item: &str) {
        // The name of an association can't be changed either.
        if edge.label.as_ref().is_some_and(|label| *label != live.label) {
            self.delete_association(&item.table, live);
            self.create_association(live_item, &item.table, edge, Some(live));
            return;
        }
        let (wanted, stored) =
            (edge.filter.as_deref().unwrap_or_default(), live.filter.as_deref().unwrap_or_default());
        if !same_meaning(wanted, stored) {
            self.association_writes.push(PlannedStep {
                step: Step::UpdateAssociation { id: live.id.clone(), filter: edge.filter.clone() },
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
            step: Step::DeleteAssociation { id: live.id.clone() },
            table: Some(table.to_owned()),
            place: None,
        };
        self.deletes.insert(0, step);
    }

    fn finish(mut self) -> Result<Plan, Vec<Problem>> {
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        let parts =
            !(self.deletes.is_empty() && self.item_writes.is_empty() && self.association_writes.is_empty());
        let place = self.wanted.name.place;
        let whole = |step| PlannedStep { step, table: None, place: Some(place) };
        let mut all: Vec<PlannedStep> = self.profile_step(parts).into_iter().map(whole).collect();
        all.append(&mut self.deletes);
        all.append(&mut self.item_writes);
        all.append(&mut self.association_writes);
        let unpublished = self.live.is_some_and(|live| !live.is_published());
        if !all.is_empty() || unpublished {
            all.push(whole(Step::Publish { id: self.profile.clone() }));
        }
        Ok(Plan { profile: self.wanted.name.value.clone(), id: self.profile, steps: all })
    }

    /// The write of the profile row itself, where there is one; `parts` says that its parts change.
    fn profile_step(&self, parts: bool) -> Option<Step> {
        let description = self.wanted.description.as_ref();
        let name = self.wanted.name.value.clone();
        let Some(live) = self.live else {
            let description = description.map(|text| text.value.clone());
            return Some(Step::CreateProfile { id: self.profile.clone(), name, description });
        };
        let before = live.profile.description.as_ref().map_or("", |text| text.value.as_str());
        let description = description.filter(|text| text.value != before).map(|text| text.value.clone());
        let changes = parts || live.profile.name.value != name || description.is_some();
        changes.then(|| Step::UpdateProfile {
            id: live.id.clone(),
            etag: live.etag.clone(),
            name,
            description,
        })
    }
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
