//! Findings for people: excerpt, related places, advice, link.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::finding::{Finding, Severity};
use crate::model::{FileId, Files, Place, SourceFile};
use crate::rules::NotChecked;
use crate::ui::visible;

use super::count;

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// The rest.
    pub infos: usize,
}

impl Totals {
    /// Counts findings.
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }
}

/// What was read, for the closing line.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// Profiles.
    pub profiles: usize,
    /// Files.
    pub files: usize,
    /// The files.
    pub sources: Vec<FileId>,
    /// Names of YAML files in folders that aren't profiles.
    pub skipped: Vec<String>,
    /// Where the metadata of tables came from, if not from the built-in catalog.
    pub metadata: Option<String>,
    /// Findings that a silence covers.
    pub silenced: usize,
    /// Findings that the baseline knows.
    pub known: usize,
    /// Whether warnings fail the run.
    pub denied: bool,
    /// Whether nothing but the answer is wanted.
    pub quiet: bool,
    /// Findings below the severity that was asked for.
    pub hidden: usize,
}

/// All that a report of findings shows.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The findings, in order.
    pub findings: &'a [Finding],
    /// What couldn't be decided.
    pub not_checked: &'a [NotChecked],
    /// The sources.
    pub files: &'a Files,
    /// What was read.
    pub read: &'a Read,
}

impl Report<'_> {
    /// The findings of each severity.
    pub fn totals(&self) -> Totals {
        Totals::of(self.findings)
    }
}

/// The whole report: findings, what couldn't be checked, one closing line.
pub fn human(report: Report<'_>, color: bool) -> String {
    let mut out = String::new();
    for finding in report.findings {
        out.push_str(&one(finding, report.files, color));
        out.push_str("\n\n");
    }
    out.push_str(&closing(report));
    out
}

/// What was left out, and the line that closes a report.
pub fn closing(report: Report<'_>) -> String {
    let Report { findings, not_checked, read, .. } = report;
    let mut out = String::new();
    let mut parts: Vec<String> = not_checked
        .iter()
        .map(|missing| format!("{}, because {}", count(missing.rules.len(), "rule"), missing.reason))
        .collect();
    parts.dedup();
    if !parts.is_empty() && !read.quiet {
        out.push_str(&format!("not fully checked: {}\n", parts.join("; ")));
    }
    if let Some(skipped) = skipped(&read.skipped) {
        out.push_str(&format!("{skipped}\n"));
    }
    for (number, why) in [
        (read.silenced, "silenced"),
        (read.known, "known from the baseline"),
        (read.hidden, "below --min-severity"),
    ] {
        if number > 0 {
            out.push_str(&format!("not shown: {}, {why}\n", count(number, "finding")));
        }
    }
    let totals = report.totals();
    let mut what = match read.files {
        0 => count(read.profiles, "profile"),
        files => format!("{} in {}", count(read.profiles, "profile"), count(files, "file")),
    };
    if let Some(metadata) = &read.metadata {
        what.push_str(&format!(", tables as in {}", visible(metadata)));
    }
    if findings.is_empty() {
        out.push_str(&format!("No findings: {what}.\n"));
    } else {
        let infos =
            if totals.infos > 0 { format!(", {}", count(totals.infos, "info")) } else { String::new() };
        let denied = if read.denied && totals.warnings > 0 { " (--deny warnings)" } else { "" };
        out.push_str(&format!(
            "Found {}, {}{denied}{infos}: {what}.\n",
            count(totals.errors, "error"),
            count(totals.warnings, "warning"),
        ));
    }
    out
}

/// Which files were passed over, for people.
pub fn skipped(names: &[String]) -> Option<String> {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| visible(name)).collect();
    let more = if names.len() > SHOWN { ", …" } else { "" };
    let what =
        format!("skipped: {} without a profile: {}{more}", count(names.len(), "YAML file"), shown.join(", "));
    (!names.is_empty()).then_some(what)
}

/// Lines with more bytes aren't shown: nobody reads them, and drawing them takes long.
const LONGEST: usize = 2000;

/// One finding with its excerpt.
pub fn one(finding: &Finding, files: &Files, color: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = visible(&finding.message);
    let id = format!("{} {}", finding.rule.code, finding.rule.slug);
    let mut title = level.primary_title(message).id(id);
    if !finding.rule.url.is_empty() {
        title = title.id_url(finding.rule.url);
    }
    let source = files.get(finding.place.file);
    let place = files.show(finding.place);
    let is_long = || window(&source.text, [finding.place].into_iter()).0.len() > LONGEST;
    let mut group = if source.text.is_empty() {
        Group::with_title(title).element(annotate_snippets::Origin::path(source.name.as_str()))
    } else if is_long() {
        Group::with_title(title).element(annotate_snippets::Origin::path(place.as_str()))
    } else {
        group_of(title, finding, source)
    };
    for label in elsewhere(finding) {
        let note = format!("{}: {}", files.show(label.place), visible(&label.message));
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    if !finding.rule.url.is_empty() {
        group = group.element(Level::NOTE.with_name("source").message(finding.rule.url));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// Related places in other files, or beyond what an excerpt can hold, as lines of their own.
fn elsewhere(finding: &Finding) -> impl Iterator<Item = &crate::finding::Label> {
    let many = finding.related.len() > 3;
    finding.related.iter().filter(move |label| many || label.place.file != finding.place.file)
}

fn group_of<'a>(
    title: annotate_snippets::Title<'a>,
    finding: &'a Finding,
    source: &'a SourceFile,
) -> Group<'a> {
    let inside: Vec<&crate::finding::Label> = if finding.related.len() > 3 {
        Vec::new()
    } else {
        finding.related.iter().filter(|label| label.place.file == finding.place.file).collect()
    };
    let places = inside.iter().map(|label| label.place).chain([finding.place]);
    let (window, first_line) = window(&source.text, places);
    // A carriage return at a line's end would be drawn.
    let lines = |range: std::ops::Range<usize>| source.text[range].replace("\r\n", "\n");
    let shown = lines(window.clone()).trim_end_matches('\r').to_owned();
    let shift = |place: Place| {
        let range = first_line_of(&source.text, place);
        let end = lines(window.start..range.end).len().min(shown.len());
        lines(window.start..range.start).len().min(end)..end
    };
    let mut snippet = Snippet::source(shown.clone())
        .path(source.name.as_str())
        .line_start(first_line)
        .annotation(AnnotationKind::Primary.span(shift(finding.place)));
    for label in inside {
        snippet = snippet
            .annotation(AnnotationKind::Context.span(shift(label.place)).label(visible(&label.message)));
    }
    Group::with_title(title).element(snippet)
}

/// A place cut to its first line, so that a long filter doesn't fill the screen.
fn first_line_of(text: &str, place: Place) -> std::ops::Range<usize> {
    let range = place.range();
    let start = range.start.min(text.len());
    let end = range.end.min(text.len());
    let line_end = text[start..end].find('\n').map_or(end, |at| start + at);
    let line_end = line_end - usize::from(text[start..line_end].ends_with('\r'));
    start..line_end.max(start)
}

/// The whole lines that hold these places, and the number of the first one.
fn window(text: &str, places: impl Iterator<Item = Place> + Clone) -> (std::ops::Range<usize>, usize) {
    let start = places.clone().map(|p| p.range().start).min().unwrap_or(0);
    let end = places.map(|p| first_line_of(text, p).end).max().unwrap_or(0);
    let start = text[..start.min(text.len())].rfind('\n').map_or(0, |at| at + 1);
    let end = text[end.min(text.len())..].find('\n').map_or(text.len(), |at| end + at);
    let first_line = text[..start].bytes().filter(|&b| b == b'\n').count() + 1;
    (start..end, first_line)
}
