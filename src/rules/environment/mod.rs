//! Rules about profiles as an environment holds them now (`MOP9xx`).

mod conflicts_device_wins;
mod entra_team_refresh;
mod legacy_profile_link;
mod member_disabled;
mod member_without_read;
mod membership_conflict;
mod offline_switched_off;
mod person_on_several_profiles;
mod profile_managed;
mod profile_unpublished;
mod profile_without_members;

use super::{LiveSubject, Rule};
use crate::model::people::{Membership, PersonKind};

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
];

impl<'p> LiveSubject<'p> {
    /// The memberships of the profile.
    fn members(&self) -> impl Iterator<Item = &'p Membership> {
        let id = &self.live.id;
        self.memberships.iter().filter(move |member| member.profile.eq_ignore_ascii_case(id))
    }

    /// What a person is called.
    fn name(&self, member: &Membership) -> String {
        let same = |id: &str| id.eq_ignore_ascii_case(&member.person);
        let name = match member.kind {
            PersonKind::User => self.directory.users.iter().find(|user| same(&user.id)).map(|user| {
                if user.domain_name.is_empty() { user.name.clone() } else { user.domain_name.clone() }
            }),
            PersonKind::Team => {
                self.directory.teams.iter().find(|team| same(&team.id)).map(|team| team.name.clone())
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
