//! Rules about `FetchXML` (`MOP4xx`).

mod fetch_unknown_column;
mod fetchxml_malformed;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[fetchxml_malformed::RULE, fetch_unknown_column::RULE];
