//! `mopctl restore ID`: a profile made what it was before a write, with the people who were on it.

use std::path::PathBuf;

use crate::backup::Backup;
use crate::dataverse::{read_catalog, read_memberships, read_profiles};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{MemberPlan, PlannedRow, Status};
use crate::model::facts::ProfileRow;
use crate::model::people::{Membership, PersonKind};
use crate::model::{Files, Located, Place, Profile, same_title};
use crate::plan::{Ids, MemberWrite};
use crate::report::count;
use crate::run::Run;
use crate::stored;

use super::backups::{BESIDE, Backups, find, folder};
use super::comparison::tables_of;
use super::environment::{self, Environment};
use super::members::write_all;
use super::publish::guards::Allowed;
use super::publish::prepare::{Options, Wanted, prepare};
use super::publish::{How, carry_out};

/// Arguments of `mopctl restore`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Id of a backup as `mopctl history` shows it, `latest`, or a backup file
    #[arg(value_name = "ID")]
    id: String,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be written, and write nothing; exit 1 when changes are pending
    #[arg(long)]
    dry_run: bool,
    /// Where backups were kept, if elsewhere than in the state folder; also for the one taken now
    #[arg(long, value_name = "DIR")]
    backup_dir: Option<PathBuf>,
    /// Bring back what wasn't published then, too, and publish it; without this a profile becomes what
    /// devices had, and one that was never published becomes a draft
    #[arg(long)]
    with_drafts: bool,
    /// Overwrite unpublished changes that others made since
    #[arg(long)]
    overwrite_drafts: bool,
    /// Leave people as they are now
    #[arg(long)]
    no_people: bool,
    /// Move people back who were put on another profile since
    #[arg(long)]
    move_people: bool,
}

/// Restores a profile. Who is on it since then stays on it.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    if !args.dry_run {
        environment::check_writable(&environment, run)?;
    }
    let organization = environment.session.organization();
    let backup = find(&folder(args.backup_dir.as_ref())?, &args.id, organization)?.backup;
    if backup.organization != environment.session.organization() {
        return Err(Error::new(
            Kind::Refused,
            format!("the backup is of {}, not of {}", backup.environment, environment.name),
        )
        .hint("profiles go to other environments as files: `mopctl pull`, then `mopctl publish`")
        .hint("nothing was written")
        .into());
    }
    run.ui.note(&format!(
        "{}: as it was on {} before `{}`{}",
        backup.name,
        backup.taken,
        backup.before,
        if backup.by.is_empty() { String::new() } else { format!(" by {}", backup.by) }
    ));
    let as_draft =
        backup.published_on.is_none() && !args.with_drafts && !is_published(&backup, &environment)?;
    if as_draft {
        run.ui.note("it was never published then and becomes a draft again; --with-drafts publishes it");
    } else if held_drafts(&backup) {
        run.ui.note(if backup.published.is_some() && !args.with_drafts {
            "some of it wasn't published then and isn't restored; --with-drafts restores and publishes it"
        } else {
            "some of it wasn't published then; restoring publishes it"
        });
    }
    let wanted = wanted(&backup, args.with_drafts, &environment)?;
    let ids = ids(&backup);
    let name = environment.name.clone();
    let again = environment::open(run, None)?;
    let options = Options::whole(as_draft);
    let prepared = match prepare(&Wanted::Profile(&wanted, &ids), environment, None, &options, run)? {
        Ok(prepared) => prepared,
        Err(exit) => return Ok(exit),
    };
    let how = How {
        yes: args.yes,
        dry_run: args.dry_run,
        backup_dir: args.backup_dir.clone(),
        draft: as_draft,
        allowed: Allowed { overwrite_drafts: args.overwrite_drafts, ..Allowed::ALL },
        is_saved: true,
        before: "restore",
        people: if args.no_people { None } else { Some(people_of(&backup, &again, args)?.rows.len()) },
    };
    let pending = prepared.is_pending();
    let exit = carry_out(&[prepared], &how, run)?;
    let done = if pending { exit == Exit::Ok } else { true };
    if args.no_people || !(done || args.dry_run) {
        return Ok(exit);
    }
    let people = restore_people(&backup, &again, &name, args, run)?;
    Ok(exit.max(people))
}

/// Whether devices have the profile by now: what they have can't be taken back but by a publish.
fn is_published(backup: &Backup, environment: &Environment) -> Result<bool, Error> {
    let now = read_profiles(&environment.session)?;
    let is_it = |row: &&ProfileRow| row.id == backup.id || same_title(&row.name, &backup.name);
    Ok(now.iter().filter(is_it).any(|row| row.published_on.is_some()))
}

/// Whether a backup holds changes that weren't published (`componentstate` 1).
fn held_drafts(backup: &Backup) -> bool {
    let rows = &backup.rows;
    let mut all = rows.items.iter().chain(&rows.associations).chain([&rows.profile]);
    all.any(|row| row["componentstate"].as_i64() == Some(1))
}

/// The profile as it was; one that has another name now is renamed back.
fn wanted(backup: &Backup, with_drafts: bool, environment: &Environment) -> Result<Profile, Error> {
    let place = Place::start_of(Files::default().add("", ""));
    let published = backup.published.as_ref().filter(|_| !with_drafts);
    let stored = published.unwrap_or(&backup.content).stored(place);
    let named = stored::to_profile(stored.clone(), crate::catalog::Catalog::built_in());
    let mut tables = tables_of(&named);
    tables.extend(stored.items.iter().map(|item| item.table.value.clone()));
    let catalog = read_catalog(&environment.session, &environment.name, &tables)?;
    let mut profile = stored::to_profile(stored, &catalog);
    let now = read_profiles(&environment.session)?;
    if let Some(row) = now.iter().find(|row| row.id == backup.id)
        && !same_title(&row.name, &profile.name)
    {
        profile.renamed_from = Some(Located::new(row.name.clone(), place));
    }
    Ok(profile)
}

/// The ids that the rows had.
fn ids(backup: &Backup) -> Ids {
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or_default().to_lowercase();
    let mut ids = Ids { profile: Some(backup.id.clone()), ..Ids::default() };
    for item in &backup.rows.items {
        let (id, table) = (text(item, "mobileofflineprofileitemid"), text(item, "selectedentitytypecode"));
        for association in &backup.rows.associations {
            if text(association, "_mobileofflineprofileitemid_value") == id {
                let relationship = text(association, "relationshipdisplayname");
                let own = text(association, "mobileofflineprofileitemassociationid");
                ids.associations.insert((table.clone(), relationship), own);
            }
        }
        ids.items.insert(table, id);
    }
    ids
}

/// Who is to be put back, and how many stay on another profile.
struct Back {
    /// Name of the profile.
    profile: String,
    rows: Vec<PlannedRow>,
    elsewhere: usize,
    /// Who came since and stays.
    came: usize,
    /// Ids of the profiles that somebody is moved from.
    touched: Vec<String>,
}

/// Who was on the profile and no longer is.
fn people_of(backup: &Backup, environment: &Environment, args: &Args) -> Result<Back, Error> {
    let profiles = read_profiles(&environment.session)?;
    let found = profiles.iter().find(|row| row.id == backup.id);
    let found = found.or_else(|| profiles.iter().find(|row| same_title(&row.name, &backup.name)));
    // One that is gone comes back with its id.
    let (id, name) = found.map_or((&backup.id, &backup.name), |row| (&row.id, &row.name));
    let now = read_memberships(&environment.session, &[])?;
    let mut back =
        Back { profile: name.clone(), rows: Vec::new(), elsewhere: 0, came: 0, touched: Vec::new() };
    let users = backup.rows.users.iter().map(|row| (PersonKind::User, row));
    for (kind, row) in users.chain(backup.rows.teams.iter().map(|row| (PersonKind::Team, row))) {
        let (_, key, person) = crate::dataverse::membership_names(kind);
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let person = text(person);
        let own: Vec<&Membership> =
            now.iter().filter(|known| known.kind == kind && known.person == person).collect();
        if person.is_empty() || own.iter().any(|known| known.profile == *id) {
            continue;
        }
        let write = match own.first() {
            None => MemberWrite::Add {
                kind,
                id: text(key).into(),
                person: person.as_str().into(),
                profile: id.as_str().into(),
            },
            Some(known) if args.move_people => {
                back.touched.push(known.profile.clone());
                MemberWrite::move_to(id.as_str(), known)
            }
            Some(_) => {
                back.elsewhere += 1;
                continue;
            }
        };
        back.rows.push(PlannedRow::writing(kind, &person, id, (Status::Added, vec![write])));
    }
    let was = |known: &Membership| {
        let rows = match known.kind {
            PersonKind::User => &backup.rows.users,
            PersonKind::Team => &backup.rows.teams,
        };
        let (_, _, person) = crate::dataverse::membership_names(known.kind);
        rows.iter().any(|row| row[person].as_str() == Some(known.person.as_str()))
    };
    back.touched.sort_unstable();
    back.touched.dedup();
    back.came = now.iter().filter(|known| known.profile == *id && !was(known)).count();
    Ok(back)
}

fn users_and_teams(number: usize) -> String {
    if number == 1 { "1 user or team is".to_owned() } else { format!("{number} users and teams are") }
}

/// Puts people back who were on the profile and no longer are.
fn restore_people(
    backup: &Backup,
    environment: &Environment,
    name: &str,
    args: &Args,
    run: &mut Run,
) -> Result<Exit, Error> {
    let Back { profile, rows, elsewhere, came, touched } = people_of(backup, environment, args)?;
    if elsewhere > 0 {
        let who = users_and_teams(elsewhere);
        run.ui.note(&format!("{who} on another profile since and stay there; --move-people moves them back"));
    }
    if came > 0 {
        run.ui.note(&format!(
            "{} on {profile} who came since then; `mopctl members remove` takes them off",
            users_and_teams(came)
        ));
    }
    if rows.is_empty() {
        return Ok(Exit::Ok);
    }
    if args.dry_run {
        run.ui.note(&format!("{} would be put back on {profile}", count(rows.len(), "person")));
        return Ok(Exit::Findings);
    }
    if !args.yes {
        let question = format!("Put {} back on {profile} in {name}?", count(rows.len(), "person"));
        if !run.ui.confirm(&question, "--yes")? {
            return Err(Error::new(Kind::Declined, "nobody was put back"));
        }
    }
    let backups = Backups::new(environment, &folder(args.backup_dir.as_ref())?, BESIDE);
    let now = read_profiles(&environment.session)?;
    for id in &touched {
        now.iter().filter(|row| row.id == *id).try_for_each(|row| backups.take_row(row).map(|_| ()))?;
    }
    write_back(environment, rows, &profile, run)
}

fn write_back(
    environment: &Environment,
    rows: Vec<PlannedRow>,
    profile: &str,
    run: &mut Run,
) -> Result<Exit, Error> {
    let mut plan = MemberPlan { rows, ..MemberPlan::default() };
    write_all(environment, &mut plan, run);
    let failed: Vec<&PlannedRow> = plan.rows.iter().filter(|row| !row.is_done()).collect();
    let done = plan.rows.len() - failed.len();
    run.ui.note(&format!("{} put back on {profile}", count(done, "person")));
    let Some(first) = failed.first() else { return Ok(Exit::Ok) };
    let message = format!("{} couldn't be put back: {}", count(failed.len(), "person"), first.detail);
    Err(Error::new(Kind::Partial, message)
        .hint("the profile is restored; who still exists is put back by running the command again"))
}
