//! One run of the program: terminal, options and configuration, handed to every command.

use std::sync::OnceLock;

use clap::ArgMatches;
use clap::parser::ValueSource;

use crate::config::Config;
use crate::error::Error;
use crate::options::Global;
use crate::ui::Ui;

/// What every command works with.
pub struct Run {
    /// The terminal.
    pub ui: Ui,
    /// Options of every command.
    pub global: Global,
    /// Which of them stand on the command line itself.
    pub given: Given,
    /// The whole command line, for what describes it.
    pub command_line: fn() -> clap::Command,
    /// Lets Ctrl-C end the process in its own way.
    pub watch_interrupts: fn(),
    config: OnceLock<Config>,
}

impl Run {
    /// Starts a run with the options of a command line.
    pub fn new(
        global: Global,
        matches: &ArgMatches,
        command_line: fn() -> clap::Command,
        watch_interrupts: fn(),
    ) -> Self {
        let ui = Ui::new(global.settings());
        Self {
            ui,
            global,
            given: Given::of(matches),
            command_line,
            watch_interrupts,
            config: OnceLock::new(),
        }
    }

    /// Fails where an option on the command line names nothing: a script's empty variable isn't meant to
    /// be whatever is the default.
    pub fn check_given(&self) -> Result<(), Error> {
        let blank = |text: &Option<String>| text.as_ref().is_some_and(|text| text.trim().is_empty());
        let option = match (&self.global.env, &self.global.url) {
            (env, _) if self.given.env && blank(env) => "--env",
            (_, url) if self.given.url && blank(url) => "--url",
            _ => return Ok(()),
        };
        Err(Error::usage(format!("{option} names no environment: its value is empty"))
            .hint("is a variable of the script not set?"))
    }

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
