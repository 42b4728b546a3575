//! What a table of the sandbox is: columns, what may be written, navigation properties and what
//! goes when a row goes. The tables themselves are in `tables`.

use super::tables::SETS;

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A GUID.
    Guid,
    /// Text of at most so many characters.
    Text(usize),
    /// A whole number in a range.
    Int(i64, i64),
    /// Yes or no.
    Bool,
    /// One of these values; none means that every value is refused.
    Choice(&'static [(i64, &'static str)]),
    /// A time.
    Time,
    /// The logical name of a table.
    TableName,
    /// A row of the table with this logical name, bound by this navigation property.
    Lookup(&'static str, &'static str),
}

/// When a column may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Write {
    Always,
    OnCreate,
    Never,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) write: Write,
    /// JSON text of the value of a new row.
    pub(super) default: &'static str,
}

impl Column {
    /// The property that a row carries: lookups are read as `_name_value`.
    pub(super) fn property(&self) -> String {
        match self.kind {
            Kind::Lookup(..) => format!("_{}_value", self.name),
            _ => self.name.to_owned(),
        }
    }
}

/// A collection-valued navigation property.
#[derive(Debug, Clone, Copy)]
pub(super) struct Children {
    pub(super) navigation: &'static str,
    /// Logical name of the table on the other side.
    pub(super) table: &'static str,
    /// Its lookup column that points back.
    pub(super) column: &'static str,
    /// Whether its rows go with the row they belong to.
    pub(super) cascade: bool,
    /// The table behind an intersect, and the intersect's column that points to it.
    pub(super) through: Option<(&'static str, &'static str)>,
}

impl Children {
    /// Logical name of the table whose rows are read.
    pub(super) fn far(&self) -> &'static str {
        self.through.map_or(self.table, |(table, _)| table)
    }

    /// The property that points back.
    pub(super) fn property(&self) -> String {
        if self.through.is_some() { self.column.to_owned() } else { format!("_{}_value", self.column) }
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    pub(super) logical: &'static str,
    pub(super) set: &'static str,
    pub(super) label: &'static str,
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    /// Rows have a draft and a published state.
    pub(super) drafts: bool,
    pub(super) columns: &'static [Column],
    pub(super) children: &'static [Children],
}

impl Set {
    /// The column that carries a property.
    pub(super) fn property(&self, property: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.property() == property)
    }

    /// The lookup column and its table behind a single-valued navigation property.
    pub(super) fn navigation(&self, name: &str) -> Option<(&'static Column, &'static str)> {
        self.columns.iter().find_map(|column| match column.kind {
            Kind::Lookup(table, navigation) if navigation == name => Some((column, table)),
            _ => None,
        })
    }

    pub(super) fn child(&self, navigation: &str) -> Option<&'static Children> {
        self.children.iter().find(|child| child.navigation == navigation)
    }
}

/// The table of an entity set.
pub(super) fn by_set(set: &str) -> Option<&'static Set> {
    SETS.iter().find(|known| known.set == set)
}

/// The table of a logical name. Every name used in `tables` is known.
pub(super) fn by_logical(logical: &str) -> Option<&'static Set> {
    SETS.iter().find(|known| known.logical == logical)
}
