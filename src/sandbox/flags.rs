//! Flags of tables that somebody changed: `PUT EntityDefinitions(…)` ("Create and update table
//! definitions using the Web API", learn.microsoft.com). Everything else about a table stays as it is.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::facts::{TableFacts, metadata_id};
use super::store;
use super::wire::{Answer, Fault, Request};

const SETTING: &str = "tables";

/// The flags of a table as they are now.
#[derive(Debug, Clone)]
pub(super) struct Flags {
    pub(super) offline: bool,
    pub(super) mobile: bool,
    pub(super) tracking: bool,
    /// The obsolete organization data filter.
    pub(super) filter: Option<String>,
    /// Whether its labels were lost, by a change that didn't ask to merge them.
    pub(super) unlabelled: bool,
}

/// All flags that were changed.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay(Value);

impl Overlay {
    pub(super) fn read(db: &Connection) -> Result<Self, Fault> {
        let text = store::setting(db, SETTING)?;
        Ok(Self(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(|| json!({}))))
    }

    pub(super) fn of(&self, table: &TableFacts) -> Flags {
        let known = &self.0[table.logical];
        let flag = |name: &str, otherwise: bool| known[name].as_bool().unwrap_or(otherwise);
        Flags {
            offline: flag("offline", table.offline),
            mobile: flag("mobile", table.offline),
            tracking: flag("tracking", table.tracking),
            filter: known["filter"].as_str().map(str::to_owned),
            unlabelled: flag("unlabelled", false),
        }
    }

    /// A number that is another one after every change.
    pub(super) fn version(&self) -> u64 {
        self.0["version"].as_u64().unwrap_or_default()
    }
}

/// Changes the flags of a table.
pub(super) fn put(db: &Connection, request: &Request, table: &TableFacts) -> Result<Answer, Fault> {
    let body = request.json()?;
    let id = metadata_id("table", table.logical).to_string();
    if !body["MetadataId"].as_str().is_some_and(|known| known.eq_ignore_ascii_case(&id))
        || body["LogicalName"].as_str().is_none_or(|name| name != table.logical)
    {
        return Err(Fault::bad("MetadataId and LogicalName of the entity must be those of the entity."));
    }
    let mut overlay = Overlay::read(db)?;
    let before = overlay.of(table);
    let managed = |name: &str| body[name]["Value"].as_bool().or_else(|| body[name].as_bool());
    let offline = managed("IsAvailableOffline").unwrap_or(before.offline);
    let mobile = managed("IsOfflineInMobileClient").unwrap_or(before.mobile);
    let tracking = managed("ChangeTrackingEnabled").unwrap_or(before.tracking);
    if !tracking && mobile {
        return Err(Fault::new(
            400,
            "0x800609a1",
            format!(
                "Change tracking can't be disabled for the {} entity as long as it is enabled for mobile offline.",
                table.display
            ),
        ));
    }
    let merges = request.header("mscrm.mergelabels").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let version = overlay.version() + 1;
    overlay.0[table.logical] = json!({
        "offline": offline,
        "mobile": mobile,
        "tracking": tracking,
        "filter": body.get("MobileOfflineFilters").map_or_else(|| json!(before.filter), Value::clone),
        "unlabelled": before.unlabelled || !merges,
    });
    overlay.0["version"] = version.into();
    store::set(db, SETTING, &overlay.0.to_string())?;
    Ok(Answer::empty(204))
}
