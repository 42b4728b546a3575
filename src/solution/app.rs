//! What a solution says about its apps: views, forms, processes, web resources, modules.
//! Element names: "Customization solutions file schema" (9.0) and exports of 2021 to 2026.

use roxmltree::{Document, Node, ParsingOptions};

use super::archive::{Entry, has_ending};
use super::processes::{canvas_app, canvas_profile, flow, flow_table, process, stages};
use super::script;
use super::views::{form, view};
use crate::encoding::decoded;
use crate::model::app::{App, ColumnMap, Module, Relationship, Script, WebResource};

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
        let Ok(text) = decoded(&entry.bytes) else {
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

pub(super) fn parse_text(text: &str) -> Result<Document<'_>, roxmltree::Error> {
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

pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.tag_name().name().eq_ignore_ascii_case(name))
}

pub(super) fn text_of(node: Node<'_, '_>, name: &str) -> Option<String> {
    let text = child(node, name)?.text()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

pub(super) fn id_of(text: &str) -> String {
    text.trim().trim_matches(['{', '}']).to_ascii_lowercase()
}

/// The table that a part of a solution belongs to: the `Entity` around it, or the folder it lies in.
pub(super) fn table_of(node: Node<'_, '_>, file: &str) -> Option<String> {
    let entity = node.ancestors().find(|outer| outer.has_tag_name("Entity"));
    let named = entity.and_then(|entity| text_of(entity, "Name"));
    let folder = || {
        let mut parts = file.split('/');
        parts.find(|part| part.eq_ignore_ascii_case("Entities"))?;
        parts.next().map(str::to_owned)
    };
    named.or_else(folder).map(|name| name.to_ascii_lowercase())
}

pub(super) fn name_of(node: Node<'_, '_>) -> String {
    let names = child(node, "LocalizedNames");
    let first = names.and_then(|names| child(names, "LocalizedName"));
    first.and_then(|name| name.attribute("description")).unwrap_or("without a name").to_owned()
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
pub(super) fn is_named(named: &str, file: &str) -> bool {
    let named = named.trim_start_matches('/');
    !named.is_empty() && (file == named || file.ends_with(&format!("/{named}")))
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
