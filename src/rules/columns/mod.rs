//! Rules about columns, files and images (`MOP6xx`).

mod image_column_limit;
mod selected_columns_unknown;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[image_column_limit::RULE, selected_columns_unknown::RULE];
