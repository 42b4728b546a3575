//! What a snapshot knows, as definitions.

use serde_json::Value;

use super::Definitions;
use crate::catalog::{Catalog, Ends, Ownership, Table};
use crate::sandbox::WHOLE;

/// Adds all tables and relationships of a snapshot.
pub(super) fn add(catalog: &Catalog, definitions: &mut Definitions) {
    for table in catalog.tables() {
        let own = definitions.table(table.name);
        own.facts.extend(facts(table));
        own.facts.insert(WHOLE.to_owned(), true.into());
        for column in table.columns {
            definitions.column(table.name, column.name, column.kind);
        }
    }
    for relationship in catalog.relationships() {
        match relationship.ends {
            Ends::OneToMany { referenced, referencing, column } => {
                definitions.lookup(relationship.name, (referencing, column), referenced);
            }
            Ends::ManyToMany { first, second } => definitions.many_to_many(relationship.name, first, second),
        }
    }
}

fn facts(table: &Table) -> impl Iterator<Item = (String, Value)> {
    let ownership = match table.ownership {
        Ownership::User => "UserOwned",
        Ownership::Organization => "OrganizationOwned",
        Ownership::Business => "BusinessOwned",
        Ownership::None => "None",
    };
    let flags = table.flags;
    let offline = flags.offline != Some(false) && flags.mobile_offline != Some(false);
    let facts: [(&str, Value); 9] = [
        ("SchemaName", table.schema_name.into()),
        ("DisplayName", table.display_name.into()),
        ("OwnershipType", ownership.into()),
        ("PrimaryIdAttribute", table.primary_id.into()),
        ("PrimaryNameAttribute", table.primary_name.into()),
        ("IsActivity", table.activity.into()),
        ("IsIntersect", table.intersect.into()),
        ("IsOfflineInMobileClient", offline.into()),
        ("ChangeTrackingEnabled", (flags.change_tracking != Some(false)).into()),
    ];
    let said = facts.into_iter().filter(|(_, value)| value != "");
    said.map(|(name, value)| (name.to_owned(), value))
}
