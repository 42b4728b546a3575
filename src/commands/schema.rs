//! `mopctl schema`: JSON Schema for editors.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::exit::Exit;
use crate::report::json::text;
use crate::run::Run;
use crate::schema;

use super::output::{deliver, is_stdout};

/// Arguments of `mopctl schema`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which file it describes
    #[arg(value_enum, default_value_t)]
    of: Of,
    /// Write into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
enum Of {
    /// A profile file.
    #[default]
    Profile,
    /// mopctl.yaml.
    Config,
}

/// Writes a schema.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let schema = match args.of {
        Of::Profile => schema::profile(),
        Of::Config => schema::config(),
    };
    let output = args.output.as_deref();
    deliver(&text(&schema), output, run)?;
    if let Some(file) = output.filter(|file| !is_stdout(Some(file)) && args.of == Of::Profile) {
        let line = format!("# yaml-language-server: $schema={}", file.display());
        run.ui.note(&format!("start profile files with: {line}"));
    }
    Ok(Exit::Ok)
}
