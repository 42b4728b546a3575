//! Rules about which tables a profile may hold (`MOP2xx`).

mod activity_tables;
mod automatic_table;
mod change_tracking_off;
mod elastic_table;
mod intersect_table_listed;
mod knowledge_article_offline;
mod notes_need_user;
mod owner_tables;
mod read_only_table;
mod sharepoint_documents;
mod table_label;
mod table_misspelt;
mod table_not_customizable;
mod table_not_offline_enabled;
mod table_unknown;
mod unsupported_field_service_table;
mod view_unsupported_table;
mod virtual_table;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    unsupported_field_service_table::RULE,
    view_unsupported_table::RULE,
    automatic_table::RULE,
    table_label::RULE,
    table_unknown::RULE,
    table_not_offline_enabled::RULE,
    change_tracking_off::RULE,
    table_not_customizable::RULE,
    virtual_table::RULE,
    elastic_table::RULE,
    intersect_table_listed::RULE,
    knowledge_article_offline::RULE,
    sharepoint_documents::RULE,
    read_only_table::RULE,
    notes_need_user::RULE,
    owner_tables::RULE,
    activity_tables::RULE,
    table_misspelt::RULE,
];
