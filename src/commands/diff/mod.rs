//! `mopctl diff [OLD] NEW`: the semantic difference of any two addresses.

mod beside;
mod environments;
mod sides;

use clap::ValueEnum;
use serde_json::{Value, json};

use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::Files;
use crate::plan::{Cause, Change, Field};
use crate::report::changes::{self, ProfileChanges};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{count, table};
use crate::run::Run;
use crate::source::Address;
use crate::ui::FormatWord;

use super::inputs::Inputs;
use environments::State;

/// Arguments of `mopctl diff`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// OLD and NEW: files, folders, solutions, snapshots, `-`, `env:NAME` or `env:NAME/Profile`.
    /// With one address OLD is the environment, so this shows what a publish would change
    #[arg(value_name = "ADDRESS", num_args = 0..=2)]
    addresses: Vec<String>,
    /// How to write the answer
    #[arg(
        long,
        value_parser = FormatWord::of(["human", "json", "markdown", "html"]),
        default_value = "human",
        help_heading = "Global options"
    )]
    format: FormatWord,
    /// What was last the same on both sides, instead of the record of the last publish
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
    /// Only differences that come from there
    #[arg(long, value_enum, value_name = "WHERE")]
    cause: Option<CauseChoice>,
    #[command(flatten)]
    beside: beside::Options,
    /// Say in an error what differs, for a job that watches over an environment
    #[arg(long)]
    expect_no_changes: bool,
    /// What to call standard input in messages
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    stdin_filename: String,
}

/// Where differences come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CauseChoice {
    /// The environment was changed since the last publish
    Drift,
    /// The file is ahead of the environment
    Pending,
}

impl CauseChoice {
    /// What nobody knows the cause of could be either.
    fn keeps(self, cause: Cause) -> bool {
        match self {
            Self::Drift => cause != Cause::Pending,
            Self::Pending => cause != Cause::Drift,
        }
    }
}

/// What was compared with one environment, or with the other address.
struct Compared {
    /// Name of the environment; none where two addresses were compared.
    environment: Option<String>,
    all: Vec<ProfileChanges>,
    only: Vec<String>,
    /// How each profile stands in the environment.
    states: Vec<(String, State)>,
    files: Files,
}

impl Compared {
    fn is_equal(&self) -> bool {
        self.all.iter().all(ProfileChanges::is_equal)
    }
}

/// Shows differences.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let inputs = Inputs { addresses: args.addresses.clone(), stdin_filename: args.stdin_filename.clone() };
    let addresses = inputs.parse(run)?;
    if let [old, new] = addresses.as_slice()
        && args.cause.is_some()
        && (!is_environment(old) || is_environment(new))
    {
        return Err(Error::usage("--cause is about an environment and files that were published to it")
            .hint("write mopctl diff env:NAME FILES, or mopctl diff FILES --env NAME")
            .into());
    }
    let outcome = match addresses.as_slice() {
        [old, new] => sides::compare(args, &inputs, [old, new], run)?.map(|compared| vec![compared]),
        [new] => environments::compare(args, &inputs, new, run)?,
        _ => return Err(Error::usage("diff takes one address or two").into()),
    };
    let mut compared = match outcome {
        Ok(compared) => compared,
        Err(exit) => return Ok(exit),
    };
    if let Some(cause) = args.cause {
        narrow(&mut compared, cause, run);
    }
    let answer = match args.format.0 {
        "json" => text(&answer(&compared)),
        "markdown" => {
            let parts = compared.iter().map(|one| changes::markdown(&one.all, &title(one), &one.files));
            let end = (compared.len() > 1).then(|| changes::markdown_table(&overview(&compared)));
            parts.chain(end).collect()
        }
        "html" => page(&compared),
        _ => human(&compared, run),
    };
    run.ui.answer(&answer)?;
    for one in compared.iter().filter(|one| !one.only.is_empty()) {
        run.ui.note(&format!("only in {}: {}", name(one), one.only.join(", ")));
    }
    let equal = compared.iter().all(Compared::is_equal);
    if args.expect_no_changes && !equal {
        return Err(unexpected(&compared).into());
    }
    Ok(if equal { Exit::Ok } else { Exit::Findings })
}

/// Leaves only what comes from one side. Drafts are no part of either.
fn narrow(compared: &mut [Compared], cause: CauseChoice, run: &mut Run) {
    // Who is on a profile is in no record.
    let is_content = |change: &&Change| !matches!(change.field, Field::Person(_) | Field::App);
    let changes = || compared.iter().flat_map(|one| &one.all).flat_map(|one| &one.changes).filter(is_content);
    let unknown = changes().filter(|change| change.cause == Cause::Unknown).count();
    let others = changes().filter(|change| !cause.keeps(change.cause)).count();
    if unknown > 0 {
        run.ui.note(&format!(
            "of {} it isn't known which side changed: no publish was recorded here (--base ADDRESS names what was)",
            count(unknown, "difference")
        ));
    }
    if others > 0 {
        run.ui.note(&format!("{} of another cause left out", count(others, "difference")));
    }
    for one in compared.iter_mut().flat_map(|one| &mut one.all) {
        one.changes.retain(|change| cause.keeps(change.cause));
        if cause == CauseChoice::Pending {
            one.drafts.clear();
            one.overwritten.clear();
        }
    }
}

fn unexpected(compared: &[Compared]) -> Error {
    let all: Vec<&Compared> = compared.iter().filter(|one| !one.is_equal()).collect();
    let changes: usize =
        all.iter().flat_map(|one| &one.all).map(|one| one.changes.len() + one.drafts.len()).sum();
    let names: Vec<String> = all.iter().map(|one| name(one)).collect();
    let drifted: usize = all.iter().map(|one| changes::caused(&one.all, Cause::is_drift)).sum();
    let by: Vec<String> = all
        .iter()
        .flat_map(|one| &one.all)
        .flat_map(|one| &one.changes)
        .filter_map(|change| change.by.as_ref())
        .map(|modified| modified.by.clone())
        .filter(|by| !by.is_empty())
        .collect();
    let error = Error::new(
        Kind::Refused,
        format!("{} not as expected: {}, {drifted} by drift", names.join(", "), count(changes, "difference")),
    );
    let mut by = by;
    by.sort();
    by.dedup();
    if by.is_empty() {
        error
    } else {
        error.hint(format!("the environment was changed by {}", by.join(", ")))
    }
}

fn name(one: &Compared) -> String {
    one.environment.clone().unwrap_or_else(|| "the environment".to_owned())
}

fn title(one: &Compared) -> String {
    match &one.environment {
        Some(name) => format!("Offline profiles: {name}"),
        None => "Offline profiles".to_owned(),
    }
}

fn page(compared: &[Compared]) -> String {
    let titled: Vec<_> = compared.iter().map(|one| (title(one), one.all.as_slice(), &one.files)).collect();
    let overview = (compared.len() > 1).then(|| overview(compared));
    changes::html(&titled, overview.as_ref())
}

fn human(compared: &[Compared], run: &Run) -> String {
    let mut out = String::new();
    for one in compared {
        if compared.len() > 1 {
            out.push_str(&format!("── {} ──\n", name(one)));
        }
        out.push_str(&changes::human(&one.all, &one.files, run.ui.color()));
        out.push_str(&if one.is_equal() {
            "No differences.\n".to_owned()
        } else {
            format!("Differences: {}.\n", changes::totals(&one.all))
        });
    }
    if compared.len() > 1 {
        out.push('\n');
        let (head, rows) = overview(compared);
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        out.push_str(&table(&head, rows, run.ui.table_width()));
    }
    out
}

/// Every profile and how it stands in every environment: the head of a table, and its rows.
fn overview(compared: &[Compared]) -> (Vec<String>, Vec<Vec<String>>) {
    let head = std::iter::once("Profile".to_owned()).chain(compared.iter().map(name)).collect();
    let rows = profiles(compared).into_iter().map(|profile| {
        let states = compared.iter().map(|one| state(one, &profile).map_or("", State::word).to_owned());
        std::iter::once(profile.clone()).chain(states).collect::<Vec<_>>()
    });
    (head, rows.collect())
}

fn profiles(compared: &[Compared]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in compared.iter().flat_map(|one| &one.states) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn state(one: &Compared, profile: &str) -> Option<State> {
    one.states.iter().find(|(name, _)| name == profile).map(|(_, state)| *state)
}

fn answer(compared: &[Compared]) -> Value {
    let one = |one: &Compared| {
        let (changes, summary) = changes::json(&one.all, &one.only, &one.files);
        let states: serde_json::Map<String, Value> =
            one.states.iter().map(|(name, state)| (name.clone(), state.word().into())).collect();
        (one.is_equal(), changes, summary, states)
    };
    if let [only] = compared {
        let (equal, changes, summary, states) = one(only);
        return json!({
            "schema_version": SCHEMA_VERSION,
            "equal": equal,
            "changes": changes,
            "summary": summary,
            "profiles": states,
        });
    }
    let environments: Vec<Value> = compared
        .iter()
        .map(|known| {
            let (equal, changes, summary, states) = one(known);
            json!({
                "environment": known.environment,
                "equal": equal,
                "changes": changes,
                "summary": summary,
                "profiles": states,
            })
        })
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "equal": compared.iter().all(Compared::is_equal),
        "environments": environments,
    })
}

/// Whether an address names an environment.
fn is_environment(address: &Address) -> bool {
    matches!(address, Address::Environment { .. })
}
