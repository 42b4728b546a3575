//! `mopctl delete NAME`: with its consequences shown first, and nobody left without a profile.

use std::path::PathBuf;

use serde_json::json;

use crate::apply::delete_profile;
use crate::dataverse::{Failure, explain, read_memberships, read_profiles, read_settings, read_users};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{MemberPlan, PlannedRow, Status};
use crate::model::facts::{LiveProfile, ProfileRow};
use crate::model::people::{Membership, PersonKind};
use crate::model::{Files, Place, same_title};
use crate::plan::MemberWrite;
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::backups::Backups;
use super::base::forget;
use super::comparison::{no_profile, stored_profiles};
use super::environment::{self, Environment};
use super::members::write_all;
use super::publish::backup_folder;

/// Arguments of `mopctl delete`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of the profile
    name: String,
    /// Put the people who are on it on this profile first
    #[arg(long, value_name = "NAME")]
    move_people_to: Option<String>,
    /// Delete without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would happen, and write nothing; exit 1
    #[arg(long)]
    dry_run: bool,
    /// Where to keep what was there; must be named where `CI` is set
    #[arg(long, value_name = "DIR")]
    backup_dir: Option<PathBuf>,
}

/// Deletes a profile.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let place = Place::start_of(Files::default().add("", ""));
    let (live, _) = stored_profiles(&environment, Some(&args.name), |_| place)?.swap_remove(0);
    let name = live.profile.name.value.clone();
    if live.managed {
        return Err(Error::new(Kind::Refused, format!("`{name}` belongs to a managed solution"))
            .hint("it goes with its solution; nothing was written")
            .into());
    }
    let members = read_memberships(&environment.session, std::slice::from_ref(&live.id))?;
    let target = args.move_people_to.as_deref().map(|name| target(name, &live, &environment)).transpose()?;
    check_free(&environment, &live, &members, target.as_ref())?;
    let consequences = consequences(&live, &members, target.as_ref());
    if run.ui.format() == Format::Human {
        run.ui.answer(&consequences)?;
    }
    if args.dry_run {
        answer(&live, &members, (false, None), run)?;
        run.ui.note("nothing was written (--dry-run)");
        return Ok(Exit::Findings);
    }
    environment::check_writable(&environment, run)?;
    let folder = backup_folder(args.backup_dir.as_ref(), &environment)?;
    let question = format!("Delete `{name}` from {}?", environment.name);
    if !args.yes && !run.ui.confirm_by_name(&question, &name, "--yes")? {
        return Err(Error::new(Kind::Declined, "nothing was written").into());
    }
    // While the question stood, people may have been put on it.
    let members = read_memberships(&environment.session, std::slice::from_ref(&live.id))?;
    check_free(&environment, &live, &members, target.as_ref())?;
    let backups = Backups::new(&environment, &folder, "delete");
    if let Some(target) = target.as_ref().filter(|_| !members.is_empty()) {
        backups.take_row(target)?;
    }
    // The last one is the one that `restore latest` takes.
    let backup = backups.take(&live)?;
    let _work = crate::interrupt::Write::begin();
    if let Some(target) = target.as_ref().filter(|_| !members.is_empty()) {
        move_people(&environment, (&live, &members), target, run)?;
        left_alone(&environment, &live)
            .and_then(|()| remove(&environment, &live))
            .map_err(|error| after_move(error, &members, target))?;
    } else {
        remove(&environment, &live)?;
    }
    forget(&live.id, &environment, run);
    answer(&live, &members, (true, Some(&backup)), run)?;
    run.ui.note(&format!("backup of what was there: {}", backup.display()));
    run.ui.note("`mopctl history` lists it, `mopctl restore` brings it back");
    Ok(Exit::Ok)
}

/// The profile that people are moved to.
fn target(name: &str, live: &LiveProfile, environment: &Environment) -> Result<ProfileRow, Error> {
    let rows = read_profiles(&environment.session)?;
    match rows.iter().find(|row| same_title(&row.name, name)) {
        Some(row) if row.id == live.id => {
            Err(Error::usage("people can't be moved to the profile that is deleted (--move-people-to)"))
        }
        Some(row) => Ok(row.clone()),
        None => Err(no_profile(&environment.name, name, &rows)),
    }
}

/// Refuses while somebody or something uses the profile.
fn check_free(
    environment: &Environment,
    live: &LiveProfile,
    members: &[Membership],
    target: Option<&ProfileRow>,
) -> Result<(), Error> {
    let name = &live.profile.name.value;
    let refused = |message: String| Error::new(Kind::Refused, message).hint("nothing was written");
    if !members.is_empty() && target.is_none() {
        return Err(refused(format!("{} on `{name}`; deleting it takes them off", people(members)))
            .hint("--move-people-to NAME puts them on another profile first"));
    }
    // What can't be read here the service refuses by itself.
    let default = read_settings(&environment.session).ok().and_then(|settings| settings.default_profile);
    if default.is_some_and(|id| id.eq_ignore_ascii_case(&live.id)) {
        return Err(refused(format!("`{name}` is the default profile of the organization"))
            .hint("`mopctl settings set default-profile=NAME` makes another one the default"));
    }
    let users = read_users(&environment.session)?.users;
    let old =
        users.iter().filter(|user| user.legacy_profile.as_ref().is_some_and(|id| *id == live.id)).count();
    if old > 0 {
        return Err(refused(format!(
            "{} linked to `{name}` in the old way, on the user row",
            count(old, "user")
        ))
        .hint("`mopctl explain legacy-profile-link` says how to undo it"));
    }
    let apps = crate::dataverse::read_apps_of(&environment.session, &live.id).unwrap_or_default();
    if !apps.is_empty() {
        let names: Vec<&str> = apps.iter().map(|app| app.name.as_str()).collect();
        let what = if names.len() == 1 { "the app" } else { "the apps" };
        return Err(refused(format!("`{name}` is used by {what} {}", names.join(", ")))
            .hint("choose another profile in the app's settings, or `mopctl apps detach`"));
    }
    Ok(())
}

fn people(members: &[Membership]) -> String {
    let number = |kind| members.iter().filter(|member| member.kind == kind).count();
    match (number(PersonKind::User), number(PersonKind::Team)) {
        (users, 0) => format!("{} is", count(users, "user")).replace("users is", "users are"),
        (0, teams) => format!("{} is", count(teams, "team")).replace("teams is", "teams are"),
        (users, teams) => format!("{} and {} are", count(users, "user"), count(teams, "team")),
    }
}

fn consequences(live: &LiveProfile, members: &[Membership], target: Option<&ProfileRow>) -> String {
    let tables: Vec<&str> = live.profile.tables.iter().map(|table| table.name.value.as_str()).collect();
    let mut out = format!("- profile {}\n", visible(&live.profile.name.value));
    let named = visible(&tables.join(", "));
    out.push_str(&match tables.len() {
        0 => "    it has no table\n".to_owned(),
        number if live.published_on.is_none() => {
            format!("    {}, which devices never had: {named}\n", count(number, "table"))
        }
        1 => format!("    1 table leaves devices: {named}\n"),
        number => format!("    {number} tables leave devices: {named}\n"),
    });
    match target {
        Some(target) if !members.is_empty() => {
            out.push_str(&format!("    {} moved to {}\n", people(members), visible(&target.name)));
        }
        _ => out.push_str("    nobody is on it\n"),
    }
    out
}

/// Moves everybody off the profile, and proves it. Who is on the other one already is only taken off.
fn move_people(
    environment: &Environment,
    (live, members): (&LiveProfile, &[Membership]),
    target: &ProfileRow,
    run: &mut Run,
) -> Result<(), Error> {
    let there = read_memberships(&environment.session, std::slice::from_ref(&target.id))?;
    let rows = members
        .iter()
        .map(|member| {
            let is_own = |known: &&Membership| known.kind == member.kind && known.person == member.person;
            let (aim, profile, writes) = match there.iter().find(is_own) {
                // What is there is written, too, so that nobody takes it away at the same moment.
                Some(kept) => {
                    let kept = MemberWrite::move_to(target.id.as_str(), kept);
                    (Status::Removed, &live.id, vec![kept, MemberWrite::remove(member)])
                }
                None => (Status::Added, &target.id, vec![MemberWrite::move_to(target.id.as_str(), member)]),
            };
            PlannedRow::writing(member.kind, &member.person, profile, (aim, writes))
        })
        .collect();
    let mut plan = MemberPlan { rows, ..MemberPlan::default() };
    write_all(environment, &mut plan, run);
    let failed: Vec<&PlannedRow> = plan.rows.iter().filter(|row| !row.is_done()).collect();
    let Some(first) = failed.first() else { return Ok(()) };
    let moved = plan.rows.len() - failed.len();
    let kind = if moved == 0 { Kind::Environment } else { Kind::Partial };
    let message = format!("{} couldn't be moved: {}", count(failed.len(), "person"), first.detail);
    Err(Error::new(kind, message)
        .hint(format!("{} moved; the profile is still there; run the command again", count(moved, "person"))))
}

/// Refuses where somebody was put on the profile while others were moved off.
fn left_alone(environment: &Environment, live: &LiveProfile) -> Result<(), Error> {
    let members = read_memberships(&environment.session, std::slice::from_ref(&live.id))?;
    if members.is_empty() {
        return Ok(());
    }
    let message = format!("{} on `{}` again", people(&members), live.profile.name.value);
    Err(Error::new(Kind::Refused, message).hint("the profile is still there; run the command again"))
}

/// An error after people were moved, which they stay.
fn after_move(mut error: Error, members: &[Membership], target: &ProfileRow) -> Error {
    error.kind = Kind::Partial;
    let moved = people(members).replace(" is", " was").replace(" are", " were");
    error.hint(format!("{moved} moved to `{}` before that", target.name))
}

/// Deletes, and finds out what became of it where the answer was lost.
fn remove(environment: &Environment, live: &LiveProfile) -> Result<(), Error> {
    let outcome = delete_profile(&environment.session, &live.id, &live.etag);
    let gone = || read_profiles(&environment.session).map(|rows| !rows.iter().any(|row| row.id == live.id));
    match outcome {
        Ok(()) => {}
        Err(Failure::Service(error)) => {
            let mut refused = Error::from(Failure::Service(error.clone()));
            if let Some((meaning, _)) = explain(&error.code) {
                refused = refused.hint(meaning);
            }
            return Err(refused.hint("the profile is still there"));
        }
        Err(failure) => {
            return match gone() {
                Ok(true) => Ok(()),
                _ => Err(Error::from(failure).hint("the profile is still there; run the command again")),
            };
        }
    }
    if gone()? {
        return Ok(());
    }
    Err(Error::new(Kind::Partial, format!("`{}` was deleted, but is still listed", live.profile.name.value))
        .hint("run the command again"))
}

fn answer(
    live: &LiveProfile,
    members: &[Membership],
    (done, backup): (bool, Option<&PathBuf>),
    run: &mut Run,
) -> Result<(), Error> {
    let name = &live.profile.name.value;
    if run.ui.format() == Format::Human {
        return if done { run.ui.answer(&format!("Deleted {}.\n", visible(name))) } else { Ok(()) };
    }
    run.ui.answer(&text(&json!({
        "schema_version": SCHEMA_VERSION,
        "profile": name,
        "id": live.id,
        "deleted": done,
        "tables": live.profile.tables.iter().map(|table| &table.name.value).collect::<Vec<_>>(),
        "people": members.len(),
        "backup": backup,
    })))
}
