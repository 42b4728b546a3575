//! What is wrong with who is on which profile.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::people::{Directory, Membership, PersonKind};

use super::resolve::{Match, People};

/// What can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trouble {
    /// On several profiles, whichever way.
    Several,
    /// The platform says that the person has another profile, too.
    Flagged,
    /// Can't sign in.
    Disabled,
    /// On a profile of their own and, through a team, on one.
    DirectAndTeam,
    /// Roles don't allow to read profiles.
    NoRead,
    /// Roles don't allow to use the mobile app.
    NoMobile,
    /// A team of an Entra group that people joined since it was put on the profile.
    StaleTeam,
    /// Was on a profile before and no longer is.
    Dropped,
    /// The older link on the user row names another profile than those they are on.
    LegacyLink,
    /// On no profile at all, neither of their own nor through a team.
    None,
}

impl Trouble {
    /// All kinds with their words.
    pub const WORDS: [(&'static str, Self); 10] = [
        ("several", Self::Several),
        ("flagged", Self::Flagged),
        ("disabled", Self::Disabled),
        ("direct-and-team", Self::DirectAndTeam),
        ("no-read", Self::NoRead),
        ("no-mobile", Self::NoMobile),
        ("stale-team", Self::StaleTeam),
        ("dropped", Self::Dropped),
        ("legacy-link", Self::LegacyLink),
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
    /// Business units then and now of somebody who was dropped, as far as they are known.
    pub units: Option<(String, String)>,
    /// Whether it is known what to write against it.
    pub can_be_healed: bool,
}

/// Somebody who is on another profile than before.
#[derive(Debug, Clone)]
pub struct MovedSince<'a> {
    /// Who, and the profile then.
    pub earlier: &'a Earlier,
    /// Names of the profiles now.
    pub now: Vec<String>,
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
    /// The team that it came through.
    pub team: Option<String>,
}

/// What an environment knows besides its people and profiles.
#[derive(Debug, Default)]
pub struct Around<'a> {
    /// Profiles that users have through teams, by user, as ids.
    pub through_teams: HashMap<String, HashSet<String>>,
    /// What the roles of users allow them; users of whom it isn't known are missing.
    pub rights: HashMap<String, Rights>,
    /// Versions of the rows that say who is in a team, by team.
    pub joined: HashMap<String, Vec<u64>>,
    /// Names of business units, by id.
    pub units: HashMap<String, String>,
    /// What was there before.
    pub earlier: &'a [Earlier],
}

/// What the roles of a user allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Reading profiles, which the app does as the user ("Set up mobile offline", learn.microsoft.com).
    pub read: bool,
    /// Using the mobile app.
    pub mobile: bool,
}

/// Finds everything that is wrong.
pub fn audit(people: &People<'_>, directory: &Directory, around: &Around<'_>) -> Vec<Troubled> {
    let mut audit = Audit { people, found: Vec::new() };
    for user in &directory.users {
        let own: Vec<&Membership> = people.of(PersonKind::User, &user.id).collect();
        let names = |rows: &[&Membership]| -> Vec<String> {
            rows.iter().map(|row| people.profile_name(&row.profile)).collect()
        };
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
        audit.several(&user.id, &own, by_team);
        if let Some(by_team) = by_team.filter(|by_team| !own.is_empty() && !by_team.is_empty()) {
            let mut all = names(&own);
            all.extend(by_team.iter().map(|id| people.profile_name(id)));
            all.sort();
            all.dedup();
            audit.push(Trouble::DirectAndTeam, &user.id, all, "on a profile of their own and through a team");
        }
        let mut through: Vec<String> =
            by_team.iter().flat_map(|ids| ids.iter()).map(|id| people.profile_name(id)).collect();
        through.sort_unstable();
        let rights = around.rights.get(&user.id).filter(|_| !user.disabled);
        let all = || if own.is_empty() { through.clone() } else { names(&own) };
        if rights.is_some_and(|rights| !rights.read) {
            audit.push(Trouble::NoRead, &user.id, all(), "no role lets them read profiles");
        }
        if rights.is_some_and(|rights| !rights.mobile) {
            audit.push(Trouble::NoMobile, &user.id, all(), "no role lets them use the mobile app");
        }
        if let Some(link) = user.legacy_profile.as_ref().filter(|_| !user.disabled)
            && own.iter().all(|row| row.profile != *link)
        {
            // Which one counts isn't documented ("systemuser table/entity reference", learn.microsoft.com).
            let detail = if own.is_empty() {
                "only the older link on the user row names it".to_owned()
            } else {
                format!("the older link on the user row names {}", people.profile_name(link))
            };
            let mut all = names(&own);
            all.push(people.profile_name(link));
            audit.push(Trouble::LegacyLink, &user.id, all, &detail);
        }
        let usable = !user.disabled && user.interactive;
        if usable && own.is_empty() && by_team.is_none_or(HashSet::is_empty) && user.legacy_profile.is_none()
        {
            audit.push(Trouble::None, &user.id, Vec::new(), "on no profile");
        }
    }
    audit.teams_on_several(directory);
    audit.dropped(around);
    audit.stale_teams(around);
    audit.found.sort_by(|a, b| (a.trouble, &a.who, &a.profiles).cmp(&(b.trouble, &b.who, &b.profiles)));
    audit.found
}

struct Audit<'p, 'e> {
    people: &'p People<'e>,
    found: Vec<Troubled>,
}

impl Audit<'_, '_> {
    fn push(&mut self, trouble: Trouble, user: &str, profiles: Vec<String>, detail: &str) {
        self.push_of((PersonKind::User, user), trouble, profiles, detail);
    }

    fn push_of(
        &mut self,
        (kind, person): (PersonKind, &str),
        trouble: Trouble,
        profiles: Vec<String>,
        detail: &str,
    ) {
        let (who, name) = self.people.shown(kind, person);
        let (person, detail) = (person.to_owned(), detail.to_owned());
        let units = None;
        let can_be_healed = trouble == Trouble::Disabled;
        self.found.push(Troubled {
            trouble,
            kind,
            person,
            who,
            name,
            profiles,
            detail,
            units,
            can_be_healed,
        });
    }

    /// Who has more than one profile, whichever way.
    fn several(&mut self, user: &str, own: &[&Membership], by_team: Option<&HashSet<String>>) {
        let own: BTreeSet<&str> = own.iter().map(|row| row.profile.as_str()).collect();
        let by_team: BTreeSet<&str> = by_team.into_iter().flatten().map(String::as_str).collect();
        let all: BTreeSet<&str> = own.union(&by_team).copied().collect();
        if all.len() < 2 {
            return;
        }
        let detail = match (own.len(), by_team.difference(&own).count()) {
            (0, _) => "through teams",
            (_, 0) => "the device decides which one counts",
            _ => "of their own and through a team; the device decides which one counts",
        };
        let mut names: Vec<String> = all.iter().map(|id| self.people.profile_name(id)).collect();
        names.sort();
        self.push(Trouble::Several, user, names, detail);
    }

    fn teams_on_several(&mut self, directory: &Directory) {
        for team in &directory.teams {
            let own: BTreeSet<String> = self
                .people
                .of(PersonKind::Team, &team.id)
                .map(|row| self.people.profile_name(&row.profile))
                .collect();
            if own.len() > 1 {
                let (whose, profiles) = ((PersonKind::Team, team.id.as_str()), own.into_iter().collect());
                self.push_of(whose, Trouble::Several, profiles, "the device decides which one counts");
            }
        }
    }

    /// Teams whose people aren't those of the day they were put on the profile. A later row has a higher
    /// version, whatever its table ("Optimistic concurrency", learn.microsoft.com, on row versions). Who
    /// left leaves no row behind.
    fn stale_teams(&mut self, around: &Around<'_>) {
        for member in self.people.memberships.iter().filter(|member| member.kind == PersonKind::Team) {
            let Some(since) = version(&member.etag) else { continue };
            let joined = around.joined.get(&member.person).into_iter().flatten();
            let joined = joined.filter(|version| **version > since).count();
            if joined == 0 {
                continue;
            }
            let people = if joined == 1 { "1 person".to_owned() } else { format!("{joined} people") };
            let detail = format!(
                "{people} joined the group since it was put on the profile: `mopctl members refresh`"
            );
            let profiles = vec![self.people.profile_name(&member.profile)];
            let whose = (PersonKind::Team, member.person.as_str());
            self.push_of(whose, Trouble::StaleTeam, profiles, &detail);
        }
    }

    /// Who was on a profile before and isn't now; a change of the business unit does that silently.
    fn dropped(&mut self, around: &Around<'_>) {
        for earlier in around.earlier {
            let id = self.people.id_of(earlier.kind, &earlier.who);
            // Who is on another profile was moved, or has it through a team: nobody lost anything.
            let has_any = id.as_ref().is_some_and(|id| {
                self.people.of(earlier.kind, id).next().is_some() || around.through_teams.contains_key(id)
            });
            // Who can't sign in needs none.
            let is_disabled = matches!(self.people.find(earlier.kind, &earlier.who), Match::Unusable { .. });
            if has_any || is_disabled {
                continue;
            }
            let name = id.as_ref().map(|id| self.people.shown(earlier.kind, id).1).unwrap_or_default();
            let now = id.as_ref().and_then(|id| self.people.unit(id)).and_then(|id| around.units.get(id));
            let detail = match (&id, now) {
                (None, _) => "no longer known at all".to_owned(),
                (Some(_), Some(now)) if !earlier.unit.is_empty() && *now != earlier.unit => {
                    format!("moved from the business unit {} to {now}", earlier.unit)
                }
                _ => match &earlier.team {
                    Some(team) => format!("was on it through the team {team}"),
                    None => "was on it before".to_owned(),
                },
            };
            self.found.push(Troubled {
                trouble: Trouble::Dropped,
                kind: earlier.kind,
                can_be_healed: id.is_some() && earlier.team.is_none(),
                person: id.unwrap_or_default(),
                who: earlier.who.clone(),
                name,
                profiles: vec![earlier.profile.clone()],
                detail,
                units: Some((earlier.unit.clone(), now.cloned().unwrap_or_default())),
            });
        }
    }
}

/// Who is on another profile than they were.
pub fn moved_since<'a>(people: &People<'_>, around: &Around<'a>) -> Vec<MovedSince<'a>> {
    let moved = |earlier: &'a Earlier| {
        let id = people.id_of(earlier.kind, &earlier.who)?;
        let own = people.of(earlier.kind, &id).map(|row| row.profile.as_str());
        let through = around.through_teams.get(&id).into_iter().flatten().map(String::as_str);
        let now: BTreeSet<String> = own.chain(through).map(|id| people.profile_name(id)).collect();
        let is_there = now.iter().any(|name| crate::model::same_title(name, &earlier.profile));
        (!now.is_empty() && !is_there).then_some(MovedSince { earlier, now: now.into_iter().collect() })
    };
    around.earlier.iter().filter_map(moved).collect()
}

/// The number in `W/"123"`.
fn version(etag: &str) -> Option<u64> {
    etag.trim_start_matches("W/").trim_matches('"').parse().ok()
}
