//! Statements that findings are meant to be there.

use crate::model::{FileId, Located, Place};

/// A statement that findings of some rules are meant to be there.
#[derive(Debug, Clone)]
pub struct Silence {
    /// Slugs or codes of rules.
    pub rules: Vec<Located<String>>,
    /// Why.
    pub reason: String,
    /// Where it says so.
    pub place: Place,
    /// Which findings it covers.
    pub covers: Covers,
    /// Whether nobody needs to know that it covers nothing.
    pub optional: bool,
}

/// Which findings a silence covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Covers {
    /// Those that start in these bytes.
    Bytes(Place),
    /// Those of these files.
    Files(Vec<FileId>),
}

impl Silence {
    /// A silence of findings in some bytes.
    pub fn new(rules: Vec<Located<String>>, reason: String, place: Place, bytes: Place) -> Self {
        Self { rules, reason, place, covers: Covers::Bytes(bytes), optional: false }
    }
}

impl Covers {
    /// Whether a finding at a place is covered.
    pub fn holds(&self, place: Place) -> bool {
        match self {
            Self::Bytes(bytes) => {
                let end = bytes.end.max(bytes.start + 1);
                place.file == bytes.file && (bytes.start..end).contains(&place.start)
            }
            Self::Files(files) => files.contains(&place.file),
        }
    }
}
