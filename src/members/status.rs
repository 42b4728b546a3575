//! How rows end.

/// How a row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Put on the profile.
    Added,
    /// Moved from another profile.
    Moved,
    /// Taken off the profile.
    Removed,
    /// On the profile before.
    AlreadyThere,
    /// Not on the profile they were to be taken off.
    NotThere,
    /// Left on another profile, as asked.
    Skipped,
    /// On another profile, and nothing was to be written then.
    Conflict,
    /// Not written because of other rows.
    NotWritten,
    /// The row can't be meant as it stands.
    Invalid,
    /// The environment knows nobody of that identity.
    NotFound,
    /// The identity names several.
    Ambiguous,
    /// The user can't sign in.
    Disabled,
    /// Not a person who signs in: an application, or a user for services.
    NonInteractive,
    /// The write failed.
    Failed,
    /// Nothing became of it yet.
    Pending,
}

impl Status {
    /// All kinds with their words.
    const WORDS: [(&'static str, Self); 15] = [
        ("added", Self::Added),
        ("moved", Self::Moved),
        ("removed", Self::Removed),
        ("already-there", Self::AlreadyThere),
        ("not-there", Self::NotThere),
        ("skipped", Self::Skipped),
        ("conflict", Self::Conflict),
        ("not-written", Self::NotWritten),
        ("invalid", Self::Invalid),
        ("not-found", Self::NotFound),
        ("ambiguous", Self::Ambiguous),
        ("disabled", Self::Disabled),
        ("non-interactive", Self::NonInteractive),
        ("failed", Self::Failed),
        ("pending", Self::Pending),
    ];

    /// The word in every output.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }

    /// The result of a word.
    pub fn of(text: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(word, _)| *word == text).map(|(_, status)| *status)
    }

    /// Whether a person must look at the row.
    pub fn needs_a_person(self) -> bool {
        matches!(
            self,
            Self::Conflict
                | Self::NotWritten
                | Self::Invalid
                | Self::NotFound
                | Self::Ambiguous
                | Self::Disabled
                | Self::NonInteractive
                | Self::Failed
        )
    }
}

/// How a row ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The result.
    pub status: Status,
    /// More about it.
    pub detail: String,
}
