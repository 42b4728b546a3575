//! Memberships and people as spreadsheets, which `import` takes.

use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::model::people::{Directory, PersonKind};
use crate::spreadsheet::written;

use super::csv::THROUGH;
use super::resolve::People;
use super::through::InTeams;

/// The memberships of profiles, as `import` takes them, with the business units that users belong to; with
/// the users of teams where these are given, whom `import` leaves to their teams.
pub fn export_memberships<S: BuildHasher>(
    people: &People<'_>,
    units: &HashMap<String, String, S>,
    in_teams: Option<&InTeams>,
) -> String {
    let unit = |user: &str| people.unit(user).and_then(|id| units.get(id)).cloned().unwrap_or_default();
    let mut rows: Vec<Vec<String>> = people
        .memberships
        .iter()
        .map(|membership| {
            let (sign_in, name) = people.shown(membership.kind, &membership.person);
            let (user, team) = match membership.kind {
                PersonKind::User => (sign_in, String::new()),
                PersonKind::Team => (String::new(), sign_in),
            };
            let profile = people.profile_name(&membership.profile);
            vec![user, team, profile, name, unit(&membership.person)]
        })
        .collect();
    let mut head = vec!["user", "team", "profile", "name", "business_unit"];
    if let Some(in_teams) = in_teams {
        head.push(THROUGH);
        for row in &mut rows {
            row.push(String::new());
        }
        let teams = people.memberships.iter().filter(|known| known.kind == PersonKind::Team);
        for (team, user) in teams
            .flat_map(|team| in_teams.get(&team.person).into_iter().flatten().map(move |user| (team, user)))
        {
            let (sign_in, name) = people.shown(PersonKind::User, user);
            let (profile, through) =
                (people.profile_name(&team.profile), people.shown(PersonKind::Team, &team.person).1);
            rows.push(vec![sign_in, String::new(), profile, name, unit(user), through]);
        }
    }
    rows.sort();
    written(&head, rows)
}

/// The users of an environment, as `import` takes them, with the profile each is on.
pub fn export_directory(directory: &Directory, people: &People<'_>) -> String {
    let mut rows: Vec<Vec<String>> = directory
        .users
        .iter()
        .filter(|user| !user.disabled && user.interactive)
        .map(|user| {
            let profiles: Vec<String> = people
                .of(PersonKind::User, &user.id)
                .map(|membership| people.profile_name(&membership.profile))
                .collect();
            vec![people.shown(PersonKind::User, &user.id).0, user.name.clone(), profiles.join("; ")]
        })
        .collect();
    rows.sort();
    written(&["user", "name", "current_profile"], rows)
}
