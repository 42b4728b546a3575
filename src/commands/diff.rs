//! `mopctl diff [OLD] NEW`: the semantic difference of any two addresses.

use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::{Files, Place, Profile, same_title};
use crate::plan::{diff, removed};
use crate::report;
use crate::report::changes::{self, ProfileChanges};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::source::{Address, Loaded};
use crate::ui::Format;

use super::comparison::{
    Pair, compare, has_errors, judge, note_skipped, refuse, stored_profiles, turn_round,
};
use super::environment::{self, Environment};
use super::inputs::Inputs;
use super::judging;

/// Arguments of `mopctl diff`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// OLD and NEW: files, folders, unpacked solutions, `-`, `env:NAME` or `env:NAME/Profile`.
    /// With one address OLD is the environment, so this shows what a publish would change
    #[arg(value_name = "ADDRESS", num_args = 0..=2)]
    addresses: Vec<String>,
    /// What to call standard input in messages
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    stdin_filename: String,
}

/// Shows differences.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let inputs = Inputs { addresses: args.addresses.clone(), stdin_filename: args.stdin_filename.clone() };
    let addresses = inputs.parse(run)?;
    let mut files = Files::default();
    let outcome = match addresses.as_slice() {
        [old, new] => two_sides(&inputs, old, new, &mut files, run)?,
        [new] => against_environment(&inputs, new, &mut files, run)?,
        _ => return Err(Error::usage("diff takes one address or two").into()),
    };
    let (all, only) = match outcome {
        Outcome::Changes(all, only) => (all, only),
        Outcome::Broken(exit) => return Ok(exit),
    };
    let equal = all.iter().all(ProfileChanges::is_equal);
    let answer = match run.ui.format() {
        Format::Human => human(&all, &files, equal, run.ui.color()),
        Format::Json => text(&answer(&all, &only, &files, equal)),
    };
    run.ui.answer(&answer)?;
    if !only.is_empty() {
        run.ui.note(&format!("only in the environment: {}", only.join(", ")));
    }
    Ok(if equal { Exit::Ok } else { Exit::Findings })
}

enum Outcome {
    Changes(Vec<ProfileChanges>, Vec<String>),
    Broken(Exit),
}

fn human(all: &[ProfileChanges], files: &Files, equal: bool, color: bool) -> String {
    let mut out = changes::human(all, files, color);
    out.push_str(&if equal {
        "No differences.\n".to_owned()
    } else {
        format!("Differences: {}.\n", changes::totals(all))
    });
    out
}

fn answer(all: &[ProfileChanges], only: &[String], files: &Files, equal: bool) -> Value {
    let (changes, summary) = changes::json(all, only, files);
    json!({ "schema_version": SCHEMA_VERSION, "equal": equal, "changes": changes, "summary": summary })
}

fn against_environment(
    inputs: &Inputs,
    new: &Address,
    files: &mut Files,
    run: &mut Run,
) -> Result<Outcome, Error> {
    if let Address::Environment { .. } = new {
        return Err(
            Error::usage("one side of the difference must be files").hint("write mopctl diff OLD NEW")
        );
    }
    let environment = environment::open(run, None)?;
    let mut loaded = match read(inputs, new, environment::variables_name(run).as_deref(), files, run)? {
        Ok(loaded) => loaded,
        Err(exit) => return Ok(Outcome::Broken(exit)),
    };
    let comparison = compare(&environment, &mut loaded, files)?;
    let policy = judging::policy(run, None, loaded.silences.clone(), false, files)?;
    let errors = judge(&comparison.pairs, &loaded, &policy, files).blocking.len();
    if errors > 0 {
        run.ui.warn(&format!(
            "publish would refuse this for {}; `mopctl publish --dry-run {}` shows why",
            report::count(errors, "error"),
            environment.flag
        ));
    }
    let all = comparison.pairs.iter().map(Pair::changes).collect();
    Ok(Outcome::Changes(all, comparison.only_in_environment))
}

/// Files of one address; the inner error is that they can't be compared as they are.
fn read(
    inputs: &Inputs,
    address: &Address,
    environment: Option<&str>,
    files: &mut Files,
    run: &mut Run,
) -> Result<Result<Loaded, Exit>, Error> {
    let addresses = std::slice::from_ref(address);
    let mut loaded = inputs.read_files(addresses, environment, Catalog::built_in(), files, run)?;
    if has_errors(&loaded.findings) {
        let read = loaded.summary(files);
        return Ok(Err(refuse(&mut loaded.findings, files, &read, run)?));
    }
    note_skipped(&loaded, files, run);
    Ok(Ok(loaded))
}

/// One side of a difference of two addresses.
struct Side {
    profiles: Vec<Profile>,
    /// Profiles that only this side has are no difference: it is a whole environment.
    environment: bool,
}

fn two_sides(
    inputs: &Inputs,
    old: &Address,
    new: &Address,
    files: &mut Files,
    run: &mut Run,
) -> Result<Outcome, Error> {
    let mut sides = Vec::new();
    let mut loaded_sides: Vec<Option<Loaded>> = Vec::new();
    let mut opened: Option<Environment> = None;
    let named = [old, new].into_iter().find_map(|address| match address {
        Address::Environment { name, .. } => Some(name.clone()),
        _ => None,
    });
    let variables_of = named.or_else(|| environment::variables_name(run));
    for address in [old, new] {
        if let Address::Environment { name, profile } = address {
            let environment = environment::open(run, Some(name))?;
            let profiles = environment_side(&environment, profile.as_deref(), files)?;
            sides.push(Side { profiles, environment: profile.is_none() });
            loaded_sides.push(None);
            opened = Some(environment);
        } else {
            match read(inputs, address, variables_of.as_deref(), files, run)? {
                Ok(loaded) => {
                    sides.push(Side { profiles: Vec::new(), environment: false });
                    loaded_sides.push(Some(loaded));
                }
                Err(exit) => return Ok(Outcome::Broken(exit)),
            }
        }
    }
    for (side, loaded) in sides.iter_mut().zip(loaded_sides) {
        if let Some(mut loaded) = loaded {
            if let Some(environment) = opened.as_ref().filter(|_| loaded.has_solutions()) {
                turn_round(environment, &mut loaded)?;
            }
            side.profiles = loaded.profiles;
            side.profiles.extend(loaded.snapshots.into_iter().flat_map(|(profiles, _)| profiles));
        }
    }
    let [old, new] = sides.as_slice() else {
        return Err(Error::new(Kind::Internal, "a difference has two sides"));
    };
    Ok(pair_up(old, new))
}

fn environment_side(
    environment: &Environment,
    wanted: Option<&str>,
    files: &mut Files,
) -> Result<Vec<Profile>, Error> {
    let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
    let found = stored_profiles(environment, wanted, |_| place)?;
    Ok(found.into_iter().map(|(live, _)| live.profile).collect())
}

/// Matches profiles by name; two single profiles are compared whatever their names.
fn pair_up(old: &Side, new: &Side) -> Outcome {
    let catalog = Catalog::built_in();
    let mut all = Vec::new();
    let mut only = Vec::new();
    let files = !old.environment && !new.environment;
    let single = files && old.profiles.len() == 1 && new.profiles.len() == 1;
    let matches = |before: &Profile, wanted: &Profile| {
        let former = wanted.renamed_from.as_ref();
        single
            || same_title(&before.name, &wanted.name)
            || former.is_some_and(|former| same_title(&before.name, former))
    };
    for wanted in &new.profiles {
        let before = old.profiles.iter().find(|before| matches(before, wanted));
        if before.is_none() && new.environment {
            only.push(wanted.name.value.clone());
            continue;
        }
        all.push(ProfileChanges {
            profile: wanted.name.value.clone(),
            changes: diff(before, wanted, catalog),
            drafts: Vec::new(),
        });
    }
    for before in &old.profiles {
        if new.profiles.iter().any(|wanted| matches(before, wanted)) {
            continue;
        }
        if old.environment {
            only.push(before.name.value.clone());
        } else {
            all.push(ProfileChanges {
                profile: before.name.value.clone(),
                changes: vec![removed(before)],
                drafts: Vec::new(),
            });
        }
    }
    Outcome::Changes(all, only)
}
