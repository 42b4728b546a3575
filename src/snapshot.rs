//! A snapshot of an environment in one JSON file: table metadata and profiles, so that files can be
//! validated in full where no environment is at hand.
//!
//! `kind` is `mopctl-snapshot`, `format` is 1. `tables` holds what is known in full, `names` all
//! other tables that exist, so that a table in neither doesn't. People aren't part of it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::catalog::{
    Catalog, Column, ColumnKind, Ends, Flags, Ownership, Relationship, Table, TableKind, intern,
};
use crate::kept;
use crate::model::facts::{LiveAssociation, LiveItem, LiveProfile};
use crate::model::stored::{StoredAssociation, StoredItem, StoredProfile, StoredRows};
use crate::model::{Located, Place};

/// What the file says it is.
pub const KIND: &str = "mopctl-snapshot";
const FORMAT: u32 = 1;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Snapshot {
    kind: String,
    format: u32,
    /// Name of the environment.
    pub environment: String,
    /// Id of the organization.
    pub organization: String,
    /// When it was taken, in UTC.
    pub taken: String,
    /// Whether a column that isn't listed doesn't exist.
    columns_complete: bool,
    names: Vec<String>,
    tables: Vec<TableFacts>,
    relationships: Vec<RelationshipFacts>,
    profiles: Vec<ProfileFacts>,
}

#[derive(Debug, Serialize, Deserialize)]
struct TableFacts {
    name: String,
    schema_name: String,
    display_name: String,
    ownership: Ownership,
    kind: TableKind,
    #[serde(default)]
    activity: bool,
    #[serde(default)]
    intersect: bool,
    #[serde(default)]
    primary_id: String,
    #[serde(default)]
    primary_name: String,
    #[serde(default)]
    flags: Flags,
    columns: Vec<ColumnFacts>,
}

#[derive(Debug, Serialize, Deserialize)]
struct ColumnFacts {
    name: String,
    #[serde(rename = "type")]
    kind: ColumnKind,
    #[serde(default, skip_serializing_if = "is_false")]
    secured: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    computed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// The largest file or image that it takes, in kilobytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max_kilobytes: Option<u64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[derive(Debug, Serialize, Deserialize)]
struct RelationshipFacts {
    name: String,
    #[serde(flatten)]
    ends: EndFacts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum EndFacts {
    OneToMany { one: String, many: String, column: String },
    ManyToMany { first: String, second: String },
}

/// A profile as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileFacts {
    id: Option<Uuid>,
    name: String,
    #[serde(default)]
    description: String,
    items: Vec<ItemFacts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ItemFacts {
    table: String,
    label: String,
    rows: StoredRows,
    columns: Option<String>,
    sync: Option<u64>,
    #[serde(default)]
    associations: Vec<AssociationFacts>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct AssociationFacts {
    relationship: String,
    label: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    filter: Option<String>,
}

/// Where a snapshot comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Name of the environment.
    pub environment: String,
    /// Id of the organization.
    pub organization: String,
    /// When it is taken, in UTC.
    pub taken: String,
}

impl Snapshot {
    /// A snapshot of this metadata and these profiles.
    pub fn of(origin: Origin, catalog: &Catalog, profiles: &[&LiveProfile]) -> Self {
        let names = catalog.names().into_iter().filter(|name| catalog.table(name).is_none());
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            environment: origin.environment,
            organization: origin.organization,
            taken: origin.taken,
            columns_complete: catalog.proves_columns(),
            names: names.map(str::to_owned).collect(),
            tables: catalog.tables().into_iter().map(|table| table_facts(table, catalog)).collect(),
            relationships: catalog.relationships().into_iter().map(relationship_facts).collect(),
            profiles: profiles.iter().copied().map(ProfileFacts::of).collect(),
        }
    }

    /// Reads the file; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let snapshot: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        kept::check((&snapshot.kind, snapshot.format), (KIND, FORMAT))?;
        Ok(snapshot)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        kept::text(self)
    }

    /// What the environment knew of tables; `name` is what messages call the snapshot.
    pub fn catalog(&self, name: &str) -> Catalog {
        let mut catalog = Catalog::new(name, true).with_partial_columns(!self.columns_complete);
        for name in &self.names {
            catalog.add_name(name);
        }
        for table in &self.tables {
            for column in &table.columns {
                if let Some(id) = column.id {
                    catalog.add_column_id(&table.name, &column.name, id);
                }
                if let Some(size) = column.max_kilobytes {
                    catalog.add_column_size(&table.name, &column.name, size);
                }
            }
            catalog.add_table(table.table());
        }
        for relationship in &self.relationships {
            catalog.add_relationship(relationship.relationship());
        }
        catalog
    }

    /// The profiles, each at the place that `place` gives for its name.
    pub fn profiles(&self, mut place: impl FnMut(&str) -> Place) -> Vec<StoredProfile> {
        self.profiles.iter().map(|profile| profile.stored(place(&profile.name))).collect()
    }
}

fn table_facts(table: &Table, catalog: &Catalog) -> TableFacts {
    let column = |column: &Column| ColumnFacts {
        name: column.name.to_owned(),
        kind: column.kind,
        secured: column.secured,
        computed: column.computed,
        id: catalog.column_id(table.name, column.name),
        max_kilobytes: catalog.column_size(table.name, column.name),
    };
    TableFacts {
        name: table.name.to_owned(),
        schema_name: table.schema_name.to_owned(),
        display_name: table.display_name.to_owned(),
        ownership: table.ownership,
        kind: table.kind,
        activity: table.activity,
        intersect: table.intersect,
        primary_id: table.primary_id.to_owned(),
        primary_name: table.primary_name.to_owned(),
        flags: table.flags,
        columns: table.columns.iter().map(column).collect(),
    }
}

fn relationship_facts(relationship: &Relationship) -> RelationshipFacts {
    let ends = match relationship.ends {
        Ends::OneToMany { referenced, referencing, column } => {
            EndFacts::OneToMany { one: referenced.into(), many: referencing.into(), column: column.into() }
        }
        Ends::ManyToMany { first, second } => {
            EndFacts::ManyToMany { first: first.into(), second: second.into() }
        }
    };
    RelationshipFacts { name: relationship.name.to_owned(), ends, id: relationship.id }
}

impl ProfileFacts {
    /// What an environment holds of a profile.
    pub fn of(live: &LiveProfile) -> Self {
        let association = |association: &LiveAssociation| AssociationFacts {
            relationship: association.relationship.clone(),
            label: association.label.clone(),
            filter: association.filter.clone(),
        };
        let item = |item: &LiveItem| ItemFacts {
            table: item.table.clone(),
            label: item.label.clone(),
            rows: item.rows.clone(),
            columns: item.columns.clone(),
            sync: item.sync,
            associations: item.associations.iter().map(association).collect(),
        };
        let profile = &live.profile;
        Self {
            id: profile.id,
            name: profile.name.value.clone(),
            description: profile.description.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            items: live.items.iter().map(item).collect(),
        }
    }

    /// Takes some tables as another state of the profile has them.
    pub fn take_tables(&mut self, other: &Self, tables: &[String]) {
        let is_meant = |item: &ItemFacts| tables.iter().any(|name| name.eq_ignore_ascii_case(&item.table));
        self.items.retain(|item| !is_meant(item));
        self.items.extend(other.items.iter().filter(|item| is_meant(item)).cloned());
        self.items.sort_by(|a, b| a.table.cmp(&b.table));
    }

    /// The profile at a place.
    pub fn stored(&self, place: Place) -> StoredProfile {
        let located = |text: &str| Located::new(text.to_owned(), place);
        let parts = self.items.iter().enumerate();
        StoredProfile {
            id: self.id,
            name: located(&self.name),
            description: located(&self.description),
            items: parts.map(|(number, item)| item.stored(Place::part_of(place.file, number))).collect(),
        }
    }
}

impl TableFacts {
    fn table(&self) -> Table {
        let columns: Vec<Column> = self
            .columns
            .iter()
            .map(|column| Column {
                name: intern(&column.name),
                kind: column.kind,
                secured: column.secured,
                computed: column.computed,
            })
            .collect();
        Table {
            name: intern(&self.name),
            schema_name: intern(&self.schema_name),
            display_name: intern(&self.display_name),
            ownership: self.ownership,
            kind: self.kind,
            activity: self.activity,
            intersect: self.intersect,
            primary_id: intern(&self.primary_id),
            primary_name: intern(&self.primary_name),
            flags: self.flags,
            // Kept for the process like every name of a catalog.
            columns: Box::leak(columns.into_boxed_slice()),
        }
    }
}

impl RelationshipFacts {
    fn relationship(&self) -> Relationship {
        let ends = match &self.ends {
            EndFacts::OneToMany { one, many, column } => {
                Ends::OneToMany { referenced: intern(one), referencing: intern(many), column: intern(column) }
            }
            EndFacts::ManyToMany { first, second } => {
                Ends::ManyToMany { first: intern(first), second: intern(second) }
            }
        };
        Relationship { name: intern(&self.name), ends, id: self.id }
    }
}

impl ItemFacts {
    fn stored(&self, place: Place) -> StoredItem {
        let located = |text: &str| Located::new(text.to_owned(), place);
        let association = |association: &AssociationFacts| StoredAssociation {
            id: None,
            relationship: located(&association.relationship),
            label: located(&association.label),
            filter: association.filter.as_deref().map(located),
        };
        StoredItem {
            id: None,
            place,
            table: located(&self.table),
            schema_name: None,
            label: located(&self.label),
            rows: self.rows.clone(),
            rows_place: place,
            // None stored means all columns, which is something else than nothing said.
            columns: Some(located(self.columns.as_deref().unwrap_or_default())),
            sync: self.sync.map(|sync| Located::new(sync, place)),
            associations: self.associations.iter().map(association).collect(),
            complete: true,
        }
    }
}
