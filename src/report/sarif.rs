//! Findings as SARIF 2.1.0 ("Static Analysis Results Interchange Format", OASIS, 2020-03-27).

use std::collections::HashMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::finding::{Finding, Severity};
use crate::model::{Files, Place};
use crate::rules;

use super::findings::Report;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What can't stand in a URI as it is.
const URI: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The whole log.
pub(super) fn sarif(report: Report<'_>) -> Value {
    let mut used: Vec<&'static rules::Rule> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for finding in report.findings {
        if let Some(rule) = rules::find(finding.rule.code)
            && !index.contains_key(rule.id.code)
        {
            index.insert(rule.id.code, used.len());
            used.push(rule);
        }
    }
    let mut seen: HashMap<Uuid, usize> = HashMap::new();
    let results: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| {
            let identity = identity(finding, report.files);
            let times = seen.entry(identity).or_default();
            *times += 1;
            result(
                finding,
                report.files,
                index.get(finding.rule.code).copied(),
                &format!("{identity}:{times}"),
            )
        })
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "mopctl",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://learn.microsoft.com/en-us/power-apps/mobile/mobile-offline-overview",
                "rules": used.into_iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(rule: &'static rules::Rule) -> Value {
    let mut value = json!({
        "id": rule.id.code,
        "name": rule.id.slug,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.doc, "markdown": rule.doc },
        "defaultConfiguration": { "level": level(rule.id.severity) },
    });
    if !rule.id.url.is_empty() {
        value["helpUri"] = rule.id.url.into();
    }
    value
}

/// What a finding is known by when lines move: its rule, its file and what it says.
fn identity(finding: &Finding, files: &Files) -> Uuid {
    let name = &files.get(finding.place.file).name;
    let text = format!("{}\u{0}{name}\u{0}{}", finding.rule.slug, finding.message);
    Uuid::new_v5(&Uuid::NAMESPACE_URL, text.as_bytes())
}

fn result(finding: &Finding, files: &Files, index: Option<usize>, fingerprint: &str) -> Value {
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut value = json!({
        "ruleId": finding.rule.code,
        "level": level(finding.severity),
        "message": { "text": message },
        "locations": [{ "physicalLocation": physical(finding.place, files) }],
        "partialFingerprints": { "mopctlFinding/v1": fingerprint },
    });
    if let Some(index) = index {
        value["ruleIndex"] = index.into();
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(at, label)| {
            json!({
                "id": at + 1,
                "message": { "text": label.message },
                "physicalLocation": physical(label.place, files),
            })
        });
        value["relatedLocations"] = related.collect();
    }
    value
}

fn physical(place: Place, files: &Files) -> Value {
    let name = &files.get(place.file).name;
    let mut value = json!({ "artifactLocation": { "uri": uri(name) } });
    if let Some((start, end)) = files.positions(place) {
        value["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    value
}

/// A file's address: relative to where the run was started, or absolute.
fn uri(name: &str) -> String {
    let encoded = utf8_percent_encode(name, URI).to_string();
    if name.starts_with('/') {
        return format!("file://{encoded}");
    }
    // The first colon of a relative address would be read as the end of a scheme.
    match (name.starts_with("env:"), encoded.split('/').next()) {
        (false, Some(first)) if first.contains(':') => format!("./{encoded}"),
        _ => encoded,
    }
}
