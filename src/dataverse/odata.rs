//! Small pieces of OData text.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::Value;

/// What a query value may not hold as it is. `$`, `=`, `,`, `(`, `)`, `'`, `;` and `/` may.
const QUERY: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\\');

/// A query value ready for a URL.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, QUERY).to_string()
}

/// A string literal: quotes doubled.
pub(super) fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// `a eq x or a eq y` for each value.
pub(super) fn any_of(property: &str, values: &[String]) -> String {
    values.iter().map(|value| format!("{property} eq {value}")).collect::<Vec<_>>().join(" or ")
}

/// A text property; empty where it is absent or null.
pub(super) fn text(row: &Value, property: &str) -> String {
    row[property].as_str().unwrap_or_default().to_owned()
}

/// A text property; `None` where it is absent, null or empty.
pub(super) fn some_text(row: &Value, property: &str) -> Option<String> {
    row[property].as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The version of a row.
pub(super) fn etag(row: &Value) -> String {
    text(row, "@odata.etag")
}
