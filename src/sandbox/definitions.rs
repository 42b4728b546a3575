//! Tables of a seed: definitions as the Web API tells them ("Use the Web API with table
//! definitions", learn.microsoft.com), in the form of the tables that are built in.

use serde_json::Value;

use super::wire::Fault;

/// The key of a seed that holds definitions of tables.
pub(super) const KEY: &str = "EntityDefinitions";

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
        let or = |key: &str, other: String| word(one, key).map_or(other, str::to_owned);
        let (id, title) = (format!("{name}id"), or("PrimaryNameAttribute", format!("{name}_name")));
        let id = or("PrimaryIdAttribute", id);
        let flag = |key: &str| if one[key] == false { "no" } else { "yes" };
        let fields = [
            "T".to_owned(),
            name.clone(),
            or("SchemaName", name.clone()),
            or("DisplayName", name.clone()),
            or("EntitySetName", format!("{name}s")),
            "10000".to_owned(),
            or("OwnershipType", "UserOwned".to_owned()),
            id.clone(),
            title.clone(),
            flag("IsOfflineInMobileClient").to_owned(),
            flag("ChangeTrackingEnabled").to_owned(),
            "no".to_owned(),
            "no".to_owned(),
        ];
        out.push_str(&format!("{}\n", fields.join("\t")));
        out.push_str(&format!("C\t{id}\tUniqueidentifier\t\nC\t{title}\tString\t\n"));
        for (column, kind) in COMMON {
            out.push_str(&format!("C\t{column}\t{kind}\t\n"));
        }
        for column in one["Attributes"].as_array().into_iter().flatten() {
            let kind = word(column, "AttributeType").unwrap_or("String");
            out.push_str(&format!("C\t{}\t{kind}\t\n", word(column, "LogicalName")?));
        }
        for link in one["ManyToOneRelationships"].as_array().into_iter().flatten() {
            let (column, other) = (word(link, "ReferencingAttribute")?, word(link, "ReferencedEntity")?);
            out.push_str(&format!("C\t{column}\tLookup\t{other}\n"));
            out.push_str(&format!("R\t{}\t{column}\t{other}\t{column}\n", word(link, "SchemaName")?));
        }
    }
    Ok(out)
}

/// A name in a definition: no name holds what would end a field.
fn word<'v>(of: &'v Value, key: &str) -> Result<&'v str, Fault> {
    let text = of[key].as_str().filter(|text| !text.is_empty() && !text.contains(char::is_control));
    text.ok_or_else(|| Fault::bad(format!("a definition in `{KEY}` lacks `{key}`")))
}
