//! What a profile was before it is written to.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::backup::Backup;
use crate::config::{file_stem, make_private};
use crate::error::Error;
use crate::paths::replace_private_with;

/// Writes a backup into `folder` under the organization's id, and returns the file.
pub fn write_backup(folder: &Path, backup: &Backup<impl Serialize>) -> Result<PathBuf, Error> {
    let folder = folder.join(&backup.organization);
    make_private(&folder)?;
    let time = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%S%.3fZ").to_string();
    let name = file_stem(&backup.name);
    let unique = &uuid::Uuid::new_v4().simple().to_string()[..8];
    let file = folder.join(format!("{time}-{name}-{unique}.json"));
    // A file under its name is a whole one.
    replace_private_with(&file, |out| backup.write(out))
        .map_err(|error| Error::io("write", &file, &error))?;
    Ok(file)
}
