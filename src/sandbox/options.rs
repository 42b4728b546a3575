//! Query options as a client writes them.

use super::filter::Filter;
use super::wire::Fault;

/// The query options of one level.
#[derive(Debug, Default, Clone)]
pub(super) struct Options {
    pub(super) select: Option<Vec<String>>,
    pub(super) filter: Option<Filter>,
    pub(super) order: Vec<(String, bool)>,
    pub(super) top: Option<usize>,
    pub(super) count: bool,
    pub(super) expand: Vec<(String, Options)>,
}

impl Options {
    pub(super) fn parse(pairs: &[(String, String)]) -> Result<Self, Fault> {
        Self::parse_level(pairs, 0)
    }

    fn parse_level(pairs: &[(String, String)], depth: usize) -> Result<Self, Fault> {
        let mut options = Self::default();
        for (key, value) in pairs {
            match key.as_str() {
                "$select" => options.select = Some(list(value)),
                "$filter" => options.filter = Some(Filter::parse(&with_aliases(value, pairs))?),
                "$top" | "$orderby" if depth > 1 => {
                    return Err(Fault::new(
                        400,
                        "0x80060888",
                        "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.",
                    ));
                }
                "$top" => options.top = Some(number(key, value)?),
                "$orderby" => options.order = order(value)?,
                "$count" => {
                    options.count = match value.as_str() {
                        "true" => true,
                        "false" => false,
                        other => return Err(Fault::bad(format!("'{other}' is not a value of $count."))),
                    }
                }
                "$expand" => options.expand = expand(value, depth + 1)?,
                "$skiptoken" if value.contains("pagenumber=\"") => {}
                "$skiptoken" => return Err(Fault::bad("Malformed XML in the Paging Cookie")),
                "sql" | "savedQuery" | "userQuery" => {
                    return Err(Fault::new(
                        501,
                        "0x80060888",
                        format!("The sandbox doesn't answer {key} queries."),
                    ));
                }
                key if key.starts_with('$') => {
                    return Err(Fault::bad(format!("The query parameter {key} is not supported")));
                }
                _ => {}
            }
        }
        Ok(options)
    }
}

/// A filter with the values of its parameter aliases; one without a value is null.
fn with_aliases(filter: &str, pairs: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut quoted = false;
    let mut rest = filter.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        quoted ^= c == '\'';
        if c != '@' || quoted {
            out.push(c);
            continue;
        }
        let length = filter[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').count();
        let name: String = filter[at..].chars().take(length + 1).collect();
        for _ in 0..length {
            rest.next();
        }
        let value = pairs.iter().find(|(key, _)| *key == name).map_or("null", |(_, value)| value);
        out.push_str(value);
    }
    out
}

fn list(value: &str) -> Vec<String> {
    value.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn number(key: &str, value: &str) -> Result<usize, Fault> {
    value.parse().map_err(|_| Fault::bad(format!("Invalid value '{value}' for {key} query option found.")))
}

fn order(value: &str) -> Result<Vec<(String, bool)>, Fault> {
    list(value)
        .into_iter()
        .map(|part| {
            let (name, direction) = part.split_once(' ').unwrap_or((&part, "asc"));
            match direction.trim() {
                "asc" => Ok((name.to_owned(), false)),
                "desc" => Ok((name.to_owned(), true)),
                other => Err(Fault::bad(format!("Syntax error at '{other}' in '$orderby'."))),
            }
        })
        .collect()
}

/// Levels of `$expand` that are followed.
const MAX_EXPAND: usize = 5;

/// `nav($select=a,b;$expand=inner($select=c)),other`.
fn expand(value: &str, depth: usize) -> Result<Vec<(String, Options)>, Fault> {
    if depth > MAX_EXPAND {
        return Err(Fault::new(400, "0x80060888", "$expand is nested too deeply."));
    }
    let parts = split(value, ',');
    if parts.len() > 15 {
        return Err(Fault::new(400, "0x80060888", "The number of $expand options exceeded the limit of 15."));
    }
    parts
        .into_iter()
        .map(|part| {
            let Some((name, inner)) = part.split_once('(') else {
                return Ok((part.trim().to_owned(), Options::default()));
            };
            let Some(inner) = inner.strip_suffix(')') else {
                return Err(Fault::new(400, "0x80060888", "A parenthesis in '$expand' isn't closed."));
            };
            let pairs: Vec<(String, String)> = split(inner, ';')
                .into_iter()
                .filter_map(|pair| {
                    let (key, value) = pair.split_once('=')?;
                    Some((key.trim().to_owned(), value.to_owned()))
                })
                .collect();
            Ok((name.trim().to_owned(), Options::parse_level(&pairs, depth)?))
        })
        .collect()
}

/// Splits outside parentheses and quotes.
fn split(text: &str, at: char) -> Vec<&str> {
    let (mut depth, mut quoted, mut start) = (0_usize, false, 0);
    let mut parts = Vec::new();
    for (index, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            c if c == at && depth == 0 && !quoted => {
                parts.push(&text[start..index]);
                start = index + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}
