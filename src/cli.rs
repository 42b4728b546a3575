//! The command line: what it says is done, and an error ends in a message and an exit code.

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::commands::Command;
use crate::dataverse::Failure;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::interrupt;
use crate::options::Global;
use crate::report::json;
use crate::run::Run;
use crate::ui::{Format, Settings, Ui};

/// Mobile offline profiles of Dynamics 365 and Power Platform as code
#[derive(Debug, Parser)]
#[command(
    name = "mopctl",
    version,
    max_term_width = 100,
    after_help = "Start with `mopctl validate profiles` or try the whole circle on the embedded \
                  sandbox: `mopctl publish profiles --env sandbox`."
)]
pub struct Cli {
    /// What applies to every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Parses the command line and does what it says. `watch_interrupts` lets Ctrl-C end the process in its
/// own way; it is called by what goes online.
pub fn main(watch_interrupts: fn()) -> Exit {
    std::panic::set_hook(Box::new(|panic| {
        crate::ui::trace(&format!(
            "internal error: {panic}\n  hint: this is a defect of mopctl {}; please report it with the command that led here",
            env!("CARGO_PKG_VERSION")
        ));
    }));
    let matches = match Cli::command().try_get_matches() {
        Ok(matches) => matches,
        Err(error) => return usage(&error),
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let mut run = Run::new(cli.global, &matches, Cli::command, watch_interrupts);
    if let Some(folder) = &run.global.start_in
        && let Err(error) = std::env::set_current_dir(folder)
    {
        let error = Error::io("enter", folder, &error);
        return failed(&mut run.ui, error.into());
    }
    if let Err(error) = run.check_given() {
        return failed(&mut run.ui, error.into());
    }
    let exit = match cli.command.run(&mut run) {
        Ok(exit) => exit,
        Err(error) => failed(&mut run.ui, error),
    };
    if interrupt::is_wanted() { Exit::Interrupted } else { exit }
}

fn usage(error: &clap::Error) -> Exit {
    // Help and version are answers; clap knows which stream is theirs.
    let _ = error.print();
    if !error.use_stderr() {
        return Exit::Ok;
    }
    if wants_json() {
        let message = error.render().to_string();
        // What is missing stands on lines of its own below the first.
        let lines = message.lines().map(str::trim).take_while(|line| !line.is_empty());
        let said: Vec<&str> = lines.collect();
        let said = said.join(" ");
        let said = Error::usage(said.strip_prefix("error: ").unwrap_or(&said));
        // It stands on stderr already; nothing is left to do when stdout is gone.
        let _ = Ui::new(Settings::default()).answer(&json::text(&json::error(&said)));
    }
    Exit::Usage
}

/// Whether a command line that isn't understood asks for JSON.
fn wants_json() -> bool {
    let words: Vec<_> = std::env::args_os().collect();
    words.iter().any(|word| word == "--format=json")
        || words.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json")
}

fn failed(ui: &mut Ui, error: anyhow::Error) -> Exit {
    let error = error
        .downcast::<Error>()
        .or_else(|other| other.downcast::<Failure>().map(Error::from))
        .unwrap_or_else(|other| Error::new(Kind::Internal, format!("{other:#}")));
    ui.error(&error);
    let exit = Exit::of(error.kind);
    // An answer in JSON is one object.
    if ui.format() == Format::Json && error.kind != Kind::BrokenPipe && !ui.has_answered() {
        // The error stands on stderr already; nothing is left to do when stdout is gone.
        let _ = ui.answer(&json::text(&json::error(&error)));
    }
    exit
}
