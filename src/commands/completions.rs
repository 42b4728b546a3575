//! `mopctl completions SHELL`: a completion script on stdout.

use clap_complete::Shell;

use crate::exit::Exit;
use crate::run::Run;

/// Arguments of `mopctl completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Writes the script.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    run.ui.answer(&script(args.shell, &mut (run.command_line)()))?;
    Ok(Exit::Ok)
}

/// The completion script of a shell for a command line.
pub fn script(shell: Shell, command_line: &mut clap::Command) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, command_line, "mopctl", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}
