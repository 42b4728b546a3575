//! Requests and answers as the sandbox sees them, and how it says no.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::Quirks;
use super::faults::FaultKind;

/// A request, whether it came alone or inside a `$batch`.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) method: String,
    /// Path below `/api/data/v9.x/`, percent-decoded segment by segment.
    pub(super) path: String,
    /// Query options, form-decoded.
    pub(super) query: Vec<(String, String)>,
    /// The query as it came, for continuation links.
    pub(super) raw_query: String,
    /// Names in lower case; several values are joined with commas.
    pub(super) headers: HashMap<String, String>,
    pub(super) body: Vec<u8>,
    /// Scheme, host and version path that the client used, ending in `/`.
    pub(super) base: String,
    /// What goes wrong with it, on request.
    pub(super) fault: Option<FaultKind>,
    pub(super) quirks: Quirks,
}

impl Request {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub(super) fn option(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// An argument of a function call, written in place or behind an alias.
    pub(super) fn argument(&self, call: &str, name: &str) -> Option<String> {
        let inner = call.split_once('(')?.1.trim_end_matches(')');
        let value =
            inner.match_indices(name).find_map(|(at, _)| inner[at + name.len()..].strip_prefix('='))?;
        let end = if value.starts_with('[') { value.find(']').map(|at| at + 1) } else { value.find(',') };
        let value = &value[..end.unwrap_or(value.len())];
        if value.starts_with('@') { self.option(value).map(str::to_owned) } else { Some(value.to_owned()) }
    }

    /// A preference of the `Prefer` header; an empty text where it has no value.
    pub(super) fn preference(&self, name: &str) -> Option<&str> {
        let header = self.header("prefer")?;
        // Annotation lists hold commas inside quotes or not at all; names decide where one starts.
        let at = header.find(name)?;
        let rest = &header[at + name.len()..];
        let Some(value) = rest.strip_prefix('=') else { return Some("") };
        let value = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => value.split([',', ';']).next(),
        };
        value.map(str::trim)
    }

    pub(super) fn json(&self) -> Result<Value, Fault> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return Ok(json!({}));
        }
        serde_json::from_slice(&self.body).map_err(|error| {
            Fault::new(
                400,
                "0x80048d19",
                format!(
                    "Error identified in Payload provided by the user for Entity :'', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: {error}"
                ),
            )
        })
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new() }
    }

    pub(super) fn json(status: u16, value: &Value) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "application/json; odata.metadata=minimal".into())],
            body: value.to_string().into_bytes(),
        }
    }

    pub(super) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// A refusal, with the platform's own code and words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) status: u16,
    pub(super) code: &'static str,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    pub(super) fn bad(message: impl Into<String>) -> Self {
        Self::new(400, "0x0", message)
    }

    /// The code of a second row of the same kind.
    pub(super) const DUPLICATE: &'static str = "0x80040237";

    pub(super) fn duplicate() -> Self {
        Self::new(412, Self::DUPLICATE, "Cannot insert duplicate key.")
    }

    pub(super) fn not_found(label: &str, id: &str) -> Self {
        Self::new(404, "0x80040217", format!("{label} With Id = {id} Does Not Exist"))
    }

    pub(super) fn no_resource(segment: &str) -> Self {
        Self::new(404, "0x80060888", format!("Resource not found for the segment '{segment}'."))
    }

    pub(super) fn answer(&self) -> Answer {
        Answer::json(self.status, &json!({ "error": { "code": self.code, "message": self.message } }))
    }
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::new(500, "0x80040216", format!("An unexpected error occurred: {error}"))
    }
}

/// Reason phrases of the status lines inside a `$batch` answer.
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        412 => "Precondition Failed",
        413 => "Payload Too Large",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

/// Decodes `%41` and, in queries, `+`.
pub(super) fn decode(text: &str, form: bool) -> String {
    let text = if form { text.replace('+', " ") } else { text.to_owned() };
    percent_encoding::percent_decode_str(&text).decode_utf8_lossy().into_owned()
}

/// Splits a query string into decoded options.
pub(super) fn query_options(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(key, true), decode(value, true))
        })
        .collect()
}
