//! `mopctl list`: the profiles of an environment.

use serde_json::{Value, json};

use crate::dataverse::read_overviews;
use crate::exit::Exit;
use crate::model::facts::ProfileOverview;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::people::in_words;
use crate::report::{count, table};
use crate::run::Run;
use crate::ui::Format;

use super::environment;

/// Arguments of `mopctl list`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Lists profiles.
pub fn run(_: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let profiles = read_overviews(&environment.session)?;
    let answer = match run.ui.format() {
        Format::Json => {
            let rows: Vec<Value> = profiles.iter().map(as_json).collect();
            text(
                &json!({ "schema_version": SCHEMA_VERSION, "environment": environment.name, "profiles": rows }),
            )
        }
        Format::Human if profiles.is_empty() => {
            format!("{} has no mobile offline profile.\n", environment.name)
        }
        Format::Human => {
            let rows = profiles.iter().map(|profile| {
                vec![
                    profile.row.name.clone(),
                    state(profile),
                    profile.tables.to_string(),
                    profile
                        .people
                        .map_or_else(|| "unknown".to_owned(), |(users, teams)| in_words(users, teams)),
                    profile.apps.as_ref().map_or_else(|| "unknown".to_owned(), |apps| apps.join(", ")),
                    changed(profile),
                ]
            });
            let head = ["Profile", "State", "Tables", "People", "Apps", "Last change"];
            let table = table(&head, rows, run.ui.table_width());
            format!("{table}{}\n", count(profiles.len(), "profile"))
        }
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

/// How much of a profile is in force.
pub(super) fn state(profile: &ProfileOverview) -> String {
    let published = match (&profile.row.published_on, profile.row.draft || profile.drafts > 0) {
        (None, _) => "never published",
        (Some(_), true) => "published, changes pending",
        (Some(_), false) => "published",
    };
    if profile.row.managed { format!("{published}, managed") } else { published.to_owned() }
}

fn changed(profile: &ProfileOverview) -> String {
    let Some(modified) = &profile.modified else { return String::new() };
    let day = modified.on.get(..10).unwrap_or_default();
    if modified.by.is_empty() { day.to_owned() } else { format!("{day} by {}", modified.by) }
}

pub(super) fn as_json(profile: &ProfileOverview) -> Value {
    json!({
        "name": profile.row.name,
        "id": profile.row.id,
        "description": profile.row.description,
        "published_on": profile.row.published_on,
        "changes_pending": profile.row.draft || profile.drafts > 0,
        "managed": profile.row.managed,
        "tables": profile.tables,
        "users": profile.people.map(|(users, _)| users),
        "teams": profile.people.map(|(_, teams)| teams),
        "apps": profile.apps,
        "modified_on": profile.modified.as_ref().map(|modified| &modified.on),
        "modified_by": profile.modified.as_ref().map(|modified| &modified.by).filter(|by| !by.is_empty()),
    })
}
