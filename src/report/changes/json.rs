//! Differences as JSON.

use serde_json::{Value, json};

use super::{ProfileChanges, counts};
use crate::model::Files;
use crate::plan::{Change, Field};

/// The members `changes` and `summary` of a JSON answer.
pub fn json(all: &[ProfileChanges], only_in_environment: &[String], files: &Files) -> (Value, Value) {
    let mut changes = Vec::new();
    for one in all {
        changes.extend(one.changes.iter().map(|change| change_json(change, files)));
        for draft in &one.drafts {
            changes.push(json!({
                "profile": one.profile,
                "table": (draft != &one.profile).then_some(draft),
                "related_table": null,
                "relationship": null,
                "person": null,
                "field": "state",
                "kind": "changed",
                "before": "draft",
                "after": "published",
                "cause": "unknown",
                "changed_by": null,
                "changed_on": null,
                "side": "draft",
            }));
        }
    }
    let (added, changed, removed) = counts(all);
    let summary = json!({
        "profiles": all.len(),
        "added": added,
        "changed": changed,
        "removed": removed,
        "drafts_overwritten": all.iter().flat_map(|one| &one.overwritten).collect::<Vec<_>>(),
        "only_in_environment": only_in_environment,
    });
    (changes.into(), summary)
}

fn change_json(change: &Change, files: &Files) -> Value {
    let position = change.place.and_then(|place| files.positions(place)).map(|(start, _)| start);
    let is_person = matches!(change.field, Field::Person(_));
    let person = change.after.as_ref().or(change.before.as_ref()).filter(|_| is_person);
    json!({
        "profile": change.profile,
        "table": change.table,
        "related_table": change.relationship.as_ref().and_then(|link| link.from.clone()),
        "relationship": change.relationship.as_ref().map(|link| link.name.clone()),
        "person": person,
        "field": change.field.word(),
        "kind": change.kind.word(),
        "before": change.before,
        "after": change.after,
        "cause": change.cause.word(),
        "changed_by": change.by.as_ref().map(|by| &by.by).filter(|by| !by.is_empty()),
        "changed_on": change.by.as_ref().map(|by| &by.on),
        "side": "published",
        "file": change.place.filter(|_| position.is_some()).map(|place| files.get(place.file).name.clone()),
        "line": position.map(|at| at.line),
        "column": position.map(|at| at.column),
    })
}
