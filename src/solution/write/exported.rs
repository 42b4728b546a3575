//! A profile on its way into solution files, by names; `None` means that the source says nothing.

use uuid::Uuid;

use crate::catalog::Catalog;
use crate::model::stored::{StoredProfile, StoredRows};
use crate::model::{Columns, Manage, Profile, RowRule};
use crate::stored::{self, Item, Problem, Shape};

/// A profile on its way into solution files.
#[derive(Debug)]
pub struct Exported {
    pub(super) id: Option<Uuid>,
    pub(super) name: String,
    pub(super) former: Option<String>,
    pub(super) description: Option<String>,
    /// Whether tables and relationships that aren't listed go.
    pub(super) whole: bool,
    pub(super) items: Vec<ExportedItem>,
    /// What solution files can't hold, in words.
    pub left_out: Vec<String>,
    /// Tables whose schema names nobody knows; they are written like the logical ones.
    pub unknown: Vec<String>,
}

#[derive(Debug)]
pub(super) struct ExportedItem {
    pub(super) id: Option<Uuid>,
    /// Logical name of the table.
    pub(super) table: String,
    pub(super) schema_name: String,
    pub(super) label: Option<String>,
    pub(super) default_label: String,
    /// Rows and interval; a companion table of images or files says none.
    pub(super) scope: Option<Scope>,
    pub(super) associations: Vec<ExportedAssociation>,
}

#[derive(Debug)]
pub(super) struct Scope {
    pub(super) rows: StoredRows,
    pub(super) sync: Option<u64>,
}

#[derive(Debug)]
pub(super) struct ExportedAssociation {
    pub(super) id: Option<Uuid>,
    pub(super) relationship: String,
    pub(super) label: Option<String>,
    pub(super) filter: Option<String>,
}

impl Exported {
    /// The name of the profile.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name it had before a rename.
    pub fn former(&self) -> Option<&str> {
        self.former.as_deref()
    }

    /// The id of the profile, where the source tells it.
    pub fn id(&self) -> Option<Uuid> {
        self.id
    }

    /// A profile that is stored somewhere already: identities go along.
    pub fn of_stored(stored: &StoredProfile, catalog: &Catalog) -> Self {
        let items: Vec<ExportedItem> = stored
            .items
            .iter()
            .map(|item| ExportedItem {
                id: item.id,
                table: item.table.value.clone(),
                schema_name: item.schema_name.clone().unwrap_or_else(|| schema_name(&item.table, catalog)),
                label: Some(item.label.value.clone()).filter(|label| !label.is_empty()),
                default_label: display_name(&item.table, catalog),
                scope: Some(Scope {
                    rows: item.rows.clone(),
                    sync: item.sync.as_ref().map(|sync| sync.value),
                }),
                associations: item
                    .associations
                    .iter()
                    .map(|association| ExportedAssociation {
                        id: association.id,
                        relationship: association.relationship.value.clone(),
                        label: Some(association.label.value.clone()),
                        filter: association.filter.as_ref().map(|filter| filter.value.clone()),
                    })
                    .collect(),
            })
            .collect();
        let chosen = |columns: &str| !columns.trim().is_empty();
        let columns =
            stored.items.iter().filter(|item| item.columns.as_ref().is_some_and(|text| chosen(text)));
        let columns: Vec<&str> = columns.map(|item| item.table.value.as_str()).collect();
        Self {
            id: stored.id,
            name: stored.name.value.clone(),
            former: None,
            description: Some(stored.description.value.clone()),
            whole: true,
            left_out: left_out(&columns, false, false),
            unknown: Vec::new(),
            items,
        }
    }

    /// A profile of a file.
    pub fn of_profile(profile: &Profile, catalog: &Catalog) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut items = Vec::new();
        for item in stored::items_of(profile, None, catalog, Shape::File)? {
            items.push(exported_item(&item, profile, catalog, &mut problems));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let only = |columns: &Columns| matches!(columns, Columns::Only(_));
        let columns: Vec<&str> = profile
            .tables
            .iter()
            .filter(|table| table.columns.as_ref().is_some_and(|columns| only(columns)))
            .map(|table| table.name.value.as_str())
            .collect();
        let apps = profile.apps.as_ref().is_some_and(|apps| !apps.is_empty());
        let people = profile.people.is_some();
        Ok(Self {
            id: profile.id,
            name: profile.name.value.clone(),
            former: profile.renamed_from.as_ref().map(|name| name.value.clone()),
            description: profile.description.as_ref().map(|text| text.value.clone()),
            whole: profile.manage == Manage::Whole,
            left_out: left_out(&columns, people, apps),
            unknown: unknown(&items, catalog),
            items,
        })
    }
}

fn exported_item(
    item: &Item<'_>,
    profile: &Profile,
    catalog: &Catalog,
    problems: &mut Vec<Problem>,
) -> ExportedItem {
    let scope = item.source.and_then(|table| match StoredRows::of(table) {
        Ok(rows) => Some(Scope { rows, sync: table.sync.as_ref().map(|sync| sync.minutes()) }),
        Err(error) => {
            let place = table.rows.iter().find(|rule| matches!(rule.value, RowRule::Custom(_)));
            let place = place.map_or(item.place, |rule| rule.place);
            let message = format!("the filter of `{}`: {error}", table.name.value);
            problems.push(Problem { message, place });
            None
        }
    });
    let association = |edge: &stored::Edge| ExportedAssociation {
        id: None,
        relationship: edge.name.clone(),
        label: edge.label.clone(),
        filter: edge.filter.clone(),
    };
    ExportedItem {
        id: None,
        table: item.table.clone(),
        schema_name: schema_name(&item.table, catalog),
        label: item.source.and_then(|table| table.label.as_ref()).map(|label| label.value.clone()),
        default_label: stored::default_label(profile, &item.table, catalog, |_| false),
        scope,
        associations: item.edges.iter().map(association).collect(),
    }
}

fn unknown(items: &[ExportedItem], catalog: &Catalog) -> Vec<String> {
    let is_known = |table: &str| catalog.table(table).or_else(|| Catalog::built_in().table(table)).is_some();
    items.iter().map(|item| item.table.clone()).filter(|table| !is_known(table)).collect()
}

fn schema_name(table: &str, catalog: &Catalog) -> String {
    let known = catalog.table(table).or_else(|| Catalog::built_in().table(table));
    known.map_or(table.to_owned(), |known| known.schema_name.to_owned())
}

fn display_name(table: &str, catalog: &Catalog) -> String {
    catalog.table(table).map_or(table.to_owned(), |known| known.display_name.to_owned())
}

fn left_out(columns: &[&str], people: bool, apps: bool) -> Vec<String> {
    let mut out = Vec::new();
    if !columns.is_empty() {
        out.push(format!("the choice of columns of {}", columns.join(", ")));
    }
    if people {
        out.push("who is on the profile".to_owned());
    }
    if apps {
        out.push("its apps".to_owned());
    }
    out
}
