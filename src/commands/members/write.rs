//! Membership writes sent, and proved by reading them back.

use std::collections::{HashMap, HashSet};

use crate::apply::{WriteOutcome, write_members};
use crate::dataverse::{Failure, each_membership, explain, read_profiles};
use crate::error::Error;
use crate::interrupt;
use crate::members::{
    Clash, LOST, MemberPlan, NOT_SENT, OnConflict, People, PlannedRow, Status, settle_again,
};
use crate::model::people::{Directory, Membership, PersonKind};
use crate::plan::MemberWrite;
use crate::report::count;
use crate::run::Run;
use crate::ui::Progress;

use super::super::environment::Environment;
use super::super::turn::Turn;
use super::known::{read_in_teams, read_meant};
use super::results::Results;

/// What a row says that somebody else was quicker with.
const OTHERS: &str = "somebody else changed it meanwhile; run the command again";
/// What a row says that somebody else wrote.
const DONE: &str = "somebody else did it meanwhile";
/// How often writes whose answers were lost are sent.
const ROUNDS: u64 = 3;

/// Sends the writes of some rows, then reads the memberships back: what they say decides about rows whose
/// answer was lost, and those that aren't there are sent once more. Says whether they could be read back.
pub(super) fn write(
    environment: &Environment,
    plan: &mut MemberPlan,
    rows: &[usize],
    mut results: Option<&mut Results>,
    run: &mut Run,
) -> bool {
    let mut open = rows.to_vec();
    if open.is_empty() {
        return true;
    }
    let turn = Turn::take(environment.session.organization(), run);
    // Those of others count until the end: each wave has other people.
    let own = environment.turns.get() + 1;
    environment.turns.set(own);
    if turn.number > own
        && let Err(error) = look_again(environment, plan, &mut open, run)
    {
        for at in open {
            plan.rows[at].status = Status::Failed;
            plan.rows[at].detail = format!("{NOT_SENT}: {error}");
        }
        return true;
    }
    let rows = open.clone();
    // What rows said before their answer was lost.
    let mut before: HashMap<usize, String> = HashMap::new();
    let mut progress = run.ui.progress(open.len() as u64, "writing");
    // Ctrl-C lets the batches that are under way be answered, and looks at what became of them.
    let _work = interrupt::Write::begin();
    for round in 1..=ROUNDS {
        if open.is_empty() {
            break;
        }
        let lost = send(environment, plan, &open, (results.as_deref_mut(), &mut before), &mut progress);
        let proved = prove(environment, plan, &rows, &before);
        if let Err(error) = &proved {
            let said = format!("what was written couldn't be read back: {error}");
            run.ui.warn(&said);
            run.ui.note("run the same command again: it looks, and writes what is left");
            plan.warnings.push(said);
            return false;
        }
        open = lost.into_iter().filter(|at| plan.rows[*at].status == Status::Failed).collect();
        if !open.is_empty() && round < ROUNDS {
            run.ui.note(&format!("{} without an answer; sending again", count(open.len(), "row")));
            std::thread::sleep(std::time::Duration::from_secs(round));
        }
        open.extend(proved.unwrap_or_default());
    }
    true
}

/// Others wrote since the plan was made: whoever was put on a profile meanwhile, by themselves or through a
/// team, isn't put on another one.
fn look_again(
    environment: &Environment,
    plan: &mut MemberPlan,
    open: &mut Vec<usize>,
    run: &mut Run,
) -> Result<(), Error> {
    let is_new = |row: &PlannedRow| row.writes.iter().any(|write| matches!(write, MemberWrite::Add { .. }));
    let session = &environment.session;
    let mut now = Vec::new();
    each_membership(session, PersonKind::Team, &[], &mut |known| now.push(known))?;
    let own = |kind| {
        let rows = open.iter().map(|at| &plan.rows[*at]).filter(move |row| row.request.kind == kind);
        rows.filter_map(|row| row.person.as_deref())
    };
    let in_teams = read_in_teams(session, &now, own(PersonKind::Team).map(str::to_owned), run)?;
    let in_any = in_teams.values().flatten().map(String::as_str);
    let meant: HashSet<&str> = own(PersonKind::User).chain(in_any).collect();
    read_meant(session, PersonKind::User, &meant, &mut now)?;
    let profiles = read_profiles(session)?;
    let directory = Directory::default();
    let people = People::new(&directory, &profiles, &now);
    let choice = plan.on_conflict.unwrap_or(OnConflict::Move);
    open.retain(|at| {
        let row = &mut plan.rows[*at];
        let person = row.person.clone().filter(|_| is_new(row)).unwrap_or_default();
        let on: Vec<&Membership> = people.of(row.request.kind, &person).collect();
        if on.is_empty() {
            return true;
        }
        row.writes.clear();
        let names: Vec<String> = on.iter().map(|known| people.profile_name(&known.profile)).collect();
        let wanted = people.profile(&row.profile);
        if on.iter().any(|known| wanted.is_some_and(|profile| profile.id == known.profile)) {
            row.status = Status::AlreadyThere;
            DONE.clone_into(&mut row.detail);
        } else if choice == OnConflict::Skip {
            (row.status, row.detail) = (Status::Skipped, format!("stays on {}", names.join(", ")));
        } else {
            (row.status, row.clash) = (Status::Conflict, Some(Clash::Elsewhere));
            row.detail = format!("meanwhile somebody put them on {}", names.join(", "));
        }
        false
    });
    settle_again(plan, open, &people, (choice, &in_teams));
    open.retain(|at| !plan.rows[*at].writes.is_empty());
    Ok(())
}

/// Sends the writes of these rows and returns those whose answer was lost.
fn send(
    environment: &Environment,
    plan: &mut MemberPlan,
    open: &[usize],
    (mut results, before): (Option<&mut Results>, &mut HashMap<usize, String>),
    progress: &mut Progress,
) -> Vec<usize> {
    // Lent, so that tens of thousands of writes aren't kept twice.
    let groups: Vec<Vec<MemberWrite>> =
        open.iter().map(|at| std::mem::take(&mut plan.rows[*at].writes)).collect();
    let mut lost = Vec::new();
    write_members(&environment.session, &groups, &mut |at, outcome| {
        if !matches!(outcome, WriteOutcome::Unknown(_)) {
            progress.step();
        }
        let row = &mut plan.rows[open[at]];
        (row.status, row.denied) = (row.aim, false);
        match outcome {
            WriteOutcome::Done | WriteOutcome::AlreadyThere => {
                if let Some(detail) = before.remove(&open[at]) {
                    row.detail = detail;
                }
            }
            WriteOutcome::Refused { status, code, message } => {
                row.status = Status::Failed;
                row.denied = matches!(status, 401 | 403);
                let said = match (status, row.aim) {
                    (404 | 412, Status::Moved | Status::Removed) => OTHERS.to_owned(),
                    _ => refusal(status, &code, &message),
                };
                let said = std::mem::replace(&mut row.detail, said);
                if row.aim == Status::Removed {
                    // It may be sent again.
                    before.entry(open[at]).or_insert(said);
                }
            }
            WriteOutcome::NotSent(Failure::Interrupted) => {
                row.status = Status::Pending;
                "interrupted before it was sent".clone_into(&mut row.detail);
            }
            WriteOutcome::NotSent(failure) => {
                row.status = Status::Failed;
                row.detail = format!("{NOT_SENT}: {failure}");
            }
            WriteOutcome::Unknown(message) => {
                row.status = Status::Failed;
                let said = std::mem::replace(&mut row.detail, format!("{LOST}: {message}"));
                before.entry(open[at]).or_insert(said);
                lost.push(open[at]);
            }
        }
        if let Some(results) = &mut results {
            results.done(open[at], &plan.rows);
        }
    });
    for (at, writes) in open.iter().zip(groups) {
        plan.rows[*at].writes = writes;
    }
    lost
}

fn refusal(status: u16, code: &str, message: &str) -> String {
    let said = match message.trim() {
        "" if status == 401 => "not signed in any more (HTTP status 401)".to_owned(),
        "" => format!("HTTP status {status}"),
        message => message.to_owned(),
    };
    let meaning = explain(code).map_or_else(String::new, |(meaning, _)| format!("; {meaning}"));
    format!("{said} {code}{meaning}")
}

/// The memberships of the people of these rows.
fn read_own<'r>(
    environment: &Environment,
    rows: impl Iterator<Item = &'r PlannedRow>,
) -> Result<Vec<Membership>, Error> {
    let (mut users, mut teams) = (HashSet::new(), HashSet::new());
    for row in rows {
        let meant = if row.request.kind == PersonKind::User { &mut users } else { &mut teams };
        meant.extend(row.person.as_deref());
    }
    let mut found = Vec::new();
    read_meant(&environment.session, PersonKind::User, &users, &mut found)?;
    read_meant(&environment.session, PersonKind::Team, &teams, &mut found)?;
    Ok(found)
}

/// Looks what became of the writes of these rows. Returns those to send again: whoever goes from two profiles
/// has another version of the second membership once the first one is gone.
fn prove(
    environment: &Environment,
    plan: &mut MemberPlan,
    rows: &[usize],
    before: &HashMap<usize, String>,
) -> Result<Vec<usize>, Error> {
    let mut again = Vec::new();
    let session = &environment.session;
    let memberships = read_own(environment, rows.iter().map(|at| &plan.rows[*at]))?;
    let profiles = read_profiles(session)?;
    let directory = Directory::default();
    let people = People::new(&directory, &profiles, &memberships);
    for &at in rows {
        let row = &mut plan.rows[at];
        let Some(person) = &row.person else { continue };
        let profile = people.profile(&row.profile).map(|row| row.id.clone()).unwrap_or_default();
        let on: Vec<&Membership> = people.of(row.request.kind, person).collect();
        let known = on.iter().find(|known| known.profile == profile);
        let here = known.is_some();
        let as_wanted = match row.aim {
            Status::Added => here,
            Status::Moved => here && on.len() == 1,
            Status::Removed => !here,
            _ => continue,
        };
        if let Some(known) = known.filter(|_| row.aim == Status::Removed && row.detail == OTHERS) {
            row.writes = vec![MemberWrite::remove(known)];
            again.push(at);
        }
        // After a lost answer what is there now decides, also where it was sent again and refused.
        if let Some(said) = before.get(&at).filter(|_| as_wanted && row.status == Status::Failed) {
            row.status = row.aim;
            row.detail.clone_from(said);
        } else if as_wanted && row.status == Status::Failed {
            row.status = if row.aim == Status::Removed { Status::NotThere } else { Status::AlreadyThere };
            DONE.clone_into(&mut row.detail);
        } else if row.aim == Status::Added && here && on.len() > 1 && row.status != Status::Failed {
            let others = on.iter().filter(|membership| membership.profile != profile);
            let others: Vec<String> = others.map(|other| people.profile_name(&other.profile)).collect();
            (row.status, row.clash) = (Status::Conflict, Some(Clash::Meanwhile));
            row.detail = format!("meanwhile somebody put them on {}, too", others.join(", "));
        } else if !as_wanted && !matches!(row.status, Status::Failed | Status::Pending) {
            row.status = Status::Failed;
            row.detail = format!("reads back differently: {OTHERS}");
        }
    }
    Ok(again)
}
