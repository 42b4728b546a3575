//! Who an identity is.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::index::Index;
use super::status::{Outcome, Status};
use crate::model::facts::ProfileRow;
use crate::model::people::{Directory, DirectoryTeam, DirectoryUser, Membership, PersonKind, key};

/// Somebody named on a command line or in a file. Copies share their texts: there are tens of thousands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The file, where several are read.
    pub file: Option<Rc<str>>,
    /// Line of the file.
    pub line: Option<u64>,
    /// A user or a team.
    pub kind: PersonKind,
    /// The identity as it was written.
    pub input: Rc<str>,
    /// The profile as it was written.
    pub profile: Option<Rc<str>>,
    /// Why the row can't be meant as it stands.
    pub fault: Option<&'static str>,
    /// All cells of its row, as CSV.
    pub cells: Rc<str>,
    /// The wave it belongs to, from 1.
    pub wave: Option<u32>,
    /// What became of it in an earlier run, where the file says so.
    pub earlier: Option<Box<Outcome>>,
}

impl Request {
    /// Somebody named outside of a file, without a profile of their own.
    pub fn outside(kind: PersonKind, input: impl Into<Rc<str>>) -> Rc<Self> {
        Rc::new(Self::named(kind, input))
    }

    /// Somebody of whom nothing more is known.
    pub fn named(kind: PersonKind, input: impl Into<Rc<str>>) -> Self {
        Self {
            file: None,
            line: None,
            kind,
            input: input.into(),
            profile: None,
            fault: None,
            cells: "".into(),
            wave: None,
            earlier: None,
        }
    }
}

/// Whom an identity names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// One user or team.
    One {
        /// Id.
        id: String,
        /// Name.
        name: String,
    },
    /// One user who can't use a profile.
    Unusable {
        /// How a row that names them ends.
        status: Status,
        /// Why.
        why: &'static str,
    },
    /// Nobody.
    Nobody,
    /// Several.
    Several {
        /// Who they are.
        names: Vec<String>,
    },
}

/// The people and profiles of an environment.
#[derive(Debug)]
pub struct People<'e> {
    /// The profiles.
    pub profiles: &'e [ProfileRow],
    /// The memberships.
    pub memberships: &'e [Membership],
    directory: &'e Directory,
    users: Index,
    teams: Index,
    by_person: Index,
    by_id: Index,
}

impl<'e> People<'e> {
    /// Puts together what was read.
    pub fn new(directory: &'e Directory, profiles: &'e [ProfileRow], memberships: &'e [Membership]) -> Self {
        Self {
            profiles,
            memberships,
            directory,
            users: Index::of(&directory.users, DirectoryUser::identities),
            teams: Index::of(&directory.teams, DirectoryTeam::identities),
            by_person: Index::of(memberships, |known| [known.person.as_str()].into_iter()),
            by_id: Index::of(memberships, |known| [known.id.as_str()].into_iter()),
        }
    }

    /// The users of an identity in the form of `key`.
    fn users_of(&self, key: &str) -> Vec<&'e DirectoryUser> {
        let has = |user: &DirectoryUser| user.identities().any(|own| own.to_lowercase() == key);
        distinct(self.users.find(&self.directory.users, key, has), |user| &user.id)
    }

    /// The teams of an identity in the form of `key`.
    fn teams_of(&self, key: &str) -> Vec<&'e DirectoryTeam> {
        let has = |team: &DirectoryTeam| team.identities().any(|own| own.to_lowercase() == key);
        distinct(self.teams.find(&self.directory.teams, key, has), |team| &team.id)
    }

    /// Whom an identity names: sign-in name, e-mail, Entra object id or GUID, for teams the name.
    pub fn find(&self, kind: PersonKind, input: &str) -> Match {
        let key = key(input);
        match kind {
            PersonKind::User => match self.users_of(&key).as_slice() {
                [user] if user.disabled => {
                    Match::Unusable { status: Status::Disabled, why: "the user is disabled" }
                }
                [user] if user.application => Match::Unusable {
                    status: Status::NonInteractive,
                    why: "this is an application, not a person",
                },
                [user] if !user.interactive => Match::Unusable {
                    status: Status::NonInteractive,
                    why: "this user is for services: the access mode lets nobody sign in",
                },
                [user] => Match::One { id: user.id.clone(), name: user.name.clone() },
                several => nobody_or_several(
                    several.iter().map(|user| format!("{} ({}, {})", user.name, user.domain_name, user.id)),
                ),
            },
            PersonKind::Team => match self.teams_of(&key).as_slice() {
                [team] => Match::One { id: team.id.clone(), name: team.name.clone() },
                several => {
                    nobody_or_several(several.iter().map(|team| format!("{} ({})", team.name, team.id)))
                }
            },
        }
    }

    /// The id of somebody, whether or not they can use a profile; `None` for nobody and for several.
    pub fn id_of(&self, kind: PersonKind, input: &str) -> Option<String> {
        match kind {
            PersonKind::User => match self.users_of(&key(input)).as_slice() {
                [user] => Some(user.id.clone()),
                _ => None,
            },
            PersonKind::Team => match self.teams_of(&key(input)).as_slice() {
                [team] => Some(team.id.clone()),
                _ => None,
            },
        }
    }

    /// The profile of a name.
    pub fn profile(&self, name: &str) -> Option<&'e ProfileRow> {
        find_profile(self.profiles, name)
    }

    /// The name of a profile, or its id where it has none here.
    pub fn profile_name(&self, id: &str) -> String {
        let row = self.profiles.iter().find(|row| row.id == id);
        row.map_or_else(|| id.to_owned(), |row| row.name.clone())
    }

    /// The memberships of a person.
    pub fn of<'a>(
        &'a self,
        kind: PersonKind,
        id: &'a str,
    ) -> impl Iterator<Item = &'e Membership> + use<'a, 'e> {
        let is_own = move |known: &Membership| known.kind == kind && known.person.eq_ignore_ascii_case(id);
        self.by_person.find(self.memberships, &id.to_lowercase(), is_own)
    }

    /// The membership of an id.
    pub fn membership(&self, id: &str) -> Option<&'e Membership> {
        let is_it = |known: &Membership| known.id.eq_ignore_ascii_case(id);
        self.by_id.find(self.memberships, &id.to_lowercase(), is_it).next()
    }

    /// The team of an id.
    pub fn team(&self, id: &str) -> Option<&'e DirectoryTeam> {
        self.teams_of(&key(id)).into_iter().find(|team| team.id.eq_ignore_ascii_case(id))
    }

    /// The id of a user's business unit.
    pub fn unit(&self, id: &str) -> Option<&str> {
        self.users_of(id).first()?.unit.as_deref()
    }

    /// Whether the environment shows that a user has no licence.
    pub fn is_unlicensed(&self, id: &str) -> bool {
        self.users_of(id).first().is_some_and(|user| user.licensed == Some(false))
    }

    /// The profile that the older link on the user row names.
    pub fn legacy(&self, id: &str) -> Option<&str> {
        self.users_of(id).first()?.legacy_profile.as_deref()
    }

    /// Identity and name of a person, as lists show them and lookups take them: the id where there
    /// is no better name, or not only one person has it.
    pub fn shown(&self, kind: PersonKind, id: &str) -> (String, String) {
        let (identity, name) = match kind {
            PersonKind::User => {
                self.users_of(id).first().map(|user| (user.domain_name.clone(), user.name.clone()))
            }
            PersonKind::Team => self.teams_of(id).first().map(|team| (team.name.clone(), team.name.clone())),
        }
        .unwrap_or_default();
        let is_unique = match kind {
            PersonKind::User => self.users_of(&key(&identity)).len() == 1,
            PersonKind::Team => self.teams_of(&key(&identity)).len() == 1,
        };
        (if is_unique { identity } else { id.to_owned() }, name)
    }
}

/// The profile of a name, or of an id.
pub fn find_profile<'e>(profiles: &'e [ProfileRow], name: &str) -> Option<&'e ProfileRow> {
    let is_meant =
        |row: &&ProfileRow| crate::model::same_title(&row.name, name) || row.id.eq_ignore_ascii_case(name);
    profiles.iter().find(is_meant)
}

/// The teams among memberships, each once.
pub fn teams_on<'m>(memberships: impl IntoIterator<Item = &'m Membership>) -> Vec<String> {
    let teams = memberships.into_iter().filter(|known| known.kind == PersonKind::Team);
    let teams: BTreeSet<&str> = teams.map(|known| known.person.as_str()).collect();
    teams.into_iter().map(str::to_owned).collect()
}

/// The profiles that users have through teams, by user; `in_teams` are the users of each team.
pub fn through_teams<S: std::hash::BuildHasher>(
    in_teams: &HashMap<String, Vec<String>, S>,
    memberships: &[Membership],
) -> HashMap<String, HashSet<String>> {
    let mut found: HashMap<String, HashSet<String>> = HashMap::new();
    for member in memberships.iter().filter(|member| member.kind == PersonKind::Team) {
        for user in in_teams.get(&member.person).into_iter().flatten() {
            found.entry(user.clone()).or_default().insert(member.profile.clone());
        }
    }
    found
}

/// Each once: several look-ups may have found the same.
fn distinct<'e, T>(found: impl Iterator<Item = &'e T>, id: impl Fn(&T) -> &str) -> Vec<&'e T> {
    let mut all: Vec<&T> = Vec::new();
    for one in found {
        if !all.iter().any(|known| id(known) == id(one)) {
            all.push(one);
        }
    }
    all
}

fn nobody_or_several(names: impl Iterator<Item = String>) -> Match {
    let names: Vec<String> = names.collect();
    if names.is_empty() { Match::Nobody } else { Match::Several { names } }
}
