//! What a profile was before it is written to.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::config::{create_private, make_private};
use crate::error::Error;

/// Writes a backup into `folder` under the organization's id, and returns the file.
pub fn write_backup(
    folder: &Path,
    organization: &str,
    profile: &str,
    content: &Value,
) -> Result<PathBuf, Error> {
    let folder = folder.join(organization);
    make_private(&folder)?;
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%S%.3fZ").to_string();
    let name: String = profile
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' })
        .take(60)
        .collect();
    let unique = &uuid::Uuid::new_v4().simple().to_string()[..8];
    let file = folder.join(format!("{time}-{name}-{unique}.json"));
    let mut out = create_private(&file)?;
    out.write_all(format!("{content:#}\n").as_bytes())
        .and_then(|()| out.sync_all())
        .map_err(|error| Error::io("write", &file, &error))?;
    Ok(file)
}
