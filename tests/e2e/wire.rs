//! The wire, byte by byte: `tests/wire/*.http` hold requests and answers as the Web API's
//! documentation and observations of the platform have them. The sandbox must give these answers,
//! and the client must send these requests.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::support::{Deed, Place, Proxy, Server};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire")
}

/// One request with the answer it must get.
#[derive(Debug, Default)]
struct Exchange {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: String,
    status: u16,
    answer_headers: Vec<(String, String)>,
    answer: String,
}

/// `>>> METHOD path`, headers, blank line, body; `<<< status`, headers, blank line, body.
fn read(text: &str) -> Vec<Exchange> {
    let mut found: Vec<Exchange> = Vec::new();
    let (mut answering, mut in_body) = (false, false);
    for line in text.lines() {
        if let Some(start) = line.strip_prefix(">>> ") {
            let (method, path) = start.split_once(' ').unwrap();
            found.push(Exchange { method: method.into(), path: path.into(), ..Exchange::default() });
            (answering, in_body) = (false, false);
            continue;
        }
        if let Some(status) = line.strip_prefix("<<< ") {
            found.last_mut().unwrap().status = status.trim().parse().unwrap();
            (answering, in_body) = (true, false);
            continue;
        }
        let Some(exchange) = found.last_mut() else { continue };
        if line.starts_with("# ") {
            continue;
        }
        if in_body {
            let body = if answering { &mut exchange.answer } else { &mut exchange.body };
            writeln!(body, "{line}").unwrap();
        } else if line.is_empty() {
            in_body = true;
        } else {
            let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("no header: {line}"));
            let headers = if answering { &mut exchange.answer_headers } else { &mut exchange.headers };
            headers.push((name.to_owned(), value.to_owned()));
        }
    }
    found
}

/// Matches text against a pattern: `{{name}}` binds what stands there, or must equal what it was
/// bound to; `{{*}}` is anything.
fn matches(pattern: &str, text: &str, bound: &mut HashMap<String, String>) -> bool {
    let Some((before, rest)) = pattern.split_once("{{") else { return pattern == text };
    let Some(text) = text.strip_prefix(before) else { return false };
    let (name, rest) = rest.split_once("}}").unwrap();
    if let Some(known) = bound.get(name).cloned() {
        return text.strip_prefix(known.as_str()).is_some_and(|text| matches(rest, text, bound));
    }
    let next = rest.split("{{").next().unwrap();
    let end = if next.is_empty() { Some(text.len()) } else { text.find(next) };
    let Some(end) = end else { return false };
    if name != "*" {
        bound.insert(name.to_owned(), text[..end].to_owned());
    }
    matches(rest, &text[end..], bound)
}

fn fill(text: &str, bound: &HashMap<String, String>) -> String {
    let mut out = text.to_owned();
    for (name, value) in bound {
        out = out.replace(&format!("{{{{{name}}}}}"), value);
    }
    out
}

fn play(file: &Path, server: &Server) {
    let text = std::fs::read_to_string(file).unwrap();
    let mut bound = HashMap::from([("base".to_owned(), format!("{}/api/data/v9.2/", server.url))]);
    for exchange in read(&text) {
        let shown = format!("{}: {} {}", file.display(), exchange.method, exchange.path);
        let headers: Vec<(String, String)> =
            exchange.headers.iter().map(|(name, value)| (name.clone(), fill(value, &bound))).collect();
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut body = fill(exchange.body.trim_end(), &bound);
        let multipart = headers.iter().any(|(_, value)| value.starts_with("multipart"));
        if multipart {
            body = format!("{body}\n").replace('\n', "\r\n");
        }
        let path = fill(&exchange.path, &bound);
        let answer = server.send(&exchange.method, &path, &headers, &body);
        assert_eq!(answer.status, exchange.status, "{shown}\n{answer:#?}");
        for (name, wanted) in &exchange.answer_headers {
            assert!(
                matches(wanted, answer.header(name), &mut bound),
                "{shown}: {name} is {:?}",
                answer.header(name)
            );
        }
        let found = answer.body.replace("\r\n", "\n");
        assert!(
            matches(exchange.answer.trim_end(), found.trim_end(), &mut bound),
            "{shown}\nwanted {}\nfound  {found}",
            exchange.answer
        );
    }
}

#[test]
fn the_sandbox_answers_as_the_platform_does() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "http"))
        .collect();
    files.sort();
    assert!(files.len() >= 8, "{files:#?}");
    for file in files {
        let place = Place::new();
        let server = place.serve(&[]);
        play(&file, &server);
    }
}

const PROFILE: &str = "\
name: Wire
description: What goes over the wire
tables:
  account: { rows: user, sync: 10m, columns: [accountid, name] }
  contact:
    rows: related
    related_to:
      - { table: account, as: parent, relationship: account_primary_contact }
";

/// What a conversation says, without what is new in every run.
fn conversation(proxy: &Proxy) -> String {
    let mut out = String::new();
    for (request, answer) in proxy.log.lock().unwrap().iter() {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        writeln!(out, ">>> {}", lines.next().unwrap()).unwrap();
        let mut headers: Vec<&str> =
            lines.filter(|line| !line.starts_with("host") && !line.starts_with("content-length")).collect();
        headers.sort_unstable();
        for header in headers {
            writeln!(out, "{header}").unwrap();
        }
        writeln!(out, "\n{body}").unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        writeln!(out, "<<< {}\n\n{body}\n", head.lines().next().unwrap()).unwrap();
    }
    steady(&out.replace("\r\n", "\n"), &proxy.url)
}

/// Replaces addresses, tokens, versions, times and boundaries.
fn steady(text: &str, url: &str) -> String {
    let mut out = String::new();
    for line in text.replace(url, "{url}").lines() {
        let mut line = line.to_owned();
        if line.starts_with("authorization: ") {
            "authorization: Bearer {token}".clone_into(&mut line);
        }
        for (start, end, shown) in [
            ("W/\"", "\"", "{version}"),
            ("W/\\\"", "\\\"", "{version}"),
            ("batch_", "\"", "{id}"),
            ("changeset_", "", "{id}"),
            ("batchresponse_", "", "{id}"),
            ("changesetresponse_", "", "{id}"),
            ("--batch_", "", "{id}"),
        ] {
            line = mask(&line, start, end, shown);
        }
        out.push_str(&mask_times(&line));
        out.push('\n');
    }
    out
}

fn mask(line: &str, start: &str, end: &str, shown: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(start) {
        let (before, after) = rest.split_at(at + start.len());
        out.push_str(before);
        let length = after.find(|c: char| !(c.is_ascii_hexdigit() || c == '-')).unwrap_or(after.len());
        let masked = after[..length].trim_end_matches("--").len();
        if masked > 0 && after[length..].starts_with(end) {
            out.push_str(shown);
            rest = &after[masked..];
        } else {
            rest = after;
        }
    }
    out + rest
}

fn mask_times(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("\"20") {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        if after.len() > 20
            && after.as_bytes()[4] == b'-'
            && after.as_bytes()[10] == b'T'
            && after.as_bytes()[19] == b'Z'
        {
            out.push_str("{time}");
            rest = &after[20..];
        } else {
            rest = after;
        }
    }
    out + rest
}

/// Compares a conversation with the one that is kept, or keeps it anew.
fn settle(name: &str, found: &str) {
    let file = folder().join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, found).unwrap();
    }
    let wanted = std::fs::read_to_string(&file).unwrap_or_default();
    for (at, (wanted, found)) in wanted.lines().zip(found.lines()).enumerate() {
        assert_eq!(found, wanted, "{name}:{}", at + 1);
    }
    assert_eq!(found.lines().count(), wanted.lines().count(), "{name}");
}

#[test]
fn the_client_speaks_as_it_did() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    let server = place.serve(&[]);
    let talk = |args: &[&str]| {
        let proxy = Proxy::start(&server, |_, _| Deed::Pass);
        place.run_at(&proxy.url, &server.token, args).exits(0);
        conversation(&proxy)
    };
    settle("client-publish-new.txt", &talk(&["publish", "p.yaml", "--yes", "--allow-narrowing", "--force"]));
    place.edit("p.yaml", "sync: 10m", "sync: 20m");
    place.edit(
        "p.yaml",
        "as: parent, relationship: account_primary_contact",
        "as: child, relationship: contact_customer_accounts",
    );
    settle(
        "client-publish-changed.txt",
        &talk(&["publish", "p.yaml", "--yes", "--allow-narrowing", "--force"]),
    );
    let add =
        ["members", "add", "ana.lopez@contoso.com", "--team", "Dispatchers", "--profile", "Wire", "--yes"];
    settle("client-members-add.txt", &talk(&add));
    place.write("q.yaml", PROFILE.replace("name: Wire", "name: Other"));
    place
        .run_at(&server.url, &server.token, &["publish", "q.yaml", "--yes", "--allow-narrowing", "--force"])
        .exits(0);
    let mov =
        ["members", "add", "ana.lopez@contoso.com", "--profile", "Other", "--on-conflict", "move", "--yes"];
    settle("client-members-move.txt", &talk(&mov));
}
