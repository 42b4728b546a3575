//! The writes that make an environment's profile what a file says, as data.

use serde::Serialize;

use crate::model::Place;
use crate::model::stored::StoredRows;

/// One write to the environment.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// Makes the profile.
    CreateProfile {
        /// Id of the new row.
        id: String,
        /// Name.
        name: String,
        /// Description.
        description: Option<String>,
    },
    /// Changes the profile row. It is written even when only its parts change: its version is how
    /// a publish claims the profile against another one.
    UpdateProfile {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
        /// Name.
        name: String,
        /// Description, where it changes.
        description: Option<String>,
    },
    /// Adds a table.
    CreateItem {
        /// Id of the new row.
        id: String,
        /// Id of the profile.
        profile: String,
        /// Logical name of the table.
        table: String,
        /// Name of the item.
        label: String,
        /// What it says.
        fields: Box<ItemFields>,
    },
    /// Changes a table.
    UpdateItem {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
        /// What it says, only what changes.
        fields: Box<ItemFields>,
    },
    /// Removes a table.
    DeleteItem {
        /// Id of the row.
        id: String,
        /// The version it must have.
        etag: String,
    },
    /// Adds a relationship, on the table that brings.
    CreateAssociation {
        /// Id of the new row.
        id: String,
        /// Id of the item that brings.
        item: String,
        /// Schema name of the relationship, or name of the column.
        relationship: String,
        /// `MetadataId` of it.
        relationship_id: String,
        /// Name of the association.
        label: String,
        /// `FetchXML` on the rows brought along.
        filter: Option<String>,
    },
    /// Changes the filter of a relationship.
    UpdateAssociation {
        /// Id of the row.
        id: String,
        /// `FetchXML` on the rows brought along; `None` clears it.
        filter: Option<String>,
    },
    /// Removes a relationship.
    DeleteAssociation {
        /// Id of the row.
        id: String,
    },
    /// Publishes the profile, and nothing else.
    Publish {
        /// Id of the profile.
        id: String,
    },
}

/// Columns of an item that a step writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ItemFields {
    /// The row scope.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<StoredRows>,
    /// `syncintervalinminutes`; the inner `None` clears it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sync: Option<Option<u64>>,
    /// `selectedcolumns`; the inner `None` clears it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Option<String>>,
    /// `canbefollowed` of an item that is made anew.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub can_be_followed: bool,
    /// Takes the view away that filtered the rows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub clear_view: bool,
}

/// A step and what it is for.
#[derive(Debug, Clone, Serialize)]
pub struct PlannedStep {
    /// The write.
    #[serde(flatten)]
    pub step: Step,
    /// The table it is about.
    #[serde(rename = "about", skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Where the file says so.
    #[serde(skip)]
    pub place: Option<Place>,
}

impl Step {
    /// Whether it takes something away.
    pub fn is_removal(&self) -> bool {
        matches!(self, Self::DeleteItem { .. } | Self::DeleteAssociation { .. })
    }
}

/// All writes of one profile, in order.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Name of the profile as the file writes it.
    pub profile: String,
    /// Id of the profile row, also of one that will be made.
    pub id: String,
    /// The writes; empty where the environment is as the file says.
    pub steps: Vec<PlannedStep>,
}
