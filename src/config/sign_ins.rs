//! Who is signed in where: `sign-ins.json` in the state folder, readable for this user alone.

use std::collections::BTreeMap;
use std::fs::TryLockError;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{lock_file, state_folder};
use crate::error::{Error, Kind};
use crate::paths::replace_private;

/// Name of the file.
const FILE_NAME: &str = "sign-ins.json";
/// Version of the file.
const FORMAT: u32 = 1;

/// What the file holds.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIns {
    format: u32,
    /// Sign-ins by the root URL of the environment.
    #[serde(default)]
    pub environments: BTreeMap<String, SignIn>,
}

/// A sign-in. It is never shown.
#[derive(Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The sign-in service.
    pub authority: String,
    /// The tenant.
    pub tenant: String,
    /// The application.
    pub client: String,
    /// What tokens are renewed with.
    pub refresh_token: String,
    /// The last token.
    pub access_token: Option<String>,
    /// When it ends, in seconds since 1970.
    pub ends: Option<u64>,
}

impl Default for SignIns {
    fn default() -> Self {
        Self { format: FORMAT, environments: BTreeMap::new() }
    }
}

/// Where the file lies.
pub fn file() -> Result<PathBuf, Error> {
    Ok(state_folder()?.join(FILE_NAME))
}

impl SignIns {
    /// Keeps other processes from changing the file as long as the answer lives.
    pub fn lock() -> Result<std::fs::File, Error> {
        let (lock, path) = lock_file(&file()?)?;
        lock.lock().map_err(|error| Error::io("lock", &path, &error))?;
        Ok(lock)
    }

    /// The same without waiting: `None` where somebody else holds it.
    pub fn try_lock() -> Result<Option<std::fs::File>, Error> {
        let (lock, path) = lock_file(&file()?)?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(Error::io("lock", &path, &error)),
        }
    }

    /// Changes the file while no other process does; returns where it lies.
    pub fn change(work: impl FnOnce(&mut Self) -> Result<(), Error>) -> Result<PathBuf, Error> {
        let _lock = Self::lock()?;
        Self::change_locked(work)
    }

    /// Changes the file, which is locked; returns where it lies.
    pub fn change_locked(work: impl FnOnce(&mut Self) -> Result<(), Error>) -> Result<PathBuf, Error> {
        let file = file()?;
        let mut kept = Self::read()?;
        work(&mut kept)?;
        if kept.environments.is_empty() {
            match std::fs::remove_file(&file) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::io("remove", &file, &error));
                }
                _ => return Ok(file),
            }
        }
        let text = serde_json::to_string_pretty(&kept)
            .map_err(|error| Error::new(Kind::Internal, error.to_string()))?;
        replace_private(&file, &(text + "\n")).map_err(|error| Error::io("write", &file, &error))?;
        Ok(file)
    }

    /// Reads the file; none is an empty one. One that others can read isn't believed.
    pub fn read() -> Result<Self, Error> {
        let file = file()?;
        if !file.is_file() {
            return Ok(Self::default());
        }
        check_private(&file)?;
        let text = std::fs::read_to_string(&file).map_err(|error| Error::io("read", &file, &error))?;
        // The words of the parser could quote what is in it.
        let kept: Option<Self> = serde_json::from_str(&text).ok();
        kept.filter(|kept| kept.format == FORMAT).ok_or_else(|| {
            Error::new(Kind::Config, format!("{} isn't what `mopctl login` writes", file.display()))
                .hint("remove it and sign in again")
        })
    }
}

#[cfg(unix)]
fn check_private(file: &Path) -> Result<(), Error> {
    use std::os::unix::fs::PermissionsExt;
    let found = std::fs::metadata(file).map_err(|error| Error::io("read", file, &error))?;
    if found.permissions().mode() & 0o077 != 0 {
        let message = format!("{} can be read by others", file.display());
        let hint = format!("chmod 600 {}, and sign in again if somebody may have read it", file.display());
        return Err(Error::new(Kind::Config, message).hint(hint));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_private(_: &Path) -> Result<(), Error> {
    Ok(())
}
