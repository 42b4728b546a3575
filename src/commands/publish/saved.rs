//! A saved plan: for this environment, and nothing has moved since.

use std::io::Read as _;
use std::path::Path;

use crate::error::{Error, Kind};
use crate::model::{Files, Profile};
use crate::paths::shown;
use crate::plan::diff;
use crate::report::changes::{self, ProfileChanges};
use crate::run::Run;
use crate::saved_plan::{SavedPlan, SavedProfile, versions};
use crate::snapshot::ProfileFacts;
use crate::source::Address;
use crate::stored;
use crate::yaml::{self, Style};

use super::super::environment::Environment;
use super::super::profile_files;
use super::as_file;
use super::prepare::{Planned, Prepared};

/// The plan that an address names, and what messages call it.
pub(super) fn find(addresses: &[Address]) -> Result<Option<(SavedPlan, String)>, Error> {
    let meant = |path: &Path| {
        let mut start = Vec::new();
        std::fs::File::open(path).ok()?.take(SavedPlan::HEAD).read_to_end(&mut start).ok()?;
        let is_meant = SavedPlan::is_meant(&String::from_utf8_lossy(&start));
        std::fs::read_to_string(path).ok().filter(|_| is_meant)
    };
    let plans: Vec<(String, String)> =
        addresses.iter().filter_map(as_file).filter_map(|path| Some((meant(path)?, shown(path)))).collect();
    match plans.as_slice() {
        [] => Ok(None),
        [(text, name)] if addresses.len() == 1 => match SavedPlan::read(text) {
            Ok(plan) => Ok(Some((plan, name.clone()))),
            Err(error) => Err(Error::new(Kind::Unreadable, format!("{name} can't be published: {error}"))
                .hint("make the plan again with `mopctl plan -o FILE`")),
        },
        _ => Err(Error::usage("a plan is published alone").hint("name nothing beside it")),
    }
}

/// A plan is for the environment that it was made against.
pub(super) fn check_target(plan: &SavedPlan, environment: &Environment) -> Result<(), Error> {
    if plan.organization == environment.session.organization() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Refused,
        format!(
            "the plan is for {} ({}, organization {}), and {} is organization {}",
            plan.environment,
            plan.host,
            plan.organization,
            environment.name,
            environment.session.organization()
        ),
    )
    .hint("nothing was written"))
}

/// What a plan keeps of a profile.
pub(in super::super) fn saved(one: &Planned) -> Result<SavedProfile, Error> {
    Ok(SavedProfile {
        profile: one.plan.profile.clone(),
        id: one.plan.id.clone(),
        text: text(&one.pair.wanted)?,
        versions: versions(one.pair.live.as_ref()),
        before: one.pair.live.as_ref().map(ProfileFacts::of),
        steps: steps(one),
    })
}

fn steps(one: &Planned) -> serde_json::Value {
    // Plain data can always be written.
    serde_json::to_value(&one.plan.steps).unwrap_or_default()
}

fn text(wanted: &Profile) -> Result<String, Error> {
    let mut profile = wanted.clone();
    profile.tables.iter_mut().for_each(profile_files::drop_labels);
    yaml::write(&profile, &[], Style { verbatim: true }).map_err(profile_files::unwritable(wanted))
}

/// Refuses a plan when anything it was made against has moved.
pub(super) fn check_unmoved(plan: &SavedPlan, prepared: &Prepared, run: &mut Run) -> Result<(), Error> {
    let mut moved = Vec::new();
    for known in &plan.profiles {
        let Some(one) = prepared.planned.iter().find(|one| one.plan.profile == known.profile) else {
            moved.push(known.profile.clone());
            continue;
        };
        let live = one.pair.live.as_ref();
        let same_rows = versions(live) == known.versions && live.map(ProfileFacts::of) == known.before;
        if same_rows && in_any_order(&steps(one)) == in_any_order(&known.steps) {
            continue;
        }
        if !same_rows {
            run.ui.note(&format!("since the plan was made on {}:", plan.created));
            show_moved(known, one, &prepared.files, run);
        }
        moved.push(known.profile.clone());
    }
    moved.extend(more_than(plan, prepared));
    if moved.is_empty() {
        return Ok(());
    }
    Err(Error::new(
        Kind::Refused,
        format!("{} changed in {} since the plan was made", moved.join(", "), prepared.environment.name),
    )
    .hint("make a new plan with `mopctl plan -o FILE`, look at it, and publish that")
    .hint("nothing was written"))
}

/// Writes as texts in an order of their own: the text of a plan names tables and relationships by name, a
/// file in any order.
fn in_any_order(steps: &serde_json::Value) -> Vec<String> {
    let mut all: Vec<String> = steps.as_array().into_iter().flatten().map(ToString::to_string).collect();
    all.sort_unstable();
    all
}

/// What is to be written beside the profiles and isn't in the plan. What is done by now isn't missed.
fn more_than(plan: &SavedPlan, prepared: &Prepared) -> Vec<String> {
    let tables = prepared.to_enable.iter().filter(|table| !plan.enable_tables.contains(&table.table));
    let apps = prepared.to_attach.iter().filter(|one| !plan.attach_apps.contains(&one.saved()));
    let tables = tables.map(|table| format!("table {}", table.table));
    tables.chain(apps.map(|one| format!("app {}", one.app.unique_name))).collect()
}

/// Shows what moved since.
fn show_moved(known: &SavedProfile, one: &Planned, files: &Files, run: &mut Run) {
    let place = one.pair.wanted.name.place;
    let before =
        known.before.as_ref().map(|facts| stored::to_profile(facts.stored(place), &one.pair.catalog));
    let Some(live) = &one.pair.live else {
        run.ui.note(&format!("{} is no longer there", known.profile));
        return;
    };
    let changes = diff(before.as_ref(), &live.profile, &one.pair.catalog);
    if changes.is_empty() {
        let name = &known.profile;
        run.ui.note(&format!("{name}: rows of it were saved anew, or wait for a publish; they say the same"));
        return;
    }
    let all = [ProfileChanges::plain(&known.profile, changes)];
    run.ui.note(changes::human(&all, files, false).trim_end());
}
