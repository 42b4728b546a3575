//! A line of JSON for each request that was answered.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use hyper::http::request::Parts;
use serde_json::json;

use super::Organization;
use super::faults::FaultKind;

/// Where the lines go, if anywhere.
pub(super) struct Journal(Option<Mutex<File>>);

/// What is told about a request. Neither headers nor bodies are: they may hold secrets.
pub(super) struct Entry {
    index: u64,
    method: String,
    path: String,
    fault: Option<FaultKind>,
    pub(super) status: u16,
    /// Requests inside it; 1 unless it is a batch.
    pub(super) operations: usize,
    pub(super) milliseconds: u128,
}

impl Entry {
    pub(super) fn new(index: u64, parts: &Parts, fault: Option<FaultKind>) -> Self {
        let path = parts.uri.path_and_query().map_or_else(String::new, ToString::to_string);
        Self {
            index,
            method: parts.method.to_string(),
            path,
            fault,
            status: 0,
            operations: 1,
            milliseconds: 0,
        }
    }
}

impl Journal {
    /// Opens a file to write behind what is in it.
    pub(super) fn open(file: Option<&Path>) -> io::Result<Self> {
        let file = file.map(|file| File::options().create(true).append(true).open(file)).transpose()?;
        Ok(Self(file.map(Mutex::new)))
    }

    pub(super) fn write(&self, entry: &Entry) {
        let Some(file) = &self.0 else { return };
        let line = json!({
            "index": entry.index,
            "time": Organization::now(),
            "method": entry.method,
            "path": entry.path,
            "status": (entry.status > 0).then_some(entry.status),
            "operations": entry.operations,
            "milliseconds": u64::try_from(entry.milliseconds).unwrap_or(u64::MAX),
            "fault": entry.fault.map(FaultKind::word),
        });
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        // A log that can't be written keeps no request from being answered.
        let _ = writeln!(file, "{line}");
    }
}
