//! What was last published of a profile, so that later a difference can be told: is the file ahead, or
//! did the environment change? One JSON file for each profile, beside the configuration, to be committed.
//!
//! `kind` is `mopctl-applied`, `format` is 1. It holds the content and the versions of the rows, no people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::checksum::sha256;
use crate::kept;
use crate::model::facts::LiveProfile;
use crate::model::{Place, Profile};
use crate::saved_plan::versions;
use crate::snapshot::ProfileFacts;
use crate::stored;

/// What the file says it is.
pub const KIND: &str = "mopctl-applied";
const FORMAT: u32 = 1;

/// The file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Applied {
    kind: String,
    format: u32,
    tool: String,
    /// Name of the environment.
    pub environment: String,
    /// Id of the organization.
    pub organization: String,
    /// Id of the profile there.
    pub id: String,
    /// Name of the profile.
    pub profile: String,
    /// When it was published; none for drafts that never were.
    pub published_on: Option<String>,
    /// Versions of the profile row and of its items, by id.
    versions: BTreeMap<String, String>,
    /// SHA-256 of the content.
    hash: String,
    content: ProfileFacts,
}

impl Applied {
    /// What an environment holds after a publish.
    pub fn of(live: &LiveProfile, environment: &str, organization: &str) -> Self {
        let content = ProfileFacts::of(live);
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            environment: environment.to_owned(),
            organization: organization.to_owned(),
            id: live.id.clone(),
            profile: live.profile.name.value.clone(),
            published_on: live.published_on.clone(),
            versions: versions(Some(live)),
            hash: hash(&content),
            content,
        }
    }

    /// Reads the file; the error says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let applied: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        kept::check((&applied.kind, applied.format), (KIND, FORMAT))?;
        if applied.hash != hash(&applied.content) {
            return Err("its content was changed by hand".to_owned());
        }
        Ok(applied)
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        kept::text(self)
    }

    /// The same record after only these tables were published: what else is there isn't known to be meant.
    #[must_use]
    pub fn with_tables(&self, live: &LiveProfile, tables: &[String]) -> Self {
        let mut applied = self.clone();
        applied.content.take_tables(&ProfileFacts::of(live), tables);
        applied.published_on.clone_from(&live.published_on);
        applied.versions = versions(Some(live));
        applied.hash = hash(&applied.content);
        applied
    }

    /// The profile as it was.
    pub fn profile(&self, place: Place, catalog: &Catalog) -> Profile {
        stored::to_profile(self.content.stored(place), catalog)
    }

    /// Whether the rows of a profile are those that were written then, drafts included.
    pub fn is_current(&self, live: &LiveProfile) -> bool {
        self.versions == versions(Some(live)) && self.hash == hash(&ProfileFacts::of(live))
    }
}

fn hash(content: &ProfileFacts) -> String {
    sha256(serde_json::to_string(content).unwrap_or_default().as_bytes())
}
