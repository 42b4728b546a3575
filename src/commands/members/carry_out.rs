//! A plan of memberships carried out: asked about, backed up, written in waves, proved and told.

use std::path::PathBuf;

use serde_json::Value;

use crate::dataverse::read_profiles;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{Clash, Exactly, Journal, MemberPlan, PlannedRow, Status};
use crate::model::people::PersonKind;
use crate::model::same_title;
use crate::report::json::text;
use crate::report::{count, people};
use crate::run::Run;
use crate::ui::{Format, quoted};

use super::super::backups::Backups;
use super::super::environment::{self, Environment};
use super::super::publish::backup_folder;
use super::results::Results;
use super::waves::{self, Waves, share_out};
use super::write::write;

/// How writes are made.
#[derive(Debug, clap::Args)]
pub(super) struct How {
    /// Write without asking
    #[arg(short, long)]
    pub(super) yes: bool,
    /// Show what would be written, and write nothing; exit 1 when changes are pending
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Where to keep what was there before; must be named where `CI` is set
    #[arg(long, value_name = "DIR")]
    pub(super) backup_dir: Option<PathBuf>,
}

/// How people of a file become people of profiles.
#[derive(Debug, Default)]
pub(super) struct Job {
    /// Profiles, by name, whose people are to be exactly those named.
    pub(super) exact: Option<Vec<Exactly>>,
    /// Take away as many as there are.
    pub(super) force: bool,
    /// Whether many are written at once, so that a mistake would be a large one.
    pub(super) bulk: bool,
    /// Where the results go, and the head of the file that people came from.
    pub(super) results: Option<(PathBuf, Vec<String>)>,
    /// Options that the next wave needs again, with a blank before each.
    pub(super) again: String,
    /// What an audit found before this, as it answers in JSON.
    pub(super) audit: Option<Value>,
    /// What a run did that was cut off.
    pub(super) journal: Option<Journal>,
    /// Whether only a part is written at first.
    pub(super) waves: Option<Waves>,
}

pub(super) fn carry_out(
    environment: &Environment,
    mut plan: MemberPlan,
    how: &How,
    job: &Job,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let pending = plan.pending();
    let waves = share_out(&mut plan, job.waves.as_ref());
    if how.dry_run {
        show(&plan, (true, job, None), run)?;
        say_waves(&waves, job, run);
        run.ui.note("nothing was written (--dry-run)");
        let clean = pending == 0 && !plan.rows.iter().any(PlannedRow::needs_a_person);
        return Ok(if clean { Exit::Ok } else { Exit::Findings });
    }
    say_waves(&waves, job, run);
    if pending > 0 && !how.yes {
        let question = format!(
            "Write {} in {}? {}",
            count(pending, "membership"),
            environment.name,
            people::totals(plan.rows.iter().filter(|row| !row.writes.is_empty()))
        );
        if !run.ui.confirm(&question, "--yes")? {
            return Err(Error::new(Kind::Declined, "nothing was written").into());
        }
    }
    if pending > 0 {
        environment::check_writable(environment, run)?;
        back_up(environment, &plan, how)?;
    }
    let in_waves = job.waves.is_some();
    let begin = |(file, head): &(PathBuf, Vec<String>)| Results::begin(file, head, &plan.rows, in_waves);
    let mut results = job.results.as_ref().map(begin).transpose()?;
    let written = write_waves(environment, &mut plan, &waves, (results.as_mut(), how, job), run)?;
    let mut is_whole = written.proved;
    if let Some(results) = &mut results {
        match results.settle(&plan.rows) {
            Ok(()) => run.ui.note(&format!("results: {}", results.file().display())),
            Err(error) => {
                is_whole = false;
                let said = format!("the results couldn't be kept: {error}");
                run.ui.warn(&said);
                plan.warnings.push(said);
            }
        }
    }
    // Waves are gone on with, whatever stopped them.
    let left =
        written.left || job.waves.is_some() && plan.rows.iter().any(|row| row.status == Status::Pending);
    let next = job.results.as_ref().filter(|_| left).map(|(file, _)| {
        let (file, flag) = (quoted(&file.display().to_string()), &environment.flag);
        let yes = if how.yes { " --yes" } else { "" };
        let backups = how.backup_dir.as_ref().map(|folder| quoted(&folder.display().to_string()));
        let backups = backups.map_or_else(String::new, |folder| format!(" --backup-dir {folder}"));
        format!("mopctl members resume {file} {flag}{}{backups}{yes}", job.again)
    });
    let shown = show(&plan, (false, job, next.as_deref()), run);
    if shown.is_ok() {
        say_next(&plan, next.as_deref(), left, run);
    }
    // The last that is done: whatever is killed before is gone on with.
    if let Some(Err(error)) = results.as_mut().map(|results| results.end(&plan.rows)) {
        is_whole = false;
        run.ui.warn(&format!("the results couldn't be kept: {error}"));
    }
    shown?;
    Ok(if is_whole { exit(&plan.rows) } else { exit(&plan.rows).max(Exit::Partial) })
}

/// Says what to do next.
fn say_next(plan: &MemberPlan, next: Option<&str>, left: bool, run: &mut Run) {
    if let Some(next) = next {
        run.ui.note(&format!("the next wave: {next}"));
    }
    let is_open = |row: &PlannedRow| matches!(row.status, Status::Failed | Status::Pending);
    if !left && plan.rows.iter().any(is_open) {
        run.ui.note(if plan.rows.iter().any(|row| row.denied) {
            "`mopctl env check` tells what is missing; then run the same command again"
        } else {
            "run the same command again: it writes what is left"
        });
    }
    let in_conflict =
        |clash| plan.rows.iter().any(|row| row.status == Status::Conflict && row.clash == Some(clash));
    if in_conflict(Clash::Meanwhile) || in_conflict(Clash::Also) {
        run.ui
            .note("`mopctl members move` settles who is on two profiles; `mopctl members audit` lists them");
    }
    let put = |row: &PlannedRow| row.comes() && matches!(row.status, Status::Added | Status::Moved);
    let are_there = |row: &PlannedRow| row.status != Status::Conflict && row.clash == Some(Clash::Team);
    if plan.rows.iter().any(|row| are_there(row) && row.needs_a_person()) {
        run.ui.note("`mopctl members audit --only several` lists who has two profiles now");
    }
    if in_conflict(Clash::Elsewhere) {
        run.ui
            .note("people on another profile: --on-conflict move moves them, --on-conflict skip leaves them");
    }
    if plan.rows.iter().any(put) {
        run.ui.note("their app asks to download at its next start (`mopctl guide first-download`)");
    }
}

/// Says how many rows each wave has.
fn say_waves(waves: &[(u32, Vec<usize>)], job: &Job, run: &mut Run) {
    if job.waves.is_some() && !waves.is_empty() {
        let sizes: Vec<String> =
            waves.iter().map(|(wave, rows)| format!("{wave}: {}", count(rows.len(), "row"))).collect();
        run.ui.note(&format!("waves: {}", sizes.join(", ")));
    }
}

/// What became of waves.
struct Written {
    /// Whether any waits.
    left: bool,
    /// Whether all that was written was read back.
    proved: bool,
}

/// Writes one wave after the other.
fn write_waves(
    environment: &Environment,
    plan: &mut MemberPlan,
    waves: &[(u32, Vec<usize>)],
    (mut results, how, job): (Option<&mut Results>, &How, &Job),
    run: &mut Run,
) -> Result<Written, Error> {
    let mut proved = true;
    for (at, (_, rows)) in waves.iter().enumerate() {
        proved &= write_wave(environment, plan, rows, results.as_deref_mut(), run);
        let (Some(settings), Some(next)) = (&job.waves, waves.get(at + 1)) else { continue };
        if let Some(results) = &mut results {
            // What is written to the environment counts more; the end tells what went wrong.
            let _ = results.save(&plan.rows);
        }
        let done: Vec<PlannedRow> = rows.iter().map(|at| plan.rows[*at].clone()).collect();
        if !proved || !waves::may_go_on(settings, (&done, next), how.yes, run)? {
            waves::leave(plan, &waves[at + 1..]);
            return Ok(Written { left: true, proved });
        }
    }
    Ok(Written { left: false, proved })
}

/// Writes who comes, and then who goes: people of a team that is taken off are on their own profiles before.
/// Says whether all was read back.
fn write_wave(
    environment: &Environment,
    plan: &mut MemberPlan,
    rows: &[usize],
    mut results: Option<&mut Results>,
    run: &mut Run,
) -> bool {
    let (going, coming): (Vec<usize>, Vec<usize>) =
        rows.iter().copied().partition(|at| plan.rows[*at].aim == Status::Removed);
    let proved = write(environment, plan, &coming, results.as_deref_mut(), run);
    let is_team = |at: &usize| plan.rows[*at].request.kind == PersonKind::Team;
    let mut undone = coming.iter().filter(|at| !plan.rows[**at].is_done()).peekable();
    let is_whole = proved && undone.peek().is_none();
    // Whoever goes may be meant to come with a team.
    let are_teams_there = proved && !undone.any(is_team);
    let (held, going): (Vec<usize>, Vec<usize>) =
        going.into_iter().partition(|at| !are_teams_there || !is_whole && is_team(at));
    for at in held {
        let row = &mut plan.rows[at];
        row.status = Status::Pending;
        "stays until everybody named is on their profile".clone_into(&mut row.detail);
    }
    write(environment, plan, &going, results, run) && proved
}

/// Keeps what the profiles are that people come to or go from.
fn back_up(environment: &Environment, plan: &MemberPlan, how: &How) -> Result<(), Error> {
    let touched = plan.rows.iter().filter(|row| !row.writes.is_empty());
    let mut names: Vec<&str> = touched.clone().map(|row| row.profile.as_ref()).collect();
    // Whoever is moved comes from another profile.
    let from = |row: &PlannedRow| row.status == Status::Moved || row.aim == Status::Moved;
    let everywhere = touched.clone().any(from);
    names.sort_unstable();
    names.dedup();
    let folder = backup_folder(how.backup_dir.as_ref(), environment)?;
    let backups = Backups::new(environment, &folder, "members");
    let is_meant = |name: &str| everywhere || names.iter().any(|known| same_title(known, name));
    for row in read_profiles(&environment.session)?.iter().filter(|row| is_meant(&row.name)) {
        backups.take_row(row)?;
    }
    Ok(())
}

fn exit(rows: &[PlannedRow]) -> Exit {
    let mut failed = rows.iter().filter(|row| row.status == Status::Failed).peekable();
    let done = [Status::Added, Status::Moved, Status::Removed];
    let is_done = |row: &PlannedRow| !row.writes.is_empty() && done.contains(&row.status);
    if failed.peek().is_some() {
        let is_denied = failed.all(|row| row.denied) && !rows.iter().any(is_done);
        if is_denied { Exit::NotAllowed } else { Exit::Partial }
    } else if rows.iter().any(|row| row.status == Status::Pending || row.needs_a_person()) {
        Exit::Findings
    } else {
        Exit::Ok
    }
}

fn show(
    plan: &MemberPlan,
    (dry_run, job, next): (bool, &Job, Option<&str>),
    run: &mut Run,
) -> Result<(), Error> {
    let rows = &plan.rows;
    let answer = match run.ui.format() {
        Format::Human => people::human(rows, dry_run, run.ui.width()),
        Format::Json => {
            let mut answer = people::Answer::of(rows, dry_run);
            answer.results_file =
                job.results.as_ref().filter(|_| !dry_run).map(|(file, _)| file.display().to_string());
            answer.next = next;
            answer.warnings = &plan.warnings;
            match &job.audit {
                None => text(&answer),
                Some(audit) => {
                    let mut whole = audit.clone();
                    // Plain data can always be written.
                    whole["healed"] = serde_json::to_value(&answer).unwrap_or_default();
                    text(&whole)
                }
            }
        }
    };
    run.ui.answer(&answer)
}
