//! Changes of a file's text that keep everything else of it, comments included.

use std::collections::HashMap;
use std::ops::Range;

use crate::finding::Edit;
use crate::model::FileId;

use super::{Item, Kind, Tree, load, silence};

/// The bytes that a change replaces, and what comes there.
pub type TextEdit = (Range<usize>, String);

/// Applies changes to a text. Those that meet earlier ones are left for the next round. Returns the
/// text and how many were applied; a text that isn't YAML stays as it is.
pub fn apply(file: FileId, text: &str, edits: &[Edit]) -> (String, usize) {
    let mut findings = Vec::new();
    let Some(tree) = load(file, text, &mut findings) else { return (text.to_owned(), 0) };
    // What stands in several places can't be changed in one.
    if tree.is_shared() {
        return (text.to_owned(), 0);
    }
    let mut planned: Vec<TextEdit> = Vec::new();
    let mut lessened: HashMap<usize, usize> = HashMap::new();
    for edit in edits {
        if empties_a_list(&tree, edit, &mut lessened) {
            continue;
        }
        let Some((range, new)) = plan(&tree, text, edit) else { continue };
        let range = if is_removal(edit) { with_silences_above(&tree, text, range) } else { range };
        let Some(new) = with_comments(&tree, text, &range, edit, new) else { continue };
        let new = if text.contains("\r\n") { new.replace("\r\n", "\n").replace('\n', "\r\n") } else { new };
        let meets = |other: &TextEdit| {
            range.start < other.0.end.max(other.0.start + 1) && other.0.start < range.end.max(range.start + 1)
        };
        if !planned.iter().any(meets) {
            planned.push((range, new));
        }
    }
    planned.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let out = put(text, &planned);
    if is_readable(file, &out) {
        return (out, planned.len());
    }
    // A change that breaks the file is none.
    let mut applied: Vec<TextEdit> = Vec::new();
    for edit in planned {
        applied.push(edit);
        if !is_readable(file, &put(text, &applied)) {
            applied.pop();
        }
    }
    (put(text, &applied), applied.len())
}

/// Whether a list would lose the last of several items in one round; the next one takes it with its key.
fn empties_a_list(tree: &Tree<'_>, edit: &Edit, lessened: &mut HashMap<usize, usize>) -> bool {
    let Edit::RemoveItem { place } = edit else { return false };
    let Some(found) = find(tree, place.range()) else { return false };
    let gone = lessened.entry(found.list.number()).or_default();
    *gone += 1;
    found.items.len() > 1 && *gone == found.items.len()
}

fn is_removal(edit: &Edit) -> bool {
    matches!(edit, Edit::RemoveItem { .. } | Edit::RemoveEntry { .. })
}

/// What goes, with the silences on the lines above that speak of it: they would speak of what comes next.
fn with_silences_above(tree: &Tree<'_>, text: &str, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    for comment in tree.comments.iter().rev().filter(|comment| comment.end <= range.start) {
        let line = line_of(text, comment.start).start;
        let is_own_line = text[line..comment.start].trim().is_empty();
        if !is_own_line || !text[comment.end..start].trim().is_empty() {
            break;
        }
        if silence::is_silence(text, comment) && line_of(text, range.start).start == range.start {
            start = line;
        } else {
            break;
        }
    }
    start..range.end
}

/// What comes instead of what goes, with the comments that would go with it; `None` where they
/// have no place.
fn with_comments(
    tree: &Tree<'_>,
    text: &str,
    range: &Range<usize>,
    edit: &Edit,
    new: String,
) -> Option<String> {
    if !is_removal(edit) {
        return Some(new);
    }
    // A silence goes with what it speaks of.
    let inside = |comment: &&Range<usize>| {
        range.start <= comment.start && comment.end <= range.end && !silence::is_silence(text, comment)
    };
    let mut comments = tree.comments.iter().filter(inside).peekable();
    if comments.peek().is_none() {
        return Some(new);
    }
    let is_whole_lines = range.start == line_of(text, range.start).start && new.is_empty();
    let line = &text[line_of(text, range.start)];
    let indent = &line[..line.len() - line.trim_start().len()];
    is_whole_lines
        .then(|| comments.map(|comment| format!("{indent}{}\n", text[comment.clone()].trim_end())).collect())
}

/// A text with changes, the last one first.
fn put(text: &str, edits: &[TextEdit]) -> String {
    let mut out = text.to_owned();
    for (range, new) in edits {
        out.replace_range(range.clone(), new);
    }
    out
}

fn is_readable(file: FileId, text: &str) -> bool {
    load(file, text, &mut Vec::new()).is_some()
}

fn plan(tree: &Tree<'_>, text: &str, edit: &Edit) -> Option<TextEdit> {
    match edit {
        Edit::Replace { place, text: new } => Some((place.range(), new.clone())),
        Edit::Cut { place } => {
            let range = place.range();
            let line = line_of(text, range.start);
            if text[line.clone()].trim() == text[range.clone()].trim() {
                return Some((line, String::new()));
            }
            // The indentation of a line stays.
            if text[line.start..range.start].trim().is_empty() {
                let after = &text[range.end..];
                let blanks = after.len() - after.trim_start_matches(' ').len();
                return Some((range.start..range.end + blanks, String::new()));
            }
            let blanks = text[..range.start].len() - text[..range.start].trim_end_matches(' ').len();
            Some((range.start - blanks..range.end, String::new()))
        }
        Edit::RemoveItem { place } => {
            let found = find(tree, place.range())?;
            // A list that loses its only item goes with its key.
            match (found.items.len(), key_of(tree, found.list)) {
                (1, Some(key)) => remove_entry(tree, text, key),
                _ => Some(remove(text, &found)),
            }
        }
        Edit::RemoveEntry { place } => remove_entry(tree, text, place.range().start),
        Edit::AddItems { place, items } => add_items(tree, text, place.range(), items),
        Edit::AddTable { name, value } => add_table(tree, text, name, value),
    }
}

/// A list with the place of one of its items.
struct Found<'t> {
    list: &'t Item,
    items: Vec<Range<usize>>,
    at: usize,
}

fn walk<'t>(tree: &'t Tree<'_>, mut visit: impl FnMut(&'t Item) -> bool) {
    let mut open: Vec<&Item> = tree.root().into_iter().collect();
    while let Some(item) = open.pop() {
        if visit(item) {
            return;
        }
        match tree.kind(item) {
            Kind::Mapping(pairs) => open.extend(pairs.iter().map(|(_, value)| value)),
            Kind::Sequence(items) => open.extend(items),
            Kind::Scalar { .. } => {}
        }
    }
}

fn find<'t>(tree: &'t Tree<'_>, wanted: Range<usize>) -> Option<Found<'t>> {
    let mut found = None;
    walk(tree, |list| {
        if let Kind::Sequence(items) = tree.kind(list)
            && let Some(at) = items.iter().position(|item| item.span == wanted)
        {
            let items = items.iter().map(|item| item.span.clone()).collect();
            found = Some(Found { list, items, at });
        }
        found.is_some()
    });
    found
}

/// Where the key of a value starts.
fn key_of(tree: &Tree<'_>, value: &Item) -> Option<usize> {
    let mut found = None;
    walk(tree, |mapping| {
        if let Kind::Mapping(pairs) = tree.kind(mapping)
            && let Some((key, _)) = pairs.iter().find(|(_, other)| other.span == value.span)
        {
            found = Some(key.span.start);
        }
        found.is_some()
    });
    found
}

/// The line that an offset stands on, with its end.
fn line_of(text: &str, offset: usize) -> Range<usize> {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at + 1);
    start..end
}

/// Whether a collection is written in brackets.
fn is_flow(text: &str, item: &Item) -> bool {
    text[item.span.clone()].starts_with(['[', '{'])
}

fn remove(text: &str, found: &Found<'_>) -> TextEdit {
    let Found { list, items, at } = found;
    let item = &items[*at];
    if is_flow(text, list) {
        let range = match (items.get(at + 1), at.checked_sub(1).map(|before| &items[before])) {
            (Some(next), _) => item.start..next.start,
            (None, Some(before)) => before.end..item.end,
            (None, None) => item.clone(),
        };
        return (range, String::new());
    }
    let start = line_of(text, item.start).start;
    let end = line_of(text, item.end.saturating_sub(1).max(item.start)).end;
    (start..end, String::new())
}

fn remove_entry(tree: &Tree<'_>, text: &str, key_start: usize) -> Option<TextEdit> {
    let mut found = None;
    walk(tree, |mapping| {
        if let Kind::Mapping(pairs) = tree.kind(mapping)
            && let Some(at) = pairs.iter().position(|(key, _)| key.span.start == key_start)
        {
            found = Some((mapping, pairs, at));
        }
        found.is_some()
    });
    let (mapping, pairs, at) = found?;
    let (key, value) = &pairs[at];
    let end = value.span.end.max(key.span.end);
    if is_flow(text, mapping) {
        let range = match (pairs.get(at + 1), at.checked_sub(1).map(|before| &pairs[before].1)) {
            (Some((next, _)), _) => key.span.start..next.span.start,
            (None, Some(before)) => before.span.end..end,
            (None, None) => key.span.start..end,
        };
        return Some((range, String::new()));
    }
    // A mapping that loses its only key would be nothing.
    if pairs.len() == 1 {
        return Some((key.span.start..end, "{}".to_owned()));
    }
    let end = line_of(text, end.saturating_sub(1).max(key.span.start)).end;
    Some((line_of(text, key.span.start).start..end, String::new()))
}

fn add_items(tree: &Tree<'_>, text: &str, wanted: Range<usize>, new: &[String]) -> Option<TextEdit> {
    let mut found = None;
    walk(tree, |list| {
        if let Kind::Sequence(items) = tree.kind(list)
            && list.span == wanted
        {
            found = Some((list, items));
        }
        found.is_some()
    });
    let (list, items) = found?;
    if is_flow(text, list) {
        return Some(match items.last() {
            Some(last) => (last.span.end..last.span.end, format!(", {}", new.join(", "))),
            None => (list.span.clone(), format!("[{}]", new.join(", "))),
        });
    }
    let last = items.last()?;
    let line = line_of(text, last.span.start);
    let indent = &text[line.start..line.start + text[line.clone()].find('-')?];
    let at = line_of(text, last.span.end.saturating_sub(1).max(last.span.start)).end;
    let lines: String = new.iter().map(|item| format!("{indent}- {item}\n")).collect();
    Some(ended(text, at, &lines))
}

fn add_table(tree: &Tree<'_>, text: &str, name: &str, value: &str) -> Option<TextEdit> {
    let Kind::Mapping(root) = tree.kind(tree.root()?) else { return None };
    let (_, tables) = root.iter().find(|(key, _)| tree.text(key) == Some("tables"))?;
    let Kind::Mapping(pairs) = tree.kind(tables) else { return None };
    let (last_key, last) = pairs.last()?;
    if is_flow(text, tables) {
        return Some((last.span.end..last.span.end, format!(", {name}: {value}")));
    }
    let line = line_of(text, last_key.span.start);
    let indent = &text[line.start..last_key.span.start];
    let end = last.span.end.max(last_key.span.end);
    let at = line_of(text, end.saturating_sub(1).max(last_key.span.start)).end;
    Some(ended(text, at, &format!("{indent}{name}: {value}\n")))
}

/// New lines at a place, after a line end where the text has none there.
fn ended(text: &str, at: usize, lines: &str) -> TextEdit {
    let break_before = if text[..at].ends_with('\n') { "" } else { "\n" };
    (at..at, format!("{break_before}{lines}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Files, Place};

    fn applied(text: &str, edit: impl Fn(&dyn Fn(&str) -> Place) -> Edit) -> String {
        let mut files = Files::default();
        let file = files.add("a.yaml", text);
        let place = |part: &str| {
            let at = text.find(part).unwrap();
            Place::new(file, at..at + part.len())
        };
        apply(file, text, &[edit(&place)]).0
    }

    #[test]
    fn items_go_from_lists_in_both_forms() {
        let remove =
            |part: &'static str| move |place: &dyn Fn(&str) -> Place| Edit::RemoveItem { place: place(part) };
        assert_eq!(applied("a: [x, y, z]\n", remove("y")), "a: [x, z]\n");
        assert_eq!(applied("a: [x, y, z]\n", remove("z")), "a: [x, y]\n");
        assert_eq!(applied("a: [x]\nb: 1\n", remove("x")), "b: 1\n");
        assert_eq!(applied("a:\n  # c\n  - x\n  - y # d\n", remove("x")), "a:\n  # c\n  - y # d\n");
        assert_eq!(applied("a:\n  - x\nb: 1\n", remove("x")), "b: 1\n");
    }

    #[test]
    fn items_and_tables_come_at_the_end() {
        let add = |place: &dyn Fn(&str) -> Place| Edit::AddItems {
            place: place("[x]"),
            items: vec!["y".into(), "z".into()],
        };
        assert_eq!(applied("a: [x] # c\n", add), "a: [x, y, z] # c\n");
        let add =
            |place: &dyn Fn(&str) -> Place| Edit::AddItems { place: place("- x"), items: vec!["y".into()] };
        assert_eq!(applied("a:\n  - x # c\nb: 1", add), "a:\n  - x # c\n  - y\nb: 1");
        let table =
            |_: &dyn Fn(&str) -> Place| Edit::AddTable { name: "t".into(), value: "{ rows: all }".into() };
        assert_eq!(
            applied("tables:\n  a: { rows: all }", table),
            "tables:\n  a: { rows: all }\n  t: { rows: all }\n"
        );
    }

    #[test]
    fn entries_go_with_their_values() {
        let text = "t:\n  a:\n    rows: all\n    sync: 5m\n  b: { rows: all, sync: 1d }\n";
        let remove = |part: &'static str| {
            move |place: &dyn Fn(&str) -> Place| Edit::RemoveEntry { place: place(part) }
        };
        assert_eq!(applied(text, remove("a:")), "t:\n  b: { rows: all, sync: 1d }\n");
        assert_eq!(
            applied(text, remove("sync: 1d")),
            "t:\n  a:\n    rows: all\n    sync: 5m\n  b: { rows: all }\n"
        );
    }
}
