//! Rules about columns, files and images (`MOP6xx`).

mod calculated_rollup_column;
mod companion_table_rows;
mod duplicate_entry;
mod file_regarding_selected;
mod file_size_guidance;
mod image_column_limit;
mod secured_column;
mod selected_columns_case;
mod selected_columns_noise;
mod selected_columns_required;
mod selected_columns_unknown;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    image_column_limit::RULE,
    selected_columns_unknown::RULE,
    selected_columns_required::RULE,
    selected_columns_case::RULE,
    selected_columns_noise::RULE,
    secured_column::RULE,
    calculated_rollup_column::RULE,
    companion_table_rows::RULE,
    file_regarding_selected::RULE,
    duplicate_entry::RULE,
    file_size_guidance::RULE,
];
