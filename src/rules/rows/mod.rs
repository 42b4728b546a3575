//! Rules about row rules (`MOP3xx`).

mod all_rows_avoid;
mod all_rows_exclusive;
mod business_unit_scope_avoid;
mod custom_and_relationships_same_table;
mod custom_filter_limit;
mod custom_filter_repeated;
mod filter_kind_missing;
mod notes_unfiltered;
mod one_filter_kind;
mod org_owned_related;
mod organization_data_filter_used;
mod organization_rows_needs_scope;
mod related_only_exclusive;
mod related_plus_custom_is_or;
mod scope_not_allowed_for_ownership;
mod wide_scope_all_three;

use super::Rule;
use crate::model::{Located, RowRule, Table};

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    filter_kind_missing::RULE,
    all_rows_exclusive::RULE,
    related_only_exclusive::RULE,
    organization_rows_needs_scope::RULE,
    one_filter_kind::RULE,
    custom_filter_repeated::RULE,
    custom_filter_limit::RULE,
    all_rows_avoid::RULE,
    business_unit_scope_avoid::RULE,
    scope_not_allowed_for_ownership::RULE,
    related_plus_custom_is_or::RULE,
    custom_and_relationships_same_table::RULE,
    wide_scope_all_three::RULE,
    org_owned_related::RULE,
    organization_data_filter_used::RULE,
    notes_unfiltered::RULE,
];

/// The rules of a table besides `rule`, other than a repetition of it.
fn other_words<'t>(table: &'t Table, rule: &Located<RowRule>) -> Vec<&'t Located<RowRule>> {
    table.rows.iter().filter(|other| other.word() != rule.word()).collect()
}

fn list(rules: &[&Located<RowRule>]) -> String {
    let words: Vec<String> = rules.iter().map(|rule| format!("`{}`", rule.word())).collect();
    words.join(", ")
}
