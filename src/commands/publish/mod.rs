//! `mopctl publish`: validate, plan, confirm, back up, write, publish, read back and prove.

pub(super) mod answer;
pub(super) mod guards;
mod people;
mod planning;
pub(super) mod prepare;
pub(super) mod saved;
mod write;

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::apply::enable_tables;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::changes;
use crate::report::impact;
use crate::report::json::SCHEMA_VERSION;
use crate::run::Run;
use crate::source::Address;
use crate::ui::Format;

use super::apps;
use super::backups;
use super::base::record;
use super::environment::{self, Environment};
use guards::Allowed;
use prepare::{Options, Prepared, Wanted, environments, prepare};

/// Arguments of `mopctl publish`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("addresses", |arg| arg.help(
    "Profile files, folders, solutions, `-`, or a plan of `mopctl plan -o`; without one the folder `profiles` beside the configuration"
)))]
pub struct Args {
    #[command(flatten)]
    options: Options,
    #[command(flatten)]
    allowed: Allowed,
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

/// Publishes profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.options.inputs.parse(run)?;
    let saved = saved::find(&addresses)?;
    if saved.is_some() {
        args.options.check_beside_plan()?;
    }
    let mut all = Vec::new();
    // Nothing is written anywhere before all environments are known to take it.
    for (environment, variables) in environments(run)? {
        let wanted = match &saved {
            Some((plan, name)) => {
                saved::check_target(plan, &environment)?;
                Wanted::Plan(plan, name)
            }
            None => Wanted::Addresses(&addresses),
        };
        match prepare_one(&wanted, (environment, variables.as_deref()), &args.options, run)? {
            Ok(prepared) => all.push(prepared),
            Err(exit) => return Ok(exit),
        }
    }
    // A plan that was published before leaves nothing to do.
    for prepared in all.iter().filter(|prepared| prepared.is_pending()) {
        if let Some((plan, _)) = &saved {
            saved::check_unmoved(plan, prepared, run)?;
        }
    }
    let draft = args.options.draft || saved.as_ref().is_some_and(|(plan, _)| plan.draft);
    let how = How {
        yes: args.yes,
        dry_run: args.dry_run,
        backup_dir: args.backup_dir.clone(),
        draft,
        allowed: args.allowed,
        is_saved: saved.is_some(),
        before: if draft { "publish --draft" } else { "publish" },
        people: None,
    };
    carry_out(&all, &how, run)
}

/// Prepares a publish to one of the environments that the options name, and says which one where there are
/// several.
pub(super) fn prepare_one(
    wanted: &Wanted<'_>,
    (environment, variables): (Environment, Option<&str>),
    options: &Options,
    run: &mut Run,
) -> Result<Result<Prepared, Exit>, Error> {
    let name = environment.name.clone();
    let is_one_of_several = environment::are_listed(run);
    let prepared = prepare(wanted, environment, variables, options, run);
    if !is_one_of_several {
        return prepared;
    }
    if matches!(prepared, Ok(Err(_))) {
        run.ui.note(&format!("that is about {name}; nothing was written anywhere"));
    }
    prepared.map_err(|error| error.of_environment(&name))
}

/// How writes are made.
pub(super) struct How {
    pub(super) yes: bool,
    pub(super) dry_run: bool,
    pub(super) backup_dir: Option<PathBuf>,
    pub(super) draft: bool,
    pub(super) allowed: Allowed,
    /// Whether the plan was looked at before.
    pub(super) is_saved: bool,
    /// What backups say they were taken before.
    pub(super) before: &'static str,
    /// How many people are put back afterwards, where that is known.
    pub(super) people: Option<usize>,
}

impl How {
    /// What an answer in JSON begins with.
    fn head(&self) -> Value {
        let mut head = json!({ "schema_version": SCHEMA_VERSION, "dry_run": self.dry_run });
        if let Some(people) = self.people {
            head["people_to_put_back"] = people.into();
        }
        head
    }
}

/// Shows, asks, writes and proves.
pub(super) fn carry_out(all: &[Prepared], how: &How, run: &mut Run) -> anyhow::Result<Exit> {
    if !how.dry_run && !how.draft {
        for prepared in all {
            keep_equal(prepared, run);
        }
    }
    if how.dry_run || !all.iter().any(Prepared::is_pending) {
        return Ok(planned_only(how, all, run)?);
    }
    if run.ui.format() == Format::Human {
        for prepared in all {
            show(prepared, all.len() > 1, run)?;
        }
    }
    for prepared in all.iter().filter(|prepared| prepared.is_pending()) {
        environment::check_writable(&prepared.environment, run)?;
        guards::check(prepared, how.allowed, (!how.yes, how.is_saved, how.draft), run)?;
    }
    let backups: Vec<PathBuf> =
        all.iter().map(|prepared| backups_of(how, prepared)).collect::<Result<_, _>>()?;
    if !how.yes {
        let names: Vec<&str> = all.iter().map(|prepared| prepared.environment.name.as_str()).collect();
        let what = if how.draft { "Write these drafts to" } else { "Publish this to" };
        if !run.ui.confirm(&format!("{what} {}?", names.join(", ")), "--yes")? {
            return Err(Error::new(Kind::Declined, "nothing was written").into());
        }
    }
    let mut outcomes = Vec::new();
    for (prepared, backups) in all.iter().zip(&backups) {
        let outcome = publish(prepared, backups, (how.draft, how.before), run);
        let stopped = outcome.error.is_some();
        outcomes.push(outcome);
        if stopped {
            break;
        }
    }
    finish(all, outcomes, how, run)
}

/// Records profiles that are as the files say already: a publish whose end nobody heard is told as one then.
fn keep_equal(prepared: &Prepared, run: &mut Run) {
    for one in prepared.planned.iter().filter(|one| one.plan.steps.is_empty()) {
        if let Some(live) = one.pair.live.as_ref().filter(|live| live.is_published()) {
            record(live, one.pair.aimed.as_deref(), &prepared.environment, run);
        }
    }
}

/// Where the backups of an environment go; what makes new profiles only needs none.
fn backups_of(how: &How, prepared: &Prepared) -> Result<PathBuf, Error> {
    let replaces = prepared.planned.iter().any(|one| one.pair.live.is_some() && !one.plan.steps.is_empty());
    if replaces {
        return backup_folder(how.backup_dir.as_ref(), &prepared.environment);
    }
    Ok(how.backup_dir.clone().unwrap_or_default())
}

/// Says what would be written.
fn planned_only(how: &How, all: &[Prepared], run: &mut Run) -> Result<Exit, Error> {
    let exit = answer::report_plan(all, how.head(), run)?;
    for prepared in all {
        people::note(prepared, run);
        needed(prepared, (how.draft, how.is_saved), how.allowed, run);
    }
    Ok(exit)
}

/// Says which options a publish would need.
pub(super) fn needed(prepared: &Prepared, (draft, is_saved): (bool, bool), allowed: Allowed, run: &mut Run) {
    for one in &prepared.planned {
        let mut needs = guards::needs(one, draft);
        needs.retain(|flag| !(allowed.says(flag) || is_saved && *flag == "--allow-narrowing"));
        if !needs.is_empty() {
            run.ui.note(&format!("{}: an unattended publish needs {}", one.plan.profile, needs.join(" ")));
        }
    }
}

fn show(prepared: &Prepared, several: bool, run: &mut Run) -> Result<(), Error> {
    let all = prepared.changes();
    let head = if several { format!("── {} ──\n", prepared.environment.name) } else { String::new() };
    let head = head + &answer::beside(prepared);
    let plan = changes::human(&all, &prepared.files, run.ui.color());
    let meaning = answer::meaning(prepared);
    run.ui.answer(&format!("{head}{plan}{}Plan: {}.\n", impact::human(&meaning), answer::totals(prepared)))
}

/// Enables tables, then publishes one profile after the other.
fn publish(
    prepared: &Prepared,
    backups: &std::path::Path,
    (draft, before): (bool, &'static str),
    run: &mut Run,
) -> write::Outcome {
    let environment = &prepared.environment;
    let mut enabled = Vec::new();
    if !prepared.to_enable.is_empty() {
        let outcome = enable_tables(&environment.session, &prepared.to_enable, &mut |table| {
            enabled.push(table.to_owned());
        });
        for table in &enabled {
            run.ui.note(&format!("{table} is enabled for mobile offline in {}", environment.name));
        }
        if let Err(failure) = outcome {
            let error = after_tables(failure.into(), &enabled);
            let left = prepared.planned.iter().map(|one| one.plan.profile.clone()).collect();
            return write::Outcome { proofs: Vec::new(), error: Some(error), left };
        }
    }
    let mut outcome = write::publish_all(prepared, backups, (draft, before), run);
    match outcome.error {
        None => outcome.error = attach_apps(prepared, run).err(),
        Some(error) => outcome.error = Some(after_tables(error, &enabled)),
    }
    outcome
}

/// An error after tables were enabled, which they stay.
fn after_tables(mut error: Error, enabled: &[String]) -> Error {
    if enabled.is_empty() {
        return error;
    }
    if error.kind != Kind::Interrupted {
        error.kind = Kind::Partial;
    }
    error.hint(format!("enabled before that, and stay so: {}; run the command again", enabled.join(", ")))
}

/// Makes apps use the profiles, now that these are there.
fn attach_apps(prepared: &Prepared, run: &mut Run) -> Result<(), Error> {
    for one in &prepared.to_attach {
        let (id, name) = &one.profile;
        apps::attach(&prepared.environment.session, &one.app, id).map_err(|mut error| {
            error.kind = Kind::Partial;
            error.message = format!("`{}` doesn't use `{name}` yet: {}", one.app.unique_name, error.message);
            error
        })?;
        run.ui.note(&format!("{} uses {name} in {}", one.app.unique_name, prepared.environment.name));
    }
    Ok(())
}

fn finish(all: &[Prepared], outcomes: Vec<write::Outcome>, how: &How, run: &mut Run) -> anyhow::Result<Exit> {
    let mut findings = Vec::new();
    for (prepared, outcome) in all.iter().zip(&outcomes) {
        let come = how.people.is_some_and(|people| people > 0);
        let environment = &prepared.environment;
        let place = if all.len() > 1 { format!("{}: ", environment.name) } else { String::new() };
        let found = people::live_findings(environment, &outcome.proofs, &prepared.policy, come);
        findings.extend(found.into_iter().map(|finding| format!("{place}{finding}")));
    }
    let is_done = outcomes.iter().any(|outcome| !outcome.proofs.is_empty());
    let exit = answer::finish(all, outcomes, how.head(), run)?;
    if how.draft {
        run.ui.note("these are drafts: devices see nothing of them until `mopctl publish` without --draft");
    } else if is_done {
        run.ui.note("devices take it over at their next sync; people restart the app (`mopctl guide sync`)");
    }
    for finding in findings {
        run.ui.warn(&finding);
    }
    for prepared in all {
        people::note(prepared, run);
    }
    Ok(exit)
}

/// Where backups go: the state folder, or the folder named. A CI job's state folder is gone with
/// the job, so there it must be named; the sandbox is no loss.
pub(super) fn backup_folder(named: Option<&PathBuf>, environment: &Environment) -> Result<PathBuf, Error> {
    if named.is_none() && std::env::var_os("CI").is_some() && !environment.embedded {
        return Err(Error::usage("a write in CI must say where its backup goes")
            .hint("add --backup-dir DIR and keep the folder as an artifact"));
    }
    backups::folder(named)
}

/// Whether an address is a file that could be a plan.
fn as_file(address: &Address) -> Option<&std::path::Path> {
    match address {
        Address::Path(path) if path.is_file() => Some(path),
        _ => None,
    }
}
