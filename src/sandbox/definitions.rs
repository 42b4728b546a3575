//! Tables of a seed: definitions as the Web API tells them ("Use the Web API with table
//! definitions", learn.microsoft.com), in the form of the tables that are built in.

use rusqlite::Connection;
use serde_json::Value;

use super::facts::{self, Facts};
use super::wire::Fault;
use super::{seed, store};

/// The key of a seed that holds definitions of tables.
pub(super) const KEY: &str = "EntityDefinitions";

/// Says of a definition that its columns are all there are.
pub const WHOLE: &str = "HasAllAttributes";

/// Columns that every table has here beside those that a definition names.
const COMMON: [(&str, &str); 5] = [
    ("createdon", "DateTime"),
    ("modifiedon", "DateTime"),
    ("ownerid", "Owner"),
    ("statecode", "State"),
    ("statuscode", "Status"),
];

/// Definitions as lines; what is missing of one is what a table made by hand would have.
pub(super) fn lines(definitions: &Value) -> Result<String, Fault> {
    let Value::Array(all) = definitions else {
        return Err(Fault::bad(format!("`{KEY}` of a seed is a list of definitions")));
    };
    let mut out = String::new();
    for one in all {
        let name = word(one, "LogicalName")?.to_lowercase();
        if facts::is_built_in(&name) {
            // The line only says of which table the next ones are.
            out.push_str(&format!("T\t{name}\n"));
        } else {
            table(one, &name, &mut out);
        }
        for column in list(one, "Attributes") {
            let kind = word(column, "AttributeType").unwrap_or("String");
            out.push_str(&format!("C\t{}\t{kind}\t\n", word(column, "LogicalName")?.to_lowercase()));
        }
        for link in list(one, "ManyToOneRelationships") {
            let column = word(link, "ReferencingAttribute")?.to_lowercase();
            let other = word(link, "ReferencedEntity")?.to_lowercase();
            out.push_str(&format!("C\t{column}\tLookup\t{other}\n"));
            out.push_str(&format!("R\t{}\t{column}\t{other}\t{column}\n", word(link, "SchemaName")?));
        }
        for link in list(one, "ManyToManyRelationships") {
            let (schema, other) = (word(link, "SchemaName")?, word(link, "Entity2LogicalName")?);
            let intersect = word(link, "IntersectEntityName").unwrap_or(schema).to_lowercase();
            out.push_str(&format!("M\t{schema}\t{}\t{intersect}\n", other.to_lowercase()));
        }
    }
    Ok(out)
}

fn list<'v>(of: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    of[key].as_array().into_iter().flatten()
}

/// The table itself with the columns of its key, of its name, and those that every table has, where they
/// aren't all told.
fn table(one: &Value, name: &str, out: &mut String) {
    let or = |key: &str, other: String| word(one, key).map_or(other, str::to_owned);
    let id = or("PrimaryIdAttribute", format!("{name}id"));
    let title = or("PrimaryNameAttribute", format!("{name}_name"));
    let off = |key: &str| if one[key] == false { "no" } else { "yes" };
    let on = |key: &str| if one[key] == true { "yes" } else { "no" };
    let fields = [
        "T",
        name,
        &or("SchemaName", name.to_owned()),
        &or("DisplayName", name.to_owned()),
        &or("EntitySetName", format!("{name}s")),
        "10000",
        &or("OwnershipType", "UserOwned".to_owned()),
        &id,
        &title,
        off("IsOfflineInMobileClient"),
        off("ChangeTrackingEnabled"),
        on("IsActivity"),
        on("IsIntersect"),
    ];
    out.push_str(&format!("{}\n", fields.join("\t")));
    if one[WHOLE] == true {
        return;
    }
    out.push_str(&format!("C\t{id}\tUniqueidentifier\t\nC\t{title}\tString\t\n"));
    for (column, kind) in COMMON {
        out.push_str(&format!("C\t{column}\t{kind}\t\n"));
    }
}

/// A name in a definition: no name holds what would end a field.
fn word<'v>(of: &'v Value, key: &str) -> Result<&'v str, Fault> {
    let text = of[key].as_str().filter(|text| !text.is_empty() && !text.contains(char::is_control));
    text.ok_or_else(|| Fault::bad(format!("a definition in `{KEY}` lacks `{key}`")))
}

/// What definitions add to the tables that an organization has.
#[derive(Debug, Default)]
pub struct Defined {
    /// Logical names of tables.
    pub tables: Vec<String>,
    /// How many columns of all tables.
    pub columns: usize,
    /// Schema names of relationships.
    pub relationships: Vec<String>,
}

/// Adds definitions to the tables of an organization.
pub(super) fn add(db: &Connection, definitions: &Value) -> Result<Defined, Fault> {
    let lines = lines(definitions)?;
    store::in_one(db, || {
        let known = seed::further_tables(db)?;
        let all = format!("{known}{lines}");
        // Facts hold their texts for the rest of the process, as what is built in is held.
        let added = difference(&Facts::of(known.leak()), &Facts::of(all.clone().leak()));
        if !added.tables.is_empty() || added.columns > 0 || !added.relationships.is_empty() {
            store::set(db, KEY, &all)?;
        }
        Ok(added)
    })
}

fn difference(before: &Facts, after: &Facts) -> Defined {
    let tables = after.tables.iter().filter(|table| before.table(table.logical).is_none());
    let relationships = after.relationships.iter().filter(|known| before.relationship(known.id()).is_none());
    let columns = |facts: &Facts| facts.tables.iter().map(|table| table.columns.len()).sum::<usize>();
    Defined {
        tables: tables.map(|table| table.logical.to_owned()).collect(),
        columns: columns(after) - columns(before),
        relationships: relationships.map(|known| known.schema.to_owned()).collect(),
    }
}
