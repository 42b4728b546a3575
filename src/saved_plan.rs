//! A plan in a file: what is wanted, what was there, the writes in between. Publishing it makes exactly
//! these writes or none.
//!
//! `kind` is `mopctl-plan`, `format` is 1. `text` is the wanted profile as a profile file, `before` what the
//! environment held, `versions` the rows it held it in, `steps` the writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::checksum::sha256;
use crate::kept;
use crate::model::facts::LiveProfile;
use crate::snapshot::ProfileFacts;

/// What the file says it is.
pub const KIND: &str = "mopctl-plan";
const FORMAT: u32 = 1;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
pub struct SavedPlan {
    kind: String,
    format: u32,
    /// Version of the program that made it.
    pub tool: String,
    /// When it was made, in UTC.
    pub created: String,
    /// Name of the environment.
    pub environment: String,
    /// Its host.
    pub host: String,
    /// Id of the organization.
    pub organization: String,
    /// Whether it stops before publishing.
    pub draft: bool,
    /// Tables to be enabled for mobile offline first.
    pub enable_tables: Vec<String>,
    /// Apps that are made to use profiles.
    pub attach_apps: Vec<SavedAttachment>,
    /// The profiles.
    pub profiles: Vec<SavedProfile>,
    checksum: String,
}

/// An app that is made to use a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAttachment {
    /// Unique name of the app.
    pub app: String,
    /// Name of the profile.
    pub profile: String,
}

/// One profile of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SavedProfile {
    /// Its name.
    pub profile: String,
    /// Its id, also of one that will be made.
    pub id: String,
    /// The profile as a file would say it.
    pub text: String,
    /// Rows and their versions.
    pub versions: BTreeMap<String, String>,
    /// What the environment held.
    pub before: Option<ProfileFacts>,
    /// The writes.
    pub steps: Value,
}

/// What a plan is about, beside its profiles.
#[derive(Debug, Clone)]
pub struct About {
    /// When it is made, in UTC.
    pub created: String,
    /// Name of the environment.
    pub environment: String,
    /// Its host.
    pub host: String,
    /// Id of the organization.
    pub organization: String,
    /// Whether it stops before publishing.
    pub draft: bool,
    /// Tables to be enabled for mobile offline first.
    pub enable_tables: Vec<String>,
    /// Apps that are made to use profiles.
    pub attach_apps: Vec<SavedAttachment>,
}

impl SavedPlan {
    /// A plan of these profiles.
    pub fn of(about: About, profiles: Vec<SavedProfile>) -> Self {
        let mut plan = Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            created: about.created,
            environment: about.environment,
            host: about.host,
            organization: about.organization,
            draft: about.draft,
            enable_tables: about.enable_tables,
            attach_apps: about.attach_apps,
            profiles,
            checksum: String::new(),
        };
        plan.checksum = plan.sum();
        plan
    }

    /// How much of a file says what it is, in bytes.
    pub const HEAD: u64 = 200;

    /// Whether a file is meant to be a plan, by how it begins.
    pub fn is_meant(start: &str) -> bool {
        start.trim_start().starts_with('{') && start.contains(KIND)
    }

    /// Reads the file; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let plan: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        kept::check((&plan.kind, plan.format), (KIND, FORMAT))?;
        if plan.checksum != plan.sum() {
            return Err("its checksum doesn't fit: it was changed after it was made".to_owned());
        }
        Ok(plan)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        kept::text(self)
    }

    fn sum(&self) -> String {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        value["checksum"] = Value::Null;
        sha256(value.to_string().as_bytes())
    }
}

/// Versions of the profile row and of its items, by id.
pub fn versions(live: Option<&LiveProfile>) -> BTreeMap<String, String> {
    let rows = live.into_iter().flat_map(|live| {
        let items = live.items.iter().map(|item| (item.id.clone(), item.etag.clone()));
        items.chain([(live.id.clone(), live.etag.clone())])
    });
    rows.collect()
}
