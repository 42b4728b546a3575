//! `mopctl env`: the environments that have names, and whether one can be worked with.

mod check;

use clap::Subcommand;
use serde_json::json;

use crate::config::named::{Named, NamedEnvironment};
use crate::dataverse::check_url;
use crate::error::Error;
use crate::exit::Exit;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::table;
use crate::run::Run;
use crate::ui::{Format, visible};

use super::environment::SANDBOX;

/// Arguments of `mopctl env`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Give an environment a name
    Add {
        /// The name that `--env` takes
        name: String,
        /// Root URL, such as <https://contoso.crm.dynamics.com>
        #[arg(value_name = "ADDRESS")]
        address: String,
        /// Replace an environment of this name
        #[arg(long)]
        force: bool,
        /// Write to it only when `--env` names it on the command line
        #[arg(long)]
        protected: bool,
    },
    /// List the environments that have names
    List,
    /// Say which environment is meant where none is named
    Use {
        /// The name
        name: String,
    },
    /// Forget an environment
    Remove {
        /// The name
        name: String,
    },
    /// Find out what keeps an environment from being worked with
    Check {
        /// The name; without one the environment of --env or --url
        name: Option<String>,
    },
}

/// Adds, lists, chooses, forgets or checks environments.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    match &args.action {
        Action::Add { name, address, force, protected } => Ok(add(name, address, (*force, *protected), run)?),
        Action::List => Ok(list(run)?),
        Action::Use { name } => Ok(choose(name, run)?),
        Action::Remove { name } => Ok(remove(name, run)?),
        Action::Check { name } => Ok(check::run(name.as_deref(), run)?),
    }
}

fn add(name: &str, address: &str, (force, protected): (bool, bool), run: &mut Run) -> Result<Exit, Error> {
    check_name(name)?;
    let url = check_url(address).map_err(Error::usage)?;
    let file = Named::change(|named| {
        if let Some(known) = named.environments.get(name).filter(|_| !force) {
            return Err(Error::usage(format!("`{name}` is there already: {}", known.url))
                .hint("choose another name, or replace it with --force"));
        }
        // What is protected stays so until it is removed.
        let protected = protected || named.environments.get(name).is_some_and(|known| known.protected);
        named.environments.insert(name.to_owned(), NamedEnvironment { url, protected });
        Ok(())
    })?;
    told(name, "kept", &format!("{name} is kept in {}", file.display()), run)?;
    run.ui.note(&format!("next: mopctl env check {name}"));
    Ok(Exit::Ok)
}

fn check_name(name: &str) -> Result<(), Error> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name == SANDBOX {
        return Err(Error::usage("`sandbox` is the embedded Dataverse").hint("choose another name"));
    }
    if name.is_empty() || name.starts_with('-') || !name.chars().all(is_word) {
        return Err(Error::usage(format!("`{}` isn't a name of an environment", visible(name)))
            .hint("write letters, digits, `-`, `_` and `.`"));
    }
    Ok(())
}

fn list(run: &mut Run) -> Result<Exit, Error> {
    let config = run.config()?;
    let default = config.default_environment.clone();
    let known = config.environments.iter().filter(|(_, environment)| environment.protected);
    let protected: Vec<String> = known.map(|(name, _)| name.clone()).collect();
    let is_protected = |name: &String| protected.contains(name);
    let mut rows: Vec<(String, String, bool, bool)> = config
        .environments
        .iter()
        .filter(|(name, _)| *name != SANDBOX)
        .map(|(name, known)| {
            let url = known.url.clone().unwrap_or_default();
            (name.clone(), url, known.trusted, default.as_deref() == Some(name))
        })
        .collect();
    rows.push((
        SANDBOX.to_owned(),
        "the embedded Dataverse".to_owned(),
        true,
        default.as_deref() == Some(SANDBOX),
    ));
    if let Some(lost) = default.filter(|name| !rows.iter().any(|row| row.0 == *name)) {
        run.ui.warn(&format!("`{}` is to be meant where none is named, but isn't there", visible(&lost)));
    }
    let answer = match run.ui.format() {
        Format::Json => {
            let rows: Vec<_> = rows
                .iter()
                .map(|(name, url, trusted, default)| {
                    let url = (name != SANDBOX).then_some(url);
                    json!({
                        "name": name,
                        "url": url,
                        "trusted": trusted,
                        "default": default,
                        "protected": is_protected(name),
                    })
                })
                .collect();
            text(&json!({ "schema_version": SCHEMA_VERSION, "environments": rows }))
        }
        Format::Human => {
            let rows = rows.into_iter().map(|(name, url, trusted, default)| {
                let note = match (default, trusted, url.is_empty()) {
                    (true, ..) => "meant where none is named",
                    (_, _, true) => "variables only",
                    (_, false, _) => "of the project only: name it with --url, or add it",
                    _ => "",
                };
                let protected = if is_protected(&name) { "protected" } else { "" };
                let notes: Vec<&str> =
                    [note, protected].into_iter().filter(|note| !note.is_empty()).collect();
                vec![name, url, notes.join("; ")]
            });
            table(&["Name", "URL", "Note"], rows, run.ui.width())
        }
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

fn choose(name: &str, run: &mut Run) -> Result<Exit, Error> {
    // What only a project names isn't there elsewhere.
    let known = run.config()?.environments.get(name);
    if name != SANDBOX && known.is_none_or(|known| !known.trusted || known.url.is_none()) {
        return Err(unknown(name).hint("one that only a project names is added with `mopctl env add`"));
    }
    Named::change(|named| {
        named.default = Some(name.to_owned());
        Ok(())
    })?;
    told(name, "default", &format!("{name} is meant where no environment is named"), run)
}

/// Says what became of an environment's name.
fn told(name: &str, state: &str, in_words: &str, run: &mut Run) -> Result<Exit, Error> {
    match run.ui.format() {
        Format::Human => run.ui.note(in_words),
        Format::Json => run.ui.answer(&text(
            &json!({ "schema_version": SCHEMA_VERSION, "environment": name, "state": state }),
        ))?,
    }
    Ok(Exit::Ok)
}

fn remove(name: &str, run: &mut Run) -> Result<Exit, Error> {
    Named::change(|named| {
        let was_default = named.default.as_deref() == Some(name);
        if named.environments.remove(name).is_none() && !was_default {
            return Err(unknown(name));
        }
        if was_default {
            named.default = None;
        }
        Ok(())
    })?;
    told(name, "forgotten", &format!("{name} is forgotten"), run)
}

fn unknown(name: &str) -> Error {
    Error::usage(format!("there is no environment `{}`", visible(name)))
        .hint("`mopctl env list` shows those that are there")
}
