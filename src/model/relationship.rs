//! Which rows bring which other rows along.

use super::{Located, Place};

/// An entry of `related_to`: rows of `table` bring rows of the table the entry stands under.
///
/// The admin centre lists a relationship under the table that is brought along; storage keeps it
/// on the table that brings. [`super::stored`] is the one place that turns it round.
#[derive(Debug, Clone)]
pub struct Relationship {
    /// Where the entry stands.
    pub place: Place,
    /// The table whose rows bring rows along.
    pub table: Located<String>,
    /// What this table's rows are to the named table's rows.
    pub kind: Option<Located<RelationshipKind>>,
    /// Schema name of the relationship.
    pub name: Option<Located<String>>,
    /// Name of the association, where it isn't the schema name.
    pub label: Option<Located<String>>,
    /// `FetchXML` on the rows brought along.
    pub filter: Option<Located<String>>,
}

/// What the rows of the table under which an entry stands are to those of the named table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationshipKind {
    /// They are looked up by the named table's rows (N:1 along the edge).
    Parent,
    /// They look the named table's rows up (1:M along the edge).
    Child,
    /// Many-to-many.
    ManyToMany,
}

impl RelationshipKind {
    /// The words of the file format.
    pub const WORDS: [(&'static str, Self); 3] =
        [("parent", Self::Parent), ("child", Self::Child), ("many-to-many", Self::ManyToMany)];

    /// The word that names this kind in a file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Child => "child",
            Self::ManyToMany => "many-to-many",
        }
    }
}

/// An imported association whose other end no metadata knows, kept on the table that brings.
#[derive(Debug, Clone)]
pub struct Brings {
    /// Schema name of the relationship.
    pub relationship: Located<String>,
    /// Name of the association, where it isn't the schema name.
    pub label: Option<Located<String>>,
    /// `FetchXML` on the rows brought along.
    pub filter: Option<Located<String>>,
}
