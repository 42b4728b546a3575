//! What a profile was before a write, in a file: its rows as they came, who was on it, and its content
//! in a form that can be restored.
//!
//! `kind` is `mopctl-backup`, `format` is 1.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::kept;
use crate::snapshot::ProfileFacts;

/// What the file says it is.
pub const KIND: &str = "mopctl-backup";
const FORMAT: u32 = 1;

/// The file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Backup {
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
    pub rows: Rows,
}

/// Rows as the environment sent them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Rows {
    /// The profile.
    pub profile: Value,
    /// Its items.
    pub items: Vec<Value>,
    /// Their associations.
    pub associations: Vec<Value>,
    /// Memberships of users.
    pub users: Vec<Value>,
    /// Memberships of teams.
    pub teams: Vec<Value>,
    /// Apps that use it, where the environment tells.
    #[serde(default)]
    pub apps: Vec<Value>,
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

impl Backup {
    /// A backup of a profile.
    pub fn of(
        occasion: &Occasion,
        (name, id, published_on): (&str, &str, Option<String>),
        (content, published): (ProfileFacts, Option<ProfileFacts>),
        rows: Rows,
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

    /// Reads the file; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let backup: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        kept::check((&backup.kind, backup.format), (KIND, FORMAT))?;
        Ok(backup)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        kept::text(self)
    }
}
