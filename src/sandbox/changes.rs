//! The query of `RetrieveMetadataChanges` ("Query schema definitions", learn.microsoft.com).

use serde_json::Value;

/// Properties that come whether asked for or not.
const ALWAYS: [&str; 3] = ["MetadataId", "LogicalName", "HasChanged"];

/// Whether a definition meets criteria; without any each one does.
pub(super) fn meets(definition: &Value, criteria: &Value) -> bool {
    let conditions = criteria["Conditions"].as_array().into_iter().flatten();
    let filters = criteria["Filters"].as_array().into_iter().flatten();
    let mut answers = conditions
        .map(|condition| is_met(definition, condition))
        .chain(filters.map(|filter| meets(definition, filter)))
        .peekable();
    if answers.peek().is_none() {
        return true;
    }
    if criteria["FilterOperator"] == "Or" { answers.any(|met| met) } else { answers.all(|met| met) }
}

fn is_met(definition: &Value, condition: &Value) -> bool {
    let name = condition["PropertyName"].as_str().unwrap_or_default();
    let known = &definition[name];
    // Managed properties are compared by their value.
    let known = plain(if known["Value"].is_null() { known } else { &known["Value"] });
    let wanted = &condition["Value"]["Value"];
    let is_listed = || texts(wanted).iter().any(|one| one.eq_ignore_ascii_case(&known));
    match condition["ConditionOperator"].as_str().unwrap_or_default() {
        "Equals" => plain(wanted).eq_ignore_ascii_case(&known),
        "NotEquals" => !plain(wanted).eq_ignore_ascii_case(&known),
        "In" => is_listed(),
        "NotIn" => !is_listed(),
        _ => false,
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A list comes as JSON, or as a text with a list in it.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::String(text) => {
            let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
            inner.split(',').map(|one| one.trim().trim_matches(['\'', '"']).to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// What a query asks for; whatever else there is comes as null, as from the service.
pub(super) fn asked(mut definition: Value, query: &Value) -> Value {
    let columns = &query["AttributeQuery"]["Properties"];
    let relationships = &query["RelationshipQuery"]["Properties"];
    for (collection, properties) in [
        ("Attributes", columns),
        ("ManyToOneRelationships", relationships),
        ("OneToManyRelationships", relationships),
        ("ManyToManyRelationships", relationships),
    ] {
        for one in definition[collection].as_array_mut().into_iter().flatten() {
            narrow(one, properties);
        }
    }
    narrow(&mut definition, &query["Properties"]);
    definition
}

fn narrow(definition: &mut Value, properties: &Value) {
    definition["HasChanged"] = Value::Null;
    let Some(names) = properties["PropertyNames"].as_array() else { return };
    if properties["AllProperties"] == true {
        return;
    }
    let is_wanted = |name: &str| ALWAYS.contains(&name) || names.iter().any(|wanted| wanted == name);
    for (name, value) in definition.as_object_mut().into_iter().flatten() {
        if !is_wanted(name) && !name.starts_with('@') {
            *value = Value::Null;
        }
    }
}
