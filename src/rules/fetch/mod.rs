//! Rules about `FetchXML` (`MOP4xx`).

mod custom_filter_empty;
mod fetch_advanced_not_visual;
mod fetch_aggregate_offline;
mod fetch_attribute_tags_ignored;
mod fetch_clause_limit;
mod fetch_column_type_unsupported;
mod fetch_condition_incomplete;
mod fetch_guid_literal;
mod fetch_hint_missing;
mod fetch_inner_outer_join;
mod fetch_link_depth;
mod fetch_many_or;
mod fetch_narrow_time_window;
mod fetch_nesting_depth;
mod fetch_operator_unsupported;
mod fetch_owner_multi_value;
mod fetch_paging_ignored;
mod fetch_partial_match;
mod fetch_related_table_limit;
mod fetch_related_table_not_in_profile;
mod fetch_self_join;
mod fetch_unknown_attribute;
mod fetch_unknown_column;
mod fetch_wide_date_range;
mod fetchxml_malformed;

use super::Rule;
use std::ops::Range;

use super::{Filter, Subject};
use crate::catalog::ColumnKind;
use crate::fetchxml::Condition;
use crate::finding::{Finding, RuleId};

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    fetchxml_malformed::RULE,
    fetch_unknown_column::RULE,
    fetch_operator_unsupported::RULE,
    custom_filter_empty::RULE,
    fetch_column_type_unsupported::RULE,
    fetch_inner_outer_join::RULE,
    fetch_clause_limit::RULE,
    fetch_nesting_depth::RULE,
    fetch_related_table_limit::RULE,
    fetch_related_table_not_in_profile::RULE,
    fetch_self_join::RULE,
    fetch_owner_multi_value::RULE,
    fetch_partial_match::RULE,
    fetch_many_or::RULE,
    fetch_narrow_time_window::RULE,
    fetch_wide_date_range::RULE,
    fetch_attribute_tags_ignored::RULE,
    fetch_paging_ignored::RULE,
    fetch_hint_missing::RULE,
    fetch_advanced_not_visual::RULE,
    fetch_aggregate_offline::RULE,
    fetch_guid_literal::RULE,
    fetch_link_depth::RULE,
    fetch_condition_incomplete::RULE,
    fetch_unknown_attribute::RULE,
];

/// A finding at a part of a filter.
fn at(id: RuleId, filter: &Filter<'_>, part: &Range<usize>, message: impl Into<String>) -> Finding {
    Finding::new(id, filter.text.place, message).inside(filter.text, part.clone())
}

/// What the column of a condition holds, where the catalog knows it.
fn kind_of(subject: &Subject<'_>, condition: &Condition) -> Option<ColumnKind> {
    let table = subject.catalog.table(condition.table.as_deref()?)?;
    table.column(&condition.column).map(|column| column.kind)
}

/// How many hours a window of time is long, for operators such as `last-x-days`. `older-than-x-days`
/// and its like have no end, so no length.
fn hours_of(condition: &Condition) -> Option<u64> {
    let (sort, unit) = condition.operator.split_once("-x-")?;
    if !matches!(sort, "last" | "next") {
        return None;
    }
    let count: u64 = condition.values.first()?.trim().parse().ok()?;
    // A month or quarter has its mean length, so that twelve make a year.
    let hours = match unit {
        "hours" => 1,
        "days" => 24,
        "weeks" => 7 * 24,
        "months" | "fiscal-periods" => 730,
        "years" | "fiscal-years" => 365 * 24,
        _ => return None,
    };
    count.checked_mul(hours)
}

/// Whether one of the documented lists names an operator.
pub(super) fn is_documented(operator: &str) -> bool {
    fetch_operator_unsupported::SUPPORTED.contains(&operator)
}
