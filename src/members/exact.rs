//! Exactly the people named, and nobody else: who isn't named is taken off, with care.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;
use std::rc::Rc;

use crate::model::people::{Membership, PersonKind};
use crate::plan::{MemberWrite, Taken};

use super::plan::{Clash, MemberPlan, PlannedRow};
use super::resolve::{People, Request};
use super::status::Status;
use super::through::{After, InTeams};

/// Why somebody is taken off whom nobody asked about.
pub const NOT_NAMED: &str = "not named";

/// A profile whose people of some kinds are to be exactly those named.
#[derive(Debug, Clone)]
pub struct Exactly {
    /// Its name, or its id where a plan is made.
    pub profile: String,
    /// Users, teams or both; others are left alone.
    pub kinds: Vec<PersonKind>,
}

/// Adds to a plan the removal of everybody who is on one of these profiles (by id) and isn't named. What it
/// doesn't do for lack of names, or because a name that isn't understood could be one of them, is a warning.
pub(super) fn remove_others(
    plan: &mut MemberPlan,
    requests: &[Rc<Request>],
    exactly: &[Exactly],
    people: &People<'_>,
) {
    if requests.is_empty() {
        plan.warnings.push("nobody is named, and an empty list takes nobody off".to_owned());
        return;
    }
    let unclear = plan
        .rows
        .iter()
        .filter(|row| match row.status {
            Status::NotFound | Status::Ambiguous | Status::Invalid => true,
            Status::Conflict => row.clash == Some(Clash::Named),
            _ => false,
        })
        .count();
    if unclear > 0 {
        let rows = if unclear == 1 { "1 row isn't".to_owned() } else { format!("{unclear} rows aren't") };
        plan.warnings.push(format!("{rows} clear, so nobody is taken off"));
        return;
    }
    let named: HashSet<(PersonKind, String)> = requests
        .iter()
        .filter_map(|request| Some((request.kind, people.id_of(request.kind, &request.input)?)))
        .collect();
    let meant: BTreeSet<&str> = plan.rows.iter().map(|row| row.profile.as_ref()).collect();
    let meant: BTreeSet<&str> =
        meant.into_iter().filter_map(|name| people.profile(name)).map(|row| row.id.as_str()).collect();
    let (exactly, empty): (Vec<&Exactly>, Vec<&Exactly>) =
        exactly.iter().partition(|one| meant.contains(one.profile.as_str()));
    for one in empty {
        let name = people.profile_name(&one.profile);
        let why = format!("nobody is named for `{name}`, and an empty list takes nobody off");
        plan.warnings.push(why);
    }
    let is_meant = |known: &&Membership| {
        exactly.iter().any(|one| one.profile == known.profile && one.kinds.contains(&known.kind))
    };
    let mut gone = Vec::new();
    for membership in people.memberships.iter().filter(is_meant) {
        if named.contains(&(membership.kind, membership.person.clone())) {
            continue;
        }
        let (identity, _) = people.shown(membership.kind, &membership.person);
        let mut row = PlannedRow::of(
            Request::outside(membership.kind, identity),
            people.profile_name(&membership.profile).into(),
        );
        row.status = Status::Removed;
        row.aim = Status::Removed;
        NOT_NAMED.clone_into(&mut row.detail);
        row.person = Some(membership.person.as_str().into());
        row.writes = vec![MemberWrite::remove(membership)];
        gone.push(row);
    }
    sort(&mut gone);
    plan.rows.extend(gone);
}

/// The order of those who are taken off, in which no file names them.
pub(super) fn sort(gone: &mut [PlannedRow]) {
    gone.sort_by(|a, b| {
        (&a.profile, a.request.kind, &a.request.input).cmp(&(&b.profile, b.request.kind, &b.request.input))
    });
}

/// How many people each profile would lose, by its name, moved and taken off, of how many; whoever is on it in
/// several ways counts once, and a team nobody knows the people of as one. `on` says how many users are on
/// profiles by themselves.
pub fn share_taken<S: BuildHasher>(
    plan: &MemberPlan,
    people: &People<'_>,
    (on, in_teams): (&HashMap<String, usize, S>, &InTeams),
) -> Vec<(String, Taken)> {
    let after = After::of(plan, people, in_teams);
    let mut losing: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for write in plan.rows.iter().flat_map(|row| &row.writes) {
        let id = match write {
            MemberWrite::Move { id, .. } | MemberWrite::Remove { id, .. } => id,
            MemberWrite::Add { .. } => continue,
        };
        if let Some(known) = people.membership(id) {
            losing.entry(known.profile.as_str()).or_default().extend(reached(known, in_teams));
        }
    }
    let count = |(profile, people_before): (&str, BTreeSet<&str>)| {
        let is_gone = |person: &&&str| !after.has(person, profile);
        let gone = people_before.iter().filter(is_gone).count();
        let teams = people
            .memberships
            .iter()
            .filter(|known| known.kind == PersonKind::Team && known.profile == profile);
        let by_team: BTreeSet<&str> = teams.flat_map(|team| reached(team, in_teams)).collect();
        let is_direct =
            |user: &&&str| people.of(PersonKind::User, user).any(|known| known.profile == profile);
        let direct = on.get(profile).copied().unwrap_or_default();
        let of = direct + by_team.len() - by_team.iter().filter(is_direct).count();
        (people.profile_name(profile), Taken { what: "people", gone, of })
    };
    let mut all: Vec<(String, Taken)> = losing.into_iter().map(count).collect();
    all.retain(|(_, taken)| taken.gone > 0);
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// The users whom a membership reaches; the team itself where they aren't known.
fn reached<'a>(known: &'a Membership, in_teams: &'a InTeams) -> Vec<&'a str> {
    let users = in_teams.get(&known.person).filter(|_| known.kind == PersonKind::Team);
    users.map_or_else(|| vec![known.person.as_str()], |users| users.iter().map(String::as_str).collect())
}
