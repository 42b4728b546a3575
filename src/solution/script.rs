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
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let before = text[..at].trim_end_matches('.').trim_end();
            // What needs a connection says so.
            if !text[..at].ends_with('.') || before.ends_with("online") {
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
             Xrm.WebApi.offline.createRecord( `task` , d); Xrm.WebApi.updateRecord(name); f.getAttribute(\"new_x\")",
        );
        assert_eq!(asked.tables, ["contact", "task"]);
        assert_eq!(asked.columns, ["new_x"]);
    }
}
