//! `mopctl sync-errors list`: what failed on devices, read at a desk.

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::dataverse::{find_people, name_people, read_sync_errors};
use crate::error::Error;
use crate::exit::Exit;
use crate::model::facts::{Modified, SyncError};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{count, table};
use crate::run::Run;
use crate::spreadsheet::written;
use crate::ui::FormatWord;

use super::environment::{self, Environment};

/// Arguments of `mopctl sync-errors`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List changes from devices that couldn't be made, the newest first
    List(ListArgs),
}

/// Arguments of `mopctl sync-errors list`.
#[derive(Debug, clap::Args)]
struct ListArgs {
    /// Only those of this person: sign-in name, e-mail, Entra object id or GUID
    #[arg(long, value_name = "PERSON")]
    user: Option<String>,
    /// Only those about this table
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
    /// Only those since this time, such as 2026-11-01 or 2026-11-01T08:00:00Z
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
    /// Only those of this kind
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<Kinds>,
    /// Those that are settled, too
    #[arg(long)]
    resolved: bool,
    /// How many to show
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = at_least_one)]
    limit: usize,
    /// How to write the answer
    #[arg(
        long,
        value_parser = FormatWord::of(["human", "json", "csv"]),
        default_value = "human",
        help_heading = "Global options"
    )]
    format: FormatWord,
}

/// Kinds of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kinds {
    /// The row was changed on the server, too
    Conflict,
    /// The row was no longer there, or couldn't be seen
    NotFound,
    /// A row of that kind was there already
    AlreadyExists,
    /// Anything else
    Other,
}

impl Kinds {
    fn number(self) -> u8 {
        match self {
            Self::Conflict => 0,
            Self::NotFound => 1,
            Self::AlreadyExists => 2,
            Self::Other => 3,
        }
    }
}

fn at_least_one(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| "write a number from 1".to_owned())
}

/// Lists sync errors.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let Action::List(args) = &args.action;
    let environment = environment::open(run, None)?;
    let conditions = conditions(args, &environment)?;
    let mut found = read_sync_errors(&environment.session, &conditions, args.limit)?;
    found.truncate(args.limit);
    name_owners(&environment, &mut found);
    let answer = match args.format.0 {
        "json" => {
            let rows: Vec<Value> = found.iter().map(as_json).collect();
            text(
                &json!({ "schema_version": SCHEMA_VERSION, "environment": environment.name, "errors": rows }),
            )
        }
        "csv" => csv(&found),
        _ if found.is_empty() => "No sync errors.\n".to_owned(),
        _ => human(&found, run.ui.table_width()),
    };
    run.ui.answer(&answer)?;
    if found.len() == args.limit {
        run.ui.note("there may be more; --limit shows more of them");
    }
    Ok(Exit::Ok)
}

/// What the rows must be, as OData.
fn conditions(args: &ListArgs, environment: &Environment) -> Result<Vec<String>, Error> {
    let mut all = Vec::new();
    if let Some(person) = &args.user {
        let found = find_people(&environment.session, std::slice::from_ref(&person.to_lowercase()), &[])?;
        match found.users.as_slice() {
            [user] => all.push(format!("_ownerid_value eq {}", user.id)),
            [] => return Err(Error::usage(format!("{} knows nobody `{person}`", environment.name))),
            _ => return Err(Error::usage(format!("`{person}` names several people"))),
        }
    }
    if let Some(table) = &args.table {
        all.push(format!("name eq '{}'", table.replace('\'', "''")));
    }
    if let Some(since) = &args.since {
        all.push(format!("errortime ge {}", time(since)?));
    }
    if let Some(kind) = args.kind {
        all.push(match kind.number() {
            // What says nothing is neither of the others.
            3 => "(errortype eq 3 or errortype eq null)".to_owned(),
            number => format!("errortype eq {number}"),
        });
    }
    if !args.resolved {
        all.push("statecode eq 0".to_owned());
    }
    Ok(all)
}

fn time(text: &str) -> Result<String, Error> {
    if let Ok(time) = text.parse::<jiff::Timestamp>() {
        return Ok(time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    }
    match text.parse::<jiff::civil::Date>() {
        Ok(day) => Ok(format!("{day}T00:00:00Z")),
        Err(_) => Err(Error::usage(format!("`{text}` isn't a time"))
            .hint("write a day such as 2026-11-01, or a time such as 2026-11-01T08:00:00Z")),
    }
}

fn name_owners(environment: &Environment, found: &mut [SyncError]) {
    let mut owners: Vec<Modified> =
        found.iter().map(|error| Modified { on: String::new(), by: error.owner.clone() }).collect();
    let mut all: Vec<&mut Modified> = owners.iter_mut().collect();
    name_people(&environment.session, &mut all);
    for (error, owner) in found.iter_mut().zip(owners) {
        error.owner_name = if owner.by.is_empty() { error.owner.clone() } else { owner.by };
    }
}

fn human(found: &[SyncError], width: usize) -> String {
    let rows = found.iter().map(|error| {
        let state = if error.resolved { " (settled)" } else { "" };
        let code = if error.code.is_empty() { String::new() } else { format!(" {}", error.code) };
        vec![
            error.time.clone(),
            error.owner_name.clone(),
            error.table.clone(),
            format!("{}{state}", error.kind),
            format!("{}{code}", error.message),
        ]
    });
    let all = table(&["Time", "Who", "Table", "Kind", "Message"], rows, width);
    format!("{all}{}\n", count(found.len(), "sync error"))
}

fn as_json(error: &SyncError) -> Value {
    json!({
        "id": error.id,
        "time": error.time,
        "who": error.owner_name,
        "user_id": error.owner,
        "table": error.table,
        "row": error.row,
        "kind": error.kind,
        "code": error.code,
        "message": error.message,
        "resolved": error.resolved,
    })
}

fn csv(found: &[SyncError]) -> String {
    let head = ["time", "who", "table", "row", "kind", "code", "message", "resolved", "id"];
    let row = |error: &SyncError| {
        vec![
            error.time.clone(),
            error.owner_name.clone(),
            error.table.clone(),
            error.row.clone().unwrap_or_default(),
            error.kind.to_owned(),
            error.code.clone(),
            error.message.clone(),
            if error.resolved { "yes" } else { "no" }.to_owned(),
            error.id.clone(),
        ]
    };
    written(&head, found.iter().map(row))
}
