//! What roles allow people. A few users are asked one by one; of many the tables are read that link
//! privileges, roles, teams and users (the pages of
//! `roleprivileges`, `systemuserroles`, `teamroles` and `teammembership`, learn.microsoft.com).

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::errors::Failure;
use super::odata::{any_of, encode, quote, text};
use super::people::{USERS_AT_ONCE, is_quicker_to_read_all};
use super::session::Session;

/// So few users are asked one by one.
const FEW: usize = 10;

/// The names, in lower case, of what users' roles allow them, by user; a user who can't be asked about is left out.
/// "`RetrieveUserPrivileges` Function": those of their teams count, too.
pub fn read_privileges(
    session: &Session,
    users: &[String],
) -> Result<HashMap<String, HashSet<String>>, Failure> {
    let path = |user: &String| format!("systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()");
    let mut found = HashMap::new();
    if let [user] = users {
        match session.get(&path(user)) {
            Ok(answer) => found.extend(names_in(&answer).map(|names| (user.clone(), names))),
            Err(Failure::Service(_)) => {}
            Err(failure) => return Err(failure),
        }
        return Ok(found);
    }
    for chunk in users.chunks(USERS_AT_ONCE) {
        let paths: Vec<String> = chunk.iter().map(path).collect();
        for (user, answer) in chunk.iter().zip(session.read_together(&paths)?) {
            let names = names_in(&answer.body).filter(|_| answer.is_done());
            found.extend(names.map(|names| (user.clone(), names)));
        }
    }
    Ok(found)
}

fn names_in(answer: &Value) -> Option<HashSet<String>> {
    let privileges = answer["RolePrivileges"].as_array()?;
    let names = privileges.iter().map(|one| text(one, "PrivilegeName").to_ascii_lowercase());
    Some(names.filter(|name| !name.is_empty()).collect())
}

/// Which of some privileges users have: a bit for each of at most eight names, in their order; `None` for a
/// user of whom the environment doesn't tell.
pub fn read_rights(session: &Session, users: &[String], names: &[&str]) -> Result<Vec<Option<u8>>, Failure> {
    if users.len() <= FEW {
        let known = read_privileges(session, users)?;
        let bits = |own: &HashSet<String>| {
            let has = |name: &&str| own.contains(&name.to_ascii_lowercase());
            names.iter().enumerate().filter(|(_, name)| has(name)).map(|(at, _)| bit(at)).sum()
        };
        return Ok(users.iter().map(|user| known.get(user).map(bits)).collect());
    }
    let Some(roles) = roles_with(session, names)? else { return Ok(vec![None; users.len()]) };
    let teams = teams_with(session, &roles)?;
    let mut rights: HashMap<&str, u8> = users.iter().map(|user| (user.as_str(), 0)).collect();
    let mut add = |links: &HashMap<String, u8>, row: &Value, key: &str| {
        let bits = row[key].as_str().and_then(|id| links.get(id));
        let user = row["systemuserid"].as_str().and_then(|id| rights.get_mut(id));
        if let (Some(bits), Some(user)) = (bits, user) {
            *user |= bits;
        }
    };
    // Of many people the rows of everybody are less.
    let meant = if is_quicker_to_read_all(session, users.len()) { &[][..] } else { users };
    each_of(session, meant, "systemuserrolescollection?$select=systemuserid,roleid", &mut |row| {
        add(&roles, &row, "roleid");
    })?;
    if !teams.is_empty() {
        each_of(session, meant, "teammemberships?$select=systemuserid,teamid", &mut |row| {
            add(&teams, &row, "teamid");
        })?;
    }
    Ok(users.iter().map(|user| rights.get(user.as_str()).copied()).collect())
}

fn bit(at: usize) -> u8 {
    1 << at.min(7)
}

/// The roles that allow any of these, with what each allows; `None` where the environment doesn't know
/// all the names.
fn roles_with(session: &Session, names: &[&str]) -> Result<Option<HashMap<String, u8>>, Failure> {
    let quoted: Vec<String> = names.iter().map(|name| quote(name)).collect();
    let filter = encode(&any_of("name", &quoted));
    let rows = session.list(&format!("privileges?$select=privilegeid,name&$filter={filter}"))?;
    let mut privileges: HashMap<String, u8> = HashMap::new();
    for (at, name) in names.iter().enumerate() {
        let Some(row) = rows.iter().find(|row| text(row, "name").eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        privileges.insert(text(row, "privilegeid"), bit(at));
    }
    let ids: Vec<String> = privileges.keys().cloned().collect();
    let mut roots: HashMap<String, u8> = HashMap::new();
    let filter = encode(&any_of("privilegeid", &ids));
    session.each(
        &format!("roleprivilegescollection?$select=roleid,privilegeid&$filter={filter}"),
        &mut |row| {
            let bits = privileges.get(&text(&row, "privilegeid")).copied().unwrap_or_default();
            *roots.entry(text(&row, "roleid")).or_default() |= bits;
        },
    )?;
    // Each business unit has its own copy of a role, which allows what the original does.
    let mut roles = roots.clone();
    session.each("roles?$select=roleid,_parentrootroleid_value", &mut |row| {
        if let Some(bits) = roots.get(&text(&row, "_parentrootroleid_value")) {
            *roles.entry(text(&row, "roleid")).or_default() |= bits;
        }
    })?;
    Ok(Some(roles))
}

/// The teams that have any of these roles, with what they allow.
fn teams_with(session: &Session, roles: &HashMap<String, u8>) -> Result<HashMap<String, u8>, Failure> {
    let mut teams: HashMap<String, u8> = HashMap::new();
    session.each("teamrolescollection?$select=teamid,roleid", &mut |row| {
        if let Some(bits) = roles.get(&text(&row, "roleid")) {
            *teams.entry(text(&row, "teamid")).or_default() |= bits;
        }
    })?;
    Ok(teams)
}

/// Reads the rows of these users; all rows where none is named.
fn each_of(
    session: &Session,
    users: &[String],
    path: &str,
    hear: &mut dyn FnMut(Value),
) -> Result<(), Failure> {
    if users.is_empty() {
        return session.each(path, hear);
    }
    for chunk in users.chunks(USERS_AT_ONCE) {
        let filter = encode(&any_of("systemuserid", chunk));
        session.each(&format!("{path}&$filter={filter}"), hear)?;
    }
    Ok(())
}
