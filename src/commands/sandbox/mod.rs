//! `mopctl sandbox`: the embedded Dataverse for other clients.

mod define;

use std::path::PathBuf;
use std::time::Duration;

use clap::Subcommand;
use serde_json::json;

use crate::config;
use crate::duration;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::sandbox::{self, Behaviour, Limits, MembershipWrites, PlannedFault, Quirks, Seeds};
use crate::ui::Format;

use super::environment;
use super::inputs::Inputs;

/// Arguments of `mopctl sandbox`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

/// What `--help` says about the embedded one.
const VARIABLES: &str = "The embedded sandbox (--env sandbox) takes the same from variables: MOPCTL_SANDBOX_LATENCY, \
MOPCTL_SANDBOX_ENFORCE_LIMITS, MOPCTL_SANDBOX_FAULTS (with commas), MOPCTL_SANDBOX_PARALLELISM, MOPCTL_SANDBOX_MEMBERSHIP_WRITES, \
MOPCTL_SANDBOX_QUIRKS (with commas), MOPCTL_SANDBOX_CLOCK, MOPCTL_SANDBOX_LOG.";

#[derive(Debug, Subcommand)]
enum Action {
    /// Serve it on a loopback port until interrupted; prints one line of JSON with url and token
    #[command(after_help = VARIABLES)]
    Serve {
        /// Port on 127.0.0.1; 0 takes any free one
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// Serve https on localhost, and write the certificate for clients to trust into this file
        #[arg(long, value_name = "FILE")]
        tls: Option<PathBuf>,
        #[command(flatten)]
        shape: Shape,
    },
    /// Empty it and fill it again as on the first day
    Reset {
        /// How many users it has
        #[arg(long, default_value_t = sandbox::USERS, value_name = "N", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
        users: u32,
        /// How many teams it has
        #[arg(long, default_value_t = sandbox::TEAMS, value_name = "N", value_parser = clap::value_parser!(u32).range(..=100_000))]
        teams: u32,
        /// Further rows: JSON of entity sets, each with a list of rows as the Web API takes them;
        /// `RetrieveTotalRecordCount` with a number by table is what that function answers then,
        /// `EntityDefinitions` a list of further tables with `Attributes` and `ManyToOneRelationships`
        #[arg(long, value_name = "FILE")]
        seed: Option<PathBuf>,
        /// Name of its organization: sandboxes of different names are different environments
        #[arg(long, default_value = sandbox::ORGANIZATION, value_name = "NAME")]
        organization: String,
    },
    /// Give it the tables, columns and relationships that profiles name, or those of a snapshot
    #[command(mut_arg("addresses", |arg| arg.help(
        "Profile files, folders, solutions, snapshots or `-`; without one the folder `profiles` beside the configuration"
    )))]
    Define {
        #[command(flatten)]
        inputs: Inputs,
    },
    /// Say where it keeps its state
    Path,
}

/// How it behaves. For the embedded one each has a variable.
#[derive(Debug, clap::Args)]
struct Shape {
    /// Refuse more than one one-to-many or many-to-many relationship to a table, as documented
    #[arg(long)]
    enforce_one_to_many: bool,
    /// Time that each operation costs, those in batches included, such as 50ms
    #[arg(long, value_name = "TIME", value_parser = duration::parse, default_value = "0ms")]
    latency: Duration,
    /// Enforce the service protection limits, or REQUESTS/SECONDS, such as 600/30
    #[arg(long, value_name = "LIMITS", num_args = 0..=1, default_missing_value = "", require_equals = true)]
    enforce_limits: Option<Limits>,
    /// What goes wrong: KIND (always), KIND@INDEX (that request, counted from 0; 3+7 for several) or
    /// KIND:PROBABILITY; repeatable. KIND: 429, 429-time, 429-concurrency, 503, slow, hang, reset,
    /// commit-timeout, inner-429, truncated-batch, wrong-part-count, stale-etag, expired-token,
    /// missing-privilege, html-error, bad-json, die-before, die-after
    #[arg(long = "fault", value_name = "KIND[@INDEX|:PROBABILITY]")]
    faults: Vec<PlannedFault>,
    /// How many requests at once it recommends (`x-ms-dop-hint`)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=52))]
    parallelism: Option<u16>,
    /// How writes of memberships get on with each other: parallel, serial or refused
    #[arg(long, value_name = "HOW", default_value = "parallel")]
    membership_writes: MembershipWrites,
    /// A way that sources disagree about: nested-expand-empty, stale-validation, duplicate-409
    #[arg(long = "quirk", value_name = "NAME")]
    quirks: Vec<String>,
    /// Let its clock start at this time and go on by a second at each look, such as 2026-01-05T08:00:00Z
    #[arg(long, value_name = "TIME")]
    clock: Option<jiff::Timestamp>,
    /// Write a line of JSON for each request into this file
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
}

impl Shape {
    fn behaviour(&self) -> Result<Behaviour, Error> {
        Ok(Behaviour {
            enforce_one_to_many: self.enforce_one_to_many,
            latency: self.latency,
            limits: self.enforce_limits,
            faults: self.faults.clone(),
            parallelism: self.parallelism,
            membership_writes: self.membership_writes,
            quirks: quirks(self.quirks.iter().map(String::as_str)).map_err(Error::usage)?,
            log: self.log.clone(),
            certificate: None,
            clock: self.clock,
        })
    }
}

fn quirks<'q>(mut words: impl Iterator<Item = &'q str>) -> Result<Quirks, String> {
    words.try_fold(Quirks::default(), Quirks::with)
}

/// How the embedded sandbox behaves, as variables say.
pub fn embedded() -> Result<Behaviour, Error> {
    fn read<T: Default>(name: &str, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, Error> {
        let name = format!("MOPCTL_SANDBOX_{name}");
        match std::env::var(&name) {
            Ok(text) if !text.trim().is_empty() => {
                parse(text.trim()).map_err(|error| Error::usage(format!("{name}: {error}")))
            }
            _ => Ok(T::default()),
        }
    }
    let words = |text: &str| -> Vec<String> {
        text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    };
    Ok(Behaviour {
        enforce_one_to_many: false,
        latency: read("LATENCY", duration::parse)?,
        limits: read("ENFORCE_LIMITS", |text| text.parse().map(Some))?,
        faults: read("FAULTS", |text| words(text).iter().map(|word| word.parse()).collect())?,
        parallelism: read("PARALLELISM", |text| {
            text.parse().map(Some).map_err(|_| "write a number".to_owned())
        })?,
        membership_writes: read("MEMBERSHIP_WRITES", str::parse)?,
        quirks: read("QUIRKS", |text| quirks(words(text).iter().map(String::as_str)))?,
        log: read("LOG", |text| Ok(Some(PathBuf::from(text))))?,
        certificate: None,
        clock: read("CLOCK", |text| text.parse().map(Some).map_err(|error: jiff::Error| error.to_string()))?,
    })
}

/// Serves, resets or locates the sandbox.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let file = config::state_folder()?.join(sandbox::FILE_NAME);
    let failed = |error: sandbox::SandboxError| environment::sandbox_failed(&error);
    match &args.action {
        Action::Serve { port, tls, shape } => {
            (run.watch_interrupts)();
            let behaviour = Behaviour { certificate: tls.clone(), ..shape.behaviour()? };
            let (running, thread) = sandbox::start(file, behaviour, *port).map_err(failed)?;
            let mut line = json!({ "url": running.url, "token": running.token });
            if let Some(certificate) = tls {
                line["certificate"] = certificate.display().to_string().into();
            }
            run.ui.answer(&format!("{line}\n"))?;
            thread.join().map_err(|_| Error::new(Kind::Internal, "the sandbox stopped"))?;
        }
        Action::Reset { users, teams, seed, organization } => {
            let rows = seed.as_deref().map(seed_rows).transpose()?;
            let organization = organization.clone();
            let seeds = Seeds { users: *users, teams: *teams, rows, organization };
            sandbox::reset(&file, &seeds).map_err(|error| match seed {
                Some(seed) if !error.is_broken => {
                    let shown = seed.display();
                    Error::new(Kind::Unreadable, format!("{shown} can't be used as a seed: {error}"))
                }
                _ => failed(error),
            })?;
            // What was published before isn't there any more.
            let records =
                config::state_folder()?.join("applied").join(sandbox::organization_id(&seeds.organization));
            match std::fs::remove_dir_all(&records) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::io("remove", &records, &error).into());
                }
                _ => {}
            }
            let shown = file.display();
            let answer = match run.ui.format() {
                Format::Human => format!("The sandbox is as on its first day: {shown}\n"),
                Format::Json => text(&json!({ "schema_version": SCHEMA_VERSION, "path": file })),
            };
            run.ui.answer(&answer)?;
        }
        Action::Define { inputs } => return define::run(inputs, &file, run),
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

fn seed_rows(file: &std::path::Path) -> Result<serde_json::Value, Error> {
    let text = std::fs::read_to_string(file).map_err(|error| Error::io("read", file, &error))?;
    serde_json::from_str(&text).map_err(|error| {
        Error::new(Kind::Unreadable, format!("{} isn't JSON: {error}", file.display()))
            .hint("write it as {\"systemusers\": [{\"fullname\": \"…\"}]}")
    })
}
