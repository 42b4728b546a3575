//! Query options over values that are not rows, such as metadata.

use serde_json::{Map, Value};

use super::filter::Filter;
use super::options::Options;
use super::wire::Fault;

/// `$filter`, `$select` and `$expand` over a list of values.
pub(super) fn refine_values(query: &[(String, String)], values: Vec<Value>) -> Result<Vec<Value>, Fault> {
    let options = Options::parse(query)?;
    check_values(&options, &values)?;
    Ok(refine_with(&options, values))
}

/// Metadata has names of its own, case sensitive too.
fn check_values(options: &Options, values: &[Value]) -> Result<(), Fault> {
    let Some(sample) = values.first() else { return Ok(()) };
    let filters = options.filter.iter().flat_map(Filter::paths);
    let selected = options.select.iter().flatten().map(String::as_str);
    let expanded = options.expand.iter().map(|(name, _)| name.as_str());
    for path in filters.chain(selected).chain(expanded) {
        let name = path.split('/').next().unwrap_or_default();
        if sample.get(name).is_none() {
            return Err(Fault::bad(format!(
                "Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.EntityMetadata'."
            )));
        }
    }
    Ok(())
}

fn refine_with(options: &Options, values: Vec<Value>) -> Vec<Value> {
    let passes = |value: &Value| {
        options.filter.as_ref().is_none_or(|filter| {
            filter.passes(&|path| path.split('/').fold(value.clone(), |value, part| value[part].clone()))
        })
    };
    values
        .into_iter()
        .filter(passes)
        .map(|value| select_with(options, value))
        .take(options.top.unwrap_or(usize::MAX))
        .collect()
}

fn select_with(options: &Options, value: Value) -> Value {
    let Value::Object(mut whole) = value else { return value };
    let mut body = Map::new();
    for (navigation, inner) in &options.expand {
        match whole.remove(navigation) {
            Some(Value::Array(values)) => {
                body.insert(navigation.clone(), refine_with(inner, values).into());
            }
            Some(value) => {
                body.insert(navigation.clone(), select_with(inner, value));
            }
            None => {}
        }
    }
    let collection =
        |name: &str| name.ends_with("Relationships") || matches!(name, "Attributes" | "OptionSet");
    whole.retain(|name, _| {
        !collection(name)
            && (name == "MetadataId"
                || options.select.as_ref().is_none_or(|names| names.iter().any(|wanted| wanted == name)))
    });
    whole.extend(body);
    Value::Object(whole)
}

/// A text as it is, anything else as JSON.
pub(super) fn unquoted(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
