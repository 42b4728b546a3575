//! Rules about `FetchXML` (`MOP4xx`).

mod fetchxml_malformed;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[fetchxml_malformed::RULE];
