//! `mopctl members refresh TEAM`: who is in an Entra group team is looked up when the team is put on a
//! profile; after the group changed it must be taken off and put on again ("Set up mobile offline",
//! learn.microsoft.com).

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::json;

use crate::apply::{WriteOutcome, write_members};
use crate::dataverse::read_team_members;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::interrupt;
use crate::members::{Match, Request};
use crate::model::people::{Membership, PersonKind};
use crate::plan::MemberWrite;
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::stored::new_id;
use crate::ui::{Format, visible};

use super::super::environment::{self, Environment};
use super::known::{Known, read_meant};

/// How often it is tried.
const ROUNDS: u64 = 3;

/// Arguments of `mopctl members refresh`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Teams by name or GUID
    #[arg(value_name = "TEAM", required = true)]
    teams: Vec<String>,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be written, and write nothing; exit 1
    #[arg(long)]
    dry_run: bool,
}

/// Takes teams off and puts them on again, in one changeset each: nobody is without a profile in between.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let requests: Vec<Rc<Request>> =
        args.teams.iter().map(|team| Request::outside(PersonKind::Team, team.as_str())).collect();
    let environment = environment::open(run, None)?;
    let known = Known::read(&environment.session, &requests)?;
    let people = known.people();
    let mut found: Vec<(String, String, Vec<Membership>)> = Vec::new();
    for request in &requests {
        let (id, name) = match people.find(PersonKind::Team, &request.input) {
            Match::One { id, name } => (id, name),
            Match::Several { names } => {
                let message = format!("`{}` names several teams: {}", request.input, names.join("; "));
                return Err(Error::usage(message).hint("write the GUID").into());
            }
            _ => {
                return Err(
                    Error::usage(format!("{} knows no team `{}`", environment.name, request.input)).into()
                );
            }
        };
        let own: Vec<Membership> = people.of(PersonKind::Team, &id).cloned().collect();
        if own.is_empty() {
            return Err(Error::usage(format!("the team `{name}` is on no profile")).into());
        }
        found.push((id, name, own));
    }
    let ids: Vec<String> = found.iter().map(|(id, _, _)| id.clone()).collect();
    let in_teams = read_team_members(&environment.session, &ids).unwrap_or_default();
    let plan: String = found
        .iter()
        .map(|(id, name, own)| {
            let profiles: Vec<String> = own.iter().map(|row| people.profile_name(&row.profile)).collect();
            let members =
                in_teams.get(id).map_or(String::new(), |all| format!(" ({})", count(all.len(), "person")));
            format!("~ team {}{members}: off and on again {}\n", visible(name), visible(&profiles.join(", ")))
        })
        .collect();
    if run.ui.format() == Format::Human {
        run.ui.answer(&plan)?;
    }
    if args.dry_run {
        answer(&found, &[], false, run)?;
        run.ui.note("nothing was written (--dry-run)");
        return Ok(Exit::Findings);
    }
    environment::check_writable(&environment, run)?;
    let question = format!("Refresh {} in {}?", count(found.len(), "team"), environment.name);
    if !args.yes && !run.ui.confirm(&question, "--yes")? {
        return Err(Error::new(Kind::Declined, "nothing was written").into());
    }
    let failed = refresh(&environment, &found)?;
    let is_well = |at: usize| !failed.iter().any(|one| one.at == at);
    let done: Vec<_> =
        found.iter().enumerate().filter(|(at, _)| is_well(*at)).map(|(_, one)| one.clone()).collect();
    let is_denied = done.is_empty() && failed.iter().all(|one| one.is_denied);
    let failed: Vec<String> = failed.iter().map(|one| format!("{}: {}", found[one.at].1, one.why)).collect();
    answer(&done, &failed, true, run)?;
    let Some(first) = failed.first() else { return Ok(Exit::Ok) };
    let kind = if is_denied { Kind::NotAllowed } else { Kind::Partial };
    Err(Error::new(kind, format!("not all teams were refreshed: {first}"))
        .hint(if is_denied { "`mopctl env check` tells what is missing" } else { "run the command again" })
        .into())
}

/// A team that couldn't be refreshed.
struct Unwell {
    /// Its place.
    at: usize,
    why: String,
    /// Whether it isn't allowed.
    is_denied: bool,
}

/// Takes teams off and puts them on again until they are anew; what fails is tried again with the rows that
/// are there then. Returns the teams, by place, that it didn't work for, and why.
fn refresh(
    environment: &Environment,
    found: &[(String, String, Vec<Membership>)],
) -> Result<Vec<Unwell>, Error> {
    let _work = interrupt::Write::begin();
    let mut open: Vec<(usize, Vec<Membership>)> =
        found.iter().enumerate().map(|(at, (_, _, own))| (at, own.clone())).collect();
    let mut lost = Vec::new();
    for round in 1..=ROUNDS {
        let said = write(environment, found, &open);
        let mut now = Vec::new();
        let ids = found.iter().map(|(id, _, _)| id.as_str()).collect();
        read_meant(&environment.session, PersonKind::Team, &ids, &mut now)?;
        let mut left = Vec::new();
        for (number, (at, _)) in open.iter().enumerate() {
            let (id, _, first) = &found[*at];
            let own = now.iter().filter(|row| row.kind == PersonKind::Team && row.person == *id);
            let own: Vec<Membership> = own.cloned().collect();
            if !first.iter().all(|row| own.iter().any(|now| now.profile == row.profile)) {
                let told = "it isn't on its profile any more; `mopctl members add --team` puts it on";
                lost.push(Unwell { at: *at, why: told.to_owned(), is_denied: false });
            } else if own.iter().any(|now| first.iter().any(|row| row.id == now.id)) {
                match said.get(&number).cloned() {
                    // Asking again doesn't make it allowed.
                    Some((why, true)) => lost.push(Unwell { at: *at, why, is_denied: true }),
                    told => left.push((*at, own, told.map_or_else(as_before, |(told, _)| told))),
                }
            }
        }
        if left.is_empty() || round == ROUNDS || interrupt::is_wanted() {
            lost.extend(left.into_iter().map(|(at, _, why)| Unwell { at, why, is_denied: false }));
            break;
        }
        open = left.into_iter().map(|(at, own, _)| (at, own)).collect();
        std::thread::sleep(std::time::Duration::from_secs(round));
    }
    Ok(lost)
}

fn as_before() -> String {
    "it is on its profile as before".to_owned()
}

/// Sends the writes of these teams; what was said of those that failed, by their place, and whether that they
/// aren't allowed.
fn write(
    environment: &Environment,
    found: &[(String, String, Vec<Membership>)],
    open: &[(usize, Vec<Membership>)],
) -> HashMap<usize, (String, bool)> {
    let all: Vec<Vec<MemberWrite>> = open.iter().map(|(at, own)| writes(&found[*at].0, own)).collect();
    let mut said = HashMap::new();
    write_members(&environment.session, &all, &mut |number, outcome| {
        let told = match outcome {
            WriteOutcome::Done | WriteOutcome::AlreadyThere => return,
            WriteOutcome::Refused { status, message, .. } => (message, matches!(status, 401 | 403)),
            WriteOutcome::Unknown(message) => (message, false),
            WriteOutcome::NotSent(failure) => (failure.to_string(), false),
        };
        said.insert(number, told);
    });
    said
}

/// Off and on again, in one changeset.
fn writes(team: &str, own: &[Membership]) -> Vec<MemberWrite> {
    let off = own.iter().map(MemberWrite::remove);
    let on = own.iter().map(|row| MemberWrite::Add {
        kind: PersonKind::Team,
        id: new_id(&["membership", "team", team, &row.profile], |id| id == row.id).into(),
        person: team.into(),
        profile: row.profile.as_str().into(),
    });
    off.chain(on).collect()
}

fn answer(
    found: &[(String, String, Vec<Membership>)],
    failed: &[String],
    written: bool,
    run: &mut Run,
) -> Result<(), Error> {
    match run.ui.format() {
        Format::Json => {
            let teams: Vec<&String> = found.iter().map(|(_, name, _)| name).collect();
            run.ui.answer(&text(
                &json!({ "schema_version": SCHEMA_VERSION, "written": written, "teams": teams, "failed": failed }),
            ))
        }
        Format::Human if written && !found.is_empty() => {
            run.ui.answer(&format!("Refreshed {}; read back.\n", count(found.len(), "team")))
        }
        Format::Human => Ok(()),
    }
}
