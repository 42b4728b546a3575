//! Table metadata of an environment as a catalog.

use serde_json::Value;
use uuid::Uuid;

use crate::catalog::{
    Catalog, Column, ColumnKind, Ends, Flags, Ownership, Relationship, Table, TableKind, intern,
};

use super::errors::Failure;
use super::odata::text;
use super::session::Session;

/// Reads what an environment knows about these tables. Relationships are read from their many
/// side: both ends of one that a profile can use are among its tables.
pub fn read_catalog(session: &Session, name: &str, tables: &[String]) -> Result<Catalog, Failure> {
    let mut catalog = Catalog::new(name, true).with_partial_columns(session.has_partial_columns());
    for definition in session.definitions(tables)? {
        add(&mut catalog, &definition);
    }
    Ok(catalog)
}

/// Names of all tables, and of those that can be taken offline.
pub fn read_table_names(session: &Session) -> Result<(Vec<String>, Vec<String>), Failure> {
    let rows = session.list("EntityDefinitions?$select=LogicalName,IsAvailableOffline")?;
    let names = rows.iter().map(|row| text(row, "LogicalName")).collect();
    let is_offline = |row: &&Value| row["IsAvailableOffline"].as_bool() == Some(true);
    Ok((names, rows.iter().filter(is_offline).map(|row| text(row, "LogicalName")).collect()))
}

fn add(catalog: &mut Catalog, definition: &Value) {
    let name = text(definition, "LogicalName");
    let mut columns = Vec::new();
    for attribute in definition["Attributes"].as_array().into_iter().flatten() {
        let column = text(attribute, "LogicalName");
        let kind = column_kind(attribute);
        if matches!(kind, ColumnKind::Image | ColumnKind::File)
            && let Some(id) = metadata_id(attribute)
        {
            catalog.add_column_id(&name, &column, id);
        }
        if let Some(size) = attribute["MaxSizeInKB"].as_u64() {
            catalog.add_column_size(&name, &column, size);
        }
        columns.push(Column {
            name: intern(&column),
            kind,
            secured: attribute["IsSecured"].as_bool().unwrap_or_default(),
            computed: attribute["SourceType"].as_i64().is_some_and(|kind| kind > 0),
        });
    }
    let mut privileges = definition["Privileges"].as_array().into_iter().flatten();
    if let Some(read) = privileges.find(|privilege| privilege["PrivilegeType"] == "Read") {
        catalog.add_read_privilege(&name, &text(read, "Name"));
    }
    let display = definition["DisplayName"]["UserLocalizedLabel"]["Label"].as_str().unwrap_or(&name);
    catalog.add_table(Table {
        name: intern(&name),
        schema_name: intern(&text(definition, "SchemaName")),
        display_name: intern(display),
        ownership: ownership(&text(definition, "OwnershipType")),
        kind: match definition["TableType"].as_str() {
            Some("Virtual") => TableKind::Virtual,
            Some("Elastic") => TableKind::Elastic,
            _ => TableKind::Standard,
        },
        activity: definition["IsActivity"].as_bool().unwrap_or_default(),
        intersect: definition["IsIntersect"].as_bool().unwrap_or_default(),
        primary_id: intern(&text(definition, "PrimaryIdAttribute")),
        primary_name: intern(&text(definition, "PrimaryNameAttribute")),
        flags: flags(definition),
        // Kept for the process like every name of a catalog.
        columns: Box::leak(columns.into_boxed_slice()),
    });
    for relationship in definition["ManyToOneRelationships"].as_array().into_iter().flatten() {
        catalog.add_relationship(Relationship {
            name: intern(&text(relationship, "SchemaName")),
            ends: Ends::OneToMany {
                referenced: intern(&text(relationship, "ReferencedEntity")),
                referencing: intern(&text(relationship, "ReferencingEntity")),
                column: intern(&text(relationship, "ReferencingAttribute")),
            },
            id: metadata_id(relationship),
        });
    }
    for relationship in definition["ManyToManyRelationships"].as_array().into_iter().flatten() {
        catalog.add_relationship(Relationship {
            name: intern(&text(relationship, "SchemaName")),
            ends: Ends::ManyToMany {
                first: intern(&text(relationship, "Entity1LogicalName")),
                second: intern(&text(relationship, "Entity2LogicalName")),
            },
            id: metadata_id(relationship),
        });
    }
}

fn flags(definition: &Value) -> Flags {
    let managed = |name: &str| definition[name]["Value"].as_bool();
    Flags {
        offline: definition["IsAvailableOffline"].as_bool(),
        mobile_offline: managed("IsOfflineInMobileClient"),
        change_tracking: definition["ChangeTrackingEnabled"].as_bool(),
        customizable: managed("IsCustomizable"),
        organization_filter: definition
            .get("MobileOfflineFilters")
            .map(|filter| filter.as_str().is_some_and(|filter| !filter.trim().is_empty())),
    }
}

fn metadata_id(value: &Value) -> Option<Uuid> {
    value["MetadataId"].as_str().and_then(|id| Uuid::parse_str(id).ok())
}

fn ownership(word: &str) -> Ownership {
    match word {
        "UserOwned" | "TeamOwned" => Ownership::User,
        "OrganizationOwned" => Ownership::Organization,
        "BusinessOwned" | "BusinessParented" => Ownership::Business,
        _ => Ownership::None,
    }
}

/// File and image columns are virtual; only `AttributeTypeName` tells them apart.
fn column_kind(attribute: &Value) -> ColumnKind {
    let name = attribute["AttributeTypeName"]["Value"].as_str().unwrap_or_default();
    let name = name.strip_suffix("Type").unwrap_or(name);
    match name {
        "BigInt" => ColumnKind::BigInt,
        "Boolean" => ColumnKind::Boolean,
        "CalendarRules" => ColumnKind::CalendarRules,
        "Customer" => ColumnKind::Customer,
        "DateTime" => ColumnKind::DateTime,
        "Decimal" => ColumnKind::Decimal,
        "Double" => ColumnKind::Double,
        "EntityName" => ColumnKind::EntityName,
        "File" => ColumnKind::File,
        "Image" => ColumnKind::Image,
        "Integer" => ColumnKind::Integer,
        "Lookup" => ColumnKind::Lookup,
        "ManagedProperty" => ColumnKind::ManagedProperty,
        "Memo" => ColumnKind::Memo,
        "Money" => ColumnKind::Money,
        "MultiSelectPicklist" => ColumnKind::MultiSelectPicklist,
        "Owner" => ColumnKind::Owner,
        "PartyList" => ColumnKind::PartyList,
        "Picklist" => ColumnKind::Picklist,
        "State" => ColumnKind::State,
        "Status" => ColumnKind::Status,
        "String" => ColumnKind::String,
        "Uniqueidentifier" => ColumnKind::Uniqueidentifier,
        "Virtual" => ColumnKind::Virtual,
        _ => ColumnKind::Other,
    }
}
