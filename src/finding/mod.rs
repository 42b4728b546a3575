//! What is wrong with a source, as data. Made by loaders and rules, shown by `report`.

use std::ops::Range;

use crate::model::Place;

pub use fix::{Edit, Fix};
pub use silence::{Covers, Silence};

mod fix;
pub mod loading;
mod silence;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// The documentation advises against it, or its sources disagree.
    Warning,
    /// The platform refuses it, or its documentation forbids it.
    Error,
}

impl Severity {
    /// The word used in every output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What identifies the rule behind a finding; every code is listed by `mopctl rules`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleId {
    /// Stable name, good after "allow".
    pub slug: &'static str,
    /// Stable code, never used again for another rule.
    pub code: &'static str,
    /// Severity unless configured otherwise.
    pub severity: Severity,
    /// The public page that the rule follows; empty for rules of the file format.
    pub url: &'static str,
}

/// Another place that belongs to a finding, such as the other end of a cycle.
#[derive(Debug, Clone)]
pub struct Label {
    /// What is there.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// One defect, with the place that shows it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// The part of the text at `place` that shows it; `locate` finds where that is in the file.
    pub inside: Option<Part>,
    /// What would mend it.
    pub fix: Option<Fix>,
}

/// A part of a text: line from 0 and byte in the line, start and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where it starts.
    pub start: (usize, usize),
    /// One past where it ends.
    pub end: (usize, usize),
    /// What stands there.
    pub text: String,
}

impl Part {
    fn of(text: &str, range: Range<usize>) -> Self {
        let at = |offset: usize| {
            let before = text.get(..offset.min(text.len())).unwrap_or(text);
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            (before.bytes().filter(|byte| *byte == b'\n').count(), before.len() - line_start)
        };
        let said = text.get(range.clone()).unwrap_or_default().to_owned();
        Self { start: at(range.start), end: at(range.end), text: said }
    }
}

impl Finding {
    /// A finding of `rule` at `place`.
    pub fn new(rule: RuleId, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            place,
            related: Vec::new(),
            help: None,
            inside: None,
            fix: None,
        }
    }

    /// Points at a part of the text at its place.
    #[must_use]
    pub fn inside(mut self, text: &str, part: Range<usize>) -> Self {
        self.inside = Some(Part::of(text, part));
        self
    }

    /// Adds what would mend it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Changes how bad it is.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Its places, the related ones too.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        std::iter::once(self.place).chain(self.related.iter().map(|label| label.place))
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Label { message: message.into(), place });
        self
    }
}
