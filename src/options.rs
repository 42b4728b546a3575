//! Options that every command takes.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use crate::ui::{Color, FormatWord, Settings};

/// How long a request may take where nobody says; publishing is slow on large environments.
const DEFAULT_TIMEOUT: &str = "300s";

/// A variable of CI that has no value is there, but empty.
fn timeout(text: &str) -> Result<Duration, String> {
    crate::duration::positive(if text.trim().is_empty() { DEFAULT_TIMEOUT } else { text })
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// How to write the answer
    #[arg(
        long,
        value_parser = FormatWord::of(["human", "json"]),
        default_value = "human",
        global = true,
        help_heading = "Global options"
    )]
    pub format: FormatWord,
    /// When to use colour
    #[arg(long, value_enum, default_value_t, global = true, help_heading = "Global options")]
    pub color: Color,
    /// Say nothing but the answer and errors
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Show every request to the environment
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub verbose: bool,
    /// Never ask; fail and name the missing option instead
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
    /// Run as if started in this folder
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = "Global options")]
    pub start_in: Option<PathBuf>,
    /// Project configuration instead of the mopctl.yaml found by walking up
    #[arg(long, value_name = "FILE", global = true, help_heading = "Global options")]
    pub config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, global = true, conflicts_with = "config", help_heading = "Global options")]
    pub no_config: bool,
    /// Environment to work with; `sandbox` is the embedded Dataverse
    #[arg(
        long,
        value_name = "NAME",
        env = "MOPCTL_ENV",
        hide_env_values = true,
        global = true,
        help_heading = "Global options"
    )]
    pub env: Option<String>,
    /// How long one request may take, such as 30s
    #[arg(
        long,
        value_name = "TIME",
        env = "MOPCTL_TIMEOUT",
        hide_env_values = true,
        value_parser = timeout,
        default_value = DEFAULT_TIMEOUT,
        global = true,
        help_heading = "Global options"
    )]
    pub timeout: Duration,
    /// Write every request and answer into this file, without secrets
    #[arg(long, value_name = "FILE", global = true, help_heading = "Global options")]
    pub trace_http: Option<PathBuf>,
    /// URL of the environment; the access token comes from `MOPCTL_TOKEN`
    #[arg(
        long,
        value_name = "URL",
        env = "MOPCTL_URL",
        hide_env_values = true,
        global = true,
        help_heading = "Global options"
    )]
    pub url: Option<String>,
}

impl Global {
    /// What the terminal needs to know.
    pub fn settings(&self) -> Settings {
        Settings {
            format: self.format,
            color: self.color,
            quiet: self.quiet,
            verbose: self.verbose,
            no_input: self.no_input,
        }
    }
}
