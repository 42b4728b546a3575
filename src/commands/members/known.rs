//! What an environment knows of people.

use crate::dataverse::{Session, find_people, read_memberships, read_profiles, read_users};
use crate::error::Error;
use crate::members::{People, Request};
use crate::model::facts::ProfileRow;
use crate::model::people::{Directory, Membership, PersonKind};

use super::super::comparison::no_profile;

/// Characters of the longest sign-in name that a user row holds.
const LONGEST_IDENTITY: usize = 1024;

/// People, profiles, and who is on which.
pub(in super::super) struct Known {
    pub(super) directory: Directory,
    pub(super) profiles: Vec<ProfileRow>,
    pub(in super::super) memberships: Vec<Membership>,
}

impl Known {
    /// The people named, with all profiles and memberships.
    pub(in super::super) fn read(session: &Session, requests: &[Request]) -> Result<Self, Error> {
        let of = |kind| {
            let mut inputs: Vec<String> = requests
                .iter()
                .filter(|request| request.kind == kind)
                .map(|request| request.input.trim().to_lowercase())
                // Longer than any identity: not asked for, and so not found.
                .filter(|input| !input.is_empty() && input.len() <= LONGEST_IDENTITY)
                .collect();
            inputs.sort();
            inputs.dedup();
            inputs
        };
        Ok(Self {
            directory: find_people(session, &of(PersonKind::User), &of(PersonKind::Team))?,
            profiles: read_profiles(session)?,
            memberships: read_memberships(session, &[])?,
        })
    }

    /// Everybody.
    pub(in super::super) fn all(session: &Session) -> Result<Self, Error> {
        Ok(Self {
            directory: read_users(session)?,
            profiles: read_profiles(session)?,
            memberships: read_memberships(session, &[])?,
        })
    }

    pub(in super::super) fn people(&self) -> People<'_> {
        People::new(&self.directory, &self.profiles, &self.memberships)
    }
}

/// The id of a profile that must be there.
pub(super) fn known_profile(people: &People<'_>, name: &str) -> Result<String, Error> {
    let row = people.profile(name).map(|row| row.id.clone());
    row.ok_or_else(|| no_profile("the environment", name, people.profiles))
}
