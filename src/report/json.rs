//! JSON answers: one object, `schema_version` first.

use serde::Serialize;
use serde_json::{Value, json};

use crate::error::Error;
use crate::finding::Finding;
use crate::model::{Files, Place};

use super::findings::Report;

/// Version of every JSON answer; raised when a member changes meaning or goes away.
pub const SCHEMA_VERSION: u32 = 1;

/// Pretty text of a value, with a line end.
pub fn text(value: &impl Serialize) -> String {
    // What has texts as keys can always be written.
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    text + "\n"
}

/// The answer of `validate`.
pub fn findings(report: Report<'_>) -> Value {
    let totals = report.totals();
    let read = report.read;
    json!({
        "schema_version": SCHEMA_VERSION,
        "findings": report.findings.iter().map(|finding| one(finding, report.files)).collect::<Vec<_>>(),
        "not_checked": report
            .not_checked
            .iter()
            .map(|missing| json!({ "inputs": missing.inputs, "rules": missing.rules, "reason": missing.reason }))
            .collect::<Vec<_>>(),
        "summary": {
            "profiles": read.profiles,
            "files": read.files,
            "skipped": read.skipped,
            "metadata": read.metadata,
            "errors": totals.errors,
            "warnings": totals.warnings,
            "infos": totals.infos,
            "silenced": read.silenced,
            "in_baseline": read.known,
            "below_min_severity": read.hidden,
        },
    })
}

/// One finding.
pub fn one(finding: &Finding, files: &Files) -> Value {
    let (start, end) = files.positions(finding.place).unzip();
    json!({
        "rule": finding.rule.slug,
        "code": finding.rule.code,
        "severity": finding.severity.word(),
        "message": finding.message,
        "file": files.get(finding.place.file).name,
        "line": start.map(|at| at.line),
        "column": start.map(|at| at.column),
        "end_line": end.map(|at| at.line),
        "end_column": end.map(|at| at.column),
        "related": finding.related.iter().map(|label| related(&label.message, label.place, files)).collect::<Vec<_>>(),
        "help": finding.help,
        "url": (!finding.rule.url.is_empty()).then_some(finding.rule.url),
        "fixable": finding.fix.is_some(),
        "fix": finding.fix.as_ref().map(|fix| json!({ "title": fix.title, "safe": fix.safe })),
    })
}

fn related(message: &str, place: Place, files: &Files) -> Value {
    let start = files.positions(place).map(|(start, _)| start);
    json!({
        "message": message,
        "file": files.get(place.file).name,
        "line": start.map(|at| at.line),
        "column": start.map(|at| at.column),
    })
}

/// An error as an answer.
pub fn error(error: &Error) -> Value {
    json!({
        "schema_version": SCHEMA_VERSION,
        "error": {
            "kind": error.kind.word(),
            "code": error.code,
            "message": error.message,
            "hints": error.hints,
        },
    })
}
