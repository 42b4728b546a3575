//! `CreateMultiple`, `UpdateMultiple` and `UpsertMultiple` ("Bulk operation messages",
//! learn.microsoft.com): all or nothing, on tables that take them.

use serde_json::{Value, json};

use super::routes::{Key, find};
use super::schema::{self, Set};
use super::store::{self, Row, View};
use super::tables::BULK;
use super::values::unquoted;
use super::wire::{Answer, Fault, Request};
use super::write::Writer;

/// Does a message on all targets of the body.
pub(super) fn run(
    writer: &Writer<'_>,
    request: &Request,
    set: &'static Set,
    message: &str,
) -> Result<Answer, Fault> {
    if !BULK.contains(&set.logical) {
        let text = format!("The message {message} isn't supported on the table {}.", set.logical);
        return Err(Fault::new(400, "0x80040203", text));
    }
    let body = request.json()?;
    let targets = body["Targets"].as_array().filter(|targets| !targets.is_empty());
    let targets =
        targets.ok_or_else(|| Fault::new(400, "0x80040203", "The parameter Targets is missing."))?;
    let kind = format!("Microsoft.Dynamics.CRM.{}", set.logical);
    let mut ids = Vec::new();
    for target in targets {
        // What isn't an object has no type either.
        if target["@odata.type"].as_str().map(|found| found.trim_start_matches('#')) != Some(&kind) {
            return Err(Fault::new(400, "0x80048d19", "Each target needs an @odata.type."));
        }
        ids.push(one(writer, set, message, target)?);
    }
    if message == "CreateMultiple" {
        let context = format!("{}$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse", request.base);
        return Ok(Answer::json(200, &json!({ "@odata.context": context, "Ids": ids })));
    }
    Ok(Answer::empty(204))
}

fn one(writer: &Writer<'_>, set: &'static Set, message: &str, target: &Value) -> Result<String, Fault> {
    if message == "CreateMultiple" {
        return writer.create(set, None, target);
    }
    let key = match (target[set.id].as_str(), target["@odata.id"].as_str()) {
        (Some(id), _) => Some(Key::parse(set, id)?),
        (None, Some(reference)) => {
            let key = reference.split_once('(').and_then(|(_, key)| key.strip_suffix(')'));
            key.map(|key| Key::parse(set, key)).transpose()?
        }
        (None, None) => None,
    };
    let row = key.as_ref().map(|key| find(writer.db, set, key, View::Draft)).transpose()?.flatten();
    match (row, message) {
        (Some(row), _) => {
            writer.update(set, &row, target)?;
            Ok(row.id)
        }
        (None, "UpsertMultiple") => {
            let mut target = target.clone();
            let id = match key {
                Some(Key::Id(id)) => Some(id),
                Some(Key::Alternate(column, value)) => {
                    target[column] = value.into();
                    None
                }
                None => None,
            };
            writer.create(set, id.as_deref(), &target)
        }
        (None, _) => Err(Fault::not_found(set.label, target[set.id].as_str().unwrap_or_default())),
    }
}

/// `BulkDelete` ("Delete data in bulk", learn.microsoft.com). The service works on it later; here it is
/// done when the answer comes. Rows are named by conditions on columns, all of which have to be met.
pub(super) fn delete(writer: &Writer<'_>, request: &Request) -> Result<Answer, Fault> {
    let body = request.json()?;
    let queries = body["QuerySet"].as_array().filter(|queries| !queries.is_empty());
    let queries =
        queries.ok_or_else(|| Fault::new(400, "0x80040203", "The parameter QuerySet is missing."))?;
    for query in queries {
        let table = query["EntityName"].as_str().unwrap_or_default();
        let set = schema::by_logical(table).ok_or_else(|| Fault::no_resource(table))?;
        let conditions = query["Criteria"]["Conditions"].as_array().cloned().unwrap_or_default();
        let rows = store::rows(writer.db, set.logical, View::Draft, None)?;
        for row in rows {
            let mut is_meant = true;
            for condition in &conditions {
                is_meant &= meets(set, &row, condition)?;
            }
            // What went with another row is gone already.
            if is_meant && store::row(writer.db, set.logical, &row.id, View::Draft)?.is_some() {
                writer.delete(set, &row.id)?;
            }
        }
    }
    let context = format!("{}$metadata#Microsoft.Dynamics.CRM.BulkDeleteResponse", request.base);
    Ok(Answer::json(200, &json!({ "@odata.context": context, "JobId": uuid::Uuid::new_v4() })))
}

fn meets(set: &Set, row: &Row, condition: &Value) -> Result<bool, Fault> {
    let column = condition["AttributeName"].as_str().unwrap_or_default();
    let known = set.columns.iter().find(|known| known.name == column);
    let known = known.ok_or_else(|| {
        let message = format!("'{}' entity doesn't contain attribute with Name = '{column}'.", set.logical);
        Fault::new(400, "0x80041103", message)
    })?;
    let values = condition["Values"].as_array().into_iter().flatten();
    let found = if column == set.id {
        row.id.clone()
    } else {
        row.body.get(&known.property()).map(unquoted).unwrap_or_default()
    };
    let is_listed =
        values.map(|value| unquoted(&value["Value"])).any(|value| value.eq_ignore_ascii_case(&found));
    match condition["Operator"].as_str().unwrap_or("Equal") {
        "Equal" | "In" => Ok(is_listed),
        "NotEqual" | "NotIn" => Ok(!is_listed),
        other => {
            Err(Fault::new(501, "0x80048d19", format!("The sandbox doesn't know the operator {other} here.")))
        }
    }
}

/// Whether a message is one of these.
pub(super) fn is_message(name: &str) -> bool {
    matches!(name, "CreateMultiple" | "UpdateMultiple" | "UpsertMultiple")
}

/// Which of the messages a table takes, as `sdkmessagefilters` tells it.
pub(super) fn supported(filter: &str) -> bool {
    let is_asked = ["CreateMultiple", "UpdateMultiple"].iter().any(|name| filter.contains(name));
    is_asked && BULK.iter().any(|table| filter.contains(&format!("'{table}'")))
}
