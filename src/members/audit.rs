//! What is wrong with who is on which profile.

use std::collections::{HashMap, HashSet};

use crate::model::people::{Directory, Membership, PersonKind};

use super::resolve::People;

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trouble {
    /// On several profiles of their own.
    Several,
    /// The platform says that the person has another profile, too.
    Flagged,
    /// Can't sign in.
    Disabled,
    /// On a profile of their own and, through a team, on one.
    DirectAndTeam,
    /// Roles don't allow to read profiles.
    NoRead,
    /// Was on a profile before and no longer is.
    Dropped,
    /// On no profile at all, neither of their own nor through a team.
    None,
}

impl Trouble {
    /// All kinds with their words.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("several", Self::Several),
        ("flagged", Self::Flagged),
        ("disabled", Self::Disabled),
        ("direct-and-team", Self::DirectAndTeam),
        ("no-read", Self::NoRead),
        ("dropped", Self::Dropped),
        ("none", Self::None),
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// Somebody something is wrong with.
#[derive(Debug, Clone)]
pub struct Troubled {
    /// What is wrong.
    pub trouble: Trouble,
    /// A user or a team.
    pub kind: PersonKind,
    /// Id of the person.
    pub person: String,
    /// Sign-in name, or name of a team.
    pub who: String,
    /// Name.
    pub name: String,
    /// Names of profiles that it is about.
    pub profiles: Vec<String>,
    /// More about it.
    pub detail: String,
}

/// A membership as an earlier export has it.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// A user's or a team's.
    pub kind: PersonKind,
    /// The identity as it was written.
    pub who: String,
    /// Name of the profile.
    pub profile: String,
    /// Business unit then; empty where the export doesn't tell.
    pub unit: String,
}

/// What an environment knows besides its people and profiles.
#[derive(Debug, Default)]
pub struct Around<'a> {
    /// Profiles that users have through teams, by user, as ids.
    pub through_teams: HashMap<String, HashSet<String>>,
    /// What the roles of users allow them, in lower case; users who weren't asked about are missing.
    pub privileges: HashMap<String, HashSet<String>>,
    /// Names of business units, by id.
    pub units: HashMap<String, String>,
    /// What was there before.
    pub earlier: &'a [Earlier],
}

/// Needed to read profiles ("Security roles", "Set up mobile offline").
const READ: &str = "prvreadmobileofflineprofile";

/// Finds everything that is wrong.
pub fn audit(people: &People<'_>, directory: &Directory, around: &Around<'_>) -> Vec<Troubled> {
    let mut audit = Audit { people, found: Vec::new() };
    for user in &directory.users {
        let own: Vec<&Membership> = people.of(PersonKind::User, &user.id).collect();
        let names = |rows: &[&Membership]| -> Vec<String> {
            rows.iter().map(|row| people.profile_name(&row.profile)).collect()
        };
        if own.len() > 1 {
            audit.push(Trouble::Several, &user.id, names(&own), "the device decides which one counts");
        }
        if own.len() < 2 && own.iter().any(|row| row.conflict) {
            audit.push(
                Trouble::Flagged,
                &user.id,
                names(&own),
                "the platform says there is another profile, too",
            );
        }
        if user.disabled && !own.is_empty() {
            audit.push(Trouble::Disabled, &user.id, names(&own), "the user can't sign in");
        }
        let by_team = around.through_teams.get(&user.id);
        if let Some(by_team) = by_team.filter(|by_team| !own.is_empty() && !by_team.is_empty()) {
            let mut all = names(&own);
            all.extend(by_team.iter().map(|id| people.profile_name(id)));
            audit.push(Trouble::DirectAndTeam, &user.id, all, "on a profile of their own and through a team");
        }
        let allowed = around.privileges.get(&user.id);
        if allowed.is_some_and(|allowed| !allowed.contains(READ)) && !own.is_empty() {
            audit.push(Trouble::NoRead, &user.id, names(&own), "no role lets them read profiles");
        }
        let usable = !user.disabled && user.interactive;
        if usable && own.is_empty() && by_team.is_none_or(HashSet::is_empty) {
            audit.push(Trouble::None, &user.id, Vec::new(), "on no profile");
        }
    }
    audit.dropped(around);
    audit.found.sort_by(|a, b| (a.trouble, &a.who, &a.profiles).cmp(&(b.trouble, &b.who, &b.profiles)));
    audit.found
}

struct Audit<'p, 'e> {
    people: &'p People<'e>,
    found: Vec<Troubled>,
}

impl Audit<'_, '_> {
    fn push(&mut self, trouble: Trouble, person: &str, profiles: Vec<String>, detail: &str) {
        let (who, name) = self.people.shown(PersonKind::User, person);
        let (person, detail) = (person.to_owned(), detail.to_owned());
        self.found.push(Troubled { trouble, kind: PersonKind::User, person, who, name, profiles, detail });
    }

    /// Who was on a profile before and isn't now; a change of the business unit does that silently.
    fn dropped(&mut self, around: &Around<'_>) {
        for earlier in around.earlier {
            let id = self.people.id_of(earlier.kind, &earlier.who);
            let is_there = id.as_ref().is_some_and(|id| {
                let mut own = self.people.of(earlier.kind, id);
                own.any(|row| {
                    crate::model::same_title(&self.people.profile_name(&row.profile), &earlier.profile)
                })
            });
            if is_there {
                continue;
            }
            let name = id.as_ref().map(|id| self.people.shown(earlier.kind, id).1).unwrap_or_default();
            let now = id.as_ref().and_then(|id| self.people.unit(id)).and_then(|id| around.units.get(id));
            let detail = match (&id, now) {
                (None, _) => "no longer known at all".to_owned(),
                (Some(_), Some(now)) if !earlier.unit.is_empty() && *now != earlier.unit => {
                    format!("moved from the business unit {} to {now}", earlier.unit)
                }
                _ => "was on it before".to_owned(),
            };
            self.found.push(Troubled {
                trouble: Trouble::Dropped,
                kind: earlier.kind,
                person: id.unwrap_or_default(),
                who: earlier.who.clone(),
                name,
                profiles: vec![earlier.profile.clone()],
                detail,
            });
        }
    }
}
