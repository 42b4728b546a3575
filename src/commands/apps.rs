//! `mopctl apps`: which model-driven apps use which profile.

use clap::Subcommand;
use serde_json::{Value, json};

use crate::apply;
use crate::dataverse::{Session, read_apps, read_profiles};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::facts::{AppRow, ProfileRow};
use crate::model::same_title;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{count, table};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::comparison::no_profile;
use super::environment::{self, Environment};

/// Arguments of `mopctl apps`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the apps with the profiles they use
    List,
    /// Make an app use a profile (experimental: where apps keep it isn't documented)
    Attach(Which),
    /// Make an app no longer use a profile (experimental)
    Detach(Which),
}

/// An app and a profile.
#[derive(Debug, clap::Args)]
struct Which {
    /// Unique name, name or id of the app
    #[arg(value_name = "APP")]
    app: String,
    /// The profile
    #[arg(long, value_name = "NAME")]
    profile: String,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be written, and write nothing; exit 1 when changes are pending
    #[arg(long)]
    dry_run: bool,
}

/// Lists apps, or changes what one uses.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    match &args.action {
        Action::List => Ok(list(&environment, run)?),
        Action::Attach(which) => Ok(change(which, true, &environment, run)?),
        Action::Detach(which) => Ok(change(which, false, &environment, run)?),
    }
}

fn list(environment: &Environment, run: &mut Run) -> Result<Exit, Error> {
    let (apps, profiles) = (read_apps(&environment.session)?, read_profiles(&environment.session)?);
    let answer = match run.ui.format() {
        Format::Json => {
            let rows: Vec<Value> = apps.iter().map(|app| as_json(app, &profiles)).collect();
            text(&json!({ "schema_version": SCHEMA_VERSION, "environment": environment.name, "apps": rows }))
        }
        Format::Human if apps.is_empty() => format!("{} has no model-driven app.\n", environment.name),
        Format::Human => {
            let rows = apps
                .iter()
                .map(|app| vec![app.name.clone(), app.unique_name.clone(), names(app, &profiles).join(", ")]);
            let all = table(&["App", "Unique name", "Profiles"], rows, run.ui.table_width());
            format!("{all}{}\n", count(apps.len(), "app"))
        }
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

fn as_json(app: &AppRow, profiles: &[ProfileRow]) -> Value {
    json!({
        "name": app.name,
        "unique_name": app.unique_name,
        "id": app.id,
        "profiles": names(app, profiles),
    })
}

/// Names of the profiles of an app; one that isn't there has its id.
fn names(app: &AppRow, profiles: &[ProfileRow]) -> Vec<String> {
    let name = |id: &String| {
        let row = profiles.iter().find(|row| row.id.eq_ignore_ascii_case(id));
        row.map_or_else(|| id.clone(), |row| row.name.clone())
    };
    app.profiles.iter().map(name).collect()
}

fn find<'a>(apps: &'a [AppRow], named: &str) -> Result<&'a AppRow, Error> {
    let is = |app: &&AppRow| {
        app.unique_name.eq_ignore_ascii_case(named)
            || same_title(&app.name, named)
            || app.id.eq_ignore_ascii_case(named)
    };
    let found: Vec<&AppRow> = apps.iter().filter(is).collect();
    match found.as_slice() {
        [app] => Ok(app),
        [] => Err(Error::usage(format!("there is no model-driven app `{named}`"))
            .hint("`mopctl apps list` shows those that are there")),
        _ => Err(Error::usage(format!("several apps are named `{named}`"))
            .hint("write the unique name, as `mopctl apps list` shows it")),
    }
}

fn change(which: &Which, attach: bool, environment: &Environment, run: &mut Run) -> Result<Exit, Error> {
    let session = &environment.session;
    let (apps, profiles) = (read_apps(session)?, read_profiles(session)?);
    let app = find(&apps, &which.app)?;
    let Some(profile) = profiles.iter().find(|row| same_title(&row.name, &which.profile)) else {
        return Err(no_profile(&environment.name, &which.profile, &profiles));
    };
    let has = |app: &AppRow| app.profiles.iter().any(|id| id.eq_ignore_ascii_case(&profile.id));
    let (app_name, name) = (visible(&app.name), visible(&profile.name));
    if has(app) == attach {
        let how = if attach { "uses" } else { "doesn't use" };
        return answer(app, &profiles, &format!("Nothing to do: {app_name} {how} {name}.\n"), run);
    }
    let others: Vec<String> =
        names(app, &profiles).into_iter().filter(|other| *other != profile.name).collect();
    if attach && !others.is_empty() {
        return Err(Error::new(
            Kind::Refused,
            format!(
                "{app_name} uses {} already, and an app with several can't be edited in the designer",
                others.join(", ")
            ),
        )
        .hint(format!(
            "detach it first: mopctl apps detach {} --profile \"{}\"",
            app.unique_name, others[0]
        )));
    }
    let what =
        if attach { format!("{app_name} uses {name}") } else { format!("{app_name} no longer uses {name}") };
    if which.dry_run {
        answer(app, &profiles, &format!("{what}. Nothing was written.\n"), run)?;
        return Ok(Exit::Findings);
    }
    environment::check_writable(environment, run)?;
    if !which.yes && !run.ui.confirm(&format!("{what} in {}?", environment.name), "--yes")? {
        return Err(Error::new(Kind::Declined, "nothing was written"));
    }
    let app = &write(session, app, &profile.id, attach)?;
    answer(app, &profiles, &format!("{what}; read back.\n"), run)
}

/// Makes an app use a profile, and proves it.
pub(super) fn attach(session: &Session, app: &AppRow, profile: &str) -> Result<(), Error> {
    write(session, app, profile, true).map(|_| ())
}

/// Writes, publishes the app and reads it back.
fn write(session: &Session, app: &AppRow, profile: &str, attach: bool) -> Result<AppRow, Error> {
    let written = if attach {
        apply::attach(session, &app.id, profile)
    } else {
        apply::detach(session, &app.id, profile)
    };
    written.map_err(|failure| by_hand(failure.into()))?;
    apply::publish_app(session, &app.id).map_err(|failure| {
        let mut error = by_hand(failure.into());
        error.kind = Kind::Partial;
        error.hint("the change is written, but the app isn't published with it")
    })?;
    let now = read_apps(session)?;
    let app = find(&now, &app.id)?;
    if app.profiles.iter().any(|id| id.eq_ignore_ascii_case(profile)) != attach {
        let message = format!("`{}` took the change, but doesn't read back so", app.unique_name);
        return Err(by_hand(Error::new(Kind::Partial, message)));
    }
    Ok(app.clone())
}

/// What can always be done instead.
fn by_hand(error: Error) -> Error {
    error.hint("where apps keep their profile isn't documented; choose it by hand: make.powerapps.com, edit the app, Settings, General, \"Can be used offline\"")
}

fn answer(app: &AppRow, profiles: &[ProfileRow], human: &str, run: &mut Run) -> Result<Exit, Error> {
    run.ui.answer(&match run.ui.format() {
        Format::Human => human.to_owned(),
        Format::Json => {
            let mut value = json!({ "schema_version": SCHEMA_VERSION });
            value["app"] = as_json(app, profiles);
            text(&value)
        }
    })?;
    Ok(Exit::Ok)
}
