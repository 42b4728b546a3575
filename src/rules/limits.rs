//! The numbers that rules compare with: one table, number by limit set, each with its source.

use crate::finding::Severity;

/// Which statements of the platform's documentation hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LimitSet {
    /// The numbers of the product documentation.
    #[default]
    Documented,
    /// Where newer pages, the editor or profiles in production contradict them, those.
    Current,
    /// The lowest number that any official page or server message names.
    Strict,
}

impl LimitSet {
    /// The words of the configuration.
    pub const WORDS: [(&'static str, Self); 3] =
        [("documented", Self::Documented), ("current", Self::Current), ("strict", Self::Strict)];

    /// The word of the configuration.
    pub fn word(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Current => "current",
            Self::Strict => "strict",
        }
    }
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Relationships that lead to a table, downstream ones counted.
    Relationships,
    /// Relationships above which one of the sources says that a publish fails.
    RelationshipsAdvised,
    /// 1:M and M:M relationships of a table.
    OneToMany,
    /// Tables with relationships in a profile.
    RelatedTables,
    /// Image columns in a profile.
    Images,
    /// Custom filters of a table.
    CustomFilters,
    /// Conditions of a filter.
    Conditions,
    /// Filters inside filters.
    FilterLevels,
    /// Linked tables inside linked tables of a filter.
    LinkLevels,
    /// Linked tables of a filter.
    LinkedTables,
    /// Tables in a profile.
    Tables,
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What is limited.
    pub limit: Limit,
    /// Its key in the configuration.
    pub key: &'static str,
    /// The rule that compares with it.
    pub rule: &'static str,
    /// The greatest number that passes, by set; `None` is no limit.
    pub numbers: [Option<usize>; 3],
    /// Where the numbers come from.
    pub source: &'static str,
}

const fn row(
    limit: Limit,
    key: &'static str,
    rule: &'static str,
    numbers: [Option<usize>; 3],
    source: &'static str,
) -> Row {
    Row { limit, key, rule, numbers, source }
}

/// All limits, in the order of [`Limit`].
pub const TABLE: &[Row] = &[
    row(
        Limit::Relationships,
        "relationships",
        "relationship-limit",
        [Some(15), Some(15), Some(10)],
        "15: Mobile offline capabilities (2022-01-19) and Set up mobile offline (2025-07-31); 10: Publish a mobile offline profile (support article, 2026-09-11)",
    ),
    row(
        Limit::RelationshipsAdvised,
        "relationships_advised",
        "relationship-limit-ten",
        [Some(10), Some(10), None],
        "Publish a mobile offline profile (support article, 2026-09-11)",
    ),
    row(
        Limit::OneToMany,
        "one_to_many",
        "one-to-many-limit",
        [Some(1), Some(1), Some(1)],
        "Mobile offline capabilities (2022-01-19), Offline limitations (2024-09-26); larger profiles in production exceed it, so `current` warns; `strict` counts the tables further up too",
    ),
    row(
        Limit::RelatedTables,
        "related_tables",
        "related-tables-in-profile",
        [None, None, Some(15)],
        "Set up mobile offline (2025-07-31) says 15 related tables in a profile, and 15 per table elsewhere on the page",
    ),
    row(
        Limit::Images,
        "images",
        "image-column-limit",
        [Some(14), Some(14), Some(14)],
        "Mobile offline capabilities (2022-01-19), Offline limitations (2024-09-26)",
    ),
    row(
        Limit::CustomFilters,
        "custom_filters",
        "custom-filter-limit",
        [Some(3), None, Some(3)],
        "Mobile offline capabilities (2022-01-19); the FetchXML editor's page (2026-03-06) names no such limit",
    ),
    row(
        Limit::Conditions,
        "conditions",
        "fetch-clause-limit",
        [Some(500), Some(500), Some(6)],
        "500: FetchXML editor (2026-03-06); 6: server error 0x80071116",
    ),
    row(
        Limit::FilterLevels,
        "filter_levels",
        "fetch-nesting-depth",
        [Some(3), Some(3), Some(3)],
        "Set up mobile offline (2025-07-31): up to three levels",
    ),
    row(
        Limit::LinkLevels,
        "link_levels",
        "fetch-link-depth",
        [Some(1), Some(1), Some(1)],
        "Mobile offline guidelines (2025-05-06): avoid several levels of relationships in a filter",
    ),
    row(
        Limit::LinkedTables,
        "linked_tables",
        "fetch-related-table-limit",
        [Some(15), Some(15), Some(10)],
        "15: Set up mobile offline (2025-07-31); 10: the same page (2022-02-18)",
    ),
    row(
        Limit::Tables,
        "tables",
        "table-count-guidance",
        [Some(99), Some(99), Some(99)],
        "Mobile offline guidelines (2025-05-06): keep below 100 tables",
    ),
];

/// Severities that differ from a rule's own, by set.
const SEVERITIES: &[(LimitSet, &str, Severity)] = &[
    (LimitSet::Current, "one-to-many-limit", Severity::Warning),
    (LimitSet::Strict, "unsupported-field-service-table", Severity::Error),
    (LimitSet::Strict, "fetch-operator-unsupported", Severity::Error),
    (LimitSet::Strict, "fetch-link-depth", Severity::Error),
    (LimitSet::Strict, "table-count-guidance", Severity::Error),
];

/// The numbers of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The set they start from.
    pub set: LimitSet,
    numbers: [Option<usize>; TABLE.len()],
}

static DOCUMENTED: std::sync::LazyLock<Limits> = std::sync::LazyLock::new(Limits::default);

impl Default for Limits {
    fn default() -> Self {
        Self::of(LimitSet::Documented)
    }
}

impl Limits {
    /// The numbers of a set.
    pub fn of(set: LimitSet) -> Self {
        let column = set as usize;
        Self { set, numbers: std::array::from_fn(|at| TABLE[at].numbers[column]) }
    }

    /// The documented numbers.
    pub fn documented() -> &'static Self {
        &DOCUMENTED
    }

    /// The greatest number that passes; `None` is no limit.
    pub fn get(&self, limit: Limit) -> Option<usize> {
        self.numbers[limit as usize]
    }

    /// Sets a number by its key in the configuration; false where there is no such key.
    pub fn set(&mut self, key: &str, number: Option<usize>) -> bool {
        let at = TABLE.iter().position(|row| row.key == key);
        if let Some(at) = at {
            self.numbers[at] = number;
        }
        at.is_some()
    }

    /// The number that `count` exceeds, if it does.
    pub fn exceeded(&self, limit: Limit, count: usize) -> Option<usize> {
        self.get(limit).filter(|number| count > *number)
    }

    /// The severity that the set gives a rule instead of its own.
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        SEVERITIES
            .iter()
            .find(|(set, slug, _)| *set == self.set && *slug == rule)
            .map(|(_, _, severity)| *severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_its_limits() {
        for (at, row) in TABLE.iter().enumerate() {
            assert_eq!(row.limit as usize, at, "{}", row.key);
        }
    }
}
