//! Facts about tables, columns and relationships, as catalogs hold them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::RelationshipKind;

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
    /// The tables at both ends.
    pub fn tables(&self) -> [&'static str; 2] {
        match self.ends {
            Ends::OneToMany { referenced, referencing, .. } => [referenced, referencing],
            Ends::ManyToMany { first, second } => [first, second],
        }
    }

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
