//! `$batch`: multipart bodies apart and together again; changesets in one transaction.

use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::Value;

use super::Organization;
use super::faults::FaultKind;
use super::limits;
use super::routes;
use super::store;
use super::wire::{Answer, Fault, Request, decode, query_options, reason};

const MAX_REQUESTS: usize = 1000;

/// One part of a batch.
enum Part {
    Single(Box<Inner>),
    Changeset(Vec<Inner>),
}

/// An inner request with the id by which later ones may refer to its row.
struct Inner {
    content_id: Option<String>,
    request: Request,
    /// The stream ended before the request did.
    unreadable: bool,
}

/// Answers a request of any kind.
pub(super) fn answer(db: &Connection, organization: &Organization, request: &Request) -> Answer {
    if request.path == "$batch" && request.method == "POST" {
        return batch(db, organization, request).unwrap_or_else(|fault| fault.answer());
    }
    routes::in_transaction(db, organization, request)
}

fn batch(db: &Connection, organization: &Organization, request: &Request) -> Result<Answer, Fault> {
    let parts = parse(request)?;
    let requests: usize = parts
        .iter()
        .map(|part| match part {
            Part::Single(_) => 1,
            Part::Changeset(inner) => inner.len(),
        })
        .sum();
    if requests > MAX_REQUESTS {
        return Err(Fault::bad("The number of requests in the batch exceeded the limit of 1000."));
    }
    let throttled = (request.fault == Some(FaultKind::InnerThrottled)).then_some(parts.len() / 2);
    let goes_on = request.preference("odata.continue-on-error").is_some();
    let boundary = format!("batchresponse_{}", uuid::Uuid::new_v4());
    let mut body = Vec::new();
    let mut status = 200;
    for (at, part) in parts.into_iter().enumerate() {
        let failed = match part {
            _ if throttled == Some(at) => {
                let refusal = limits::refusal(limits::Facet::Requests, limits::Limits::default()).answer();
                open_part(&mut body, &boundary);
                write_part(&mut body, &refusal.header("Retry-After", "1"), None);
                Some(429)
            }
            Part::Single(inner) => {
                let answer = single(db, organization, *inner);
                open_part(&mut body, &boundary);
                write_part(&mut body, &answer, None);
                (answer.status >= 400).then_some(answer.status)
            }
            Part::Changeset(inner) => changeset(db, organization, inner, &boundary, &mut body)?,
        };
        if let Some(failed) = failed
            && !goes_on
        {
            status = failed;
            break;
        }
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let mut answer =
        Answer::empty(status).header("Content-Type", format!("multipart/mixed; boundary={boundary}"));
    answer.body = body;
    Ok(answer)
}

/// How many operations a request is: the parts of a batch, or itself.
pub(super) fn operations(request: &Request) -> usize {
    if request.path != "$batch" {
        return 1;
    }
    let count = |part: &Part| match part {
        Part::Single(_) => 1,
        Part::Changeset(inner) => inner.len(),
    };
    parse(request).map_or(1, |parts| parts.iter().map(count).sum::<usize>().max(1))
}

/// Takes the last part out of the answer of a batch.
pub(super) fn drop_part(body: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(body).into_owned();
    let Some(at) = text.rfind("Content-Type: application/http\r\n") else { return };
    let start = text[..at].rfind("--").unwrap_or(at);
    let end = text[at..].find("\r\n--").map_or(text.len(), |end| at + end + 2);
    *body = format!("{}{}", &text[..start], &text[end..]).into_bytes();
}

/// Runs a request outside of changesets, where nothing can be referred to.
fn single(db: &Connection, organization: &Organization, mut inner: Inner) -> Answer {
    if inner.unreadable {
        return unreadable().answer();
    }
    match refer(&mut inner.request, &HashMap::new()) {
        Ok(()) => routes::in_transaction(db, organization, &inner.request),
        Err(fault) => routes::refusal(&inner.request, fault),
    }
}

fn unreadable() -> Fault {
    malformed("System.ArgumentException: Stream was not readable.")
}

/// Runs a changeset; of a failed one only the failing request is answered.
fn changeset(
    db: &Connection,
    organization: &Organization,
    inner: Vec<Inner>,
    boundary: &str,
    body: &mut Vec<u8>,
) -> Result<Option<u16>, Fault> {
    let _turn = store::turn();
    db.execute_batch("BEGIN IMMEDIATE")?;
    let mut answers: Vec<(Option<String>, Answer)> = Vec::new();
    let mut rows: HashMap<String, String> = HashMap::new();
    let mut failed = None;
    for mut part in inner {
        let outcome =
            refer(&mut part.request, &rows).and_then(|()| routes::dispatch(db, organization, &part.request));
        let answer = outcome.unwrap_or_else(|fault| routes::refusal(&part.request, fault));
        if answer.status >= 400 {
            failed = Some(answer.status);
            answers = vec![(part.content_id, answer)];
            break;
        }
        if let Some(id) = &part.content_id
            && let Some((_, entity)) = answer.headers.iter().find(|(name, _)| *name == "OData-EntityId")
        {
            rows.insert(id.clone(), entity.clone());
        }
        answers.push((part.content_id, answer));
    }
    db.execute_batch(if failed.is_some() { "ROLLBACK" } else { "COMMIT" })?;
    let inner_boundary = format!("changesetresponse_{}", uuid::Uuid::new_v4());
    body.extend_from_slice(
        format!("--{boundary}\r\nContent-Type: multipart/mixed; boundary={inner_boundary}\r\n\r\n")
            .as_bytes(),
    );
    for (content_id, answer) in &answers {
        open_part(body, &inner_boundary);
        write_part(body, answer, content_id.as_deref());
    }
    body.extend_from_slice(format!("--{inner_boundary}--\r\n").as_bytes());
    Ok(failed)
}

fn open_part(body: &mut Vec<u8>, boundary: &str) {
    body.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
}

fn write_part(body: &mut Vec<u8>, answer: &Answer, content_id: Option<&str>) {
    let mut head = String::from("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
    if let Some(id) = content_id {
        head.push_str(&format!("Content-ID: {id}\r\n"));
    }
    head.push_str(&format!("\r\nHTTP/1.1 {} {}\r\n", answer.status, reason(answer.status)));
    for (name, value) in &answer.headers {
        if *name == "OData-EntityId" {
            head.push_str(&format!("Location: {value}\r\n"));
        }
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("OData-Version: 4.0\r\n\r\n");
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&answer.body);
    body.extend_from_slice(b"\r\n");
}

/// Puts the rows of earlier requests in the place of `$1`.
fn refer(request: &mut Request, rows: &HashMap<String, String>) -> Result<(), Fault> {
    let lookup = |reference: &str| {
        let id = reference.split('/').next().unwrap_or_default();
        rows.get(id.trim_start_matches('$')).cloned().ok_or_else(|| {
            Fault::bad(format!("Content-ID Reference: '{id}' does not exist in the batch context."))
        })
    };
    if request.path.starts_with('$') && request.path != "$batch" {
        let entity = lookup(&request.path)?;
        let rest = request.path.split_once('/').map_or(String::new(), |(_, rest)| format!("/{rest}"));
        let path = entity.strip_prefix(request.base.as_str()).unwrap_or(&entity);
        request.path = format!("{path}{rest}");
    }
    if request.body.contains(&b'$')
        && let Ok(mut value) = serde_json::from_slice::<Value>(&request.body)
        && let Value::Object(properties) = &mut value
    {
        for (name, value) in properties.iter_mut() {
            let is_reference = name.ends_with("@odata.bind") || name == "@odata.id";
            if is_reference && value.as_str().is_some_and(|text| text.starts_with('$')) {
                *value = lookup(value.as_str().unwrap_or_default())?.into();
            }
        }
        request.body = value.to_string().into_bytes();
    }
    Ok(())
}

fn malformed(message: &str) -> Fault {
    Fault::new(
        400,
        "0x80048d19",
        format!(
            "Error identified in Payload provided by the user for Entity :'', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : {message}"
        ),
    )
}

fn boundary_of(content_type: &str) -> Option<&str> {
    let rest = content_type.split("boundary=").nth(1)?;
    let rest = rest.strip_prefix('"').unwrap_or(rest);
    Some(rest.split(['"', ';']).next().unwrap_or_default().trim())
}

fn parse(request: &Request) -> Result<Vec<Part>, Fault> {
    let content_type = request.header("content-type").unwrap_or_default();
    let Some(boundary) = boundary_of(content_type).filter(|b| !b.is_empty()) else {
        return Err(malformed(
            "System.ArgumentException: A batch needs the content type multipart/mixed with a boundary.",
        ));
    };
    let text = std::str::from_utf8(&request.body)
        .map_err(|_| malformed("System.ArgumentException: The batch is not UTF-8."))?;
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let mut parts = Vec::new();
    for section in sections(&lines, boundary) {
        let (headers, rest) = headers(section);
        let inner_type = headers.get("content-type").map_or("", String::as_str);
        if inner_type.starts_with("multipart/mixed") {
            let Some(inner) = boundary_of(inner_type) else {
                return Err(malformed("System.ArgumentException: A changeset has no boundary."));
            };
            let mut requests = Vec::new();
            for section in sections(rest, inner) {
                let (headers, rest) = super::batch::headers(section);
                let part = inner_request(request, &headers, rest)?;
                if part.request.method == "GET" {
                    return Err(malformed("A GET request is not allowed in a change set."));
                }
                requests.push(part);
            }
            parts.push(Part::Changeset(requests));
        } else {
            parts.push(Part::Single(Box::new(inner_request(request, &headers, rest)?)));
        }
    }
    // Whoever sends bare line feeds must close the body with two of them, or loses the last request.
    if !text.ends_with("\r\n") && !text.ends_with("\n\n") {
        let last = match parts.last_mut() {
            Some(Part::Single(inner)) => Some(inner.as_mut()),
            Some(Part::Changeset(inner)) => inner.last_mut(),
            None => None,
        };
        if let Some(last) = last {
            last.unreadable = true;
        }
    }
    Ok(parts)
}

/// The lines between the delimiters of a boundary.
fn sections<'l, 't>(lines: &'l [&'t str], boundary: &str) -> Vec<&'l [&'t str]> {
    let delimiter = format!("--{boundary}");
    let closing = format!("--{boundary}--");
    let mut found = Vec::new();
    let mut start = None;
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim_end();
        if line == delimiter || line == closing {
            if let Some(start) = start {
                found.push(&lines[start..at]);
            }
            start = (line == delimiter).then_some(at + 1);
        }
    }
    found
}

/// Header lines up to the first blank one, and what follows.
fn headers<'l, 't>(lines: &'l [&'t str]) -> (HashMap<String, String>, &'l [&'t str]) {
    let mut headers = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            return (headers, &lines[at + 1..]);
        }
        if let Some((name, value)) = line.split_once(':') {
            headers
                .entry(name.trim().to_lowercase())
                .and_modify(|known: &mut String| {
                    known.push(',');
                    known.push_str(value.trim());
                })
                .or_insert_with(|| value.trim().to_owned());
        }
    }
    (headers, &[])
}

fn inner_request(outer: &Request, part: &HashMap<String, String>, lines: &[&str]) -> Result<Inner, Fault> {
    let first = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
    let Some(start_line) = lines.get(first) else {
        return Err(malformed("System.ArgumentException: A part of the batch is empty."));
    };
    let mut words = start_line.split_whitespace();
    let (Some(method), Some(url)) = (words.next(), words.next()) else {
        return Err(malformed(&format!("The request line '{start_line}' is invalid.")));
    };
    let (headers, rest) = headers(&lines[first + 1..]);
    let body = rest.join("\r\n");
    let (path, raw_query) = url.split_once('?').unwrap_or((url, ""));
    let request = Request {
        method: method.to_owned(),
        path: decode(routes::below_version(path), false),
        query: query_options(raw_query),
        raw_query: raw_query.to_owned(),
        headers,
        body: body.trim().as_bytes().to_vec(),
        base: outer.base.clone(),
        fault: outer.fault,
        quirks: outer.quirks,
    };
    Ok(Inner { content_id: part.get("content-id").cloned(), request, unreadable: false })
}
