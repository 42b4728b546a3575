//! Which side of a difference moved: the file is ahead, or the environment changed since both were the
//! same, at the last publish.

use crate::catalog::Catalog;
use crate::model::facts::{LiveProfile, Modified};
use crate::model::{Profile, same_name};

use super::diff::{Change, diff};

/// Which side moved since both were last the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The file, and it isn't published yet.
    Pending,
    /// The environment.
    Drift,
    /// Both.
    Both,
    /// Nobody knows what was last the same.
    Unknown,
}

impl Cause {
    /// The word in every output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Drift => "drift",
            Self::Both => "both",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the environment moved.
    pub fn is_drift(self) -> bool {
        matches!(self, Self::Drift | Self::Both)
    }
}

/// Finds out for each change between `live` and `wanted` which side moved away from `base`, and who
/// changed the environment.
pub fn attribute(
    changes: &mut [Change],
    base: &Profile,
    live: Option<&LiveProfile>,
    wanted: &Profile,
    catalog: &Catalog,
) {
    let pending = diff(Some(base), wanted, catalog);
    let drifted = live.map(|live| diff(Some(base), &live.profile, catalog));
    for change in changes {
        let by_file = is_among(change, &pending);
        // A profile that is gone altogether was removed there.
        let by_environment = drifted.as_ref().is_none_or(|drifted| is_among(change, drifted));
        change.cause = match (by_file, by_environment) {
            (true, false) => Cause::Pending,
            (false, true) => Cause::Drift,
            (true, true) => Cause::Both,
            (false, false) => Cause::Unknown,
        };
        if change.cause.is_drift() {
            change.by = live.and_then(|live| changed_by(change, live));
        }
    }
}

/// Whether a change of the same thing, or of the table it belongs to, is among others.
fn is_among(change: &Change, others: &[Change]) -> bool {
    others.iter().any(|other| {
        if other.table.is_none() || change.table.is_none() {
            return other.table.is_none() && change.table.is_none() && other.field == change.field;
        }
        let table = |change: &Change| change.table.clone().unwrap_or_default();
        if !same_name(&table(change), &table(other)) {
            return false;
        }
        let whole = |change: &Change| change.relationship.is_none() && is_whole(change);
        // What happens to a table as a whole meets whatever else happens to it.
        let is_table = whole(other) || whole(change);
        let same_link = match (&change.relationship, &other.relationship) {
            (Some(a), Some(b)) => {
                a.same(b) && (is_whole(other) || is_whole(change) || other.field == change.field)
            }
            (None, None) => other.field == change.field,
            _ => false,
        };
        is_table || same_link
    })
}

/// Whether the thing itself came or went.
fn is_whole(change: &Change) -> bool {
    change.field.word().is_none()
}

/// The last change of the rows that a difference shows in. What is gone tells nothing.
fn changed_by(change: &Change, live: &LiveProfile) -> Option<Modified> {
    let Some(table) = &change.table else { return live.modified.clone() };
    let items = live.items.iter();
    if let Some(link) = &change.relationship {
        let driver = link.from.as_ref().unwrap_or(table);
        let association = items.clone().filter(|item| same_name(&item.table, driver)).find_map(|item| {
            item.associations.iter().find(|known| same_name(&known.relationship, &link.name))
        });
        return association.and_then(|association| association.modified.clone());
    }
    items.clone().find(|item| same_name(&item.table, table)).and_then(|item| item.modified.clone())
}
