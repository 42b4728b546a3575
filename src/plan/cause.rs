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
        let by_file = pending.iter().any(|other| change.meets(other));
        // A profile that is gone altogether was removed there.
        let by_environment =
            drifted.as_ref().is_none_or(|drifted| drifted.iter().any(|other| change.meets(other)));
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
