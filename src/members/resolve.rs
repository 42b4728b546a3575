//! Who an identity is.

use std::collections::HashMap;

use crate::model::facts::ProfileRow;
use crate::model::people::{Directory, DirectoryTeam, DirectoryUser, Membership, PersonKind};

/// Somebody named on a command line or in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Line of the file.
    pub line: Option<u64>,
    /// A user or a team.
    pub kind: PersonKind,
    /// The identity as it was written.
    pub input: String,
    /// The profile as it was written.
    pub profile: Option<String>,
    /// Why the row can't be meant as it stands.
    pub fault: Option<String>,
    /// All cells of its row.
    pub cells: Vec<String>,
    /// The wave it belongs to, from 1.
    pub wave: Option<u32>,
    /// What became of it in an earlier run, where the file says so.
    pub earlier: Option<String>,
}

impl Request {
    /// Somebody named outside of a file, without a profile of their own.
    pub fn named(kind: PersonKind, input: impl Into<String>) -> Self {
        Self {
            line: None,
            kind,
            input: input.into(),
            profile: None,
            fault: None,
            cells: Vec::new(),
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
    users: HashMap<String, Vec<&'e DirectoryUser>>,
    teams: HashMap<String, Vec<&'e DirectoryTeam>>,
    by_person: HashMap<(PersonKind, &'e str), Vec<&'e Membership>>,
    by_id: HashMap<&'e str, &'e Membership>,
}

impl<'e> People<'e> {
    /// Puts together what was read.
    pub fn new(directory: &'e Directory, profiles: &'e [ProfileRow], memberships: &'e [Membership]) -> Self {
        let mut people = Self {
            profiles,
            memberships,
            users: HashMap::new(),
            teams: HashMap::new(),
            by_person: HashMap::new(),
            by_id: memberships.iter().map(|known| (known.id.as_str(), known)).collect(),
        };
        for user in &directory.users {
            for key in user.identities() {
                let found = people.users.entry(key.to_lowercase()).or_default();
                if !found.iter().any(|known| known.id == user.id) {
                    found.push(user);
                }
            }
        }
        for team in &directory.teams {
            for key in team.identities() {
                let found = people.teams.entry(key.to_lowercase()).or_default();
                if !found.iter().any(|known| known.id == team.id) {
                    found.push(team);
                }
            }
        }
        for membership in memberships {
            people.by_person.entry((membership.kind, &membership.person)).or_default().push(membership);
        }
        people
    }

    /// Whom an identity names: sign-in name, e-mail, Entra object id or GUID, for teams the name.
    pub fn find(&self, kind: PersonKind, input: &str) -> Match {
        let key = key(input);
        match kind {
            PersonKind::User => {
                let found = self.users.get(&key).map_or(&[][..], Vec::as_slice);
                match found {
                    [user] if user.disabled => Match::Unusable { why: "the user is disabled" },
                    [user] if !user.interactive => {
                        Match::Unusable { why: "this is an application, not a person" }
                    }
                    [user] => Match::One { id: user.id.clone(), name: user.name.clone() },
                    several => {
                        nobody_or_several(several.iter().map(|user| format!("{} ({})", user.name, user.id)))
                    }
                }
            }
            PersonKind::Team => match self.teams.get(&key).map_or(&[][..], Vec::as_slice) {
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
            PersonKind::User => match self.users.get(&key(input)).map_or(&[][..], Vec::as_slice) {
                [user] => Some(user.id.clone()),
                _ => None,
            },
            PersonKind::Team => match self.teams.get(&key(input)).map_or(&[][..], Vec::as_slice) {
                [team] => Some(team.id.clone()),
                _ => None,
            },
        }
    }

    /// The id of a user, whether or not they can use a profile.
    pub fn unusable_id(&self, input: &str) -> Option<String> {
        let found = self.users.get(&key(input))?;
        found.first().map(|user| user.id.clone())
    }

    /// The profile of a name.
    pub fn profile(&self, name: &str) -> Option<&'e ProfileRow> {
        self.profiles
            .iter()
            .find(|row| crate::model::same_title(&row.name, name) || row.id.eq_ignore_ascii_case(name))
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
        let found = self.by_person.get(&(kind, id));
        found.into_iter().flatten().copied()
    }

    /// The membership of an id.
    pub fn membership(&self, id: &str) -> Option<&'e Membership> {
        self.by_id.get(id).copied()
    }

    /// The id of a user's business unit.
    pub fn unit(&self, id: &str) -> Option<&str> {
        self.users.get(id)?.first()?.unit.as_deref()
    }

    /// Whether the environment shows that a user has no licence.
    pub fn is_unlicensed(&self, id: &str) -> bool {
        self.users.get(id).and_then(|found| found.first()).is_some_and(|user| user.licensed == Some(false))
    }

    /// The profile that the older link on the user row names.
    pub fn legacy(&self, id: &str) -> Option<&str> {
        self.users.get(id)?.first()?.legacy_profile.as_deref()
    }

    /// Identity and name of a person, as lists show them and lookups take them: the id where there
    /// is no better name, or not only one person has it.
    pub fn shown(&self, kind: PersonKind, id: &str) -> (String, String) {
        let (identity, name) = match kind {
            PersonKind::User => {
                let user = self.users.get(id).and_then(|found| found.first());
                user.map(|user| (user.domain_name.clone(), user.name.clone()))
            }
            PersonKind::Team => {
                let team = self.teams.get(id).and_then(|found| found.first());
                team.map(|team| (team.name.clone(), team.name.clone()))
            }
        }
        .unwrap_or_default();
        let is_unique = match kind {
            PersonKind::User => self.users.get(&key(&identity)).is_some_and(|found| found.len() == 1),
            PersonKind::Team => self.teams.get(&key(&identity)).is_some_and(|found| found.len() == 1),
        };
        (if is_unique { identity } else { id.to_owned() }, name)
    }
}

/// An identity as it is looked up: GUIDs in one form, everything else in lower case.
pub fn key(input: &str) -> String {
    let input = input.trim();
    uuid::Uuid::parse_str(input).map_or_else(|_| input.to_lowercase(), |guid| guid.to_string())
}

fn nobody_or_several(names: impl Iterator<Item = String>) -> Match {
    let names: Vec<String> = names.collect();
    if names.is_empty() { Match::Nobody } else { Match::Several { names } }
}
