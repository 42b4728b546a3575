//! The tables that the sandbox holds rows of, from Microsoft's Dataverse table reference
//! (<https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/about-entity-reference>).

mod apps;
mod offline;
mod people;
mod rows;

use super::schema::Kind::{self, Choice};
use super::schema::{Column, Set, Write};

const fn column(name: &'static str, kind: Kind, write: Write) -> Column {
    Column { name, kind, write, default: "null" }
}

const fn with(name: &'static str, kind: Kind, write: Write, default: &'static str) -> Column {
    Column { name, kind, write, default }
}

const MEMO: usize = 1_073_741_823;

const COMPONENT_STATE: Kind =
    Choice(&[(0, "Published"), (1, "Unpublished"), (2, "Deleted"), (3, "Deleted Unpublished")]);

const STATE: Kind = Choice(&[(0, "Active"), (1, "Inactive")]);

/// Tables that take `CreateMultiple` and its like; the offline ones don't.
pub(super) const BULK: [&str; 2] = ["account", "contact"];

/// Alternate keys, one column each.
pub(super) fn alternate_keys(table: &str) -> &'static [&'static str] {
    match table {
        "account" => &["accountnumber"],
        "systemuser" => &["azureactivedirectoryobjectid", "domainname"],
        "team" => &["azureactivedirectoryobjectid"],
        "appmodule" | "solution" => &["uniquename"],
        _ => &[],
    }
}

/// All tables with rows.
pub(super) const SETS: &[Set] = &[
    offline::PROFILE,
    offline::ITEM,
    offline::ASSOCIATION,
    offline::USER_MEMBERSHIP,
    offline::TEAM_MEMBERSHIP,
    people::USER,
    people::TEAM,
    people::TEAM_USER,
    people::ROLE,
    people::USER_ROLE,
    people::PRIVILEGE,
    people::ROLE_PRIVILEGE,
    people::TEAM_ROLE,
    people::BUSINESS_UNIT,
    people::ORGANIZATION,
    apps::APP,
    apps::VIEW,
    rows::ACCOUNT,
    rows::CONTACT,
    apps::SOLUTION,
    apps::COMPONENT,
    apps::APP_COMPONENT,
    offline::SYNC_ERROR,
];
