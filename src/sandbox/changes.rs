//! The query of `RetrieveMetadataChanges` ("Query schema definitions", learn.microsoft.com).

use serde_json::Value;

use super::values::unquoted;
use super::wire::Fault;

/// Properties that come whether asked for or not.
const ALWAYS: [&str; 3] = ["MetadataId", "LogicalName", "HasChanged"];

/// Whether a definition meets criteria; without any each one does. Operators and properties that there
/// aren't are refused.
pub(super) fn meets(definition: &Value, criteria: &Value) -> Result<bool, Fault> {
    let mut answers = Vec::new();
    for condition in criteria["Conditions"].as_array().into_iter().flatten() {
        answers.push(is_met(definition, condition)?);
    }
    for filter in criteria["Filters"].as_array().into_iter().flatten() {
        answers.push(meets(definition, filter)?);
    }
    let any = criteria["FilterOperator"] == "Or";
    Ok(answers.is_empty() || if any { answers.contains(&true) } else { !answers.contains(&false) })
}

fn is_met(definition: &Value, condition: &Value) -> Result<bool, Fault> {
    let name = condition["PropertyName"].as_str().unwrap_or_default();
    check_property(definition, name)?;
    let known = &definition[name];
    // Managed properties are compared by their value.
    let known = unquoted(if known["Value"].is_null() { known } else { &known["Value"] });
    let wanted = &condition["Value"]["Value"];
    let is_listed = || texts(wanted).iter().any(|one| one.eq_ignore_ascii_case(&known));
    match condition["ConditionOperator"].as_str().unwrap_or_default() {
        "Equals" => Ok(unquoted(wanted).eq_ignore_ascii_case(&known)),
        "NotEquals" => Ok(!unquoted(wanted).eq_ignore_ascii_case(&known)),
        "In" => Ok(is_listed()),
        "NotIn" => Ok(!is_listed()),
        other => {
            Err(Fault::bad(format!("'{other}' is not a MetadataConditionOperator that the sandbox knows.")))
        }
    }
}

/// The sandbox doesn't know all properties, but those of the platform have names like these.
fn check_property(definition: &Value, name: &str) -> Result<(), Fault> {
    if definition.get(name).is_some() || KNOWN.contains(&name) {
        return Ok(());
    }
    Err(Fault::bad(format!("The property '{name}' isn't one that can be asked for here.")))
}

/// Properties that definitions of one kind or another have, and collections of tables.
const KNOWN: [&str; 26] = [
    "Attributes",
    "ManyToOneRelationships",
    "OneToManyRelationships",
    "ManyToManyRelationships",
    "Keys",
    "Privileges",
    "Description",
    "DisplayCollectionName",
    "IsValidForCreate",
    "IsValidForUpdate",
    "IsValidForAdvancedFind",
    "IsCustomAttribute",
    "IsCustomEntity",
    "IsPrimaryId",
    "IsPrimaryName",
    "IsPrivate",
    "IsLogicalEntity",
    "LogicalCollectionName",
    "PrimaryImageAttribute",
    "RequiredLevel",
    "MaxLength",
    "MaxSizeInKB",
    "OptionSet",
    "ReferencedAttribute",
    "IntersectEntityName",
    "RelationshipType",
];

/// A list comes as JSON, or as a text with a list in it.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().map(unquoted).collect(),
        Value::String(text) => {
            let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
            inner.split(',').map(|one| one.trim().trim_matches(['\'', '"']).to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

/// What a query asks for; whatever else there is comes as null, as from the service.
pub(super) fn asked(mut definition: Value, query: &Value) -> Result<Value, Fault> {
    let columns = &query["AttributeQuery"];
    let relationships = &query["RelationshipQuery"];
    for (collection, query) in [
        ("Attributes", columns),
        ("ManyToOneRelationships", relationships),
        ("OneToManyRelationships", relationships),
        ("ManyToManyRelationships", relationships),
    ] {
        let Some(Value::Array(all)) = definition.get_mut(collection).map(Value::take) else { continue };
        let mut kept = Vec::new();
        for mut one in all {
            // Ends of one kind of relationship aren't those of the other.
            if meets(&with_all_ends(&one), &query["Criteria"])? {
                narrow(&mut one, &query["Properties"])?;
                kept.push(one);
            }
        }
        definition[collection] = kept.into();
    }
    narrow(&mut definition, &query["Properties"])?;
    Ok(definition)
}

fn with_all_ends(relationship: &Value) -> Value {
    let mut all = relationship.clone();
    if relationship.get("RelationshipType").is_some() {
        for name in [
            "ReferencedEntity",
            "ReferencingEntity",
            "ReferencingAttribute",
            "Entity1LogicalName",
            "Entity2LogicalName",
        ] {
            if all.get(name).is_none() {
                all[name] = Value::Null;
            }
        }
    }
    all
}

fn narrow(definition: &mut Value, properties: &Value) -> Result<(), Fault> {
    definition["HasChanged"] = Value::Null;
    let Some(names) = properties["PropertyNames"].as_array() else { return Ok(()) };
    if properties["AllProperties"] == true {
        return Ok(());
    }
    let all = with_all_ends(definition);
    names.iter().filter_map(Value::as_str).try_for_each(|name| check_property(&all, name))?;
    let is_wanted = |name: &str| ALWAYS.contains(&name) || names.iter().any(|wanted| wanted == name);
    for (name, value) in definition.as_object_mut().into_iter().flatten() {
        if !is_wanted(name) && !name.starts_with('@') {
            *value = Value::Null;
        }
    }
    Ok(())
}
