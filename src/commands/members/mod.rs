//! `mopctl members`: who is on which profile.

pub mod audit;
mod carry_out;
pub mod change;
pub mod export;
pub mod import;
pub(super) mod known;
pub mod list;
pub mod refresh;
mod results;
mod waves;
pub mod who;
mod write;

use clap::Subcommand;

use super::environment::Environment;
use crate::members::MemberPlan;

use crate::exit::Exit;
use crate::run::Run;

/// Writes all rows of a plan, and proves them.
pub(super) fn write_all(environment: &Environment, plan: &mut MemberPlan, run: &mut Run) {
    let rows: Vec<usize> = (0..plan.rows.len()).collect();
    write::write(environment, plan, &rows, None, run);
}

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
    /// Move users and teams to another profile
    Move(change::MoveArgs),
    /// Put everybody of a CSV file on a profile
    Import(import::ImportArgs),
    /// Go on with the next wave of an import
    Resume(import::ResumeArgs),
    /// Put the people that profile files name on their profiles
    Apply(import::ApplyArgs),
    /// Find out what is wrong with who is on which profile
    Audit(audit::Args),
    /// Take a team off its profile and put it on again, so that its people are looked up anew
    Refresh(refresh::Args),
    /// Write memberships, or the people of the environment, as CSV that import takes
    Export(export::Args),
}

/// Does what the action says.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    match &args.action {
        Action::List(args) => list::run(args, run),
        Action::Add(args) => change::add(args, run),
        Action::Remove(args) => change::remove(args, run),
        Action::Move(args) => change::move_people(args, run),
        Action::Import(args) => import::import(args, run),
        Action::Resume(args) => import::resume(args, run),
        Action::Apply(args) => import::apply(args, run),
        Action::Audit(args) => audit::run(args, run),
        Action::Refresh(args) => refresh::run(args, run),
        Action::Export(args) => export::run(args, run),
    }
}
