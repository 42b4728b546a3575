//! `mopctl sandbox`: the embedded Dataverse for other clients.

use clap::Subcommand;
use serde_json::json;

use crate::config;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::sandbox::{self, Behaviour};
use crate::ui::Format;

use super::environment;

/// Arguments of `mopctl sandbox`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Serve it on a loopback port until interrupted; prints one line of JSON with url and token
    Serve {
        /// Port on 127.0.0.1; 0 takes any free one
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// Refuse more than one one-to-many or many-to-many relationship to a table, as documented
        #[arg(long)]
        enforce_one_to_many: bool,
    },
    /// Empty it and fill it again as on the first day
    Reset,
    /// Say where it keeps its state
    Path,
}

/// Serves, resets or locates the sandbox.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let file = config::state_folder()?.join(sandbox::FILE_NAME);
    let failed = |error: sandbox::SandboxError| environment::sandbox_failed(&error);
    match &args.action {
        Action::Serve { port, enforce_one_to_many } => {
            let behaviour = Behaviour { enforce_one_to_many: *enforce_one_to_many };
            let (running, thread) = sandbox::start(file, behaviour, *port).map_err(failed)?;
            let line = json!({ "url": running.url, "token": running.token });
            run.ui.answer(&format!("{line}\n"))?;
            thread.join().map_err(|_| Error::new(Kind::Internal, "the sandbox stopped"))?;
        }
        Action::Reset => {
            sandbox::reset(&file).map_err(failed)?;
            let shown = file.display();
            let answer = match run.ui.format() {
                Format::Human => format!("The sandbox is as on its first day: {shown}\n"),
                Format::Json => text(&json!({ "schema_version": SCHEMA_VERSION, "path": file })),
            };
            run.ui.answer(&answer)?;
        }
        Action::Path => {
            let answer = match run.ui.format() {
                Format::Human => format!("{}\n", file.display()),
                Format::Json => text(&json!({ "schema_version": SCHEMA_VERSION, "path": file })),
            };
            run.ui.answer(&answer)?;
        }
    }
    Ok(Exit::Ok)
}
