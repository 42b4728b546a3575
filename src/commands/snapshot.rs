//! `mopctl snapshot`: metadata and profiles of an environment in one file.

use std::path::PathBuf;

use serde_json::json;

use crate::catalog::Catalog;
use crate::dataverse::{read_catalog, read_table_names};
use crate::error::Error;
use crate::exit::Exit;
use crate::model::facts::LiveProfile;
use crate::model::{Files, Place};
use crate::report::{count, json};
use crate::run::Run;
use crate::snapshot::{Origin, Snapshot};
use crate::ui::Format;

use super::comparison::{stored_profiles, tables_of};
use super::environment;
use super::inputs::Inputs;
use super::output::{deliver, is_stdout};

/// Arguments of `mopctl snapshot`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Profile files whose tables are wanted beside those that can be taken offline
    #[arg(value_name = "ADDRESS")]
    addresses: Vec<String>,
    /// Write into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Takes a snapshot.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let mut files = Files::default();
    let wanted = wanted(args, &mut files, run)?;
    let environment = environment::open(run, None)?;
    let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
    let profiles = stored_profiles(&environment, None, |_| place)?;
    let (names, offline) = read_table_names(&environment.session)?;
    let mut tables: Vec<String> = wanted.into_iter().chain(offline).collect();
    tables.extend(profiles.iter().flat_map(|(live, _)| tables_of(&live.profile)));
    tables.extend(["imagedescriptor".to_owned(), "fileattachment".to_owned()]);
    tables.sort_unstable();
    tables.dedup();
    let mut catalog = read_catalog(&environment.session, &environment.name, &tables)?;
    for name in &names {
        catalog.add_name(name);
    }
    let origin = Origin {
        environment: environment.name.clone(),
        organization: environment.session.organization().to_owned(),
        taken: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    };
    let stored: Vec<&LiveProfile> = profiles.iter().map(|(live, _)| live).collect();
    let text = Snapshot::of(origin, &catalog, &stored).text();
    let output = args.output.as_deref();
    deliver(&text, output, run)?;
    if let Some(file) = output.filter(|file| !is_stdout(Some(file))) {
        if run.ui.format() == Format::Json {
            run.ui.answer(&json::text(&json!({
                "schema_version": json::SCHEMA_VERSION,
                "file": file.display().to_string(),
                "tables": catalog.tables().len(),
                "profiles": stored.len(),
            })))?;
        }
        run.ui.note(&format!(
            "{}: {} of {} known in full, {}",
            file.display(),
            catalog.tables().len(),
            count(names.len(), "table"),
            count(stored.len(), "profile")
        ));
    }
    Ok(Exit::Ok)
}

/// The tables that files name.
fn wanted(args: &Args, files: &mut Files, run: &Run) -> Result<Vec<String>, Error> {
    if args.addresses.is_empty() {
        return Ok(Vec::new());
    }
    let inputs = Inputs { addresses: args.addresses.clone(), stdin_filename: "<stdin>".to_owned() };
    let addresses = inputs.parse(run)?;
    let named = environment::variables_name(run);
    let loaded = inputs.read_files(&addresses, named.as_deref(), Catalog::built_in(), files, run)?;
    Ok(loaded.profiles.iter().flat_map(tables_of).collect())
}
