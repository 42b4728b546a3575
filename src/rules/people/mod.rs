//! Rules about people and apps (`MOP8xx`).

mod user_in_two_profiles;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[user_in_two_profiles::RULE];
