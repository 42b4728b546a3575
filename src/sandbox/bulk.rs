//! `CreateMultiple`, `UpdateMultiple` and `UpsertMultiple` ("Bulk operation messages",
//! learn.microsoft.com): all or nothing, on tables that take them.

use serde_json::{Value, json};

use super::routes::{Key, find};
use super::schema::Set;
use super::store::View;
use super::tables::BULK;
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

/// Whether a message is one of these.
pub(super) fn is_message(name: &str) -> bool {
    matches!(name, "CreateMultiple" | "UpdateMultiple" | "UpsertMultiple")
}

/// Which of the messages a table takes, as `sdkmessagefilters` tells it.
pub(super) fn supported(filter: &str) -> bool {
    let is_asked = ["CreateMultiple", "UpdateMultiple"].iter().any(|name| filter.contains(name));
    is_asked && BULK.iter().any(|table| filter.contains(&format!("'{table}'")))
}
