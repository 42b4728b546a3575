//! What a profile was before a write, in a file: its rows as they came, who was on it, and its content
//! in a form that can be restored.
//!
//! `kind` is `mopctl-backup`, `format` is 1.

use std::cell::RefCell;
use std::io::Write;

use serde::ser::{Error, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::kept;
use crate::snapshot::ProfileFacts;

/// What the file says it is.
pub const KIND: &str = "mopctl-backup";
const FORMAT: u32 = 1;

/// The file; memberships of users are a list, or told one by one where it is written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Backup<Users = Vec<Value>> {
    kind: String,
    format: u32,
    tool: String,
    /// When it was taken, in UTC.
    pub taken: String,
    /// Who was signed in.
    pub by: String,
    /// What was about to be done.
    pub before: String,
    /// Name of the environment.
    pub environment: String,
    /// Id of the organization.
    pub organization: String,
    /// Name of the profile.
    pub name: String,
    /// Id of the profile.
    pub id: String,
    /// When it was last published.
    pub published_on: Option<String>,
    /// The content, with what wasn't published.
    pub content: ProfileFacts,
    /// What devices had, where not all of it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<ProfileFacts>,
    /// The rows as they came.
    pub rows: Rows<Users>,
}

/// Rows as the environment sent them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Rows<Users = Vec<Value>> {
    /// The profile.
    pub profile: Value,
    /// Its items.
    pub items: Vec<Value>,
    /// Their associations.
    pub associations: Vec<Value>,
    /// Memberships of users.
    pub users: Users,
    /// Memberships of teams.
    pub teams: Vec<Value>,
    /// Apps that use it, where the environment tells.
    #[serde(default)]
    pub apps: Vec<Value>,
}

/// Hears of one row after the other.
pub type Hear<'h> = &'h mut dyn FnMut(Value);

/// Rows that are told one by one while the file is written: there may be tens of thousands.
pub struct Told<'t>(RefCell<Box<Tell<'t>>>);

type Tell<'t> = dyn FnMut(Hear<'_>) -> Result<(), String> + 't;

impl<'t> Told<'t> {
    /// Rows that `tell` tells; where it fails, nothing is written.
    pub fn by(tell: impl FnMut(Hear<'_>) -> Result<(), String> + 't) -> Self {
        Self(RefCell::new(Box::new(tell)))
    }
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut rows = to.serialize_seq(None)?;
        let mut written = Ok(());
        let told = (self.0.borrow_mut())(&mut |row| {
            if written.is_ok() {
                written = rows.serialize_element(&row);
            }
        });
        written?;
        told.map_err(S::Error::custom)?;
        rows.end()
    }
}

/// Where and when a backup is taken.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// When, in UTC.
    pub taken: String,
    /// Who is signed in.
    pub by: String,
    /// What is about to be done.
    pub before: String,
    /// Name of the environment.
    pub environment: String,
    /// Id of the organization.
    pub organization: String,
}

impl<Users: Serialize> Backup<Users> {
    /// A backup of a profile.
    pub fn of(
        occasion: &Occasion,
        (name, id, published_on): (&str, &str, Option<String>),
        (content, published): (ProfileFacts, Option<ProfileFacts>),
        rows: Rows<Users>,
    ) -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            taken: occasion.taken.clone(),
            by: occasion.by.clone(),
            before: occasion.before.clone(),
            environment: occasion.environment.clone(),
            organization: occasion.organization.clone(),
            name: name.to_owned(),
            id: id.to_owned(),
            published_on,
            content,
            published,
            rows,
        }
    }

    /// Writes the file.
    pub fn write(&self, to: &mut impl Write) -> std::io::Result<()> {
        kept::write(self, to)
    }
}

impl Backup {
    /// Reads the file; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let backup: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        kept::check((&backup.kind, backup.format), (KIND, FORMAT))?;
        Ok(backup)
    }
}
