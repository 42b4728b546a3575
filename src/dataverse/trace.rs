//! `--trace-http`: every request and answer as a line of JSON, without secrets.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::client::{Answer, Request};
use super::errors::Failure;

/// Headers that may hold secrets.
const SECRET: [&str; 4] = ["authorization", "proxy-authorization", "set-cookie", "cookie"];

/// The file that requests and answers are written to.
pub struct Trace(RefCell<File>);

impl Trace {
    /// Makes the file anew, readable by this user alone: answers hold data of the environment.
    pub fn create(file: &Path) -> io::Result<Self> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        // A file of before may be readable by others.
        match std::fs::remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Self(RefCell::new(options.open(file)?))),
        }
    }

    /// Writes one exchange; `scrub` takes the token out of a text.
    pub(super) fn write(
        &self,
        request: &Request,
        outcome: Result<&Answer, &Failure>,
        took: Duration,
        scrub: impl Fn(&str) -> String,
    ) {
        let text = |bytes: &[u8]| scrub(&String::from_utf8_lossy(bytes));
        let sent: Map<String, Value> = request
            .headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), scrub(value).into()))
            .chain([("authorization".to_owned(), Value::from("Bearer …"))])
            .collect();
        let answer = match outcome {
            Ok(answer) => {
                let shown = |name: &str, value: &[u8]| {
                    if SECRET.contains(&name) { "…".to_owned() } else { text(value) }
                };
                let headers: Map<String, Value> = answer
                    .headers
                    .iter()
                    .map(|(name, value)| (name.to_string(), shown(name.as_str(), value.as_bytes()).into()))
                    .collect();
                json!({ "status": answer.status, "headers": headers, "body": text(&answer.body) })
            }
            Err(failure) => json!({ "failure": scrub(&failure.to_string()) }),
        };
        let line = json!({
            "time": jiff::Timestamp::now().to_string(),
            "milliseconds": u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
            "request": {
                "method": request.method.as_str(),
                "url": scrub(request.url.as_str()),
                "headers": sent,
                "body": request.body.as_deref().map(text),
            },
            "answer": answer,
        });
        // A trace that can't be written keeps nothing from being done.
        let _ = writeln!(self.0.borrow_mut(), "{line}");
    }
}
