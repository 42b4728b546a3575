//! `mopctl pull`: profiles of an environment as files.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::catalog::Catalog;
use crate::dataverse::{read_memberships, read_profiles, read_users};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::People as Known;
use crate::model::facts::LiveProfile;
use crate::model::people::PersonKind;
use crate::model::{Columns, Files, Located, Manage, People, Place, Profile, same_title};
use crate::paths::{replace, shown};
use crate::plan::diff;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{changes, count};
use crate::run::Run;
use crate::stored;
use crate::ui::{Format, visible};
use crate::yaml::{self, Style, Variables};

use super::comparison::{no_profile, stored_profiles};
use super::environment::{self, Environment};
use super::output::is_stdout;

/// Arguments of `mopctl pull`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Names of profiles
    #[arg(value_name = "NAME", required_unless_present = "all")]
    names: Vec<String>,
    /// All profiles of the environment
    #[arg(long, conflicts_with = "names")]
    all: bool,
    /// Write files into this folder; without it a single profile goes to standard output
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Write who is on the profile, too
    #[arg(long)]
    people: bool,
    /// Leave FetchXML as it is, instead of laying it out
    #[arg(long)]
    verbatim: bool,
    /// Replace files that say something else; their comments are lost
    #[arg(long)]
    force: bool,
}

/// What became of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Written,
    Replaced,
    Same,
    Differs,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Replaced => "replaced",
            Self::Same => "same",
            Self::Differs => "differs",
        }
    }
}

/// Writes profiles into files.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let mut files = Files::default();
    let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
    let found = wanted(args, &environment, place)?;
    let folder = args.output.as_deref().filter(|folder| !is_stdout(Some(folder)));
    if folder.is_none() && found.len() > 1 {
        let message = format!("{} can't go to standard output together", count(found.len(), "profile"));
        return Err(Error::usage(message).hint("name a folder with -o").into());
    }
    let style = Style { verbatim: args.verbatim };
    let mut texts = Vec::new();
    for (live, catalog) in &found {
        let mut profile = told(&live.profile);
        if live.managed {
            profile.manage = Manage::Listed;
        }
        if args.people {
            profile.people = Some(people(&environment, &live.id, place)?);
        }
        let remarks = remarks(live, &environment, run);
        let text = yaml::write(&profile, &remarks, style).map_err(|error| {
            Error::new(Kind::Internal, format!("`{}` can't be written: {error}", live.profile.name.value))
        })?;
        prove(&text, live, catalog, run)?;
        texts.push(text);
    }
    match folder {
        Some(folder) => Ok(into_folder(folder, &found, &texts, args.force, run)?),
        None => {
            texts.iter().try_for_each(|text| run.ui.answer(text))?;
            Ok(Exit::Ok)
        }
    }
}

/// The profiles that are meant.
fn wanted(
    args: &Args,
    environment: &Environment,
    place: Place,
) -> Result<Vec<(LiveProfile, Catalog)>, Error> {
    if args.all {
        let found = stored_profiles(environment, None, |_| place)?;
        if found.is_empty() {
            return Err(no_profile(&environment.name, "", &read_profiles(&environment.session)?));
        }
        return Ok(found);
    }
    let mut found = Vec::new();
    for name in &args.names {
        found.extend(stored_profiles(environment, Some(name), |_| place)?);
    }
    Ok(found)
}

/// A profile that says what a file may leave open: which columns there are.
fn told(live: &Profile) -> Profile {
    let mut profile = live.clone();
    for table in &mut profile.tables {
        let place = table.name.place;
        table.columns.get_or_insert_with(|| Located::new(Columns::All, place));
    }
    profile
}

/// What a reader of the file should know.
fn remarks(live: &LiveProfile, environment: &Environment, run: &mut Run) -> Vec<String> {
    let name = &live.profile.name.value;
    let mut remarks = Vec::new();
    if live.managed {
        run.ui.note(&format!(
            "`{name}` is part of a managed solution; the file manages what it lists, and nothing else"
        ));
        remarks.push("Part of a managed solution: only what is listed here is managed.".to_owned());
    }
    if !live.is_published() {
        run.ui.note(&format!(
            "`{name}` has changes in {} that aren't published; they are in the file",
            environment.name
        ));
        remarks.push("Pulled with changes that weren't published.".to_owned());
    }
    remarks
}

/// Who is on a profile, by name.
fn people(environment: &Environment, profile: &str, place: Place) -> Result<People, Error> {
    let session = &environment.session;
    let memberships = read_memberships(session, &[profile.to_owned()])?;
    let (directory, profiles) = (read_users(session)?, read_profiles(session)?);
    let known = Known::new(&directory, &profiles, &memberships);
    let named = |kind: PersonKind| {
        let members = memberships.iter().filter(|member| member.kind == kind);
        let mut names: Vec<String> = members.map(|member| known.shown(kind, &member.person).0).collect();
        names.sort_unstable();
        names.into_iter().map(|name| Located::new(name, place)).collect()
    };
    Ok(People { users: named(PersonKind::User), teams: named(PersonKind::Team) })
}

/// Reads what was written and compares it with what the environment holds: a difference would be a defect
/// of this program, and is said.
fn prove(text: &str, live: &LiveProfile, catalog: &Catalog, run: &mut Run) -> Result<(), Error> {
    let mut files = Files::default();
    let again = read(text, &mut files).map(|mut profile| {
        profile.manage = Manage::Whole;
        stored::settle(&mut profile, catalog);
        profile
    });
    let name = live.profile.name.value.clone();
    let Some(again) = again else {
        return Err(Error::new(Kind::Internal, format!("`{name}` can't be read back from its file")));
    };
    let changes = diff(Some(&live.profile), &again, catalog);
    if !changes.is_empty() {
        let all = [changes::ProfileChanges { profile: name.clone(), changes, drafts: Vec::new() }];
        run.ui.warn(&format!("the file of `{name}` doesn't say all that the environment holds:"));
        run.ui.warn(&changes::human(&all, &files, false));
    }
    Ok(())
}

/// The profile that a text holds.
fn read(text: &str, files: &mut Files) -> Option<Profile> {
    let file = files.add("", text);
    let tree = yaml::load(file, text, &mut Vec::new())?;
    yaml::decode_profile(&tree, file, &Variables::new()).0
}

fn into_folder(
    folder: &Path,
    found: &[(LiveProfile, Catalog)],
    texts: &[String],
    force: bool,
    run: &mut Run,
) -> Result<Exit, Error> {
    std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    let mut known = profiles_in(folder)?;
    let mut rows = Vec::new();
    for ((live, catalog), text) in found.iter().zip(texts) {
        let name = &live.profile.name.value;
        let there = known.iter().find(|(_, profile)| same_title(&profile.name, name));
        let (file, status) = match there {
            Some((file, profile)) => {
                let mut profile = profile.clone();
                stored::settle(&mut profile, catalog);
                let same = diff(Some(&live.profile), &profile, catalog).is_empty();
                let status = match (same, force) {
                    (true, _) => Status::Same,
                    (false, true) => Status::Replaced,
                    (false, false) => Status::Differs,
                };
                (file.clone(), status)
            }
            None => (free_name(folder, name), Status::Written),
        };
        if matches!(status, Status::Written | Status::Replaced) {
            replace(&file, text).map_err(|error| Error::io("write", &file, &error))?;
            known.push((file.clone(), live.profile.clone()));
        }
        rows.push((name.clone(), file, status, live.profile.tables.len()));
    }
    answer(&rows, run)?;
    let differs = rows.iter().any(|(_, _, status, _)| *status == Status::Differs);
    Ok(if differs { Exit::Findings } else { Exit::Ok })
}

fn answer(rows: &[(String, PathBuf, Status, usize)], run: &mut Run) -> Result<(), Error> {
    if run.ui.format() == Format::Json {
        let rows: Vec<_> = rows
            .iter()
            .map(|(name, file, status, tables)| {
                json!({ "profile": name, "file": shown(file), "status": status.word(), "tables": tables })
            })
            .collect();
        return run.ui.answer(&text(&json!({ "schema_version": SCHEMA_VERSION, "profiles": rows })));
    }
    for (name, file, status, tables) in rows {
        let (name, file, tables) = (visible(name), shown(file), count(*tables, "table"));
        run.ui.answer(&match status {
            Status::Written => format!("{file}: `{name}`, {tables}"),
            Status::Replaced => format!("{file}: `{name}`, {tables}, replaced"),
            Status::Same => format!("{file}: `{name}` is the same already"),
            Status::Differs => format!(
                "{file}: `{name}` differs, left as it is; `mopctl diff` shows how, --force replaces it"
            ),
        })?;
    }
    Ok(())
}

/// The profiles that lie in a folder already.
fn profiles_in(folder: &Path) -> Result<Vec<(PathBuf, Profile)>, Error> {
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
        if let Some(profile) = read(&content, &mut Files::default()) {
            found.push((path, profile));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// A file name that says what it holds, and that no other file has.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let letters = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let words: String = letters.take(80).collect();
    let words = words.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if words.is_empty() { "profile".to_owned() } else { words };
    let mut file = folder.join(format!("{stem}.yaml"));
    let mut number = 2;
    while file.exists() {
        file = folder.join(format!("{stem}-{number}.yaml"));
        number += 1;
    }
    file
}
