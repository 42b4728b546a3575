//! Rules about which tables a profile may hold (`MOP2xx`).

mod automatic_table;
mod table_label;
mod table_unknown;
mod unsupported_field_service_table;
mod view_unsupported_table;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    unsupported_field_service_table::RULE,
    view_unsupported_table::RULE,
    automatic_table::RULE,
    table_label::RULE,
    table_unknown::RULE,
];
