//! An embedded Dataverse: the Web API's shape over real HTTP on loopback, its state in one
//! `SQLite` file. It stands for the platform, so it shares no code with the client or the rules:
//! an emulator built from the client's own types would hide the client's mistakes.

mod apps;
mod batch;
mod bulk;
mod changes;
mod clock;
mod clone;
mod definitions;
mod facts;
mod faults;
mod fetch;
mod filter;
mod flags;
mod guards;
mod journal;
mod limits;
mod metadata;
mod operators;
mod options;
mod privileges;
mod publish;
mod query;
mod routes;
mod schema;
mod seed;
mod server;
mod store;
mod tables;
mod tls;
mod values;
mod wire;
mod write;

use std::path::{Path, PathBuf};
use std::time::Duration;

use uuid::Uuid;

pub use definitions::{Defined, WHOLE};
pub use faults::{FaultKind, PlannedFault};
pub use limits::Limits;
pub use seed::{ORGANIZATION, Seeds, TEAMS, USERS, organization_id};
pub use server::Running;

/// Name of the file in the state folder.
pub const FILE_NAME: &str = "sandbox.db";

/// How the organization behaves.
#[derive(Debug, Clone, Default)]
pub struct Behaviour {
    /// Refuse more than one one-to-many or many-to-many relationship to a table, as documented;
    /// off because real profiles exceed it.
    pub enforce_one_to_many: bool,
    /// Time that each operation costs, those in batches included.
    pub latency: Duration,
    /// The service protection limits, where they are enforced.
    pub limits: Option<Limits>,
    /// What goes wrong.
    pub faults: Vec<PlannedFault>,
    /// How many requests at once it recommends; a few where nothing is said.
    pub parallelism: Option<u16>,
    /// How writes of memberships get on with each other.
    pub membership_writes: MembershipWrites,
    /// Ways of the platform that sources disagree about.
    pub quirks: Quirks,
    /// Where the clock starts, where it isn't the machine's.
    pub clock: Option<jiff::Timestamp>,
    /// Where the certificate goes, where https is served.
    pub certificate: Option<PathBuf>,
    /// Where each request is told as a line of JSON.
    pub log: Option<PathBuf>,
}

/// How writes of memberships get on with each other; sources disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MembershipWrites {
    /// Side by side.
    #[default]
    Parallel,
    /// One after the other.
    Serial,
    /// A second one at the same time is refused with 429.
    Refused,
}

impl std::str::FromStr for MembershipWrites {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "parallel" => Ok(Self::Parallel),
            "serial" => Ok(Self::Serial),
            "refused" => Ok(Self::Refused),
            other => Err(format!("`{other}`: known are parallel, serial, refused")),
        }
    }
}

/// Ways of the platform that sources disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Quirks {
    /// A `$expand` in a `$expand` gives no rows.
    pub nested_expand_empty: bool,
    /// An association added to an item that was published without one isn't seen by the publish.
    pub stale_validation: bool,
    /// A second row of the same kind is refused with 409 instead of 412.
    pub duplicate_conflict: bool,
}

impl Quirks {
    /// The words that switch them on.
    pub const WORDS: [&'static str; 3] = ["nested-expand-empty", "stale-validation", "duplicate-409"];

    /// Switches one on.
    pub fn with(mut self, word: &str) -> Result<Self, String> {
        match word {
            "nested-expand-empty" => self.nested_expand_empty = true,
            "stale-validation" => self.stale_validation = true,
            "duplicate-409" => self.duplicate_conflict = true,
            other => return Err(format!("`{other}`: known are {}", Self::WORDS.join(", "))),
        }
        Ok(self)
    }
}

/// Ends the process as if it had been killed: that is what the fault is about.
#[allow(clippy::exit, reason = "a process that is killed returns to nobody")]
fn die(code: i32) -> ! {
    std::process::exit(code)
}

/// Who and where the requests are.
#[derive(Debug)]
struct Organization {
    id: String,
    user: String,
    business_unit: String,
    behaviour: Behaviour,
}

impl Organization {
    /// The time of a request, as rows store it.
    fn now() -> String {
        clock::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Why a sandbox can't be started.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct SandboxError {
    message: String,
    /// Whether the file isn't a sandbox any more.
    pub is_broken: bool,
}

fn failed(what: &str, file: &Path, error: impl std::fmt::Display) -> SandboxError {
    let error = error.to_string();
    // SQLite's words for its codes NOTADB and CORRUPT.
    let is_broken = error.contains("file is not a database") || error.contains("disk image is malformed");
    SandboxError { message: format!("can't {what} the sandbox {}: {error}", file.display()), is_broken }
}

/// Starts a server over `file` on a loopback port (0: any free one) in a thread of its own.
pub fn start(
    file: PathBuf,
    behaviour: Behaviour,
    port: u16,
) -> Result<(Running, std::thread::JoinHandle<()>), SandboxError> {
    if let Some(time) = behaviour.clock {
        clock::start_at(time);
    }
    let connection = open(&file)?;
    seed::ensure(&connection).map_err(|fault| failed("fill", &file, fault.message))?;
    facts::extend(seed::further_tables(&connection).map_err(|error| failed("read", &file, error))?);
    let id = seed::organization(&connection).map_err(|error| failed("read", &file, error))?;
    drop(connection);
    let organization =
        Organization { id, user: seed::service_user(), business_unit: seed::root_unit(), behaviour };
    let shown = file.clone();
    server::start(file, organization, Uuid::new_v4().simple().to_string(), port)
        .map_err(|error| failed("serve", &shown, error))
}

/// Empties the organization and fills it anew. A file that isn't a sandbox any more is put aside
/// as `….broken`.
pub fn reset(file: &Path, seeds: &Seeds) -> Result<(), SandboxError> {
    let connection = open(file).or_else(|error| {
        if !error.is_broken {
            return Err(error);
        }
        std::fs::rename(file, file.with_extension("db.broken"))
            .map_err(|error| failed("replace", file, error))?;
        open(file)
    })?;
    seed::reset(&connection, seeds).map_err(|fault| failed("reset", file, fault.message))
}

/// Gives the organization the tables, columns and relationships of these definitions that it lacks
/// (`EntityDefinitions` of the Web API); a server that runs has them when it is started anew.
pub fn define(file: &Path, definitions: &serde_json::Value) -> Result<Defined, SandboxError> {
    let connection = open(file)?;
    seed::ensure(&connection).map_err(|fault| failed("fill", file, fault.message))?;
    definitions::add(&connection, definitions).map_err(|fault| failed("change", file, fault.message))
}

fn open(file: &Path) -> Result<rusqlite::Connection, SandboxError> {
    if !file.exists() {
        // Made before SQLite does, so that it is readable by this user alone.
        let made = crate::config::create_private(file);
        // Another process may have been first; then the file is there all the same.
        if let Err(error) = made
            && !file.exists()
        {
            return Err(failed("make", file, error));
        }
    }
    store::open(file).map_err(|error| failed("open", file, error))
}
