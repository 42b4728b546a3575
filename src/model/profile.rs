//! A mobile offline profile and its tables.

use uuid::Uuid;

use super::{Brings, Located, People, Place, Relationship, RowRule, SyncInterval, same_name};

/// A mobile offline profile, whatever source it came from.
/// `None` means "not managed": the source says nothing about it.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Identity in the source it was read from; files of ours have none.
    pub id: Option<Uuid>,
    /// Unique name; empty where a file gives none.
    pub name: Located<String>,
    /// Description; the platform takes up to 2000 characters.
    pub description: Option<Located<String>>,
    /// The name the profile had; publishing renames that profile.
    pub renamed_from: Option<Located<String>>,
    /// The vendor default the profile extends; `field-service` is the only one.
    pub based_on: Option<Located<String>>,
    /// What happens to what isn't listed.
    pub manage: Manage,
    /// The tables, in the source's order; a name occurs once.
    pub tables: Vec<Table>,
    /// Who is meant to be on the profile.
    pub people: Option<People>,
    /// Unique names of model-driven apps.
    pub apps: Option<Vec<Located<String>>>,
    /// Limits of one's own.
    pub budget: Option<Budget>,
    /// Values of variables that were put in.
    pub inserted: Vec<String>,
    /// False where parts of the source couldn't be read.
    pub complete: bool,
}

impl Profile {
    /// The table of that logical name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| same_name(&table.name, name))
    }

    /// Whether field technicians work with it: it holds bookings or work orders.
    pub fn is_field_service(&self) -> bool {
        ["bookableresourcebooking", "msdyn_workorder"].iter().any(|table| self.table(table).is_some())
    }
}

/// What a publish does with tables and relationships that the file doesn't list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Manage {
    /// They are removed.
    #[default]
    Whole,
    /// They are left alone.
    Listed,
}

/// One table of a profile.
#[derive(Debug, Clone)]
pub struct Table {
    /// Logical name.
    pub name: Located<String>,
    /// Where the whole entry stands.
    pub place: Place,
    /// Name of the profile item.
    pub label: Option<Located<String>>,
    /// How often the table syncs; `None`: no value is stored and the platform decides.
    pub sync: Option<Located<SyncInterval>>,
    /// The row rules; may be empty, so that a rule can explain it.
    pub rows: Vec<Located<RowRule>>,
    /// The tables whose rows bring rows of this one along.
    pub related_to: Vec<Relationship>,
    /// Imported associations of unknown direction, see [`Brings`].
    pub brings: Vec<Brings>,
    /// The columns on the device.
    pub columns: Option<Located<Columns>>,
    /// The image columns on the device.
    pub images: Option<Vec<Located<String>>>,
    /// Whether the files of the table are on the device (all or none).
    pub files: Option<Located<bool>>,
    /// False where parts of the entry couldn't be read; rules about the entry then stay silent.
    pub complete: bool,
}

impl Table {
    /// Whether a rule of this word is set.
    pub fn has_rule(&self, word: &str) -> bool {
        self.rows.iter().any(|rule| rule.word() == word)
    }

    /// The columns on the device, where only some are.
    pub fn selected_columns(&self) -> Option<&[Located<String>]> {
        match &self.columns.as_ref()?.value {
            Columns::Only(columns) => Some(columns),
            Columns::All => None,
        }
    }
}

/// Which columns of a table reach the device.
#[derive(Debug, Clone)]
pub enum Columns {
    /// All of them.
    All,
    /// These.
    Only(Vec<Located<String>>),
}

/// Limits that a profile sets itself.
#[derive(Debug, Clone, Default)]
pub struct Budget {
    /// Rows on a device.
    pub rows: Option<Located<u64>>,
    /// Tables in the profile.
    pub tables: Option<Located<u64>>,
}
