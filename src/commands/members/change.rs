//! `mopctl members add`, `remove`, `move` and `import`: one way of planning.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use clap::ValueEnum;

use crate::dataverse::read_rights;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{
    Clash, Exactly, MemberPlan, OnConflict, People, PlannedRow, Request, Status, Wanted, plan_add,
    plan_remove, share_taken, through_teams,
};
use crate::model::people::{Membership, PersonKind};
use crate::model::same_title;
use crate::report::count;
use crate::report::people::SHOW_ALL;
use crate::run::Run;

use super::super::environment::{self, Environment};
use super::carry_out::{How, Job, carry_out};
use super::known::{Asked, Known, known_profile};

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

/// What to do with people on another profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ConflictChoice {
    /// Ask once for all of them; the default at a terminal
    Ask,
    /// Move them, never leaving anybody without a profile
    Move,
    /// Leave them where they are
    Skip,
    /// Write nothing where anybody would have to be moved; the default elsewhere
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
    fn requests(&self) -> Result<Vec<Rc<Request>>, Error> {
        let users = self.users.iter().map(|user| (PersonKind::User, user));
        let teams = self.teams.iter().map(|team| (PersonKind::Team, team));
        let requests: Vec<Rc<Request>> =
            users.chain(teams).map(|(kind, input)| Request::outside(kind, input.as_str())).collect();
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
    let named = if everybody { Vec::new() } else { args.who.requests()? };
    let whole = if everybody { args.from.as_slice() } else { &[] };
    let asked = Asked { requests: &named, profiles: whole, counted: false };
    let known = Known::with_teams(&environment.session, &asked, run)?;
    let (people, in_teams) = (known.people(), &known.in_teams);
    known_profile(&people, &args.to)?;
    let from = args.from.as_deref().map(|name| known_profile(&people, name)).transpose()?;
    let is_from = |kind: PersonKind, id: &str| {
        from.as_ref().is_none_or(|from| people.of(kind, id).any(|known| known.profile == *from))
    };
    let requests: Vec<Rc<Request>> = if everybody {
        let own = known.memberships.iter().filter(|row| from.as_ref() == Some(&row.profile));
        own.map(|row| Request::outside(row.kind, row.person.clone())).collect()
    } else {
        named.clone()
    };
    let through = through_teams(in_teams, people.memberships);
    let stays = |kind: PersonKind, person: &str| {
        let is_on_any = people.of(kind, person).next().is_some();
        if is_on_any && is_from(kind, person) {
            return None;
        }
        let by_team = through.get(person).into_iter().flatten();
        let by_team: BTreeSet<String> = by_team.map(|id| people.profile_name(id)).collect();
        let by_team = by_team.into_iter().collect::<Vec<_>>().join(", ");
        Some(match &args.from {
            _ if !is_on_any && !by_team.is_empty() => {
                (Status::Conflict, format!("on {by_team} through a team, and nobody is moved out of a team"))
            }
            Some(from) => (Status::Skipped, format!("not on {from}")),
            None => (Status::Skipped, "on no profile; `members add` puts them on one".to_owned()),
        })
    };
    let wanted = Wanted { requests: &requests, profile: Some(&args.to), exact: None, but: Some(&stays) };
    let mut plan = plan_add(&wanted, &people, (OnConflict::Move, in_teams));
    plan.warnings.iter().for_each(|why| run.ui.warn(why));
    // Ids are what was asked for; names are what people read.
    for row in plan.rows.iter_mut().filter(|_| everybody) {
        let (shown, _) = people.shown(row.request.kind, &row.request.input);
        Rc::make_mut(&mut row.request).input = shown.into();
    }
    carry_out(&environment, plan, &args.how, &Job::default(), run)
}

pub(super) fn put(
    requests: &[Rc<Request>],
    profile: Option<&str>,
    choice: Option<ConflictChoice>,
    how: &How,
    job: &Job,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let strangers = job.journal.as_ref().map_or(0, |journal| journal.strangers(requests, profile));
    if let Some((file, _)) = job.results.as_ref().filter(|_| strangers > 0 && !how.dry_run) {
        let (file, rows) = (crate::paths::shown(file), count(strangers, "row"));
        let message = format!("{file} tells of an import that isn't finished, with {rows} not named here");
        return Err(Error::usage(message)
            .hint("finish it with the file it was made from, or name another file with --results")
            .into());
    }
    let environment = environment::open(run, None)?;
    // Who is to be taken off is named by nobody.
    let profiles: Vec<String> = job.exact.iter().flatten().map(|one| one.profile.clone()).collect();
    let asked = Asked { requests, profiles: &profiles, counted: job.bulk };
    let known = Known::with_teams(&environment.session, &asked, run)?;
    let (people, in_teams) = (known.people(), &known.in_teams);
    if let Some(name) = profile {
        known_profile(&people, name)?;
    }
    let exact = job.exact.as_ref().map(|exactly| exact_profiles(exactly, requests, &people)).transpose()?;
    let exact = exact.as_deref();
    let wanted = Wanted { requests, profile, exact, but: None };
    // Nothing is decided before it is known whether anybody is on another profile at all.
    let looked = plan_add(&wanted, &people, (OnConflict::Fail, in_teams));
    let on_conflict = decide(&looked, choice, how, run)?;
    let mut plan = match on_conflict {
        OnConflict::Fail => looked,
        other => {
            drop(looked);
            plan_add(&wanted, &people, (other, in_teams))
        }
    };
    plan.on_conflict = Some(on_conflict);
    plan.warnings.iter().for_each(|why| run.ui.warn(why));
    let stopped = on_conflict == OnConflict::Fail && plan.conflicts().next().is_some();
    if plan.warnings.is_empty() && !stopped {
        note_left(exact.unwrap_or_default(), &people, run);
    }
    check_shares(&mut plan, &people, &known, (how, job), run)?;
    look_at_rights(&environment, &mut plan, run);
    // A dry run tells what this run would do.
    let journal = job.journal.as_ref().filter(|_| !how.dry_run);
    let carried = journal.map(|journal| journal.carry_on(&mut plan, exact.unwrap_or_default(), &people));
    if let Some(carried) = carried.filter(|carried| *carried > 0) {
        run.ui.note(&format!("goes on with an earlier run, which did {}", count(carried, "row")));
    }
    // All that is written stands in the plan; tens of thousands of people needn't be kept beside it.
    drop(people);
    drop(known);
    carry_out(&environment, plan, how, job, run)
}

/// Says who stays because the file doesn't speak of their kind at all.
fn note_left(exactly: &[Exactly], people: &People<'_>, run: &mut Run) {
    for kind in [PersonKind::User, PersonKind::Team] {
        let is_left = |known: &&Membership| {
            let mut own = exactly.iter().filter(|one| one.profile == known.profile);
            known.kind == kind && own.any(|one| !one.kinds.contains(&kind))
        };
        let left = people.memberships.iter().filter(is_left).count();
        if left > 0 {
            let left = count(left, kind.word());
            run.ui.note(&format!("{left} not looked at: the file has no {}s", kind.word()));
        }
    }
}

/// The profiles whose people are to be exactly those named, by id. Of one that isn't there a row says so,
/// with its line.
fn exact_profiles(
    exactly: &[Exactly],
    requests: &[Rc<Request>],
    people: &People<'_>,
) -> Result<Vec<Exactly>, Error> {
    let is_told = |name: &str| requests.iter().any(|request| request.profile.as_deref() == Some(name));
    let is_meant = |one: &&Exactly| people.profile(&one.profile).is_some() || !is_told(&one.profile);
    let by_id = |one: &Exactly| {
        let profile = known_profile(people, &one.profile)?;
        Ok(Exactly { profile, kinds: one.kinds.clone() })
    };
    exactly.iter().filter(is_meant).map(by_id).collect()
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
                if plan.rows.len() > SHOW_ALL {
                    run.ui.note("  --format json says which row; so does --results FILE");
                }
                plan.note_newcomers(|user, _| {
                    let said = || format!("no role lets them use the mobile app ({MOBILE})");
                    lacking.contains(user).then(said)
                });
            }
        }
        Err(failure) => run.ui.note(&format!("who may use the mobile app can't be told: {failure}")),
    }
}

/// Refuses to take away more than is meant by a small change; a dry run says so.
pub(super) fn check_shares(
    plan: &mut MemberPlan,
    people: &People<'_>,
    known: &Known,
    (how, job): (&How, &Job),
    run: &mut Run,
) -> Result<(), Error> {
    let mut all = share_taken(plan, people, (&known.on, &known.in_teams)).into_iter();
    let much = all.find(|(_, taken)| taken.of >= 3 && taken.is_much());
    let Some((profile, taken)) = much.filter(|_| job.bulk && !job.force) else { return Ok(()) };
    let what = format!("this takes {} of {} off `{profile}`", taken.gone, count(taken.of, "person"));
    if how.dry_run {
        run.ui.warn(&format!("{what}; without --force nothing is written then"));
        plan.warnings.push(what);
        return Ok(());
    }
    Err(Error::new(Kind::Refused, what)
        .hint("is it the file that you mean? --force does it all the same; nothing was written"))
}

/// Takes people off a profile.
pub fn remove(args: &RemoveArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let requests = args.who.requests()?;
    let environment = environment::open(run, None)?;
    let asked = Asked { requests: &requests, ..Asked::default() };
    let known = Known::with_teams(&environment.session, &asked, run)?;
    let people = known.people();
    let profile = known_profile(&people, &args.profile)?;
    let mut plan = plan_remove(&requests, &args.profile, &people);
    let through = through_teams(&known.in_teams, people.memberships);
    for row in plan.rows.iter_mut().filter(|row| row.status == Status::NotThere) {
        let by_team = row.person.as_deref().and_then(|user| through.get(user));
        if by_team.is_some_and(|profiles| profiles.contains(&profile)) {
            let said = "on it through a team, and nobody is taken out of a team";
            (row.status, row.detail) = (Status::Conflict, said.to_owned());
        }
    }
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
    let conflicts: Vec<&PlannedRow> = plan.conflicts().collect();
    if conflicts.is_empty() {
        return Ok(OnConflict::Fail);
    }
    if choice.is_none() && (how.yes || how.dry_run || !run.ui.can_ask()) {
        return Ok(OnConflict::Fail);
    }
    for row in conflicts.iter().take(20) {
        run.ui.note(&format!("{}: {}", row.request.input, row.detail));
    }
    let question = format!("{} on another profile", count(conflicts.len(), "person"));
    let mut options = vec![
        (OnConflict::Fail, "stop, write nothing"),
        (OnConflict::Move, "move them"),
        (OnConflict::Skip, "leave them where they are"),
    ];
    // Nobody is moved out of a team.
    if !conflicts
        .iter()
        .any(|row| row.clash == Some(Clash::Elsewhere) || row.request.kind == PersonKind::Team)
    {
        options.retain(|(choice, _)| *choice != OnConflict::Move);
    }
    let words: Vec<&str> = options.iter().map(|(_, words)| *words).collect();
    let chosen = run.ui.choose(&question, &words, "--on-conflict move, skip or fail")?;
    Ok(options.get(chosen).map_or(OnConflict::Fail, |(choice, _)| *choice))
}
