//! `mopctl pull`: profiles of an environment as files.

use std::path::PathBuf;

use serde_json::json;

use crate::catalog::Catalog;
use crate::dataverse::read_profiles;
use crate::error::Error;
use crate::exit::Exit;
use crate::model::facts::LiveProfile;
use crate::model::people::PersonKind;
use crate::model::{Files, Located, Manage, People, Place, Profile, same_title};
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::Format;
use crate::yaml::Style;

use super::base::Bases;
use super::comparison::stored_profiles;
use super::environment::{self, Environment};
use super::members::known::Known;
use super::output::is_stdout;
use super::profile_files;

/// Arguments of `mopctl pull`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Names of profiles
    #[arg(value_name = "NAME")]
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

/// Writes profiles into files.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    if args.names.is_empty() && !args.all {
        return Err(Error::usage("no profile is named")
            .hint("name one or more, or write --all; `mopctl list` shows what is there")
            .into());
    }
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
    let variables = texts.run.config()?.variables(Some(&environment.name));
    let profiles: Vec<_> = found.iter().map(|(live, catalog)| (&live.profile, catalog)).collect();
    let bases = Bases::recorded(&environment, texts.run)?;
    let names = read_profiles(&environment.session)?.into_iter().map(|row| row.name).collect();
    let mut of_found = OfFound { texts: &mut texts, found: &found, bases: &bases, names };
    let written = profile_files::write(folder, &profiles, &variables, args.force, &mut of_found)?;
    if args.all {
        written.note_others(&environment.name, run);
    }
    Ok(written.answer(run)?)
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

/// Texts of profiles by their place in a list.
struct OfFound<'t, 'a> {
    texts: &'t mut Texts<'a>,
    found: &'t [(LiveProfile, Catalog)],
    bases: &'t Bases,
    /// Names of all profiles of the environment.
    names: Vec<String>,
}

impl profile_files::Texts for OfFound<'_, '_> {
    fn of(&mut self, at: usize, kept: Option<&Profile>) -> Result<String, Error> {
        let (live, catalog) = &self.found[at];
        self.texts.of(live, catalog, kept)
    }

    fn people(&self, at: usize) -> Option<People> {
        self.texts.people(&self.found[at].0)
    }

    fn is_former(&self, at: usize, kept: &Profile) -> bool {
        let is_there = self.names.iter().any(|name| same_title(name, &kept.name));
        !is_there && self.bases.published_as(&kept.name).any(|id| id == self.found[at].0.id)
    }
}

impl Texts<'_> {
    /// The text of a profile, proved. What an environment doesn't hold comes from the file that is
    /// there.
    fn of(&mut self, live: &LiveProfile, catalog: &Catalog, kept: Option<&Profile>) -> Result<String, Error> {
        let mut profile = profile_files::told(&live.profile, kept);
        if live.managed {
            profile.manage = Manage::Listed;
        }
        if let Some(people) = self.people(live) {
            profile.people = Some(people);
        }
        let remarks = remarks(live, self.environment, self.run);
        let style = Style { verbatim: self.args.verbatim };
        profile_files::text(&profile, &remarks, style, (&live.profile, catalog), self.run)
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
