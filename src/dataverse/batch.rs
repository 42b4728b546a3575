//! `$batch` with one changeset: bodies together and apart again.
//! Wire form: "Execute batch operations using the Web API", Microsoft.

use std::collections::HashMap;

use serde_json::Value;

use super::errors::{Failure, ServiceError, said};

/// The verb of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Create, or call an action.
    Post,
    /// Change.
    Patch,
    /// Delete.
    Delete,
}

impl Method {
    /// The verb as it is sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// One write.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The verb.
    pub method: Method,
    /// Path below the Web API's root.
    pub path: String,
    /// The version the row must have.
    pub etag: Option<String>,
    /// The body.
    pub body: Option<Value>,
}

/// The answer to one write.
#[derive(Debug, Clone)]
pub struct PartAnswer {
    /// Which write it answers, from 1; only changesets say it.
    pub content_id: Option<usize>,
    /// HTTP status.
    pub status: u16,
    /// The body; `Null` where there is none or it isn't JSON.
    pub body: Value,
}

impl PartAnswer {
    /// Whether the write was done.
    pub fn is_done(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The refusal as a failure.
    pub fn failure(&self) -> Failure {
        let (code, message) = self.refusal();
        Failure::Service(ServiceError { status: self.status, code, message, request_id: None })
    }

    /// Code and words of a refusal.
    pub fn refusal(&self) -> (String, String) {
        said(&self.body)
    }
}

/// The body of a batch: a group of one write stands for itself, several make a changeset. Line ends
/// are CRLF to the last one: the service drops the last request otherwise.
pub(super) fn body(groups: &[Vec<Operation>], batch: &str, boundary: impl Fn() -> String) -> String {
    let mut lines: Vec<String> = Vec::new();
    // Ids are unique over the whole batch, as OData 4.0 asks.
    let mut id = 0;
    for group in groups {
        lines.push(format!("--{batch}"));
        if let ([single], true) = (group.as_slice(), groups.len() > 1) {
            part(&mut lines, single, None);
            continue;
        }
        let changes = boundary();
        lines.push(format!("Content-Type: multipart/mixed; boundary={changes}"));
        lines.push(String::new());
        for operation in group {
            id += 1;
            lines.push(format!("--{changes}"));
            part(&mut lines, operation, Some(id));
        }
        lines.push(format!("--{changes}--"));
        lines.push(String::new());
    }
    lines.push(format!("--{batch}--"));
    lines.push(String::new());
    lines.join("\r\n")
}

/// The body of a batch of reads. Each ends in one more blank line, or the delimiter behind it is lost.
pub(super) fn reads(paths: &[String], batch: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for path in paths {
        lines.push(format!("--{batch}"));
        lines.push("Content-Type: application/http".into());
        lines.push("Content-Transfer-Encoding: binary".into());
        lines.push(String::new());
        lines.push(format!("GET /api/data/v9.2/{path} HTTP/1.1"));
        lines.push("Accept: application/json".into());
        lines.push(String::new());
        lines.push(String::new());
    }
    lines.push(format!("--{batch}--"));
    lines.push(String::new());
    lines.join("\r\n")
}

fn part(lines: &mut Vec<String>, operation: &Operation, content_id: Option<usize>) {
    lines.push("Content-Type: application/http".into());
    lines.push("Content-Transfer-Encoding: binary".into());
    if let Some(id) = content_id {
        lines.push(format!("Content-ID: {id}"));
    }
    lines.push(String::new());
    lines.push(format!("{} /api/data/v9.2/{} HTTP/1.1", operation.method.word(), operation.path));
    if let Some(etag) = &operation.etag {
        lines.push(format!("If-Match: {etag}"));
    }
    match &operation.body {
        Some(body) => {
            lines.push("Content-Type: application/json; type=entry".into());
            lines.push(String::new());
            lines.push(body.to_string());
        }
        None => {
            lines.push(String::new());
            lines.push(String::new());
        }
    }
}

/// The parts of an answer, each with what stands in it: one answer, or those of a changeset.
pub(super) fn answers(content_type: &str, body: &[u8]) -> Result<Vec<Vec<PartAnswer>>, Failure> {
    let broken = || Failure::Answer("the environment's answer to a batch can't be read".to_owned());
    let boundary = boundary(content_type).ok_or_else(broken)?;
    let text = std::str::from_utf8(body).map_err(|_| broken())?;
    let mut found = Vec::new();
    for section in sections(text, boundary) {
        let (headers, rest) = headers(section);
        let inner = headers.get("content-type").cloned().unwrap_or_default();
        if inner.starts_with("multipart/mixed") {
            let inner = super::batch::boundary(&inner).ok_or_else(broken)?;
            let inner: Option<Vec<PartAnswer>> = sections(rest, inner).into_iter().map(answer).collect();
            found.push(inner.ok_or_else(broken)?);
        } else {
            found.push(vec![answer(section).ok_or_else(broken)?]);
        }
    }
    Ok(found)
}

fn boundary(content_type: &str) -> Option<&str> {
    let rest = content_type.split("boundary=").nth(1)?;
    let value = rest.split(';').next()?.trim().trim_matches('"');
    (!value.is_empty()).then_some(value)
}

/// The texts between the delimiter lines of a boundary.
fn sections<'t>(text: &'t str, boundary: &str) -> Vec<&'t str> {
    let delimiter = format!("--{boundary}");
    let closing = format!("--{boundary}--");
    let mut found = Vec::new();
    let mut start = None;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == delimiter || bare == closing {
            if let Some(start) = start {
                found.push(&text[start..offset]);
            }
            start = (bare == delimiter).then_some(offset + line.len());
        }
        offset += line.len();
    }
    found
}

fn headers(text: &str) -> (HashMap<String, String>, &str) {
    let mut found = HashMap::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        offset += line.len();
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            found.insert(name.trim().to_lowercase(), value.trim().to_owned());
        }
    }
    (found, &text[offset..])
}

fn answer(section: &str) -> Option<PartAnswer> {
    let (part, rest) = headers(section);
    let rest = rest.trim_start();
    let (status_line, rest) = rest.split_once('\n')?;
    let status = status_line.split_whitespace().nth(1)?.parse().ok()?;
    let (_, body) = headers(rest);
    Some(PartAnswer {
        content_id: part.get("content-id").and_then(|id| id.parse().ok()),
        status,
        body: serde_json::from_str(body.trim()).unwrap_or(Value::Null),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_changeset_is_crlf_to_the_end() {
        let operations = [
            Operation {
                method: Method::Patch,
                path: "tasks(1)".into(),
                etag: Some("W/\"7\"".into()),
                body: Some(json!({ "subject": "x" })),
            },
            Operation { method: Method::Delete, path: "tasks(2)".into(), etag: None, body: None },
        ];
        let text = body(&[operations.to_vec()], "batch_1", || "changeset_1".to_owned());
        assert_eq!(
            text.replace("\r\n", "\n"),
            "--batch_1\nContent-Type: multipart/mixed; boundary=changeset_1\n\n\
             --changeset_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: 1\n\n\
             PATCH /api/data/v9.2/tasks(1) HTTP/1.1\nIf-Match: W/\"7\"\nContent-Type: application/json; type=entry\n\n\
             {\"subject\":\"x\"}\n\
             --changeset_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: 2\n\n\
             DELETE /api/data/v9.2/tasks(2) HTTP/1.1\n\n\n--changeset_1--\n\n--batch_1--\n"
        );
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }

    #[test]
    fn a_failed_changeset_is_one_part() {
        let body = "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n\
                    --changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: 3\r\n\r\n\
                    HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n{\"error\":{\"code\":\"0x80071141\",\"message\":\"m\"}}\r\n\
                    --changesetresponse_2--\r\n--batchresponse_1--\r\n";
        let parts = answers("multipart/mixed; boundary=batchresponse_1", body.as_bytes()).unwrap();
        assert_eq!((parts.len(), parts[0].len()), (1, 1));
        assert_eq!(parts[0][0].content_id, Some(3));
        assert_eq!(parts[0][0].status, 400);
        assert_eq!(parts[0][0].body["error"]["code"], "0x80071141");
    }

    #[test]
    fn garbage_is_an_error_not_a_panic() {
        for (content_type, body) in [
            ("application/json", "{}"),
            ("multipart/mixed; boundary=", "x"),
            ("multipart/mixed; boundary=a", "--a\r\nfoo\r\n--a--"),
        ] {
            assert!(answers(content_type, body.as_bytes()).is_err(), "{body}");
        }
    }
}
