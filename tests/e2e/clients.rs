//! Clients that others wrote, unmodified, against the sandbox. They are run where `MOPCTL_CLIENTS` names
//! the folder that they were installed into, as `.ci/run` does.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::support::Place;

/// The folder with the clients, unless they aren't there; that they are skipped must be seen.
#[allow(clippy::print_stderr, reason = "a test has no other way to say that it did nothing")]
fn installed() -> Option<PathBuf> {
    let folder = std::env::var_os("MOPCTL_CLIENTS").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        eprintln!("skipped: MOPCTL_CLIENTS names no folder with clients");
    }
    folder
}

/// Runs a script with a sandbox of its own; the script ends with an error where an answer is wrong.
fn run(program: &Path, script: &str, clients: &Path, options: &[&str]) {
    let place = Place::new();
    let server = place.serve(&[&["--log", "log.jsonl"], options].concat());
    let done = Command::new(program)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(script))
        .env("SANDBOX_URL", &server.url)
        .env("SANDBOX_TOKEN", &server.token)
        .env("CLIENT_FOLDER", clients)
        .env("REQUESTS_CA_BUNDLE", place.work().join("certificate.pem"))
        .output()
        .unwrap();
    let log = std::fs::read_to_string(place.work().join("log.jsonl")).unwrap_or_default();
    let last: Vec<&str> = log.lines().rev().take(3).collect();
    assert!(
        done.status.success(),
        "{}\n{}\nlast requests: {last:#?}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
}

#[test]
fn dynamics_web_api_finds_what_it_expects() {
    let Some(clients) = installed() else { return };
    run(Path::new("node"), "dynamics_web_api.mjs", &clients, &[]);
}

/// Over https, as that client insists.
#[test]
fn the_vendors_client_finds_what_it_expects() {
    let Some(clients) = installed() else { return };
    run(&clients.join("venv/bin/python"), "dataverse_client.py", &clients, &["--tls", "certificate.pem"]);
}
