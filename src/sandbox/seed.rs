//! The organization as it is on the first day: users, teams, business units, apps, views.
//! Ids are the same in every sandbox, so that scripts can be shown with them.

use rusqlite::Connection;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::definitions;
use super::facts::{self, metadata_id};
use super::privileges;
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
const TEAM_NAMES: [(&str, i64); 10] = [
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

/// The key under which the id of the organization is kept.
const ITSELF: &str = "organization";

/// Name of the organization of a fresh sandbox.
pub const ORGANIZATION: &str = "contoso";
/// Users of a fresh sandbox.
pub const USERS: u32 = 200;
/// Teams of a fresh sandbox.
pub const TEAMS: u32 = 10;

/// What a fresh sandbox holds.
#[derive(Debug, Clone)]
pub struct Seeds {
    /// How many users.
    pub users: u32,
    /// How many teams.
    pub teams: u32,
    /// Further rows by entity set.
    pub rows: Option<Value>,
    /// Name of the organization.
    pub organization: String,
}

impl Default for Seeds {
    fn default() -> Self {
        Self { users: USERS, teams: TEAMS, rows: None, organization: ORGANIZATION.to_owned() }
    }
}

fn id(kind: &str, name: &str) -> String {
    let name = format!("mopctl sandbox/{kind}/{name}");
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}

/// Id of the organization of a name: two sandboxes of different names are two environments.
pub fn organization_id(name: &str) -> String {
    id("organization", &name.to_lowercase())
}

/// Id of the organization that a database holds.
pub(super) fn organization(db: &Connection) -> rusqlite::Result<String> {
    Ok(store::setting(db, ITSELF)?.unwrap_or_else(|| organization_id(ORGANIZATION)))
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
    if store::setting(db, "seeded")?.is_some() {
        return Ok(());
    }
    // Another process may have filled it meanwhile.
    store::in_one(db, || match store::setting(db, "seeded")? {
        Some(_) => Ok(()),
        None => fill(db, &Seeds::default()),
    })
}

/// The tables of an organization beyond those that are built in.
pub(super) fn further_tables(db: &Connection) -> rusqlite::Result<String> {
    Ok(store::setting(db, definitions::KEY)?.unwrap_or_default())
}

/// Empties the organization and fills it again.
pub(super) fn reset(db: &Connection, seeds: &Seeds) -> Result<(), Fault> {
    let further = seeds.rows.as_ref().map(|rows| &rows[definitions::KEY]).filter(|value| !value.is_null());
    let further = further.map(definitions::lines).transpose()?.unwrap_or_default();
    facts::extend(further.clone());
    store::in_one(db, || {
        db.execute_batch("DELETE FROM row; DELETE FROM setting;")?;
        fill(db, seeds)?;
        Ok(store::set(db, definitions::KEY, &further)?)
    })
}

fn fill(db: &Connection, seeds: &Seeds) -> Result<(), Fault> {
    let itself = organization_id(&seeds.organization);
    store::set(db, ITSELF, &itself)?;
    put(db, "organization", &itself, json!({ "name": seeds.organization }))?;
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
    for name in privileges::ROLES {
        let itself = id("role", name);
        let body = json!({
            "name": name,
            "_businessunitid_value": root_unit(),
            "_parentrootroleid_value": itself,
        });
        put(db, "role", &id("role", name), body)?;
        for privilege in privileges::kept(name) {
            let own: Uuid = metadata_id("privilege", &privilege);
            let own = own.to_string();
            put(db, "privilege", &own, json!({ "name": privilege }))?;
            let link = id("roleprivileges", &format!("{name}/{privilege}"));
            put(db, "roleprivileges", &link, json!({ "roleid": id("role", name), "privilegeid": own }))?;
        }
    }
    give(db, &service_user(), privileges::ADMINISTRATOR)?;
    let (users, teams) = (seeds.users as usize, seeds.teams as usize);
    for at in 0..users {
        user(db, at)?;
    }
    for at in 0..teams {
        let (name, kind) = TEAM_NAMES[at % TEAM_NAMES.len()];
        let round = at / TEAM_NAMES.len();
        let name = if round == 0 { name.to_owned() } else { format!("{name} {}", round + 1) };
        team(db, at, &name, kind, users)?;
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
    if let Some(rows) = &seeds.rows {
        further(db, rows)?;
    }
    store::set(db, "seeded", "1")?;
    Ok(())
}

/// What `RetrieveTotalRecordCount` says in spite of the rows that are there, by table; the platform's
/// own answer is up to a day old. A key of a seed.
pub(super) const COUNTS: &str = "RetrieveTotalRecordCount";

/// Rows of a seed file, written as a client would write them, in the order of the file.
fn further(db: &Connection, rows: &Value) -> Result<(), Fault> {
    let Value::Object(sets) = rows else { return Err(Fault::bad("a seed is an object of entity sets")) };
    let writer = super::write::Writer {
        db,
        now: SEEDED_AT.to_owned(),
        user: service_user(),
        organization: organization(db)?,
        // References in a seed are relative.
        base: "seed:/".to_owned(),
    };
    for (name, rows) in sets {
        if name == definitions::KEY {
            continue;
        }
        if name == COUNTS {
            store::set(db, COUNTS, &rows.to_string())?;
            continue;
        }
        let set = schema::by_set(name).ok_or_else(|| Fault::no_resource(name))?;
        let Value::Array(rows) = rows else {
            return Err(Fault::bad(format!("`{name}` of a seed is a list of rows")));
        };
        for (at, row) in rows.iter().enumerate() {
            writer.seed(set, row).map_err(|fault| Fault {
                message: format!("row {} of {name}: {}", at + 1, fault.message),
                ..fault
            })?;
        }
    }
    Ok(())
}

fn user_id(at: usize) -> String {
    id("systemuser", &at.to_string())
}

/// Ana Lopez, Ben Lopez, … each name once, later ones with a number; two of the first two hundred are
/// disabled, one of them isn't a person.
fn user(db: &Connection, at: usize) -> Result<(), Fault> {
    let (first, last) = (FIRST[at % FIRST.len()], LAST[at / FIRST.len() % LAST.len()]);
    let round = at / (FIRST.len() * LAST.len());
    let number = if round == 0 { String::new() } else { (round + 1).to_string() };
    let plain = |name: &str| name.to_lowercase().replace('é', "e").replace('ü', "u").replace('\'', "");
    let address = format!("{}.{}{number}@contoso.com", plain(first), plain(last));
    let last = if round == 0 { last.to_owned() } else { format!("{last} {number}") };
    let unit = UNITS[1 + at % (UNITS.len() - 1)];
    let body = json!({
        "fullname": format!("{first} {last}"),
        "firstname": first,
        "lastname": last,
        "domainname": address,
        "internalemailaddress": address,
        "azureactivedirectoryobjectid": id("entra", &at.to_string()),
        "isdisabled": at == 198 || at == 199,
        "islicensed": at != 196,
        "accessmode": if at == 197 { 4 } else { 0 },
        "_businessunitid_value": id("businessunit", unit),
    });
    put(db, "systemuser", &user_id(at), body)?;
    give(db, &user_id(at), privileges::BASIC)?;
    give(db, &user_id(at), privileges::RESOURCE)
}

/// Gives a user a role.
fn give(db: &Connection, user: &str, role: &str) -> Result<(), Fault> {
    let link = id("systemuserroles", &format!("{user}/{role}"));
    put(db, "systemuserroles", &link, json!({ "systemuserid": user, "roleid": id("role", role) }))
}

fn team(db: &Connection, at: usize, name: &str, kind: i64, users: usize) -> Result<(), Fault> {
    let team = id("team", name);
    let entra = (kind >= 2).then(|| id("entra", name));
    let body = json!({
        "name": name,
        "teamtype": kind,
        "azureactivedirectoryobjectid": entra,
        "_businessunitid_value": root_unit(),
    });
    put(db, "team", &team, body)?;
    for member in (at % TEAM_NAMES.len()..users).step_by(TEAM_NAMES.len()).take(12) {
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
