//! What things are: plain data that every source reads into and every question is asked of.
//! Values carry the place they came from. No input or output happens here.

pub mod app;
pub mod facts;
pub mod people;
pub mod place;
pub mod profile;
pub mod relationship;
pub mod rows;
pub mod stored;
pub mod sync;

pub use people::People;
pub use place::{FileId, Files, Located, Place, SourceFile};
pub use profile::{Budget, Columns, Manage, Profile, Table};
pub use relationship::{Brings, Relationship, RelationshipKind};
pub use rows::{Combine, CustomFilter, RowRule};
pub use sync::SyncInterval;

/// Names of tables, columns and relationships are compared ignoring ASCII case, because
/// exports write schema names (`Account`) where the Web API writes logical names (`account`).
pub fn same_name(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

/// Profile names are compared as a person reads them: ignoring case and outer blanks.
pub fn same_title(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}
