//! One profile after the other: back up, write, read back, prove.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::apply::{self, Applied, Broken};
use crate::dataverse::{Failure, explain, read_profile, read_profiles};
use crate::error::{Error, Kind};
use crate::interrupt;
use crate::model::facts::LiveProfile;
use crate::model::{Files, Place, Profile, same_name};
use crate::plan::{Ids, Plan, Step, plan};
use crate::report::count;
use crate::run::Run;

use super::super::backups::Backups;
use super::super::base::record;
use super::super::comparison::tables_of;
use super::super::environment::Environment;
use super::planning::Views;
use super::prepare::{Planned, Prepared};

/// What was proved after a profile was written.
pub(super) struct Proof {
    pub(super) profile: String,
    pub(super) writes: usize,
    pub(super) tables: usize,
    /// None for drafts.
    pub(super) published_on: Option<String>,
    pub(super) backup: Option<PathBuf>,
    /// The profile as it was read back.
    pub(super) live: Option<LiveProfile>,
}

/// What was published before something stopped, and what stopped it.
pub(super) struct Outcome {
    pub(super) proofs: Vec<Proof>,
    pub(super) error: Option<Error>,
    /// Profiles that weren't tried.
    pub(super) left: Vec<String>,
}

pub(super) fn publish_all(
    prepared: &Prepared,
    backups: &Path,
    (draft, before): (bool, &'static str),
    run: &mut Run,
) -> Outcome {
    let mut proofs = Vec::new();
    let work = Work {
        environment: &prepared.environment,
        views: &prepared.views,
        backups: Backups::new(&prepared.environment, backups, before),
        files: &prepared.files,
        draft,
    };
    // Ctrl-C lets the profile that is under way come to its end, with its proof.
    let _work = interrupt::Write::begin();
    let to_do: Vec<&Planned> = prepared.planned.iter().filter(|one| !one.plan.steps.is_empty()).collect();
    let from = |at: usize| to_do.iter().skip(at).map(|one| one.plan.profile.clone()).collect();
    for (at, one) in to_do.iter().enumerate() {
        if interrupt::is_wanted() {
            return Outcome { proofs, error: Some(Failure::Interrupted.into()), left: from(at) };
        }
        let what = if draft { "drafting" } else { "publishing" };
        run.ui.note(&format!("{what} {} in {} …", one.plan.profile, prepared.environment.name));
        match publish_one(&work, one, run) {
            Ok(proof) => proofs.push(proof),
            Err(error) => {
                return Outcome { proofs, error: Some(error), left: from(at + 1) };
            }
        }
    }
    Outcome { proofs, error: None, left: Vec::new() }
}

/// What all profiles of a run are published with.
struct Work<'p> {
    environment: &'p Environment,
    views: &'p Views,
    backups: Backups<'p>,
    files: &'p Files,
    draft: bool,
}

fn publish_one(work: &Work<'_>, one: &Planned, run: &mut Run) -> Result<Proof, Error> {
    let (environment, views, files) = (work.environment, work.views, work.files);
    let session = &environment.session;
    let backup = one.pair.live.as_ref().map(|live| work.backups.take(live)).transpose()?;
    let mut plan = Cow::Borrowed(&one.plan);
    let view = |table: &str, name: &str| views.get(&(table.to_lowercase(), name.to_lowercase())).cloned();
    let mut attempt = 1;
    let mut busy = 0;
    loop {
        let unknown = match apply::apply(session, &plan, &view) {
            Applied::Done => None,
            Applied::Refused(broken) if is_busy(&broken) && busy < PATIENCE => {
                let wait = 1 << busy;
                run.ui.note(&format!("another publish is running there; trying again in {wait} s"));
                std::thread::sleep(std::time::Duration::from_secs(wait));
                busy += 1;
                continue;
            }
            Applied::Refused(broken) => {
                let Some((table, other)) = anew(&broken, one).filter(|_| matches!(plan, Cow::Borrowed(_)))
                else {
                    return Err(refused(&broken, one, &plan, files));
                };
                run.ui.note(&format!(
                    "the service checked the relationships of `{table}` as they were published last; making `{table}` anew"
                ));
                plan = Cow::Owned(other);
                continue;
            }
            // What was sent before that may have arrived late.
            Applied::NotSent { failure, .. } if attempt > 1 => Some(failure),
            Applied::NotSent { failure, partly } => return Err(unsent(failure, partly, one)),
            Applied::Unknown(failure) => Some(failure),
        };
        if let Some(failure) = &unknown {
            run.ui.note(&format!("the answer was lost ({failure}); looking up what happened"));
        }
        let live = read_back(environment, one).map_err(|error| unread(one, &error))?;
        let untouched = live.as_ref().map(|live| &live.etag) == one.pair.live.as_ref().map(|live| &live.etag);
        match (prove(one, live.as_ref(), work.draft), unknown) {
            (Ok((tables, published_on)), _) => {
                if let Some(live) = &live {
                    record(live, one.pair.aimed.as_deref(), environment, run);
                }
                return Ok(Proof {
                    profile: one.plan.profile.clone(),
                    writes: plan.steps.len(),
                    tables,
                    published_on,
                    backup,
                    live,
                });
            }
            // Nothing of it arrived, so it can be sent again.
            (Err(_), Some(_)) if untouched && attempt < ATTEMPTS => {
                std::thread::sleep(std::time::Duration::from_secs(attempt));
                attempt += 1;
            }
            (Err(_), Some(failure)) if untouched => {
                return Err(Error::from(failure).hint("nothing of it was written; run the command again"));
            }
            (Err(problem), _) => {
                return Err(Error::new(
                    Kind::Partial,
                    format!("`{}` was written, but reads back differently: {problem}", one.plan.profile),
                )
                .hint("run `mopctl diff` to see how; run the publish again to settle it"));
            }
        }
    }
}

/// How often a publish is tried again while another one is running, after 1, 2, 4 … seconds: a minute in
/// all. A publish of everything takes the service up to minutes.
const PATIENCE: u32 = 6;

/// Whether another publish or solution operation kept this one from being made; nothing of it was.
fn is_busy(broken: &Broken) -> bool {
    let codes = ["0x80071151", "0x80071154"];
    !broken.partly
        && !interrupt::is_wanted()
        && codes.iter().any(|code| broken.code.eq_ignore_ascii_case(code))
}

/// Another plan where the service refuses a related-only table whose relationships are new: its check has
/// been seen to look at the profile as it was published last (Microsoft's skill for offline profiles, seen
/// 2026-05-24). A table made anew has no earlier state.
fn anew(broken: &Broken, one: &Planned) -> Option<(String, Plan)> {
    if broken.partly || !broken.code.eq_ignore_ascii_case("0x80071140") {
        return None;
    }
    let table = mentioned(&broken.message, &one.pair.wanted)?;
    let live = one.pair.live.as_ref()?;
    let is_there = live.items.iter().any(|item| same_name(&item.table, &table));
    let is_brought = one.pair.wanted.table(&table).is_some_and(|table| !table.related_to.is_empty());
    if !is_there || !is_brought {
        return None;
    }
    let ids = Ids { anew: HashSet::from([table.clone()]), ..Ids::default() };
    let mut plan = plan(&one.pair.wanted, Some(live), &one.pair.catalog, &ids).ok()?;
    let publishes = one.plan.steps.iter().any(|step| matches!(step.step, Step::Publish { .. }));
    plan.steps.retain(|step| publishes || !matches!(step.step, Step::Publish { .. }));
    Some((table, plan))
}

/// How often a changeset whose answer was lost is sent.
const ATTEMPTS: u64 = 3;

fn unsent(failure: Failure, partly: bool, one: &Planned) -> Error {
    let mut error = Error::from(failure);
    if partly {
        error.message = format!("`{}` was written in part only: {}", one.plan.profile, error.message);
        error.kind = if error.kind == Kind::Interrupted { error.kind } else { Kind::Partial };
        error.hints.clear();
        return error.hint("earlier writes are in place but not published; run the command again");
    }
    error.message = format!("`{}` wasn't written: {}", one.plan.profile, error.message);
    error
}

fn unread(one: &Planned, error: &Error) -> Error {
    Error::new(Kind::Partial, format!("`{}` was sent, but couldn't be read back: {error}", one.plan.profile))
        .hint("run `mopctl diff` to see whether it arrived; run the publish again to settle it")
}

fn read_back(environment: &Environment, one: &Planned) -> Result<Option<LiveProfile>, Error> {
    let rows = read_profiles(&environment.session)?;
    let Some(row) = rows.iter().find(|row| row.id == one.plan.id) else {
        return Ok(None);
    };
    let tables = tables_of(&one.pair.wanted);
    let place = Place::start_of(one.pair.wanted.name.place.file);
    let (live, _) = read_profile(&environment.session, row, &tables, &environment.name, place)?;
    Ok(Some(live))
}

/// Plans once more against what was read back: a proof has nothing left to do.
fn prove(one: &Planned, live: Option<&LiveProfile>, draft: bool) -> Result<(usize, Option<String>), String> {
    let Some(live) = live else {
        return Err("the profile isn't there".to_owned());
    };
    let again = plan(&one.pair.wanted, Some(live), &one.pair.catalog, &Ids::default())
        .map_err(|errors| errors.first().map(|e| e.message.clone()).unwrap_or_default())?;
    let left = again.steps.iter().filter(|step| !matches!(step.step, Step::Publish { .. })).count();
    if left > 0 {
        return Err(format!("{} left", count(left, "change")));
    }
    let tables = live.profile.tables.len();
    match (&live.published_on, live.drafts.first()) {
        _ if draft => Ok((tables, None)),
        (Some(on), None) => Ok((tables, Some(on.clone()))),
        (_, draft) => Err(format!("{} isn't published", draft.map_or("it", String::as_str))),
    }
}

/// A refusal in the file's own terms.
fn refused(broken: &Broken, one: &Planned, plan: &Plan, files: &Files) -> Error {
    let step = broken.step.and_then(|at| plan.steps.get(at));
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
        error = error.hint(format!("see {}", files.show(place)));
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
