//! What a profile names, as definitions. A file says less than a table has: columns get the type that
//! filters ask for, and relationships the side that looks up which their entry or their name tells.

use super::Definitions;
use crate::catalog::{Catalog, ColumnKind, FILE_COMPANION, IMAGE_COMPANION, Relationship as Known};
use crate::fetchxml::{Condition, compares_dates};
use crate::graph::{Resolved, resolve};
use crate::model::{Brings, Profile, Relationship, RelationshipKind, Table, same_name};
use crate::rules;

/// Adds what a profile names; the answer is what it doesn't say enough of.
pub(super) fn add(profile: &Profile, catalog: &Catalog, to: &mut Definitions) -> Vec<String> {
    let mut unclear = Vec::new();
    for table in &profile.tables {
        to.table(&table.name);
        for entry in &table.related_to {
            related(entry, &table.name, catalog, to);
        }
        for brings in &table.brings {
            unclear.extend(brought(brings, table, profile, catalog, to));
        }
        for filter in rules::filters_of(table, catalog) {
            let Ok(query) = &filter.query else { continue };
            for condition in &query.conditions {
                let on = condition.table.as_deref().or(filter.on.as_deref());
                let kind = kind_of(condition);
                for column in std::iter::once(&condition.column).chain(&condition.compared_with) {
                    named_column(to, on, column, kind);
                }
            }
            for link in &query.links {
                named_column(to, Some(&link.table), &link.from, ColumnKind::Lookup);
                let on = if link.to_table.is_empty() { filter.on.as_deref() } else { Some(&*link.to_table) };
                named_column(to, on, &link.to, ColumnKind::Lookup);
            }
        }
        columns(table, catalog, to);
    }
    unclear
}

fn named_column(to: &mut Definitions, table: Option<&str>, column: &str, kind: ColumnKind) {
    if let Some(table) = table.filter(|table| !table.is_empty() && !column.is_empty()) {
        to.column(table, column, kind);
    }
}

/// An entry of `related_to` under `table`.
fn related(entry: &Relationship, table: &str, catalog: &Catalog, to: &mut Definitions) {
    let other = entry.table.value.as_str();
    to.table(other);
    let stated = entry.kind.as_ref().map(|kind| kind.value);
    let name = match (resolve(entry, table, catalog), &entry.name) {
        (Resolved::Known(known, _), _) => return known_one(known, to),
        (Resolved::ElsewhereJoined(_) | Resolved::Ambiguous(_), _) => return,
        (_, Some(name)) => name.value.clone(),
        // Any name will do that is the only one between the two.
        (_, None) => format!("{}_{}", other.to_lowercase(), table.to_lowercase()),
    };
    if !usual(to, &name, (other, Some(table))) && !usual(to, &name, (table, Some(other))) {
        join(to, &name, (other, table), stated.unwrap_or_else(|| by_name(&name, other, table)));
    }
}

/// A relationship that is known may still be one that only a snapshot knows.
fn known_one(known: &Known, to: &mut Definitions) {
    for table in known.tables() {
        to.table(table);
    }
}

/// Adds a relationship by which rows of `from` bring rows of `table`; `kind` is what those are to them.
fn join(to: &mut Definitions, name: &str, (from, table): (&str, &str), kind: RelationshipKind) {
    match kind {
        RelationshipKind::Parent => to.lookup(name, (from, name), table),
        RelationshipKind::Child => to.lookup(name, (table, name), from),
        RelationshipKind::ManyToMany => to.many_to_many(name, from, table),
    }
}

/// What rows of `table` are to those of `from`, as relationships are named by default: the one side before
/// the many side. Where the name tells neither, the table that brings looks up.
fn by_name(name: &str, from: &str, table: &str) -> RelationshipKind {
    let (name, from, table) = (name.to_lowercase(), from.to_lowercase(), table.to_lowercase());
    let is_child = name.strip_suffix(&table).is_some_and(|rest| rest.contains(&from));
    if is_child { RelationshipKind::Child } else { RelationshipKind::Parent }
}

/// An association of an imported profile: the table at its other end is one that its name holds.
fn brought(
    brings: &Brings,
    table: &Table,
    profile: &Profile,
    catalog: &Catalog,
    to: &mut Definitions,
) -> Option<String> {
    let name = brings.relationship.value.as_str();
    if let Some(known) = catalog.relationship(name) {
        known_one(known, to);
        return None;
    }
    let own = table.name.value.as_str();
    let lower = name.to_lowercase();
    if usual(to, name, (own, None)) {
        return None;
    }
    let in_profile = profile.tables.iter().map(|other| other.name.value.as_str());
    let known = catalog.tables().into_iter().map(|table| table.name);
    let others: Vec<&str> = in_profile.filter(|other| !same_name(other, own)).collect();
    let whole = |other: &&str| holds(&lower, &other.to_lowercase());
    // Names of relationships often leave the prefix of a publisher out.
    let bare = |other: &&str| {
        let other = other.to_lowercase();
        other.split_once('_').is_some_and(|(_, name)| holds(&lower, name))
    };
    let longest = |of: &[&str], is_held: &dyn Fn(&&str) -> bool| {
        of.iter()
            .filter(|other| is_held(other))
            .max_by_key(|other| other.len())
            .map(|&other| other.to_owned())
    };
    let known: Vec<&str> = known.filter(|other| !same_name(other, own)).collect();
    let found =
        longest(&others, &whole).or_else(|| longest(&others, &bare)).or_else(|| longest(&known, &whole));
    let Some(other) = found else {
        return Some(format!(
            "relationship `{name}` of `{own}`: the name doesn't tell the table at its other end; say it there \
             with `related_to: [{{ table: {own}, relationship: {name} }}]` instead of `brings`, or define a snapshot"
        ));
    };
    join(to, name, (own, &other), by_name(name, own, &other));
    None
}

/// Adds a relationship of `own` if the platform makes it of every table, and it leads to `other` where that is
/// known; whether it does.
fn usual(to: &mut Definitions, name: &str, (own, other): (&str, Option<&str>)) -> bool {
    match of_every_table(&name.to_lowercase(), &own.to_lowercase()) {
        Some((far, ..)) if other.is_some_and(|other| !same_name(far, other)) => return false,
        Some((far, column, RelationshipKind::Child)) => to.lookup(name, (far, column), own),
        Some((far, column, _)) => to.lookup(name, (own, column), far),
        None => return false,
    }
    true
}

/// The relationships that the platform makes of every table: the table at their other end, the lookup
/// column, and what the rows there are ("Entity relationships", learn.microsoft.com).
fn of_every_table(name: &str, own: &str) -> Option<(&'static str, &'static str, RelationshipKind)> {
    const CHILDREN: [(&str, &str, &str); 11] = [
        ("activitypointers", "activitypointer", "regardingobjectid"),
        ("annotations", "annotation", "objectid"),
        ("appointments", "appointment", "regardingobjectid"),
        ("emails", "email", "regardingobjectid"),
        ("faxes", "fax", "regardingobjectid"),
        ("letters", "letter", "regardingobjectid"),
        ("phonecalls", "phonecall", "regardingobjectid"),
        ("recurringappointmentmasters", "recurringappointmentmaster", "regardingobjectid"),
        ("serviceappointments", "serviceappointment", "regardingobjectid"),
        ("socialactivities", "socialactivity", "regardingobjectid"),
        ("tasks", "task", "regardingobjectid"),
    ];
    const OWNERS: [(&str, &str, &str); 5] = [
        ("business_unit_", "businessunit", "owningbusinessunit"),
        ("owner_", "owner", "ownerid"),
        ("team_", "team", "owningteam"),
        ("transactioncurrency_", "transactioncurrency", "transactioncurrencyid"),
        ("user_", "systemuser", "owninguser"),
    ];
    const MAKERS: [&str; 4] = ["createdby", "createdonbehalfby", "modifiedby", "modifiedonbehalfby"];
    let word = name.strip_prefix(own).and_then(|rest| rest.strip_prefix('_'));
    let child = CHILDREN.iter().find(|(plural, _, _)| word == Some(plural));
    let owner = || OWNERS.iter().find(|(start, _, _)| name.strip_prefix(start) == Some(own));
    let made = || name.strip_prefix("lk_")?.strip_prefix(own)?.strip_prefix('_');
    let maker = || MAKERS.iter().find(|column| made() == Some(column));
    child
        .map(|(_, table, column)| (*table, *column, RelationshipKind::Child))
        .or_else(|| owner().map(|(_, table, column)| (*table, *column, RelationshipKind::Parent)))
        .or_else(|| maker().map(|column| ("systemuser", *column, RelationshipKind::Parent)))
}

/// Whether a name has another one in it as a whole part.
fn holds(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let before = name[..at].chars().next_back();
        let after = name[at + part.len()..].chars().next();
        [before, after].iter().all(|edge| matches!(edge, None | Some('_')))
    })
}

/// The columns that are on devices, images and files among them.
fn columns(table: &Table, catalog: &Catalog, to: &mut Definitions) {
    let name = table.name.value.as_str();
    for column in table.selected_columns().unwrap_or_default() {
        let column = column.to_lowercase();
        to.column(name, &column, usual_kind(name, &column));
    }
    for image in table.images.iter().flatten() {
        if catalog.companion_relationship(name, image, IMAGE_COMPANION).is_none() {
            companion(to, name, image, (IMAGE_COMPANION, ColumnKind::Image));
        }
    }
    let has_file = || {
        let known = catalog.table(name).map(|table| table.columns).unwrap_or_default();
        known.iter().any(|column| column.kind == ColumnKind::File)
    };
    if table.files.as_ref().is_some_and(|files| files.value) && !has_file() {
        companion(to, name, &format!("{name}_file"), (FILE_COMPANION, ColumnKind::File));
    }
}

/// The type of a column that every table has; of others a text is as good as anything.
fn usual_kind(table: &str, column: &str) -> ColumnKind {
    match column {
        "createdon" | "modifiedon" | "overriddencreatedon" => ColumnKind::DateTime,
        "ownerid" => ColumnKind::Owner,
        "statecode" => ColumnKind::State,
        "statuscode" => ColumnKind::Status,
        _ if column.strip_suffix("id") == Some(table) => ColumnKind::Uniqueidentifier,
        _ => ColumnKind::String,
    }
}

/// A column of images or files with the relationship behind it; its lookup is the column's name and `id`.
fn companion(to: &mut Definitions, table: &str, column: &str, (companion, kind): (&str, ColumnKind)) {
    to.table(table).columns.insert(column.to_lowercase(), kind);
    to.lookup(&format!("{companion}_{table}_{column}"), (table, &format!("{column}id")), companion);
}

/// The type of a column that an operator compares.
fn kind_of(condition: &Condition) -> ColumnKind {
    let operator = condition.operator.as_str();
    let is_id = |value: &String| uuid::Uuid::parse_str(value.trim()).is_ok();
    let is_number = |value: &String| value.trim().parse::<f64>().is_ok();
    let values = &condition.values;
    match operator {
        _ if compares_dates(operator) => ColumnKind::DateTime,
        "contain-values" | "not-contain-values" => ColumnKind::MultiSelectPicklist,
        "eq-userlanguage" => ColumnKind::Integer,
        _ if operator.contains("-user") || operator.contains("-business") => ColumnKind::Lookup,
        _ if !values.is_empty() && values.iter().all(is_id) => ColumnKind::Lookup,
        _ if !values.is_empty() && values.iter().all(is_number) => ColumnKind::Integer,
        _ => ColumnKind::String,
    }
}
