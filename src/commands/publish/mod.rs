//! `mopctl publish`: validate, plan, confirm, back up, write, publish, read back and prove.

mod answer;
mod people;
mod planning;
mod write;

use std::path::PathBuf;

use crate::catalog::Catalog;
use crate::config;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::Files;
use crate::plan::Plan;
use crate::report::changes::{self, ProfileChanges};
use crate::run::Run;
use crate::ui::Format;

use super::comparison::{Pair, compare, has_errors, note_skipped, refuse};
use super::environment::{self, Environment};
use super::inputs::Inputs;
use super::judging;

/// Arguments of `mopctl publish`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("addresses", |arg| arg.help(
    "Profile files, folders, unpacked solutions or `-`; without one the folder `profiles` beside the configuration"
)))]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be written, and write nothing; exit 1 when changes are pending
    #[arg(long)]
    dry_run: bool,
    /// Where to keep what was there before; must be named where `CI` is set
    #[arg(long, value_name = "DIR")]
    backup_dir: Option<PathBuf>,
}

/// A pair with its writes.
struct Planned {
    /// What is wanted and what is there.
    pair: Pair,
    plan: Plan,
    changes: ProfileChanges,
}

/// Publishes profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let environment = environment::open(run, None)?;
    let mut files = Files::default();
    let mut loaded = args.inputs.read_files(
        &addresses,
        environment::variables_name(run).as_deref(),
        Catalog::built_in(),
        &mut files,
        run,
    )?;
    let read = loaded.summary(&files);
    note_skipped(&loaded, &files, run);
    if has_errors(&loaded.findings) {
        return Ok(refuse(&mut loaded.findings, &files, &read, run)?);
    }
    planning::distinct(&loaded)?;
    let comparison = compare(&environment, &mut loaded, &mut files)?;
    let policy = judging::policy(run, None, loaded.silences.clone(), false, &mut files)?;
    let mut blocking = planning::blocking_findings(&loaded, &comparison, &policy, &files, run);
    if !blocking.is_empty() {
        return Ok(refuse(&mut blocking, &files, &read, run)?);
    }
    let views = planning::read_views(&environment, &loaded, &files)?;
    let only = comparison.only_in_environment.clone();
    let planned = planning::plan_all(comparison, &files)?;
    let pending = planned.iter().any(|one| !one.plan.steps.is_empty());
    let all: Vec<ProfileChanges> = planned.iter().map(|one| one.changes.clone()).collect();
    if !pending || args.dry_run {
        let exit = answer::report_plan(&all, &only, &files, (pending, args.dry_run), run)?;
        people::note(&environment, &loaded, run);
        return Ok(exit);
    }
    if run.ui.format() == Format::Human {
        let plan = changes::human(&all, &files, run.ui.color());
        run.ui.answer(&format!("{plan}Plan: {}.\n", changes::totals(&all)))?;
    }
    let backups = backup_folder(args, &environment)?;
    if !args.yes {
        let question = format!("Publish this to {}?", environment.name);
        if !run.ui.confirm(&question, "--yes")? {
            return Err(Error::new(Kind::Declined, "nothing was written").into());
        }
    }
    let outcome = write::publish_all(&environment, &planned, &views, &backups, &files, run);
    let findings = people::live_findings(&environment, &outcome.proofs, &policy);
    let exit = answer::finish(outcome, &all, &only, &files, run)?;
    run.ui.note("devices take it over at their next sync; people restart the app (`mopctl guide sync`)");
    for finding in findings {
        run.ui.warn(&finding);
    }
    people::note(&environment, &loaded, run);
    Ok(exit)
}

/// Where backups go: the state folder, or the folder named. A CI job's state folder is gone with
/// the job, so there it must be named; the sandbox is no loss.
fn backup_folder(args: &Args, environment: &Environment) -> Result<PathBuf, Error> {
    if let Some(folder) = &args.backup_dir {
        return Ok(folder.clone());
    }
    if std::env::var_os("CI").is_some() && !environment.embedded {
        return Err(Error::usage("a publish in CI must say where its backup goes")
            .hint("add --backup-dir DIR and keep the folder as an artifact"));
    }
    Ok(config::state_folder()?.join("backups"))
}
