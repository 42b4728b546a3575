//! How the people of an environment differ from those a file names. Publishing never writes them.

use crate::dataverse::{find_people, read_memberships, read_profiles};
use crate::error::Error;
use crate::members::{OnConflict, People, PlannedRow, Request, Status, plan_add};
use crate::model::Profile;
use crate::model::people::PersonKind;
use crate::report::count;
use crate::run::Run;
use crate::source::Loaded;

use super::super::environment::Environment;

/// Names shown of a longer list.
const SHOWN: usize = 5;

/// Notes the differences, profile by profile. That they can't be read is no failure of a publish.
pub(super) fn note(environment: &Environment, loaded: &Loaded, run: &mut Run) {
    for profile in loaded.profiles.iter().filter(|profile| profile.people.is_some()) {
        match difference(environment, profile) {
            Ok(text) => run.ui.note(&text),
            Err(error) => run.ui.note(&format!("{}: people can't be compared: {error}", profile.name.value)),
        }
    }
    for profile in &loaded.profiles {
        if profile.apps.as_ref().is_some_and(|apps| !apps.is_empty()) {
            run.ui.note(&format!(
                "{}: apps aren't written by publish; choose the profile in the app's settings",
                profile.name.value
            ));
        }
    }
}

fn difference(environment: &Environment, profile: &Profile) -> Result<String, Error> {
    let Some(wanted) = &profile.people else { return Ok(String::new()) };
    let session = &environment.session;
    let names = |list: &[crate::model::Located<String>]| {
        list.iter().map(|name| name.value.clone()).collect::<Vec<_>>()
    };
    let (users, teams) = (names(&wanted.users), names(&wanted.teams));
    let directory = find_people(session, &users, &teams)?;
    let profiles = read_profiles(session)?;
    let memberships = read_memberships(session, &[])?;
    let people = People::new(&directory, &profiles, &memberships);
    let name = &profile.name.value;
    if people.profile(name).is_none() {
        return Ok(format!(
            "{name}: {} and {} are named in the file; publish never writes memberships",
            count(users.len(), "user"),
            count(teams.len(), "team")
        ));
    }
    let request =
        |kind, input: &String| Request { line: None, kind, input: input.clone(), profile: None, fault: None };
    let requests: Vec<Request> = users
        .iter()
        .map(|user| request(PersonKind::User, user))
        .chain(teams.iter().map(|team| request(PersonKind::Team, team)))
        .collect();
    let plan = plan_add(&requests, Some(name), &people, OnConflict::Skip);
    let with = |status: Status| plan.rows.iter().filter(move |row| row.status == status).collect::<Vec<_>>();
    let (missing, elsewhere) = (with(Status::Added), with(Status::Skipped));
    let unclear: Vec<&PlannedRow> = plan.rows.iter().filter(|row| row.status.needs_a_person()).collect();
    if missing.is_empty() && elsewhere.is_empty() && unclear.is_empty() {
        return Ok(format!("{name}: all people that the file names are on it"));
    }
    let mut text = format!(
        "{name}: people differ, and publish never writes them: {} not on it, {} on another profile, {} unclear",
        missing.len(),
        elsewhere.len(),
        unclear.len()
    );
    for row in unclear.iter().take(SHOWN) {
        text.push_str(&format!("\n  {}: {} {}", row.request.input, row.status.word(), row.detail));
    }
    let mut arguments = String::new();
    for row in missing.iter().chain(&elsewhere).take(SHOWN) {
        arguments.push_str(&match row.request.kind {
            PersonKind::User => format!(" {}", row.request.input),
            PersonKind::Team => format!(" --team \"{}\"", row.request.input),
        });
    }
    let more = if missing.len() + elsewhere.len() > SHOWN { " …" } else { "" };
    let moving = if elsewhere.is_empty() { "" } else { " --on-conflict move" };
    if !arguments.is_empty() {
        text.push_str(&format!(
            "\n  mopctl members add {} --profile \"{name}\"{moving}{arguments}{more}",
            environment.flag
        ));
    }
    Ok(text)
}
