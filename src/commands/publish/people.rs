//! How the people of an environment differ from those a file names. Publishing never writes them.

use std::rc::Rc;

use crate::finding::Severity;
use crate::members::{InTeams, OnConflict, People, PlannedRow, Request, Status, Wanted, plan_add};
use crate::model::facts::LiveProfile;
use crate::model::people::PersonKind;
use crate::model::{Located, People as Named, Profile};
use crate::policy::Policy;
use crate::report::count;
use crate::run::Run;

use super::super::environment::Environment;
use super::super::live::check_live;
use super::super::members::known::Known;
use super::prepare::Prepared;
use super::write::Proof;

/// Names shown of a longer list.
const SHOWN: usize = 5;

/// Notes the differences, profile by profile. That they can't be read is no failure of a publish.
pub(super) fn note(prepared: &Prepared, run: &mut Run) {
    let environment = &prepared.environment;
    // Of several profiles, --target may leave only some.
    let is_meant = |profile: &&Profile| {
        prepared.planned.iter().any(|one| one.pair.wanted.name.place == profile.name.place)
    };
    let profiles: Vec<&Profile> = prepared.loaded.profiles.iter().filter(is_meant).collect();
    let named: Vec<(&Profile, Vec<Rc<Request>>)> = profiles
        .iter()
        .copied()
        .filter_map(|profile| Some((profile, requests(profile.people.as_ref()?))))
        .collect();
    if !named.is_empty() {
        let everybody: Vec<Rc<Request>> = named.iter().flat_map(|(_, requests)| requests.clone()).collect();
        let known = Known::read(&environment.session, &everybody);
        for (profile, requests) in &named {
            let name = &profile.name.value;
            run.ui.note(&match &known {
                Ok(known) => difference(environment, name, requests, &known.people()),
                Err(error) => format!("{name}: people can't be compared: {error}"),
            });
        }
    }
    for profile in profiles {
        if !prepared.apps && profile.apps.as_ref().is_some_and(|apps| !apps.is_empty()) {
            run.ui.note(&format!(
                "{}: apps aren't written without --apps; `mopctl apps list` shows what they use",
                profile.name.value
            ));
        }
    }
}

/// What the environment rules say about what was published; that they can't be asked is no failure.
/// `come` says that people are put on it next.
pub(super) fn live_findings(
    environment: &Environment,
    proofs: &[Proof],
    policy: &Policy,
    come: bool,
) -> Vec<String> {
    let profiles: Vec<&LiveProfile> = proofs.iter().filter_map(|proof| proof.live.as_ref()).collect();
    if profiles.is_empty() {
        return Vec::new();
    }
    match check_live(environment, &profiles) {
        Ok((findings, _)) => findings
            .into_iter()
            .filter_map(|finding| policy.level(finding))
            .filter(|finding| finding.severity > Severity::Info)
            .filter(|finding| !(come && finding.rule.slug == "profile-without-members"))
            .map(|finding| {
                let help = finding.help.as_deref().unwrap_or_default();
                format!("{} ({}): {help}", finding.message, finding.rule.slug)
            })
            .collect(),
        Err(error) => vec![format!("the people of what was published can't be read: {}", error.message)],
    }
}

/// The users and teams of a file.
fn requests(people: &Named) -> Vec<Rc<Request>> {
    let of = |kind, names: &[Located<String>]| -> Vec<Rc<Request>> {
        names.iter().map(|name| Request::outside(kind, name.as_str())).collect()
    };
    [of(PersonKind::User, &people.users), of(PersonKind::Team, &people.teams)].concat()
}

fn difference(
    environment: &Environment,
    name: &str,
    requests: &[Rc<Request>],
    people: &People<'_>,
) -> String {
    if people.profile(name).is_none() {
        let number = |kind| requests.iter().filter(|request| request.kind == kind).count();
        return format!(
            "{name}: {} and {} are named in the file; publish never writes memberships",
            count(number(PersonKind::User), "user"),
            count(number(PersonKind::Team), "team")
        );
    }
    let wanted = Wanted { requests, profile: Some(name), exact: None, but: None };
    let plan = plan_add(&wanted, people, (OnConflict::Skip, &InTeams::new()));
    let with = |status: Status| plan.rows.iter().filter(move |row| row.status == status).collect::<Vec<_>>();
    let (missing, elsewhere) = (with(Status::Added), with(Status::Skipped));
    let unclear: Vec<&PlannedRow> = plan.rows.iter().filter(|row| row.status.needs_a_person()).collect();
    if missing.is_empty() && elsewhere.is_empty() && unclear.is_empty() {
        return format!("{name}: all people that the file names are on it");
    }
    let mut text = format!(
        "{name}: people differ, and publish never writes them: {} not on it, {} on another profile, {} unclear",
        missing.len(),
        elsewhere.len(),
        unclear.len()
    );
    for row in unclear.iter().take(SHOWN) {
        text.push_str(&format!("\n  {}: {}, {}", row.request.input, row.status.word(), row.detail));
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
    text
}
