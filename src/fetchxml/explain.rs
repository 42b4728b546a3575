//! A filter in words, one condition on a line, for comparing two of them.

use roxmltree::Node;

use super::{entity_of, is_columns, parse};

/// The conditions of a filter, those inside of others indented. Siblings stand in one order, because
/// their own has no meaning. What isn't XML stays as it is.
pub fn explained(text: &str) -> String {
    let Ok(document) = parse(text) else { return text.trim().to_owned() };
    let root = document.root_element();
    let lines = match entity_of(root) {
        Some(entity) => children(entity),
        None => element(root),
    };
    lines.join("\n")
}

/// What stands inside an element, blocks in alphabetical order.
fn children(node: Node<'_, '_>) -> Vec<String> {
    let inner = node.children().filter(|child| child.is_element() && !is_columns(*child));
    let mut blocks: Vec<Vec<String>> = inner.map(element).filter(|block| !block.is_empty()).collect();
    blocks.sort();
    blocks.concat()
}

fn element(node: Node<'_, '_>) -> Vec<String> {
    let said = |name: &str| node.attribute(name).unwrap_or_default();
    match node.tag_name().name() {
        "filter" => group(node, if said("type").eq_ignore_ascii_case("or") { "any of:" } else { "all of:" }),
        "condition" => vec![condition(node)],
        "link-entity" => {
            let kind = node.attribute("link-type").unwrap_or("inner");
            let head = format!("{kind} {} whose {} is {}", said("name"), said("from"), said("to"));
            let inner = children(node);
            if inner.is_empty() { vec![head] } else { block(&format!("{head}, with:"), inner) }
        }
        name => {
            let attributes: String =
                node.attributes().map(|known| format!(" {}={:?}", known.name(), known.value())).collect();
            block(&format!("{name}{attributes}"), children(node))
        }
    }
}

/// A filter of one thing is that thing.
fn group(node: Node<'_, '_>, head: &str) -> Vec<String> {
    let elements = node.children().filter(Node::is_element).count();
    let inner = children(node);
    if elements == 1 { inner } else { block(head, inner) }
}

fn block(head: &str, inner: Vec<String>) -> Vec<String> {
    let inner = inner.into_iter().map(|line| format!("  {line}"));
    std::iter::once(head.to_owned()).chain(inner).collect()
}

fn condition(node: Node<'_, '_>) -> String {
    let said = |name: &str| node.attribute(name).unwrap_or_default();
    let table =
        if said("entityname").is_empty() { String::new() } else { format!("{}.", said("entityname")) };
    let mut values: Vec<&str> = node
        .children()
        .filter(|child| child.has_tag_name("value"))
        .filter_map(|child| child.text())
        .collect();
    values.extend(node.attribute("value"));
    values.extend(node.attribute("valueof"));
    let text = format!("{table}{} {} {}", said("attribute"), said("operator"), values.join(", "));
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::explained;

    #[test]
    fn conditions_read_as_words() {
        let text = "<fetch><entity name=\"a\"><all-attributes/><filter type=\"and\">\
            <link-entity name=\"b\" from=\"bid\" to=\"x\" link-type=\"any\"><filter>\
            <condition attribute=\"u\" operator=\"eq-userid\"/></filter></link-entity>\
            <filter type=\"or\"><condition attribute=\"s\" operator=\"in\"><value>1</value><value>2</value>\
            </condition><condition attribute=\"d\" operator=\"today\"/></filter></filter></entity></fetch>";
        let words =
            "all of:\n  any b whose bid is x, with:\n    u eq-userid\n  any of:\n    d today\n    s in 1, 2";
        assert_eq!(explained(text), words);
        assert_eq!(explained("<filter><condition attribute=\"a\" operator=\"null\"/></filter>"), "a null");
        assert_eq!(explained(" not xml"), "not xml");
    }
}
