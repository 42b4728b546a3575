//! What tables, columns and relationships there are. The built-in catalog is generated from
//! `tables.tsv` and proves nothing by absence; an environment's catalog does.

mod builtin;
mod capabilities;

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, Mutex};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::RelationshipKind;
use crate::spelling::nearest;

pub use capabilities::{
    CAPABILITIES, Capability, FIELD_SERVICE_DEFAULT_TABLES, FILE_COMPANION, IMAGE_COMPANION,
    UNSUPPORTED_FIELD_SERVICE_FAMILIES, VIEWS_UNSUPPORTED, capability,
};

/// Who may own the rows of a table (`OwnershipType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ownership {
    /// Users and teams.
    User,
    /// The organization.
    Organization,
    /// Business units.
    Business,
    /// Nobody.
    None,
}

/// What a column holds (`AttributeType`, as far as offline rules ask).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are the platform's own")]
pub enum ColumnKind {
    BigInt,
    Boolean,
    CalendarRules,
    Customer,
    DateTime,
    Decimal,
    Double,
    EntityName,
    File,
    Image,
    Integer,
    Lookup,
    ManagedProperty,
    Memo,
    Money,
    MultiSelectPicklist,
    Owner,
    PartyList,
    Picklist,
    State,
    Status,
    String,
    Uniqueidentifier,
    Virtual,
    #[serde(other)]
    Other,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Logical name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether column security guards it (`IsSecured`).
    pub secured: bool,
    /// Whether the server computes it: a calculated, rollup or formula column (`SourceType`).
    pub computed: bool,
}

/// How the rows of a table are kept (`TableType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// In the database of the environment.
    Standard,
    /// In another system.
    Virtual,
    /// In a store for very many rows.
    Elastic,
}

/// What an environment allows with a table; `None` where nobody said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags {
    /// "Can be taken offline" (`IsAvailableOffline`).
    pub offline: Option<bool>,
    /// The older box "Enable for mobile offline" (`IsOfflineInMobileClient`).
    pub mobile_offline: Option<bool>,
    /// "Track changes" (`ChangeTrackingEnabled`).
    pub change_tracking: Option<bool>,
    /// Whether its flags can be changed (`IsCustomizable`).
    pub customizable: Option<bool>,
    /// Whether an organization data filter is set (`MobileOfflineFilters`).
    pub organization_filter: Option<bool>,
}

/// A table.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Logical name.
    pub name: &'static str,
    /// Schema name, as solution files write it.
    pub schema_name: &'static str,
    /// Display name.
    pub display_name: &'static str,
    /// Who may own its rows.
    pub ownership: Ownership,
    /// How its rows are kept.
    pub kind: TableKind,
    /// Whether it is an activity.
    pub activity: bool,
    /// Whether it stands behind a many-to-many relationship.
    pub intersect: bool,
    /// The column of its key; empty where nobody said.
    pub primary_id: &'static str,
    /// The column of its rows' names; empty where it has none.
    pub primary_name: &'static str,
    /// What the environment allows with it.
    pub flags: Flags,
    /// The columns that are known.
    pub columns: &'static [Column],
}

/// A relationship.
#[derive(Debug, Clone, Copy)]
pub struct Relationship {
    /// Schema name.
    pub name: &'static str,
    /// Its two ends.
    pub ends: Ends,
    /// `MetadataId` where an environment told it.
    pub id: Option<Uuid>,
}

/// The two ends of a relationship.
#[derive(Debug, Clone, Copy)]
pub enum Ends {
    /// Rows of `referencing` look up rows of `referenced` in `column`.
    OneToMany {
        /// The one side.
        referenced: &'static str,
        /// The many side.
        referencing: &'static str,
        /// The lookup column.
        column: &'static str,
    },
    /// Many-to-many.
    ManyToMany {
        /// One side.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
}

impl Table {
    /// The column of that logical name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name.eq_ignore_ascii_case(name))
    }
}

impl Relationship {
    /// Where the relationship leads from rows of `table`, and what the rows there are to them.
    /// `None` where the relationship doesn't belong to the table.
    pub fn from_table(&self, table: &str) -> Option<(&'static str, RelationshipKind)> {
        match self.ends {
            Ends::OneToMany { referenced, referencing, .. } => {
                if table.eq_ignore_ascii_case(referenced) {
                    Some((referencing, RelationshipKind::Child))
                } else if table.eq_ignore_ascii_case(referencing) {
                    Some((referenced, RelationshipKind::Parent))
                } else {
                    None
                }
            }
            Ends::ManyToMany { first, second } => {
                if table.eq_ignore_ascii_case(first) {
                    Some((second, RelationshipKind::ManyToMany))
                } else if table.eq_ignore_ascii_case(second) {
                    Some((first, RelationshipKind::ManyToMany))
                } else {
                    None
                }
            }
        }
    }

    /// Whether both ends are one table.
    pub fn is_self(&self) -> bool {
        match self.ends {
            Ends::OneToMany { referenced, referencing, .. } => referenced.eq_ignore_ascii_case(referencing),
            Ends::ManyToMany { first, second } => first.eq_ignore_ascii_case(second),
        }
    }
}

/// Tables and relationships from one authority.
#[derive(Debug)]
pub struct Catalog {
    name: String,
    complete: bool,
    partial_columns: bool,
    base: Base,
    names: HashSet<String>,
    tables: HashMap<String, Table>,
    relationships: HashMap<String, Relationship>,
    /// Names of relationships by either of their tables, in lower case.
    of_table: HashMap<String, Vec<String>>,
    column_ids: HashMap<(String, String), Uuid>,
}

/// Facts that are part of the program: sorted by name ignoring case, so that nothing has to be
/// prepared when it starts.
#[derive(Debug, Clone, Copy, Default)]
struct Base {
    tables: &'static [Table],
    relationships: &'static [Relationship],
    of_table: &'static [(&'static str, &'static [u16])],
}

static BUILT_IN: LazyLock<Catalog> = LazyLock::new(|| Catalog {
    base: Base {
        tables: builtin::TABLES,
        relationships: builtin::RELATIONSHIPS,
        of_table: builtin::OF_TABLE,
    },
    ..Catalog::new("built-in catalog", false)
});

/// Order of names ignoring ASCII case.
fn order(known: &str, wanted: &str) -> std::cmp::Ordering {
    let known = known.bytes().map(|byte| byte.to_ascii_lowercase());
    known.cmp(wanted.bytes().map(|byte| byte.to_ascii_lowercase()))
}

impl Base {
    fn table(self, name: &str) -> Option<&'static Table> {
        let at = self.tables.binary_search_by(|table| order(table.name, name)).ok()?;
        Some(&self.tables[at])
    }

    fn relationship(self, name: &str) -> Option<&'static Relationship> {
        let at = self.relationships.binary_search_by(|known| order(known.name, name)).ok()?;
        Some(&self.relationships[at])
    }

    fn of(self, table: &str) -> impl Iterator<Item = &'static Relationship> + use<> {
        let at = self.of_table.binary_search_by(|(known, _)| order(known, table)).ok();
        let numbers = at.map(|at| self.of_table[at].1).unwrap_or_default();
        numbers.iter().map(move |number| &self.relationships[usize::from(*number)])
    }
}

impl Catalog {
    /// The catalog of well-known tables that ships with the program. What it doesn't know may
    /// exist all the same.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// An empty catalog; `complete` says whether absence from it proves that a thing doesn't exist.
    pub fn new(name: impl Into<String>, complete: bool) -> Self {
        Self {
            name: name.into(),
            complete,
            partial_columns: false,
            base: Base::default(),
            names: HashSet::new(),
            tables: HashMap::new(),
            relationships: HashMap::new(),
            of_table: HashMap::new(),
            column_ids: HashMap::new(),
        }
    }

    /// Says whether absence of a column proves nothing, though absence of a table does.
    #[must_use]
    pub fn with_partial_columns(mut self, partial: bool) -> Self {
        self.partial_columns = partial;
        self
    }

    /// Whether absence proves that a column doesn't exist.
    pub fn proves_columns(&self) -> bool {
        self.complete && !self.partial_columns
    }

    /// What messages call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether absence proves that a thing doesn't exist.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// Adds the name of a table that exists, of which nothing else is known.
    pub fn add_name(&mut self, name: &str) {
        self.names.insert(name.to_ascii_lowercase());
    }

    /// Whether a table of this name is known to exist.
    pub fn has_table(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.table(&name).is_some() || self.names.contains(&name)
    }

    /// All tables, by name.
    pub fn tables(&self) -> Vec<&Table> {
        let mut tables: Vec<&Table> = self.tables.values().chain(self.base.tables).collect();
        tables.sort_by_key(|table| table.name);
        tables
    }

    /// All relationships, by name.
    pub fn relationships(&self) -> Vec<&Relationship> {
        let mut relationships: Vec<&Relationship> =
            self.relationships.values().chain(self.base.relationships).collect();
        relationships.sort_by_key(|relationship| relationship.name);
        relationships
    }

    /// Names of tables that exist, of which nothing else is known, in order.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// The table that a lookup column points to, where one relationship alone says so.
    pub fn lookup_target(&self, table: &str, column: &str) -> Option<&'static str> {
        let mut targets = self.of(table).filter_map(|relationship| match relationship.ends {
            Ends::OneToMany { referenced, referencing, column: lookup }
                if referencing.eq_ignore_ascii_case(table) && lookup.eq_ignore_ascii_case(column) =>
            {
                Some(referenced)
            }
            _ => None,
        });
        let first = targets.next()?;
        targets.all(|other| other == first).then_some(first)
    }

    /// Adds a table.
    pub fn add_table(&mut self, table: Table) {
        self.tables.insert(table.name.to_ascii_lowercase(), table);
    }

    /// Adds a relationship.
    pub fn add_relationship(&mut self, relationship: Relationship) {
        let name = relationship.name.to_ascii_lowercase();
        let (one, other) = match relationship.ends {
            Ends::OneToMany { referenced, referencing, .. } => (referenced, referencing),
            Ends::ManyToMany { first, second } => (first, second),
        };
        if self.relationships.insert(name.clone(), relationship).is_none() {
            self.of_table.entry(one.to_ascii_lowercase()).or_default().push(name.clone());
            if !one.eq_ignore_ascii_case(other) {
                self.of_table.entry(other.to_ascii_lowercase()).or_default().push(name);
            }
        }
    }

    /// Adds the `MetadataId` of a file or image column.
    pub fn add_column_id(&mut self, table: &str, column: &str, id: Uuid) {
        self.column_ids.insert((table.to_ascii_lowercase(), column.to_ascii_lowercase()), id);
    }

    /// A table by logical (or schema) name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        if self.tables.is_empty() {
            return self.base.table(name);
        }
        self.tables.get(&name.to_ascii_lowercase())
    }

    /// The table whose name is most like `name`, if any is.
    pub fn nearest_table(&self, name: &str) -> Option<&'static str> {
        let names = self.tables.values().chain(self.base.tables).map(|table| table.name);
        nearest(&name.to_ascii_lowercase(), names, |table| 1 + table.len() / 5)
    }

    /// A relationship by schema name.
    pub fn relationship(&self, name: &str) -> Option<&Relationship> {
        if self.relationships.is_empty() {
            return self.base.relationship(name);
        }
        self.relationships.get(&name.to_ascii_lowercase())
    }

    /// A relationship by its `MetadataId`.
    pub fn relationship_by_id(&self, id: Uuid) -> Option<&Relationship> {
        self.relationships.values().find(|relationship| relationship.id == Some(id))
    }

    /// The file or image column with this `MetadataId`.
    pub fn column_by_id(&self, id: Uuid) -> Option<(&str, &str)> {
        let found = self.column_ids.iter().find(|(_, known)| **known == id);
        found.map(|((table, column), _)| (table.as_str(), column.as_str()))
    }

    /// The relationships of a table.
    fn of<'c>(&'c self, table: &str) -> impl Iterator<Item = &'c Relationship> + use<'c> {
        let names = self.of_table.get(&table.to_ascii_lowercase()).into_iter().flatten();
        names
            .filter_map(|name| self.relationships.get(name))
            .chain(self.base.of(table).map(|known| -> &'c Relationship { known }))
    }

    /// The relationships that lead from rows of `from` to rows of `to`, by name.
    pub fn between(&self, from: &str, to: &str) -> Vec<&Relationship> {
        let mut found: Vec<&Relationship> = self
            .of(from)
            .filter(|relationship| {
                relationship.from_table(from).is_some_and(|(other, _)| other.eq_ignore_ascii_case(to))
            })
            .collect();
        found.sort_by_key(|relationship| relationship.name.to_ascii_lowercase());
        found
    }

    /// The relationship that hangs a file or image column of `table` on `companion`
    /// (`fileattachment` or `imagedescriptor`). The lookup behind the image column `x` is `xid`.
    pub fn companion_relationship(
        &self,
        table: &str,
        column: &str,
        companion: &str,
    ) -> Option<&Relationship> {
        self.between(table, companion).into_iter().find(|relationship| {
            matches!(relationship.ends, Ends::OneToMany { referencing, column: lookup, .. }
                if referencing.eq_ignore_ascii_case(table)
                    && strip_id(lookup).eq_ignore_ascii_case(strip_id(column)))
        })
    }

    /// `MetadataId` of a file or image column, where an environment told it.
    pub fn column_id(&self, table: &str, column: &str) -> Option<Uuid> {
        self.column_ids.get(&(table.to_ascii_lowercase(), column.to_ascii_lowercase())).copied()
    }
}

fn strip_id(column: &str) -> &str {
    match column.len().checked_sub(2) {
        Some(at) if column.is_char_boundary(at) && column[at..].eq_ignore_ascii_case("id") => &column[..at],
        _ => column,
    }
}

/// Keeps a name for the rest of the process. Catalogs hold names as the generated tables do, as
/// static text; a process reads one environment's metadata, so what is kept stays small.
pub fn intern(text: &str) -> &'static str {
    static NAMES: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = names.get(text) {
        return known;
    }
    let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
    names.insert(kept);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_facts_are_found_by_name() {
        let catalog = Catalog::built_in();
        for table in builtin::TABLES {
            assert_eq!(catalog.table(&table.name.to_uppercase()).unwrap().name, table.name);
        }
        for relationship in builtin::RELATIONSHIPS {
            assert_eq!(catalog.relationship(relationship.name).unwrap().name, relationship.name);
            let (Ends::OneToMany { referenced: end, .. } | Ends::ManyToMany { first: end, .. }) =
                relationship.ends;
            assert!(catalog.of(end).any(|known| known.name == relationship.name), "{}", relationship.name);
        }
    }

    #[test]
    fn a_relationship_leads_both_ways() {
        let relationship = Catalog::built_in()
            .relationship("MSDYN_msdyn_workorder_bookableresourcebooking_WorkOrder")
            .unwrap();
        assert_eq!(
            relationship.from_table("bookableresourcebooking"),
            Some(("msdyn_workorder", RelationshipKind::Parent))
        );
        assert_eq!(
            relationship.from_table("MSDYN_WORKORDER"),
            Some(("bookableresourcebooking", RelationshipKind::Child))
        );
        assert_eq!(relationship.from_table("account"), None);
    }

    #[test]
    fn the_relationship_of_an_image_column_is_known() {
        let catalog = Catalog::built_in();
        let found = catalog.companion_relationship("account", "entityimage", "imagedescriptor");
        assert_eq!(found.unwrap().name, "lk_account_entityimage");
        let found = catalog.companion_relationship(
            "msdyn_bookableresourcebookingquicknote",
            "msdyn_file",
            "fileattachment",
        );
        assert!(found.is_some());
    }
}
