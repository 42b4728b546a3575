//! `mopctl history`: the backups that were taken before writes.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::exit::Exit;
use crate::model::same_title;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::people::in_words;
use crate::report::{count, table};
use crate::run::Run;
use crate::ui::Format;

use super::backups::{self, Found};
use super::base;

/// Arguments of `mopctl history`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only backups of this profile, under all names it had
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Where backups were kept, if elsewhere than in the state folder
    #[arg(long, value_name = "DIR")]
    backup_dir: Option<PathBuf>,
    /// How many to show
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
}

/// Lists backups, the newest first; those of one environment where `--env` names it.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let folder = backups::folder(args.backup_dir.as_ref())?;
    let (found, broken) = backups::all(&folder);
    let environment = run.global.env.clone().filter(|_| run.given.env);
    let ids = args.name.as_ref().map(|name| ids_of(name, &found, run));
    let is_meant = |one: &&Found| {
        environment.as_ref().is_none_or(|name| *name == one.backup.environment)
            && ids.as_ref().is_none_or(|ids| ids.contains(&one.backup.id))
    };
    let meant: Vec<&Found> = found.iter().filter(is_meant).collect();
    let shown: Vec<&Found> = meant.iter().take(args.limit).copied().collect();
    let answer = match run.ui.format() {
        Format::Json => text(&json!({
            "schema_version": SCHEMA_VERSION,
            "folder": folder,
            "backups": shown.iter().map(|one| as_json(one)).collect::<Vec<_>>(),
        })),
        Format::Human if meant.is_empty() => format!("No backups in {}.\n", folder.display()),
        Format::Human => {
            let rows = shown.iter().map(|one| {
                let backup = &one.backup;
                vec![
                    one.id.clone(),
                    backup.taken.clone(),
                    backup.environment.clone(),
                    backup.name.clone(),
                    backup.before.clone(),
                    backup.by.clone(),
                    backup.rows.items.len().to_string(),
                    in_words(backup.rows.users.len(), backup.rows.teams.len()),
                ]
            });
            let head = ["Id", "Taken", "Environment", "Profile", "Before", "By", "Tables", "People"];
            let all = table(&head, rows, run.ui.table_width());
            let more = meant.len() - shown.len();
            let more =
                if more > 0 { format!(", the {more} oldest not shown (--limit)") } else { String::new() };
            format!("{all}{} in {}{more}\n", count(meant.len(), "backup"), folder.display())
        }
    };
    run.ui.answer(&answer)?;
    for (file, error) in broken {
        run.ui.warn(&format!("{} can't be read: {error}", file.display()));
    }
    if !meant.is_empty() && run.ui.format() == Format::Human {
        run.ui.note("`mopctl restore ID` makes the profile what it was then");
    }
    Ok(Exit::Ok)
}

/// Ids of the profiles that have a name, or had it: one that was renamed is still the same.
fn ids_of(name: &str, found: &[Found], run: &Run) -> Vec<String> {
    let own = found.iter().filter(|one| same_title(name, &one.backup.name));
    own.map(|one| one.backup.id.clone()).chain(base::recorded_ids(name, run)).collect()
}

fn as_json(one: &Found) -> Value {
    let backup = &one.backup;
    json!({
        "id": one.id,
        "file": one.file,
        "taken": backup.taken,
        "environment": backup.environment,
        "organization": backup.organization,
        "profile": backup.name,
        "profile_id": backup.id,
        "before": backup.before,
        "by": backup.by,
        "published_on": backup.published_on,
        "tables": backup.rows.items.len(),
        "users": backup.rows.users.len(),
        "teams": backup.rows.teams.len(),
    })
}
