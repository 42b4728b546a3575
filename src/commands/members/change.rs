//! `mopctl members add`, `remove` and `import`: one way of planning, asking, writing and proving.

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::dataverse::{read_profile, read_profiles, read_rights, read_team_members};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{
    MemberPlan, OnConflict, People, PlannedRow, Request, Status, plan_add, plan_remove, remove_others,
    share_taken, teams_on, through_teams,
};
use crate::model::people::PersonKind;
use crate::model::{Files, Place, same_title};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{count, people};
use crate::run::Run;
use crate::ui::{Format, quoted};

use super::super::backups::{self, Backups};
use super::super::environment::{self, Environment};
use super::known::{Known, known_profile};
use super::results::Results;
use super::waves::{self, Waves, share_out};
use super::write::write;

/// Who to put on or take off a profile.
#[derive(Debug, clap::Args)]
pub struct Who {
    /// Users: sign-in name, e-mail, Entra object id or GUID
    #[arg(value_name = "USER")]
    users: Vec<String>,
    /// Team by name or GUID; may be repeated
    #[arg(long = "team", value_name = "TEAM")]
    teams: Vec<String>,
}

/// How writes are made.
#[derive(Debug, clap::Args)]
pub struct How {
    /// Write without asking
    #[arg(short, long)]
    pub(super) yes: bool,
    /// Show what would be written, and write nothing; exit 1 when changes are pending
    #[arg(long)]
    pub(super) dry_run: bool,
}

/// What to do with people on another profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ConflictChoice {
    /// Ask once for all of them; the default at a terminal
    Ask,
    /// Move them, never leaving anybody without a profile
    Move,
    /// Leave them where they are
    Skip,
    /// Write nothing; the default elsewhere
    Fail,
}

/// Arguments of `mopctl members add`.
#[derive(Debug, clap::Args)]
pub struct AddArgs {
    #[command(flatten)]
    who: Who,
    /// The profile
    #[arg(long, value_name = "NAME")]
    profile: String,
    /// What to do with people who are on another profile
    #[arg(long, value_enum, value_name = "WHAT")]
    on_conflict: Option<ConflictChoice>,
    #[command(flatten)]
    how: How,
}

/// Arguments of `mopctl members remove`.
#[derive(Debug, clap::Args)]
pub struct RemoveArgs {
    #[command(flatten)]
    who: Who,
    /// The profile
    #[arg(long, value_name = "NAME")]
    profile: String,
    #[command(flatten)]
    how: How,
}

impl Who {
    fn requests(&self) -> Result<Vec<Request>, Error> {
        let users = self.users.iter().map(|user| (PersonKind::User, user));
        let teams = self.teams.iter().map(|team| (PersonKind::Team, team));
        let requests: Vec<Request> =
            users.chain(teams).map(|(kind, input)| Request::named(kind, input.as_str())).collect();
        if requests.is_empty() {
            return Err(Error::usage("nobody is named").hint("name users, or teams with --team"));
        }
        Ok(requests)
    }
}

/// Puts people on a profile.
pub fn add(args: &AddArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let requests = args.who.requests()?;
    put(&requests, Some(&args.profile), args.on_conflict, &args.how, &Job::default(), run)
}

/// Arguments of `mopctl members move`.
#[derive(Debug, clap::Args)]
pub struct MoveArgs {
    #[command(flatten)]
    who: Who,
    /// The profile to move to
    #[arg(long, value_name = "NAME")]
    to: String,
    /// Only those who are on this profile; without names everybody who is
    #[arg(long, value_name = "NAME")]
    from: Option<String>,
    #[command(flatten)]
    how: How,
}

/// Moves people to a profile: one request each binds the membership to it, so that nobody is ever without.
pub fn move_people(args: &MoveArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let everybody = args.who.users.is_empty() && args.who.teams.is_empty();
    if everybody && args.from.is_none() {
        return Err(Error::usage("nobody is named")
            .hint("name users, teams with --team, or --from NAME")
            .into());
    }
    if everybody && args.from.as_ref().is_some_and(|from| same_title(from, &args.to)) {
        return Err(Error::usage("--from and --to are the same profile").hint("nothing was written").into());
    }
    let environment = environment::open(run, None)?;
    let known = if everybody {
        Known::all(&environment.session)?
    } else {
        Known::read(&environment.session, &args.who.requests()?)?
    };
    let people = known.people();
    known_profile(&people, &args.to)?;
    let from = args.from.as_deref().map(|name| known_profile(&people, name)).transpose()?;
    let is_from = |kind: PersonKind, id: &str| {
        from.as_ref().is_none_or(|from| people.of(kind, id).any(|known| known.profile == *from))
    };
    let requests: Vec<Request> = if everybody {
        let own = known.memberships.iter().filter(|row| from.as_ref() == Some(&row.profile));
        own.map(|row| Request::named(row.kind, row.person.clone())).collect()
    } else {
        args.who.requests()?
    };
    let mut plan = plan_add(&requests, Some(&args.to), &people, OnConflict::Move);
    for row in plan.rows.iter_mut().filter(|row| !row.writes.is_empty()) {
        let Some(person) = row.person.clone() else { continue };
        let is_on_any = people.of(row.request.kind, &person).next().is_some();
        if !is_on_any || !is_from(row.request.kind, &person) {
            row.writes.clear();
            row.status = Status::Skipped;
            row.aim = Status::Skipped;
            row.detail = match &args.from {
                Some(from) => format!("not on {from}"),
                None => "on no profile; `members add` puts them on one".to_owned(),
            };
        }
    }
    // Ids are what was asked for; names are what people read.
    for row in plan.rows.iter_mut().filter(|_| everybody) {
        let (shown, _) = people.shown(row.request.kind, &row.request.input);
        row.request.input = shown.into();
    }
    carry_out(&environment, plan, &args.how, &Job::default(), run)
}

/// How people of a file become people of profiles.
#[derive(Debug, Default)]
pub(super) struct Job {
    /// Profiles, by name, whose people are to be exactly those named.
    pub(super) exact: Option<Vec<String>>,
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
    /// Whether only a part is written at first.
    pub(super) waves: Option<Waves>,
}

pub(super) fn put(
    requests: &[Request],
    profile: Option<&str>,
    choice: Option<ConflictChoice>,
    how: &How,
    job: &Job,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    // Who is to be taken off is named by nobody.
    let known = match job.exact {
        Some(_) => Known::all(&environment.session)?,
        None => Known::read(&environment.session, requests)?,
    };
    let people = known.people();
    if let Some(name) = profile {
        known_profile(&people, name)?;
    }
    // Nothing is decided before it is known whether anybody is on another profile at all.
    let looked = plan_add(requests, profile, &people, OnConflict::Fail);
    let on_conflict = decide(&looked, choice, how, run)?;
    let mut plan = match on_conflict {
        OnConflict::Fail => looked,
        other => {
            drop(looked);
            plan_add(requests, profile, &people, other)
        }
    };
    // Where people on another profile stop everything nobody is taken off either.
    let stopped = on_conflict == OnConflict::Fail && !plan.conflicts.is_empty();
    if let Some(exact) = job.exact.as_ref().filter(|_| !stopped) {
        let ids: Vec<String> =
            exact.iter().map(|name| known_profile(&people, name)).collect::<Result<_, _>>()?;
        if let Err(why) = remove_others(&mut plan, requests, &ids, &people) {
            run.ui.warn(&why);
        }
    }
    check_shares(&plan, &people, job)?;
    look_at_rights(&environment, &mut plan, run);
    look_at_teams(&environment, &mut plan, &people, run);
    // All that is written stands in the plan; tens of thousands of people needn't be kept beside it.
    drop(people);
    drop(known);
    carry_out(&environment, plan, how, job, run)
}

/// The privilege that the mobile app asks for ("Set up mobile offline", learn.microsoft.com).
const MOBILE: &str = "prvGoMobile";

/// Notes who comes onto a profile without being allowed to use the mobile app, as far as the environment
/// tells.
pub(super) fn look_at_rights(environment: &Environment, plan: &mut MemberPlan, run: &mut Run) {
    let users = plan.newcomers();
    match read_rights(&environment.session, &users, &[MOBILE]) {
        Ok(rights) => {
            let all = users.iter().map(String::as_str).zip(rights);
            let lacking: HashSet<&str> =
                all.filter(|(_, has)| *has == Some(0)).map(|(user, _)| user).collect();
            if !lacking.is_empty() {
                let who = count(lacking.len(), "user");
                run.ui
                    .warn(&format!("no role lets {who} use the mobile app: a profile is of no use to them"));
                run.ui.note("  --format json says which row; so does --results FILE");
                plan.note_newcomers(|user, _| {
                    let said = || format!("no role lets them use the mobile app ({MOBILE})");
                    lacking.contains(user).then(said)
                });
            }
        }
        Err(failure) => run.ui.note(&format!("who may use the mobile app can't be told: {failure}")),
    }
}

/// Notes who comes onto a profile and has another one through a team: it is reported, never moved.
fn look_at_teams(environment: &Environment, plan: &mut MemberPlan, people: &People<'_>, run: &mut Run) {
    let teams = teams_on(people.memberships);
    if teams.is_empty() || plan.newcomers().is_empty() {
        return;
    }
    // That teams can't be read keeps nobody from being put on a profile.
    let Ok(members) = read_team_members(&environment.session, &teams) else { return };
    let through = through_teams(&members, people.memberships);
    let told = plan.note_newcomers(|user, profile| {
        let named = through.get(user)?.iter().map(|id| people.profile_name(id));
        let others: BTreeSet<String> = named.filter(|name| !same_title(name, profile)).collect();
        let others = others.into_iter().collect::<Vec<_>>().join(", ");
        (!others.is_empty()).then(|| format!("on {others} through a team, too"))
    });
    if told > 0 {
        run.ui.warn(&format!("{} on another profile through a team", count(told, "user")));
    }
}

/// Refuses to take away more than is meant by a small change.
fn check_shares(plan: &MemberPlan, people: &People<'_>, job: &Job) -> Result<(), Error> {
    let much = share_taken(plan, people).into_iter().find(|(_, taken)| taken.of >= 3 && taken.is_much());
    match much.filter(|_| job.bulk && !job.force) {
        None => Ok(()),
        Some((profile, taken)) => Err(Error::new(
            Kind::Refused,
            format!("this takes {} of {} off `{profile}`", taken.gone, count(taken.of, "person")),
        )
        .hint("is it the file that you mean? --force does it all the same; nothing was written")),
    }
}

/// Takes people off a profile.
pub fn remove(args: &RemoveArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let requests = args.who.requests()?;
    let environment = environment::open(run, None)?;
    let known = Known::read(&environment.session, &requests)?;
    let people = known.people();
    known_profile(&people, &args.profile)?;
    let plan = plan_remove(&requests, &args.profile, &people);
    carry_out(&environment, plan, &args.how, &Job::default(), run)
}

/// What becomes of people on another profile. `--yes` never turns the question into a move.
fn decide(
    plan: &MemberPlan,
    choice: Option<ConflictChoice>,
    how: &How,
    run: &mut Run,
) -> Result<OnConflict, Error> {
    match choice {
        Some(ConflictChoice::Move) => return Ok(OnConflict::Move),
        Some(ConflictChoice::Skip) => return Ok(OnConflict::Skip),
        Some(ConflictChoice::Fail) => return Ok(OnConflict::Fail),
        Some(ConflictChoice::Ask) | None => {}
    }
    if plan.conflicts.is_empty() {
        return Ok(OnConflict::Fail);
    }
    if choice.is_none() && (how.yes || how.dry_run || !run.ui.can_ask()) {
        return Ok(OnConflict::Fail);
    }
    for conflict in plan.conflicts.iter().take(20) {
        run.ui.note(&format!("{} is on {}", conflict.input, conflict.on));
    }
    let question = format!("{} on another profile", count(plan.conflicts.len(), "person"));
    let options = ["stop, write nothing", "move them", "leave them where they are"];
    let chosen = run.ui.choose(&question, &options, "--on-conflict move, skip or fail")?;
    Ok([OnConflict::Fail, OnConflict::Move, OnConflict::Skip][chosen.min(2)])
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
        show(&plan.rows, (true, job, None), run)?;
        say_waves(&waves, job, run);
        run.ui.note("nothing was written (--dry-run)");
        let clean = pending == 0 && !plan.rows.iter().any(|row| row.status.needs_a_person());
        return Ok(if clean { Exit::Ok } else { Exit::Findings });
    }
    say_waves(&waves, job, run);
    if pending > 0 && !how.yes {
        let question = format!(
            "Write {} in {}? {}",
            count(pending, "membership"),
            environment.name,
            people::totals(&plan.rows)
        );
        if !run.ui.confirm(&question, "--yes")? {
            return Err(Error::new(Kind::Declined, "nothing was written").into());
        }
    }
    if pending > 0 {
        environment::check_writable(environment, run)?;
        back_up(environment, &plan)?;
    }
    let in_waves = job.waves.is_some();
    let begin = |(file, head): &(PathBuf, Vec<String>)| Results::begin(file, head, &plan.rows, in_waves);
    let mut results = job.results.as_ref().map(begin).transpose()?;
    let left = write_waves(environment, &mut plan, &waves, (results.as_mut(), how, job), run)?;
    let mut kept = true;
    if let Some(results) = &mut results {
        match results.end(&plan.rows) {
            Ok(()) => run.ui.note(&format!("results: {}", results.file().display())),
            Err(error) => {
                kept = false;
                run.ui.warn(&format!("the results couldn't be kept: {error}"));
            }
        }
    }
    let next = job.results.as_ref().filter(|_| left).map(|(file, _)| {
        let (file, flag) = (quoted(&file.display().to_string()), &environment.flag);
        format!("mopctl members resume {file} {flag}{}", job.again)
    });
    show(&plan.rows, (false, job, next.as_deref()), run)?;
    if let Some(next) = next {
        run.ui.note(&format!("the next wave: {next}"));
    }
    if !left && plan.rows.iter().any(|row| row.status == Status::Failed) {
        run.ui.note("run the same command again: it writes what is left");
    }
    if plan.rows.iter().any(|row| row.status == Status::Conflict && row.detail.starts_with("meanwhile")) {
        run.ui
            .note("`mopctl members move` settles who is on two profiles; `mopctl members audit` lists them");
    }
    if plan.rows.iter().any(|row| row.status == Status::Conflict && row.detail.starts_with("on ")) {
        run.ui
            .note("people on another profile: --on-conflict move moves them, --on-conflict skip leaves them");
    }
    if plan.rows.iter().any(|row| matches!(row.status, Status::Added | Status::Moved)) {
        run.ui.note("their app asks to download at its next start (`mopctl guide first-download`)");
    }
    Ok(if kept { exit(&plan.rows) } else { exit(&plan.rows).max(Exit::Partial) })
}

/// Says how many rows each wave has.
fn say_waves(waves: &[(u32, Vec<usize>)], job: &Job, run: &mut Run) {
    if job.waves.is_some() && !waves.is_empty() {
        let sizes: Vec<String> =
            waves.iter().map(|(wave, rows)| format!("{wave}: {}", count(rows.len(), "row"))).collect();
        run.ui.note(&format!("waves: {}", sizes.join(", ")));
    }
}

/// Writes one wave after the other, and says whether any is left.
fn write_waves(
    environment: &Environment,
    plan: &mut MemberPlan,
    waves: &[(u32, Vec<usize>)],
    (mut results, how, job): (Option<&mut Results>, &How, &Job),
    run: &mut Run,
) -> Result<bool, Error> {
    for (at, (_, rows)) in waves.iter().enumerate() {
        let proved = write(environment, plan, rows, results.as_deref_mut(), run);
        let (Some(settings), Some(next)) = (&job.waves, waves.get(at + 1)) else { continue };
        if let Some(results) = &mut results {
            // What is written to the environment counts more; the end tells what went wrong.
            let _ = results.save(&plan.rows);
        }
        let done: Vec<PlannedRow> = rows.iter().map(|at| plan.rows[*at].clone()).collect();
        if !proved || !waves::may_go_on(settings, (&done, next), how.yes, run)? {
            waves::leave(plan, &waves[at + 1..]);
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps what the profiles are that people come to or go from.
fn back_up(environment: &Environment, plan: &MemberPlan) -> Result<(), Error> {
    let place = Place::start_of(Files::default().add("", ""));
    let touched = plan.rows.iter().filter(|row| !row.writes.is_empty());
    let mut names: Vec<&str> = touched.clone().map(|row| row.profile.as_str()).collect();
    // Whoever is moved comes from another profile.
    let from = |row: &PlannedRow| row.status == Status::Moved || row.aim == Status::Moved;
    let everywhere = touched.clone().any(from);
    names.sort_unstable();
    names.dedup();
    let backups = Backups::new(environment, &backups::folder(None)?, "members");
    let is_meant = |name: &str| everywhere || names.iter().any(|known| same_title(known, name));
    for row in read_profiles(&environment.session)?.iter().filter(|row| is_meant(&row.name)) {
        let (live, _) = read_profile(&environment.session, row, &[], &environment.name, place)?;
        backups.take(&live)?;
    }
    Ok(())
}

fn exit(rows: &[PlannedRow]) -> Exit {
    if rows.iter().any(|row| row.status == Status::Failed) {
        Exit::Partial
    } else if rows.iter().any(|row| row.status == Status::Pending)
        || rows.iter().any(|row| row.status.needs_a_person())
    {
        Exit::Findings
    } else {
        Exit::Ok
    }
}

fn show(
    rows: &[PlannedRow],
    (dry_run, job, next): (bool, &Job, Option<&str>),
    run: &mut Run,
) -> Result<(), Error> {
    let answer = match run.ui.format() {
        Format::Human => people::human(rows, dry_run, run.ui.width()),
        Format::Json => {
            let (results, summary) = people::json(rows);
            let mut answer = json!({
                "schema_version": SCHEMA_VERSION,
                "dry_run": dry_run,
                "results": results,
                "summary": summary,
                "results_file": job.results.as_ref().filter(|_| !dry_run).map(|(file, _)| file),
                "next": next,
            });
            if let Some(audit) = &job.audit {
                answer["people"] = audit["people"].clone();
                answer["troubles"] = audit["summary"].clone();
            }
            text(&answer)
        }
    };
    run.ui.answer(&answer)
}
