//! `mopctl members audit`: what is wrong with who is on which profile, for a nightly job.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use serde_json::{Value, json};

use crate::dataverse::{Session, read_joined, read_rights, read_team_members, read_units};
use crate::encoding::decoded;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{
    Around, Earlier, MemberPlan, OnConflict, Request, Rights, Trouble, Troubled, audit, moved_since,
    plan_add, plan_remove, teams_on, through_teams,
};
use crate::model::people::{DirectoryTeam, PersonKind};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{count, table};
use crate::run::Run;
use crate::spreadsheet::{plain, written};
use crate::ui::FormatWord;

use super::super::environment::{self, Environment};
use super::carry_out::{How, Job, carry_out};
use super::change::look_at_rights;
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
    /// Write without asking (with --heal)
    #[arg(short, long, requires = "heal")]
    yes: bool,
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
    let environment = environment::open(run, None)?;
    let known = Known::all(&environment.session)?;
    let people = known.people();
    let profile = args.profile.as_deref().map(|name| known_profile(&people, name)).transpose()?;
    let around = around(&environment, &known, &earlier, run)?;
    let moved = moved_since(&people, &earlier);
    if moved > 0 {
        run.ui.note(&format!("{} on another profile than before", count(moved, "person")));
    }
    let mut found = audit(&people, &known.directory, &around);
    let wanted = |trouble: Trouble| match args.only.as_slice() {
        [] => trouble != Trouble::None,
        only => only.iter().any(|kind| kind.0 == trouble),
    };
    let without = found.iter().filter(|one| one.trouble == Trouble::None).count();
    found.retain(|one| wanted(one.trouble));
    if let Some(profile) = &profile {
        let name = people.profile_name(profile);
        found.retain(|one| one.profiles.contains(&name));
    }
    let answer = match args.format.0 {
        "json" => text(&as_json(&found, without)),
        "csv" => csv(&found),
        _ => human(&found, without, run.ui.width()),
    };
    // What is healed is the answer then, row by row.
    if !args.heal || args.format.0 == "human" {
        run.ui.answer(&answer)?;
    }
    if args.heal {
        let audit = (args.format.0 == "json").then(|| as_json(&found, without));
        return heal(args, (&found, &answer, audit), &environment, &known, run);
    }
    Ok(if found.is_empty() { Exit::Ok } else { Exit::Findings })
}

/// What the environment tells beside its people; what it doesn't is said.
fn around<'e>(
    environment: &Environment,
    known: &Known,
    earlier: &'e [Earlier],
    run: &mut Run,
) -> Result<Around<'e>, Error> {
    let session = &environment.session;
    let teams = teams_on(&known.memberships);
    let in_teams = read_team_members(session, &teams)?;
    let users = known.memberships.iter().filter(|row| row.kind == PersonKind::User);
    let mut asked: Vec<String> = users.map(|row| row.person.clone()).collect();
    asked.extend(in_teams.values().flatten().cloned());
    asked.sort();
    asked.dedup();
    let rights = rights(session, &asked, run);
    let is_entra = |team: &&DirectoryTeam| team.is_of_group() && teams.contains(&team.id);
    let entra: Vec<String> =
        known.directory.teams.iter().filter(is_entra).map(|team| team.id.clone()).collect();
    let joined = read_joined(session, &entra).unwrap_or_else(|failure| {
        run.ui.warn(&format!("who joined teams can't be read: {failure}"));
        HashMap::new()
    });
    let through_teams = through_teams(&in_teams, &known.memberships);
    let units = read_units(session)?;
    Ok(Around { through_teams, rights, joined, units, earlier })
}

/// What the roles of people on profiles allow them.
fn rights(session: &Session, users: &[String], run: &mut Run) -> HashMap<String, Rights> {
    let found = read_rights(session, users, &["prvReadMobileOfflineProfile", "prvGoMobile"]);
    let found = found.unwrap_or_else(|failure| {
        run.ui.warn(&format!("roles can't be read: {failure}"));
        Vec::new()
    });
    let unknown = found.iter().filter(|bits| bits.is_none()).count();
    if unknown > 0 {
        run.ui.note(&format!("what the roles of {} allow can't be told", count(unknown, "user")));
    }
    let all = users.iter().zip(found);
    all.filter_map(|(user, bits)| {
        let bits = bits?;
        Some((user.clone(), Rights { read: bits & 1 != 0, mobile: bits & 2 != 0 }))
    })
    .collect()
}

/// The memberships of an earlier export.
fn earlier(file: &Path) -> Result<Vec<Earlier>, Error> {
    let bytes = std::fs::read(file).map_err(|error| Error::io("read", file, &error))?;
    let refused = |why: &str| {
        Error::new(Kind::Unreadable, format!("{}: {why}", file.display()))
            .hint("name a file of `mopctl members export`")
    };
    let text =
        decoded(&bytes).map_err(|line| refused(&format!("line {line} is neither UTF-8 nor UTF-16")))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().map_err(|error| refused(&error.to_string()))?.clone();
    let find = |name: &str| head.iter().position(|known| known.eq_ignore_ascii_case(name));
    let (user, team, profile) = (find("user"), find("team"), find("profile"));
    if profile.is_none() || user.is_none() && team.is_none() {
        return Err(refused("it has no columns `profile` and `user` or `team`"));
    }
    let unit = find("business_unit");
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| refused(&error.to_string()))?;
        let cell = |at: Option<usize>| plain(at.and_then(|at| record.get(at)).unwrap_or_default()).to_owned();
        let (user, team) = (cell(user), cell(team));
        let (kind, who) = if user.is_empty() { (PersonKind::Team, team) } else { (PersonKind::User, user) };
        if !who.is_empty() {
            rows.push(Earlier { kind, who, profile: cell(profile), unit: cell(unit) });
        }
    }
    Ok(rows)
}

fn human(found: &[Troubled], without: usize, width: usize) -> String {
    let mut out = String::new();
    if !found.is_empty() {
        let rows = found.iter().map(|one| {
            vec![one.trouble.word().to_owned(), one.who.clone(), one.profiles.join(", "), one.detail.clone()]
        });
        out.push_str(&table(&["Trouble", "Who", "Profiles", "Detail"], rows, width));
    }
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for one in found {
        *numbers.entry(one.trouble.word()).or_default() += 1;
    }
    let parts: Vec<String> = numbers.iter().map(|(word, number)| format!("{number} {word}")).collect();
    out.push_str(&if parts.is_empty() { "Nothing wrong".to_owned() } else { parts.join(", ") });
    out.push_str(&format!("; {} on no profile.\n", count(without, "person")));
    out
}

fn as_json(found: &[Troubled], without: usize) -> Value {
    let rows: Vec<Value> = found
        .iter()
        .map(|one| {
            json!({
                "trouble": one.trouble.word(),
                "kind": one.kind.word(),
                "who": one.who,
                "name": one.name,
                "profiles": one.profiles,
                "detail": one.detail,
            })
        })
        .collect();
    let mut summary: BTreeMap<&str, usize> = Trouble::WORDS.iter().map(|(word, _)| (*word, 0)).collect();
    for one in found {
        *summary.entry(one.trouble.word()).or_default() += 1;
    }
    summary.insert(Trouble::None.word(), without);
    json!({ "schema_version": SCHEMA_VERSION, "people": rows, "summary": summary })
}

fn csv(found: &[Troubled]) -> String {
    let row = |one: &Troubled| {
        let (user, team) = match one.kind {
            PersonKind::User => (one.who.clone(), String::new()),
            PersonKind::Team => (String::new(), one.who.clone()),
        };
        vec![
            one.trouble.word().to_owned(),
            user,
            team,
            one.name.clone(),
            one.profiles.join("; "),
            one.detail.clone(),
        ]
    };
    written(&["trouble", "user", "team", "name", "profiles", "detail"], found.iter().map(row))
}

/// Puts back who was dropped and takes off who is disabled; everything else needs a person.
fn heal(
    args: &Args,
    (found, answer, audit): (&[Troubled], &str, Option<Value>),
    environment: &Environment,
    known: &Known,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let people = known.people();
    let mut plan = MemberPlan::default();
    let dropped: Vec<Request> = found
        .iter()
        .filter(|one| one.trouble == Trouble::Dropped && !one.person.is_empty())
        .map(|one| Request {
            profile: one.profiles.first().map(|name| name.as_str().into()),
            ..Request::named(one.kind, one.who.as_str())
        })
        .collect();
    plan.rows.extend(plan_add(&dropped, None, &people, OnConflict::Skip).rows);
    for one in found.iter().filter(|one| one.trouble == Trouble::Disabled) {
        let request = [Request::named(one.kind, one.who.as_str())];
        for profile in &one.profiles {
            plan.rows.extend(plan_remove(&request, profile, &people).rows);
        }
    }
    let rest =
        found.iter().filter(|one| !matches!(one.trouble, Trouble::Dropped | Trouble::Disabled)).count();
    if rest > 0 {
        run.ui.note(&format!("{} of another kind can't be healed unasked", count(rest, "trouble")));
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
    let how = How { yes: args.yes, dry_run: args.dry_run };
    look_at_rights(environment, &mut plan, run);
    let exit = carry_out(environment, plan, &how, &Job { audit, ..Job::default() }, run)?;
    Ok(if rest > 0 { exit.max(Exit::Findings) } else { exit })
}
