//! What runs behind the tables of a solution: business process flows, cloud flows; and its canvas apps.

use roxmltree::Node;

use super::app::{id_of, is_named, parse_text, text_of};
use crate::model::app::{App, CanvasApp, Flow, Process};

/// Business process flows are workflows of this category.
const PROCESS_CATEGORY: &str = "4";
const FLOW_CATEGORY: &str = "5";

/// Whether a process is switched off.
fn is_draft(node: Node<'_, '_>) -> bool {
    text_of(node, "StateCode").as_deref() == Some("0")
}

pub(super) fn process(node: Node<'_, '_>, file: &str) -> Option<Process> {
    if text_of(node, "Category").as_deref() != Some(PROCESS_CATEGORY) || is_draft(node) {
        return None;
    }
    let table = text_of(node, "PrimaryEntity")?.to_ascii_lowercase();
    Some(Process {
        name: workflow_name(node),
        own_table: text_of(node, "UniqueName").unwrap_or_default().to_ascii_lowercase(),
        stages: vec![table.clone()],
        stages_file: text_of(node, "XamlFileName").unwrap_or_default().to_ascii_lowercase(),
        table,
        file: file.to_owned(),
    })
}

fn workflow_name(node: Node<'_, '_>) -> String {
    let name = node.attribute("Name").map(str::to_owned).or_else(|| text_of(node, "Name"));
    name.unwrap_or_else(|| "without a name".to_owned())
}

/// The tables of a process's stages stand in its XAML, which its description names.
pub(super) fn stages(app: &mut App, text: &str, file: &str) -> bool {
    let own = app.processes.iter_mut().find(|process| is_named(&process.stages_file, file));
    let Some(process) = own else { return true };
    let Ok(document) = parse_text(text) else { return false };
    // Each table of a flow has a part of its own, `EntityStep2: opportunity`.
    let composites = document.descendants().filter(|node| node.tag_name().name() == "EntityComposite");
    let named = composites.filter_map(|node| node.attribute("DisplayName")?.split_once(": "));
    let mut tables: Vec<String> = named
        .filter(|(step, _)| step.starts_with("EntityStep"))
        .map(|(_, table)| table.trim().to_ascii_lowercase())
        .filter(|table| is_table_name(table))
        .collect();
    if tables.is_empty() {
        let named = ["EntityName", "PrimaryEntityName"];
        let values = document.descendants().flat_map(|node| node.attributes());
        let values = values
            .filter(|attribute| named.contains(&attribute.name()))
            .map(|attribute| attribute.value().to_ascii_lowercase());
        tables.extend(values.filter(|value| is_table_name(value)));
    }
    process.stages.append(&mut tables);
    process.stages.sort();
    process.stages.dedup();
    true
}

fn is_table_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Cloud flows are workflows of this category; their definition is JSON.
pub(super) fn flow(node: Node<'_, '_>) -> Option<Flow> {
    if text_of(node, "Category").as_deref() != Some(FLOW_CATEGORY) || is_draft(node) {
        return None;
    }
    Some(Flow {
        name: workflow_name(node),
        definition: text_of(node, "JsonFileName")?.to_ascii_lowercase(),
        ..Flow::default()
    })
}

/// The table whose rows start a flow ("When a row is added, modified or deleted").
pub(super) fn flow_table(app: &mut App, text: &str, file: &str) -> bool {
    let Some(flow) = app.flows.iter_mut().find(|flow| is_named(&flow.definition, file)) else { return true };
    let text = text.trim_start_matches('\u{feff}');
    let Ok(definition) = serde_json::from_str::<serde_json::Value>(text) else { return false };
    let triggers = definition.pointer("/properties/definition/triggers").and_then(|found| found.as_object());
    let table = triggers.into_iter().flat_map(|triggers| triggers.values()).find_map(|trigger| {
        trigger.pointer("/inputs/parameters")?.get("subscriptionRequest/entityname")?.as_str()
    });
    flow.table = table.unwrap_or_default().to_ascii_lowercase();
    true
}

pub(super) fn canvas_app(node: Node<'_, '_>) -> Option<CanvasApp> {
    let package = text_of(node, "DocumentUri").unwrap_or_default().to_ascii_lowercase();
    Some(CanvasApp { name: text_of(node, "Name")?, package, profile: None })
}

/// What the properties of a canvas app's package say about its profile.
pub(super) fn canvas_profile(app: &mut App, properties: &str, file: &str) -> bool {
    let Some(canvas) = app.canvas_apps.iter_mut().find(|canvas| is_named(&canvas.package, file)) else {
        return true;
    };
    let Ok(properties) = serde_json::from_str::<serde_json::Value>(properties.trim_start_matches('\u{feff}'))
    else {
        return false;
    };
    let id = properties["ManualOfflineProfileId"].as_str().map(id_of);
    canvas.profile = id.filter(|id| !id.is_empty());
    true
}
