//! `mopctl validate`: every rule that the inputs at hand can decide.

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::exit::Exit;
use crate::finding::Severity;
use crate::model::{Files, Profile};
use crate::report::findings::{Read, Totals, human};
use crate::report::json;
use crate::run::Run;
use crate::ui::Format;
use crate::{rules, source};

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

/// Checks profiles.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let mut files = Files::default();
    let catalog = Catalog::built_in();
    let environment = run.global.env.clone();
    let loaded = args.inputs.read_files(&addresses, environment.as_deref(), catalog, &mut files, run)?;
    let profiles: Vec<&Profile> = loaded.profiles.iter().collect();
    let (found, not_checked) = rules::check(&profiles, catalog);
    let mut findings = loaded.findings;
    findings.extend(found);
    source::sort(&mut findings, &files);
    let text = match run.ui.format() {
        Format::Human => {
            let read = Read { profiles: profiles.len(), files: loaded.read, skipped: loaded.skipped };
            human(&findings, &not_checked, &files, read, run.ui.color())
        }
        Format::Json => json::text(&json::findings(&findings, &not_checked, &files, loaded.read)),
    };
    run.ui.answer(&text)?;
    let totals = Totals::of(&findings);
    let failed = totals.errors > 0
        || (args.deny == Some(Deny::Warnings) && findings.iter().any(|f| f.severity == Severity::Warning));
    Ok(if failed && !args.exit_zero { Exit::Findings } else { Exit::Ok })
}
