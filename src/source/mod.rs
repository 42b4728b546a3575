//! Addresses, and the files behind them as profiles.

mod address;
mod beside;
mod reader;

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use crate::catalog::Catalog;
use crate::finding::{Finding, Silence};
use crate::locate;
use crate::model::stored::StoredProfile;
use crate::model::{FileId, Files, Profile};
use crate::report::findings::Read;
use crate::stored;

pub use address::Address;
pub use beside::{app, metadata, read_snapshot};
pub use reader::{Ask, Reader};

/// What was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The profiles, in the order they were read.
    pub profiles: Vec<Profile>,
    /// Profiles of solution files as they are stored, by their place among `profiles`.
    stored: Vec<(usize, StoredProfile)>,
    /// Profiles of snapshots, with what each snapshot knows of their tables.
    pub snapshots: Vec<(Vec<Profile>, Catalog)>,
    /// The files that were read.
    seen: HashSet<PathBuf>,
    /// What is wrong with the files.
    pub findings: Vec<Finding>,
    /// What the files say isn't to be reported.
    pub silences: Vec<Silence>,
    /// The YAML files that are profiles, by where they lie.
    pub yaml: Vec<(FileId, PathBuf)>,
    /// Those of them whose text wasn't kept, with its length.
    dropped: HashMap<FileId, usize>,
    /// What was read, other than skipped files.
    sources: Vec<FileId>,
    /// How many files were read.
    pub read: usize,
    /// The YAML files of folders that aren't profiles.
    pub skipped: Vec<FileId>,
}

impl Loaded {
    /// Takes the profiles of snapshots for profiles like others.
    pub fn take_snapshots(&mut self) {
        let snapshots = std::mem::take(&mut self.snapshots);
        self.profiles.extend(snapshots.into_iter().flat_map(|(profiles, _)| profiles));
    }

    /// Adds what another part of the run read.
    fn add(&mut self, part: Self) {
        let before = self.profiles.len();
        self.stored.extend(part.stored.into_iter().map(|(at, stored)| (before + at, stored)));
        self.profiles.extend(part.profiles);
        self.findings.extend(part.findings);
        self.silences.extend(part.silences);
        self.skipped.extend(part.skipped);
        self.yaml.extend(part.yaml);
        self.dropped.extend(part.dropped);
        self.sources.extend(part.sources);
        self.read += part.read;
    }

    /// What was read, for a report.
    pub fn summary(&self, files: &Files) -> Read {
        Read {
            profiles: self.profiles.len(),
            files: self.read,
            sources: self.sources.clone(),
            skipped: self.skipped.iter().map(|file| files.get(*file).name.clone()).collect(),
            ..Read::default()
        }
    }

    /// Whether solution files are among the sources.
    pub fn has_solutions(&self) -> bool {
        !self.stored.is_empty()
    }

    /// The profiles of files, each with its stored form where it comes from a solution.
    pub fn with_stored(&self) -> impl Iterator<Item = (&Profile, Option<&StoredProfile>)> {
        self.profiles.iter().enumerate().map(|(at, profile)| {
            let stored = self.stored.iter().find(|(known, _)| *known == at);
            (profile, stored.map(|(_, stored)| stored))
        })
    }

    /// Turns the relationships of solution files round once more, now that more is known.
    pub fn turn_round(&mut self, catalog: &Catalog) {
        for (at, stored) in &self.stored {
            self.profiles[*at] = stored::to_profile(stored.clone(), catalog);
        }
    }
}

/// Makes findings ready for a report: exact places, sorted by file, line, column, code.
pub fn settle(findings: &mut Vec<Finding>, files: &Files) {
    locate::settle(findings, files);
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.place.start, f.rule.code);
        let names = || files.get(a.place.file).name.cmp(&files.get(b.place.file).name);
        let by_file = if a.place.file == b.place.file { Ordering::Equal } else { names() };
        by_file.then_with(|| key(a).cmp(&key(b)))
    });
    // What an alias repeats is wrong once.
    findings.dedup_by(|b, a| a.rule == b.rule && a.place == b.place && a.message == b.message);
}
