//! Rules about a profile as a whole (`MOP1xx`).

mod app_with_several_profiles;
mod budget_exceeded;
mod fs_booking_required;
mod fs_default_missing_table;
mod fs_not_based_on_default;
mod profile_description_length;
mod profile_has_tables;
mod profile_name_length;
mod profile_name_unique;
mod table_count_guidance;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    profile_name_unique::RULE,
    profile_name_length::RULE,
    profile_has_tables::RULE,
    profile_description_length::RULE,
    table_count_guidance::RULE,
    fs_not_based_on_default::RULE,
    fs_booking_required::RULE,
    app_with_several_profiles::RULE,
    fs_default_missing_table::RULE,
    budget_exceeded::RULE,
];
