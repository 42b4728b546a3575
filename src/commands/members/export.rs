//! `mopctl members export`.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::dataverse::{read_team_members, read_units};
use crate::exit::Exit;
use crate::members::{export_directory, export_memberships, teams_on};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::Format;

use super::super::environment;
use super::super::output::deliver;
use super::known::{Known, known_profile};

/// Arguments of `mopctl members export`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this profile
    #[arg(long, value_name = "NAME", conflicts_with = "directory")]
    profile: Option<String>,
    /// The people of the environment who can use a profile, instead of memberships
    #[arg(long)]
    directory: bool,
    /// With the people of teams, in a column `through_team`: `audit --since` then tells who left a team, and
    /// `import` leaves them to their teams
    #[arg(long, conflicts_with = "directory")]
    through_teams: bool,
    /// File to write instead of stdout; an existing one is replaced
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Writes CSV.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let mut known = Known::all(&environment.session)?;
    if let Some(name) = &args.profile {
        let id = known_profile(&known.people(), name)?;
        known.memberships.retain(|membership| membership.profile == id);
    }
    let people = known.people();
    let csv = if args.directory {
        export_directory(&known.directory, &people)
    } else {
        let session = &environment.session;
        let teams = teams_on(&known.memberships);
        let in_teams = args.through_teams.then(|| read_team_members(session, &teams)).transpose()?;
        export_memberships(&people, &read_units(session)?, in_teams.as_ref())
    };
    let text = match run.ui.format() {
        Format::Human => csv,
        Format::Json => json_of(&csv),
    };
    deliver(&text, args.output.as_deref(), run)?;
    Ok(Exit::Ok)
}

/// The same rows as objects.
fn json_of(csv: &str) -> String {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().cloned().unwrap_or_default();
    let rows: Vec<Value> = reader
        .records()
        .flatten()
        .map(|record| {
            head.iter().zip(record.iter()).map(|(name, cell)| (name.to_owned(), Value::from(cell))).collect()
        })
        .collect();
    text(&json!({ "schema_version": SCHEMA_VERSION, "rows": rows }))
}
