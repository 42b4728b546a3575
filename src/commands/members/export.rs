//! `mopctl members export`.

use std::path::PathBuf;

use crate::dataverse::{read_memberships, read_profiles, read_users};
use crate::error::Error;
use crate::exit::Exit;
use crate::members::{People, export_directory, export_memberships};
use crate::run::Run;

use super::super::environment;

/// Arguments of `mopctl members export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this profile
    #[arg(long, value_name = "NAME", conflicts_with = "directory")]
    profile: Option<String>,
    /// The people of the environment who can use a profile, instead of memberships
    #[arg(long)]
    directory: bool,
    /// File to write instead of stdout; an existing one is replaced
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes CSV.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let session = &environment.session;
    let profiles = read_profiles(session).map_err(Error::from)?;
    let directory = read_users(session).map_err(Error::from)?;
    let mut memberships = read_memberships(session, &[]).map_err(Error::from)?;
    if let Some(name) = &args.profile {
        let people = People::new(&directory, &profiles, &[]);
        let id = super::change::known_profile(&people, name)?;
        memberships.retain(|membership| membership.profile == id);
    }
    let people = People::new(&directory, &profiles, &memberships);
    let text =
        if args.directory { export_directory(&directory, &people) } else { export_memberships(&people) };
    match &args.output {
        Some(file) => std::fs::write(file, text).map_err(|error| Error::io("write", file, &error))?,
        None => run.ui.answer(&text)?,
    }
    Ok(Exit::Ok)
}
