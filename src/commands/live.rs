//! What the environment rules need to know, gathered for the profiles at hand.

use std::collections::BTreeSet;

use crate::dataverse::{
    read_catalog, read_counts, read_field_service_users, read_memberships, read_privileges, read_settings,
    read_team_members, read_users,
};
use crate::error::Error;
use crate::finding::Finding;
use crate::model::RowRule;
use crate::model::facts::{LiveProfile, Surroundings};
use crate::model::people::{Directory, Membership, PersonKind};
use crate::rules::{self, LiveSubject};

use super::comparison::tables_of;
use super::environment::Environment;

/// People whose roles are asked about: it takes a request for each.
const ASKED: usize = 500;
/// Teams whose people are asked about.
const ASKED_TEAMS: usize = 100;

/// Asks the environment rules about profiles as they are now. Fails where people can't be read.
pub fn check_live(environment: &Environment, profiles: &[&LiveProfile]) -> Result<Vec<Finding>, Error> {
    let facts = surroundings(environment, profiles)?;
    let tables: Vec<String> = profiles.iter().flat_map(|live| tables_of(&live.profile)).collect();
    let catalog = read_catalog(&environment.session, &environment.name, &tables)?;
    let mut findings = Vec::new();
    for (at, live) in profiles.iter().enumerate() {
        let subject = LiveSubject { live, facts: &facts, catalog: &catalog, first: at == 0 };
        findings.extend(rules::check_live(&subject));
    }
    Ok(findings)
}

/// What is around these profiles. Whoever may not ask about one thing learns the rest all the same, and
/// older environments don't know all of it.
fn surroundings(environment: &Environment, profiles: &[&LiveProfile]) -> Result<Surroundings, Error> {
    let session = &environment.session;
    let memberships = read_memberships(session, &[])?;
    let directory = if memberships.is_empty() { Directory::default() } else { read_users(session)? };
    let users = people_on(profiles, &memberships, PersonKind::User, ASKED);
    let everywhere: BTreeSet<&String> = memberships
        .iter()
        .filter(|member| member.kind == PersonKind::Team && !member.person.is_empty())
        .map(|member| &member.person)
        .collect();
    let teams: Vec<String> = everywhere.into_iter().take(ASKED_TEAMS).cloned().collect();
    let whole = whole_tables(profiles);
    let mut facts = Surroundings { memberships, directory, ..Surroundings::default() };
    facts.settings = read_settings(session).unwrap_or_default();
    if !users.is_empty() {
        facts.privileges = read_privileges(session, &users).unwrap_or_default();
        facts.field_service = read_field_service_users(session).unwrap_or_default();
    }
    if !teams.is_empty() {
        facts.team_members = read_team_members(session, &teams).unwrap_or_default();
    }
    if !whole.is_empty() {
        facts.counts = read_counts(session, &whole).unwrap_or_default();
    }
    Ok(facts)
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
