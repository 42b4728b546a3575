//! The organization as it is on the first day: users, teams, business units, apps, views.
//! Ids are the same in every sandbox, so that scripts can be shown with them.

use rusqlite::Connection;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::schema;
use super::store;
use super::wire::Fault;

const FIRST: [&str; 20] = [
    "Ana", "Ben", "Chloé", "David", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kaja", "Liam",
    "Mina", "Noah", "Olga", "Pablo", "Qiang", "Rosa", "Sven", "Tara",
];
const LAST: [&str; 10] =
    ["Lopez", "Okafor", "Müller", "Nguyen", "O'Brien", "Patel", "Rossi", "Silva", "Tanaka", "Weber"];
const UNITS: [&str; 4] = ["Contoso", "Contoso North", "Contoso South", "Contoso Sales"];
const TEAMS: [(&str, i64); 10] = [
    ("North technicians", 0),
    ("South technicians", 0),
    ("Dispatchers", 0),
    ("Field service managers", 0),
    ("Sales East", 0),
    ("Sales West", 0),
    ("Contractors", 2),
    ("Night shift", 2),
    ("Service desk", 3),
    ("Work order 1024 access", 1),
];
const APPS: [(&str, &str); 3] = [
    ("field_service_mobile", "Field Service Mobile"),
    ("saleshub", "Sales Hub"),
    ("resource_scheduling", "Resource Scheduling"),
];
const VIEWS: [(&str, &str); 4] = [
    ("Active Accounts", "account"),
    ("My Active Accounts", "account"),
    ("Active Contacts", "contact"),
    ("Active Work Orders", "msdyn_workorder"),
];
const SEEDED_AT: &str = "2026-01-05T08:00:00Z";

/// Users of a fresh sandbox.
const USERS: usize = 200;

fn id(kind: &str, name: &str) -> String {
    let name = format!("mopctl sandbox/{kind}/{name}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}

/// Id of the organization.
pub(super) fn organization_id() -> String {
    id("organization", "contoso")
}

/// Id of the root business unit.
pub(super) fn root_unit() -> String {
    id("businessunit", UNITS[0])
}

/// Id of the user behind the sandbox's token.
pub(super) fn service_user() -> String {
    id("systemuser", "mopctl")
}

/// Fills an empty organization; does nothing to one that is there.
pub(super) fn ensure(db: &Connection) -> Result<(), Fault> {
    db.execute_batch("BEGIN IMMEDIATE")?;
    let outcome = fill(db);
    db.execute_batch(if outcome.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    outcome
}

/// Empties the organization and fills it again.
pub(super) fn reset(db: &Connection) -> Result<(), Fault> {
    db.execute_batch("DELETE FROM row; DELETE FROM setting;")?;
    ensure(db)
}

fn fill(db: &Connection) -> Result<(), Fault> {
    if store::setting(db, "seeded")?.is_some() {
        return Ok(());
    }
    put(db, "organization", &organization_id(), json!({ "name": "contoso" }))?;
    for (at, name) in UNITS.iter().enumerate() {
        let parent = (at > 0).then(root_unit);
        let body = json!({ "name": name, "_parentbusinessunitid_value": parent });
        put(db, "businessunit", &id("businessunit", name), body)?;
    }
    put(
        db,
        "systemuser",
        &service_user(),
        json!({
            "fullname": "# mopctl",
            "lastname": "# mopctl",
            "accessmode": 4,
            "applicationid": id("application", "mopctl"),
            "_businessunitid_value": root_unit(),
        }),
    )?;
    for at in 0..USERS {
        user(db, at)?;
    }
    for (at, (name, kind)) in TEAMS.iter().enumerate() {
        team(db, at, name, *kind)?;
    }
    for (unique, name) in APPS {
        let body = json!({ "name": name, "uniquename": unique, "appmoduleidunique": id("app", unique) });
        put(db, "appmodule", &id("appmodule", unique), body)?;
    }
    for (name, table) in VIEWS {
        let fetch = format!("<fetch><entity name=\"{table}\"/></fetch>");
        let body = json!({ "name": name, "returnedtypecode": table, "fetchxml": fetch });
        put(db, "savedquery", &id("savedquery", &format!("{table}/{name}")), body)?;
    }
    store::set(db, "seeded", "1")?;
    Ok(())
}

fn user_id(at: usize) -> String {
    id("systemuser", &at.to_string())
}

/// Ana Lopez, Ben Lopez, … each name once; two of them disabled, one of them not a person.
fn user(db: &Connection, at: usize) -> Result<(), Fault> {
    let (first, last) = (FIRST[at % FIRST.len()], LAST[at / FIRST.len() % LAST.len()]);
    let plain = |name: &str| name.to_lowercase().replace('é', "e").replace('ü', "u").replace('\'', "");
    let address = format!("{}.{}@contoso.com", plain(first), plain(last));
    let unit = UNITS[1 + at % (UNITS.len() - 1)];
    let body = json!({
        "fullname": format!("{first} {last}"),
        "firstname": first,
        "lastname": last,
        "domainname": address,
        "internalemailaddress": address,
        "azureactivedirectoryobjectid": id("entra", &at.to_string()),
        "isdisabled": at == 198 || at == 199,
        "accessmode": if at == 197 { 4 } else { 0 },
        "_businessunitid_value": id("businessunit", unit),
    });
    put(db, "systemuser", &user_id(at), body)
}

fn team(db: &Connection, at: usize, name: &str, kind: i64) -> Result<(), Fault> {
    let team = id("team", name);
    let entra = (kind >= 2).then(|| id("entra", name));
    let body = json!({
        "name": name,
        "teamtype": kind,
        "azureactivedirectoryobjectid": entra,
        "_businessunitid_value": root_unit(),
    });
    put(db, "team", &team, body)?;
    for member in (at..USERS).step_by(TEAMS.len()).take(12) {
        let link = id("teammembership", &format!("{name}/{member}"));
        let body = json!({ "teamid": team, "systemuserid": user_id(member) });
        put(db, "teammembership", &link, body)?;
    }
    Ok(())
}

fn put(db: &Connection, table: &str, id: &str, values: Value) -> Result<(), Fault> {
    let mut body = Map::new();
    if let Some(set) = schema::by_logical(table) {
        for column in set.columns {
            let default = serde_json::from_str(column.default).unwrap_or(Value::Null);
            body.insert(column.property(), default);
        }
        for property in ["createdon", "modifiedon"] {
            if body.contains_key(property) {
                body.insert(property.into(), SEEDED_AT.into());
            }
        }
        body.insert(set.id.into(), id.into());
    }
    if let Value::Object(values) = values {
        body.extend(values);
    }
    store::put(db, table, id, 0, &body)?;
    Ok(())
}
