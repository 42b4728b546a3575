//! A page of a list, row by row: five thousand rows as one value take far more memory than their text.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Reads a page; `hear` is told each row. The answer is the address of the next page, if there is one; an
/// error of the category `Data` means that this is no page.
pub(super) fn read(body: &[u8], hear: &mut dyn FnMut(Value)) -> serde_json::Result<Option<String>> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let next = reader.deserialize_map(Page(hear))?;
    reader.end()?;
    Ok(next)
}

struct Page<'h>(&'h mut dyn FnMut(Value));

impl<'de> Visitor<'de> for Page<'_> {
    type Value = Option<String>;

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a page of rows")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut next, mut has_rows) = (None, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "value" => {
                    map.next_value_seed(Rows(&mut *self.0))?;
                    has_rows = true;
                }
                "@odata.nextLink" => next = map.next_value::<Value>()?.as_str().map(str::to_owned),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if has_rows { Ok(next) } else { Err(A::Error::missing_field("value")) }
    }
}

struct Rows<'h>(&'h mut dyn FnMut(Value));

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(row) = rows.next_element()? {
            (self.0)(row);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_one_by_one() {
        let mut rows = Vec::new();
        let text = r#"{"@odata.context":{"a":[1]},"value":[{"a":1},2],"@odata.nextLink":"next"}"#;
        let next = read(text.as_bytes(), &mut |row| rows.push(row)).unwrap();
        assert_eq!((next.as_deref(), rows.len(), &rows[0]["a"]), (Some("next"), 2, &Value::from(1)));
    }

    #[test]
    fn what_is_no_page_is_told_from_what_is_no_json() {
        let is_data = |text: &str| read(text.as_bytes(), &mut |_| ()).unwrap_err().is_data();
        for text in ["{}", "[]", r#"{"value":{}}"#, r#"{"value":null}"#, "3"] {
            assert!(is_data(text), "{text}");
        }
        for text in ["", "<html>", r#"{"value":[1"#, r#"{"value":[]} x"#] {
            assert!(!is_data(text), "{text}");
        }
    }
}
