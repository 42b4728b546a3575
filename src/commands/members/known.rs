//! What an environment knows of people. Of large environments only those are kept who are asked about.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use crate::dataverse::{
    Session, each_membership, find_people, memberships_of, read_memberships, read_profiles,
    read_team_members, read_users,
};
use crate::error::{Error, Kind};
use crate::members::{InTeams, People, Request, find_profile, teams_on};
use crate::model::facts::ProfileRow;
use crate::model::people::{Directory, Membership, PersonKind};
use crate::run::Run;

use super::super::comparison::no_profile;

/// Characters of the longest sign-in name that a user row holds.
const LONGEST_IDENTITY: usize = 1024;
/// So few people are asked for by name; of more the memberships of everybody are looked through.
const FEW: usize = 200;

/// People, profiles, and who is on which.
pub(in super::super) struct Known {
    pub(super) directory: Directory,
    pub(super) profiles: Vec<ProfileRow>,
    pub(in super::super) memberships: Vec<Membership>,
    /// How many users are on profiles by themselves, by profile; empty where nobody counted.
    pub(super) on: HashMap<String, usize>,
    /// The users of the teams that are on profiles, and of those that are named.
    pub(super) in_teams: InTeams,
}

/// Who is asked about.
#[derive(Clone, Copy, Default)]
pub(in super::super) struct Asked<'a> {
    /// People named.
    pub(in super::super) requests: &'a [Rc<Request>],
    /// Profiles, by name, whose people are all meant.
    pub(in super::super) profiles: &'a [String],
    /// Whether it is to be known how many are on profiles.
    pub(in super::super) counted: bool,
}

impl Known {
    /// The people named, with all profiles and their own memberships.
    pub(in super::super) fn read(session: &Session, requests: &[Rc<Request>]) -> Result<Self, Error> {
        let asked = Asked { requests, ..Asked::default() };
        let mut known = Self::begin(session, &asked)?;
        known.add_users(session, &asked)?;
        Ok(known)
    }

    /// The same, and who is in teams, with the memberships of those.
    pub(super) fn with_teams(session: &Session, asked: &Asked<'_>, run: &mut Run) -> Result<Self, Error> {
        let mut known = Self::begin(session, asked)?;
        let named = asked.requests.iter().filter(|request| request.kind == PersonKind::Team);
        let people = known.people();
        let named = named.filter_map(|request| people.id_of(PersonKind::Team, &request.input));
        let in_teams = read_in_teams(session, &known.memberships, named, run)?;
        drop(people);
        known.in_teams = in_teams;
        known.add_users(session, asked)?;
        Ok(known)
    }

    /// Everybody.
    pub(in super::super) fn all(session: &Session) -> Result<Self, Error> {
        let memberships = read_memberships(session, &[])?;
        let mut on = HashMap::new();
        for known in memberships.iter().filter(|known| known.kind == PersonKind::User) {
            *on.entry(known.profile.clone()).or_default() += 1;
        }
        let (directory, profiles) = (read_users(session)?, read_profiles(session)?);
        Ok(Self { directory, profiles, memberships, on, in_teams: InTeams::new() })
    }

    /// Profiles, the memberships of teams and of whole profiles, and the people who are named or on these.
    fn begin(session: &Session, asked: &Asked<'_>) -> Result<Self, Error> {
        let profiles = read_profiles(session)?;
        let mut memberships = Vec::new();
        each_membership(session, PersonKind::Team, &[], &mut |known| memberships.push(known))?;
        let mut known = Self {
            directory: Directory::default(),
            profiles,
            memberships,
            on: HashMap::new(),
            in_teams: InTeams::new(),
        };
        let whole = known.ids(asked);
        let (mut users, mut teams) = (asked.inputs(PersonKind::User), asked.inputs(PersonKind::Team));
        if !whole.is_empty() {
            let on_it = |team: &&Membership| whole.contains(&team.profile);
            teams.extend(known.memberships.iter().filter(on_it).map(|team| team.person.clone()));
            each_membership(session, PersonKind::User, &whole, &mut |user| users.push(user.person))?;
        }
        known.directory = find_people(session, &distinct(users), &distinct(teams))?;
        Ok(known)
    }

    /// Ids of the profiles whose people are all meant.
    fn ids(&self, asked: &Asked<'_>) -> Vec<String> {
        let profiles = asked.profiles.iter().filter_map(|name| find_profile(&self.profiles, name));
        profiles.map(|row| row.id.clone()).collect()
    }

    /// Adds the memberships of the users who are known, who come through teams, or who are on whole profiles.
    fn add_users(&mut self, session: &Session, asked: &Asked<'_>) -> Result<(), Error> {
        let whole = self.ids(asked);
        let users = self.directory.users.iter().map(|user| &user.id);
        let wanted: HashSet<&str> =
            users.chain(self.in_teams.values().flatten()).map(String::as_str).collect();
        let (memberships, on) = (&mut self.memberships, &mut self.on);
        if whole.is_empty() && !asked.counted && wanted.len() <= FEW {
            read_meant(session, PersonKind::User, &wanted, memberships)?;
        } else {
            each_membership(session, PersonKind::User, &[], &mut |known| {
                match on.get_mut(&known.profile) {
                    Some(number) => *number += 1,
                    None => {
                        on.insert(known.profile.clone(), 1);
                    }
                }
                if whole.contains(&known.profile) || wanted.contains(known.person.as_str()) {
                    memberships.push(known);
                }
            })?;
        }
        // Whatever somebody has of their own is told first.
        memberships.sort_by_key(|known| known.kind);
        Ok(())
    }

    pub(in super::super) fn people(&self) -> People<'_> {
        People::new(&self.directory, &self.profiles, &self.memberships)
    }
}

/// The users of the teams that are on profiles, and of those that are named.
pub(super) fn read_in_teams(
    session: &Session,
    memberships: &[Membership],
    named: impl Iterator<Item = String>,
    run: &mut Run,
) -> Result<InTeams, Error> {
    let teams: BTreeSet<String> = teams_on(memberships).into_iter().chain(named).collect();
    let teams: Vec<String> = teams.into_iter().collect();
    match read_team_members(session, &teams).map_err(Error::from) {
        // Who may not read it decides without it.
        Err(error) if error.kind == Kind::NotAllowed => {
            run.ui.warn(&format!("who is in teams can't be read: {error}"));
            Ok(InTeams::new())
        }
        outcome => outcome,
    }
}

/// Reads the memberships of these people.
pub(super) fn read_meant(
    session: &Session,
    kind: PersonKind,
    meant: &HashSet<&str>,
    found: &mut Vec<Membership>,
) -> Result<(), Error> {
    if meant.len() <= FEW {
        let mut meant: Vec<&str> = meant.iter().copied().collect();
        meant.sort_unstable();
        memberships_of(session, kind, &meant, &mut |known| found.push(known))?;
    } else {
        each_membership(session, kind, &[], &mut |known| {
            if meant.contains(known.person.as_str()) {
                found.push(known);
            }
        })?;
    }
    Ok(())
}

impl Asked<'_> {
    /// Identities as they are looked up.
    fn inputs(&self, kind: PersonKind) -> Vec<String> {
        let own = self.requests.iter().filter(|request| request.kind == kind);
        own.map(|request| request.input.trim().to_lowercase())
            // Longer than any identity: not asked for, and so not found.
            .filter(|input| !input.is_empty() && input.len() <= LONGEST_IDENTITY)
            .collect()
    }
}

fn distinct(mut all: Vec<String>) -> Vec<String> {
    all.sort_unstable();
    all.dedup();
    all
}

/// The id of a profile that must be there.
pub(super) fn known_profile(people: &People<'_>, name: &str) -> Result<String, Error> {
    let row = people.profile(name).map(|row| row.id.clone());
    row.ok_or_else(|| no_profile("the environment", name, people.profiles))
}
