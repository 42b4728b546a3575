//! Rules about a profile as a whole (`MOP1xx`).

mod budget_exceeded;
mod fs_default_missing_table;
mod profile_description_length;
mod profile_has_tables;
mod profile_name_length;
mod profile_name_unique;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    profile_name_unique::RULE,
    profile_name_length::RULE,
    profile_has_tables::RULE,
    profile_description_length::RULE,
    fs_default_missing_table::RULE,
    budget_exceeded::RULE,
];
