//! Profiles into files: what lies there already is respected, and what is written is read back.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::catalog::Catalog;
use crate::config::file_stem;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::{Columns, Files, Located, Manage, People, Profile, Table, same_title};
use crate::paths::{replace, shown};
use crate::plan::diff;
use crate::report::json::{self, SCHEMA_VERSION};
use crate::report::{changes, count};
use crate::run::Run;
use crate::stored;
use crate::ui::{Format, visible};
use crate::yaml::{self, Style, Variables};

/// What became of a profile.
pub(super) struct Row {
    profile: String,
    /// The name that its file has for it, where that is a former one.
    former: Option<String>,
    file: PathBuf,
    status: Status,
    tables: usize,
}

impl Row {
    /// A profile that was written into a file.
    pub(super) fn written(profile: &Profile, file: &Path) -> Self {
        let (name, tables) = (profile.name.value.clone(), profile.tables.len());
        Self { profile: name, former: None, file: file.to_owned(), status: Status::Written, tables }
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Written,
    Replaced,
    Same,
    Differs,
    Unreadable,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Replaced => "replaced",
            Self::Same => "same",
            Self::Differs => "differs",
            Self::Unreadable => "unreadable",
        }
    }
}

/// Texts of profiles, by their place in a list.
pub(super) trait Texts {
    /// The text of a profile; `kept` is the file that is there.
    fn of(&mut self, at: usize, kept: Option<&Profile>) -> Result<String, Error>;

    /// Who is on the profile; `None` where people aren't wanted.
    fn people(&self, at: usize) -> Option<People>;

    /// Whether a file holds the profile under a name that it had before.
    fn is_former(&self, _at: usize, _kept: &Profile) -> bool {
        false
    }
}

/// What became of profiles.
pub(super) struct Written {
    rows: Vec<Row>,
    /// Files of the folder that hold other profiles.
    others: Vec<(PathBuf, String)>,
}

/// Writes what isn't there, or is there and says something else where that is wanted.
pub(super) fn write(
    folder: &Path,
    profiles: &[(&Profile, &Catalog)],
    variables: &Variables,
    force: bool,
    texts: &mut dyn Texts,
) -> Result<Written, Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    let mut known = profiles_in(folder, variables)?;
    let mut rows = Vec::new();
    for (at, (profile, catalog)) in profiles.iter().enumerate() {
        let name = &profile.name.value;
        let there = known.iter().find(|(_, other)| same_title(&other.name, name));
        let there = there.or_else(|| known.iter().find(|(_, other)| texts.is_former(at, other))).cloned();
        let (file, kept) = match there {
            Some((file, kept)) => (file, Some(kept)),
            None => (free_name(folder, name), None),
        };
        let status = match &kept {
            None => Status::Written,
            // What isn't understood can't be kept.
            Some(kept) if !kept.complete => Status::Unreadable,
            Some(kept) if is_same(kept, profile, catalog, texts.people(at)) => Status::Same,
            Some(_) if force => Status::Replaced,
            Some(_) => Status::Differs,
        };
        if matches!(status, Status::Written | Status::Replaced) {
            let text = texts.of(at, kept.as_ref())?;
            replace(&file, &text).map_err(|error| Error::io("write", &file, &error))?;
            known.push((file.clone(), (*profile).clone()));
        }
        let former = kept.map(|kept| kept.name.value).filter(|kept| !same_title(kept, name));
        rows.push(Row { profile: name.clone(), former, file, status, tables: profile.tables.len() });
    }
    let others = known.into_iter().filter(|(file, _)| !rows.iter().any(|row| row.file == *file));
    let others = others.map(|(file, profile)| (file, profile.name.value)).collect();
    Ok(Written { rows, others })
}

/// Whether a file says what the source holds.
fn is_same(kept: &Profile, source: &Profile, catalog: &Catalog, people: Option<People>) -> bool {
    let mut settled = kept.clone();
    stored::settle(&mut settled, catalog);
    if !diff(Some(source), &settled, catalog).is_empty() {
        return false;
    }
    people.is_none_or(|people| names(kept.people.as_ref()) == names(Some(&people)))
}

/// Users and teams, to be compared.
fn names(people: Option<&People>) -> [Vec<String>; 2] {
    let lower = |list: &[Located<String>]| {
        let mut names: Vec<String> = list.iter().map(|name| name.to_lowercase()).collect();
        names.sort_unstable();
        names
    };
    people.map(|people| [lower(&people.users), lower(&people.teams)]).unwrap_or_default()
}

/// The profile that a text holds.
pub(super) fn read(text: &str, variables: &Variables, files: &mut Files) -> Option<Profile> {
    let file = files.add("", text);
    let tree = yaml::load(file, text, &mut Vec::new())?;
    yaml::decode_profile(&tree, file, variables).0
}

/// The profiles that lie in a folder already.
fn profiles_in(folder: &Path, variables: &Variables) -> Result<Vec<(PathBuf, Profile)>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|error| Error::io("read", folder, &error))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Error::io("read", folder, &error))?.path();
        let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        if !is_yaml || !path.is_file() {
            continue;
        }
        // What can't be read is no profile that could be replaced.
        let Ok(content) = std::fs::read_to_string(&path) else { continue };
        if let Some(profile) = read(&content, variables, &mut Files::default()) {
            found.push((path, profile));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// A file name that says what it holds, and that no other file has.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let stem = file_stem(name);
    let mut file = folder.join(format!("{stem}.yaml"));
    let mut number = 2;
    while file.exists() {
        file = folder.join(format!("{stem}-{number}.yaml"));
        number += 1;
    }
    file
}

/// A profile that says what a file may leave open, which columns there are, and nothing that a file
/// can't say.
///
/// What the source doesn't hold comes from the file that is there.
pub(super) fn told(source: &Profile, kept: Option<&Profile>) -> Profile {
    let mut profile = source.clone();
    if let Some(kept) = kept {
        profile.manage = kept.manage;
        profile.people.clone_from(&kept.people);
        profile.apps.clone_from(&kept.apps);
        profile.budget.clone_from(&kept.budget);
        profile.based_on.clone_from(&kept.based_on);
    }
    for table in &mut profile.tables {
        let place = table.name.place;
        drop_labels(table);
        table.columns.get_or_insert_with(|| Located::new(Columns::All, place));
    }
    profile
}

/// Takes away the labels of a table that a file can't hold.
pub(super) fn drop_labels(table: &mut Table) {
    let entries = table.related_to.iter_mut().map(|entry| &mut entry.label);
    let brings = table.brings.iter_mut().map(|entry| &mut entry.label);
    for label in entries.chain(brings).chain([&mut table.label]) {
        label.take_if(|label| !yaml::can_be_label(label));
    }
}

/// Why a profile has no text.
pub(super) fn unwritable(profile: &Profile) -> impl Fn(String) -> Error {
    let name = profile.name.value.clone();
    move |error| Error::new(Kind::Internal, format!("`{name}` can't be written: {error}"))
}

/// The text of a profile, proved; `source` is what it was made from.
pub(super) fn text(
    profile: &Profile,
    remarks: &[String],
    style: Style,
    source: (&Profile, &Catalog),
    run: &mut Run,
) -> Result<String, Error> {
    let text = yaml::write(profile, remarks, style).map_err(unwritable(profile))?;
    prove(&text, source.0, source.1, run)?;
    Ok(text)
}

/// Reads what was written and compares it with what its source holds: a difference would be a defect
/// of this program, and is said.
fn prove(text: &str, source: &Profile, catalog: &Catalog, run: &mut Run) -> Result<(), Error> {
    let mut files = Files::default();
    let again = read(text, &Variables::new(), &mut files).map(|mut profile| {
        profile.manage = Manage::Whole;
        stored::settle(&mut profile, catalog);
        profile
    });
    let name = source.name.value.clone();
    let Some(again) = again else {
        return Err(Error::new(Kind::Internal, format!("`{name}` can't be read back from its file")));
    };
    let changes = diff(Some(source), &again, catalog);
    if !changes.is_empty() {
        let all = [changes::ProfileChanges::plain(&name, changes)];
        run.ui.warn(&format!("the file of `{name}` doesn't say all that its source holds:"));
        run.ui.warn(&changes::human(&all, &files, false));
    }
    Ok(())
}

impl Written {
    /// Says which files of the folder hold profiles that aren't there.
    pub(super) fn note_others(&self, environment: &str, run: &mut Run) {
        for (file, name) in &self.others {
            run.ui.note(&format!(
                "{}: {environment} has no profile `{}`; publishing the file makes one",
                shown(file),
                visible(name)
            ));
        }
    }

    /// Says what became of the profiles, and how the run ends.
    pub(super) fn answer(&self, run: &mut Run) -> Result<Exit, Error> {
        answer(&self.rows, run)
    }
}

/// Says what became of profiles, and how the run ends.
pub(super) fn answer(rows: &[Row], run: &mut Run) -> Result<Exit, Error> {
    let differs = rows.iter().any(|row| matches!(row.status, Status::Differs | Status::Unreadable));
    let exit = if differs { Exit::Findings } else { Exit::Ok };
    if run.ui.format() == Format::Json {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| {
                json!({
                    "profile": row.profile,
                    "file": shown(&row.file),
                    "status": row.status.word(),
                    "tables": row.tables,
                })
            })
            .collect();
        run.ui.answer(&json::text(&json!({ "schema_version": SCHEMA_VERSION, "profiles": rows })))?;
        return Ok(exit);
    }
    for row in rows {
        let (name, file, tables) = (visible(&row.profile), shown(&row.file), count(row.tables, "table"));
        let named = match &row.former {
            Some(former) => format!("`{name}`, which it calls `{}`,", visible(former)),
            None => format!("`{name}`"),
        };
        run.ui.answer(&match row.status {
            Status::Written => format!("{file}: {named}, {tables}"),
            Status::Replaced => format!("{file}: `{name}`, {tables}, replaced"),
            Status::Same => format!("{file}: {named} is the same already"),
            Status::Unreadable => {
                format!("{file}: {named} can't be read in full, left as it is; `mopctl validate` says why")
            }
            Status::Differs => format!(
                "{file}: {named} differs, left as it is; `mopctl diff` shows how, --force replaces it"
            ),
        })?;
    }
    Ok(exit)
}
