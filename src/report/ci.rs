//! Findings as commands to build services: GitHub Actions ("Workflow commands", docs.github.com)
//! and Azure Pipelines ("Logging commands", learn.microsoft.com).

use crate::finding::{Finding, Severity};

use crate::ui::visible;

use super::findings::{Report, closing};

fn text(finding: &Finding) -> String {
    match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    }
}

/// `::error file=…,line=…::message` for GitHub Actions.
pub(super) fn github(report: Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut properties = vec![format!("file={}", property(&report.files.get(finding.place.file).name))];
        if let Some((start, end)) = report.files.positions(finding.place) {
            properties.push(format!("line={},endLine={}", start.line, end.line));
            // Columns of a range over several lines are refused.
            if start.line == end.line {
                properties.push(format!("col={},endColumn={}", start.column, end.column));
            }
        }
        properties.push(format!("title={} {}", finding.rule.code, finding.rule.slug));
        out.push_str(&format!("::{level} {}::{}\n", properties.join(","), message(&text(finding))));
    }
    out.push_str(&message_lines(&closing(report)));
    out
}

fn message(text: &str) -> String {
    plain(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

/// Ordinary lines can't start a command.
fn message_lines(text: &str) -> String {
    text.replace("::", ": :").replace("##", "# #")
}

/// `##vso[task.logissue …]message` for Azure Pipelines.
pub(super) fn azure(report: Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings {
        let kind = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => {
                // There is no issue below a warning.
                let line = format!("{}: {}", report.files.show(finding.place), finding.message);
                out.push_str(&format!("##[debug]{}\n", message_lines(&visible(&line))));
                continue;
            }
        };
        let mut properties =
            format!("type={kind};sourcepath={};", escaped(&report.files.get(finding.place.file).name));
        if let Some((start, _)) = report.files.positions(finding.place) {
            properties.push_str(&format!("linenumber={};columnnumber={};", start.line, start.column));
        }
        properties.push_str(&format!("code={};", finding.rule.code));
        out.push_str(&format!("##vso[task.logissue {properties}]{}\n", escaped(&text(finding))));
    }
    out.push_str(&message_lines(&closing(report)));
    out
}

/// Text without control characters other than line ends.
fn plain(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

fn escaped(text: &str) -> String {
    plain(text)
        .replace('%', "%AZP25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
        .replace(';', "%3B")
        .replace(']', "%5D")
}
