//! Table facts of the sandbox's organization, read from `catalog/tables.tsv` by a parser of its own.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use uuid::Uuid;

/// The facts as they are written.
pub(super) const TEXT: &str = include_str!("../catalog/tables.tsv");

/// One table with what the metadata endpoints say about it.
#[derive(Debug)]
pub(super) struct TableFacts {
    pub(super) logical: &'static str,
    pub(super) schema: &'static str,
    pub(super) display: &'static str,
    pub(super) set: &'static str,
    pub(super) type_code: i64,
    pub(super) ownership: &'static str,
    pub(super) primary_id: &'static str,
    pub(super) primary_name: &'static str,
    pub(super) offline: bool,
    pub(super) tracking: bool,
    pub(super) activity: bool,
    pub(super) intersect: bool,
    pub(super) columns: Vec<ColumnFacts>,
}

#[derive(Debug)]
pub(super) struct ColumnFacts {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) targets: Vec<&'static str>,
}

/// A relationship; for many-to-many the two tables stand in `referenced` and `referencing`.
#[derive(Debug)]
pub(super) struct RelationshipFacts {
    pub(super) schema: &'static str,
    pub(super) referenced: &'static str,
    pub(super) referencing: &'static str,
    pub(super) column: &'static str,
    pub(super) navigation: &'static str,
    pub(super) many: bool,
    /// The table behind a many-to-many relationship.
    pub(super) intersect: &'static str,
}

impl RelationshipFacts {
    pub(super) fn id(&self) -> Uuid {
        metadata_id("relationship", self.schema)
    }

    /// Whether the relationship belongs to a table.
    pub(super) fn touches(&self, table: &str) -> bool {
        self.referenced == table || self.referencing == table
    }

    /// The table at the other end, seen from `table`.
    pub(super) fn other(&self, table: &str) -> &'static str {
        if self.referenced == table { self.referencing } else { self.referenced }
    }
}

/// All facts.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) tables: Vec<TableFacts>,
    pub(super) relationships: Vec<RelationshipFacts>,
    by_name: HashMap<&'static str, usize>,
    by_id: HashMap<Uuid, usize>,
}

impl Facts {
    /// What is built in, and further tables.
    pub(super) fn of(further: &'static str) -> Self {
        let mut facts = Self::default();
        read(&mut facts, TEXT);
        read(&mut facts, further);
        facts
    }

    pub(super) fn table(&self, logical: &str) -> Option<&TableFacts> {
        self.by_name.get(logical).map(|at| &self.tables[*at])
    }

    pub(super) fn relationship(&self, id: Uuid) -> Option<&RelationshipFacts> {
        self.by_id.get(&id).map(|at| &self.relationships[*at])
    }

    /// Whether a table only joins two others.
    pub(super) fn is_intersect(&self, logical: &str) -> bool {
        self.table(logical).is_some_and(|table| table.intersect)
            || self.relationships.iter().any(|known| known.many && known.intersect == logical)
    }

    /// The file or image column of a table with this `MetadataId`.
    pub(super) fn companion_column(table: &TableFacts, id: Uuid) -> Option<&'static str> {
        table
            .columns
            .iter()
            .filter(|column| matches!(column.kind, "Image" | "File"))
            .find(|column| column_id(table.logical, column.name) == id)
            .map(|column| column.name)
    }
}

/// A stable identity for a piece of metadata.
pub(super) fn metadata_id(kind: &str, name: &str) -> Uuid {
    let name = format!("{kind}/{}", name.to_lowercase());
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes())
}

pub(super) fn column_id(table: &str, column: &str) -> Uuid {
    metadata_id("column", &format!("{table}.{column}"))
}

/// Tables beyond those that are built in, in the same form.
static FURTHER: OnceLock<String> = OnceLock::new();

/// Adds tables, columns and relationships to what the organization of this process has, before anything is
/// asked of it.
pub(super) fn extend(further: String) {
    // Of two the first is the one that was asked about already.
    let _ = FURTHER.set(further);
}

/// The further tables as they are written.
pub(super) fn further() -> &'static str {
    FURTHER.get().map_or("", String::as_str)
}

static FACTS: LazyLock<Facts> = LazyLock::new(|| Facts::of(further()));

/// Whether a table is one of those that are built in.
pub(super) fn is_built_in(logical: &str) -> bool {
    TEXT.contains(&format!("\nT\t{logical}\t"))
}

fn read(facts: &mut Facts, text: &'static str) {
    let (mut table, mut at) = ("", 0);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&'static str> = line.split('\t').collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        match field(0) {
            "T" => {
                table = field(1);
                at = facts.by_name.get(table).copied().unwrap_or(facts.tables.len());
                if at == facts.tables.len() {
                    facts.by_name.insert(table, at);
                    facts.tables.push(table_of(&field));
                }
            }
            "C" => {
                let columns = facts.tables.get_mut(at).map(|table| &mut table.columns);
                if let Some(columns) = columns.filter(|all| all.iter().all(|known| known.name != field(1))) {
                    columns.push(ColumnFacts {
                        name: field(1),
                        kind: field(2),
                        targets: field(3).split(',').filter(|target| !target.is_empty()).collect(),
                    });
                }
            }
            "R" => add(
                facts,
                RelationshipFacts {
                    schema: field(1),
                    referenced: field(3),
                    referencing: table,
                    column: field(2),
                    navigation: field(4),
                    many: false,
                    intersect: "",
                },
            ),
            "M" => add(
                facts,
                RelationshipFacts {
                    schema: field(1),
                    referenced: table,
                    referencing: field(2),
                    column: "",
                    navigation: "",
                    many: true,
                    intersect: field(3),
                },
            ),
            _ => {}
        }
    }
}

fn add(facts: &mut Facts, relationship: RelationshipFacts) {
    let id = relationship.id();
    // A many-to-many relationship stands at both of its tables.
    if !facts.by_id.contains_key(&id) {
        facts.by_id.insert(id, facts.relationships.len());
        facts.relationships.push(relationship);
    }
}

fn table_of(field: &impl Fn(usize) -> &'static str) -> TableFacts {
    TableFacts {
        logical: field(1),
        schema: field(2),
        display: field(3),
        set: field(4),
        type_code: field(5).parse().unwrap_or(10_000),
        ownership: field(6),
        primary_id: field(7),
        primary_name: field(8),
        // A flag nobody has seen is on here: the shipped profiles need their tables.
        offline: field(9) != "no",
        tracking: field(10) != "no",
        activity: field(11) == "yes",
        intersect: field(12) == "yes",
        columns: Vec::new(),
    }
}

/// The facts of the organization.
pub(super) fn facts() -> &'static Facts {
    &FACTS
}
