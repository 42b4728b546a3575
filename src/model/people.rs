//! Who is meant to be on a profile, and whom an environment knows.

use std::rc::Rc;

use super::Located;

/// The `people` of a profile file: identities as the file writes them.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Users by sign-in name, e-mail, Entra object id or GUID.
    pub users: Vec<Located<String>>,
    /// Teams by name or GUID.
    pub teams: Vec<Located<String>>,
}

impl People {
    /// The kinds that are named; of others nothing is said.
    pub fn kinds(&self) -> Vec<PersonKind> {
        let all = [(PersonKind::User, &self.users), (PersonKind::Team, &self.teams)];
        all.into_iter().filter(|(_, names)| !names.is_empty()).map(|(kind, _)| kind).collect()
    }
}

/// A user or a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonKind {
    /// A user.
    User,
    /// A team.
    Team,
}

impl PersonKind {
    /// The word in every output.
    pub fn word(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Team => "team",
        }
    }
}

/// A user as the directory of the environment knows them.
#[derive(Debug, Clone)]
pub struct DirectoryUser {
    /// `systemuserid`.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Sign-in name.
    pub domain_name: String,
    /// E-mail.
    pub email: String,
    /// Entra object id.
    pub object_id: Option<String>,
    /// Whether the user can't sign in.
    pub disabled: bool,
    /// Whether this is a person who signs in, rather than an application or a user for services.
    pub interactive: bool,
    /// Whether this is an application.
    pub application: bool,
    /// Whether the environment shows a licence (`islicensed`); `None` where it doesn't say.
    pub licensed: Option<bool>,
    /// The older link to one profile on the user row.
    pub legacy_profile: Option<String>,
    /// Id of the business unit; thousands share it.
    pub unit: Option<Rc<str>>,
}

impl DirectoryUser {
    /// All that a user can be named by: id, Entra object id, sign-in name, e-mail.
    pub fn identities(&self) -> impl Iterator<Item = &str> {
        let all = [Some(&self.id), self.object_id.as_ref(), Some(&self.domain_name), Some(&self.email)];
        all.into_iter().flatten().map(String::as_str).filter(|one| !one.is_empty())
    }
}

impl DirectoryTeam {
    /// What it is, in the words of lists (`teamtype`, "Team table/entity reference", learn.microsoft.com).
    pub fn type_in_words(&self) -> &'static str {
        match self.kind {
            0 => "owner team",
            1 => "access team",
            2 => "Entra security group",
            3 => "Microsoft 365 group",
            _ => "team",
        }
    }

    /// Whether its people are those of a group outside of the environment.
    pub fn is_of_group(&self) -> bool {
        matches!(self.kind, 2 | 3)
    }

    /// All that a team can be named by: id, Entra object id, name.
    pub fn identities(&self) -> impl Iterator<Item = &str> {
        let all = [Some(&self.id), self.object_id.as_ref(), Some(&self.name)];
        all.into_iter().flatten().map(String::as_str).filter(|one| !one.is_empty())
    }
}

/// A team.
#[derive(Debug, Clone)]
pub struct DirectoryTeam {
    /// `teamid`.
    pub id: String,
    /// Name.
    pub name: String,
    /// 0 owner, 1 access, 2 Entra security group, 3 Microsoft 365 group.
    pub kind: i64,
    /// Entra object id.
    pub object_id: Option<String>,
}

/// Users and teams that were read.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    /// The users.
    pub users: Vec<DirectoryUser>,
    /// The teams.
    pub teams: Vec<DirectoryTeam>,
}

/// A membership row.
#[derive(Debug, Clone)]
pub struct Membership {
    /// Whether the platform says that the person has another profile, too.
    pub conflict: bool,
    /// Id of the row.
    pub id: String,
    /// Version of the row.
    pub etag: String,
    /// A user's or a team's.
    pub kind: PersonKind,
    /// Id of the user or team.
    pub person: String,
    /// Id of the profile.
    pub profile: String,
}

/// An identity as it is looked up: GUIDs in one form, everything else in lower case.
pub fn key(input: &str) -> String {
    let input = input.trim();
    uuid::Uuid::parse_str(input).map_or_else(|_| input.to_lowercase(), |guid| guid.to_string())
}
