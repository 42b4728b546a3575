//! What a script asks for on the device: tables of `Xrm.WebApi` calls and columns of forms. Scripts
//! aren't parsed; only calls with a literal name are seen, so nothing is reported by mistake.

/// What a script asks for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) tables: Vec<String>,
    pub(super) creates: Vec<String>,
    pub(super) columns: Vec<String>,
    pub(super) sets_line_order: bool,
}

const CREATE: &str = "createRecord";
const ASKS_FIRST: &str = "isAvailableOffline";
const CALLS: [&str; 5] =
    ["retrieveMultipleRecords", "retrieveRecord", CREATE, "updateRecord", "deleteRecord"];

pub(super) fn read(text: &str) -> Asked {
    let mut asked = Asked::default();
    let text = without_comments(text);
    asked.sets_line_order = text.contains("msdyn_lineorder");
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            // `WebApi.online` needs a connection anyway, and other objects have such methods, too.
            let Some(object) = object_of(&text[..at]) else { continue };
            let api = object.strip_suffix("offline").and_then(object_of).unwrap_or(object);
            if !api.ends_with("WebApi") {
                continue;
            }
            let table = first_argument(&text[at + call.len()..]);
            if call == CREATE {
                asked.creates.extend(table.clone());
            }
            asked.tables.extend(table);
        }
    }
    // A script that asks first knows what to do where the table isn't there.
    for (at, call) in text.match_indices(ASKS_FIRST) {
        let asked_for = first_argument(&text[at + call.len()..]);
        asked.tables.retain(|table| Some(table) != asked_for.as_ref());
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

/// The text up to the object whose member follows: before `.` or `?.`, blanks and line ends left away.
fn object_of(before: &str) -> Option<&str> {
    let object = before.trim_end().strip_suffix('.')?;
    Some(object.strip_suffix('?').unwrap_or(object).trim_end())
}

/// What a character of a script is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Code,
    Text(char),
    /// A regular expression; whether inside of `[…]`.
    Pattern(bool),
}

/// A script with blanks instead of its comments.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut part = Part::Code;
    while let Some(c) = rest.next() {
        match (part, c, rest.peek()) {
            (Part::Text(_) | Part::Pattern(_), '\\', _) => {
                out.push(c);
                out.extend(rest.next());
                continue;
            }
            (Part::Code, '/', Some('/')) => {
                while rest.next_if(|c| *c != '\n').is_some() {}
                out.push(' ');
                continue;
            }
            (Part::Code, '/', Some('*')) => {
                rest.next();
                skip_comment(&mut rest);
                out.push(' ');
                continue;
            }
            _ => {}
        }
        part = match (part, c) {
            (Part::Code, '"' | '\'' | '`') => Part::Text(c),
            (Part::Code, '/') if may_start_pattern(&out) => Part::Pattern(false),
            (Part::Text(open), close) if open == close || (close == '\n' && open != '`') => Part::Code,
            (Part::Pattern(_), '\n') | (Part::Pattern(false), '/') => Part::Code,
            (Part::Pattern(false), '[') => Part::Pattern(true),
            (Part::Pattern(true), ']') => Part::Pattern(false),
            (part, _) => part,
        };
        out.push(c);
    }
    out
}

fn skip_comment(rest: &mut impl Iterator<Item = char>) {
    let mut star = false;
    for c in rest {
        if star && c == '/' {
            break;
        }
        star = c == '*';
    }
}

/// Whether a `/` behind this code starts a regular expression: after a value it divides.
fn may_start_pattern(code: &str) -> bool {
    let before = code.trim_end();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let word = before.rsplit(|c: char| !is_name(c)).next().unwrap_or_default();
    match before.chars().next_back() {
        Some(')' | ']' | '}') => false,
        Some(c) if is_name(c) => {
            matches!(word, "return" | "typeof" | "case" | "in" | "of" | "delete" | "void")
        }
        _ => true,
    }
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

    #[test]
    fn a_script_may_ask_whether_a_table_is_there() {
        let asked = read(
            "if (Xrm.WebApi.isAvailableOffline('fax')) { Xrm.WebApi.retrieveRecord('fax', id) }\n\
             Xrm.WebApi.retrieveRecord('lead', id)",
        );
        assert_eq!(asked.tables, ["lead"]);
    }

    #[test]
    fn patterns_are_no_comments() {
        let tables = |text: &str| read(text).tables;
        let call = "Xrm.WebApi.retrieveRecord('lead', id)";
        for before in ["var h=u.replace(/^https?:\\/\\//,'');", "x=/[/*]/g;\n", "a=b/c//d\n;", "return /'/;"]
        {
            assert_eq!(tables(&format!("{before}{call}")), ["lead"], "{before}");
        }
        for before in ["var md=/[`]/g;\n// ", "a = b / 2; /* x */ // ", "`// not` /* "] {
            assert_eq!(tables(&format!("{before}{call}")), [""; 0], "{before}");
        }
        assert_eq!(
            tables("Xrm.WebApi\n  .offline\n  .retrieveRecord('lead',id); Xrm.WebApi?.createRecord('fax')"),
            ["fax", "lead"]
        );
    }
}
