//! `mopctl validate`: every rule that the inputs at hand can decide.

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::error::Error;
use crate::exit::Exit;
use crate::finding::Finding;
use crate::model::{Files, Place, Profile};
use crate::report::findings::{Read, Totals};
use crate::rules::{self, Context, NotChecked};
use crate::run::Run;
use crate::source::{Address, Loaded};

use super::comparison::{show_findings, stored_profiles, turn_round};
use super::environment::{self, Environment};
use super::inputs::Inputs;

/// Arguments of `mopctl validate`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Fail on warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Exit 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
}

/// What fails a run besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings.
    Warnings,
}

/// What was examined and found.
struct Examined {
    findings: Vec<Finding>,
    not_checked: Vec<NotChecked>,
    read: Read,
}

/// Checks profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let mut files = Files::default();
    let mut examined = examine(args, &addresses, &mut files, run)?;
    let Examined { findings, not_checked, read } = &mut examined;
    show_findings(findings, not_checked, &files, read, run)?;
    let totals = Totals::of(findings);
    let failed = totals.errors > 0 || (args.deny == Some(Deny::Warnings) && totals.warnings > 0);
    Ok(if failed && !args.exit_zero { Exit::Findings } else { Exit::Ok })
}

/// Goes online only where `--env` or `--url` stands on the command line or an address names an environment.
fn examine(args: &Args, addresses: &[Address], files: &mut Files, run: &Run) -> Result<Examined, Error> {
    let (online, local): (Vec<&Address>, Vec<&Address>) =
        addresses.iter().partition(|address| matches!(address, Address::Environment { .. }));
    let local: Vec<Address> = local.into_iter().cloned().collect();
    let environment = environment::variables_name(run);
    let mut loaded =
        args.inputs.read_files(&local, environment.as_deref(), Catalog::built_in(), files, run)?;
    let (mut findings, mut not_checked) = if (run.given.env || run.given.url) && !local.is_empty() {
        with_environment(&mut loaded, run)?
    } else {
        let profiles: Vec<&Profile> = loaded.profiles.iter().collect();
        rules::check(&profiles, Context::of(Catalog::built_in()))
    };
    let mut read = loaded.summary();
    findings.extend(loaded.findings);
    for address in online {
        if let Address::Environment { name, profile } = address {
            let environment = environment::open(run, Some(name))?;
            let (found, missing, profiles) = stored(&environment, profile.as_deref(), files)?;
            findings.extend(found);
            not_checked.extend(missing);
            read.profiles += profiles;
        }
    }
    Ok(Examined { findings, not_checked, read })
}

/// Files, examined with what an environment knows of their tables.
fn with_environment(loaded: &mut Loaded, run: &Run) -> Result<(Vec<Finding>, Vec<NotChecked>), Error> {
    let environment = environment::open(run, None)?;
    let catalog = turn_round(&environment, loaded)?;
    let profiles: Vec<&Profile> = loaded.profiles.iter().collect();
    Ok(rules::check(&profiles, Context::of(&catalog)))
}

/// The profiles that an environment holds.
fn stored(
    environment: &Environment,
    wanted: Option<&str>,
    files: &mut Files,
) -> Result<(Vec<Finding>, Vec<NotChecked>, usize), Error> {
    let (mut findings, mut not_checked) = (Vec::new(), Vec::new());
    let profiles = stored_profiles(environment, wanted, |row| {
        Place::start_of(files.add(format!("env:{}/{}", environment.name, row.name), ""))
    })?;
    for (live, catalog) in &profiles {
        let (found, missing) = rules::check(&[&live.profile], Context::of(catalog));
        findings.extend(found);
        not_checked.extend(missing);
    }
    Ok((findings, not_checked, profiles.len()))
}
