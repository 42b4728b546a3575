//! A profile in the platform's own shape, as solution files and the Web API hold it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Located, Place};

/// A `mobileofflineprofile` row with its items.
#[derive(Debug, Clone)]
pub struct StoredProfile {
    /// `mobileofflineprofileid`.
    pub id: Option<Uuid>,
    /// `name`.
    pub name: Located<String>,
    /// `description`; empty where there is none.
    pub description: Located<String>,
    /// The items.
    pub items: Vec<StoredItem>,
}

/// A `mobileofflineprofileitem` row with its associations.
#[derive(Debug, Clone)]
pub struct StoredItem {
    /// `mobileofflineprofileitemid`, where the source tells it.
    pub id: Option<Uuid>,
    /// Where the item stands.
    pub place: Place,
    /// Logical name of the table.
    pub table: Located<String>,
    /// Schema name of the table, where the source tells it.
    pub schema_name: Option<String>,
    /// `name`.
    pub label: Located<String>,
    /// The row scope.
    pub rows: StoredRows,
    /// Place of the row scope.
    pub rows_place: Place,
    /// `selectedcolumns` as text; `None` where the source can't say.
    pub columns: Option<Located<String>>,
    /// `syncintervalinminutes`.
    pub sync: Option<Located<u64>>,
    /// The associations.
    pub associations: Vec<StoredAssociation>,
    /// False where parts of the item couldn't be read.
    pub complete: bool,
}

/// The row scope of an item (`mobileofflineprofileitem`, Dataverse table reference).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StoredRows {
    /// `recorddistributioncriteria`: 0 related, 1 all, 2 other data filter, 3 custom.
    pub criteria: i64,
    /// `recordsownedbyme`.
    pub mine: bool,
    /// `recordsownedbymyteam`.
    pub team: bool,
    /// `recordsownedbymybusinessunit`.
    pub business_unit: bool,
    /// `profileitementityfilter`.
    pub filter: Option<String>,
    /// Name of the view in `profileitemrule`.
    pub view: Option<String>,
}

/// A `mobileofflineprofileitemassociation` row.
#[derive(Debug, Clone)]
pub struct StoredAssociation {
    /// `mobileofflineprofileitemassociationid`, where the source tells it.
    pub id: Option<Uuid>,
    /// Schema name of the relationship (`relationshipdisplayname`).
    pub relationship: Located<String>,
    /// `name`.
    pub label: Located<String>,
    /// `profileitemassociationentityfilter`.
    pub filter: Option<Located<String>>,
}
