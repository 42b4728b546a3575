//! What every decoder of a tree needs: typed access that reports instead of stopping.

use crate::finding::{Edit, Finding, Fix, RuleId, loading};
use crate::model::{FileId, Located, Place};
use crate::spelling;

use super::{Fields, Item, Kind, Tree};

/// Findings of one file that are kept.
const MAX_FINDINGS: usize = 500;

/// Walks a tree and collects what is wrong with it.
pub struct Decoder<'t, 's> {
    pub(super) tree: &'t Tree<'s>,
    file: FileId,
    /// What was found so far.
    pub findings: Vec<Finding>,
}

impl<'t, 's> Decoder<'t, 's> {
    /// A decoder of `tree`, which was read from `file`.
    pub fn new(tree: &'t Tree<'s>, file: FileId) -> Self {
        Self { tree, file, findings: Vec::new() }
    }

    /// What an item is.
    pub fn kind(&self, item: &Item) -> &'t Kind<'s> {
        let tree: &'t Tree<'s> = self.tree;
        tree.kind(item)
    }

    /// The place of an item.
    pub fn place(&self, item: &Item) -> Place {
        Place::new(self.file, item.span.clone())
    }

    /// Reports a finding at an item.
    pub fn report(&mut self, rule: RuleId, item: &Item, message: impl Into<String>) {
        let finding = Finding::new(rule, self.place(item), message);
        self.push(finding);
    }

    /// Keeps a finding, unless the file has so many that nobody reads them.
    pub(super) fn push(&mut self, finding: Finding) {
        if self.findings.len() < MAX_FINDINGS {
            self.findings.push(finding);
        } else if self.findings.len() == MAX_FINDINGS {
            let message = format!("more than {MAX_FINDINGS} problems; the rest of this file isn't listed");
            self.findings.push(Finding::new(loading::INVALID_VALUE, finding.place, message));
        }
    }

    /// Reports a finding with advice at an item.
    pub fn report_help(
        &mut self,
        rule: RuleId,
        item: &Item,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let finding = Finding::new(rule, self.place(item), message).help(help);
        self.push(finding);
    }

    /// Opens a mapping; `what` names it in messages.
    pub fn fields(&mut self, item: &Item, what: &'static str) -> Option<Fields<'t>> {
        let tree: &'t Tree<'s> = self.tree;
        match tree.kind(item) {
            Kind::Mapping(pairs) => Some(Fields::open(self, item.clone(), pairs, what)),
            _ => {
                self.wrong_type(item, what, "a mapping of keys to values");
                None
            }
        }
    }

    /// Text that isn't blank.
    pub fn text(&mut self, item: &Item, what: &str) -> Option<Located<String>> {
        match self.tree.kind(item) {
            Kind::Scalar { text, .. } if !self.tree.is_null(item) => {
                Some(Located::new(text.clone().into_owned(), self.place(item)))
            }
            _ => {
                self.wrong_type(item, what, "text");
                None
            }
        }
    }

    /// A whole number of zero or more.
    pub fn number(&mut self, item: &Item, what: &str) -> Option<Located<u64>> {
        let parsed = self.tree.text(item).and_then(|text| text.parse().ok());
        if parsed.is_none() {
            self.wrong_type(item, what, "a whole number");
        }
        parsed.map(|number| Located::new(number, self.place(item)))
    }

    /// A list of texts.
    pub fn texts(&mut self, item: &Item, what: &str) -> Option<Vec<Located<String>>> {
        let tree = self.tree;
        let Kind::Sequence(items) = tree.kind(item) else {
            self.wrong_type(item, what, "a list");
            return None;
        };
        Some(items.iter().filter_map(|item| self.text(item, what)).collect())
    }

    /// One of a fixed set of words.
    pub fn word<T: Clone>(
        &mut self,
        item: &Item,
        what: &str,
        words: &[(&'static str, T)],
    ) -> Option<Located<T>> {
        self.word_or(item, what, words, &[])
    }

    /// One of a fixed set of words; `others` are what else may stand there, for the advice.
    pub fn word_or<T: Clone>(
        &mut self,
        item: &Item,
        what: &str,
        words: &[(&'static str, T)],
        others: &[&str],
    ) -> Option<Located<T>> {
        let text = self.text(item, what)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(Located::new(value.clone(), text.place));
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let advice = match nearest(&text.value, &known) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("known: {}", known.iter().chain(others).copied().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("`{}` is not a value of `{what}`", shorten(&text.value));
        let finding = Finding::new(loading::INVALID_VALUE, text.place, message).help(advice);
        self.push(match nearest(&text.value, &known) {
            Some(word) => finding.fix(Fix::risky(format!("write `{word}`"), Edit::replace(text.place, word))),
            None => finding,
        });
        None
    }

    /// Reports that `item` isn't `expected`.
    pub fn wrong_type(&mut self, item: &Item, what: &str, expected: &str) {
        let found =
            match self.tree.kind(item) {
                Kind::Scalar { .. } if self.tree.is_null(item) => "nothing",
                Kind::Scalar { text, plain: true } if text.parse::<f64>().is_ok() => {
                    if text.starts_with('-') { "a negative number" } else { "another number" }
                }
                Kind::Scalar { .. } => "text",
                Kind::Sequence(_) => "a list",
                Kind::Mapping(_) => "a mapping",
            };
        let help = match expected {
            "a whole number or `none`" => "write digits, or `none` for no limit",
            "a list" => "write `[a, b]`, or each item on a line of its own after `- `; `[]` is none",
            "text" => "write one value; quote it where it could be read as something else",
            "a whole number" => "write digits only",
            _ => match what {
                "table" => "write row rules and the rest below the table's name, such as `{ rows: user }`",
                "an entry of `related_to`" => "write `- { table: account, as: parent }`",
                "an entry of `brings`" => "write `- { relationship: SCHEMA_NAME }`",
                "defaults" => "write `{ sync: 15m }`",
                "people" => "write `{ users: [UPN], teams: [NAME] }`",
                _ => "write keys with their values below it",
            },
        };
        let message = format!("{} must be {expected}, found {found}", quoted(what));
        self.report_help(loading::WRONG_TYPE, item, message, help);
    }
}

/// A name in backticks; a description that holds some stays as it is.
pub(super) fn quoted(what: &str) -> String {
    if what.contains('`') { what.to_owned() } else { format!("`{what}`") }
}

/// The known word that `text` is most like, if any is near.
pub(super) fn nearest<'k>(text: &str, known: &[&'k str]) -> Option<&'k str> {
    let tolerated = |word: &str| if word.len() < 5 { 1 } else { 1 + word.len() / 4 };
    spelling::nearest(&text.to_lowercase(), known.iter().copied(), tolerated)
}

/// A value as a message may quote it: one line, not too long.
pub(super) fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() > 60 || line.len() < text.len() {
        let head: String = line.chars().take(60).collect();
        format!("{head}…")
    } else {
        line.to_owned()
    }
}
