//! Rules about sync intervals (`MOP7xx`).

mod sync_interval_defeated_by_related;
mod sync_interval_over_hour;
mod sync_interval_range;
mod sync_interval_static_table;

use super::Rule;
use crate::model::{Located, Profile, SyncInterval};

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    sync_interval_range::RULE,
    sync_interval_over_hour::RULE,
    sync_interval_defeated_by_related::RULE,
    sync_interval_static_table::RULE,
];

/// The intervals of a profile, a default that serves several tables once.
fn intervals(profile: &Profile) -> Vec<&Located<SyncInterval>> {
    let mut found: Vec<&Located<SyncInterval>> = Vec::new();
    for sync in profile.tables.iter().filter_map(|table| table.sync.as_ref()) {
        if !sync.place.range().is_empty() && found.iter().any(|known| known.place == sync.place) {
            continue;
        }
        found.push(sync);
    }
    found
}
