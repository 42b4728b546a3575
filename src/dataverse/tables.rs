//! Flags of tables that mobile offline asks for.

use serde_json::{Value, json};

use super::errors::Failure;
use super::odata::text;
use super::session::Session;

/// The definition of a table, and what of it matters offline.
#[derive(Debug, Clone)]
pub struct TableFlags {
    /// Logical name.
    pub table: String,
    /// `IsAvailableOffline` and `IsOfflineInMobileClient`.
    pub offline: bool,
    /// `ChangeTrackingEnabled`.
    pub tracking: bool,
    /// Whether it can be changed at all (`IsCustomizable`).
    pub customizable: bool,
    definition: Value,
}

/// Reads the flags of a table; `None` where there is no such table.
pub fn read_table_flags(session: &Session, table: &str) -> Result<Option<TableFlags>, Failure> {
    let path = format!("EntityDefinitions(LogicalName='{}')", table.to_ascii_lowercase().replace('\'', "''"));
    let definition = match session.get(&path) {
        Err(Failure::Service(error)) if error.status == 404 => return Ok(None),
        outcome => outcome?,
    };
    let managed = |name: &str| definition[name]["Value"].as_bool();
    Ok(Some(TableFlags {
        table: text(&definition, "LogicalName"),
        // Which of the two the service asks for isn't documented, so both must be on.
        offline: definition["IsAvailableOffline"].as_bool() != Some(false)
            && managed("IsOfflineInMobileClient") != Some(false),
        tracking: definition["ChangeTrackingEnabled"].as_bool() != Some(false),
        customizable: managed("IsCustomizable") != Some(false),
        definition,
    }))
}

impl TableFlags {
    /// Whether nothing is left to do.
    pub fn is_enabled(&self) -> bool {
        self.offline && self.tracking
    }

    /// Path and body that enable the table: its definition as it was read, but for the flags, because a
    /// `PUT` replaces all of it ("Create and update table definitions using the Web API").
    pub fn enabling(&self) -> (String, Value) {
        let mut body = self.definition.clone();
        if let Some(properties) = body.as_object_mut() {
            properties.retain(|name, _| !name.contains('@'));
            properties.insert("@odata.type".into(), "Microsoft.Dynamics.CRM.EntityMetadata".into());
        }
        body["IsAvailableOffline"] = true.into();
        body["ChangeTrackingEnabled"] = true.into();
        let mobile = &mut body["IsOfflineInMobileClient"];
        if mobile.is_object() {
            mobile["Value"] = true.into();
        } else {
            *mobile = json!({
                "Value": true,
                "CanBeChanged": true,
                "ManagedPropertyLogicalName": "isofflineinmobileclient",
            });
        }
        (format!("EntityDefinitions(LogicalName='{}')", self.table), body)
    }
}
