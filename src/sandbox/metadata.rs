//! `EntityDefinitions` and `RelationshipDefinitions`.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::changes;
use rusqlite::Connection;

use super::facts::{ColumnFacts, RelationshipFacts, TableFacts, column_id, facts, metadata_id};
use super::flags::{self, Flags, Overlay};
use super::privileges;
use super::schema;
use super::values::refine_values;
use super::wire::{Answer, Fault, Request};

const COLLECTIONS: [&str; 4] =
    ["Attributes", "ManyToOneRelationships", "OneToManyRelationships", "ManyToManyRelationships"];

/// Answers a read below `EntityDefinitions` or `RelationshipDefinitions`.
pub(super) fn read(db: &Connection, request: &Request, path: &[&str]) -> Result<Answer, Fault> {
    let flags = Overlay::read(db)?;
    let (first, rest) = path.split_first().unwrap_or((&"", &[]));
    let (name, key) = key_of(first);
    match (name, key, rest) {
        ("EntityDefinitions", None, []) => {
            let expanded = request.option("$expand").unwrap_or_default();
            let all = facts().tables.iter();
            let all = all.map(|table| definition(table, &flags.of(table), expanded)).collect();
            list(request, "EntityDefinitions", all)
        }
        ("EntityDefinitions", Some(key), []) => {
            let table = find(key)?;
            let expanded = request.option("$expand").unwrap_or_default();
            let value = vec![definition(table, &flags.of(table), expanded)];
            let value = refine_values(&request.query, value)?.pop().unwrap_or_default();
            Ok(one(request, "EntityDefinitions", value))
        }
        ("EntityDefinitions", Some(key), [collection]) => {
            let values = collection_of(find(key)?, collection)?;
            list(request, collection, values)
        }
        ("EntityDefinitions", Some(key), ["Attributes", cast]) => {
            let wanted = cast
                .strip_prefix("Microsoft.Dynamics.CRM.")
                .and_then(|cast| cast.strip_suffix("AttributeMetadata"))
                .ok_or_else(|| Fault::no_resource(cast))?;
            let table = find(key)?;
            let values = table
                .columns
                .iter()
                .filter(|column| column.kind == wanted)
                .map(|column| attribute(table, column))
                .collect();
            list(request, "Attributes", values)
        }
        ("RelationshipDefinitions", None, _) => {
            let values = facts().relationships.iter().map(relationship).collect();
            list(request, "RelationshipDefinitions", values)
        }
        _ => Err(Fault::no_resource(first)),
    }
}

/// Changes a table.
pub(super) fn write(db: &Connection, request: &Request, path: &[&str]) -> Result<Answer, Fault> {
    match path.first().map(|first| key_of(first)) {
        Some(("EntityDefinitions", Some(key))) if path.len() == 1 => flags::put(db, request, find(key)?),
        _ => Err(Fault::no_resource(path.first().unwrap_or(&""))),
    }
}

/// `RetrieveMetadataChanges(Query=@p)`: the tables that the criteria name, with what the properties name.
pub(super) fn changes(db: &Connection, request: &Request, call: &str) -> Result<Answer, Fault> {
    let flags = Overlay::read(db)?;
    let now = current_stamp(&flags);
    let argument = |name: &str| request.argument(call, name);
    let query: Value = match argument("Query") {
        Some(text) => serde_json::from_str(&text)
            .map_err(|error| Fault::new(400, "0x80048d19", format!("The query can't be read: {error}")))?,
        None => json!({}),
    };
    let stamp = argument("ClientVersionStamp").unwrap_or_default();
    if !stamp.is_empty() && stamp.trim_matches('\'') != now {
        return Err(Fault::new(
            400,
            "0x80044352",
            "Version stamp associated with the client has expired. Please perform a full sync.",
        ));
    }
    // A stamp of an earlier state counts as expired, so whoever has a valid one has everything.
    let tables = if stamp.is_empty() { facts().tables.as_slice() } else { &[] };
    let expanded = COLLECTIONS.join(",");
    let mut values = Vec::new();
    for table in tables {
        if changes::meets(&definition(table, &flags.of(table), ""), &query["Criteria"])? {
            values.push(changes::asked(definition(table, &flags.of(table), &expanded), &query)?);
        }
    }
    Ok(Answer::json(
        200,
        &json!({
            "@odata.context": format!("{}$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse", request.base),
            "ServerVersionStamp": now,
            "DeletedMetadata": { "Count": 0, "IsReadOnly": false, "Keys": [], "Values": [] },
            "EntityMetadata": values,
        }),
    ))
}

/// The stamp of metadata: it changes with the program, with further tables and with flags of tables.
fn current_stamp(flags: &Overlay) -> String {
    static CONTENT: LazyLock<u64> = LazyLock::new(|| {
        let all = format!("{}{}", super::facts::TEXT, super::facts::further());
        let id = metadata_id("stamp", &all);
        id.as_bytes().iter().take(4).fold(0, |number, byte| number << 8 | u64::from(*byte))
    });
    format!("{}!01/05/2026 08:00:00", *CONTENT + flags.version())
}

fn key_of(segment: &str) -> (&str, Option<&str>) {
    match segment.split_once('(') {
        Some((name, key)) => (name, key.strip_suffix(')')),
        None => (segment, None),
    }
}

fn find(key: &str) -> Result<&'static TableFacts, Fault> {
    let found = if let Some(name) = key.strip_prefix("LogicalName=") {
        facts().table(name.trim_matches('\''))
    } else {
        let id = key.strip_prefix("MetadataId=").unwrap_or(key);
        facts().tables.iter().find(|table| table_id(table).to_string().eq_ignore_ascii_case(id))
    };
    found.ok_or_else(|| Fault::new(404, "0x80060888", format!("Could not find an entity with key {key}.")))
}

fn list(request: &Request, what: &str, values: Vec<Value>) -> Result<Answer, Fault> {
    let values = refine_values(&request.query, values)?;
    let body = json!({
        "@odata.context": format!("{}$metadata#{what}", request.base),
        "value": values,
    });
    Ok(Answer::json(200, &body))
}

fn one(request: &Request, what: &str, value: Value) -> Answer {
    let mut body = Map::new();
    body.insert("@odata.context".into(), format!("{}$metadata#{what}/$entity", request.base).into());
    if let Value::Object(value) = value {
        body.extend(value);
    }
    Answer::json(200, &Value::Object(body))
}

fn table_id(table: &TableFacts) -> uuid::Uuid {
    metadata_id("table", table.logical)
}

fn managed(name: &str, value: bool) -> Value {
    json!({ "Value": value, "CanBeChanged": true, "ManagedPropertyLogicalName": name })
}

fn label(text: &str) -> Value {
    json!({
        "LocalizedLabels": [{ "Label": text, "LanguageCode": 1033 }],
        "UserLocalizedLabel": { "Label": text, "LanguageCode": 1033 },
    })
}

fn definition(table: &TableFacts, flags: &Flags, expanded: &str) -> Value {
    let mut value = json!({
        "MetadataId": table_id(table),
        "LogicalName": table.logical,
        "SchemaName": table.schema,
        "EntitySetName": table.set,
        "ObjectTypeCode": table.type_code,
        "DisplayName": label(if flags.unlabelled { "" } else { table.display }),
        "OwnershipType": table.ownership,
        "PrimaryIdAttribute": table.primary_id,
        "PrimaryNameAttribute": table.primary_name,
        "IsActivity": table.activity,
        "IsIntersect": table.intersect,
        "IsAvailableOffline": flags.offline,
        "ChangeTrackingEnabled": flags.tracking,
        "IsOfflineInMobileClient": managed("isofflineinmobileclient", flags.mobile),
        "IsCustomizable": managed("iscustomizable", true),
        "TableType": "Standard",
        "MobileOfflineFilters": flags.filter,
        "Privileges": [{
            "Name": privileges::read_name(table.schema),
            "PrivilegeId": metadata_id("privilege", &privileges::read_name(table.schema)),
            "PrivilegeType": "Read",
        }],
    });
    for collection in COLLECTIONS {
        if expanded.contains(collection)
            && let Ok(values) = collection_of(table, collection)
        {
            value[collection] = values.into();
        }
    }
    value
}

fn collection_of(table: &TableFacts, collection: &str) -> Result<Vec<Value>, Fault> {
    let relationships = facts().relationships.iter();
    let keep = |wanted: fn(&RelationshipFacts, &str) -> bool| {
        relationships.filter(|known| wanted(known, table.logical)).map(relationship).collect()
    };
    Ok(match collection {
        "Attributes" => table.columns.iter().map(|column| attribute(table, column)).collect(),
        "ManyToOneRelationships" => keep(|known, table| !known.many && known.referencing == table),
        "OneToManyRelationships" => keep(|known, table| !known.many && known.referenced == table),
        "ManyToManyRelationships" => keep(|known, table| known.many && known.touches(table)),
        other => return Err(Fault::no_resource(other)),
    })
}

/// Image and file columns are virtual; `AttributeTypeName` tells them apart.
fn attribute(table: &TableFacts, column: &ColumnFacts) -> Value {
    let kind = match column.kind {
        "Image" | "File" | "MultiSelectPicklist" => "Virtual",
        kind => kind,
    };
    let mut value = json!({
        "MetadataId": column_id(table.logical, column.name),
        "LogicalName": column.name,
        "SchemaName": column.name,
        "EntityLogicalName": table.logical,
        "AttributeType": kind,
        "AttributeTypeName": { "Value": format!("{}Type", column.kind) },
        "Targets": column.targets,
        "IsValidForRead": true,
        "IsSecured": false,
        "SourceType": matches!(column.kind, "String" | "Integer" | "Money" | "Decimal" | "DateTime" | "Boolean" | "Picklist").then_some(0),
    });
    match column.kind {
        "File" => value["MaxSizeInKB"] = 32_768.into(),
        "Image" => value["MaxSizeInKB"] = 10_240.into(),
        _ => {}
    }
    if matches!(column.kind, "Picklist" | "State" | "Status") {
        value["OptionSet"] = json!({ "MetadataId": metadata_id("choice", &format!("{}.{}", table.logical, column.name)), "Options": choices(table, column) });
    }
    value
}

/// The choices of a column, where the sandbox holds rows of its table.
fn choices(table: &TableFacts, column: &ColumnFacts) -> Vec<Value> {
    let set = schema::by_logical(table.logical);
    let known = set.and_then(|set| set.columns.iter().find(|known| known.name == column.name));
    match known.map(|known| known.kind) {
        Some(schema::Kind::Choice(choices)) => {
            choices.iter().map(|(number, name)| json!({ "Value": number, "Label": label(name) })).collect()
        }
        _ => Vec::new(),
    }
}

fn relationship(known: &RelationshipFacts) -> Value {
    if known.many {
        return json!({
            "@odata.type": "#Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata",
            "MetadataId": known.id(),
            "SchemaName": known.schema,
            "RelationshipType": "ManyToManyRelationship",
            "Entity1LogicalName": known.referenced,
            "Entity2LogicalName": known.referencing,
        });
    }
    json!({
        "MetadataId": known.id(),
        "SchemaName": known.schema,
        "RelationshipType": "OneToManyRelationship",
        "ReferencedEntity": known.referenced,
        "ReferencingEntity": known.referencing,
        "ReferencingAttribute": known.column,
        "ReferencingEntityNavigationPropertyName": known.navigation,
        "ReferencedEntityNavigationPropertyName": known.schema,
    })
}
