//! Queries in `FetchXML` ("Query data using FetchXML", learn.microsoft.com): filters, links, order,
//! paging, counts and sums.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::Timestamp;
use roxmltree::{Document, Node};
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::operators::{compare, in_order, plain, same};
use super::schema::{self, Set};
use super::store::{self, Row, View};
use super::wire::Fault;

/// The answer of a query: rows as properties, and whether there are more.
pub(super) struct Found {
    pub(super) rows: Vec<Map<String, Value>>,
    pub(super) more: bool,
    pub(super) page: usize,
    pub(super) total: usize,
}

/// Rows of all tables of a query that belong together, by alias; the query's own table has none.
type Joined = BTreeMap<String, Row>;

/// Asks a query of a set.
pub(super) fn query(db: &Connection, set: &'static Set, text: &str, user: &str) -> Result<Found, Fault> {
    let document = Document::parse(text)
        .map_err(|error| Fault::new(400, "0x80040203", format!("Invalid XML. {error}")))?;
    let root = document.root_element();
    if is_too_deep(root) {
        return Err(invalid("The fetch is nested too deeply."));
    }
    let entity = child(root, "entity").filter(|_| root.has_tag_name("fetch"));
    let entity = entity.ok_or_else(|| invalid("The fetch has no entity."))?;
    let name = entity.attribute("name").unwrap_or_default();
    if name != set.logical {
        return Err(invalid(&format!(
            "Entity Name specified in fetchxml does not match Entity Set Name in URI ({name})."
        )));
    }
    let reader = Reader { db, user, now: super::clock::now() };
    let mut found: Vec<Joined> = Vec::new();
    for row in store::rows(db, set.logical, View::Published, None)? {
        found.extend(reader.joined(set, entity, Joined::from([(String::new(), row)]), "")?);
    }
    let options = Options::of(root)?;
    let mut rows = if root.attribute("aggregate") == Some("true") {
        aggregated(set, entity, &found)?
    } else {
        sort(set, entity, &mut found);
        found.iter().map(|joined| shaped(set, entity, joined)).collect::<Result<_, _>>()?
    };
    if root.attribute("distinct") == Some("true") {
        let mut seen: Vec<Map<String, Value>> = Vec::new();
        rows.retain(|row| {
            let mut plain = row.clone();
            plain.retain(|name, _| !name.starts_with('@'));
            let is_new = !seen.contains(&plain);
            if is_new {
                seen.push(plain);
            }
            is_new
        });
    }
    let total = rows.len();
    if let Some(top) = options.top {
        rows.truncate(top);
    }
    let from = (options.count * (options.page - 1)).min(rows.len());
    let to = (from + options.count).min(rows.len());
    let more = to < rows.len();
    Ok(Found { rows: rows.drain(from..to).collect(), more, page: options.page, total })
}

/// Elements nest at most this deep.
const DEPTH: usize = 100;

fn is_too_deep(root: Node<'_, '_>) -> bool {
    let mut open = vec![(root, 1)];
    while let Some((node, depth)) = open.pop() {
        if depth > DEPTH {
            return true;
        }
        open.extend(node.children().filter(Node::is_element).map(|child| (child, depth + 1)));
    }
    false
}

struct Options {
    top: Option<usize>,
    count: usize,
    page: usize,
}

impl Options {
    fn of(root: Node<'_, '_>) -> Result<Self, Fault> {
        let number = |name: &str| -> Result<Option<usize>, Fault> {
            let Some(text) = root.attribute(name) else { return Ok(None) };
            let number = text.parse().ok().filter(|number| (1..=1_000_000).contains(number));
            number.map(Some).ok_or_else(|| invalid(&format!("Invalid value '{text}' for {name}.")))
        };
        let count = number("count")?.unwrap_or(5000).min(5000);
        Ok(Self { top: number("top")?, count, page: number("page")?.unwrap_or(1) })
    }
}

fn invalid(message: &str) -> Fault {
    Fault::new(400, "0x80040203", message.to_owned())
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| child.has_tag_name(name))
}

fn children<'a, 'i: 'a>(node: Node<'a, 'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.has_tag_name(name))
}

/// The property of a column; a column that the table doesn't have is refused.
fn property(set: &'static Set, column: &str) -> Result<String, Fault> {
    let known = set.columns.iter().find(|known| known.name == column);
    known.map(schema::Column::property).ok_or_else(|| {
        Fault::new(
            400,
            "0x80041103",
            format!("'{}' entity doesn't contain attribute with Name = '{column}'.", set.logical),
        )
    })
}

fn value<'r>(set: &'static Set, row: &'r Row, column: &str) -> Result<&'r Value, Fault> {
    Ok(row.body.get(&property(set, column)?).unwrap_or(&Value::Null))
}

struct Reader<'r> {
    db: &'r Connection,
    user: &'r str,
    now: Timestamp,
}

impl Reader<'_> {
    /// What a row makes together with the rows of the links below `node`.
    fn joined(
        &self,
        set: &'static Set,
        node: Node<'_, '_>,
        start: Joined,
        alias: &str,
    ) -> Result<Vec<Joined>, Fault> {
        let row = &start[alias];
        for filter in children(node, "filter") {
            if !self.passes(set, row, filter)? {
                return Ok(Vec::new());
            }
        }
        let mut found = vec![start];
        for link in children(node, "link-entity") {
            let mut next = Vec::new();
            for joined in found {
                next.extend(self.linked(set, link, joined, alias)?);
            }
            found = next;
        }
        Ok(found)
    }

    fn linked(
        &self,
        set: &'static Set,
        link: Node<'_, '_>,
        joined: Joined,
        alias: &str,
    ) -> Result<Vec<Joined>, Fault> {
        let (other, rows) = self.targets(set, link, &joined[alias])?;
        let name = alias_of(link);
        let kind = link.attribute("link-type").unwrap_or("inner");
        let mut found = Vec::new();
        for row in rows {
            let mut with = joined.clone();
            with.insert(name.clone(), row);
            found.extend(self.joined(other, link, with, &name)?);
        }
        Ok(match kind {
            "outer" if found.is_empty() => vec![joined],
            "inner" | "outer" => found,
            "exists" | "in" | "matchfirstrowusingcrossapply" => found.into_iter().take(1).collect(),
            other => return Err(invalid(&format!("The link type '{other}' isn't allowed here."))),
        })
    }

    /// The rows that a link leads to, before its filters.
    fn targets(
        &self,
        set: &'static Set,
        link: Node<'_, '_>,
        row: &Row,
    ) -> Result<(&'static Set, Vec<Row>), Fault> {
        let name = link.attribute("name").unwrap_or_default();
        let other = schema::by_logical(name).ok_or_else(|| {
            Fault::new(400, "0x80041102", format!("The entity with a name = '{name}' was not found."))
        })?;
        let (from, to) = (link.attribute("from"), link.attribute("to"));
        let (Some(from), Some(to)) = (from, to) else { return Err(invalid("A link needs from and to.")) };
        let near = value(set, row, to)?.clone();
        let far = property(other, from)?;
        let mut rows = store::rows(self.db, other.logical, View::Published, None)?;
        rows.retain(|row| !near.is_null() && same(row.body.get(&far).unwrap_or(&Value::Null), &near));
        Ok((other, rows))
    }

    fn passes(&self, set: &'static Set, row: &Row, filter: Node<'_, '_>) -> Result<bool, Fault> {
        let any = filter.attribute("type") == Some("or");
        let mut is_empty = true;
        for part in filter.children().filter(Node::is_element) {
            is_empty = false;
            let passes = match part.tag_name().name() {
                "filter" => self.passes(set, row, part)?,
                "condition" => self.holds(set, row, part)?,
                "link-entity" => self.any(set, row, part)?,
                other => return Err(invalid(&format!("Invalid Child Node: {other}"))),
            };
            if passes == any {
                return Ok(any);
            }
        }
        Ok(is_empty || !any)
    }

    /// `any`, `not any`, `all` and `not all` of a link inside of a filter.
    fn any(&self, set: &'static Set, row: &Row, link: Node<'_, '_>) -> Result<bool, Fault> {
        let (other, rows) = self.targets(set, link, row)?;
        let (mut passing, count) = (0, rows.len());
        for row in rows {
            let start = Joined::from([(String::new(), row)]);
            passing += usize::from(!self.joined(other, link, start, "")?.is_empty());
        }
        Ok(match link.attribute("link-type") {
            Some("any" | "not all") => passing > 0,
            Some("not any") => passing == 0,
            // "all" asks for rows of which none passes, as the documentation warns.
            Some("all") => count > 0 && passing < count,
            _ => return Err(invalid("A link in a filter needs the link type any, not any, all or not all.")),
        })
    }

    fn holds(&self, set: &'static Set, row: &Row, condition: Node<'_, '_>) -> Result<bool, Fault> {
        let column = condition.attribute("attribute").unwrap_or_default();
        let found = value(set, row, column)?;
        let mut wanted: Vec<String> = condition.attribute("value").map(str::to_owned).into_iter().collect();
        wanted.extend(
            children(condition, "value").map(|value| value.text().unwrap_or_default().trim().to_owned()),
        );
        if let Some(other) = condition.attribute("valueof") {
            wanted = vec![plain(value(set, row, other)?)];
        }
        let operator = condition.attribute("operator").unwrap_or_default();
        compare(operator, found, &wanted, self.user, self.now)
            .ok_or_else(|| invalid(&format!("Invalid operator '{operator}' for '{column}'.")))
    }
}

fn alias_of(link: Node<'_, '_>) -> String {
    link.attribute("alias").or_else(|| link.attribute("name")).unwrap_or_default().to_owned()
}

/// The columns that a query names, each with its property, its row and its value.
fn shaped(set: &'static Set, entity: Node<'_, '_>, joined: &Joined) -> Result<Map<String, Value>, Fault> {
    let mut out = Map::new();
    let row = &joined[""];
    out.insert("@odata.etag".into(), row.etag().into());
    own(set, entity, row, "", &mut out)?;
    out.entry(set.id).or_insert_with(|| row.id.clone().into());
    links(entity, joined, &mut out)?;
    Ok(out)
}

fn links(node: Node<'_, '_>, joined: &Joined, out: &mut Map<String, Value>) -> Result<(), Fault> {
    for link in children(node, "link-entity") {
        let alias = alias_of(link);
        let set = schema::by_logical(link.attribute("name").unwrap_or_default());
        if let (Some(row), Some(set)) = (joined.get(&alias), set) {
            own(set, link, row, &format!("{alias}."), out)?;
        }
        links(link, joined, out)?;
    }
    Ok(())
}

/// The columns of one table; those without a value are left out.
fn own(
    set: &'static Set,
    node: Node<'_, '_>,
    row: &Row,
    prefix: &str,
    out: &mut Map<String, Value>,
) -> Result<(), Fault> {
    let mut add = |name: String, value: &Value| {
        if !value.is_null() {
            out.insert(name, value.clone());
        }
    };
    let is_all =
        child(node, "all-attributes").is_some() || (prefix.is_empty() && child(node, "attribute").is_none());
    if is_all {
        for column in set.columns {
            let name = if prefix.is_empty() { column.property() } else { column.name.to_owned() };
            add(format!("{prefix}{name}"), row.body.get(&column.property()).unwrap_or(&Value::Null));
        }
    }
    for attribute in children(node, "attribute") {
        let column = attribute.attribute("name").unwrap_or_default();
        let property = property(set, column)?;
        let shown = if prefix.is_empty() { property.clone() } else { column.to_owned() };
        let name = attribute.attribute("alias").map_or_else(|| format!("{prefix}{shown}"), str::to_owned);
        add(name, row.body.get(&property).unwrap_or(&Value::Null));
    }
    Ok(())
}

fn sort(set: &'static Set, entity: Node<'_, '_>, found: &mut [Joined]) {
    let orders: Vec<(&str, bool)> = children(entity, "order")
        .filter_map(|order| {
            Some((order.attribute("attribute")?, order.attribute("descending") == Some("true")))
        })
        .collect();
    found.sort_by(|a, b| {
        for (column, descending) in &orders {
            let key = |joined: &Joined| value(set, &joined[""], column).cloned().unwrap_or_default();
            let ordering = in_order(&key(a), &key(b));
            let ordering = if *descending { ordering.reverse() } else { ordering };
            if ordering.is_ne() {
                return ordering;
            }
        }
        Ordering::Equal
    });
}

/// Groups with their counts and sums.
fn aggregated(
    set: &'static Set,
    entity: Node<'_, '_>,
    found: &[Joined],
) -> Result<Vec<Map<String, Value>>, Fault> {
    let attributes: Vec<Node<'_, '_>> = children(entity, "attribute").collect();
    let column = |attribute: &Node<'_, '_>| attribute.attribute("name").unwrap_or_default().to_owned();
    let alias = |attribute: &Node<'_, '_>| {
        attribute.attribute("alias").map(str::to_owned).ok_or_else(|| invalid("An aggregate needs an alias."))
    };
    let mut groups: Vec<(Vec<Value>, Vec<&Row>)> = Vec::new();
    let by: Vec<&Node<'_, '_>> =
        attributes.iter().filter(|attribute| attribute.attribute("groupby") == Some("true")).collect();
    for joined in found {
        let row = &joined[""];
        let key: Vec<Value> = by
            .iter()
            .map(|attribute| value(set, row, &column(attribute)).cloned())
            .collect::<Result<_, _>>()?;
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    if groups.is_empty() && by.is_empty() {
        groups.push((Vec::new(), Vec::new()));
    }
    let mut out = Vec::new();
    for (key, rows) in groups {
        let mut line = Map::new();
        for (attribute, value) in by.iter().zip(key) {
            line.insert(alias(attribute)?, value);
        }
        for attribute in &attributes {
            let Some(function) = attribute.attribute("aggregate") else { continue };
            let name = column(attribute);
            let values: Vec<&Value> =
                rows.iter().map(|row| value(set, row, &name)).collect::<Result<_, _>>()?;
            let distinct = attribute.attribute("distinct") == Some("true");
            line.insert(alias(attribute)?, aggregate(function, &values, distinct)?);
        }
        out.push(line);
    }
    Ok(out)
}

fn aggregate(function: &str, values: &[&Value], distinct: bool) -> Result<Value, Fault> {
    let mut there: Vec<&Value> = values.iter().copied().filter(|value| !value.is_null()).collect();
    if distinct {
        there.sort_by_key(|value| plain(value));
        there.dedup_by_key(|value| plain(value));
    }
    let numbers: Vec<f64> = there.iter().filter_map(|value| value.as_f64()).collect();
    let sum: f64 = numbers.iter().sum();
    let whole = |number: f64| {
        let text = format!("{number}");
        text.parse::<i64>().map_or_else(|_| json!(number), |number| json!(number))
    };
    let extreme = |wanted: Ordering| {
        let better = |a: &&Value, b: &&Value| in_order(a, b);
        let found = if wanted == Ordering::Less {
            there.iter().copied().min_by(better)
        } else {
            there.iter().copied().max_by(better)
        };
        found.cloned().unwrap_or(Value::Null)
    };
    Ok(match function {
        "count" => json!(values.len()),
        "countcolumn" => json!(there.len()),
        "sum" => whole(sum),
        "avg" => {
            let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            if count == 0 { Value::Null } else { whole(sum / f64::from(count)) }
        }
        "min" => extreme(Ordering::Less),
        "max" => extreme(Ordering::Greater),
        other => return Err(invalid(&format!("Invalid aggregate '{other}'."))),
    })
}
