//! Who is taken off a profile.

use std::collections::HashSet;
use std::rc::Rc;

use crate::model::people::PersonKind;
use crate::plan::MemberWrite;

use super::plan::{MemberPlan, find, settled};
use super::resolve::{Match, People, Request};
use super::status::Status;

/// Plans the removal of people from a profile.
pub fn plan_remove(requests: &[Rc<Request>], profile: &str, people: &People<'_>) -> MemberPlan {
    let mut named: HashSet<(PersonKind, Rc<str>)> = HashSet::new();
    let rows = requests
        .iter()
        .map(|request| {
            let Some(from) = people.profile(profile) else {
                return settled(request, profile, Status::NotFound, "the environment has no such profile");
            };
            let name: Rc<str> = from.name.as_str().into();
            let id: Rc<str> = match people.find(request.kind, &request.input) {
                Match::One { id, .. } => id.into(),
                // Who can't use a profile can still be taken off it.
                Match::Unusable { .. } => match people.id_of(request.kind, &request.input) {
                    Some(id) => id.into(),
                    None => {
                        return settled(
                            request,
                            name,
                            Status::NotFound,
                            "the environment knows no such user",
                        );
                    }
                },
                _ => match find(request, &name, people) {
                    Ok(id) => id,
                    Err(row) => return *row,
                },
            };
            let mut row = settled(request, name, Status::NotThere, "");
            if !named.insert((request.kind, id.clone())) {
                row.status = Status::Skipped;
                "named before, too".clone_into(&mut row.detail);
                return row;
            }
            row.writes = people
                .of(request.kind, &id)
                .filter(|membership| membership.profile == from.id)
                .map(MemberWrite::remove)
                .collect();
            if !row.writes.is_empty() {
                row.status = Status::Removed;
                row.aim = Status::Removed;
            }
            row.person = Some(id);
            row
        })
        .collect();
    MemberPlan { rows, ..MemberPlan::default() }
}
