//! Rules about profiles as an environment holds them now (`MOP9xx`).

mod conflicts_device_wins;
mod entra_team_refresh;
mod fs_role_direct;
mod guest_user;
mod legacy_profile_link;
mod member_disabled;
mod member_without_mobile;
mod member_without_read;
mod member_without_table_read;
mod membership_conflict;
mod offline_switched_off;
mod person_on_several_profiles;
mod profile_managed;
mod profile_unpublished;
mod profile_without_members;
mod row_total_guidance;
mod row_total_hard;
mod user_direct_and_via_team;

use super::{LiveSubject, Rule};
use crate::model::RowRule;
use crate::model::people::{DirectoryUser, Membership, PersonKind};

/// The privilege to read profiles.
const READ_PROFILE: &str = "prvReadMobileOfflineProfile";
/// Rows with which a person's sync fails.
const LARGEST: u64 = 3_000_000;

/// The rules of this family, by code.
pub(super) const RULES: &[Rule] = &[
    profile_unpublished::RULE,
    profile_without_members::RULE,
    person_on_several_profiles::RULE,
    member_disabled::RULE,
    profile_managed::RULE,
    entra_team_refresh::RULE,
    legacy_profile_link::RULE,
    member_without_read::RULE,
    membership_conflict::RULE,
    offline_switched_off::RULE,
    conflicts_device_wins::RULE,
    member_without_mobile::RULE,
    member_without_table_read::RULE,
    fs_role_direct::RULE,
    guest_user::RULE,
    user_direct_and_via_team::RULE,
    row_total_guidance::RULE,
    row_total_hard::RULE,
];

impl<'p> LiveSubject<'p> {
    /// The memberships of the profile.
    fn members(&self) -> impl Iterator<Item = &'p Membership> {
        let id = &self.live.id;
        self.facts.memberships.iter().flatten().filter(move |member| member.profile.eq_ignore_ascii_case(id))
    }

    /// The user of a membership.
    fn user(&self, member: &Membership) -> Option<&'p DirectoryUser> {
        let at = self.facts.users.get(&member.person.to_ascii_lowercase());
        at.and_then(|at| self.facts.directory.users.get(*at)).filter(|_| member.kind == PersonKind::User)
    }

    /// Whether a user's roles allow something; nobody is accused whose roles weren't told.
    fn may(&self, member: &Membership, privilege: &str) -> bool {
        let known = self.facts.privileges.get(&member.person);
        known.is_none_or(|names| names.contains(&privilege.to_ascii_lowercase()))
    }

    /// Whether field technicians work with it.
    fn is_field_service(&self) -> bool {
        self.live.profile.is_field_service()
    }

    /// The rows of tables that everybody on the profile gets whole, and which tables those are.
    fn rows_for_all(&self) -> (u64, String) {
        let tables = self.live.profile.tables.iter();
        let whole = tables.filter(|table| table.rows.iter().any(|rule| rule.value == RowRule::All));
        let counted = whole.filter_map(|table| {
            let rows = self.facts.counts.get(&table.name.to_ascii_lowercase())?;
            Some((*rows, table.name.value.as_str()))
        });
        let mut counted: Vec<(u64, &str)> = counted.filter(|(rows, _)| *rows > 0).collect();
        counted.sort_by_key(|(rows, _)| std::cmp::Reverse(*rows));
        let total = counted.iter().map(|(rows, _)| rows).sum();
        let names: Vec<String> =
            counted.iter().take(3).map(|(rows, name)| format!("`{name}` ({rows})")).collect();
        let more = if counted.len() > 3 { ", …" } else { "" };
        (total, format!("{}{more}", names.join(", ")))
    }

    /// What a person is called.
    fn name(&self, member: &Membership) -> String {
        let same = |id: &str| id.eq_ignore_ascii_case(&member.person);
        let name = match member.kind {
            PersonKind::User => self.user(member).map(|user| {
                if user.domain_name.is_empty() { user.name.clone() } else { user.domain_name.clone() }
            }),
            PersonKind::Team => {
                self.facts.directory.teams.iter().find(|team| same(&team.id)).map(|team| team.name.clone())
            }
        };
        name.unwrap_or_else(|| member.person.clone())
    }

    /// Some names of a longer list.
    fn some(&self, members: &[&Membership]) -> String {
        const SHOWN: usize = 5;
        let names: Vec<String> = members.iter().take(SHOWN).map(|member| self.name(member)).collect();
        let more = if members.len() > SHOWN { ", …" } else { "" };
        format!("{}{more}", names.join(", "))
    }
}
