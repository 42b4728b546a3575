//! `AddAppComponents` and `RemoveAppComponents`: profiles as components of apps, type 161. The messages
//! are documented for other components; that they take profiles is an assumption.

use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::Uuid;

use super::store::{self, Row, View};
use super::wire::{Answer, Fault, Request};

const PROFILE: i64 = 161;

/// Adds profiles to an app.
pub(super) fn add(db: &Connection, request: &Request) -> Result<Answer, Fault> {
    let (app, profiles) = asked(db, request)?;
    for profile in profiles {
        if components(db, &app)?.iter().any(|row| row.text("objectid") == profile) {
            continue;
        }
        let id = Uuid::new_v4().to_string();
        let body = json!({
            "appmodulecomponentid": id,
            "_appmoduleidunique_value": app.text("appmoduleidunique"),
            "objectid": profile,
            "componenttype": PROFILE,
        });
        let body = body.as_object().cloned().unwrap_or_default();
        store::put(db, "appmodulecomponent", &id, 0, &body)?;
    }
    Ok(Answer::empty(204))
}

/// Takes profiles away from an app.
pub(super) fn remove(db: &Connection, request: &Request) -> Result<Answer, Fault> {
    let (app, profiles) = asked(db, request)?;
    for row in components(db, &app)? {
        if profiles.iter().any(|profile| row.text("objectid") == profile) {
            store::remove(db, "appmodulecomponent", &row.id)?;
        }
    }
    Ok(Answer::empty(204))
}

fn components(db: &Connection, app: &Row) -> Result<Vec<Row>, Fault> {
    let mut rows = store::rows(db, "appmodulecomponent", View::Published, None)?;
    rows.retain(|row| row.text("_appmoduleidunique_value") == app.text("appmoduleidunique"));
    Ok(rows)
}

/// The app and the profiles that a request names.
fn asked(db: &Connection, request: &Request) -> Result<(Row, Vec<String>), Fault> {
    let body = request.json()?;
    let id = guid(&body["AppId"])?;
    let Some(app) = store::row(db, "appmodule", &id, View::Published)? else {
        return Err(Fault::not_found("appmodule", &id));
    };
    let mut profiles = Vec::new();
    for component in body["Components"].as_array().into_iter().flatten() {
        let id = guid(&component["mobileofflineprofileid"])?;
        if store::row(db, "mobileofflineprofile", &id, View::Draft)?.is_none() {
            return Err(Fault::not_found("mobileofflineprofile", &id));
        }
        profiles.push(id);
    }
    Ok((app, profiles))
}

fn guid(value: &Value) -> Result<String, Fault> {
    let id = value.as_str().and_then(|text| Uuid::parse_str(text).ok());
    id.map(|id| id.to_string()).ok_or_else(|| Fault::bad("A GUID was expected."))
}
