//! `FetchXML`: well-formed or not, equal in meaning or not, several filters made one.

mod explain;
mod query;

pub use explain::explained;
pub use query::{Condition, Group, Link, Query, attributes_of, compares_dates, read};

use roxmltree::{Document, Node, ParsingOptions};

use crate::model::{Combine, CustomFilter};

/// Why a text isn't `FetchXML`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FetchError {
    /// What is wrong, without the position.
    pub message: String,
    /// Byte offset in the text.
    pub offset: usize,
}

/// Operators whose values are a set.
const SETS: [&str; 4] = ["in", "not-in", "contain-values", "not-contain-values"];

/// Elements nest at most this deep.
const MAX_DEPTH: usize = 100;

fn parse(text: &str) -> Result<Document<'_>, FetchError> {
    // Entities could be bombs or reach for files; the platform knows none in a filter.
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 100_000, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| FetchError {
        offset: offset_of(text, error.pos()),
        message: plain_message(&error),
    })?;
    match too_deep(document.root_element()) {
        Some(offset) => Err(FetchError { message: format!("elements nest deeper than {MAX_DEPTH}"), offset }),
        None => Ok(document),
    }
}

/// Where an element nests too deeply, found without recursion.
fn too_deep(root: Node<'_, '_>) -> Option<usize> {
    let mut open = vec![(root, 1)];
    while let Some((node, depth)) = open.pop() {
        if depth > MAX_DEPTH {
            return Some(node.range().start);
        }
        open.extend(node.children().filter(Node::is_element).map(|child| (child, depth + 1)));
    }
    None
}

fn offset_of(text: &str, at: roxmltree::TextPos) -> usize {
    let line_start: usize =
        text.split_inclusive('\n').take(at.row.saturating_sub(1) as usize).map(str::len).sum();
    let line = &text[line_start.min(text.len())..];
    let column = at.col.saturating_sub(1) as usize;
    line_start + line.chars().take(column).map(char::len_utf8).sum::<usize>()
}

fn plain_message(error: &roxmltree::Error) -> String {
    // Its position counts from the start of the filter; ours is that of the file.
    error.to_string().replace(&format!(" at {}", error.pos()), "")
}

/// Checks the outermost elements: a `<fetch>` on `table` (on any where none is given) or a bare
/// `<filter>`.
fn check_root(root: Node<'_, '_>, table: Option<&str>) -> Result<(), FetchError> {
    if let Some(node) = root.descendants().find(|node| node.tag_name().namespace().is_some()) {
        return Err(fault(node, "FetchXML has no namespaces"));
    }
    let mut entities = root.children().filter(|node| node.has_tag_name("entity")).skip(1);
    if let Some(second) = entities.next() {
        return Err(fault(second, "`<fetch>` has a second `<entity>`"));
    }
    match root.tag_name().name() {
        "filter" => Ok(()),
        "fetch" => {
            let Some(entity) = entity_of(root) else {
                return Err(fault(root, "`<fetch>` has no `<entity>`"));
            };
            match (entity.attribute("name"), table) {
                (Some(_), None) => Ok(()),
                (Some(name), Some(table)) if name == table.to_ascii_lowercase() => Ok(()),
                (Some(name), Some(table)) if name.eq_ignore_ascii_case(table) => Err(fault(
                    entity,
                    &format!("write the table's name in lower case: `{}`", name.to_ascii_lowercase()),
                )),
                (Some(name), Some(table)) => {
                    Err(fault(entity, &format!("the filter is on table `{name}`, the entry on `{table}`")))
                }
                (None, _) => Err(fault(entity, "`<entity>` has no `name`")),
            }
        }
        other => Err(fault(root, &format!("a filter starts with `<fetch>` or `<filter>`, not `<{other}>`"))),
    }
}

fn fault(node: Node<'_, '_>, message: &str) -> FetchError {
    FetchError { message: message.to_owned(), offset: node.range().start }
}

fn entity_of<'a, 'i>(fetch: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    fetch.children().find(|node| node.has_tag_name("entity"))
}

/// A filter for people: without the `<fetch>` around a plain filter, one element on a line. What
/// isn't XML stays as it is.
pub fn readable(text: &str) -> String {
    let Ok(document) = parse(text) else { return text.trim().to_owned() };
    let mut out = String::new();
    write_readable(plain_filter(document.root_element()), 0, &mut out);
    out.trim_end().to_owned()
}

/// The only filter of a fetch that says nothing besides.
fn plain_filter<'a, 'i>(root: Node<'a, 'i>) -> Node<'a, 'i> {
    let Some(entity) = entity_of(root) else { return root };
    let says = |node: Node<'_, '_>, but: &str| {
        let name = node.tag_name().name();
        node.attributes().any(|part| part.name() != but && counts(name, part.name(), part.value()))
    };
    if says(root, "") || says(entity, "name") {
        return root;
    }
    let mut parts = entity.children().filter(|node| node.is_element() && !is_columns(*node));
    match (parts.next(), parts.next()) {
        (Some(filter), None) if filter.has_tag_name("filter") => filter,
        _ => root,
    }
}

/// The same filter, one element on a line. What isn't XML, or holds comments, stays as it is.
pub fn laid_out(text: &str) -> String {
    let Ok(document) = parse(text) else { return text.to_owned() };
    let is_plain = document.descendants().all(|node| {
        let is_value = node.parent().is_some_and(|parent| parent.has_tag_name("value"));
        let stray = node.is_text() && !is_value && node.text().is_some_and(|text| !text.trim().is_empty());
        !node.is_comment() && !node.is_pi() && !stray
    });
    if !is_plain || text.trim_start().starts_with("<?") {
        return text.to_owned();
    }
    let mut out = String::new();
    write_readable(document.root_element(), 0, &mut out);
    let out = out.trim_end().to_owned();
    if same_meaning(text, &out) { out } else { text.to_owned() }
}

fn is_columns(node: Node<'_, '_>) -> bool {
    node.has_tag_name("all-attributes") || node.has_tag_name("attribute")
}

fn write_readable(node: Node<'_, '_>, depth: usize, out: &mut String) {
    let (indent, name) = ("  ".repeat(depth), node.tag_name().name());
    out.push_str(&format!("{indent}<{name}"));
    for attribute in node.attributes() {
        out.push_str(&format!(" {}=\"{}\"", attribute.name(), escaped(attribute.value())));
    }
    let text = node.text().map(str::trim).unwrap_or_default();
    if node.children().any(|child| child.is_element()) {
        out.push_str(">\n");
        for child in node.children().filter(Node::is_element) {
            write_readable(child, depth + 1, out);
        }
        out.push_str(&format!("{indent}</{name}>\n"));
    } else if text.is_empty() {
        out.push_str("/>\n");
    } else {
        out.push_str(&format!(">{}</{name}>\n", escaped(text)));
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Whether two texts mean the same. Layout, line ends, attribute order, quotes, default
/// attributes, column lists, paging, names for people, GUID case and braces don't count; neither
/// does the order of conditions. Texts that aren't XML are equal when they read the same.
pub fn same_meaning(a: &str, b: &str) -> bool {
    a == b
        || match (canonical(a), canonical(b)) {
            (Some(a), Some(b)) => a == b,
            _ => a.trim() == b.trim(),
        }
}

/// One text for all texts of one meaning; `None` where the text isn't XML.
pub fn canonical(text: &str) -> Option<String> {
    let document = parse(text).ok()?;
    let mut out = String::new();
    write_canonical(document.root_element(), &mut out);
    Some(out)
}

fn write_canonical(node: Node<'_, '_>, out: &mut String) {
    let name = node.tag_name().name();
    let mut attributes: Vec<(String, String)> = node
        .attributes()
        .filter(|attribute| counts(name, attribute.name(), attribute.value()))
        .map(|attribute| {
            let mut value = plain_guid(attribute.value());
            if is_identifier(attribute.name()) {
                value.make_ascii_lowercase();
            }
            (attribute.name().to_owned(), value)
        })
        .collect();
    attributes.sort();
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        out.push_str(&format!(" {name}={value:?}"));
    }
    out.push('>');
    let mut children: Vec<String> = Vec::new();
    for child in node.children() {
        if child.is_element() && !matches!(child.tag_name().name(), "attribute" | "all-attributes") {
            let mut text = String::new();
            write_canonical(child, &mut text);
            children.push(text);
        } else if child.is_text() && name == "value" {
            children.push(plain_guid(child.text().unwrap_or_default().trim()));
        }
    }
    // Conditions of a filter and values of a list are sets: their order has no meaning. The two
    // values of a range have one.
    let is_set = match name {
        "filter" => true,
        "condition" => node.attribute("operator").is_some_and(|operator| SETS.contains(&operator)),
        _ => false,
    };
    if is_set {
        children.sort();
    }
    for child in children {
        out.push_str(&child);
    }
    out.push_str("</>");
}

/// Whether an attribute has a bearing on which rows come.
fn counts(element: &str, attribute: &str, value: &str) -> bool {
    match (element, attribute) {
        (_, "uiname" | "uitype") | ("fetch", "page" | "count" | "paging-cookie") => false,
        ("fetch", "version") => value != "1.0",
        ("fetch", "output-format") => value != "xml-platform",
        ("fetch", "mapping") => value != "logical",
        ("fetch", "distinct" | "no-lock" | "returntotalrecordcount") => value != "false",
        ("filter", "type") => value != "and",
        ("link-entity", "link-type") => value != "inner",
        _ => true,
    }
}

fn is_identifier(attribute: &str) -> bool {
    matches!(attribute, "name" | "attribute" | "from" | "to" | "entityname")
}

fn plain_guid(value: &str) -> String {
    uuid::Uuid::parse_str(value).map_or_else(|_| value.to_owned(), |guid| guid.to_string())
}

/// The one `FetchXML` text that the platform stores for a custom filter of `table`.
/// A single `<fetch>` is stored as written.
pub fn stored_text(custom: &CustomFilter, table: &str) -> Result<String, FetchError> {
    if let (Combine::One, [single]) = (custom.combine, custom.filters.as_slice()) {
        return stored_filter(single, table);
    }
    let kind = if custom.combine == Combine::Any { "or" } else { "and" };
    let mut parts = Vec::new();
    for filter in &custom.filters {
        parts.push(filter_of(filter)?);
    }
    let body = match parts.as_slice() {
        [single] => single.clone(),
        _ => format!("<filter type=\"{kind}\">{}</filter>", parts.concat()),
    };
    Ok(wrapped(&body, table))
}

/// The text that the platform stores for one filter on `table`: a `<fetch>` as written, a bare
/// `<filter>` wrapped into one.
pub fn stored_filter(text: &str, table: &str) -> Result<String, FetchError> {
    let document = parse(text)?;
    if document.root_element().has_tag_name("fetch") {
        return Ok(text.to_owned());
    }
    Ok(wrapped(&filter_of(text)?, table))
}

fn wrapped(body: &str, table: &str) -> String {
    format!(
        "<fetch version=\"1.0\" output-format=\"xml-platform\" mapping=\"logical\" distinct=\"false\">\
         <entity name=\"{}\"><all-attributes/>{body}</entity></fetch>",
        table.to_ascii_lowercase()
    )
}

/// The filter inside a text, as one `<filter>` element.
fn filter_of(text: &str) -> Result<String, FetchError> {
    let document = parse(text)?;
    let root = document.root_element();
    if root.has_tag_name("filter") {
        return Ok(text[root.range()].to_owned());
    }
    let Some(entity) = entity_of(root) else {
        return Err(fault(root, "`<fetch>` has no `<entity>`"));
    };
    if let Some(link) = entity.children().find(|node| node.has_tag_name("link-entity")) {
        return Err(fault(
            link,
            "a `<link-entity>` beside the filter can't be combined; put it inside, with link-type `any`",
        ));
    }
    if let Some(order) = entity.children().find(|node| node.has_tag_name("order")) {
        return Err(fault(order, "an `<order>` has no meaning in a combined filter; remove it"));
    }
    if let Some(attribute) = root.attributes().find(|a| counts("fetch", a.name(), a.value())) {
        let message =
            format!("the attribute `{}` would be lost in a combined filter; remove it", attribute.name());
        return Err(fault(root, &message));
    }
    let filters: Vec<&str> = entity
        .children()
        .filter(|node| node.has_tag_name("filter"))
        .map(|node| &text[node.range()])
        .collect();
    Ok(match filters.as_slice() {
        [] => return Err(fault(entity, "a part of a combined filter has no `<filter>`")),
        [single] => (*single).to_owned(),
        several => format!("<filter type=\"and\">{}</filter>", several.concat()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Files, Located, Place};

    const A: &str = r#"<fetch version="1.0"><entity name="task"><filter><condition attribute="a" operator="eq" value="1"/><condition attribute="b" operator="null"/></filter></entity></fetch>"#;

    #[test]
    fn what_the_format_says_does_not_count() {
        let b = "<fetch mapping='logical' count='5'>\r\n <entity name='Task'>\n  <all-attributes/>\n  \
                 <filter type='and'><condition operator='null' attribute='b' /><condition operator='eq' \
                 value='1' attribute='a'></condition></filter></entity></fetch>";
        assert!(same_meaning(A, b));
        assert!(!same_meaning(A, &b.replace("'1'", "'2'")));
        assert!(!same_meaning(A, &b.replace("'and'", "'or'")));
    }

    #[test]
    fn readable_text_drops_only_what_says_nothing() {
        let fetch = |options: &str| {
            format!(
                "<fetch{options}><entity name='a'><all-attributes/><filter><condition attribute='b' operator='null'/></filter></entity></fetch>"
            )
        };
        let bare = "<filter>\n  <condition attribute=\"b\" operator=\"null\"/>\n</filter>";
        assert_eq!(readable(&fetch("")), bare);
        assert_eq!(readable(&fetch(" distinct='false'")), bare);
        assert!(readable(&fetch(" top='50'")).starts_with("<fetch top=\"50\">\n  <entity name=\"a\">"));
        assert_eq!(readable("no <xml"), "no <xml");
    }

    #[test]
    fn guids_are_equal_whatever_their_case_and_braces() {
        let with = |guid: &str| {
            format!("<filter><condition attribute=\"x\" operator=\"eq\" value=\"{guid}\"/></filter>")
        };
        assert!(same_meaning(
            &with("{4026BE43-6B69-E111-8F65-78E7D1620F5E}"),
            &with("4026be43-6b69-e111-8f65-78e7d1620f5e")
        ));
    }

    #[test]
    fn a_document_type_is_refused() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><fetch>&a;</fetch>";
        assert!(read(bomb, Some("task")).is_err());
    }

    #[test]
    fn several_filters_become_one() {
        let mut files = Files::default();
        let place = Place::start_of(files.add("x", ""));
        let custom = CustomFilter {
            combine: Combine::Any,
            filters: vec![
                Located::new("<filter><condition attribute=\"a\" operator=\"null\"/></filter>".into(), place),
                Located::new(A.into(), place),
            ],
        };
        let text = stored_text(&custom, "task").unwrap();
        assert!(read(&text, Some("task")).is_ok());
        assert!(text.contains("<filter type=\"or\"><filter><condition"), "{text}");
    }

    #[test]
    fn an_error_knows_its_offset() {
        let error = read("<fetch>\n  <entity></fetch>", Some("task")).unwrap_err();
        assert_eq!(&"<fetch>\n  <entity></fetch>"[error.offset..], "</fetch>");
    }
}
