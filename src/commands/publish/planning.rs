//! From files and environment to writes, or to why there are none.

use std::collections::HashMap;

use crate::catalog::Catalog;
use crate::config::file_stem;
use crate::dataverse::view_id;
use crate::error::{Error, Kind};
use crate::finding::Finding;
use crate::model::{Files, RowRule, same_title};
use crate::plan::{Ids, Impact, Step, plan};
use crate::policy::Policy;
use crate::report::findings::one;
use crate::rules::is_for_publishing;
use crate::run::Run;
use crate::saved_plan::{SavedPlan, SavedProfile};
use crate::source::{Address, Loaded, Reader};
use crate::yaml::Variables;

use super::super::base::Bases;
use super::super::comparison::{Comparison, Judged, Pair, judge};
use super::super::environment::Environment;
use super::prepare::Planned;

/// Two files of one name would undo each other.
pub(super) fn distinct(loaded: &Loaded) -> Result<(), Error> {
    let names = loaded.profiles.iter().map(|profile| profile.name.value.as_str());
    super::super::comparison::distinct(names, "rename one of them, or name only the files to publish")?;
    if loaded.profiles.is_empty() {
        let error = Error::usage("no profile is given");
        return Err(if loaded.snapshots.is_empty() {
            error.hint("name profile files, folders or solutions")
        } else {
            error.hint(
                "a snapshot isn't published as it is: `mopctl convert SNAPSHOT profiles/` makes files of it",
            )
        });
    }
    Ok(())
}

/// Profiles that would be made anew and only have another name now, where another file holds them under that;
/// by name, each with what is said of it.
pub(super) fn renamed(comparison: &Comparison, bases: &Bases, files: &Files) -> Vec<(String, Error)> {
    let mut found = Vec::new();
    for pair in comparison.pairs.iter().filter(|pair| pair.live.is_none()) {
        let name = &pair.wanted.name;
        let mut ids = bases.published_as(name);
        let now = ids.find_map(|id| {
            let live = |other: &&Pair| other.live.as_ref().is_some_and(|live| live.id == id);
            comparison.pairs.iter().find(live)
        });
        // A file that says where its profile comes from knows of it.
        let is_told =
            |other: &&Pair| other.wanted.renamed_from.as_ref().is_some_and(|former| same_title(former, name));
        let Some(other) = now.filter(|other| !is_told(other)) else { continue };
        let message = format!(
            "{}: `{}` was published before and was renamed since; it is now `{}`, as another file says",
            files.show(name.place),
            name.value,
            other.wanted.name.value
        );
        let hint = "remove the file with the former name; to have both, give one of them a name of its own";
        let error = Error::new(Kind::Refused, message).hint(hint).hint("nothing was written");
        found.push((name.value.clone(), error));
    }
    found
}

/// The profiles of a saved plan; `name` is what messages call the file.
pub(super) fn read_plan(plan: &SavedPlan, name: &str, files: &mut Files) -> Result<Loaded, Error> {
    let (mut loaded, variables) = (Loaded::default(), Variables::new());
    // Names of profiles may hold what paths can't.
    let named = |at: usize, saved: &SavedProfile| format!("{name}#{}-{}", at + 1, file_stem(&saved.profile));
    let numbered = || plan.profiles.iter().enumerate();
    let texts: HashMap<String, String> =
        numbered().map(|(at, saved)| (named(at, saved), saved.text.clone())).collect();
    let catalog = Catalog::built_in();
    let reader = Reader { variables: &variables, catalog, stdin_name: "<stdin>", instead: &texts, ask: None };
    for (at, saved) in numbered() {
        reader.read(&Address::Path(named(at, saved).into()), files, &mut loaded)?;
    }
    Ok(loaded)
}

/// Errors that stop a publish. Those that the published profile has already are shown and let pass.
pub(super) fn blocking_findings(
    loaded: &Loaded,
    comparison: &Comparison,
    (policy, draft): (&Policy, bool),
    files: &Files,
    run: &mut Run,
) -> Vec<Finding> {
    let Judged { blocking, known, later } = judge(&comparison.pairs, loaded, (policy, draft), files);
    for finding in known {
        run.ui.note(&one(&finding, files, false));
        run.ui.note("  the published profile has this already, so publishing goes on\n");
    }
    for finding in later {
        run.ui.note(&one(&finding, files, false));
        run.ui.note("  a draft can have this, and publishing it would be refused\n");
    }
    if !draft && !blocking.is_empty() && blocking.iter().all(|one| is_for_publishing(&one.rule)) {
        run.ui
            .note("only publishing is refused for this: with --draft it is written without being published");
    }
    blocking
}

pub(super) type Views = HashMap<(String, String), String>;

/// Ids of the views that tables are filtered by.
pub(super) fn read_views(
    environment: &Environment,
    comparison: &Comparison,
    files: &Files,
) -> Result<Views, Error> {
    let (mut views, mut missing) = (Views::new(), Vec::new());
    for table in comparison.pairs.iter().flat_map(|pair| &pair.wanted.tables) {
        for rule in &table.rows {
            let RowRule::View(name) = &rule.value else { continue };
            let Some(id) = view_id(&environment.session, &table.name, name)? else {
                let place = files.show(rule.place);
                missing.push(format!("{place}: table `{}` has no view `{name}`", table.name.value));
                continue;
            };
            views.insert((table.name.to_ascii_lowercase(), name.to_lowercase()), id);
        }
    }
    if missing.is_empty() {
        return Ok(views);
    }
    Err(Error::new(Kind::Refused, format!("{} lacks views: {}", environment.name, missing.join("; ")))
        .hint("only system views can filter a table"))
}

pub(super) fn plan_all(
    comparison: Comparison,
    (draft, ids): (bool, Option<&Ids>),
    files: &Files,
) -> Result<Vec<Planned>, Error> {
    let Comparison { pairs, rows, .. } = comparison;
    let mut ids = ids.cloned().unwrap_or_default();
    ids.taken = rows.iter().map(|row| row.id.clone()).collect();
    let mut planned = Vec::new();
    for pair in pairs {
        let changes = pair.changes();
        if let Some(live) = pair.live.as_ref().filter(|live| live.managed && !changes.is_equal()) {
            return Err(managed(&live.profile.name.value));
        }
        let mut plan = plan(&pair.wanted, pair.live.as_ref(), &pair.catalog, &ids).map_err(|errors| {
            let problems: Vec<String> = errors
                .iter()
                .map(|problem| format!("{}: {}", files.show(problem.place), problem.message))
                .collect();
            let name = &pair.wanted.name.value;
            Error::new(Kind::Refused, format!("`{name}` can't be published: {}", problems.join("; ")))
                .hint("nothing was written")
        })?;
        if draft {
            plan.steps.retain(|step| !matches!(step.step, Step::Publish { .. }));
        }
        planned.push(Planned { pair, plan, changes, impact: Impact::default(), people: None });
    }
    Ok(planned)
}

fn managed(name: &str) -> Error {
    Error::new(Kind::Refused, format!("`{name}` belongs to a managed solution"))
        .hint("its publisher updates it; `mopctl clone` makes a copy that you can manage")
}
