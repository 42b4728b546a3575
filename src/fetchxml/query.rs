//! What a filter asks for, part by part, each with its place in the text.

use std::ops::Range;

use roxmltree::Node;

use super::{FetchError, check_root, fault, parse};

/// A filter, taken apart. Places are byte ranges of start tags in the filter's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Attributes of `<fetch>` with their places.
    pub options: Vec<(String, String, Range<usize>)>,
    /// The conditions.
    pub conditions: Vec<Condition>,
    /// The linked tables.
    pub links: Vec<Link>,
    /// The `<filter>` elements.
    pub groups: Vec<Group>,
    /// `<attribute>` elements.
    pub columns: Vec<Range<usize>>,
    /// Columns that are summed or counted.
    pub aggregates: Vec<Range<usize>>,
    /// Attributes that their element doesn't have: the element, the attribute, its place.
    pub strange: Vec<(&'static str, String, Range<usize>)>,
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Logical name of the table that it is on; `None` where an alias isn't known.
    pub table: Option<String>,
    /// Logical name of the column.
    pub column: String,
    /// How it is compared.
    pub operator: String,
    /// What it is compared with.
    pub values: Vec<String>,
    /// The column that it is compared with (`valueof`).
    pub compared_with: Option<String>,
    /// Whether the condition is on the filter's own table.
    pub own: bool,
    /// Where it stands.
    pub place: Range<usize>,
}

/// Whether an operator compares dates.
pub fn compares_dates(operator: &str) -> bool {
    const WORDS: [&str; 6] = ["on", "on-or-after", "on-or-before", "today", "tomorrow", "yesterday"];
    const STARTS: [&str; 6] = ["in-fiscal-", "in-or-", "last-", "next-", "olderthan-", "this-"];
    WORDS.contains(&operator) || STARTS.iter().any(|start| operator.starts_with(start))
}

/// A linked table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Logical name of the linked table.
    pub table: String,
    /// Logical name of the table that it is linked to.
    pub to_table: String,
    /// Its column.
    pub from: String,
    /// The column of the table that it is linked to.
    pub to: String,
    /// `inner` where nothing is said.
    pub kind: String,
    /// Whether it says to stand behind a many-to-many relationship.
    pub intersect: bool,
    /// Whether it stands in a `<filter>`.
    pub in_filter: bool,
    /// How many links deep it is, from 1.
    pub level: usize,
    /// Where it stands.
    pub place: Range<usize>,
}

/// A `<filter>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Whether any part suffices.
    pub any: bool,
    /// How many parts it has; none where it is an `or` inside of an `or`, which counts for it.
    pub parts: usize,
    /// Its `hint`.
    pub hint: Option<String>,
    /// How many filters deep it is, from 1; a linked table starts anew.
    pub level: usize,
    /// Where it stands.
    pub place: Range<usize>,
}

/// The elements that may stand in an element ("Query data using FetchXML", learn.microsoft.com).
fn allowed(parent: &str) -> &'static [&'static str] {
    match parent {
        "fetch" => &["entity", "order"],
        "entity" | "link-entity" => &["attribute", "all-attributes", "order", "filter", "link-entity"],
        "filter" => &["condition", "filter", "link-entity"],
        "condition" => &["value"],
        _ => &[],
    }
}

/// The elements with the attributes that they may have, those that designers and reports write
/// included ("`FetchXML` reference", learn.microsoft.com).
const ATTRIBUTES: [(&str, &[&str]); 9] = [
    (
        "fetch",
        &[
            "aggregate",
            "aggregatelimit",
            "count",
            "datasource",
            "distinct",
            "latematerialize",
            "mapping",
            "min-active-row-version",
            "no-lock",
            "options",
            "output-format",
            "page",
            "paging-cookie",
            "returntotalrecordcount",
            "savedqueryid",
            "top",
            "useraworderby",
            "utc-offset",
            "version",
        ],
    ),
    ("entity", &["enableprefiltering", "name", "prefilterparametername"]),
    (
        "attribute",
        &[
            "addedby",
            "aggregate",
            "alias",
            "build",
            "dategrouping",
            "distinct",
            "groupby",
            "name",
            "rowaggregate",
            "usertimezone",
        ],
    ),
    ("all-attributes", &[]),
    ("order", &["alias", "attribute", "descending", "entityname"]),
    (
        "filter",
        &[
            "bypassquickfind",
            "hint",
            "isquickfindfields",
            "overridequickfindrecordlimitdisabled",
            "overridequickfindrecordlimitenabled",
            "type",
        ],
    ),
    (
        "condition",
        &[
            "aggregate",
            "alias",
            "attribute",
            "column",
            "entityname",
            "operator",
            "rowaggregate",
            "uihidden",
            "uiname",
            "uitype",
            "value",
            "valueof",
        ],
    ),
    ("value", &["uiname", "uitype"]),
    (
        "link-entity",
        &[
            "alias",
            "enableprefiltering",
            "from",
            "hint",
            "intersect",
            "link-type",
            "name",
            "prefilterparametername",
            "to",
            "visible",
        ],
    ),
];

/// The attributes that an element may have.
pub fn attributes_of(element: &str) -> &'static [&'static str] {
    ATTRIBUTES.iter().find(|(known, _)| *known == element).map_or(&[], |(_, attributes)| attributes)
}

/// Takes a filter on `table` apart, on any table where none is given. The filter is a `<fetch>` or a
/// bare `<filter>`.
pub fn read(text: &str, table: Option<&str>) -> Result<Query, FetchError> {
    let document = parse(text)?;
    let root = document.root_element();
    check_root(root, table)?;
    let table = table.unwrap_or_default();
    let aliases = root
        .descendants()
        .filter(|node| node.has_tag_name("link-entity"))
        .filter_map(|link| {
            let name = link.attribute("name")?;
            Some((link.attribute("alias").unwrap_or(name), name))
        })
        .collect();
    let mut reader = Reader { text, query: Query::default(), aliases };
    for node in root.descendants().filter(Node::is_element) {
        let known = ATTRIBUTES.iter().find(|(element, _)| node.has_tag_name(*element));
        let Some((element, known)) = known else { continue };
        let strange = node.attributes().filter(|attribute| !known.contains(&attribute.name()));
        let strange = strange.map(|attribute| (*element, attribute.name().to_owned(), attribute.range()));
        reader.query.strange.extend(strange);
    }
    if root.has_tag_name("fetch") {
        for attribute in root.attributes() {
            let (name, value) = (attribute.name().to_owned(), attribute.value().to_owned());
            reader.query.options.push((name, value, attribute.range()));
        }
        for entity in root.children().filter(|node| node.has_tag_name("entity")) {
            reader
                .element(entity, At { table: entity.attribute("name").unwrap_or(table), ..At::default() })?;
        }
        Reader::nesting(root)?;
    } else {
        reader.element(root, At { table, ..At::default() })?;
    }
    Ok(reader.query)
}

/// Where the reader is.
#[derive(Debug, Clone, Copy, Default)]
struct At<'a> {
    table: &'a str,
    filters: usize,
    links: usize,
}

struct Reader<'a> {
    text: &'a str,
    query: Query,
    aliases: Vec<(&'a str, &'a str)>,
}

fn is_or(node: Node<'_, '_>) -> bool {
    node.has_tag_name("filter") && node.attribute("type") == Some("or")
}

/// The parts of a filter; an `or` inside of an `or` adds its own.
fn parts_of(filter: Node<'_, '_>) -> usize {
    let parts = filter.children().filter(Node::is_element);
    parts.map(|part| if is_or(filter) && is_or(part) { parts_of(part) } else { 1 }).sum()
}

impl<'a> Reader<'a> {
    fn element(&mut self, node: Node<'a, '_>, at: At<'a>) -> Result<(), FetchError> {
        let mut inside = at;
        match node.tag_name().name() {
            "condition" => return self.condition(node, at),
            "filter" => {
                inside.filters += 1;
                let any = match node.attribute("type") {
                    None | Some("and") => false,
                    Some("or") => true,
                    Some(other) => {
                        return Err(fault(
                            node,
                            &format!("a filter's `type` is `and` or `or`, not `{other}`"),
                        ));
                    }
                };
                let place = start_tag(self.text, node);
                // Alternatives inside of alternatives are counted with those around them.
                let parts = if any && node.parent().is_some_and(is_or) { 0 } else { parts_of(node) };
                self.query.groups.push(Group {
                    any,
                    parts,
                    hint: node.attribute("hint").map(str::to_owned),
                    level: inside.filters,
                    place,
                });
            }
            "link-entity" => {
                inside = self.link(node, at)?;
            }
            "attribute" | "all-attributes" => {
                let place = start_tag(self.text, node);
                if node.attribute("aggregate").is_some() {
                    self.query.aggregates.push(place);
                } else if node.has_tag_name("attribute") {
                    // `<all-attributes>` chooses nothing, and publishing writes it.
                    self.query.columns.push(place);
                }
            }
            _ => {}
        }
        Self::nesting(node)?;
        for child in node.children().filter(Node::is_element) {
            self.element(child, inside)?;
        }
        Ok(())
    }

    fn nesting(node: Node<'_, '_>) -> Result<(), FetchError> {
        let parent = node.tag_name().name();
        for child in node.children().filter(Node::is_element) {
            let name = child.tag_name().name();
            if !allowed(parent).contains(&name) {
                return Err(fault(child, &format!("`<{name}>` can't stand in `<{parent}>`")));
            }
        }
        let stray =
            |child: Node<'_, '_>| child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty());
        if let Some(text) = node.children().find(|child| stray(*child)) {
            return Err(fault(text, &format!("text can't stand in `<{parent}>`")));
        }
        Ok(())
    }

    fn condition(&mut self, node: Node<'a, '_>, at: At<'a>) -> Result<(), FetchError> {
        let Some(column) = node.attribute("attribute").filter(|column| !column.trim().is_empty()) else {
            return Err(fault(node, "`<condition>` has no `attribute`"));
        };
        lower_case(node, column)?;
        Self::nesting(node)?;
        let mut values: Vec<String> = node.attribute("value").map(str::to_owned).into_iter().collect();
        let listed = node.children().filter(|child| child.has_tag_name("value"));
        values.extend(listed.map(|value| value.text().unwrap_or_default().trim().to_owned()));
        let alias = node.attribute("entityname");
        let table = match alias {
            None => Some(at.table.to_owned()),
            Some(alias) => self
                .aliases
                .iter()
                .find(|(name, table)| name == &alias || table == &alias)
                .map(|(_, table)| (*table).to_owned()),
        };
        self.query.conditions.push(Condition {
            table,
            column: column.to_owned(),
            operator: node.attribute("operator").unwrap_or_default().to_owned(),
            values,
            compared_with: node.attribute("valueof").map(str::to_ascii_lowercase),
            own: at.links == 0 && alias.is_none(),
            place: start_tag(self.text, node),
        });
        Ok(())
    }

    fn link(&mut self, node: Node<'a, '_>, at: At<'a>) -> Result<At<'a>, FetchError> {
        let Some(table) = node.attribute("name") else {
            return Err(fault(node, "`<link-entity>` has no `name`"));
        };
        let text = |name: &str| node.attribute(name).unwrap_or_default().to_owned();
        for name in [table, &text("from"), &text("to")] {
            lower_case(node, name)?;
        }
        self.query.links.push(Link {
            table: table.to_owned(),
            to_table: at.table.to_owned(),
            from: text("from"),
            to: text("to"),
            kind: node.attribute("link-type").unwrap_or("inner").to_owned(),
            intersect: node.attribute("intersect").is_some_and(|text| text.eq_ignore_ascii_case("true")),
            in_filter: node.parent().is_some_and(|parent| parent.has_tag_name("filter")),
            level: at.links + 1,
            place: start_tag(self.text, node),
        });
        Ok(At { table, filters: 0, links: at.links + 1 })
    }
}

/// Logical names are lower case, and the platform compares them as they are.
fn lower_case(node: Node<'_, '_>, name: &str) -> Result<(), FetchError> {
    let lower = name.to_ascii_lowercase();
    // A variable is replaced before.
    if lower == name || name.contains("${") {
        return Ok(());
    }
    Err(fault(node, &format!("write `{name}` in lower case: `{lower}`")))
}

/// The bytes of a start tag.
fn start_tag(text: &str, node: Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let mut quote = None;
    for (at, byte) in text[range.clone()].bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return range.start..range.start + at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_taken_apart() {
        let text = r#"<fetch count="5"><entity name="account"><filter type="or">
            <condition attribute="name" operator="eq" value="a>b"/>
            <link-entity name="contact" from="parentcustomerid" to="accountid" link-type="any"><filter>
            <condition attribute="ownerid" operator="in"><value>1</value><value>2</value></condition>
            </filter></link-entity></filter></entity></fetch>"#;
        let query = read(text, Some("account")).unwrap();
        assert_eq!(query.options[0].0, "count");
        assert_eq!(
            &text[query.conditions[0].place.clone()],
            r#"<condition attribute="name" operator="eq" value="a>b"/>"#
        );
        assert!(query.conditions[0].own && !query.conditions[1].own);
        assert_eq!(query.conditions[1].values, ["1", "2"]);
        assert_eq!(query.conditions[1].table.as_deref(), Some("contact"));
        assert_eq!((query.links[0].level, query.links[0].in_filter), (1, true));
        assert_eq!(query.groups.iter().map(|group| group.level).collect::<Vec<_>>(), [1, 1]);
        assert!(query.groups[0].any);
    }

    #[test]
    fn alternatives_inside_of_alternatives_count_together() {
        let four = "<condition attribute='name' operator='null'/>".repeat(4);
        let text = format!(
            "<filter type='or'>{four}<filter type='or'>{four}</filter><filter>{four}</filter></filter>"
        );
        let query = read(&text, Some("account")).unwrap();
        assert_eq!(query.groups.iter().map(|group| group.parts).collect::<Vec<_>>(), [9, 0, 4]);
    }

    #[test]
    fn what_stands_in_the_wrong_place_is_an_error() {
        for (text, offset) in [
            ("<filter><conditon attribute='a'/></filter>", 8),
            ("<filter><condition operator='eq'/></filter>", 8),
            ("<filter>x</filter>", 8),
            ("<filter type='xor'/>", 0),
            ("<fetch><filter/></fetch>", 0),
        ] {
            assert_eq!(read(text, Some("account")).unwrap_err().offset, offset, "{text}");
        }
    }
}
