//! Facts of an environment beside a profile's own content: identities, versions, states.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::people::{Directory, Membership};
use super::stored::{StoredAssociation, StoredItem, StoredProfile, StoredRows};
use super::{Located, Place, Profile};

/// A profile as an environment holds it now, drafts included.
#[derive(Debug, Clone)]
pub struct LiveProfile {
    /// `mobileofflineprofileid`.
    pub id: String,
    /// Version of the profile row.
    pub etag: String,
    /// Part of a managed solution.
    pub managed: bool,
    /// When it was last published.
    pub published_on: Option<String>,
    /// The last change of the profile row.
    pub modified: Option<Modified>,
    /// Tables with unpublished changes; the profile's own name when it has some itself.
    pub drafts: Vec<String>,
    /// The items.
    pub items: Vec<LiveItem>,
    /// Tables that the platform added itself and hides.
    pub hidden: Vec<String>,
    /// The content, in a file's terms.
    pub profile: Profile,
}

impl LiveProfile {
    /// Whether every part of it is published.
    pub fn is_published(&self) -> bool {
        self.published_on.is_some() && self.drafts.is_empty()
    }

    /// Whether it was published, and something of it wasn't since.
    pub fn changed_since_published(&self) -> bool {
        self.published_on.is_some() && !self.drafts.is_empty()
    }

    /// The profile in the platform's own shape, as a source of its own.
    pub fn stored(&self) -> StoredProfile {
        let description = self.profile.description.as_ref().map_or("", |text| text.value.as_str());
        stored_profile(self.profile.id, &self.profile.name, description, &self.items, self.profile.name.place)
    }
}

/// A profile in the platform's own shape; `place` stands for where it is.
pub fn stored_profile(
    id: Option<Uuid>,
    name: &str,
    description: &str,
    items: &[LiveItem],
    place: Place,
) -> StoredProfile {
    let part = |number: usize| Place::part_of(place.file, number);
    StoredProfile {
        id,
        name: Located::new(name.to_owned(), place),
        description: Located::new(description.to_owned(), place),
        items: items.iter().enumerate().map(|(number, item)| item.stored(part(number))).collect(),
    }
}

impl LiveItem {
    fn stored(&self, place: Place) -> StoredItem {
        let at = |value: &str| Located::new(value.to_owned(), place);
        StoredItem {
            id: Uuid::parse_str(&self.id).ok(),
            place,
            table: at(&self.table),
            schema_name: None,
            label: at(&self.label),
            rows: self.rows.clone(),
            rows_place: place,
            columns: Some(at(self.columns.as_deref().unwrap_or_default())),
            sync: self.sync.map(|sync| Located::new(sync, place)),
            associations: self
                .associations
                .iter()
                .map(|association| StoredAssociation {
                    id: Uuid::parse_str(&association.id).ok(),
                    relationship: at(&association.relationship),
                    label: at(&association.label),
                    filter: association.filter.as_deref().map(at),
                })
                .collect(),
            complete: true,
        }
    }
}

/// An item row.
#[derive(Debug, Clone)]
pub struct LiveItem {
    /// `mobileofflineprofileitemid`.
    pub id: String,
    /// Version of the row.
    pub etag: String,
    /// Logical name of the table.
    pub table: String,
    /// `name`.
    pub label: String,
    /// `selectedcolumns` as it is stored.
    pub columns: Option<String>,
    /// `syncintervalinminutes`.
    pub sync: Option<u64>,
    /// The row scope.
    pub rows: StoredRows,
    /// `canbefollowed`: no file says it, so it stays as it is.
    pub can_be_followed: bool,
    /// The last change of the row.
    pub modified: Option<Modified>,
    /// The associations.
    pub associations: Vec<LiveAssociation>,
}

/// When a row was last changed, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Modified {
    /// `modifiedon`, in UTC.
    pub on: String,
    /// The user: an id as it is read, a name once it was asked for; empty where nobody tells.
    pub by: String,
}

/// An association row.
#[derive(Debug, Clone)]
pub struct LiveAssociation {
    /// `mobileofflineprofileitemassociationid`.
    pub id: String,
    /// Schema name of the relationship (or name of the column it serves).
    pub relationship: String,
    /// `relationshipid`.
    pub relationship_id: String,
    /// `name`.
    pub label: String,
    /// `profileitemassociationentityfilter`.
    pub filter: Option<String>,
    /// The last change of the row.
    pub modified: Option<Modified>,
}

/// A profile row, without its items.
#[derive(Debug, Clone)]
pub struct ProfileRow {
    /// `mobileofflineprofileid`.
    pub id: String,
    /// Unique name.
    pub name: String,
    /// Description; empty where there is none.
    pub description: String,
    /// Version of the row.
    pub etag: String,
    /// Part of a managed solution.
    pub managed: bool,
    /// Whether the row itself has unpublished changes.
    pub draft: bool,
    /// When the profile was last published.
    pub published_on: Option<String>,
    /// The last change of the row.
    pub modified: Option<Modified>,
}

/// What an organization says about mobile offline; `None` where it doesn't tell ("organization
/// table/entity reference", learn.microsoft.com).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whether mobile offline is on (`IsMobileOfflineEnabled`).
    pub offline: Option<bool>,
    /// Whether the server's row wins over the device's (`IsConflictDetectionEnabledForMobileClient`).
    pub conflict_detection: Option<bool>,
    /// Whether people can sync when they want (`IsMobileClientOnDemandSyncEnabled`).
    pub on_demand_sync: Option<bool>,
    /// Minutes between syncs of tables without an interval of their own (`MobileOfflineSyncInterval`).
    pub sync_interval: Option<u64>,
    /// Id of the profile that is the default (`DefaultMobileOfflineProfileId`).
    pub default_profile: Option<String>,
    /// Id of the organization row.
    pub id: String,
    /// Version of the organization row.
    pub etag: String,
}

/// A model-driven app and the profiles among its components.
#[derive(Debug, Clone)]
pub struct AppRow {
    /// `appmoduleid`.
    pub id: String,
    /// `name`.
    pub name: String,
    /// `uniquename`.
    pub unique_name: String,
    /// Ids of the profiles that it has as components.
    pub profiles: Vec<String>,
}

/// A row of the Sync Error table ("Sync Error table reference", learn.microsoft.com).
#[derive(Debug, Clone)]
pub struct SyncError {
    /// `syncerrorid`.
    pub id: String,
    /// When the change from the device was tried, in UTC.
    pub time: String,
    /// Logical or display name of the table.
    pub table: String,
    /// `conflict`, `not-found`, `already-exists` or `other`.
    pub kind: &'static str,
    /// The platform's code.
    pub code: String,
    /// The platform's words.
    pub message: String,
    /// Id of the row.
    pub row: Option<String>,
    /// Id of the person whose change it was.
    pub owner: String,
    /// Name of that person.
    pub owner_name: String,
    /// Whether it is settled.
    pub resolved: bool,
}

/// What an environment says about people, roles and rows around its profiles.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// All memberships of the environment; `None` where they can't be read.
    pub memberships: Option<Vec<Membership>>,
    /// The people behind them.
    pub directory: Directory,
    /// What the organization says about mobile offline.
    pub settings: Settings,
    /// What the roles of people allow them, in lower case, by user; those who weren't asked about are
    /// missing.
    pub privileges: HashMap<String, HashSet<String>>,
    /// Profiles that people have through teams, by user.
    pub through_teams: HashMap<String, HashSet<String>>,
    /// Where users stand in the directory, by their id in lower case.
    pub users: HashMap<String, usize>,
    /// Users who have a Field Service role themselves; `None` where the environment has no such roles.
    pub field_service: Option<HashSet<String>>,
    /// Rows of tables, by logical name, at most a day old; those that weren't asked about are missing.
    pub counts: HashMap<String, u64>,
}

/// A profile row with what lists say about it.
#[derive(Debug, Clone)]
pub struct ProfileOverview {
    /// The row.
    pub row: ProfileRow,
    /// How many tables it holds.
    pub tables: usize,
    /// How many of them have changes that aren't published.
    pub drafts: usize,
    /// How many users and teams are on it; `None` where that can't be read.
    pub people: Option<(usize, usize)>,
    /// The last change of it, or of a table of it.
    pub modified: Option<Modified>,
    /// Names of the apps that use it; `None` where that can't be read.
    pub apps: Option<Vec<String>>,
}
