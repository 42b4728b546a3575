//! Files beside one environment or several.

use super::super::base::Bases;
use super::super::comparison::{
    Pair, changes_of, compare as compare_all, has_errors, judge, note_skipped, refuse,
};
use super::super::environment::{self, Environment};
use super::super::inputs::Inputs;
use super::super::judging;
use super::{Args, Compared, is_environment};
use crate::catalog::Catalog;
use crate::error::Error;
use crate::exit::Exit;
use crate::model::Files;
use crate::report;
use crate::report::changes::ProfileChanges;
use crate::run::Run;
use crate::source::{Address, Loaded};

/// How a profile of a file stands in an environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is as the file says, and published.
    Same,
    /// It was changed there since the last publish.
    Drifted,
    /// The file is ahead, or nobody knows which side moved.
    Pending,
    /// It is as the file says, but not published.
    Unpublished,
    /// It isn't there.
    Absent,
}

impl State {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Drifted => "drifted",
            Self::Pending => "pending",
            Self::Unpublished => "unpublished",
            Self::Absent => "absent",
        }
    }

    fn of(pair: &Pair, changes: &ProfileChanges) -> Self {
        if pair.live.is_none() {
            Self::Absent
        } else if changes.changes.iter().any(|change| change.cause.is_drift()) {
            Self::Drifted
        } else if !changes.changes.is_empty() {
            Self::Pending
        } else if !changes.drafts.is_empty() {
            Self::Unpublished
        } else {
            Self::Same
        }
    }
}

/// Compares files with every environment named; the inner error is that they can't be compared as they
/// are.
pub(super) fn compare(
    args: &Args,
    inputs: &Inputs,
    new: &Address,
    run: &mut Run,
) -> Result<Result<Vec<Compared>, Exit>, Error> {
    if is_environment(new) {
        return Err(
            Error::usage("one side of the difference must be files").hint("write mopctl diff OLD NEW")
        );
    }
    let mut all = Vec::new();
    let environments = environment::open_all(run)?;
    let listed = environment::are_listed(run);
    for environment in &environments {
        let variables =
            if listed { Some(environment.name.clone()) } else { environment::variables_name(run) };
        let compared = with(args, inputs, new, (environment, variables.as_deref()), run);
        let compared =
            compared.map_err(|error| if listed { error.of_environment(&environment.name) } else { error })?;
        match compared {
            Ok(compared) => all.push(compared),
            Err(exit) => return Ok(Err(exit)),
        }
    }
    Ok(Ok(all))
}

fn with(
    args: &Args,
    inputs: &Inputs,
    new: &Address,
    (environment, variables): (&Environment, Option<&str>),
    run: &mut Run,
) -> Result<Result<Compared, Exit>, Error> {
    let mut files = Files::default();
    let mut loaded = match read(inputs, new, variables, &mut files, run)? {
        Ok(loaded) => loaded,
        Err(exit) => return Ok(Err(exit)),
    };
    loaded.take_snapshots();
    let bases = match &args.base {
        Some(address) => Bases::named(address, &mut files, run)?,
        None => Bases::recorded(environment, run)?,
    };
    let comparison = compare_all(environment, &mut loaded, &bases, &mut files)?;
    let policy = judging::policy(run, None, loaded.silences.clone(), false, &mut files)?;
    let errors = judge(&comparison.pairs, &loaded, (&policy, false), &files).blocking.len();
    if errors > 0 {
        run.ui.warn(&format!(
            "publish would refuse this for {}; `mopctl publish --dry-run {}` shows why",
            report::count(errors, "error"),
            environment.flag
        ));
    }
    let mut all = changes_of(environment, &comparison.pairs);
    let live: Vec<_> = comparison.pairs.iter().map(|pair| pair.live.as_ref()).collect();
    let there = args.beside.of_environment(environment, &live)?;
    for ((pair, changes), there) in comparison.pairs.iter().zip(&mut all).zip(&there) {
        let file = args.beside.of_file(&pair.wanted);
        changes.changes.extend(args.beside.changes(&changes.profile, there, &file, run));
    }
    let states = comparison.pairs.iter().zip(&all);
    let states = states.map(|(pair, changes)| (changes.profile.clone(), State::of(pair, changes))).collect();
    let only = comparison.only_in_environment;
    Ok(Ok(Compared { environment: Some(environment.name.clone()), all, only, states, files }))
}

/// Files of one address; the inner error is that they can't be compared as they are.
pub(super) fn read(
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
