//! What an organization says about mobile offline besides its profiles: settings, apps, sync errors.

use serde_json::Value;

use super::errors::Failure;
use super::odata::{encode, etag, some_text, text};
use super::session::Session;
use crate::model::facts::{AppRow, Settings, SyncError};

/// The component type of a mobile offline profile, seen in exported apps.
const PROFILE: u32 = 161;

/// What the organization says about mobile offline.
pub fn read_settings(session: &Session) -> Result<Settings, Failure> {
    let columns = "organizationid,ismobileofflineenabled,isconflictdetectionenabledformobileclient,\
                   ismobileclientondemandsyncenabled,mobileofflinesyncinterval,_defaultmobileofflineprofileid_value";
    let rows = session.list(&format!("organizations?$select={columns}"))?;
    let row = rows.first().cloned().unwrap_or_default();
    let flag = |name: &str| row[name].as_bool();
    Ok(Settings {
        offline: flag("ismobileofflineenabled"),
        conflict_detection: flag("isconflictdetectionenabledformobileclient"),
        on_demand_sync: flag("ismobileclientondemandsyncenabled"),
        sync_interval: row["mobileofflinesyncinterval"].as_u64(),
        default_profile: some_text(&row, "_defaultmobileofflineprofileid_value"),
        id: text(&row, "organizationid"),
        etag: etag(&row),
    })
}

/// All model-driven apps with the profiles among their components.
pub fn read_apps(session: &Session) -> Result<Vec<AppRow>, Failure> {
    let apps = session.list("appmodules?$select=appmoduleid,appmoduleidunique,name,uniquename")?;
    let filter = encode(&format!("componenttype eq {PROFILE}"));
    let components = session
        .list(&format!("appmodulecomponents?$select=objectid,_appmoduleidunique_value&$filter={filter}"))?;
    let of = |app: &Value| -> Vec<String> {
        // The lookup holds the unique id of an app; some read it as the app's own.
        let ids = [text(app, "appmoduleidunique"), text(app, "appmoduleid")];
        let own = components.iter().filter(|row| ids.contains(&text(row, "_appmoduleidunique_value")));
        own.map(|row| text(row, "objectid")).collect()
    };
    let mut rows: Vec<AppRow> = apps
        .iter()
        .map(|app| AppRow {
            id: text(app, "appmoduleid"),
            name: text(app, "name"),
            unique_name: text(app, "uniquename"),
            profiles: of(app),
        })
        .collect();
    rows.sort_by_key(|app| app.name.to_lowercase());
    Ok(rows)
}

/// The apps that have a profile as a component.
pub fn read_apps_of(session: &Session, profile: &str) -> Result<Vec<AppRow>, Failure> {
    let mut apps = read_apps(session)?;
    apps.retain(|app| app.profiles.iter().any(|id| id.eq_ignore_ascii_case(profile)));
    Ok(apps)
}

/// Tables that still have an organization data filter, which the platform no longer uses.
pub fn read_filtered_tables(session: &Session) -> Result<Vec<String>, Failure> {
    let rows = session.list("EntityDefinitions?$select=LogicalName,MobileOfflineFilters")?;
    let has_filter = |row: &&Value| some_text(row, "MobileOfflineFilters").is_some();
    let mut names: Vec<String> = rows.iter().filter(has_filter).map(|row| text(row, "LogicalName")).collect();
    names.sort();
    Ok(names)
}

/// Changes from devices that couldn't be made, the newest first; at most this many.
pub fn read_sync_errors(
    session: &Session,
    conditions: &[String],
    most: usize,
) -> Result<Vec<SyncError>, Failure> {
    let columns = "syncerrorid,name,action,errorcode,errormessage,errortime,errortype,statecode,\
                   _ownerid_value,_regardingobjectid_value";
    let mut path = format!("syncerrors?$select={columns}&$orderby=errortime%20desc&$top={most}");
    if !conditions.is_empty() {
        path.push_str(&format!("&$filter={}", encode(&conditions.join(" and "))));
    }
    let rows = session.list(&path)?;
    Ok(rows.iter().map(sync_error).collect())
}

fn sync_error(row: &Value) -> SyncError {
    SyncError {
        id: text(row, "syncerrorid"),
        time: text(row, "errortime"),
        table: text(row, "name"),
        kind: match row["errortype"].as_i64() {
            Some(0) => "conflict",
            Some(1) => "not-found",
            Some(2) => "already-exists",
            _ => "other",
        },
        code: text(row, "errorcode"),
        message: text(row, "errormessage"),
        row: some_text(row, "_regardingobjectid_value"),
        owner: text(row, "_ownerid_value"),
        owner_name: String::new(),
        resolved: row["statecode"].as_i64() == Some(1),
    }
}
