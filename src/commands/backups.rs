//! Backups taken before writes, and found again.

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};

use crate::apply::write_backup;
use crate::backup::{Backup, Occasion, Told};
use crate::config;
use crate::dataverse::{each_user_row, read_beside_drafts, read_profile, read_rows, read_user};
use crate::error::{Error, Kind};
use crate::model::facts::{LiveProfile, ProfileRow};
use crate::model::{Files, Place};
use crate::snapshot::ProfileFacts;

use super::environment::Environment;

/// What backups say of other profiles from which a restore moves people: `latest` means none of them.
pub const BESIDE: &str = "restore of people";

/// Takes backups of one run.
pub struct Backups<'e> {
    environment: &'e Environment,
    folder: PathBuf,
    before: &'static str,
    by: OnceCell<String>,
}

impl<'e> Backups<'e> {
    /// Backups into a folder; `before` says what is about to be done.
    pub fn new(environment: &'e Environment, folder: &Path, before: &'static str) -> Self {
        Self { environment, folder: folder.to_owned(), before, by: OnceCell::new() }
    }

    /// Keeps what a profile is now; returns the file.
    pub fn take(&self, live: &LiveProfile) -> Result<PathBuf, Error> {
        let session = &self.environment.session;
        // Who we are is worth knowing later, but no reason not to go on.
        let by = self.by.get_or_init(|| read_user(session).map(|user| user.name).unwrap_or_default());
        let occasion = Occasion {
            taken: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            by: by.clone(),
            before: self.before.to_owned(),
            environment: self.environment.name.clone(),
            organization: session.organization().to_owned(),
        };
        let name = &live.profile.name.value;
        let about = (name.as_str(), live.id.as_str(), live.published_on.clone());
        let published = read_beside_drafts(session, live, &[], &self.environment.name)?;
        let published = published.map(|(published, _)| ProfileFacts::of(&published));
        let content = (ProfileFacts::of(live), published);
        let failed = RefCell::new(None);
        let users = Told::by(|hear| {
            each_user_row(session, &live.id, hear).map_err(|failure| {
                let why = failure.to_string();
                *failed.borrow_mut() = Some(failure);
                why
            })
        });
        let backup = Backup::of(&occasion, about, content, read_rows(session, live, users)?);
        let written = write_backup(&self.folder, &backup);
        written.map_err(|error| failed.take().map_or(error, Error::from))
    }
}

impl Backups<'_> {
    /// Keeps what the profile of a row is now.
    pub fn take_row(&self, row: &ProfileRow) -> Result<PathBuf, Error> {
        let place = Place::start_of(Files::default().add("", ""));
        let (live, _) = read_profile(&self.environment.session, row, &[], &self.environment.name, place)?;
        self.take(&live)
    }
}

/// The folder named, or the one that writes keep their backups in.
pub fn folder(named: Option<&PathBuf>) -> Result<PathBuf, Error> {
    named.map_or_else(|| Ok(config::state_folder()?.join("backups")), |folder| Ok(folder.clone()))
}

/// A backup that was found.
pub struct Found {
    /// Its id: the end of its file's name.
    pub id: String,
    /// Where it lies.
    pub file: PathBuf,
    /// What it holds.
    pub backup: Backup,
}

/// All backups below a folder, the newest first; also the files that can't be read, and why.
pub fn all(folder: &Path) -> (Vec<Found>, Vec<(PathBuf, String)>) {
    let (mut found, mut broken) = (Vec::new(), Vec::new());
    let folders = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for folder in folders.filter(|path| path.is_dir()) {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let file = entry.path();
            if file.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            match read(&file) {
                Ok(backup) => found.push(Found { id: id_of(&file), file, backup }),
                Err(error) => broken.push((file, error)),
            }
        }
    }
    found.sort_by(|a, b| (&b.backup.taken, &b.file).cmp(&(&a.backup.taken, &a.file)));
    (found, broken)
}

fn read(file: &Path) -> Result<Backup, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    Backup::read(&text)
}

/// The letters after the last `-` of a file's name.
fn id_of(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    stem.rsplit('-').next().unwrap_or_default().to_owned()
}

/// The word for the newest backup of an environment.
pub const LATEST: &str = "latest";

/// The backup that an id or a file names; `latest` is the newest one of the organization.
pub fn find(folder: &Path, named: &str, organization: &str) -> Result<Found, Error> {
    if named.trim().is_empty() {
        return Err(
            Error::usage("no backup is named").hint("`mopctl history` lists them; `latest` is the newest")
        );
    }
    if named == LATEST {
        let (found, broken) = all(folder);
        let is_meant = |one: &Found| one.backup.organization == organization && one.backup.before != BESIDE;
        let own = found.into_iter().find(is_meant);
        let time = |file: &Path| std::fs::metadata(file).and_then(|known| known.modified()).ok();
        let last = own.as_ref().and_then(|own| time(&own.file));
        if let Some((file, error)) = broken.iter().find(|(file, _)| time(file) > last) {
            let message = format!("a newer backup can't be read: {}: {error}", file.display());
            return Err(Error::new(Kind::Unreadable, message)
                .hint("`mopctl history` lists those that can; name one by its id"));
        }
        return own.ok_or_else(|| Error::usage(format!("there is no backup in {}", folder.display())));
    }
    let file = Path::new(named);
    if file.is_file() {
        let backup = read(file).map_err(|error| {
            Error::new(Kind::Unreadable, format!("{named} is no backup: {error}"))
                .hint("`mopctl history` lists backups; a plan is carried out by `mopctl publish PLAN`")
        })?;
        return Ok(Found { id: id_of(file), file: file.to_owned(), backup });
    }
    let (found, _) = all(folder);
    let mut matching: Vec<Found> = found.into_iter().filter(|one| one.id.starts_with(named)).collect();
    match matching.len() {
        1 => Ok(matching.swap_remove(0)),
        0 => Err(Error::usage(format!("there is no backup `{named}`"))
            .hint("`mopctl history` lists them; a file can be named, too")),
        _ => {
            Err(Error::usage(format!("`{named}` is the beginning of several backups"))
                .hint("write more of it"))
        }
    }
}
