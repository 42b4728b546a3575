//! One file per command: its arguments and what it does.

pub mod apps;
pub mod backups;
pub mod base;
pub mod clone;
pub mod comparison;
pub mod completions;
pub mod convert;
pub mod delete;
pub mod diff;
pub mod env;
pub mod environment;
pub mod explain;
pub mod fix;
pub mod fmt;
pub mod graph;
pub mod guide;
pub mod history;
pub mod inputs;
pub mod judging;
pub mod list;
pub mod live;
pub mod login;
pub mod man;
pub mod members;
pub mod output;
pub mod plan;
pub mod profile_files;
pub mod publish;
pub mod pull;
pub mod restore;
pub mod rewrite;
pub mod rules;
pub mod sandbox;
pub mod schema;
pub mod settings;
pub mod show;
pub mod sign_in;
pub mod snapshot;
pub mod sync_errors;
pub mod tables;
mod turn;
pub mod upstream;
pub mod validate;

use clap::Subcommand;

use crate::exit::Exit;
use crate::run::Run;

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check profiles against everything the platform documents
    Validate(validate::Args),
    /// Bring profile files into canonical form
    Fmt(fmt::Args),
    /// Show who brings whom, and how much of the relationship budget is spent
    Graph(graph::Args),
    /// Show how files and an environment, or any two addresses, differ
    Diff(diff::Args),
    /// Show the ordered changes that a publish would make, and keep them for it
    Plan(plan::Args),
    /// Make an environment what the files say, and prove it
    Publish(publish::Args),
    /// List the profiles of an environment
    List(list::Args),
    /// Show one profile of an environment
    Show(show::Args),
    /// Write profiles of an environment into files
    Pull(pull::Args),
    /// Copy a profile of an environment under a new name
    Clone(clone::Args),
    /// Delete a profile of an environment
    Delete(delete::Args),
    /// List the backups that were taken before writes
    History(history::Args),
    /// Make a profile what it was before a write
    Restore(restore::Args),
    /// Write profiles of any source as YAML or into solution files
    Convert(convert::Args),
    /// Show and change who is on which profile
    Members(members::Args),
    /// Tell on one page what holds for a person
    Who(members::who::Args),
    /// Bring what a vendor changed in its default profile into a profile of one's own
    Upstream(upstream::Args),
    /// Show and change which apps use which profile
    Apps(apps::Args),
    /// Show and change the organization's settings for mobile offline
    Settings(settings::Args),
    /// Read what failed on devices
    SyncErrors(sync_errors::Args),
    /// Name environments, and find out what keeps one from being worked with
    Env(env::Args),
    /// Sign in to an environment with a code, and stay signed in
    Login(login::LoginArgs),
    /// Forget a sign-in
    Logout(login::LogoutArgs),
    /// Keep an environment's table metadata and profiles in one file
    Snapshot(snapshot::Args),
    /// Serve, reset or locate the embedded Dataverse
    Sandbox(sandbox::Args),
    /// List the rules
    Rules(rules::Args),
    /// Explain one rule: numbers, sources, examples
    Explain(explain::Args),
    /// List what the platform lets each table do offline, or enable tables for it
    Tables(tables::Args),
    /// Explain what happens on the device
    Guide(guide::Args),
    /// Write the JSON Schema of a profile file, for editors
    Schema(schema::Args),
    /// Write a completion script for a shell
    Completions(completions::Args),
    /// Write a manual page
    Man(man::Args),
}

impl Command {
    /// Does what the command says.
    pub fn run(&self, run: &mut Run) -> anyhow::Result<Exit> {
        match self {
            Self::Validate(args) => validate::run(args, run),
            Self::Fmt(args) => fmt::run(args, run),
            Self::Graph(args) => graph::run(args, run),
            Self::Diff(args) => diff::run(args, run),
            Self::Plan(args) => plan::run(args, run),
            Self::Publish(args) => publish::run(args, run),
            Self::List(args) => list::run(args, run),
            Self::Show(args) => show::run(args, run),
            Self::Pull(args) => pull::run(args, run),
            Self::Clone(args) => clone::run(args, run),
            Self::Delete(args) => delete::run(args, run),
            Self::History(args) => history::run(args, run),
            Self::Restore(args) => restore::run(args, run),
            Self::Convert(args) => convert::run(args, run),
            Self::Members(args) => members::run(args, run),
            Self::Who(args) => members::who::run(args, run),
            Self::Upstream(args) => upstream::run(args, run),
            Self::Apps(args) => apps::run(args, run),
            Self::Settings(args) => settings::run(args, run),
            Self::SyncErrors(args) => sync_errors::run(args, run),
            Self::Env(args) => env::run(args, run),
            Self::Login(args) => login::login(args, run),
            Self::Logout(args) => login::logout(args, run),
            Self::Snapshot(args) => snapshot::run(args, run),
            Self::Sandbox(args) => sandbox::run(args, run),
            Self::Rules(args) => rules::run(args, run),
            Self::Explain(args) => explain::run(args, run),
            Self::Tables(args) => tables::run(args, run),
            Self::Guide(args) => guide::run(args, run),
            Self::Schema(args) => schema::run(args, run),
            Self::Completions(args) => completions::run(args, run),
            Self::Man(args) => man::run(args, run),
        }
    }
}
