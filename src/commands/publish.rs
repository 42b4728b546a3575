//! `mopctl publish`: validate, plan, confirm, back up, write, publish, read back and prove.

use std::collections::HashMap;
use std::path::PathBuf;

use serde_json::json;

use crate::apply::{self, Applied, Broken};
use crate::catalog::Catalog;
use crate::config;
use crate::dataverse::{explain, read_profile, read_profiles, view_id};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::finding::{Finding, Severity};
use crate::model::facts::LiveProfile;
use crate::model::{Files, Place, Profile, RowRule, same_title};
use crate::plan::{Plan, Step, plan};
use crate::report::changes::{self, ProfileChanges};
use crate::report::count;
use crate::report::findings::{Read, one};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::rules;
use crate::run::Run;
use crate::source::Loaded;
use crate::ui::Format;

use super::comparison::{Comparison, Pair, compare, has_errors, refuse};
use super::environment::{self, Environment};
use super::inputs::Inputs;

/// Arguments of `mopctl publish`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
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

/// A pair with its writes.
struct Planned {
    pair: Pair,
    plan: Plan,
    changes: ProfileChanges,
}

/// What was proved after a profile was written.
struct Proof {
    profile: String,
    writes: usize,
    tables: usize,
    published_on: String,
    backup: Option<PathBuf>,
}

/// Publishes profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let environment = environment::open(run, None)?;
    let mut files = Files::default();
    let mut loaded =
        args.inputs.read_files(&addresses, Some(&environment.name), Catalog::built_in(), &mut files, run)?;
    let read = Read { profiles: loaded.profiles.len(), files: loaded.read, skipped: loaded.skipped };
    if has_errors(&loaded.findings) {
        return Ok(refuse(&mut loaded.findings, &files, read, run)?);
    }
    distinct(&loaded)?;
    let comparison = compare(&environment, &mut loaded, &mut files)?;
    let mut blocking = blocking_findings(&loaded, &comparison, &files, run);
    if !blocking.is_empty() {
        return Ok(refuse(&mut blocking, &files, read, run)?);
    }
    let views = read_views(&environment, &loaded, &files)?;
    let only = comparison.only_in_environment.clone();
    let planned = plan_all(comparison, &files)?;
    let pending = planned.iter().any(|one| !one.plan.steps.is_empty());
    let all: Vec<ProfileChanges> = planned.iter().map(|one| one.changes.clone()).collect();
    if !pending || args.dry_run {
        return Ok(report_plan(&all, &only, &files, pending, run)?);
    }
    if run.ui.format() == Format::Human {
        let plan = changes::human(&all, &files, run.ui.color());
        run.ui.answer(&format!("{plan}Plan: {}.\n", changes::totals(&all)))?;
    }
    let backups = backup_folder(args, &environment)?;
    if !args.yes {
        let question = format!("Publish this to {}?", environment.name);
        if !run.ui.confirm(&question, "--yes")? {
            return Err(Error::new(Kind::Declined, "nothing was written").into());
        }
    }
    let outcome = publish_all(&environment, &planned, &views, &backups, &files, run);
    finish(outcome, &all, &only, &files, &loaded, run)
}

/// Two files of one name would undo each other.
fn distinct(loaded: &Loaded) -> Result<(), Error> {
    for (at, profile) in loaded.profiles.iter().enumerate() {
        if loaded.profiles[..at].iter().any(|other| same_title(&other.name, &profile.name)) {
            return Err(Error::new(
                Kind::Refused,
                format!("two of the profiles given are named `{}`", profile.name.value),
            )
            .hint("publish one of them"));
        }
    }
    if loaded.profiles.is_empty() {
        return Err(Error::usage("no profile is given"));
    }
    Ok(())
}

/// Errors that stop a publish: those the service is known to raise, and those that the change adds.
/// Errors that the published profile has already are shown and let pass.
fn blocking_findings(loaded: &Loaded, comparison: &Comparison, files: &Files, run: &mut Run) -> Vec<Finding> {
    let profiles: Vec<&Profile> = loaded.profiles.iter().collect();
    let mut blocking = Vec::new();
    for pair in &comparison.pairs {
        let (found, _) = rules::check(&[&pair.wanted], &pair.catalog);
        let known: Vec<Finding> = pair
            .live
            .as_ref()
            .map(|live| rules::check(&[&live.profile], &pair.catalog).0)
            .unwrap_or_default();
        for finding in found.into_iter().filter(|finding| finding.severity == Severity::Error) {
            let already =
                known.iter().any(|other| other.rule == finding.rule && other.message == finding.message);
            if already && !rules::is_refused_by_service(&finding.rule) {
                run.ui.note(&one(&finding, files, false));
                run.ui.note("  the published profile has this already, so publishing goes on\n");
            } else {
                blocking.push(finding);
            }
        }
    }
    blocking.extend(
        rules::check_set(&profiles).into_iter().filter(|finding| finding.severity == Severity::Error),
    );
    blocking
}

type Views = HashMap<(String, String), String>;

/// Ids of the views that tables are filtered by.
fn read_views(environment: &Environment, loaded: &Loaded, files: &Files) -> Result<Views, Error> {
    let mut views = Views::new();
    for table in loaded.profiles.iter().flat_map(|profile| &profile.tables) {
        for rule in &table.rows {
            let RowRule::View(name) = &rule.value else { continue };
            let Some(id) = view_id(&environment.session, &table.name, name)? else {
                return Err(Error::new(
                    Kind::Refused,
                    format!(
                        "{}: table `{}` has no view `{name}` in {}",
                        files.show(rule.place),
                        table.name.value,
                        environment.name
                    ),
                )
                .hint("only system views can filter a table"));
            };
            views.insert((table.name.to_ascii_lowercase(), name.to_lowercase()), id);
        }
    }
    Ok(views)
}

fn plan_all(comparison: Comparison, files: &Files) -> Result<Vec<Planned>, Error> {
    let Comparison { pairs, rows, .. } = comparison;
    let taken = |id: &str| rows.iter().any(|row| row.id == id);
    let mut planned = Vec::new();
    for pair in pairs {
        if let Some(live) = pair.live.as_ref().filter(|live| live.managed) {
            let changes = pair.changes();
            if !changes.is_equal() {
                return Err(managed(&live.profile.name.value));
            }
        }
        let plan = plan(&pair.wanted, pair.live.as_ref(), &pair.catalog, &taken).map_err(|errors| {
            let mut error =
                Error::new(Kind::Refused, format!("`{}` can't be published", pair.wanted.name.value));
            for problem in errors {
                error = error.hint(format!("{}: {}", files.show(problem.place), problem.message));
            }
            error
        })?;
        let changes = pair.changes();
        planned.push(Planned { pair, plan, changes });
    }
    Ok(planned)
}

fn managed(name: &str) -> Error {
    Error::new(Kind::Refused, format!("`{name}` belongs to a managed solution"))
        .hint("its publisher updates it; clone it in the admin centre and manage the copy")
}

fn report_plan(
    all: &[ProfileChanges],
    only: &[String],
    files: &Files,
    pending: bool,
    run: &mut Run,
) -> Result<Exit, Error> {
    let answer = match run.ui.format() {
        Format::Human if pending => {
            let shown = changes::human(all, files, run.ui.color());
            format!("{shown}Plan: {}. Nothing was written.\n", changes::totals(all))
        }
        Format::Human => {
            let names: Vec<&str> = all.iter().map(|one| one.profile.as_str()).collect();
            format!("Nothing to do: {} as the files say.\n", names.join(", "))
        }
        Format::Json => {
            let (changes, summary) = changes::json(all, only, files);
            text(&json!({
                "schema_version": SCHEMA_VERSION,
                "equal": !pending,
                "changes": changes,
                "summary": summary,
                "published": [],
            }))
        }
    };
    run.ui.answer(&answer)?;
    Ok(if pending { Exit::Findings } else { Exit::Ok })
}

/// Where backups go: the state folder, or the folder named. A CI job's state folder is gone with
/// the job, so there it must be named; the sandbox is no loss.
fn backup_folder(args: &Args, environment: &Environment) -> Result<PathBuf, Error> {
    if let Some(folder) = &args.backup_dir {
        return Ok(folder.clone());
    }
    if std::env::var_os("CI").is_some() && !environment.embedded {
        return Err(Error::usage("a publish in CI must say where its backup goes")
            .hint("add --backup-dir DIR and keep the folder as an artifact"));
    }
    Ok(config::state_folder()?.join("backups"))
}

/// What was published before something stopped, and what stopped it.
struct Outcome {
    proofs: Vec<Proof>,
    error: Option<Error>,
}

fn publish_all(
    environment: &Environment,
    planned: &[Planned],
    views: &Views,
    backups: &std::path::Path,
    files: &Files,
    run: &mut Run,
) -> Outcome {
    let mut proofs = Vec::new();
    for one in planned.iter().filter(|one| !one.plan.steps.is_empty()) {
        run.ui.note(&format!("publishing {} …", one.plan.profile));
        match publish_one(environment, one, views, backups, files, run) {
            Ok(proof) => proofs.push(proof),
            Err(error) => {
                return Outcome { proofs, error: Some(error) };
            }
        }
    }
    Outcome { proofs, error: None }
}

fn publish_one(
    environment: &Environment,
    one: &Planned,
    views: &Views,
    backups: &std::path::Path,
    files: &Files,
    run: &mut Run,
) -> Result<Proof, Error> {
    let session = &environment.session;
    let backup = match &one.pair.live {
        Some(live) => Some(apply::write_backup(
            backups,
            session.organization(),
            &live.profile.name.value,
            &backup_content(environment, live)?,
        )?),
        None => None,
    };
    let view = |table: &str, name: &str| views.get(&(table.to_lowercase(), name.to_lowercase())).cloned();
    let unknown = match apply::apply(session, &one.plan, &view) {
        Applied::Done => None,
        Applied::Refused(broken) => return Err(refused(&broken, one, files)),
        Applied::Unknown(failure) => Some(failure),
    };
    if let Some(failure) = &unknown {
        run.ui.note(&format!("the answer was lost ({failure}); looking up what happened"));
    }
    let live = read_back(environment, one)?;
    match (prove(one, live.as_ref()), unknown) {
        (Ok((tables, published_on)), _) => Ok(Proof {
            profile: one.plan.profile.clone(),
            writes: one.plan.steps.len(),
            tables,
            published_on,
            backup,
        }),
        (Err(_), Some(failure)) => {
            Err(Error::from(failure).hint("nothing of it was written; run the command again"))
        }
        (Err(problem), None) => Err(Error::new(
            Kind::Environment,
            format!("`{}` was written, but reads back differently: {problem}", one.plan.profile),
        )
        .hint("run `mopctl diff` to see how; run the publish again to settle it")),
    }
}

fn backup_content(environment: &Environment, live: &LiveProfile) -> Result<serde_json::Value, Error> {
    let expand = "MobileOfflineProfileItem_MobileOfflineProfileItemAssociation";
    let read = |path: String| environment.session.list(&path);
    let items = read(format!(
        "mobileofflineprofileitems/Microsoft.Dynamics.CRM.RetrieveUnpublishedMultiple()?$filter=_regardingobjectid_value%20eq%20{}",
        live.id
    ))?;
    let mut associations = Vec::new();
    for item in &live.items {
        if !item.associations.is_empty() {
            associations.extend(read(format!(
                "mobileofflineprofileitemassociations?$filter=_mobileofflineprofileitemid_value%20eq%20{}",
                item.id
            ))?);
        }
    }
    let profile = environment
        .session
        .get(&format!("mobileofflineprofiles({})/Microsoft.Dynamics.CRM.RetrieveUnpublished()", live.id))?;
    Ok(json!({
        "kind": "mopctl-backup",
        "schema_version": SCHEMA_VERSION,
        "tool": env!("CARGO_PKG_VERSION"),
        "environment": environment.name,
        "organization": environment.session.organization(),
        "profile": profile,
        "items": items,
        expand: associations,
    }))
}

fn read_back(environment: &Environment, one: &Planned) -> Result<Option<LiveProfile>, Error> {
    let rows = read_profiles(&environment.session)?;
    let Some(row) = rows.iter().find(|row| row.id == one.plan.id) else {
        return Ok(None);
    };
    let tables = super::comparison::tables_of(&one.pair.wanted);
    let place = Place::start_of(one.pair.wanted.name.place.file);
    let (live, _) = read_profile(&environment.session, row, &tables, &environment.name, place)?;
    Ok(Some(live))
}

/// Plans once more against what was read back: a proof has nothing left to do.
fn prove(one: &Planned, live: Option<&LiveProfile>) -> Result<(usize, String), String> {
    let Some(live) = live else {
        return Err("the profile isn't there".to_owned());
    };
    let again = plan(&one.pair.wanted, Some(live), &one.pair.catalog, &|_| false)
        .map_err(|errors| errors.first().map(|e| e.message.clone()).unwrap_or_default())?;
    let left = again.steps.iter().filter(|step| !matches!(step.step, Step::Publish { .. })).count();
    if left > 0 {
        return Err(format!("{} left", count(left, "change")));
    }
    match (&live.published_on, live.drafts.first()) {
        (Some(on), None) => Ok((live.items.len(), on.clone())),
        (_, draft) => Err(format!("{} isn't published", draft.map_or("it", String::as_str))),
    }
}

/// A refusal in the file's own terms.
fn refused(broken: &Broken, one: &Planned, files: &Files) -> Error {
    let step = broken.step.and_then(|at| one.plan.steps.get(at));
    let is_publish = step.is_none_or(|step| matches!(step.step, Step::Publish { .. }));
    let table =
        step.and_then(|step| step.table.clone()).or_else(|| mentioned(&broken.message, &one.pair.wanted));
    let place = match (is_publish, &table) {
        (true, Some(table)) => one.pair.wanted.table(table).map(|table| table.name.place),
        _ => step.and_then(|step| step.place),
    };
    let kind = match (broken.partly, broken.status) {
        (true, _) => Kind::Partial,
        (_, 401 | 403) => Kind::NotAllowed,
        _ => Kind::Environment,
    };
    let what = if is_publish { "publishing" } else { "writing" };
    let mut error =
        Error::new(kind, format!("{what} `{}` was refused: {}", one.plan.profile, broken.message.trim()));
    if !broken.code.is_empty() {
        error = error.with_code(broken.code.clone());
        error.message = format!("{} ({})", error.message, broken.code);
    }
    if let Some(place) = place {
        error = error.hint(format!("{}: here", files.show(place)));
    }
    if let Some((meaning, rule)) = explain(&broken.code) {
        error = error.hint(meaning);
        if let Some(rule) = rule {
            error = error.hint(format!("mopctl explain {rule}"));
        }
    }
    let left = if broken.partly {
        "earlier writes of this profile are in place but not published; run the command again"
    } else {
        "nothing of this profile was written"
    };
    error.hint(left)
}

/// The first table of the profile that a message names in quotes.
fn mentioned(message: &str, wanted: &Profile) -> Option<String> {
    wanted.tables.iter().map(|table| table.name.to_ascii_lowercase()).find(|table| {
        let message = message.to_lowercase();
        message.contains(&format!("'{table}'")) || message.contains(&format!("'{table} =>"))
    })
}

fn finish(
    outcome: Outcome,
    all: &[ProfileChanges],
    only: &[String],
    files: &Files,
    loaded: &Loaded,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let answer = match run.ui.format() {
        Format::Human => human_proofs(&outcome.proofs),
        Format::Json => {
            let (changes, summary) = changes::json(all, only, files);
            let published: Vec<_> = outcome.proofs.iter().map(proof_json).collect();
            let mut answer = json!({
                "schema_version": SCHEMA_VERSION,
                "equal": false,
                "changes": changes,
                "summary": summary,
                "published": published,
            });
            if let Some(error) = &outcome.error {
                answer["error"] = crate::report::json::error(error)["error"].clone();
            }
            text(&answer)
        }
    };
    run.ui.answer(&answer)?;
    for profile in &loaded.profiles {
        if let Some(people) = &profile.people {
            run.ui.note(&format!(
                "{}: people aren't written by publish; {} and {} are named in the file (`mopctl members list --profile \"{}\"` shows who is on it)",
                profile.name.value,
                count(people.users.len(), "user"),
                count(people.teams.len(), "team"),
                profile.name.value
            ));
        }
    }
    match outcome.error {
        None => Ok(Exit::Ok),
        Some(mut error) => {
            if !outcome.proofs.is_empty() {
                error.kind = Kind::Partial;
                let done: Vec<&str> = outcome.proofs.iter().map(|proof| proof.profile.as_str()).collect();
                error = error.hint(format!("published before that: {}", done.join(", ")));
            }
            run.ui.error(&error);
            Ok(Exit::of(error.kind))
        }
    }
}

fn human_proofs(proofs: &[Proof]) -> String {
    let mut out = String::new();
    for proof in proofs {
        out.push_str(&format!(
            "Published {}: {} in one changeset, {}, published {}; read back and equal to the file.\n",
            proof.profile,
            count(proof.writes, "write"),
            count(proof.tables, "table"),
            proof.published_on
        ));
        if let Some(backup) = &proof.backup {
            out.push_str(&format!("  backup of what was there: {}\n", backup.display()));
        }
    }
    out
}

fn proof_json(proof: &Proof) -> serde_json::Value {
    json!({
        "profile": proof.profile,
        "writes": proof.writes,
        "tables": proof.tables,
        "published_on": proof.published_on,
        "proved": true,
        "backup": proof.backup,
    })
}
