//! The terminal: answers on stdout, notes and questions on stderr. Nobody else prints.

mod progress;

use std::io::{IsTerminal, Write};

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

pub use self::progress::Progress;
use crate::error::{Error, Kind};

/// How the answer is written, by every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// One JSON object.
    Json,
}

/// How a report can be written; findings know more ways than other answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportFormat {
    /// For people.
    #[default]
    Human,
    /// One line for each finding.
    Concise,
    /// One JSON object.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Logging commands of Azure Pipelines.
    Azure,
    /// Markdown, for a comment on a pull request.
    Markdown,
}

impl ReportFormat {
    /// All of them with their words.
    pub const WORDS: [(&'static str, Self); 8] = [
        ("human", Self::Human),
        ("concise", Self::Concise),
        ("json", Self::Json),
        ("sarif", Self::Sarif),
        ("junit", Self::Junit),
        ("github", Self::Github),
        ("azure", Self::Azure),
        ("markdown", Self::Markdown),
    ];

    /// The format of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, format)| *format)
    }
}

/// The word of a format on the command line; each command knows its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormatWord(pub &'static str);

impl Default for FormatWord {
    fn default() -> Self {
        Self("human")
    }
}

impl FormatWord {
    /// Reads one of these words.
    pub fn of(words: impl IntoIterator<Item = &'static str>) -> impl TypedValueParser<Value = Self> {
        let words: Vec<&'static str> = words.into_iter().collect();
        let known = words.clone();
        PossibleValuesParser::new(words).map(move |word| {
            known.iter().find(|name| **name == word).map_or_else(Self::default, |name| Self(name))
        })
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Default)]
pub enum Color {
    /// At a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What the person asked for on the command line.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// How the answer is written.
    pub format: FormatWord,
    /// When to use colour.
    pub color: Color,
    /// No notes and no progress.
    pub quiet: bool,
    /// Say what is sent to the environment.
    pub verbose: bool,
    /// Never ask.
    pub no_input: bool,
}

/// The terminal of a run.
#[derive(Debug)]
pub struct Ui {
    settings: Settings,
    color: bool,
    answered: bool,
}

impl Ui {
    /// A terminal with these settings.
    pub fn new(settings: Settings) -> Self {
        let color = match settings.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never,
        };
        Self { settings, color, answered: false }
    }

    /// How the answer is written.
    pub fn format(&self) -> Format {
        if self.settings.format.0 == "json" { Format::Json } else { Format::Human }
    }

    /// Whether an answer, or a part of it, was written.
    pub fn has_answered(&self) -> bool {
        self.answered
    }

    /// Whether the answer may be coloured.
    pub fn color(&self) -> bool {
        self.color
    }

    /// Whether nothing but answers and errors is wanted.
    pub fn quiet(&self) -> bool {
        self.settings.quiet
    }

    /// Whether requests are to be shown.
    pub fn verbose(&self) -> bool {
        self.settings.verbose
    }

    /// How wide a table may be: as wide as it needs to be where nobody looks at it.
    pub fn table_width(&self) -> usize {
        if std::io::stdout().is_terminal() { self.width() } else { usize::MAX }
    }

    /// Columns of the terminal, for tables; generous where there is none.
    pub fn width(&self) -> usize {
        std::env::var("COLUMNS")
            .ok()
            .and_then(|text| text.parse().ok())
            .filter(|&columns: &usize| columns >= 40)
            .unwrap_or(120)
    }

    /// Writes the answer (or a part of it) to stdout.
    pub fn answer(&mut self, text: &str) -> Result<(), Error> {
        self.answered = true;
        let mut out = std::io::stdout().lock();
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        let written = out
            .write_all(text.as_bytes())
            .and_then(|()| out.write_all(end.as_bytes()))
            .and_then(|()| out.flush());
        match written {
            // Whoever stopped reading knows enough; how the run ends doesn't depend on it.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }

    /// Writes a note to stderr, unless told to be quiet.
    pub fn note(&mut self, text: &str) {
        if !self.settings.quiet {
            progress::say(&visible(text));
        }
    }

    /// Writes a note to stderr even when quiet.
    pub fn warn(&mut self, text: &str) {
        progress::say(&format!("warning: {}", visible(text)));
    }

    /// Shows an error with its advice on stderr; in JSON format also as the answer.
    pub fn error(&mut self, error: &Error) {
        if error.kind == Kind::BrokenPipe {
            return;
        }
        progress::say(&format!("error: {}", visible(&error.message)));
        for hint in &error.hints {
            progress::say(&format!("  hint: {}", visible(hint)));
        }
    }

    /// Whether a question can be asked: at a terminal, and nobody forbade it.
    pub fn can_ask(&self) -> bool {
        !self.settings.no_input
            && std::env::var_os("CI").is_none()
            && std::io::stdin().is_terminal()
            && std::io::stderr().is_terminal()
    }

    fn unasked(&self, question: &str, flag: &str) -> Error {
        let why = if self.settings.no_input {
            "--no-input is given"
        } else if std::env::var_os("CI").is_some() {
            "`CI` is set"
        } else {
            "there is no terminal to ask at"
        };
        Error::usage(format!("a question has no answer: {question}")).hint(format!("add {flag}; {why}"))
    }

    /// Asks yes or no; Esc means no; `flag` is what would have answered the question.
    pub fn confirm(&mut self, question: &str, flag: &str) -> Result<bool, Error> {
        if !self.can_ask() {
            return Err(self.unasked(question, flag));
        }
        dialoguer::Confirm::new()
            .with_prompt(question)
            .default(false)
            .interact_opt()
            .map(Option::unwrap_or_default)
            .map_err(|error| Error::usage(format!("no answer: {error}")))
    }

    /// Asks for a word that says the person means it; `flag` is what would have answered.
    pub fn confirm_by_name(&mut self, question: &str, name: &str, flag: &str) -> Result<bool, Error> {
        if !self.can_ask() {
            return Err(self.unasked(question, flag));
        }
        dialoguer::Input::<String>::new()
            .with_prompt(format!("{question} Write its name"))
            .allow_empty(true)
            .interact_text()
            .map(|answer| answer.trim() == name.trim())
            .map_err(|error| Error::usage(format!("no answer: {error}")))
    }

    /// Lets the person choose one of several, the first by Esc; `flag` is what would have answered.
    pub fn choose(&mut self, question: &str, options: &[&str], flag: &str) -> Result<usize, Error> {
        if !self.can_ask() {
            return Err(self.unasked(question, flag));
        }
        dialoguer::Select::new()
            .with_prompt(question)
            .items(options)
            .default(0)
            .interact_opt()
            .map(Option::unwrap_or_default)
            .map_err(|error| Error::usage(format!("no answer: {error}")))
    }

    /// Shows on stderr how far a work of so many steps is.
    pub fn progress(&self, total: u64, what: &'static str) -> Progress {
        Progress::begin(total, what, self.settings.quiet)
    }
}

/// A word as a shell takes it.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:@%+=,".contains(c);
    let is_plain = !word.is_empty() && word.chars().all(is_plain);
    if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Gives the terminal back after Ctrl-C.
pub fn interrupted() {
    let terminal = dialoguer::console::Term::stderr();
    if terminal.is_term() {
        // Nothing sensible is left to do when stderr itself is gone.
        let _ = terminal.show_cursor();
    }
    let _ = writeln!(std::io::stderr().lock(), "interrupted");
}

/// Tells somebody what to do, whether notes are wanted or not; standard error may be closed.
pub fn tell(text: &str) {
    progress::say(text);
}

/// Shows what goes on beneath, for `--verbose`.
pub fn trace(text: &str) {
    progress::say(&visible(text));
}

/// Text with control characters made visible, so that nothing from a file or a server can drive
/// the terminal.
pub fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            let steers =
                matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
            let escape = steers || (c.is_control() && c != '\n' && c != '\t');
            let (shown, kept) = if escape { (Some(c.escape_unicode()), None) } else { (None, Some(c)) };
            shown.into_iter().flatten().chain(kept)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn control_characters_are_shown() {
        assert_eq!(super::visible("a\u{1b}[31mb\n"), "a\\u{1b}[31mb\n");
    }
}
