//! Rules about `FetchXML` (`MOP4xx`).

mod fetch_operator_unsupported;
mod fetch_unknown_column;
mod fetchxml_malformed;

use super::Rule;
use crate::model::{Located, RowRule, Table};

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] =
    &[fetchxml_malformed::RULE, fetch_unknown_column::RULE, fetch_operator_unsupported::RULE];

/// The filters on a table's own rows.
fn filters(table: &Table) -> impl Iterator<Item = &Located<String>> {
    let custom = table.rows.iter().flat_map(|rule| match &rule.value {
        RowRule::Custom(custom) => custom.filters.as_slice(),
        _ => &[],
    });
    custom.chain(table.related_to.iter().filter_map(|entry| entry.filter.as_ref()))
}
