//! What a script asks for on the device: tables of `Xrm.WebApi` calls and columns of forms. Scripts
//! aren't parsed; only calls with a literal name are seen, so nothing is reported by mistake.

/// What a script asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) tables: Vec<String>,
    pub(super) columns: Vec<String>,
}

const CALLS: [&str; 5] =
    ["retrieveMultipleRecords", "retrieveRecord", "createRecord", "updateRecord", "deleteRecord"];

pub(super) fn read(text: &str) -> Asked {
    let mut asked = Asked::default();
    let text = without_comments(text);
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            // `WebApi.online` needs a connection anyway, and other objects have such methods, too.
            let before = text[..at].trim_end();
            let before = before.strip_suffix('.').map(str::trim_end).unwrap_or_default();
            let before =
                before.strip_suffix("offline").map_or(before, |api| api.trim_end_matches(['.', ' ']));
            if !before.ends_with("WebApi") {
                continue;
            }
            asked.tables.extend(first_argument(&text[at + call.len()..]));
        }
    }
    for call in ["getAttribute", "getControl"] {
        for (at, _) in text.match_indices(call) {
            asked.columns.extend(first_argument(&text[at + call.len()..]));
        }
    }
    for list in [&mut asked.tables, &mut asked.columns] {
        list.sort();
        list.dedup();
    }
    asked
}

/// A script with blanks instead of its comments. A `/` may also start a pattern, so only what can't
/// be one is taken for a comment.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut quote: Option<char> = None;
    while let Some(c) = rest.next() {
        match (quote, c, rest.peek()) {
            (Some(_), '\\', _) => {
                out.push(c);
                out.extend(rest.next());
            }
            (Some(open), close, _) if open == close || (close == '\n' && open != '`') => {
                quote = None;
                out.push(c);
            }
            (None, '"' | '\'' | '`', _) => {
                quote = Some(c);
                out.push(c);
            }
            (None, '/', Some('/')) => {
                while rest.next_if(|c| *c != '\n').is_some() {}
                out.push(' ');
            }
            (None, '/', Some('*')) => {
                let mut star = false;
                rest.next();
                for c in rest.by_ref() {
                    if star && c == '/' {
                        break;
                    }
                    star = c == '*';
                }
                out.push(' ');
            }
            _ => out.push(c),
        }
    }
    out
}

/// The first argument of a call, where it is a literal name.
fn first_argument(rest: &str) -> Option<String> {
    let inner = rest.trim_start().strip_prefix('(')?.trim_start();
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let name = &inner[1..];
    let name = &name[..name.find(quote)?];
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_literal_names_of_calls_that_work_offline_are_seen() {
        let asked = read(
            "Xrm.WebApi.retrieveMultipleRecords('contact', q); Xrm.WebApi.online.retrieveRecord(\"lead\", id);\n\
             Xrm.WebApi.offline.createRecord( `task` , d); Xrm.WebApi\n  .deleteRecord('fax', id); // WebApi.createRecord('a')\n\
             /* Xrm.WebApi.createRecord('b') */ cache.retrieveRecord('c'); u = 'https://x'; Xrm.WebApi.updateRecord(name); f.getAttribute(\"new_x\")",
        );
        assert_eq!(asked.tables, ["contact", "fax", "task"]);
        assert_eq!(asked.columns, ["new_x"]);
    }
}
