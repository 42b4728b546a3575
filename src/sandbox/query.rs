//! Reads: `$select`, `$filter`, `$expand`, `$orderby`, `$top`, `$count`, paging and annotations.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::fetch;
use super::filter::Filter;
use super::options::Options;
use super::schema::{self, Children, Kind, Set};
use super::store::{self, Narrow, Row, View};
use super::wire::{Answer, Fault, Request};

const PAGE: usize = 5000;
const FORMATTED: &str = "OData.Community.Display.V1.FormattedValue";

/// Whether a pattern of annotations, such as `*` or `OData.Community.*`, covers a name.
fn covers(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => pattern == name,
    }
}

/// A read of rows, with what it needs to resolve lookups and annotations.
pub(super) struct Query<'q> {
    db: &'q Connection,
    request: &'q Request,
    view: View,
    annotations: bool,
}

impl<'q> Query<'q> {
    pub(super) fn new(db: &'q Connection, request: &'q Request, view: View) -> Self {
        let annotations = request
            .preference("odata.include-annotations")
            .is_some_and(|wanted| wanted.split(',').any(|pattern| covers(pattern.trim(), FORMATTED)));
        Self { db, request, view, annotations }
    }

    /// The rows that a query in `FetchXML` asks for.
    pub(super) fn fetched(&self, set: &'static Set, text: &str, user: &str) -> Result<Answer, Fault> {
        let found = fetch::query(self.db, set, text, user)?;
        let wants = |name: &str| {
            let wanted = self.request.preference("odata.include-annotations");
            wanted.is_some_and(|wanted| wanted.split(',').any(|pattern| covers(pattern.trim(), name)))
        };
        let rows = found.rows.into_iter().map(|row| {
            let mut out = Map::new();
            for (name, value) in row {
                self.annotate(set, &name, &value, &mut out);
                out.insert(name, value);
            }
            Value::Object(out)
        });
        let mut body = Map::new();
        body.insert("@odata.context".into(), self.context(set, &Options::default(), false).into());
        let (more, cookie) =
            ("Microsoft.Dynamics.CRM.morerecords", "Microsoft.Dynamics.CRM.fetchxmlpagingcookie");
        if wants("Microsoft.Dynamics.CRM.totalrecordcount") && text.contains("returntotalrecordcount") {
            body.insert("@Microsoft.Dynamics.CRM.totalrecordcount".into(), found.total.into());
        }
        if found.more && wants(more) {
            body.insert(format!("@{more}"), true.into());
        }
        if found.more && wants(cookie) {
            let page = found.page;
            let inner = format!("<cookie page=\"{page}\"></cookie>");
            let once = percent_encoding::utf8_percent_encode(&inner, percent_encoding::NON_ALPHANUMERIC);
            let once = once.to_string();
            let twice = percent_encoding::utf8_percent_encode(&once, percent_encoding::NON_ALPHANUMERIC);
            let text = format!(
                "<cookie pagenumber=\"{}\" pagingcookie=\"{twice}\" istracking=\"False\" />",
                page + 1
            );
            body.insert(format!("@{cookie}"), text.into());
        }
        body.insert("value".into(), rows.collect::<Vec<_>>().into());
        Ok(Answer::json(200, &Value::Object(body)))
    }

    /// All rows of a set, or those of one parent.
    pub(super) fn collection(
        &self,
        set: &'static Set,
        parent: Option<(&'static Children, &str)>,
    ) -> Result<Answer, Fault> {
        let options = Options::parse(&self.request.query)?;
        let mut rows = match parent {
            Some((child, id)) => self.children(child, id)?,
            None => {
                let narrow = options.filter.as_ref().and_then(Filter::narrow);
                let narrow = narrow.filter(|narrow| set.property(&narrow.property).is_some());
                store::rows(self.db, set.logical, self.view, narrow.as_ref())?
            }
        };
        self.refine(set, &options, &mut rows)?;
        self.page(set, &options, &rows)
    }

    fn page(&self, set: &'static Set, options: &Options, rows: &[Row]) -> Result<Answer, Fault> {
        let page = self.request.preference("odata.maxpagesize").and_then(|size| size.parse::<usize>().ok());
        let size = page.unwrap_or(PAGE).clamp(1, PAGE);
        let number = self.page_number();
        let total = rows.len();
        let rows = match (options.top, page) {
            (Some(top), None) => &rows[..top.min(total)],
            _ => rows,
        };
        let from = (size * (number - 1)).min(rows.len());
        let to = (from + size).min(rows.len());
        let mut values = Vec::new();
        for row in &rows[from..to] {
            values.push(Value::Object(self.shape(set, row, options)?));
        }
        let mut body = Map::new();
        body.insert("@odata.context".into(), self.context(set, options, false).into());
        if options.count {
            body.insert("@odata.count".into(), total.min(PAGE).into());
        }
        body.insert("value".into(), values.into());
        if to < rows.len() {
            body.insert("@odata.nextLink".into(), self.next_link(number + 1, &rows[to - 1].id).into());
        }
        let mut applied = Vec::new();
        if let Some(size) = page {
            applied.push(format!("odata.maxpagesize={size}"));
        }
        if let Some(names) = self.request.preference("odata.include-annotations") {
            applied.push(format!("odata.include-annotations=\"{names}\""));
        }
        let answer = Answer::json(200, &Value::Object(body));
        Ok(if applied.is_empty() { answer } else { answer.header("Preference-Applied", applied.join(",")) })
    }

    fn page_number(&self) -> usize {
        self.request
            .option("$skiptoken")
            .and_then(|token| token.split("pagenumber=\"").nth(1))
            .and_then(|rest| rest.split('"').next())
            .and_then(|number| number.parse().ok())
            .filter(|number| (1..=1_000_000).contains(number))
            .unwrap_or(1)
    }

    /// The address of the next page; it starts with exactly the base that the client used.
    fn next_link(&self, number: usize, last: &str) -> String {
        let rest: Vec<&str> = self
            .request
            .raw_query
            .split('&')
            .filter(|part| {
                !part.is_empty() && !part.starts_with("$skiptoken") && !part.starts_with("%24skiptoken")
            })
            .collect();
        let cookie = format!(
            "<cookie pagenumber=\"{number}\" pagingcookie=\"%253ccookie%2520page%253d%2522{}%2522%253e%253clast%2520id%253d%2522{last}%2522%2520%252f%253e%253c%252fcookie%253e\" istracking=\"False\" />",
            number - 1
        );
        let token = percent_encoding::utf8_percent_encode(&cookie, percent_encoding::NON_ALPHANUMERIC);
        let mut options = rest.join("&");
        if !options.is_empty() {
            options.push('&');
        }
        format!("{}{}?{options}$skiptoken={token}", self.request.base, self.request.path)
    }

    /// The addresses of the rows of one parent.
    pub(super) fn references(
        &self,
        set: &'static Set,
        child: &'static Children,
        parent: &str,
    ) -> Result<Answer, Fault> {
        let rows = self.children(child, parent)?;
        let base = &self.request.base;
        let values: Vec<Value> =
            rows.iter().map(|row| json!({ "@odata.id": format!("{base}{}({})", set.set, row.id) })).collect();
        let context = format!("{base}$metadata#Collection($ref)");
        Ok(Answer::json(200, &json!({ "@odata.context": context, "value": values })))
    }

    /// How many rows a set has, or one parent.
    pub(super) fn count(
        &self,
        set: &'static Set,
        parent: Option<(&'static Children, &str)>,
    ) -> Result<Answer, Fault> {
        let rows = match parent {
            Some((child, id)) => self.children(child, id)?,
            None => store::rows(self.db, set.logical, self.view, None)?,
        };
        let mut answer = Answer::empty(200).header("Content-Type", "text/plain");
        answer.body = rows.len().min(PAGE).to_string().into_bytes();
        Ok(answer)
    }

    /// One row.
    pub(super) fn single(&self, set: &'static Set, row: &Row) -> Result<Map<String, Value>, Fault> {
        let options = Options::parse(&self.request.query)?;
        Self::validate(set, &options)?;
        let mut body = Map::new();
        body.insert("@odata.context".into(), self.context(set, &options, true).into());
        body.extend(self.shape(set, row, &options)?);
        Ok(body)
    }

    fn context(&self, set: &Set, options: &Options, single: bool) -> String {
        let selected =
            options.select.as_ref().map_or_else(String::new, |names| format!("({})", names.join(",")));
        let entity = if single { "/$entity" } else { "" };
        format!("{}$metadata#{}{selected}{entity}", self.request.base, set.set)
    }

    /// Refuses names that the set doesn't have; names are case sensitive.
    fn validate(set: &'static Set, options: &Options) -> Result<(), Fault> {
        let unknown = |path: &str| {
            Fault::bad(format!(
                "Could not find a property named '{path}' on type 'Microsoft.Dynamics.CRM.{}'.",
                set.logical
            ))
        };
        let own = |path: &str| set.property(path).is_some() || path == "versionnumber";
        if let Some(path) = options.select.iter().flatten().find(|path| !own(path)) {
            return Err(unknown(path));
        }
        let kind_of = |path: &str| {
            let (set, property) = match path.split_once('/') {
                Some((navigation, rest)) => (schema::by_logical(set.navigation(navigation)?.1)?, rest),
                None => (set, path),
            };
            set.property(property).map(|column| column.kind)
        };
        if let Some(filter) = &options.filter {
            filter.check(&kind_of)?;
        }
        let filters = options.filter.iter().flat_map(Filter::paths);
        for path in filters.chain(options.order.iter().map(|(name, _)| name.as_str())) {
            let known = match path.split_once('/') {
                Some((navigation, rest)) => set
                    .navigation(navigation)
                    .and_then(|(_, table)| schema::by_logical(table))
                    .is_some_and(|other| other.property(rest).is_some()),
                None => own(path),
            };
            if !known {
                return Err(unknown(path));
            }
        }
        for (navigation, inner) in &options.expand {
            let table = match (set.navigation(navigation), set.child(navigation)) {
                (Some((_, table)), _) => table,
                (None, Some(child)) => child.far(),
                (None, None) => return Err(unknown(navigation)),
            };
            let other = schema::by_logical(table).ok_or_else(|| unknown(navigation))?;
            Self::validate(other, inner)?;
        }
        Ok(())
    }

    fn refine(&self, set: &'static Set, options: &Options, rows: &mut Vec<Row>) -> Result<(), Fault> {
        Self::validate(set, options)?;
        if let Some(filter) = &options.filter {
            rows.retain(|row| filter.passes(&|path| self.read(set, row, path)));
        }
        if !options.order.is_empty() {
            let mut keyed: Vec<(Vec<String>, Row)> = rows
                .drain(..)
                .map(|row| {
                    let keys = options.order.iter().map(|(path, _)| self.sort_key(set, &row, path)).collect();
                    (keys, row)
                })
                .collect();
            keyed.sort_by(|(a, _), (b, _)| {
                for (at, (_, descending)) in options.order.iter().enumerate() {
                    let ordering = if *descending { b[at].cmp(&a[at]) } else { a[at].cmp(&b[at]) };
                    if ordering.is_ne() {
                        return ordering;
                    }
                }
                std::cmp::Ordering::Equal
            });
            rows.extend(keyed.into_iter().map(|(_, row)| row));
        }
        Ok(())
    }

    /// Sorting by a lookup goes by the name of the row it points to.
    fn sort_key(&self, set: &'static Set, row: &Row, path: &str) -> String {
        let value = self.read(set, row, path);
        if let Some(column) = set.property(path)
            && let Kind::Lookup(table, _) = column.kind
        {
            return self.name_of(table, value.as_str().unwrap_or_default()).to_lowercase();
        }
        match value {
            Value::String(text) => text.to_lowercase(),
            Value::Number(number) => format!("{:020}", number.as_i64().unwrap_or_default()),
            other => other.to_string(),
        }
    }

    /// A property of a row, or of the row that a lookup points to.
    fn read(&self, set: &'static Set, row: &Row, path: &str) -> Value {
        if path == "versionnumber" {
            return row.version.into();
        }
        let Some((navigation, rest)) = path.split_once('/') else {
            return row.body.get(path).cloned().unwrap_or(Value::Null);
        };
        self.target(set, row, navigation)
            .and_then(|(_, target)| target.body.get(rest).cloned())
            .unwrap_or(Value::Null)
    }

    fn target(&self, set: &'static Set, row: &Row, navigation: &str) -> Option<(&'static Set, Row)> {
        let (column, table) = set.navigation(navigation)?;
        let other = schema::by_logical(table)?;
        let id = row.body.get(&column.property())?.as_str()?;
        let target = store::row(self.db, table, id, self.view).ok()??;
        Some((other, target))
    }

    fn name_of(&self, table: &str, id: &str) -> String {
        let Some(set) = schema::by_logical(table) else { return String::new() };
        match store::row(self.db, table, id, View::Published) {
            Ok(Some(row)) => row.text(set.name).to_owned(),
            _ => String::new(),
        }
    }

    fn children(&self, child: &'static Children, parent: &str) -> Result<Vec<Row>, Fault> {
        let narrow = Narrow::by(child.property(), parent);
        let rows = store::rows(self.db, child.table, self.view, Some(&narrow))?;
        let Some((far, column)) = child.through else { return Ok(rows) };
        let mut found = Vec::new();
        for link in rows {
            found.extend(store::row(self.db, far, link.text(column), View::Published)?);
        }
        Ok(found)
    }

    fn shape(&self, set: &'static Set, row: &Row, options: &Options) -> Result<Map<String, Value>, Fault> {
        self.shape_at(set, row, options, false)
    }

    /// A row; `nested` says that it stands inside of another one.
    fn shape_at(
        &self,
        set: &'static Set,
        row: &Row,
        options: &Options,
        nested: bool,
    ) -> Result<Map<String, Value>, Fault> {
        let mut body = Map::new();
        body.insert("@odata.etag".into(), row.etag().into());
        let names: Vec<String> = match &options.select {
            Some(names) => names.clone(),
            None => set.columns.iter().map(schema::Column::property).collect(),
        };
        for name in &names {
            let value = self.read(set, row, name);
            self.annotate(set, name, &value, &mut body);
            body.insert(name.clone(), value);
        }
        if !body.contains_key(set.id) {
            body.insert(set.id.into(), row.id.clone().into());
        }
        for (navigation, inner) in &options.expand {
            let value = self.expanded(set, row, navigation, inner, nested)?;
            body.insert(navigation.clone(), value);
        }
        Ok(body)
    }

    fn annotate(&self, set: &Set, name: &str, value: &Value, body: &mut Map<String, Value>) {
        if !self.annotations || value.is_null() {
            return;
        }
        let formatted = FORMATTED;
        match set.property(name).map(|column| column.kind) {
            Some(Kind::Lookup(table, navigation)) => {
                let shown = self.name_of(table, value.as_str().unwrap_or_default());
                body.insert(format!("{name}@{formatted}"), shown.into());
                body.insert(
                    format!("{name}@Microsoft.Dynamics.CRM.associatednavigationproperty"),
                    navigation.into(),
                );
                body.insert(format!("{name}@Microsoft.Dynamics.CRM.lookuplogicalname"), table.into());
            }
            Some(Kind::Choice(choices)) => {
                let label = choices.iter().find(|(number, _)| value == &json!(number));
                if let Some((_, label)) = label {
                    body.insert(format!("{name}@{formatted}"), (*label).into());
                }
            }
            Some(Kind::Bool) => {
                let shown = if value == &Value::Bool(true) { "Yes" } else { "No" };
                body.insert(format!("{name}@{formatted}"), shown.into());
            }
            _ => {}
        }
    }

    fn expanded(
        &self,
        set: &'static Set,
        row: &Row,
        navigation: &str,
        options: &Options,
        nested: bool,
    ) -> Result<Value, Fault> {
        if set.navigation(navigation).is_some() {
            let Some((other, target)) = self.target(set, row, navigation) else {
                return Ok(Value::Null);
            };
            Self::validate(other, options)?;
            return Ok(Value::Object(self.shape_at(other, &target, options, true)?));
        }
        let Some(child) = set.child(navigation) else {
            return Err(Fault::bad(format!(
                "Could not find a property named '{navigation}' on type 'Microsoft.Dynamics.CRM.{}'.",
                set.logical
            )));
        };
        let other = schema::by_logical(child.far()).ok_or_else(|| Fault::no_resource(navigation))?;
        if nested && self.request.quirks.nested_expand_empty {
            return Ok(Value::Array(Vec::new()));
        }
        let mut rows = self.children(child, &row.id)?;
        self.refine(other, options, &mut rows)?;
        rows.truncate(options.top.unwrap_or(PAGE));
        let mut values = Vec::new();
        for row in &rows {
            values.push(Value::Object(self.shape_at(other, row, options, true)?));
        }
        Ok(values.into())
    }
}
