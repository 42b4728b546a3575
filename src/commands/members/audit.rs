//! `mopctl members audit`: what is wrong with who is on which profile, for a nightly job.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde_json::Value;

use crate::dataverse::{Session, read_joined, read_rights, read_team_members, read_units};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{
    Around, Earlier, MemberPlan, MovedSince, OnConflict, Request, Rights, Status, Trouble, Troubled, Wanted,
    audit, moved_since, parse, plan_add, plan_remove, teams_on, through_teams,
};
use crate::model::people::{DirectoryTeam, PersonKind};
use crate::report::audit::{Watched, as_json, csv, human};
use crate::report::count;
use crate::report::json::text;
use crate::run::Run;
use crate::spreadsheet::{cells_of, plain};
use crate::ui::FormatWord;

use super::super::environment::{self, Environment};
use super::carry_out::{How, Job, carry_out};
use super::change::{check_shares, look_at_rights};
use super::known::{Known, known_profile};

/// Arguments of `mopctl members audit`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only people of this profile
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Only this kind of trouble; may be repeated. Without it everything but `none`
    #[arg(long, value_enum, value_name = "KIND")]
    only: Vec<Kinds>,
    /// An earlier `members export`: who was on a profile then and no longer is, was dropped
    #[arg(long, value_name = "FILE")]
    since: Option<PathBuf>,
    /// Put who was dropped back, and take off who is disabled
    #[arg(long)]
    heal: bool,
    /// Take more than 30 % of a profile's people off it (with --heal)
    #[arg(long, requires = "heal")]
    force: bool,
    /// Write without asking (with --heal)
    #[arg(short, long, requires = "heal")]
    yes: bool,
    /// Where to keep what was there before; must be named where `CI` is set (with --heal)
    #[arg(long, value_name = "DIR", requires = "heal")]
    backup_dir: Option<PathBuf>,
    /// Show what would be written, and write nothing (with --heal)
    #[arg(long, requires = "heal")]
    dry_run: bool,
    /// How to write the answer
    #[arg(
        long,
        value_parser = FormatWord::of(["human", "json", "csv"]),
        default_value = "human",
        help_heading = "Global options"
    )]
    format: FormatWord,
}

/// A kind of trouble on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kinds(Trouble);

impl ValueEnum for Kinds {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Kinds>> =
            LazyLock::new(|| Trouble::WORDS.iter().map(|(_, kind)| Kinds(*kind)).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.word()))
    }
}

/// Audits memberships.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    if args.since.is_none() && args.only.iter().any(|kind| kind.0 == Trouble::Dropped) {
        return Err(Error::usage("who was dropped shows only beside an earlier export")
            .hint("add --since FILE, a file of `mopctl members export`")
            .into());
    }
    let earlier = args.since.as_deref().map(earlier).transpose()?.unwrap_or_default();
    if let Some(file) = args.since.as_deref().filter(|_| earlier.is_empty()) {
        run.ui.warn(&format!("{} names nobody, so that nobody can be missing", file.display()));
    }
    let environment = environment::open(run, None)?;
    let mut known = Known::all(&environment.session)?;
    let mut teams: BTreeSet<String> = teams_on(&known.memberships).into_iter().collect();
    let people = known.people();
    let was = earlier.iter().filter(|one| one.kind == PersonKind::Team);
    teams.extend(was.filter_map(|one| people.id_of(PersonKind::Team, &one.who)));
    drop(people);
    known.in_teams = read_team_members(&environment.session, &teams.into_iter().collect::<Vec<_>>())?;
    let people = known.people();
    let profile = args.profile.as_deref().map(|name| known_profile(&people, name)).transpose()?;
    let wanted = |trouble: Trouble| match args.only.as_slice() {
        [] => trouble != Trouble::None,
        only => only.iter().any(|kind| kind.0 == trouble),
    };
    let Read { around, unread } = read(&environment, &known, (&earlier, &wanted))?;
    for one in &unread {
        run.ui.warn(&format!("{} aren't all looked for: {}", one.words().join(" and "), one.error.message));
    }
    let moved = moved_since(&people, &around);
    note_moved(&moved, run);
    let mut found = audit(&people, &known.directory, &around);
    let without = found.iter().filter(|one| one.trouble == Trouble::None).count();
    found.retain(|one| wanted(one.trouble));
    if let Some(profile) = &profile {
        let name = people.profile_name(profile);
        found.retain(|one| one.profiles.contains(&name));
    }
    let not_checked = unread.iter().map(|one| (one.words(), one.error.message.as_str())).collect();
    let watched = Watched { found: &found, without, moved: &moved, not_checked };
    let answer = match args.format.0 {
        "json" => text(&as_json(&watched)),
        "csv" => csv(&found),
        _ => human(&watched, run.ui.width()),
    };
    // What is healed is the answer then, row by row.
    if !args.heal || args.format.0 == "human" {
        run.ui.answer(&answer)?;
    }
    if args.heal {
        let audit = (args.format.0 == "json").then(|| as_json(&watched));
        let healed = heal(args, (&found, &answer, audit), (&environment, &known), run)?;
        return Ok(seen(healed, &unread));
    }
    Ok(seen(if found.is_empty() { Exit::Ok } else { Exit::Findings }, &unread))
}

/// How an audit ends that couldn't look at everything.
fn seen(exit: Exit, unread: &[Unread]) -> Exit {
    // Who watches must not take for well what wasn't looked at.
    unread.iter().fold(exit, |exit, one| exit.max(Exit::of(one.error.kind)))
}

/// Troubles that couldn't be looked for, and why.
struct Unread {
    troubles: &'static [Trouble],
    error: Error,
}

impl Unread {
    fn words(&self) -> Vec<&'static str> {
        self.troubles.iter().map(|trouble| trouble.word()).collect()
    }
}

/// What is known beside people and profiles.
struct Read<'e> {
    around: Around<'e>,
    unread: Vec<Unread>,
}

/// What the environment tells beside its people, as far as it is asked about.
fn read<'e>(
    environment: &Environment,
    known: &Known,
    (earlier, wanted): (&'e [Earlier], &dyn Fn(Trouble) -> bool),
) -> Result<Read<'e>, Error> {
    const RIGHTS: [Trouble; 2] = [Trouble::NoRead, Trouble::NoMobile];
    let session = &environment.session;
    let teams = teams_on(&known.memberships);
    let in_teams = &known.in_teams;
    let mut around = Around { earlier, units: read_units(session)?, ..Around::default() };
    around.through_teams = through_teams(in_teams, &known.memberships);
    let mut unread = Vec::new();
    if RIGHTS.into_iter().any(wanted) {
        let users = known.memberships.iter().filter(|row| row.kind == PersonKind::User);
        let mut asked: Vec<String> = users.map(|row| row.person.clone()).collect();
        asked.extend(teams.iter().filter_map(|team| in_teams.get(team)).flatten().cloned());
        asked.sort();
        asked.dedup();
        // Of those who can't sign in it doesn't matter.
        let all = &known.directory.users;
        let disabled: HashSet<&str> =
            all.iter().filter(|user| user.disabled).map(|user| user.id.as_str()).collect();
        asked.retain(|user| !disabled.contains(user.as_str()));
        match rights(session, &asked) {
            Ok((rights, 0)) => around.rights = rights,
            Ok((rights, unknown)) => {
                around.rights = rights;
                let message = format!("what the roles of {} allow can't be told", count(unknown, "user"));
                unread.push(Unread { troubles: &RIGHTS, error: Error::new(Kind::Environment, message) });
            }
            Err(error) => unread.push(Unread { troubles: &RIGHTS, error }),
        }
    }
    if wanted(Trouble::StaleTeam) {
        let is_meant = |team: &&DirectoryTeam| team.is_of_group() && teams.contains(&team.id);
        let groups: Vec<String> =
            known.directory.teams.iter().filter(is_meant).map(|team| team.id.clone()).collect();
        match read_joined(session, &groups) {
            Ok(joined) => around.joined = joined,
            Err(failure) => {
                unread.push(Unread { troubles: &[Trouble::StaleTeam], error: failure.into() });
            }
        }
    }
    Ok(Read { around, unread })
}

/// What the roles of people on profiles allow them, and of how many it can't be told.
fn rights(session: &Session, users: &[String]) -> Result<(HashMap<String, Rights>, usize), Error> {
    let found = read_rights(session, users, &["prvReadMobileOfflineProfile", "prvGoMobile"])?;
    let unknown = found.iter().filter(|bits| bits.is_none()).count();
    let all = users.iter().zip(found);
    let known = all.filter_map(|(user, bits)| {
        let bits = bits?;
        Some((user.clone(), Rights { read: bits & 1 != 0, mobile: bits & 2 != 0 }))
    });
    Ok((known.collect(), unknown))
}

/// The memberships of an earlier export, also as spreadsheets save it.
fn earlier(file: &Path) -> Result<Vec<Earlier>, Error> {
    let bytes = std::fs::read(file).map_err(|error| Error::io("read", file, &error))?;
    let refused = |line: u64, why: &str| {
        let at = if line > 0 { format!("{}:{line}", file.display()) } else { file.display().to_string() };
        Error::new(Kind::Unreadable, format!("{at}: {why}")).hint("name a file of `mopctl members export`")
    };
    let sheet = parse(&bytes, None).map_err(|error| refused(error.line, &error.message))?;
    let find = |name: &str| sheet.head.iter().position(|known| known.eq_ignore_ascii_case(name));
    if find("profile").is_none() {
        return Err(refused(1, "no column is called `profile`"));
    }
    let unit = find("business_unit");
    let named = sheet.requests.into_iter().filter(|row| row.fault.is_none()).map(|row| (row, None));
    let through = sheet.through_teams.into_iter().map(|(row, team)| (Rc::new(row), Some(team)));
    let rows = named.chain(through).map(|(row, team)| Earlier {
        team,
        kind: row.kind,
        who: row.input.to_string(),
        profile: row.profile.as_deref().unwrap_or_default().to_owned(),
        unit: unit
            .and_then(|at| cells_of(&row.cells).get(at).map(|cell| plain(cell).to_owned()))
            .unwrap_or_default(),
    });
    Ok(rows.collect())
}

/// Says who is on another profile than before: nobody lost anything.
fn note_moved(moved: &[MovedSince<'_>], run: &mut Run) {
    const SHOWN: usize = 5;
    if moved.is_empty() {
        return;
    }
    let told = |one: &MovedSince<'_>| {
        format!("{} ({} → {})", one.earlier.who, one.earlier.profile, one.now.join(", "))
    };
    let some: Vec<String> = moved.iter().take(SHOWN).map(told).collect();
    let more = if moved.len() > SHOWN { ", …" } else { "" };
    let people = count(moved.len(), "person");
    run.ui.note(&format!("{people} on another profile than before: {}{more}", some.join(", ")));
}

/// Puts back who was dropped and takes off who is disabled; everything else needs a person.
fn heal(
    args: &Args,
    (found, answer, audit): (&[Troubled], &str, Option<Value>),
    (environment, known): (&Environment, &Known),
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let people = known.people();
    let mut plan = MemberPlan::default();
    let dropped: Vec<Rc<Request>> = found
        .iter()
        .filter(|one| one.trouble == Trouble::Dropped && one.can_be_healed)
        .map(|one| {
            let profile = one.profiles.first().map(|name| name.as_str().into());
            Rc::new(Request { profile, ..Request::named(one.kind, one.who.as_str()) })
        })
        .collect();
    let wanted = Wanted { requests: &dropped, profile: None, exact: None, but: None };
    plan.rows.extend(plan_add(&wanted, &people, (OnConflict::Skip, &known.in_teams)).rows);
    for one in found.iter().filter(|one| one.trouble == Trouble::Disabled) {
        let request = [Request::outside(one.kind, one.who.as_str())];
        for profile in &one.profiles {
            plan.rows.extend(plan_remove(&request, profile, &people).rows);
        }
    }
    // Whoever left with a team comes back with it.
    let healed = plan.rows.iter().filter(|row| row.request.kind == PersonKind::Team && row.comes());
    let with_team: HashSet<&str> = healed
        .filter_map(|row| known.in_teams.get(row.person.as_deref()?))
        .flatten()
        .map(String::as_str)
        .collect();
    let is_left = |one: &&Troubled| {
        let comes = one.trouble == Trouble::Dropped && with_team.contains(one.person.as_str());
        !one.can_be_healed && !comes
    };
    let rest = found.iter().filter(is_left).count();
    let is_left = plan.rows.iter().any(|row| row.status == Status::Skipped);
    if rest > 0 {
        run.ui.note(&format!("{} can't be healed unasked", count(rest, "trouble")));
    }
    if plan.rows.is_empty() {
        if args.format.0 != "human" {
            run.ui.answer(answer)?;
        }
        return Ok(if rest > 0 { Exit::Findings } else { Exit::Ok });
    }
    if args.format.0 == "csv" {
        return Err(Error::usage("what --heal writes isn't told as CSV")
            .hint("use --format json; nothing was written")
            .into());
    }
    let how = How { yes: args.yes, dry_run: args.dry_run, backup_dir: args.backup_dir.clone() };
    let job = Job { audit, bulk: true, force: args.force, ..Job::default() };
    check_shares(&mut plan, &people, known, (&how, &job), run)?;
    look_at_rights(environment, &mut plan, run);
    let exit = carry_out(environment, plan, &how, &job, run)?;
    Ok(if rest > 0 || is_left { exit.max(Exit::Findings) } else { exit })
}
