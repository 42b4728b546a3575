//! `mopctl pull`: profiles of an environment as files.

mod folder;

use std::path::PathBuf;

use serde_json::json;

use crate::catalog::Catalog;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::facts::LiveProfile;
use crate::model::people::PersonKind;
use crate::model::{Columns, Files, Located, Manage, People, Place, Profile};
use crate::paths::shown;
use crate::plan::diff;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{changes, count};
use crate::run::Run;
use crate::stored;
use crate::ui::{Format, visible};
use crate::yaml::{self, Style, Variables};

use super::comparison::stored_profiles;
use super::environment::{self, Environment};
use super::members::known::Known;
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
    /// Replace files that say something else; who is on the profile, apps and budget stay in them,
    /// comments, variables and `based_on` don't
    #[arg(long)]
    force: bool,
}

/// What became of a profile.
struct Row {
    profile: String,
    file: PathBuf,
    status: Status,
    tables: usize,
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
    let known = args.people.then(|| Known::all(&environment.session)).transpose()?;
    let mut texts = Texts { args, environment: &environment, place, run, known };
    let Some(folder) = folder else {
        for (live, catalog) in &found {
            let written = texts.of(live, catalog, None)?;
            let name = &live.profile.name.value;
            let answer = match texts.run.ui.format() {
                Format::Human => written,
                Format::Json => text(&json!({
                    "schema_version": SCHEMA_VERSION,
                    "profiles": [{ "profile": name, "text": written, "tables": live.profile.tables.len() }],
                })),
            };
            texts.run.ui.answer(&answer)?;
        }
        return Ok(Exit::Ok);
    };
    let rows = folder::write(folder, &found, &mut texts)?;
    answer(&rows, run)?;
    let differs = rows.iter().any(|row| matches!(row.status, Status::Differs | Status::Unreadable));
    Ok(if differs { Exit::Findings } else { Exit::Ok })
}

/// Writes the texts of files.
struct Texts<'a> {
    args: &'a Args,
    environment: &'a Environment,
    place: Place,
    run: &'a mut Run,
    /// Everybody, where people are wanted.
    known: Option<Known>,
}

impl Texts<'_> {
    /// The text of a profile, proved. What an environment doesn't hold comes from the file that is
    /// there.
    fn of(&mut self, live: &LiveProfile, catalog: &Catalog, kept: Option<&Profile>) -> Result<String, Error> {
        let mut profile = told(&live.profile);
        if let Some(kept) = kept {
            profile.manage = kept.manage;
            profile.people.clone_from(&kept.people);
            profile.apps.clone_from(&kept.apps);
            profile.budget.clone_from(&kept.budget);
        }
        if live.managed {
            profile.manage = Manage::Listed;
        }
        if let Some(people) = self.people(live) {
            profile.people = Some(people);
        }
        let remarks = remarks(live, self.environment, self.run);
        let style = Style { verbatim: self.args.verbatim };
        let text = yaml::write(&profile, &remarks, style).map_err(|error| {
            Error::new(Kind::Internal, format!("`{}` can't be written: {error}", live.profile.name.value))
        })?;
        prove(&text, live, catalog, self.run)?;
        Ok(text)
    }

    /// Who is on a profile, by name; `None` where people aren't wanted.
    fn people(&self, live: &LiveProfile) -> Option<People> {
        let known = self.known.as_ref()?;
        let people = known.people();
        let named = |kind: PersonKind| {
            let members = known
                .memberships
                .iter()
                .filter(|member| member.kind == kind && member.profile.eq_ignore_ascii_case(&live.id));
            let mut names: Vec<String> = members.map(|member| people.shown(kind, &member.person).0).collect();
            names.sort_unstable();
            names.into_iter().map(|name| Located::new(name, self.place)).collect()
        };
        Some(People { users: named(PersonKind::User), teams: named(PersonKind::Team) })
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
            return Err(Error::usage(format!("{} has no mobile offline profile", environment.name))
                .hint("is it the environment that you mean? `mopctl env check` tells more"));
        }
        return Ok(found);
    }
    let mut found = Vec::new();
    for name in &args.names {
        found.extend(stored_profiles(environment, Some(name), |_| place)?);
    }
    Ok(found)
}

/// A profile that says what a file may leave open, which columns there are, and nothing that a file
/// can't say.
fn told(live: &Profile) -> Profile {
    let mut profile = live.clone();
    for table in &mut profile.tables {
        let place = table.name.place;
        table.label.take_if(|label| !yaml::can_be_label(label));
        for label in table.related_to.iter_mut().map(|entry| &mut entry.label) {
            label.take_if(|label| !yaml::can_be_label(label));
        }
        for label in table.brings.iter_mut().map(|entry| &mut entry.label) {
            label.take_if(|label| !yaml::can_be_label(label));
        }
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

/// Reads what was written and compares it with what the environment holds: a difference would be a defect
/// of this program, and is said.
fn prove(text: &str, live: &LiveProfile, catalog: &Catalog, run: &mut Run) -> Result<(), Error> {
    let mut files = Files::default();
    let again = folder::read(text, &Variables::new(), &mut files).map(|mut profile| {
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

fn answer(rows: &[Row], run: &mut Run) -> Result<(), Error> {
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
        return run.ui.answer(&text(&json!({ "schema_version": SCHEMA_VERSION, "profiles": rows })));
    }
    for row in rows {
        let (name, file, tables) = (visible(&row.profile), shown(&row.file), count(row.tables, "table"));
        run.ui.answer(&match row.status {
            Status::Written => format!("{file}: `{name}`, {tables}"),
            Status::Replaced => format!("{file}: `{name}`, {tables}, replaced"),
            Status::Same => format!("{file}: `{name}` is the same already"),
            Status::Unreadable => {
                format!("{file}: `{name}` can't be read in full, left as it is; `mopctl validate` says why")
            }
            Status::Differs => format!(
                "{file}: `{name}` differs, left as it is; `mopctl diff` shows how, --force replaces it"
            ),
        })?;
    }
    Ok(())
}
