//! `MobileOfflineProfile` elements: new ones, and those that are there made what a profile says.

use roxmltree::{Document, Node};
use uuid::Uuid;

use super::edits::Edits;
use super::exported::{Exported, ExportedAssociation, ExportedItem, Scope};
use super::{attribute, text};
use crate::fetchxml::same_meaning;
use crate::model::stored::StoredRows;
use crate::model::{same_name, same_title};
use crate::solution::xml::{children, guid};
use crate::stored::new_id;

/// The text of an unpacked profile (`MobileOfflineProfiles/NAME.xml`), made from the one that is there
/// or new, and the id of the profile in it.
pub fn unpacked(existing: Option<&str>, profile: &Exported) -> Result<(String, Uuid), String> {
    if let Some(text) = existing {
        let (document, offset) = parse(text)?;
        let root = document.root_element();
        if !root.has_tag_name(ELEMENT) {
            return Err(format!("its root is `{}`, not `{ELEMENT}`", root.tag_name().name()));
        }
        if !is_same(root, profile) {
            return Err(format!("it holds `{}`, another profile", content(root, "Name").trim()));
        }
        let mut edits = Edits::new(text, offset);
        let id = change(&mut edits, root, profile);
        return Ok((edits.finish()?, id));
    }
    let id = profile_id(profile);
    let space = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    let body = element(profile, id, "", space);
    Ok((format!("\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{body}"), id))
}

/// A `customizations.xml` with these profiles in it, and their ids.
pub fn packed(customizations: &str, profiles: &[Exported]) -> Result<(String, Vec<Uuid>), String> {
    let marked = super::manifest::mark(customizations)?;
    let (document, offset) = parse(&marked)?;
    let mut edits = Edits::new(&marked, offset);
    let list = document.root_element().children().find(|node| node.has_tag_name(LIST));
    let Some(list) = list else { return Err(format!("it has no place for `{LIST}`")) };
    let there: Vec<Node<'_, '_>> = elements(list).collect();
    let (mut ids, mut new) = (Vec::new(), Vec::new());
    for profile in profiles {
        match there.iter().find(|node| is_same(**node, profile)) {
            Some(node) => ids.push(change(&mut edits, *node, profile)),
            None => {
                let id = profile_id(profile);
                ids.push(id);
                new.push(element(profile, id, &format!("{}  ", edits.indent(list)), ""));
            }
        }
    }
    match there.last() {
        Some(last) => new.iter().for_each(|element| edits.insert_after(*last, element)),
        None => edits.fill(list, &new),
    }
    Ok((edits.finish()?, ids))
}

/// Whether a text is a `customizations.xml`, of profiles and all else.
pub fn is_customizations(text: &str) -> bool {
    parse(text).is_ok_and(|(document, _)| document.root_element().has_tag_name("ImportExportXml"))
}

const LIST: &str = "MobileOfflineProfiles";
const ELEMENT: &str = "MobileOfflineProfile";

/// Whether an unpacked text or element is about this profile.
fn is_same(node: Node<'_, '_>, profile: &Exported) -> bool {
    let name = child(node, "Name").and_then(|node| node.text()).unwrap_or_default();
    let is = |wanted: &str| same_title(name, wanted);
    is(&profile.name) || profile.former.as_deref().is_some_and(is)
}

pub(super) fn parse(text: &str) -> Result<(Document<'_>, usize), String> {
    let offset = if text.starts_with('\u{feff}') { 3 } else { 0 };
    Document::parse(&text[offset..]).map(|document| (document, offset)).map_err(|error| error.to_string())
}

pub(super) fn elements<'a, 'i: 'a>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

fn child<'a, 'i: 'a>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|child| child.has_tag_name(name))
}

fn content<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    child(node, name).and_then(|node| node.text()).unwrap_or_default()
}

fn profile_id(profile: &Exported) -> Uuid {
    profile.id.unwrap_or_else(|| derived(&[&profile.name]))
}

fn derived(parts: &[&str]) -> Uuid {
    Uuid::parse_str(&new_id(parts, |_| false)).unwrap_or_default()
}

fn item_id(item: &ExportedItem, profile: Uuid) -> Uuid {
    item.id.unwrap_or_else(|| derived(&[&profile.to_string(), &item.table]))
}

fn association_id(association: &ExportedAssociation, item: Uuid) -> Uuid {
    association.id.unwrap_or_else(|| derived(&[&item.to_string(), &association.relationship]))
}

/// The order in which exports write items: SQL Server compares the last six bytes of an id first.
fn export_order(id: Uuid) -> [u8; 16] {
    const ORDER: [usize; 16] = [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];
    let bytes = id.to_bytes_le();
    ORDER.map(|at| bytes[at])
}

fn upper(id: Uuid) -> String {
    format!("{{{}}}", id.to_string().to_uppercase())
}

/// A whole profile; the first line isn't indented.
fn element(profile: &Exported, id: Uuid, indent: &str, space: &str) -> String {
    let name = &profile.name;
    let mut out = format!(
        "<MobileOfflineProfile MobileOfflineProfileId=\"{id}\" Name=\"{}\"{space}>\n",
        attribute(name)
    );
    let mut items: Vec<(Uuid, &ExportedItem)> =
        profile.items.iter().map(|item| (item_id(item, id), item)).collect();
    items.sort_by_key(|(id, _)| export_order(*id));
    let inner = format!("{indent}    ");
    let items: Vec<String> = items.iter().map(|(own, item)| item_element(item, *own, id, &inner)).collect();
    out.push_str(&list("MobileOfflineProfileItems", &items, &format!("{indent}  ")));
    out.push_str(&format!("{indent}  <MobileOfflineProfileId>{{{id}}}</MobileOfflineProfileId>\n"));
    out.push_str(&format!("{indent}  <Name>{}</Name>\n", text(name)));
    if let Some(description) = profile.description.as_ref().filter(|text| !text.is_empty()) {
        out.push_str(&format!("{indent}  <Description>{}</Description>\n", text(description)));
    }
    out + indent + "</MobileOfflineProfile>"
}

fn list(name: &str, elements: &[String], indent: &str) -> String {
    if elements.is_empty() {
        return format!("{indent}<{name} />\n");
    }
    let elements: String = elements.iter().map(|element| format!("{indent}  {element}\n")).collect();
    format!("{indent}<{name}>\n{elements}{indent}</{name}>\n")
}

fn item_element(item: &ExportedItem, id: Uuid, profile: Uuid, indent: &str) -> String {
    let label = item.label.as_ref().unwrap_or(&item.default_label);
    let inner = format!("{indent}    ");
    let mut out = format!(
        "<MobileOfflineProfileItem MobileOfflineProfileItemId=\"{id}\" Name=\"{}\">\n",
        attribute(label)
    );
    let associations: Vec<String> = item
        .associations
        .iter()
        .map(|association| association_element(association, association_id(association, id), id, &inner))
        .collect();
    out.push_str(&list("MobileOfflineProfileItemAssociations", &associations, &format!("{indent}  ")));
    let mut line = |name: &str, value: &str| out.push_str(&format!("{indent}  <{name}>{value}</{name}>\n"));
    line("MobileOfflineProfileItemId", &upper(id));
    line("RegardingObjectId", &upper(profile));
    line("Name", &text(label));
    let related = Scope { rows: StoredRows::default(), sync: None };
    let Scope { rows, sync } = item.scope.as_ref().unwrap_or(&related);
    line("RecordDistributionCriteria", &rows.criteria.to_string());
    line("RecordsOwnedByMe", flag(rows.mine));
    line("RecordsOwnedByMyTeam", flag(rows.team));
    line("RecordsOwnedByMyBusinessUnit", flag(rows.business_unit));
    if let Some(sync) = sync {
        line("SyncIntervalInMinutes", &sync.to_string());
    }
    line("ProfileItemEntityFilter", &text(rows.filter.as_deref().unwrap_or_default()));
    line("EntitySchemaName", &text(&item.schema_name));
    out + indent + "</MobileOfflineProfileItem>"
}

fn flag(set: bool) -> &'static str {
    if set { "1" } else { "0" }
}

fn association_element(association: &ExportedAssociation, id: Uuid, item: Uuid, indent: &str) -> String {
    let relationship = &association.relationship;
    let label = association.label.as_ref().unwrap_or(relationship);
    let mut out = format!(
        "<MobileOfflineProfileItemAssociation MobileOfflineProfileItemAssociationId=\"{id}\" Name=\"{}\">\n",
        attribute(label)
    );
    let mut line = |name: &str, value: &str| out.push_str(&format!("{indent}  <{name}>{value}</{name}>\n"));
    line("MobileOfflineProfileItemAssociationId", &upper(id));
    line("MobileOfflineProfileItemId", &upper(item));
    line("Name", &text(label));
    line("RelationshipDisplayName", &text(relationship));
    line("ProfileItemAssociationEntityFilter", &text(association.filter.as_deref().unwrap_or_default()));
    out + indent + "</MobileOfflineProfileItemAssociation>"
}

/// Elements of a profile after its items, in their order.
const PROFILE_ORDER: &[&str] = &["MobileOfflineProfileId", "Name", "Description", "IntroducedVersion"];
const ITEM_ORDER: &[&str] = &[
    "MobileOfflineProfileItemId",
    "RegardingObjectId",
    "Name",
    "RecordDistributionCriteria",
    "RecordsOwnedByMe",
    "RecordsOwnedByMyTeam",
    "RecordsOwnedByMyBusinessUnit",
    "SyncIntervalInMinutes",
    "ProfileItemEntityFilter",
    "EntitySchemaName",
    "IntroducedVersion",
];
const ASSOCIATION_ORDER: &[&str] = &[
    "MobileOfflineProfileItemAssociationId",
    "MobileOfflineProfileItemId",
    "Name",
    "RelationshipDisplayName",
    "ProfileItemAssociationEntityFilter",
    "IntroducedVersion",
];

/// Gives an element its value; it is put where the order of its siblings wants it, or taken away.
fn set(edits: &mut Edits<'_>, parent: Node<'_, '_>, name: &str, value: Option<&str>, order: &[&str]) {
    let there = child(parent, name);
    match (there, value) {
        (Some(node), Some(value)) => edits.replace(node, format!("<{name}>{}</{name}>", text(value))),
        (Some(node), None) => edits.remove(node),
        (None, Some(value)) => {
            let element = format!("<{name}>{}</{name}>", text(value));
            let rank = |name: &str| order.iter().position(|known| *known == name);
            let before =
                |node: &Node<'_, '_>| rank(node.tag_name().name()).is_none_or(|at| Some(at) < rank(name));
            match (elements(parent).filter(before).last(), elements(parent).next()) {
                (Some(node), _) => edits.insert_after(node, &element),
                (None, Some(first)) => edits.insert_before(first, &element),
                (None, None) => edits.fill(parent, &[element]),
            }
        }
        (None, None) => {}
    }
}

fn set_name(edits: &mut Edits<'_>, node: Node<'_, '_>, name: &str, order: &[&str]) {
    if content(node, "Name") != name {
        set(edits, node, "Name", Some(name), order);
    }
    if let Some(known) = node.attribute_node("Name").filter(|known| known.value() != name) {
        edits.replace_range(known.range_value(), attribute(name));
    }
}

/// Makes an element what a profile says; ids that are there stay.
fn change(edits: &mut Edits<'_>, node: Node<'_, '_>, profile: &Exported) -> Uuid {
    let id = guid(node, "MobileOfflineProfileId").unwrap_or_else(|| profile_id(profile));
    if content(node, "Name").trim() != profile.name.trim() {
        set_name(edits, node, &profile.name, PROFILE_ORDER);
    }
    if let Some(description) = &profile.description
        && content(node, "Description") != description
    {
        let value = Some(description.as_str()).filter(|text| !text.is_empty());
        set(edits, node, "Description", value, PROFILE_ORDER);
    }
    let there: Vec<Node<'_, '_>> =
        children(node, "MobileOfflineProfileItems", "MobileOfflineProfileItem").collect();
    let table = |node: Node<'_, '_>| content(node, "EntitySchemaName").trim().to_owned();
    let find = |item: &ExportedItem| there.iter().find(|node| same_name(&table(**node), &item.table));
    let mut kept = Vec::new();
    let mut new = Vec::new();
    for item in &profile.items {
        match find(item) {
            Some(node) => {
                kept.push(node.id());
                change_item(edits, *node, item, profile.whole);
            }
            None => new.push((item_id(item, id), item)),
        }
    }
    let (stays, goes): (Vec<Node<'_, '_>>, Vec<Node<'_, '_>>) =
        there.iter().partition(|node| !profile.whole || kept.contains(&node.id()));
    for node in goes {
        edits.remove(node);
    }
    new.sort_by_key(|(id, _)| export_order(*id));
    insert_items(edits, node, (there.last(), &stays), &new, id);
    id
}

fn insert_items(
    edits: &mut Edits<'_>,
    node: Node<'_, '_>,
    (last, stays): (Option<&Node<'_, '_>>, &[Node<'_, '_>]),
    new: &[(Uuid, &ExportedItem)],
    profile: Uuid,
) {
    let Some(last) = last else {
        let render = |indent: &str| -> Vec<String> {
            new.iter().map(|(id, item)| item_element(item, *id, profile, indent)).collect()
        };
        return fill_list(edits, node, "MobileOfflineProfileItems", new.is_empty(), &render);
    };
    let order = |node: &Node<'_, '_>| guid(*node, "MobileOfflineProfileItemId").map(export_order);
    for (id, item) in new {
        let element = item_element(item, *id, profile, &edits.indent(*last));
        match stays.iter().find(|node| order(node) > Some(export_order(*id))) {
            Some(next) => edits.insert_before(*next, &element),
            None => edits.insert_after(*last, &element),
        }
    }
}

fn change_item(edits: &mut Edits<'_>, node: Node<'_, '_>, item: &ExportedItem, whole: bool) {
    if let Some(label) = &item.label {
        set_name(edits, node, label, ITEM_ORDER);
    }
    if let Some(Scope { rows, sync }) = &item.scope {
        let mut number = |name: &str, value: i64| {
            let stored = content(node, name).trim();
            let known = match stored {
                "true" => Some(1),
                "false" | "" => Some(0),
                number => number.parse().ok(),
            };
            if known != Some(value) {
                set(edits, node, name, Some(&value.to_string()), ITEM_ORDER);
            }
        };
        number("RecordDistributionCriteria", rows.criteria);
        number("RecordsOwnedByMe", rows.mine.into());
        number("RecordsOwnedByMyTeam", rows.team.into());
        number("RecordsOwnedByMyBusinessUnit", rows.business_unit.into());
        let filter = rows.filter.as_deref().unwrap_or_default();
        if !same_meaning(content(node, "ProfileItemEntityFilter"), filter) {
            set(edits, node, "ProfileItemEntityFilter", Some(filter), ITEM_ORDER);
        }
        let stored: Option<u64> = content(node, "SyncIntervalInMinutes").trim().parse().ok();
        if stored != *sync {
            let minutes = sync.map(|minutes| minutes.to_string());
            set(edits, node, "SyncIntervalInMinutes", minutes.as_deref(), ITEM_ORDER);
        }
    }
    change_associations(edits, node, item, whole);
}

fn change_associations(edits: &mut Edits<'_>, node: Node<'_, '_>, item: &ExportedItem, whole: bool) {
    let list_name = "MobileOfflineProfileItemAssociations";
    let id = guid(node, "MobileOfflineProfileItemId").unwrap_or_default();
    let there: Vec<Node<'_, '_>> = children(node, list_name, "MobileOfflineProfileItemAssociation").collect();
    let is = |node: &Node<'_, '_>, association: &ExportedAssociation| {
        same_name(content(*node, "RelationshipDisplayName").trim(), &association.relationship)
    };
    let mut kept = Vec::new();
    let mut new: Vec<&ExportedAssociation> = Vec::new();
    for association in &item.associations {
        let Some(node) = there.iter().find(|node| is(node, association)) else {
            new.push(association);
            continue;
        };
        kept.push(node.id());
        if let Some(label) = &association.label {
            set_name(edits, *node, label, ASSOCIATION_ORDER);
        }
        let filter = association.filter.as_deref().unwrap_or_default();
        if !same_meaning(content(*node, "ProfileItemAssociationEntityFilter"), filter) {
            set(edits, *node, "ProfileItemAssociationEntityFilter", Some(filter), ASSOCIATION_ORDER);
        }
    }
    if whole {
        there.iter().filter(|node| !kept.contains(&node.id())).for_each(|node| edits.remove(*node));
    }
    let render = |indent: &str| -> Vec<String> {
        let element = |association: &&ExportedAssociation| {
            association_element(association, association_id(association, id), id, indent)
        };
        new.iter().map(element).collect()
    };
    let Some(last) = there.last() else {
        return fill_list(edits, node, list_name, new.is_empty(), &render);
    };
    for element in render(&edits.indent(*last)) {
        edits.insert_after(*last, &element);
    }
}

/// Gives a list its first elements; a list that isn't there is made, as the first of its siblings.
fn fill_list(
    edits: &mut Edits<'_>,
    node: Node<'_, '_>,
    name: &str,
    nothing: bool,
    render: &dyn Fn(&str) -> Vec<String>,
) {
    if nothing {
        return;
    }
    match (child(node, name), elements(node).next()) {
        (Some(list), _) => edits.fill(list, &render(&format!("{}  ", edits.indent(list)))),
        (None, first) => {
            let indent =
                first.map_or_else(|| format!("{}  ", edits.indent(node)), |first| edits.indent(first));
            let whole = list(name, &render(&format!("{indent}  ")), &indent);
            match first {
                Some(first) => edits.insert_before(first, whole.trim()),
                None => edits.fill(node, &[whole.trim().to_owned()]),
            }
        }
    }
}
