//! Findings as `JUnit` XML: a suite for each file; errors, and warnings that are denied, are failures, the rest
//! is output.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::finding::{Finding, Severity};
use crate::model::FileId;

use super::findings::Report;

/// The whole report.
pub(super) fn junit(report: Report<'_>) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory doesn't fail.
    let _ = document(&mut writer, report);
    let mut text = String::from_utf8_lossy(&writer.into_inner()).into_owned();
    text.push('\n');
    text
}

fn document(writer: &mut Writer<Vec<u8>>, report: Report<'_>) -> io::Result<()> {
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let failures = report.findings.iter().filter(|finding| is_failure(finding, report)).count();
    let suites = suites(report);
    let tests: usize = suites.iter().map(|(_, findings)| findings.len().max(1)).sum();
    writer
        .create_element("testsuites")
        .with_attribute(("name", "mopctl"))
        .with_attribute(("tests", tests.to_string().as_str()))
        .with_attribute(("failures", failures.to_string().as_str()))
        .with_attribute(("errors", "0"))
        .write_inner_content(|writer| {
            for (file, findings) in &suites {
                suite(writer, report, *file, findings)?;
            }
            Ok(())
        })?;
    Ok(())
}

/// Whether a finding fails the run.
fn is_failure(finding: &Finding, report: Report<'_>) -> bool {
    finding.severity == Severity::Error || (report.read.denied && finding.severity == Severity::Warning)
}

/// The files that were read, and whatever else has findings.
fn suites(report: Report<'_>) -> Vec<(FileId, Vec<&Finding>)> {
    let mut by_file: BTreeMap<FileId, Vec<&Finding>> =
        report.read.sources.iter().map(|file| (*file, Vec::new())).collect();
    for finding in report.findings {
        by_file.entry(finding.place.file).or_default().push(finding);
    }
    by_file.into_iter().collect()
}

fn suite(
    writer: &mut Writer<Vec<u8>>,
    report: Report<'_>,
    file: FileId,
    findings: &[&Finding],
) -> io::Result<()> {
    let name = &plain(&report.files.get(file).name);
    let failures = findings.iter().filter(|finding| is_failure(finding, report)).count();
    writer
        .create_element("testsuite")
        .with_attribute(("name", name.as_str()))
        .with_attribute(("tests", findings.len().max(1).to_string().as_str()))
        .with_attribute(("failures", failures.to_string().as_str()))
        .with_attribute(("errors", "0"))
        .write_inner_content(|writer| {
            if findings.is_empty() {
                writer
                    .create_element("testcase")
                    .with_attribute(("classname", name.as_str()))
                    .with_attribute(("name", "valid"))
                    .write_empty()?;
            }
            findings.iter().try_for_each(|finding| case(writer, report, finding))
        })?;
    Ok(())
}

fn case(writer: &mut Writer<Vec<u8>>, report: Report<'_>, finding: &Finding) -> io::Result<()> {
    let place = plain(&report.files.show(finding.place));
    let mut text = format!("{place}\n{}", plain(&finding.message));
    if let Some(help) = &finding.help {
        text.push_str(&format!("\nhelp: {}", plain(help)));
    }
    writer
        .create_element("testcase")
        .with_attribute(("classname", plain(&report.files.get(finding.place.file).name).as_str()))
        .with_attribute(("name", format!("{} at {place}", finding.rule.slug).as_str()))
        .write_inner_content(|writer| {
            let body = BytesText::new(&text);
            if is_failure(finding, report) {
                let message = plain(&finding.message);
                writer
                    .create_element("failure")
                    .with_attribute(("type", finding.rule.code))
                    .with_attribute(("message", message.as_str()))
                    .write_text_content(body)?;
            } else {
                writer.create_element("system-out").write_text_content(body)?;
            }
            Ok(())
        })?;
    Ok(())
}

/// Text without characters that XML can't hold.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && !matches!(c, '\n' | '\t') || c == '\u{fffe}' || c == '\u{ffff}' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}
