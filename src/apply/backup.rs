//! What a profile was before it is written to.

use std::path::{Path, PathBuf};

use crate::config::{file_stem, make_private};
use crate::error::Error;
use crate::paths::replace_private;

/// Writes a backup into `folder` under the organization's id, and returns the file.
pub fn write_backup(folder: &Path, organization: &str, profile: &str, text: &str) -> Result<PathBuf, Error> {
    let folder = folder.join(organization);
    make_private(&folder)?;
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%S%.3fZ").to_string();
    let name = file_stem(profile);
    let unique = &uuid::Uuid::new_v4().simple().to_string()[..8];
    let file = folder.join(format!("{time}-{name}-{unique}.json"));
    // A file under its name is a whole one.
    replace_private(&file, text).map_err(|error| Error::io("write", &file, &error))?;
    Ok(file)
}
