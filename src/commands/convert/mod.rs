//! `mopctl convert`: profiles of any source as YAML or into solution files.

mod solution;
mod yaml;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::error::Error;
use crate::exit::Exit;
use crate::model::stored::StoredProfile;
use crate::model::{Files, Place, Profile};
use crate::run::Run;
use crate::source::{self, Address};

use super::comparison::{distinct, has_errors, note_skipped, refuse, stored_profiles};
use super::environment;
use super::inputs::Inputs;
use super::output::is_stdout;

/// Arguments of `mopctl convert`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// File, folder, solution, snapshot, `-`, `env:NAME` or `env:NAME/Profile`
    #[arg(value_name = "FROM")]
    from: String,
    /// Where to: a folder, a solution archive (.zip), one profile (.yaml, or .xml as solutions hold it),
    /// `-` for standard output
    #[arg(value_name = "TO")]
    to: PathBuf,
    /// What a folder is to hold; without it a solution stays one and everything else is YAML
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    kind: Option<Kind>,
    /// Replace YAML files that say something else
    #[arg(long)]
    force: bool,
    /// Leave FetchXML as it is, instead of laying it out
    #[arg(long)]
    verbatim: bool,
    /// What is known about tables: a snapshot of an environment
    #[arg(long, value_name = "SNAPSHOT")]
    metadata: Option<PathBuf>,
    /// Unique name of a new solution
    #[arg(long, value_name = "NAME", default_value = "MobileOfflineProfiles")]
    solution: String,
    /// Unique name of the publisher of a new solution
    #[arg(long, value_name = "NAME", default_value = "MobileOfflineProfiles")]
    publisher: String,
    /// Customization prefix of the publisher of a new solution
    #[arg(long, value_name = "PREFIX", default_value = "mop")]
    prefix: String,
    /// What to call standard input in messages
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    stdin_filename: String,
}

/// What a folder is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Profile files
    Yaml,
    /// An unpacked solution
    Solution,
}

/// A profile that was found.
struct Found {
    profile: Profile,
    /// Its own form, where it comes from a solution or an environment.
    stored: Option<StoredProfile>,
    catalog: Catalog,
}

/// Converts profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let mut files = Files::default();
    let found = match find(args, &mut files, run)? {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    if found.is_empty() {
        return Err(Error::usage(format!("{} holds no profile", args.from)).into());
    }
    // Two profiles of one name would be written over each other.
    let names = found.iter().map(|one| one.profile.name.value.as_str());
    distinct(names, "rename one of them, or convert them one by one")?;
    let is_file = |ending: &str| {
        args.to.extension().is_some_and(|known| known.eq_ignore_ascii_case(ending)) && !args.to.is_dir()
    };
    check_target(args)?;
    let stays = args.kind.is_none() && is_solution(&args.to);
    Ok(if is_file("zip") {
        solution::archive(args, &found, &files, run)?
    } else if is_file("xml") {
        solution::one(args, &found, &files, run)?
    } else if is_stdout(Some(&args.to)) || is_file("yaml") || is_file("yml") {
        yaml::one(args, &found, run)?
    } else if args.kind == Some(Kind::Solution) || stays {
        solution::folder(args, &found, &files, run)?
    } else {
        yaml::folder(args, &found, run)?
    })
}

/// Refuses a target that can't be what was asked for.
fn check_target(args: &Args) -> Result<(), Error> {
    let name = args.to.to_string_lossy();
    if name.starts_with("env:") {
        return Err(Error::usage(format!("{name} is an environment, and convert writes files"))
            .hint("`mopctl publish` writes to environments"));
    }
    let ending = args.to.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let is_file = is_stdout(Some(&args.to))
        || ending.as_deref().is_some_and(|ending| ["yaml", "yml", "xml", "zip"].contains(&ending));
    if is_file && args.kind.is_some() && !args.to.is_dir() {
        return Err(Error::usage("--as says what a folder is to hold").hint("leave it out, or name a folder"));
    }
    let other = ending.filter(|ending| ["json", "txt", "csv", "html", "md"].contains(&ending.as_str()));
    match other.filter(|_| !is_file && !args.to.is_dir()) {
        Some(ending) => Err(Error::usage(format!("a profile isn't written as .{ending}"))
            .hint("name a folder, or a file ending in .yaml, .xml or .zip")),
        None => Ok(()),
    }
}

/// Whether a folder is an unpacked solution.
fn is_solution(folder: &Path) -> bool {
    folder.join("MobileOfflineProfiles").is_dir() || folder.join("Other").join("Solution.xml").is_file()
}

/// The profiles of the source; the inner error is that they can't be read in full.
fn find(args: &Args, files: &mut Files, run: &mut Run) -> Result<Result<Vec<Found>, Exit>, Error> {
    let address = Address::parse(&args.from)?;
    if let Address::Environment { name, profile } = &address {
        let environment = environment::open(run, Some(name))?;
        let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
        let found = stored_profiles(&environment, profile.as_deref(), |_| place)?;
        let found = found.into_iter().map(|(live, catalog)| {
            let stored = Some(live.stored());
            Found { profile: live.profile, stored, catalog }
        });
        return Ok(Ok(found.collect()));
    }
    let inputs = Inputs { addresses: vec![args.from.clone()], stdin_filename: args.stdin_filename.clone() };
    let known = args.metadata.as_deref().map(source::metadata).transpose()?;
    let catalog = known.as_ref().unwrap_or(Catalog::built_in());
    let variables = environment::variables_name(run);
    let mut loaded = inputs.read_files(&[address], variables.as_deref(), catalog, files, run)?;
    if has_errors(&loaded.findings) {
        let read = loaded.summary(files);
        return Ok(Err(refuse(&mut loaded.findings, files, &read, run)?));
    }
    note_skipped(&loaded, files, run);
    let mut found: Vec<Found> = loaded
        .with_stored()
        .map(|(profile, stored)| Found {
            profile: profile.clone(),
            stored: stored.cloned(),
            catalog: catalog.clone(),
        })
        .collect();
    for (profiles, catalog) in loaded.snapshots {
        let of_snapshot =
            profiles.into_iter().map(|profile| Found { profile, stored: None, catalog: catalog.clone() });
        found.extend(of_snapshot);
    }
    Ok(Ok(found))
}
