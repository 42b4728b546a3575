//! One run of the program: terminal, options and configuration, handed to every command.

use std::sync::OnceLock;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

use crate::cli::{Cli, Global};
use crate::config::Config;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::json;
use crate::ui::{Format, Ui};

/// What every command works with.
pub struct Run {
    /// The terminal.
    pub ui: Ui,
    /// Options of every command.
    pub global: Global,
    /// Which of them stand on the command line itself.
    pub given: Given,
    config: OnceLock<Config>,
}

impl Run {
    /// The configuration, read at first use.
    pub fn config(&self) -> Result<&Config, Error> {
        if let Some(config) = self.config.get() {
            return Ok(config);
        }
        let config = if self.global.no_config {
            Config::default()
        } else {
            Config::find(self.global.config.as_deref())?
        };
        Ok(self.config.get_or_init(|| config))
    }
}

/// Options that stand on the command line rather than in a variable.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given {
    /// `--env`.
    pub env: bool,
    /// `--url`.
    pub url: bool,
}

impl Given {
    fn of(matches: &ArgMatches) -> Self {
        let mut innermost = matches;
        while let Some((_, inner)) = innermost.subcommand() {
            innermost = inner;
        }
        let given = |name| innermost.value_source(name) == Some(ValueSource::CommandLine);
        Self { env: given("env"), url: given("url") }
    }
}

/// Parses the command line and does what it says.
pub fn main() -> Exit {
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
    let ui = Ui::new(cli.global.settings());
    let mut run = Run { ui, global: cli.global, given: Given::of(&matches), config: OnceLock::new() };
    if let Some(folder) = &run.global.start_in
        && let Err(error) = std::env::set_current_dir(folder)
    {
        let error = Error::io("enter", folder, &error);
        return failed(&mut run.ui, error.into());
    }
    match cli.command.run(&mut run) {
        Ok(exit) => exit,
        Err(error) => failed(&mut run.ui, error),
    }
}

fn usage(error: &clap::Error) -> Exit {
    // Help and version are answers; clap knows which stream is theirs.
    let _ = error.print();
    if error.use_stderr() { Exit::Usage } else { Exit::Ok }
}

fn failed(ui: &mut Ui, error: anyhow::Error) -> Exit {
    let error =
        error.downcast::<Error>().unwrap_or_else(|other| Error::new(Kind::Internal, format!("{other:#}")));
    ui.error(&error);
    let exit = Exit::of(error.kind);
    if ui.format() == Format::Json && error.kind != Kind::BrokenPipe {
        // The error stands on stderr already; nothing is left to do when stdout is gone.
        let _ = ui.answer(&json::text(&json::error(&error)));
    }
    exit
}
