//! An embedded Dataverse: the Web API's shape over real HTTP on loopback, its state in one
//! `SQLite` file. It stands for the platform, so it shares no code with the client or the rules:
//! an emulator built from the client's own types would hide the client's mistakes.

mod batch;
mod facts;
mod filter;
mod guards;
mod metadata;
mod options;
mod publish;
mod query;
mod routes;
mod schema;
mod seed;
mod server;
mod store;
mod tables;
mod values;
mod wire;
mod write;

use std::path::{Path, PathBuf};

use uuid::Uuid;

pub use server::Running;

/// Name of the file in the state folder.
pub const FILE_NAME: &str = "sandbox.db";

/// How the organization behaves.
#[derive(Debug, Clone, Copy, Default)]
pub struct Behaviour {
    /// Refuse more than one one-to-many or many-to-many relationship to a table, as documented;
    /// off because real profiles exceed it.
    pub enforce_one_to_many: bool,
}

/// Who and where the requests are.
#[derive(Debug)]
struct Organization {
    id: String,
    user: String,
    business_unit: String,
    one_to_many: bool,
}

impl Organization {
    /// The time of a request, as rows store it.
    fn now() -> String {
        jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
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
    let connection = open(&file)?;
    seed::ensure(&connection).map_err(|fault| failed("fill", &file, fault.message))?;
    drop(connection);
    let organization = Organization {
        id: seed::organization_id(),
        user: seed::service_user(),
        business_unit: seed::root_unit(),
        one_to_many: behaviour.enforce_one_to_many,
    };
    let shown = file.clone();
    server::start(file, organization, Uuid::new_v4().simple().to_string(), port)
        .map_err(|error| failed("serve", &shown, error))
}

/// Empties the organization and fills it anew. A file that isn't a sandbox any more is put aside
/// as `….broken`.
pub fn reset(file: &Path) -> Result<(), SandboxError> {
    let connection = open(file).or_else(|error| {
        if !error.is_broken {
            return Err(error);
        }
        std::fs::rename(file, file.with_extension("db.broken"))
            .map_err(|error| failed("replace", file, error))?;
        open(file)
    })?;
    seed::reset(&connection).map_err(|fault| failed("reset", file, fault.message))
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
