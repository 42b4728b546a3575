//! Which rows of a table reach the device.

use super::{Located, Place};

/// One row rule, in the admin centre's words ("data download filter").
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowRule {
    /// Related rows only.
    Related,
    /// All rows.
    All,
    /// Organization rows: the user's own.
    User,
    /// Organization rows: those of the user's teams.
    Team,
    /// Organization rows: those of the user's business unit.
    BusinessUnit,
    /// Organization rows ("other data filter") without one of its three options.
    Organization,
    /// A saved view of the table, the older way to filter.
    View(String),
    /// `FetchXML`.
    Custom(CustomFilter),
}

impl RowRule {
    /// The words of the file format that stand for rules without a value.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("related", Self::Related),
        ("all", Self::All),
        ("user", Self::User),
        ("team", Self::Team),
        ("business-unit", Self::BusinessUnit),
        ("organization", Self::Organization),
    ];

    /// The word that names this rule in a file.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Related => "related",
            Self::All => "all",
            Self::User => "user",
            Self::Team => "team",
            Self::BusinessUnit => "business-unit",
            Self::Organization => "organization",
            Self::View(_) => "view",
            Self::Custom(_) => "custom",
        }
    }

    /// Whether the rule is one of the three options of organization rows.
    pub fn is_ownership(&self) -> bool {
        matches!(self, Self::User | Self::Team | Self::BusinessUnit)
    }
}

/// One or several `FetchXML` filters of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomFilter {
    /// How several filters are combined.
    pub combine: Combine,
    /// The filters: each a whole `<fetch>` or a bare `<filter>`.
    pub filters: Vec<Located<String>>,
}

impl CustomFilter {
    /// A single filter.
    pub fn one(text: impl Into<String>, place: Place) -> Self {
        Self { combine: Combine::One, filters: vec![Located::new(text.into(), place)] }
    }
}

/// How the filters of one `custom` are combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    /// There is one filter.
    One,
    /// Rows must pass all of them.
    All,
    /// Rows must pass any of them.
    Any,
}
