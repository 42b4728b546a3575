//! What a solution says about its apps: views, forms, processes, web resources, modules.
//! Element names: "Customization solutions file schema" (9.0) and exports of 2021 to 2026.

use roxmltree::{Document, Node, ParsingOptions};

use super::archive::{Entry, has_ending};
use super::encoding::decoded;
use super::script;
use crate::model::app::{
    App, CanvasApp, ColumnMap, Flow, Form, Module, Process, Relationship, Script, View, WebResource,
};

/// The control of a web resource on a form.
const WEB_RESOURCE_CONTROL: &str = "9fdf5f91-88b1-47f4-ad53-c11efc01a01d";
/// Business process flows are workflows of this category.
const PROCESS_CATEGORY: &str = "4";
const FLOW_CATEGORY: &str = "5";
/// Rules about views.
const VIEW_RULES: [&str; 3] =
    ["view-references-missing-table", "view-operator-unsupported", "view-form-column-missing"];
/// Rules that want to know which profile a canvas app uses.
const CANVAS_RULES: [&str; 4] =
    ["canvas-and-model-share", "canvas-profile-twice", "notes-in-canvas", "column-selection-canvas"];
/// The rule that lets a command be seen offline.
const OFFLINE_RULE: &str = "Mscrm.IsEntityAvailableForUserInMocaOffline";
/// Kinds of components of an app (`AppModule`, table reference): tables, views, forms, profiles.
const TABLES: &str = "1";
const VIEWS: &str = "26";
const FORMS: &str = "60";
const PROFILES: &str = "161";

/// Reads the files of a solution. The error names the file that can't be read.
pub fn read(name: &str, entries: &[Entry]) -> Result<App, String> {
    let mut app = App { name: name.to_owned(), ..App::default() };
    let mut files = Vec::new();
    for entry in entries {
        let lower = entry.name.to_ascii_lowercase();
        if ["xaml", "json", "msapp"].iter().any(|ending| has_ending(&lower, ending)) {
            continue;
        }
        let Some(text) = decoded(&entry.bytes) else {
            if has_ending(&lower, "xml") {
                return Err(format!("{} is neither UTF-8 nor UTF-16", entry.name));
            }
            continue;
        };
        let text = text.as_ref();
        if has_ending(&lower, "xml")
            || text.trim_start().starts_with("<?xml")
            || text.contains("<ImportExportXml")
        {
            if let Some(document) = parse(entry, text)? {
                document_into(&mut app, &document, &entry.name);
            }
        } else if lower.contains("webresources/") || has_ending(&lower, "js") {
            let asked = script::read(text);
            let name = web_resource_name(&entry.name);
            files.push(entry.name.to_ascii_lowercase());
            app.scripts.push(Script {
                name,
                tables: asked.tables,
                creates: asked.creates,
                columns: asked.columns,
                sets_line_order: asked.sets_line_order,
            });
        }
    }
    // The descriptions that name them may stand behind them.
    for (script, file) in app.scripts.iter_mut().zip(&files) {
        if let Some(known) = app.web_resources.iter().find(|known| is_named(&known.content, file)) {
            script.name.clone_from(&known.name);
        }
    }
    for entry in entries {
        let file = entry.name.to_ascii_lowercase();
        let ending = file.rsplit('.').next().unwrap_or_default();
        let text = decoded(&entry.bytes).unwrap_or_default();
        let (is_read, rules): (bool, &'static [&'static str]) = match ending {
            "xaml" => (stages(&mut app, &text, &file), &["bpf-multi-table"]),
            "json" => (flow_table(&mut app, &text, &file), &["power-automate-offline"]),
            "msapp" => (canvas_profile(&mut app, &text, &file), &CANVAS_RULES),
            _ => continue,
        };
        if !is_read {
            app.unread.push((entry.name.clone(), rules));
        }
    }
    app.others |= !app.flows.is_empty();
    app.flows.retain(|flow| !flow.table.is_empty());
    if app.is_empty() {
        return Err("it holds no app, form, view, process, script or web resource".to_owned());
    }
    Ok(app)
}

fn parse<'t>(entry: &Entry, text: &'t str) -> Result<Option<Document<'t>>, String> {
    match parse_text(text) {
        Ok(document) => Ok(Some(document)),
        // Web resources and other parts of a solution may be anything.
        Err(_) if entry.name.to_ascii_lowercase().contains("webresources/") => Ok(None),
        Err(error) => Err(format!("{}: {error}", entry.name)),
    }
}

fn parse_text(text: &str) -> Result<Document<'_>, roxmltree::Error> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 5_000_000, ..ParsingOptions::default() };
    Document::parse_with_options(text, options)
}

/// `WebResources/new_/main.js` is named `new_/main.js`; archives add the id at the end.
fn web_resource_name(path: &str) -> String {
    let at = path.to_ascii_lowercase().find("webresources/").map_or(0, |at| at + "webresources/".len());
    let name = &path[at..];
    let id = name.len().checked_sub(36).filter(|at| name.is_char_boundary(*at));
    match id {
        Some(at) if uuid::Uuid::parse_str(&name[at..]).is_ok() => name[..at].to_owned(),
        _ => name.to_owned(),
    }
}

fn document_into(app: &mut App, document: &Document<'_>, file: &str) {
    for node in document.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "Entity" if child(node, "EntityInfo").is_some() || child(node, "Name").is_some() => {
                let table = table_of(node, file);
                app.defined.extend(table.clone().filter(|_| is_defined(node)));
                app.tables.extend(table);
            }
            "savedquery" => match view(node, file) {
                Ok(view) => app.views.extend(view),
                Err(()) => app.unread.push((format!("{file} ({})", name_of(node)), &VIEW_RULES)),
            },
            "EntityRelationship" => app.relationships.extend(relationship(node)),
            "systemform" => app.forms.extend(form(node, file)),
            "Workflow" => {
                app.others = true;
                app.processes.extend(process(node, file));
                app.flows.extend(flow(node));
            }
            "CanvasApp" => app.canvas_apps.extend(canvas_app(node)),
            "EntityMap" => {
                app.others = true;
                app.column_maps.extend(column_map(node));
            }
            "WebResource" => app.web_resources.extend(web_resource(node, file)),
            "MobileOfflineProfile" => app.profiles.extend(profile(node)),
            "AppModule" => app.modules.extend(module(node)),
            "CommandDefinition" => app.hidden_commands.extend(hidden_command(node, file)),
            _ => {}
        }
    }
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.tag_name().name().eq_ignore_ascii_case(name))
}

fn text_of(node: Node<'_, '_>, name: &str) -> Option<String> {
    let text = child(node, name)?.text()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn id_of(text: &str) -> String {
    text.trim().trim_matches(['{', '}']).to_ascii_lowercase()
}

/// The table that a part of a solution belongs to: the `Entity` around it, or the folder it lies in.
fn table_of(node: Node<'_, '_>, file: &str) -> Option<String> {
    let entity = node.ancestors().find(|outer| outer.has_tag_name("Entity"));
    let named = entity.and_then(|entity| text_of(entity, "Name"));
    let folder = || {
        let mut parts = file.split('/');
        parts.find(|part| part.eq_ignore_ascii_case("Entities"))?;
        parts.next().map(str::to_owned)
    };
    named.or_else(folder).map(|name| name.to_ascii_lowercase())
}

fn name_of(node: Node<'_, '_>) -> String {
    let names = child(node, "LocalizedNames");
    let first = names.and_then(|names| child(names, "LocalizedName"));
    first.and_then(|name| name.attribute("description")).unwrap_or("without a name").to_owned()
}

/// The view of a saved query, unless it has none; an error where its query can't be read.
fn view(node: Node<'_, '_>, file: &str) -> Result<Option<View>, ()> {
    let Some(query) = child(node, "fetchxml") else { return Ok(None) };
    let mut view = View {
        id: id_of(&text_of(node, "savedqueryid").unwrap_or_default()),
        name: name_of(node),
        kind: text_of(node, "querytype").and_then(|kind| kind.parse().ok()).unwrap_or_default(),
        file: file.to_owned(),
        ..View::default()
    };
    let inner = query.descendants().find(|node| node.has_tag_name("fetch"));
    let written = match (inner, query.text().map(str::trim)) {
        (Some(fetch), _) => fetched(&mut view, fetch),
        (None, Some(text)) if text.starts_with('<') => {
            let document = parse_text(text).map_err(|_| ())?;
            fetched(&mut view, document.root_element())
        }
        _ => None,
    };
    if written.is_none() {
        return Ok(None);
    }
    let cells = child(node, "layoutxml").into_iter().flat_map(|layout| layout.descendants());
    for cell in cells.filter(|cell| cell.has_tag_name("cell")) {
        let name = cell.attribute("name").filter(|name| !name.contains('.'));
        view.columns.extend(name.map(str::to_ascii_lowercase));
        view.icons |= cell.attribute("imageproviderfunctionname").is_some_and(|name| !name.trim().is_empty());
    }
    for list in [&mut view.links, &mut view.columns] {
        list.sort();
        list.dedup();
    }
    Ok(Some(view))
}

/// Takes over what a view's query asks for; `None` where it names no table.
fn fetched(view: &mut View, fetch: Node<'_, '_>) -> Option<()> {
    let entity = child(fetch, "entity")?;
    view.table = entity.attribute("name")?.to_ascii_lowercase();
    for part in entity.descendants().filter(Node::is_element) {
        let link = part.ancestors().skip(1).find(|outer| outer.has_tag_name("link-entity"));
        let name = part.attribute("name").map(str::to_ascii_lowercase);
        match part.tag_name().name() {
            "link-entity" => view.links.extend(name),
            "attribute" => match link.and_then(|link| link.attribute("name")) {
                None => view.columns.extend(name),
                Some(table) => {
                    view.linked_columns.extend(name.map(|name| (table.to_ascii_lowercase(), name)));
                }
            },
            "condition" => {
                let column = part.attribute("attribute").unwrap_or_default().to_ascii_lowercase();
                if link.is_none() && part.attribute("entityname").is_none() && !column.is_empty() {
                    view.columns.push(column.clone());
                }
                let operator = part.attribute("operator").unwrap_or_default().to_owned();
                view.operators.push((operator, column));
            }
            _ => {}
        }
    }
    Some(())
}

fn form(node: Node<'_, '_>, file: &str) -> Option<Form> {
    if text_of(node, "FormActivationState").as_deref() == Some("0") {
        return None;
    }
    let mut form = Form {
        id: id_of(&text_of(node, "formid").unwrap_or_default()),
        name: name_of(node),
        table: table_of(node, file)?,
        file: file.to_owned(),
        ..Form::default()
    };
    for part in node.descendants().filter(Node::is_element) {
        match part.tag_name().name() {
            "control" if is_shown(part, node) => control(part, &mut form),
            "Library" => form.libraries.extend(part.attribute("name").map(str::to_owned)),
            _ => {}
        }
    }
    form.columns.sort();
    form.columns.dedup();
    Some(form)
}

/// Whether no part of a form around a control is hidden.
fn is_shown(control: Node<'_, '_>, form: Node<'_, '_>) -> bool {
    let around = control.ancestors().take_while(|outer| *outer != form);
    !around.into_iter().any(|outer| outer.attribute("visible") == Some("false"))
}

fn control(node: Node<'_, '_>, form: &mut Form) {
    let id = node.attribute("id").unwrap_or_default().to_owned();
    form.columns.extend(node.attribute("datafieldname").map(str::to_ascii_lowercase));
    let is_web_resource = node.attribute("classid").is_some_and(|class| id_of(class) == WEB_RESOURCE_CONTROL);
    for part in node.descendants().filter(Node::is_element) {
        let text = part.text().map(str::trim).unwrap_or_default();
        match part.tag_name().name() {
            "TargetEntityType" if !text.is_empty() => {
                form.targets.push((id.clone(), text.to_ascii_lowercase()));
            }
            "RelationshipName" if !text.is_empty() => form.subgrids.push((id.clone(), text.to_owned())),
            "QuickFormId" => {
                let table = part.attribute("entityname").map(str::to_ascii_lowercase);
                form.targets.extend(table.map(|table| (id.clone(), table)));
            }
            "Url" if is_web_resource && !text.is_empty() => {
                form.web_resources.push(text.trim_start_matches("$webresource:").to_owned());
            }
            _ => {}
        }
    }
}

/// Whether a process is switched off.
fn is_draft(node: Node<'_, '_>) -> bool {
    text_of(node, "StateCode").as_deref() == Some("0")
}

fn process(node: Node<'_, '_>, file: &str) -> Option<Process> {
    if text_of(node, "Category").as_deref() != Some(PROCESS_CATEGORY) || is_draft(node) {
        return None;
    }
    let table = text_of(node, "PrimaryEntity")?.to_ascii_lowercase();
    let name = node.attribute("Name").map(str::to_owned).or_else(|| text_of(node, "Name"));
    Some(Process {
        name: name.unwrap_or_else(|| "without a name".to_owned()),
        own_table: text_of(node, "UniqueName").unwrap_or_default().to_ascii_lowercase(),
        stages: vec![table.clone()],
        stages_file: text_of(node, "XamlFileName").unwrap_or_default().to_ascii_lowercase(),
        table,
        file: file.to_owned(),
    })
}

/// The tables of a process's stages stand in its XAML, which its description names.
fn stages(app: &mut App, text: &str, file: &str) -> bool {
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
    if !tables.is_empty() {
        process.stages.append(&mut tables);
        process.stages.sort();
        process.stages.dedup();
        return true;
    }
    let named = ["EntityName", "PrimaryEntityName"];
    let values = document.descendants().flat_map(|node| node.attributes());
    let tables = values
        .filter(|attribute| named.contains(&attribute.name()))
        .map(|attribute| attribute.value().to_ascii_lowercase())
        .filter(|value| is_table_name(value));
    process.stages.extend(tables);
    process.stages.sort();
    process.stages.dedup();
    true
}

fn is_table_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether an `Entity` holds the definition of its table rather than a shell for its parts.
fn is_defined(node: Node<'_, '_>) -> bool {
    let entity = child(node, "EntityInfo").and_then(|info| child(info, "entity"));
    entity.is_some_and(|entity| entity.attribute("unmodified") != Some("1"))
}

fn relationship(node: Node<'_, '_>) -> Option<Relationship> {
    let name = node.attribute("Name")?.to_owned();
    let text = |part: &str| text_of(node, part).map(|text| text.to_ascii_lowercase());
    match text_of(node, "EntityRelationshipType")?.as_str() {
        "ManyToMany" => Some(Relationship { name, lookup: None }),
        _ => {
            let lookup = (
                text("ReferencingEntityName")?,
                text("ReferencingAttributeName")?,
                text("ReferencedEntityName")?,
            );
            Some(Relationship { name, lookup: Some(lookup) })
        }
    }
}

/// Whether a path of the solution is the one that a description names.
fn is_named(named: &str, file: &str) -> bool {
    let named = named.trim_start_matches('/');
    !named.is_empty() && (file == named || file.ends_with(&format!("/{named}")))
}

/// Cloud flows are workflows of this category; their definition is JSON.
fn flow(node: Node<'_, '_>) -> Option<Flow> {
    if text_of(node, "Category").as_deref() != Some(FLOW_CATEGORY) || is_draft(node) {
        return None;
    }
    let name = node.attribute("Name").map(str::to_owned).or_else(|| text_of(node, "Name"));
    Some(Flow {
        name: name.unwrap_or_else(|| "without a name".to_owned()),
        definition: text_of(node, "JsonFileName")?.to_ascii_lowercase(),
        ..Flow::default()
    })
}

/// The table whose rows start a flow ("When a row is added, modified or deleted").
fn flow_table(app: &mut App, text: &str, file: &str) -> bool {
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

fn canvas_app(node: Node<'_, '_>) -> Option<CanvasApp> {
    let package = text_of(node, "DocumentUri").unwrap_or_default().to_ascii_lowercase();
    Some(CanvasApp { name: text_of(node, "Name")?, package, profile: None })
}

/// What the properties of a canvas app's package say about its profile.
fn canvas_profile(app: &mut App, properties: &str, file: &str) -> bool {
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

fn column_map(node: Node<'_, '_>) -> Option<ColumnMap> {
    let columns = node.descendants().filter(|part| part.has_tag_name("AttributeMap")).count();
    let table = |name| text_of(node, name).map(|name| name.to_ascii_lowercase());
    Some(ColumnMap { source: table("EntitySource")?, target: table("EntityTarget")?, columns })
}

fn web_resource(node: Node<'_, '_>, file: &str) -> Option<WebResource> {
    let kind = text_of(node, "WebResourceType").and_then(|kind| kind.parse().ok())?;
    let content = text_of(node, "FileName").unwrap_or_default().to_ascii_lowercase();
    Some(WebResource { name: text_of(node, "Name")?, kind, content, file: file.to_owned() })
}

fn profile(node: Node<'_, '_>) -> Option<(String, String)> {
    Some((text_of(node, "Name")?, id_of(node.attribute("MobileOfflineProfileId")?)))
}

fn module(node: Node<'_, '_>) -> Option<Module> {
    let unique_name = text_of(node, "UniqueName")?;
    let components = child(node, "AppModuleComponents");
    let of = |kind: &str| {
        let components = components.into_iter().flat_map(|list| list.children());
        components
            .filter(|component| component.attribute("type") == Some(kind))
            .filter_map(|component| component.attribute("id"))
            .map(id_of)
            .collect::<Vec<String>>()
    };
    let tables = components.into_iter().flat_map(|list| list.children());
    let tables = tables
        .filter(|component| component.attribute("type") == Some(TABLES))
        .filter_map(|component| component.attribute("schemaName"))
        .map(str::to_ascii_lowercase)
        .collect();
    let mut profiles: Vec<String> = of(PROFILES);
    profiles.sort();
    profiles.dedup();
    Some(Module { unique_name, tables, profiles, views: of(VIEWS), forms: of(FORMS) })
}

/// A command that no rule lets be seen offline.
fn hidden_command(node: Node<'_, '_>, file: &str) -> Option<(String, String)> {
    let id = node.attribute("Id")?;
    let offline = node.descendants().any(|rule| rule.attribute("Id") == Some(OFFLINE_RULE));
    (!offline && !id.starts_with("Mscrm.")).then(|| Some((table_of(node, file)?, id.to_owned())))?
}
