//! Exactly the people named, and nobody else: who isn't named is taken off, with care.

use std::collections::{HashMap, HashSet};

use crate::model::people::PersonKind;
use crate::plan::{MemberWrite, Taken};

use super::plan::{MemberPlan, PlannedRow, Status};
use super::resolve::{People, Request};

/// Why somebody is taken off whom nobody asked about.
pub(super) const NOT_NAMED: &str = "not named";

/// Adds to a plan the removal of everybody who is on one of these profiles (by id) and isn't named. The
/// error says why nobody is removed: a name that isn't understood could be one of them.
pub fn remove_others(
    plan: &mut MemberPlan,
    requests: &[Request],
    profiles: &[String],
    people: &People<'_>,
) -> Result<(), String> {
    if requests.is_empty() {
        return Err("nobody is named, and an empty list takes nobody off".to_owned());
    }
    let unclear = plan
        .rows
        .iter()
        .filter(|row| {
            matches!(row.status, Status::NotFound | Status::Ambiguous | Status::Invalid | Status::Conflict)
        })
        .count();
    if unclear > 0 {
        return Err(format!("{unclear} of the rows aren't clear, so nobody is taken off"));
    }
    let named: HashSet<(PersonKind, String)> = requests
        .iter()
        .filter_map(|request| Some((request.kind, people.id_of(request.kind, &request.input)?)))
        .collect();
    for membership in people.memberships.iter().filter(|known| profiles.contains(&known.profile)) {
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
        plan.rows.push(row);
    }
    Ok(())
}

/// How many people each profile would lose, by its name, moved and taken off.
pub fn share_taken(plan: &MemberPlan, people: &People<'_>) -> Vec<(String, Taken)> {
    let mut gone: HashMap<&str, usize> = HashMap::new();
    for write in plan.rows.iter().flat_map(|row| &row.writes) {
        let (MemberWrite::Move { id, .. } | MemberWrite::Remove { id, .. }) = write else { continue };
        if let Some(membership) = people.membership(id) {
            *gone.entry(membership.profile.as_str()).or_default() += 1;
        }
    }
    let mut all: Vec<(String, Taken)> = gone
        .into_iter()
        .map(|(profile, gone)| {
            let of = people.memberships.iter().filter(|known| known.profile == profile).count();
            (people.profile_name(profile), Taken { what: "people", gone, of })
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}
