//! What the environment rules need to know, gathered for the profiles at hand.

use std::collections::BTreeSet;

use crate::dataverse::{
    Failure, read_catalog, read_counts, read_field_service_users, read_memberships, read_privileges,
    read_settings, read_team_members, read_users,
};
use crate::error::Error;
use crate::finding::Finding;
use crate::members::{teams_on, through_teams};
use crate::model::RowRule;
use crate::model::facts::{LiveProfile, Surroundings};
use crate::model::people::{Membership, PersonKind};
use crate::rules::{self, Input, LiveSubject, NotChecked};

use super::comparison::tables_of;
use super::environment::Environment;

/// People whose roles are asked about: it takes a request for each.
const ASKED: usize = 500;
/// Teams whose people are asked about.
const ASKED_TEAMS: usize = 100;

/// Asks the environment rules about profiles as they are now; also what the environment didn't tell.
/// Fails where the tables of the profiles can't be read.
pub fn check_live(
    environment: &Environment,
    profiles: &[&LiveProfile],
) -> Result<(Vec<Finding>, Vec<NotChecked>), Error> {
    let mut missing = Vec::new();
    let facts = surroundings(environment, profiles, &mut missing);
    let tables: Vec<String> = profiles.iter().flat_map(|live| tables_of(&live.profile)).collect();
    let catalog = read_catalog(&environment.session, &environment.name, &tables)?;
    let mut findings = Vec::new();
    for (at, live) in profiles.iter().enumerate() {
        let subject = LiveSubject { live, facts: &facts, catalog: &catalog, first: at == 0 };
        findings.extend(rules::check_live(&subject));
    }
    Ok((findings, missing))
}

/// Rules that nobody can answer without memberships, the directory, privileges and so on.
const PEOPLE: &[&str] = &[
    "profile-without-members",
    "person-on-several-profiles",
    "member-disabled",
    "entra-team-refresh",
    "legacy-profile-link",
    "member-without-read",
    "membership-conflict",
    "member-without-mobile",
    "member-without-table-read",
    "fs-role-direct",
    "guest-user",
    "user-direct-and-via-team",
];
const DIRECTORY: &[&str] = &["member-disabled", "entra-team-refresh", "legacy-profile-link", "guest-user"];
const PRIVILEGES: &[&str] = &["member-without-read", "member-without-mobile", "member-without-table-read"];
const SETTINGS: &[&str] = &["offline-switched-off", "conflicts-device-wins"];
const COUNTS: &[&str] = &["row-total-guidance", "row-total-hard"];

/// What the environment told; where it didn't, the rules that wanted to know are kept in `missing`.
struct Told<'m>(&'m mut Vec<NotChecked>);

impl Told<'_> {
    fn or_missing<T: Default>(
        &mut self,
        answer: Result<T, Failure>,
        what: &str,
        rules: &[&'static str],
    ) -> T {
        answer.unwrap_or_else(|failure| {
            self.missing(&format!("{what} can't be read ({failure})"), rules);
            T::default()
        })
    }

    fn missing(&mut self, reason: &str, rules: &[&'static str]) {
        self.0.push(NotChecked {
            inputs: Input::Environment.word(),
            rules: rules.to_vec(),
            reason: reason.to_owned(),
        });
    }
}

/// What is around these profiles. Whoever may not ask about one thing learns the rest all the same.
fn surroundings(
    environment: &Environment,
    profiles: &[&LiveProfile],
    missing: &mut Vec<NotChecked>,
) -> Surroundings {
    let (session, mut told) = (&environment.session, Told(missing));
    let settings = told.or_missing(read_settings(session), "the organization's settings", SETTINGS);
    let mut facts = Surroundings { settings, ..Surroundings::default() };
    let whole = whole_tables(profiles);
    if !whole.is_empty() {
        facts.counts = told.or_missing(read_counts(session, &whole), "numbers of rows", COUNTS);
        if !facts.counts.is_empty() && facts.counts.len() < whole.len() {
            told.missing("not all tables can be counted", COUNTS);
        }
    }
    let memberships = match read_memberships(session, &[]) {
        Ok(memberships) => memberships,
        Err(failure) => {
            told.missing(&format!("people can't be read ({failure})"), PEOPLE);
            return facts;
        }
    };
    facts.memberships = Some(memberships);
    people(environment, profiles, &mut facts, &mut told);
    facts
}

/// Who the people are and what they may do.
fn people(
    environment: &Environment,
    profiles: &[&LiveProfile],
    facts: &mut Surroundings,
    told: &mut Told<'_>,
) {
    let session = &environment.session;
    let memberships = facts.memberships.as_deref().unwrap_or_default();
    let users = people_on(profiles, memberships, PersonKind::User, ASKED);
    let teams = teams_on(memberships).into_iter().filter(|team| !team.is_empty());
    let teams: Vec<String> = teams.take(ASKED_TEAMS).collect();
    if !memberships.is_empty() {
        facts.directory = told.or_missing(read_users(session), "users and teams", DIRECTORY);
        let ids = facts.directory.users.iter().enumerate();
        facts.users = ids.map(|(at, user)| (user.id.to_ascii_lowercase(), at)).collect();
    }
    if !users.is_empty() {
        facts.privileges = told.or_missing(read_privileges(session, &users), "roles", PRIVILEGES);
        if facts.privileges.len() < users.len() && told.0.iter().all(|known| known.rules != PRIVILEGES) {
            told.missing("the roles of some people can't be read", PRIVILEGES);
        }
    }
    if !users.is_empty() && profiles.iter().any(|live| live.profile.is_field_service()) {
        let answer = read_field_service_users(session);
        facts.field_service = told.or_missing(answer, "roles", &["fs-role-direct"]);
    }
    if !teams.is_empty() {
        let answer = read_team_members(session, &teams);
        let people = told.or_missing(answer, "the people of teams", &["user-direct-and-via-team"]);
        if people.len() < teams.len() && !people.is_empty() {
            told.missing("the people of some teams can't be read", &["user-direct-and-via-team"]);
        }
        facts.through_teams = through_teams(&people, facts.memberships.as_deref().unwrap_or_default());
    }
}

/// Some of the people on these profiles.
fn people_on(
    profiles: &[&LiveProfile],
    memberships: &[Membership],
    kind: PersonKind,
    most: usize,
) -> Vec<String> {
    let is_meant = |member: &&Membership| {
        let own = profiles.iter().any(|live| live.id.eq_ignore_ascii_case(&member.profile));
        member.kind == kind && own && !member.person.is_empty()
    };
    let people: BTreeSet<&String> =
        memberships.iter().filter(is_meant).map(|member| &member.person).collect();
    people.into_iter().take(most).cloned().collect()
}

/// Tables that everybody on one of these profiles gets whole.
fn whole_tables(profiles: &[&LiveProfile]) -> Vec<String> {
    let tables = profiles.iter().flat_map(|live| &live.profile.tables);
    let whole = tables.filter(|table| table.rows.iter().any(|rule| rule.value == RowRule::All));
    let names: BTreeSet<String> = whole.map(|table| table.name.to_ascii_lowercase()).collect();
    names.into_iter().collect()
}
