//! The environments that `mopctl env` keeps: `environments.json` in the user's configuration folder.
//! It names environments and how to sign in, never secrets.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{lock_file, make_private, user_folder};
use crate::error::{Error, Kind};
use crate::paths::replace;

/// Name of the file.
const FILE_NAME: &str = "environments.json";
/// Version of the file.
const FORMAT: u32 = 1;

/// What the file holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    format: u32,
    /// The environment that is meant where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The environments by name.
    #[serde(default)]
    pub environments: BTreeMap<String, NamedEnvironment>,
}

/// An environment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedEnvironment {
    /// Root URL.
    pub url: String,
    /// Whether it is written to only when `--env` names it on the command line.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub protected: bool,
}

impl Default for Named {
    fn default() -> Self {
        Self { format: FORMAT, default: None, environments: BTreeMap::new() }
    }
}

/// Where the file lies, unless there is no home folder.
pub fn file() -> Option<PathBuf> {
    user_folder().map(|folder| folder.join(FILE_NAME))
}

impl Named {
    /// Changes the file while no other process does; returns where it lies.
    pub fn change(work: impl FnOnce(&mut Self) -> Result<(), Error>) -> Result<PathBuf, Error> {
        let file = file().ok_or_else(|| {
            Error::new(Kind::Config, "there is no home folder to keep environments in")
                .hint("set MOPCTL_CONFIG_DIR to a folder")
        })?;
        if let Some(folder) = file.parent() {
            make_private(folder)?;
        }
        let (lock, path) = lock_file(&file)?;
        lock.lock().map_err(|error| Error::io("lock", &path, &error))?;
        let mut named = Self::read()?;
        work(&mut named)?;
        named.write(&file)?;
        Ok(file)
    }

    /// Reads the file; none is an empty one.
    pub fn read() -> Result<Self, Error> {
        let Some(file) = file().filter(|file| file.is_file()) else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(&file).map_err(|error| Error::io("read", &file, &error))?;
        let named: Self = serde_json::from_str(&text).map_err(|error| broken(&file, &error.to_string()))?;
        if named.format == FORMAT {
            return Ok(named);
        }
        Err(broken(&file, &format!("its format is {}, this version reads {FORMAT}", named.format)))
    }

    /// Writes the file in one step.
    fn write(&self, file: &Path) -> Result<(), Error> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Error::new(Kind::Internal, error.to_string()))?;
        replace(file, &(text + "\n")).map_err(|error| Error::io("write", file, &error))
    }
}

fn broken(file: &Path, why: &str) -> Error {
    Error::new(Kind::Config, format!("{} can't be read: {why}", file.display()))
        .hint("mend it, or remove it and add the environments again with `mopctl env add`")
}
