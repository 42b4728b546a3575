//! Profiles that people have through teams, beside those that a plan gives them.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::people::PersonKind;

use super::plan::{Conflict, MemberPlan, OnConflict, PlannedRow, Status};
use super::resolve::People;

/// The users of teams, by team.
pub type InTeams = HashMap<String, Vec<String>>;

/// Looks at everybody who comes onto a profile, and has another one through a team; or who comes with a
/// team, and has another one already. Nobody is moved for that: a team is moved as a whole.
pub(super) fn settle_teams(
    plan: &mut MemberPlan,
    people: &People<'_>,
    in_teams: &InTeams,
    choice: OnConflict,
) {
    let after = After::of(plan, people);
    let mut teams_of: HashMap<&str, Vec<&str>> = HashMap::new();
    for (team, users) in in_teams {
        for user in users {
            teams_of.entry(user).or_default().push(team);
        }
    }
    let mut settled = Vec::new();
    for (at, row) in plan.rows.iter().enumerate() {
        let comes = matches!(row.aim, Status::Added | Status::Moved) && !row.writes.is_empty();
        let (Some(person), Some(profile)) = (row.person.as_deref(), people.profile(&row.profile)) else {
            continue;
        };
        let others = |user: &str, but: Option<&str>| -> BTreeSet<String> {
            let teams = teams_of.get(user).into_iter().flatten().filter(|team| Some(**team) != but);
            let through = teams.flat_map(|team| after.on(PersonKind::Team, team));
            through.filter(|other| *other != profile.id).map(str::to_owned).collect()
        };
        let told = match row.request.kind {
            _ if !comes => None,
            PersonKind::User => {
                let others: Vec<String> =
                    others(person, None).iter().map(|id| people.profile_name(id)).collect();
                (!others.is_empty()).then(|| format!("on {} through a team", others.join(", ")))
            }
            PersonKind::Team => {
                let users = in_teams.get(person).into_iter().flatten();
                let is_elsewhere = |user: &&String| {
                    after.on(PersonKind::User, user).any(|other| other != profile.id)
                        || !others(user, Some(person)).is_empty()
                };
                let elsewhere = users.filter(is_elsewhere).count();
                (elsewhere > 0).then(|| format!("{elsewhere} of its people on another profile"))
            }
        };
        settled.extend(told.map(|told| (at, told)));
    }
    for (at, told) in settled {
        let input = plan.rows[at].request.input.to_string();
        if settle(&mut plan.rows[at], &told, choice) {
            plan.conflicts.push(Conflict { input, on: told });
        }
    }
}

/// Says it in a row, which is written all the same only where a team is to be moved; whether it is one of
/// the conflicts that somebody decides about.
fn settle(row: &mut PlannedRow, told: &str, choice: OnConflict) -> bool {
    let is_team = row.request.kind == PersonKind::Team;
    match choice {
        OnConflict::Move if is_team => row.add_detail(told),
        OnConflict::Move => {
            row.stop(Status::Conflict, format!("{told}, and nobody is moved out of a team"));
        }
        OnConflict::Skip => row.stop(Status::Skipped, told.to_owned()),
        OnConflict::Fail => row.stop(Status::Conflict, told.to_owned()),
    }
    choice == OnConflict::Fail
}

/// Who is on which profile once a plan is carried out.
struct After<'p>(HashMap<(PersonKind, String), HashSet<&'p str>>);

impl<'p> After<'p> {
    fn of(plan: &MemberPlan, people: &People<'p>) -> Self {
        let mut all: HashMap<(PersonKind, String), HashSet<&'p str>> = HashMap::new();
        for known in people.memberships {
            all.entry((known.kind, known.person.clone())).or_default().insert(&known.profile);
        }
        for row in plan.rows.iter().filter(|row| !row.writes.is_empty()) {
            let (Some(person), Some(profile)) = (row.person.as_deref(), people.profile(&row.profile)) else {
                continue;
            };
            let own = all.entry((row.request.kind, person.to_owned())).or_default();
            match row.aim {
                Status::Moved => {
                    own.clear();
                    own.insert(&profile.id);
                }
                Status::Added => {
                    own.insert(&profile.id);
                }
                Status::Removed => {
                    own.remove(profile.id.as_str());
                }
                _ => {}
            }
        }
        Self(all)
    }

    fn on(&self, kind: PersonKind, person: &str) -> impl Iterator<Item = &'p str> {
        self.0.get(&(kind, person.to_owned())).into_iter().flatten().copied()
    }
}
