//! Exactly the people named, and nobody else: who isn't named is taken off, with care.

use std::collections::{HashMap, HashSet};

use crate::model::people::{Membership, PersonKind};
use crate::plan::{MemberWrite, Taken};

use super::plan::{Clash, MemberPlan, PlannedRow, Status};
use super::resolve::{People, Request};
use super::through::InTeams;

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
    requests: &[Request],
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
    let is_for = |row: &PlannedRow, id: &str| people.profile(&row.profile).is_some_and(|own| own.id == id);
    let (exactly, empty): (Vec<&Exactly>, Vec<&Exactly>) =
        exactly.iter().partition(|one| plan.rows.iter().any(|row| is_for(row, &one.profile)));
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
            Request::named(membership.kind, identity),
            people.profile_name(&membership.profile).into(),
        );
        row.status = Status::Removed;
        row.aim = Status::Removed;
        NOT_NAMED.clone_into(&mut row.detail);
        row.person = Some(membership.person.as_str().into());
        row.writes = vec![MemberWrite::remove(membership)];
        gone.push(row);
    }
    gone.sort_by(|a, b| {
        (&a.profile, a.request.kind, &a.request.input).cmp(&(&b.profile, b.request.kind, &b.request.input))
    });
    plan.rows.extend(gone);
}

/// How many people each profile would lose, by its name, moved and taken off, of how many; a team counts as
/// many as are in it. `on` says how many users are on profiles by themselves.
pub fn share_taken(
    plan: &MemberPlan,
    people: &People<'_>,
    (on, in_teams): (&HashMap<String, usize>, &InTeams),
) -> Vec<(String, Taken)> {
    let weight = |known: &Membership| match known.kind {
        PersonKind::User => 1,
        PersonKind::Team => in_teams.get(&known.person).map_or(1, |users| users.len().max(1)),
    };
    let mut gone: HashMap<&str, usize> = HashMap::new();
    for write in plan.rows.iter().flat_map(|row| &row.writes) {
        let (id, to) = match write {
            MemberWrite::Move { id, profile, .. } => (id, Some(profile.as_ref())),
            MemberWrite::Remove { id, .. } => (id, None),
            MemberWrite::Add { .. } => continue,
        };
        let stays = |membership: &Membership| to == Some(membership.profile.as_str());
        if let Some(membership) = people.membership(id).filter(|known| !stays(known)) {
            *gone.entry(membership.profile.as_str()).or_default() += weight(membership);
        }
    }
    let mut all: Vec<(String, Taken)> = gone
        .into_iter()
        .map(|(profile, gone)| {
            let teams = people
                .memberships
                .iter()
                .filter(|known| known.profile == profile && known.kind == PersonKind::Team);
            let of = on.get(profile).copied().unwrap_or_default() + teams.map(weight).sum::<usize>();
            (people.profile_name(profile), Taken { what: "people", gone, of })
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}
