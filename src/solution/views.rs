//! Views and forms of a solution.

use roxmltree::Node;

use super::app::{child, id_of, name_of, parse_text, table_of, text_of};
use crate::model::app::{Form, View};

/// The control of a web resource on a form.
const WEB_RESOURCE_CONTROL: &str = "9fdf5f91-88b1-47f4-ad53-c11efc01a01d";

/// The view of a saved query, unless it has none; an error where its query can't be read.
pub(super) fn view(node: Node<'_, '_>, file: &str) -> Result<Option<View>, ()> {
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

pub(super) fn form(node: Node<'_, '_>, file: &str) -> Option<Form> {
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
