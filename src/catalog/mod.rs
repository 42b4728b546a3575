//! What tables, columns and relationships there are. The built-in catalog is generated from
//! `tables.tsv` and proves nothing by absence; an environment's catalog does.

mod builtin;
mod capabilities;
mod facts;

use std::collections::{HashMap, HashSet};
use std::sync::{LazyLock, Mutex};

use uuid::Uuid;

use crate::spelling::nearest;

pub use capabilities::{
    CAPABILITIES, Capability, FIELD_SERVICE_DEFAULT_TABLES, FILE_COMPANION, IMAGE_COMPANION,
    POLYMORPHIC_LOOKUPS, SYSTEM_LOOKUPS, UNSUPPORTED_FIELD_SERVICE_FAMILIES, VIEWS_UNSUPPORTED, capability,
};
pub use facts::{Column, ColumnKind, Ends, Flags, Ownership, Relationship, Table, TableKind};

/// Tables and relationships from one authority.
#[derive(Debug, Clone)]
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
    column_sizes: HashMap<(String, String), u64>,
    read_privileges: HashMap<String, String>,
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

/// The lookup columns of a table, each with a table that it points to.
#[derive(Debug)]
pub struct Lookups {
    key: &'static str,
    columns: Vec<(&'static str, &'static str)>,
}

impl Lookups {
    /// The table that a column points to, where one relationship alone says so.
    pub fn target(&self, column: &str) -> Option<&'static str> {
        let same = |name: &&str| name.eq_ignore_ascii_case(column);
        let mut targets = self
            .columns
            .iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case(column))
            .map(|(_, table)| *table);
        let first = targets.next()?;
        let is_one = targets.all(|other| other == first);
        let is_lookup = || !POLYMORPHIC_LOOKUPS.iter().chain(&["activityid", self.key]).any(&same);
        (is_one && is_lookup()).then_some(first)
    }
}

/// Order of names ignoring ASCII case.
fn order(known: &str, wanted: &str) -> std::cmp::Ordering {
    for (a, b) in known.bytes().zip(wanted.bytes()) {
        let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
        if a != b {
            return a.cmp(&b);
        }
    }
    known.len().cmp(&wanted.len())
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
            column_sizes: HashMap::new(),
            read_privileges: HashMap::new(),
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

    /// Whether a table stands behind a many-to-many relationship; the platform's own do so everywhere.
    pub fn is_intersect(&self, name: &str) -> bool {
        self.table(name).is_some_and(|table| table.intersect)
            || builtin::INTERSECTS.binary_search(&name.to_ascii_lowercase().as_str()).is_ok()
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

    /// The table that a lookup column points to, where one relationship alone says so. The key of an
    /// activity points to the table of all activities, but is no lookup that anybody follows.
    pub fn lookup_target(&self, table: &str, column: &str) -> Option<&'static str> {
        self.lookups(table).target(column)
    }

    /// The lookup columns of a table.
    pub fn lookups(&self, table: &str) -> Lookups {
        let key = self.table(table).map(|table| table.primary_id).unwrap_or_default();
        let columns = self.of(table).filter_map(|relationship| match relationship.ends {
            Ends::OneToMany { referenced, referencing, column }
                if referencing.eq_ignore_ascii_case(table) =>
            {
                Some((column, referenced))
            }
            _ => None,
        });
        Lookups { key, columns: columns.collect() }
    }

    /// Adds a table.
    pub fn add_table(&mut self, table: Table) {
        self.tables.insert(table.name.to_ascii_lowercase(), table);
    }

    /// Takes a table for one that is enabled for mobile offline.
    pub fn enable(&mut self, name: &str) {
        let Some(mut table) = self.table(name).copied() else { return };
        table.flags.offline = Some(true);
        table.flags.mobile_offline = Some(true);
        table.flags.change_tracking = Some(true);
        self.add_table(table);
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

    /// Adds how much a file or image column takes, in kilobytes.
    pub fn add_column_size(&mut self, table: &str, column: &str, kilobytes: u64) {
        self.column_sizes.insert((table.to_ascii_lowercase(), column.to_ascii_lowercase()), kilobytes);
    }

    /// Adds the name of the privilege to read a table's rows.
    pub fn add_read_privilege(&mut self, table: &str, privilege: &str) {
        self.read_privileges.insert(table.to_ascii_lowercase(), privilege.to_owned());
    }

    /// The privilege to read a table's rows, where an environment told it.
    pub fn read_privilege(&self, table: &str) -> Option<&str> {
        self.read_privileges.get(&table.to_ascii_lowercase()).map(String::as_str)
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

    /// The tables at both ends of a relationship; none where it isn't known.
    pub fn tables_at(&self, relationship: &str) -> impl Iterator<Item = &'static str> + use<> {
        self.relationship(relationship).map(Relationship::tables).into_iter().flatten()
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
        // The built-in catalog adds none of its own.
        let names =
            if self.of_table.is_empty() { None } else { self.of_table.get(&table.to_ascii_lowercase()) };
        names
            .into_iter()
            .flatten()
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

    /// How much a file or image column takes (`MaxSizeInKB`), where an environment told it.
    pub fn column_size(&self, table: &str, column: &str) -> Option<u64> {
        self.column_sizes.get(&(table.to_ascii_lowercase(), column.to_ascii_lowercase())).copied()
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
    use crate::model::RelationshipKind;

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
