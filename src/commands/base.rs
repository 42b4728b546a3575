//! What was last the same on both sides: the records of publishes, or an address that somebody names.

use std::path::{Path, PathBuf};

use crate::applied::Applied;
use crate::catalog::Catalog;
use crate::config;
use crate::error::Error;
use crate::model::facts::LiveProfile;
use crate::model::{Files, Place, Profile, same_title};
use crate::paths::replace;
use crate::run::Run;
use crate::source::Address;

use super::environment::Environment;
use super::inputs::Inputs;

/// What was last the same, by profile.
#[derive(Debug, Default)]
pub struct Bases {
    records: Vec<Applied>,
    named: Option<Vec<Profile>>,
    /// Whether they tell of nothing but whose drafts there are.
    only_drafts: bool,
}

impl Bases {
    /// The records of an environment; a record that can't be read is said and left out.
    pub fn recorded(environment: &Environment, run: &mut Run) -> Result<Self, Error> {
        let folder = folder(environment, run)?;
        let mut records = Vec::new();
        let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Self::default()) };
        for entry in entries {
            let path = entry.map_err(|error| Error::io("read", &folder, &error))?.path();
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let text = std::fs::read_to_string(&path).map_err(|error| Error::io("read", &path, &error))?;
            match Applied::read(&text) {
                Ok(applied) => records.push(applied),
                Err(error) => run.ui.warn(&format!("{} isn't used: {error}", path.display())),
            }
        }
        Ok(Self { records, ..Self::default() })
    }

    /// The same, telling of nothing but whose drafts there are: for a profile that comes from no file.
    #[must_use]
    pub fn only_drafts(self) -> Self {
        Self { only_drafts: true, ..self }
    }

    /// The profiles of an address.
    pub fn named(address: &str, files: &mut Files, run: &Run) -> Result<Self, Error> {
        let inputs = Inputs { addresses: vec![address.to_owned()], stdin_filename: "<stdin>".to_owned() };
        let addresses = [Address::parse(address)?];
        let mut loaded = inputs.read_files(&addresses, None, Catalog::built_in(), files, run)?;
        loaded.take_snapshots();
        if loaded.profiles.is_empty() {
            return Err(Error::usage(format!("{address} holds no profile to be the base")));
        }
        Ok(Self { named: Some(loaded.profiles), ..Self::default() })
    }

    /// What a profile was when it was last the same on both sides.
    pub fn of(&self, name: &str, id: Option<&str>, place: Place, catalog: &Catalog) -> Option<Profile> {
        if self.only_drafts {
            return None;
        }
        if let Some(named) = &self.named {
            return named.iter().find(|profile| same_title(&profile.name, name)).cloned();
        }
        let by_id = self.records.iter().find(|record| id == Some(record.id.as_str()));
        // One that is gone from the environment is known by its name.
        let by_name = || self.records.iter().find(|record| id.is_none() && same_title(&record.profile, name));
        by_id.or_else(by_name).map(|record| record.profile(place, catalog))
    }

    /// Ids of the profiles that were last published under a name: one may be gone, and another there.
    pub fn published_as<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let known = self.records.iter().filter(|_| !self.only_drafts);
        known.filter(move |record| same_title(&record.profile, name)).map(|record| record.id.as_str())
    }

    /// Whether the drafts of a profile are those that this tool left.
    pub fn owns_drafts(&self, live: &LiveProfile) -> bool {
        self.records.iter().any(|record| record.id == live.id && record.is_current(live))
    }
}

/// Where the records of an environment lie: beside the configuration, to be committed; those of the
/// sandbox, and of whoever has no configuration, in the state folder.
fn folder(environment: &Environment, run: &Run) -> Result<PathBuf, Error> {
    let root = run.config()?.root.clone().filter(|_| !environment.embedded);
    let base = match root {
        Some(root) => root.join(".mopctl"),
        None => config::state_folder()?,
    };
    Ok(base.join("applied").join(environment.session.organization()))
}

/// Keeps what was published: all of it, or only the tables that were aimed at. That it can't be kept is no
/// failure of the publish.
pub fn record(live: &LiveProfile, aimed: Option<&[String]>, environment: &Environment, run: &mut Run) {
    let applied = match aimed {
        None => Applied::of(live, &environment.name, environment.session.organization()),
        Some(tables) => {
            let bases = Bases::recorded(environment, run).unwrap_or_default();
            // Without a record nobody knows of the other tables who changed them.
            let Some(record) = bases.records.iter().find(|record| record.id == live.id) else { return };
            record.with_tables(live, tables)
        }
    };
    if let Err(error) = folder(environment, run).and_then(|folder| keep(&folder, &applied)) {
        run.ui.warn(&format!("what was published couldn't be recorded: {error}"));
        run.ui.note("  later differences can't be told apart into pending and drift");
    }
}

/// Forgets a profile that is gone.
pub fn forget(id: &str, environment: &Environment, run: &Run) {
    let Ok(folder) = folder(environment, run) else { return };
    for path in records_of(&folder, id) {
        // A record that stays says at most that the profile was there.
        let _ = std::fs::remove_file(path);
    }
}

fn keep(folder: &Path, applied: &Applied) -> Result<(), Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    let before = records_of(folder, &applied.id);
    let stem = config::file_stem(&applied.profile);
    let is_own = |file: &PathBuf| before.contains(file);
    let mut file = folder.join(format!("{stem}.json"));
    if file.exists() && !is_own(&file) {
        file = folder.join(format!("{stem}-{}.json", applied.id.get(..8).unwrap_or_default()));
    }
    replace(&file, &applied.text()).map_err(|error| Error::io("write", &file, &error))?;
    for old in before.iter().filter(|old| **old != file) {
        std::fs::remove_file(old).map_err(|error| Error::io("remove", old, &error))?;
    }
    Ok(())
}

/// Ids of the profiles that were last published under a name, in any environment.
pub fn recorded_ids(name: &str, run: &Run) -> Vec<String> {
    let root = run.config().ok().and_then(|config| config.root.clone());
    let roots = root.map(|root| root.join(".mopctl")).into_iter().chain(config::state_folder().ok());
    let folders = roots.flat_map(|root| paths_in(&root.join("applied")));
    let texts =
        folders.flat_map(|folder| paths_in(&folder)).filter_map(|path| std::fs::read_to_string(path).ok());
    let records = texts.filter_map(|text| Applied::read(&text).ok());
    records.filter(|record| same_title(&record.profile, name)).map(|record| record.id).collect()
}

fn paths_in(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

/// The records of a profile, whatever their names.
fn records_of(folder: &Path, id: &str) -> Vec<PathBuf> {
    let paths = paths_in(folder);
    let is_own = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        Applied::read(&text).is_ok_and(|applied| applied.id == id)
    };
    paths.filter(is_own).collect()
}
