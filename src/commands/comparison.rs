//! Profiles of files beside those of an environment: what diff and publish start from.

use crate::catalog::Catalog;
use crate::dataverse::{read_catalog, read_profile, read_profiles};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::finding::{Finding, Severity};
use crate::model::facts::{LiveProfile, ProfileRow};
use crate::model::{FileId, Files, Place, Profile, same_title};
use crate::plan::diff;
use crate::report;
use crate::report::changes::ProfileChanges;
use crate::report::findings::Read;
use crate::run::Run;
use crate::source::{self, Loaded};
use crate::stored::{FILE_COMPANION, IMAGE_COMPANION};
use crate::ui::Format;

use super::environment::Environment;

/// A profile of a file and what the environment has of it.
pub struct Pair {
    /// The profile of the file.
    pub wanted: Profile,
    /// The profile of the environment.
    pub live: Option<LiveProfile>,
    /// What the environment knows of the tables of both.
    pub catalog: Catalog,
}

impl Pair {
    /// The changes that a publish would make.
    pub fn changes(&self) -> ProfileChanges {
        let live = self.live.as_ref();
        let changes = diff(live.map(|live| &live.profile), &self.wanted, &self.catalog);
        let mut drafts = live.map(|live| live.drafts.clone()).unwrap_or_default();
        if live.is_some_and(|live| live.published_on.is_none()) {
            drafts = vec![self.wanted.name.value.clone()];
        }
        ProfileChanges { profile: self.wanted.name.value.clone(), changes, drafts }
    }
}

/// All pairs, and the profiles that only the environment has.
pub struct Comparison {
    /// One pair for each profile of the files.
    pub pairs: Vec<Pair>,
    /// All profile rows of the environment.
    pub rows: Vec<ProfileRow>,
    /// Names of profiles that no file names.
    pub only_in_environment: Vec<String>,
}

/// Reads what the environment has of the profiles of files.
pub fn compare(
    environment: &Environment,
    loaded: &mut Loaded,
    files: &mut Files,
) -> Result<Comparison, Error> {
    let session = &environment.session;
    let tables: Vec<String> = loaded.profiles.iter().flat_map(tables_of).collect();
    if loaded.has_solutions() {
        let catalog = read_catalog(session, &environment.name, &tables)?;
        loaded.turn_round(&catalog);
    }
    let rows = read_profiles(session)?;
    let file = files.add(format!("env:{}", environment.name), "");
    let mut pairs = Vec::new();
    let mut matched: Vec<String> = Vec::new();
    for wanted in &loaded.profiles {
        let row = find_row(&rows, wanted)?;
        if let Some(row) = row {
            matched.push(row.id.clone());
        }
        pairs.push(pair(environment, wanted, row, file)?);
    }
    let only_in_environment =
        rows.iter().filter(|row| !matched.contains(&row.id)).map(|row| row.name.clone()).collect();
    Ok(Comparison { pairs, rows, only_in_environment })
}

fn pair(
    environment: &Environment,
    wanted: &Profile,
    row: Option<&ProfileRow>,
    file: FileId,
) -> Result<Pair, Error> {
    let session = &environment.session;
    let tables = tables_of(wanted);
    let (live, catalog) = match row {
        Some(row) => {
            let place = Place::start_of(file);
            let (live, catalog) = read_profile(session, row, &tables, &environment.name, place)?;
            (Some(live), catalog)
        }
        None => (None, read_catalog(session, &environment.name, &tables)?),
    };
    Ok(Pair { wanted: wanted.clone(), live, catalog })
}

/// The environment's profile of that name, or of the name it had before a rename.
fn find_row<'r>(rows: &'r [ProfileRow], wanted: &Profile) -> Result<Option<&'r ProfileRow>, Error> {
    let named = |name: &str| rows.iter().find(|row| same_title(&row.name, name));
    let current = named(&wanted.name);
    let former = wanted.renamed_from.as_ref().and_then(|name| named(name));
    match (current, former) {
        (Some(current), Some(former)) if current.id != former.id => Err(Error::new(
            Kind::Refused,
            format!(
                "`{}` is to be renamed from `{}`, but the environment has both",
                wanted.name.value, former.name
            ),
        )
        .hint("delete one of them there, or drop `renamed_from`")),
        (Some(row), _) | (None, Some(row)) => Ok(Some(row)),
        (None, None) => Ok(None),
    }
}

/// The tables whose metadata a profile needs: its own, and companions for images and files.
pub fn tables_of(profile: &Profile) -> Vec<String> {
    let mut tables: Vec<String> =
        profile.tables.iter().map(|table| table.name.to_ascii_lowercase()).collect();
    let images =
        profile.tables.iter().any(|table| table.images.as_ref().is_some_and(|images| !images.is_empty()));
    let files = profile.tables.iter().any(|table| table.files.as_ref().is_some_and(|files| files.value));
    if images {
        tables.push(IMAGE_COMPANION.to_owned());
    }
    if files {
        tables.push(FILE_COMPANION.to_owned());
    }
    tables
}

/// Shows findings that keep a command from going on.
pub fn refuse(findings: &mut [Finding], files: &Files, read: Read, run: &mut Run) -> Result<Exit, Error> {
    source::sort(findings, files);
    let text = match run.ui.format() {
        Format::Human => report::findings::human(findings, &[], files, read, run.ui.color()),
        Format::Json => report::json::text(&report::json::findings(findings, &[], files, read.files)),
    };
    run.ui.answer(&text)?;
    Ok(Exit::Findings)
}

/// Whether any finding is an error.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
