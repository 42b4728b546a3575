//! `mopctl settings`: what the organization says about mobile offline.

use clap::Subcommand;
use serde_json::{Map, Value, json};

use crate::apply::write_settings;
use crate::dataverse::{read_filtered_tables, read_profiles, read_settings};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::facts::{ProfileRow, Settings};
use crate::model::same_title;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::spelling::nearest;
use crate::ui::{Format, quoted, visible};

use super::comparison::no_profile;
use super::environment::{self, Environment};

/// Arguments of `mopctl settings`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show the settings
    Show,
    /// Change settings
    Set {
        /// conflict-detection=client|server, offline=on|off, on-demand-sync=on|off, sync-interval=MINUTES,
        /// default-profile=NAME|none
        #[arg(value_name = "KEY=VALUE", required = true)]
        settings: Vec<String>,
        /// Write without asking
        #[arg(short, long)]
        yes: bool,
        /// Show what would be written, and write nothing; exit 1 when changes are pending
        #[arg(long)]
        dry_run: bool,
    },
}

const KEYS: [&str; 5] =
    ["conflict-detection", "offline", "on-demand-sync", "sync-interval", "default-profile"];

/// Shows or changes settings.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    Ok(match &args.action {
        Action::Show => show(&environment, run)?,
        Action::Set { settings, yes, dry_run } => set(&environment, settings, (*yes, *dry_run), run)?,
    })
}

/// The settings as words, by key; `None` where the environment doesn't tell.
fn words(settings: &Settings, profiles: &[ProfileRow]) -> Vec<(&'static str, Option<String>)> {
    let flag = |value: Option<bool>| value.map(|on| if on { "on" } else { "off" }.to_owned());
    let conflict =
        settings.conflict_detection.map(|server| if server { "server" } else { "client" }.to_owned());
    let default = match &settings.default_profile {
        None => "none".to_owned(),
        Some(id) => {
            profiles.iter().find(|row| row.id == *id).map_or_else(|| id.clone(), |row| row.name.clone())
        }
    };
    vec![
        ("conflict-detection", conflict),
        ("offline", flag(settings.offline)),
        ("on-demand-sync", flag(settings.on_demand_sync)),
        ("sync-interval", settings.sync_interval.map(|minutes| minutes.to_string())),
        ("default-profile", Some(default)),
    ]
}

/// What a value of a setting means.
fn meaning(key: &str, value: &str) -> &'static str {
    match (key, value) {
        ("conflict-detection", "client") => "the device wins over what changed on the server meanwhile",
        ("conflict-detection", "server") => "the server wins; what the device wanted becomes a sync error",
        ("offline", "on") => "mobile offline is on",
        ("offline", "off") => "mobile offline is off for everybody",
        ("on-demand-sync", "on") => "people can sync when they want",
        ("on-demand-sync", "off") => "people can't start a sync themselves",
        ("sync-interval", _) => "minutes between syncs of tables without an interval of their own",
        ("default-profile", "none") => "no profile is the default",
        ("default-profile", _) => "the default profile",
        _ => "",
    }
}

fn show(environment: &Environment, run: &mut Run) -> Result<Exit, Error> {
    let (settings, profiles) = (read_settings(&environment.session)?, read_profiles(&environment.session)?);
    // It is only a remark; whoever can't read all tables does without.
    let filtered = read_filtered_tables(&environment.session).unwrap_or_default();
    let words = words(&settings, &profiles);
    let answer = match run.ui.format() {
        Format::Json => {
            let all: Map<String, Value> =
                words.iter().map(|(key, value)| ((*key).to_owned(), json!(value))).collect();
            text(&json!({
                "schema_version": SCHEMA_VERSION,
                "environment": environment.name,
                "settings": all,
                "organization_data_filters": filtered,
            }))
        }
        Format::Human => {
            let mut out = String::new();
            for (key, value) in &words {
                let value = value.as_deref().unwrap_or("unknown");
                out.push_str(&format!("{key:<20}{:<10} {}\n", visible(value), meaning(key, value)));
            }
            if !filtered.is_empty() {
                out.push_str(&format!(
                    "\nTables with an organization data filter, which is obsolete and no longer used: {}\n",
                    filtered.join(", ")
                ));
            }
            out
        }
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

fn set(
    environment: &Environment,
    wanted: &[String],
    (yes, dry_run): (bool, bool),
    run: &mut Run,
) -> Result<Exit, Error> {
    let (settings, profiles) = (read_settings(&environment.session)?, read_profiles(&environment.session)?);
    let before = words(&settings, &profiles);
    let mut body = Map::new();
    let mut keys = Vec::new();
    let mut changes: Vec<(&'static str, String, String)> = Vec::new();
    for text in wanted {
        let (key, value) = parse(text)?;
        if keys.contains(&key) {
            return Err(Error::usage(format!("`{key}` is set twice")).hint("say each setting once"));
        }
        keys.push(key);
        let (column, written, shown) = column(key, value, environment, &profiles)?;
        let known = before.iter().find(|(name, _)| *name == key).and_then(|(_, value)| value.clone());
        if known.as_deref() != Some(shown.as_str()) {
            changes.push((key, known.unwrap_or_else(|| "unknown".to_owned()), shown));
            body.insert(column.to_owned(), written);
        }
    }
    if changes.is_empty() {
        answer(&[], false, "Nothing to do.\n", run)?;
        return Ok(Exit::Ok);
    }
    let plan: String = changes
        .iter()
        .map(|(key, old, new)| {
            format!("~ {key}: {} → {}  ({})\n", visible(old), visible(new), meaning(key, new))
        })
        .collect();
    if dry_run {
        answer(&changes, false, &format!("{plan}Nothing was written.\n"), run)?;
        return Ok(Exit::Findings);
    }
    environment::check_writable(environment, run)?;
    if run.ui.format() == Format::Human {
        run.ui.answer(&plan)?;
    }
    if !yes && !run.ui.confirm(&format!("Change this for everybody in {}?", environment.name), "--yes")? {
        return Err(Error::new(Kind::Declined, "nothing was written"));
    }
    write_settings(&environment.session, &settings.id, &settings.etag, body.into())?;
    let after = words(&read_settings(&environment.session)?, &profiles);
    for (key, old, new) in &changes {
        let now = after.iter().find(|(name, _)| name == key).and_then(|(_, value)| value.clone());
        if now.as_deref() != Some(new.as_str()) {
            let message =
                format!("{key} was {old} and should be {new}, but reads back as {}", now.unwrap_or_default());
            return Err(Error::new(Kind::Partial, message).hint("somebody may have changed it meanwhile"));
        }
    }
    answer(&changes, true, "Changed, and read back.\n", run)?;
    let undo: Vec<String> = changes.iter().map(|(key, old, _)| format!("{key}={}", quoted(old))).collect();
    run.ui.note(&format!("undo: mopctl settings set {} {}", environment.flag, undo.join(" ")));
    Ok(Exit::Ok)
}

fn parse(text: &str) -> Result<(&'static str, &str), Error> {
    let Some((key, value)) = text.split_once('=') else {
        return Err(Error::usage(format!("`{text}` has no value")).hint("write KEY=VALUE"));
    };
    match KEYS.iter().find(|known| known.eq_ignore_ascii_case(key.trim())) {
        Some(key) => Ok((key, value.trim())),
        None => {
            let error = Error::usage(format!("there is no setting `{key}`"));
            Err(match nearest(key, KEYS, |_| 3) {
                Some(near) => error.hint(format!("do you mean `{near}`?")),
                None => error.hint(format!("there are: {}", KEYS.join(", "))),
            })
        }
    }
}

/// The column of a setting, what is written into it, and the value in words.
fn column(
    key: &str,
    value: &str,
    environment: &Environment,
    profiles: &[ProfileRow],
) -> Result<(&'static str, Value, String), Error> {
    let one_of = |words: [&str; 2]| -> Result<bool, Error> {
        match words.iter().position(|word| word.eq_ignore_ascii_case(value)) {
            Some(at) => Ok(at == 1),
            None => Err(Error::usage(format!("`{value}` can't be a value of {key}"))
                .hint(format!("write {key}={} or {key}={}", words[0], words[1]))),
        }
    };
    let shown = value.to_lowercase();
    Ok(match key {
        "conflict-detection" => {
            ("isconflictdetectionenabledformobileclient", one_of(["client", "server"])?.into(), shown)
        }
        "offline" => ("ismobileofflineenabled", one_of(["off", "on"])?.into(), shown),
        "on-demand-sync" => ("ismobileclientondemandsyncenabled", one_of(["off", "on"])?.into(), shown),
        "sync-interval" => match value.parse::<u32>() {
            Ok(minutes) if minutes <= i32::MAX.unsigned_abs() => {
                ("mobileofflinesyncinterval", minutes.into(), minutes.to_string())
            }
            _ => {
                return Err(Error::usage(format!("`{value}` can't be a value of {key}"))
                    .hint("write a whole number of minutes"));
            }
        },
        _ if shown == "none" => ("defaultmobileofflineprofileid@odata.bind", Value::Null, shown),
        _ => {
            let Some(row) = profiles.iter().find(|row| same_title(&row.name, value)) else {
                return Err(no_profile(&environment.name, value, profiles));
            };
            let bind = format!("/mobileofflineprofiles({})", row.id);
            ("defaultmobileofflineprofileid@odata.bind", bind.into(), row.name.clone())
        }
    })
}

fn answer(
    changes: &[(&'static str, String, String)],
    written: bool,
    human: &str,
    run: &mut Run,
) -> Result<(), Error> {
    run.ui.answer(&match run.ui.format() {
        Format::Human => human.to_owned(),
        Format::Json => {
            let changes: Vec<Value> = changes
                .iter()
                .map(|(key, old, new)| json!({ "setting": key, "before": old, "after": new }))
                .collect();
            text(&json!({ "schema_version": SCHEMA_VERSION, "written": written, "changes": changes }))
        }
    })
}
