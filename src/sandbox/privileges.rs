//! What roles allow, as far as offline profiles ask ("Security roles and privileges",
//! learn.microsoft.com): names of privileges are `prv`, the verb and the table's schema name.

use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::Uuid;

use super::facts::{facts, metadata_id};
use super::store::{self, Narrow, View};
use super::wire::Fault;

/// The role that everybody has on the first day.
pub(super) const BASIC: &str = "Basic User";
/// The role of technicians, which everybody has, too.
pub(super) const RESOURCE: &str = "Field Service - Resource";
/// The role of the user behind the sandbox's token.
pub(super) const ADMINISTRATOR: &str = "System Administrator";
/// The roles of the organization; other roles allow nothing.
pub(super) const ROLES: [&str; 4] = [BASIC, RESOURCE, "Field Service - Dispatcher", ADMINISTRATOR];

const TABLES: [&str; 5] = [
    "MobileOfflineProfile",
    "MobileOfflineProfileItem",
    "MobileOfflineProfileItemAssociation",
    "UserMobileOfflineProfileMembership",
    "TeamMobileOfflineProfileMembership",
];

/// What the tables of privileges hold: a role's privileges but those to read the tables of apps, which
/// are many and which nobody asks for there.
pub(super) fn kept(role: &str) -> Vec<String> {
    let verbs: &[&str] = match role {
        ADMINISTRATOR => &["Create", "Read", "Write", "Delete", "Append", "AppendTo"],
        _ if ROLES.contains(&role) => &["Read"],
        _ => &[],
    };
    let mut names: Vec<String> =
        TABLES.iter().flat_map(|table| verbs.iter().map(move |verb| format!("prv{verb}{table}"))).collect();
    if ROLES.contains(&role) {
        names.push("prvGoMobile".to_owned());
    }
    if role == ADMINISTRATOR {
        let others =
            ["prvPublishCustomization", "prvReadUser", "prvReadTeam", "prvReadEntity", "prvWriteEntity"];
        names.extend(others.map(str::to_owned));
    }
    names
}

/// The privileges of a role.
fn of_role(role: &str) -> Vec<String> {
    let mut names = kept(role);
    if ROLES.contains(&role) {
        names.extend(facts().tables.iter().map(|table| read_name(table.schema)));
    }
    names
}

/// The privilege to read a table's rows.
pub(super) fn read_name(schema_name: &str) -> String {
    format!("prvRead{schema_name}")
}

/// The links of one table that name something.
fn links(db: &Connection, table: &str, column: &str, id: &str) -> Result<Vec<store::Row>, Fault> {
    let narrow = Narrow::by(column, id);
    store::rows(db, table, View::Published, Some(&narrow))
}

/// `RetrieveUserPrivileges`: what a user's own roles and those of their teams allow.
pub(super) fn of_user(db: &Connection, user: &str, unit: &str) -> Result<Value, Fault> {
    let mut roles = links(db, "systemuserroles", "systemuserid", user)?;
    for team in links(db, "teammembership", "systemuserid", user)? {
        roles.extend(links(db, "teamroles", "teamid", team.text("teamid"))?);
    }
    let mut names = Vec::new();
    for link in roles {
        if let Some(role) = store::row(db, "role", link.text("roleid"), View::Published)? {
            names.extend(of_role(role.text("name")));
        }
    }
    names.sort();
    names.dedup();
    let privileges: Vec<Value> = names
        .iter()
        .map(|name| {
            let id: Uuid = metadata_id("privilege", name);
            json!({ "Depth": "Global", "PrivilegeId": id, "BusinessUnitId": unit, "PrivilegeName": name })
        })
        .collect();
    Ok(json!({ "RolePrivileges": privileges }))
}
