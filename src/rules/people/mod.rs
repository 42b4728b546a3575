//! Rules about people and apps (`MOP8xx`).

mod profile_without_people;
mod teams_rather_than_users;
mod user_in_two_profiles;

use super::Rule;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] =
    &[user_in_two_profiles::RULE, profile_without_people::RULE, teams_rather_than_users::RULE];
