//! What the environment rules need to know, gathered for the profiles at hand.

use std::collections::BTreeSet;

use crate::dataverse::{read_memberships, read_privileges, read_settings, read_users};
use crate::error::Error;
use crate::finding::Finding;
use crate::model::facts::LiveProfile;
use crate::model::people::{Directory, Membership, PersonKind};
use crate::rules::{self, LiveSubject};

use super::environment::Environment;

/// People whose roles are asked about: it takes a request for each.
const ASKED: usize = 500;

/// Asks the environment rules about profiles as they are now. Fails where people can't be read.
pub fn check_live(environment: &Environment, profiles: &[&LiveProfile]) -> Result<Vec<Finding>, Error> {
    let session = &environment.session;
    let memberships = read_memberships(session, &[])?;
    let directory = if memberships.is_empty() { Directory::default() } else { read_users(session)? };
    // Older environments don't know all settings.
    let settings = read_settings(session).unwrap_or_default();
    // Whoever may not ask about roles learns the rest all the same.
    let privileges = read_privileges(session, &users_on(profiles, &memberships)).unwrap_or_default();
    let mut findings = Vec::new();
    for (at, live) in profiles.iter().enumerate() {
        findings.extend(rules::check_live(&LiveSubject {
            live,
            memberships: &memberships,
            directory: &directory,
            settings,
            privileges: &privileges,
            first: at == 0,
        }));
    }
    Ok(findings)
}

/// Some of the users on these profiles.
fn users_on(profiles: &[&LiveProfile], memberships: &[Membership]) -> Vec<String> {
    let is_meant = |member: &&Membership| {
        let own = profiles.iter().any(|live| live.id.eq_ignore_ascii_case(&member.profile));
        member.kind == PersonKind::User && own && !member.person.is_empty()
    };
    let users: BTreeSet<&String> = memberships.iter().filter(is_meant).map(|member| &member.person).collect();
    users.into_iter().take(ASKED).cloned().collect()
}
