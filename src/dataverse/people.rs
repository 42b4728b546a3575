//! Users, teams and memberships of an environment.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::errors::Failure;
use super::odata::{any_of, encode, quote, some_text, text};
use super::session::Session;
use crate::model::people::{Directory, DirectoryTeam, DirectoryUser, Membership, PersonKind, key};

const USER_COLUMNS: &str = "systemuserid,fullname,domainname,internalemailaddress,azureactivedirectoryobjectid,\
isdisabled,islicensed,accessmode,applicationid,_mobileofflineprofileid_value,_businessunitid_value";
const TEAM_COLUMNS: &str = "teamid,name,teamtype,azureactivedirectoryobjectid";
/// Identities looked up in one request; four conditions each stay well under the address limit.
const LOOKUPS_AT_ONCE: usize = 40;
/// Identities from which on it is asked how many users there are at all.
const MANY: usize = 400;

/// Entity set of memberships, its key, and the property of the person.
pub fn membership_names(kind: PersonKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        PersonKind::User => (
            "usermobileofflineprofilememberships",
            "usermobileofflineprofilemembershipid",
            "_systemuserid_value",
        ),
        PersonKind::Team => {
            ("teammobileofflineprofilememberships", "teammobileofflineprofilemembershipid", "_teamid_value")
        }
    }
}

/// A user; `units` are the ids of business units known so far, which all share.
fn user(row: &Value, units: &mut HashSet<Rc<str>>) -> DirectoryUser {
    let unit = row["_businessunitid_value"].as_str().filter(|id| !id.is_empty()).map(|id| {
        units.get(id).cloned().unwrap_or_else(|| {
            let id: Rc<str> = id.into();
            units.insert(id.clone());
            id
        })
    });
    DirectoryUser {
        id: text(row, "systemuserid"),
        name: text(row, "fullname"),
        domain_name: text(row, "domainname"),
        email: text(row, "internalemailaddress"),
        object_id: some_text(row, "azureactivedirectoryobjectid"),
        disabled: row["isdisabled"].as_bool().unwrap_or_default(),
        // 0 read-write, 1 administrative, 2 read; the others are services.
        interactive: row["accessmode"].as_i64().is_none_or(|mode| mode <= 2)
            && some_text(row, "applicationid").is_none(),
        application: some_text(row, "applicationid").is_some(),
        licensed: row["islicensed"].as_bool(),
        legacy_profile: some_text(row, "_mobileofflineprofileid_value"),
        unit,
    }
}

fn team(row: &Value) -> DirectoryTeam {
    DirectoryTeam {
        id: text(row, "teamid"),
        name: text(row, "name"),
        kind: row["teamtype"].as_i64().unwrap_or_default(),
        object_id: some_text(row, "azureactivedirectoryobjectid"),
    }
}

/// All users and teams of an environment.
pub fn read_users(session: &Session) -> Result<Directory, Failure> {
    let (mut found, mut units) = (Directory::default(), HashSet::new());
    session.each(&format!("systemusers?$select={USER_COLUMNS}"), &mut |row| {
        found.users.push(user(&row, &mut units));
    })?;
    session.each(&format!("teams?$select={TEAM_COLUMNS}"), &mut |row| found.teams.push(team(&row)))?;
    Ok(found)
}

/// Looks up identities as people write them, in lower case: sign-in names, e-mails, object ids, GUIDs, team
/// names.
pub fn find_people(session: &Session, users: &[String], teams: &[String]) -> Result<Directory, Failure> {
    let (mut found, mut units) = (Directory::default(), HashSet::new());
    found.users.reserve_exact(users.len());
    if is_quicker_to_read_all(session, users.len()) {
        let wanted: HashSet<String> = users.iter().map(|one| key(one)).collect();
        let path = format!("systemusers?$select={USER_COLUMNS}");
        session.each(&path, &mut |row| {
            let user = user(&row, &mut units);
            if user.identities().any(|own| wanted.contains(&own.to_lowercase())) {
                found.users.push(user);
            }
        })?;
        find_teams(session, teams, &mut found)?;
        return Ok(found);
    }
    for chunk in users.chunks(LOOKUPS_AT_ONCE) {
        let filter = conditions(chunk, "systemuserid", &["domainname", "internalemailaddress"]);
        let path = format!("systemusers?$select={USER_COLUMNS}&$filter={}", encode(&filter));
        session.each(&path, &mut |row| found.users.push(user(&row, &mut units)))?;
    }
    find_teams(session, teams, &mut found)?;
    Ok(found)
}

fn find_teams(session: &Session, teams: &[String], found: &mut Directory) -> Result<(), Failure> {
    for chunk in teams.chunks(LOOKUPS_AT_ONCE) {
        let filter = conditions(chunk, "teamid", &["name"]);
        let path = format!("teams?$select={TEAM_COLUMNS}&$filter={}", encode(&filter));
        session.each(&path, &mut |row| found.teams.push(team(&row)))?;
    }
    Ok(())
}

/// Whether a few pages of everybody are less than a request for every forty identities.
pub(super) fn is_quicker_to_read_all(session: &Session, wanted: usize) -> bool {
    if wanted < MANY {
        return false;
    }
    let table = "systemuser".to_owned();
    let counts = read_counts(session, std::slice::from_ref(&table)).unwrap_or_default();
    let most = u64::try_from(wanted).unwrap_or(u64::MAX).saturating_mul(20);
    counts.get(&table).is_some_and(|count| *count <= most)
}

fn conditions(identities: &[String], id: &str, names: &[&str]) -> String {
    let mut parts = Vec::new();
    for identity in identities {
        if let Ok(guid) = uuid::Uuid::parse_str(identity) {
            parts.push(format!("{id} eq {guid}"));
            parts.push(format!("azureactivedirectoryobjectid eq {guid}"));
        } else {
            parts.extend(names.iter().map(|name| format!("{name} eq {}", quote(identity))));
        }
    }
    parts.join(" or ")
}

/// Memberships of these profiles; all of the environment where none is named.
pub fn read_memberships(session: &Session, profiles: &[String]) -> Result<Vec<Membership>, Failure> {
    let mut found = Vec::new();
    for kind in [PersonKind::User, PersonKind::Team] {
        each_membership(session, kind, profiles, &mut |known| found.push(known))?;
    }
    Ok(found)
}

/// Memberships of one kind of these profiles, all where none is named; `hear` is told each, so that not all
/// have to be kept.
pub fn each_membership(
    session: &Session,
    kind: PersonKind,
    profiles: &[String],
    hear: &mut dyn FnMut(Membership),
) -> Result<(), Failure> {
    let filter = (!profiles.is_empty()).then(|| any_of("_mobileofflineprofileid_value", profiles));
    read_kind(session, kind, filter, hear)
}

/// The memberships of these people.
pub fn memberships_of(
    session: &Session,
    kind: PersonKind,
    people: &[&str],
    hear: &mut dyn FnMut(Membership),
) -> Result<(), Failure> {
    for chunk in people.chunks(USERS_AT_ONCE) {
        let chunk: Vec<String> = chunk.iter().map(|id| (*id).to_owned()).collect();
        read_kind(session, kind, Some(any_of(membership_names(kind).2, &chunk)), hear)?;
    }
    Ok(())
}

fn read_kind(
    session: &Session,
    kind: PersonKind,
    filter: Option<String>,
    hear: &mut dyn FnMut(Membership),
) -> Result<(), Failure> {
    let (set, id, person) = membership_names(kind);
    // Only rows of users say so.
    let flag = if kind == PersonKind::User { ",hasmobileofflineprofileidconflict" } else { "" };
    let filter = filter.map_or_else(String::new, |filter| format!("&$filter={}", encode(&filter)));
    let path = format!("{set}?$select={id},_mobileofflineprofileid_value,{person}{flag}{filter}");
    session.each(&path, &mut |row| {
        hear(Membership {
            conflict: row["hasmobileofflineprofileidconflict"].as_bool().unwrap_or_default(),
            id: text(&row, id),
            etag: text(&row, "@odata.etag"),
            kind,
            person: text(&row, person),
            profile: text(&row, "_mobileofflineprofileid_value"),
        });
    })
}

/// Names of business units, by id.
pub fn read_units(session: &Session) -> Result<HashMap<String, String>, Failure> {
    let rows = session.list("businessunits?$select=businessunitid,name")?;
    Ok(rows.iter().map(|row| (text(row, "businessunitid"), text(row, "name"))).collect())
}

/// The teams of a user.
pub fn read_teams_of(session: &Session, user: &str) -> Result<Vec<DirectoryTeam>, Failure> {
    let rows =
        session.list(&format!("systemusers({user})/teammembership_association?$select={TEAM_COLUMNS}"))?;
    Ok(rows.iter().map(team).collect())
}

/// The user behind the token.
pub fn read_user(session: &Session) -> Result<DirectoryUser, Failure> {
    session
        .get(&format!("systemusers({})?$select={USER_COLUMNS}", session.user()))
        .map(|row| user(&row, &mut HashSet::new()))
}

/// Users or teams that are asked about in one request.
pub(super) const USERS_AT_ONCE: usize = 50;

/// The users of teams, by team; a team that isn't there any more is left out.
pub fn read_team_members(
    session: &Session,
    teams: &[String],
) -> Result<HashMap<String, Vec<String>>, Failure> {
    let path = |team: &String| format!("teams({team})/teammembership_association?$select=systemuserid");
    let paths: Vec<String> = teams.iter().map(path).collect();
    let lists = teams.iter().zip(lists_together(session, &paths)?);
    let users = |rows: Vec<Value>| rows.iter().map(|user| text(user, "systemuserid")).collect();
    Ok(lists.filter_map(|(team, rows)| Some((team.clone(), users(rows?)))).collect())
}

/// Versions of the rows that say who is in these teams, by team.
pub fn read_joined(session: &Session, teams: &[String]) -> Result<HashMap<String, Vec<u64>>, Failure> {
    let mut found: HashMap<String, Vec<u64>> = HashMap::new();
    for chunk in teams.chunks(LOOKUPS_AT_ONCE) {
        let filter = encode(&any_of("teamid", chunk));
        session.each(
            &format!("teammemberships?$select=teamid,versionnumber&$filter={filter}"),
            &mut |row| {
                let version = &row["versionnumber"];
                let version =
                    version.as_u64().or_else(|| version.as_str().and_then(|text| text.parse().ok()));
                if let Some(version) = version {
                    found.entry(text(&row, "teamid")).or_default().push(version);
                }
            },
        )?;
    }
    Ok(found)
}

/// Roles that the Field Service mobile app asks for.
const FIELD_SERVICE_ROLES: [&str; 3] =
    ["Field Service - Resource", "Field Service - Dispatcher", "Field Service - Administrator"];

/// Users who have a Field Service role themselves; `None` where there are no such roles.
pub fn read_field_service_users(session: &Session) -> Result<Option<HashSet<String>>, Failure> {
    let names: Vec<String> = FIELD_SERVICE_ROLES.iter().map(|name| quote(name)).collect();
    let path = format!("roles?$select=roleid&$filter={}", encode(&any_of("name", &names)));
    let roles = session.list(&path)?;
    // Each business unit has its own copy of a role.
    let path = |role: &Value| {
        format!("roles({})/systemuserroles_association?$select=systemuserid", text(role, "roleid"))
    };
    let paths: Vec<String> = roles.iter().map(path).collect();
    let mut users = HashSet::new();
    for found in lists_together(session, &paths)?.into_iter().flatten() {
        users.extend(found.iter().map(|user| text(user, "systemuserid")));
    }
    Ok((!roles.is_empty()).then_some(users))
}

/// The rows of several lists, `None` where there is no such list any more. A list that can't be read isn't an
/// empty one.
fn lists_together(session: &Session, paths: &[String]) -> Result<Vec<Option<Vec<Value>>>, Failure> {
    let mut found = Vec::new();
    for chunk in paths.chunks(USERS_AT_ONCE) {
        for mut answer in session.read_together(chunk)? {
            let is_done = answer.is_done();
            let next = answer.body["@odata.nextLink"].as_str().map(str::to_owned);
            let rows = answer.body.get_mut("value").map(Value::take);
            if !is_done && answer.status != 404 {
                return Err(answer.failure());
            }
            found.push(match rows {
                Some(Value::Array(mut rows)) if is_done => {
                    if let Some(next) = next {
                        rows.extend(session.list(&next)?);
                    }
                    Some(rows)
                }
                _ => None,
            });
        }
    }
    Ok(found)
}

/// How many rows these tables have, at most a day ago (`RetrieveTotalRecordCount`); a table that can't
/// be counted is left out.
pub fn read_counts(session: &Session, tables: &[String]) -> Result<HashMap<String, u64>, Failure> {
    let mut counts = HashMap::new();
    for chunk in tables.chunks(USERS_AT_ONCE) {
        let path = |table: &String| {
            let names = serde_json::json!([table]).to_string();
            format!("RetrieveTotalRecordCount(EntityNames=@p1)?@p1={}", encode(&names))
        };
        let paths: Vec<String> = chunk.iter().map(path).collect();
        for answer in session.read_together(&paths)?.iter().filter(|answer| answer.is_done()) {
            let found = &answer.body["EntityRecordCountCollection"];
            let (keys, values) = (found["Keys"].as_array(), found["Values"].as_array());
            for (key, value) in keys.into_iter().flatten().zip(values.into_iter().flatten()) {
                if let (Some(name), Some(rows)) = (key.as_str(), value.as_u64()) {
                    counts.insert(name.to_ascii_lowercase(), rows);
                }
            }
        }
    }
    Ok(counts)
}
