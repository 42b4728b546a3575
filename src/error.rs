//! Errors as people meet them: what happened, why, and what to do next.

use std::fmt;

/// What kind of error it is; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command line is wrong, or a prompt was needed but not allowed.
    Usage,
    /// A configuration file is wrong.
    Config,
    /// A file can't be opened or read.
    Unreadable,
    /// The person said no.
    Declined,
    /// A check refused to go on; nothing was written.
    Refused,
    /// The environment failed or can't be reached.
    Environment,
    /// Not signed in, or a privilege is missing.
    NotAllowed,
    /// Some of it was applied.
    Partial,
    /// Somebody pressed Ctrl-C.
    Interrupted,
    /// A defect of this program.
    Internal,
    /// The reader of our output went away.
    BrokenPipe,
}

impl Kind {
    /// The word in JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Config => "config",
            Self::Unreadable => "unreadable",
            Self::Declined => "declined",
            Self::Interrupted => "interrupted",
            Self::Refused => "refused",
            Self::Environment => "environment",
            Self::NotAllowed => "not-allowed",
            Self::Partial => "partial",
            Self::Internal => "internal",
            Self::BrokenPipe => "broken-pipe",
        }
    }
}

/// An error with advice.
#[derive(Debug, Clone)]
pub struct Error {
    /// What kind it is.
    pub kind: Kind,
    /// The environment's own code, such as `0x80071141`, where there is one.
    pub code: Option<String>,
    /// What happened.
    pub message: String,
    /// What to do about it.
    pub hints: Vec<String>,
}

impl Error {
    /// An error of a kind.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, code: None, message: message.into(), hints: Vec::new() }
    }

    /// A usage error.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Adds a line of advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Says which of several environments it is about.
    #[must_use]
    pub fn of_environment(mut self, name: &str) -> Self {
        self.message = format!("{name}: {}", self.message);
        self
    }

    /// Adds the environment's own code.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// A file that can't be read or written.
    pub fn io(action: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(Kind::Unreadable, format!("can't {action} {}: {error}", path.display()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        let kind =
            if error.kind() == std::io::ErrorKind::BrokenPipe { Kind::BrokenPipe } else { Kind::Unreadable };
        Self::new(kind, error.to_string())
    }
}
