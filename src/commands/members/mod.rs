//! `mopctl members`: who is on which profile.

pub mod change;
pub mod export;
pub(super) mod known;
pub mod list;
mod write;

use clap::Subcommand;

use crate::exit::Exit;
use crate::run::Run;

/// Arguments of `mopctl members`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show who is on which profile
    List(list::Args),
    /// Put users and teams on a profile
    Add(change::AddArgs),
    /// Take users and teams off a profile
    Remove(change::RemoveArgs),
    /// Put everybody of a CSV file on a profile
    Import(change::ImportArgs),
    /// Write memberships, or the people of the environment, as CSV that import takes
    Export(export::Args),
}

/// Does what the action says.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    match &args.action {
        Action::List(args) => list::run(args, run),
        Action::Add(args) => change::add(args, run),
        Action::Remove(args) => change::remove(args, run),
        Action::Import(args) => change::import(args, run),
        Action::Export(args) => export::run(args, run),
    }
}
