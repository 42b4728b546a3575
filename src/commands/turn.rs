//! One after the other: writes of memberships from one machine, so that two runs at once don't both put
//! somebody on a profile whom each of them saw on none.

use std::fs::{File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::{make_private, state_folder};
use crate::error::{Error, Kind};
use crate::run::Run;

/// How often it is looked whether it is our turn.
const EVERY: Duration = Duration::from_millis(100);

/// Our turn, as long as this lives; also where the process is killed.
pub(super) struct Turn {
    /// Closing it gives the turn away. `None` where there is no folder to keep it in.
    _file: Option<File>,
    /// How many turns there were, this one included.
    pub(super) number: u64,
}

/// How many turns there were in an environment: whoever reads before others have written looks again. While
/// somebody has their turn it is as if there had been none.
pub(super) fn turns(organization: &str) -> u64 {
    let file = file_of(organization).and_then(|file| File::open(file).ok());
    let Some(mut file) = file.filter(|file| file.try_lock_shared().is_ok()) else { return 0 };
    let mut text = String::new();
    file.read_to_string(&mut text).map_or(0, |_| number(&text))
}

impl Turn {
    /// Waits for our turn in an environment.
    pub(super) fn take(organization: &str, run: &mut Run) -> Self {
        let Some(mut file) = file_of(organization).and_then(|file| open(&file)) else {
            return Self { _file: None, number: 0 };
        };
        let mut told = false;
        while let Err(TryLockError::WouldBlock) = file.try_lock() {
            if !told {
                run.ui.note("another mopctl writes who is on which profile; waiting for it");
                told = true;
            }
            std::thread::sleep(EVERY);
        }
        let mut text = String::new();
        // Where it can't be read or written, nobody learns of this turn: they look at their own versions.
        let _ = file.read_to_string(&mut text);
        let number = number(&text) + 1;
        let _ = file.rewind().and_then(|()| file.set_len(0)).and_then(|()| write!(file, "{number}"));
        Self { _file: Some(file), number }
    }
}

/// Results that only one run writes, as long as this lives.
pub(super) struct Alone {
    _file: Option<File>,
}

impl Alone {
    /// Fails where another run writes the file.
    pub(super) fn with(results: &Path) -> Result<Self, Error> {
        // The file may not be there yet, its folder is.
        let folder = results.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let folder = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let path = std::fs::canonicalize(results)
            .unwrap_or_else(|_| folder.join(results.file_name().unwrap_or_default()));
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        let Some(file) = file_of(&format!("results-{:016x}", hasher.finish())).and_then(|file| open(&file))
        else {
            return Ok(Self { _file: None });
        };
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let message = format!("another mopctl writes {} now", crate::paths::shown(results));
            return Err(Error::new(Kind::Refused, message)
                .hint("wait until it ends, or name another file with --results; nothing was written"));
        }
        Ok(Self { _file: Some(file) })
    }
}

fn number(text: &str) -> u64 {
    text.trim().parse().unwrap_or_default()
}

fn file_of(name: &str) -> Option<PathBuf> {
    Some(state_folder().ok()?.join("turns").join(name))
}

fn open(file: &Path) -> Option<File> {
    make_private(file.parent()?).ok()?;
    File::options().read(true).write(true).create(true).truncate(false).open(file).ok()
}
