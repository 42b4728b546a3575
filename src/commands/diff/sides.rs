//! Two addresses beside each other.

use super::super::base::Bases;
use super::super::comparison::{name_changes, stored_profiles, turn_round};
use super::super::environment::{self, Environment};
use super::super::inputs::Inputs;
use super::beside::Told;
use super::environments::read;
use super::{Args, Compared, is_environment};
use crate::catalog::Catalog;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::facts::LiveProfile;
use crate::model::{Files, Place, Profile, same_title};
use crate::plan::{attribute, diff, removed};
use crate::report::changes::ProfileChanges;
use crate::run::Run;
use crate::source::{Address, Loaded};

/// One side of a difference of two addresses.
#[derive(Default)]
struct Side {
    profiles: Vec<Profile>,
    /// The same profiles as an environment holds them.
    live: Vec<LiveProfile>,
    /// What is told beside the content of each profile.
    told: Vec<Told>,
    /// Profiles that only this side has are no difference: it is a whole environment.
    environment: bool,
}

/// Compares two addresses; the inner error is that they can't be compared as they are.
pub(super) fn compare(
    args: &Args,
    inputs: &Inputs,
    addresses: [&Address; 2],
    run: &mut Run,
) -> Result<Result<Compared, Exit>, Error> {
    let mut files = Files::default();
    let mut sides = Vec::new();
    let mut loaded_sides: Vec<Option<Loaded>> = Vec::new();
    let mut opened: Option<Environment> = None;
    let named = addresses.into_iter().find_map(|address| match address {
        Address::Environment { name, .. } => Some(name.clone()),
        _ => None,
    });
    let variables_of = named.or_else(|| environment::variables_name(run));
    for address in addresses {
        if let Address::Environment { name, profile } = address {
            let environment = environment::open(run, Some(name))?;
            sides.push(environment_side(args, &environment, profile.as_deref(), &mut files)?);
            loaded_sides.push(None);
            opened = Some(environment);
        } else {
            match read(inputs, address, variables_of.as_deref(), &mut files, run)? {
                Ok(loaded) => {
                    sides.push(Side::default());
                    loaded_sides.push(Some(loaded));
                }
                Err(exit) => return Ok(Err(exit)),
            }
        }
    }
    for (side, loaded) in sides.iter_mut().zip(loaded_sides) {
        if let Some(mut loaded) = loaded {
            if let Some(environment) = opened.as_ref().filter(|_| loaded.has_solutions()) {
                turn_round(environment, &mut loaded)?;
            }
            loaded.take_snapshots();
            side.told = loaded.profiles.iter().map(|profile| args.beside.of_file(profile)).collect();
            side.profiles = loaded.profiles;
        }
    }
    let [old, new] = sides.as_slice() else {
        return Err(Error::new(Kind::Internal, "a difference has two sides"));
    };
    let bases = match (&args.base, &opened) {
        (Some(address), _) => Bases::named(address, &mut files, run)?,
        // What changed in an environment is told where it is compared with a file.
        (None, Some(environment)) if is_environment(addresses[0]) && !is_environment(addresses[1]) => {
            Bases::recorded(environment, run)?
        }
        _ => Bases::default(),
    };
    let place = Place::start_of(files.add("", ""));
    let (mut all, only) = pair_up(args, (old, new), &bases, place, run);
    if let Some(environment) = &opened {
        name_changes(environment, &mut all);
    }
    Ok(Ok(Compared { environment: None, all, only, states: Vec::new(), files }))
}

fn environment_side(
    args: &Args,
    environment: &Environment,
    wanted: Option<&str>,
    files: &mut Files,
) -> Result<Side, Error> {
    let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
    let found = stored_profiles(environment, wanted, |_| place)?;
    let live: Vec<LiveProfile> = found.into_iter().map(|(live, _)| live).collect();
    let profiles = live.iter().map(|live| live.profile.clone()).collect();
    let told = args.beside.of_environment(environment, &live.iter().map(Some).collect::<Vec<_>>())?;
    Ok(Side { profiles, live, told, environment: wanted.is_none() })
}

/// Matches profiles by name; two single profiles are compared whatever their names.
fn pair_up(
    args: &Args,
    (old, new): (&Side, &Side),
    bases: &Bases,
    place: Place,
    run: &mut Run,
) -> (Vec<ProfileChanges>, Vec<String>) {
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
    for (wanted, told) in new.profiles.iter().zip(&new.told) {
        let at = old.profiles.iter().position(|before| matches(before, wanted));
        let before = at.map(|at| &old.profiles[at]);
        if before.is_none() && new.environment {
            only.push(wanted.name.value.clone());
            continue;
        }
        let mut changes = diff(before, wanted, catalog);
        let live = before.and_then(|before| old.live.iter().find(|live| live.profile.name == before.name));
        let id = live.map(|live| live.id.as_str());
        if let (Some(base), Some(live)) = (bases.of(&wanted.name, id, place, catalog), live) {
            attribute(&mut changes, &base, Some(live), wanted, catalog);
        }
        if let Some(at) = at {
            changes.extend(args.beside.changes(&wanted.name, &old.told[at], told, run));
        }
        all.push(ProfileChanges::plain(&wanted.name.value, changes));
    }
    for before in &old.profiles {
        if new.profiles.iter().any(|wanted| matches(before, wanted)) {
            continue;
        }
        if old.environment {
            only.push(before.name.value.clone());
        } else {
            all.push(ProfileChanges::plain(&before.name.value, vec![removed(before)]));
        }
    }
    (all, only)
}
