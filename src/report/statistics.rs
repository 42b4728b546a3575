//! How often each rule found something.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::finding::Severity;

use super::findings::{Report, closing};

/// How often a rule found something, and in how many files.
struct Line {
    code: &'static str,
    slug: &'static str,
    severity: Severity,
    findings: usize,
    files: usize,
}

fn lines(report: Report<'_>) -> Vec<Line> {
    let mut by_rule: BTreeMap<(&str, Severity), Vec<_>> = BTreeMap::new();
    for finding in report.findings {
        by_rule.entry((finding.rule.code, finding.severity)).or_default().push(finding);
    }
    let mut lines: Vec<Line> = by_rule
        .into_iter()
        .map(|((_, severity), findings)| {
            let mut files: Vec<_> = findings.iter().map(|finding| finding.place.file).collect();
            files.sort_unstable();
            files.dedup();
            let rule = findings[0].rule;
            Line { code: rule.code, slug: rule.slug, severity, findings: findings.len(), files: files.len() }
        })
        .collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.findings), line.code));
    lines
}

/// A table for people, and the closing line.
pub(super) fn human(report: Report<'_>, width: usize) -> String {
    let rows: Vec<Vec<String>> = lines(report)
        .into_iter()
        .map(|line| {
            vec![
                line.findings.to_string(),
                line.code.to_owned(),
                line.slug.to_owned(),
                line.severity.word().to_owned(),
                line.files.to_string(),
            ]
        })
        .collect();
    let mut out = if rows.is_empty() {
        String::new()
    } else {
        super::table(&["Findings", "Code", "Rule", "Severity", "Files"], rows, width)
    };
    out.push_str(&closing(report));
    out
}

/// The same as JSON.
pub(super) fn json(report: Report<'_>) -> Value {
    lines(report)
        .into_iter()
        .map(|line| {
            json!({
                "rule": line.slug,
                "code": line.code,
                "severity": line.severity.word(),
                "findings": line.findings,
                "files": line.files,
            })
        })
        .collect()
}
