//! Whole tables of a profile file put, replaced or taken away; the rest of the text stays as it is.

use super::{Item, Kind, Style, Tree, load, write};
use crate::model::{FileId, Located, Manage, Place, Profile, Table};

/// What becomes of a table: its new content, or none.
pub type TableChange<'t> = (&'t str, Option<&'t Table>);

/// Why tables can't be put into a text.
#[derive(Debug, PartialEq, Eq)]
pub enum CanNotPut {
    /// The text isn't laid out in a way that allows it.
    Layout,
    /// The table at hand takes values from variables, which the new text would fix.
    Variables(String),
}

/// The text with these tables changed.
///
/// # Errors
///
/// Where the text doesn't allow it.
pub fn put_tables(file: FileId, text: &str, changes: &[TableChange<'_>]) -> Result<String, CanNotPut> {
    for (name, table) in changes {
        if table.is_some()
            && lines_of(file, text, name).is_some_and(|lines| lines.replace("$${", "\0").contains("${"))
        {
            return Err(CanNotPut::Variables((*name).to_owned()));
        }
    }
    put(file, text, changes).ok_or(CanNotPut::Layout)
}

/// The lines of a table.
fn lines_of(file: FileId, text: &str, name: &str) -> Option<String> {
    let plain = text.replace("\r\n", "\n");
    let tree = load(file, &plain, &mut Vec::new())?;
    let entries = entries(&tree, &plain)?;
    let entry = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
    plain.get(entry.start..entry.end).map(str::to_owned)
}

fn put(file: FileId, text: &str, changes: &[TableChange<'_>]) -> Option<String> {
    let plain = text.replace("\r\n", "\n");
    let tree = load(file, &plain, &mut Vec::new())?;
    if tree.is_shared() {
        return None;
    }
    let entries = entries(&tree, &plain)?;
    let indent = plain[entries.first()?.start..].chars().take_while(|c| *c == ' ').count();
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let end = entries.last()?.end;
    for (name, table) in changes {
        let known = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let new = match table {
            Some(table) => {
                let own = |entry: &Entry| comments(&tree, &plain, entry.start..entry.end, indent);
                known.map(own).unwrap_or_default() + &rendered(table, indent)?
            }
            None => String::new(),
        };
        let range = known.map_or(end..end, |entry| entry.start..entry.end);
        edits.push((range, new));
    }
    edits.sort_by_key(|(range, _)| range.start);
    let (mut out, mut at) = (String::new(), 0);
    for (range, new) in edits {
        out.push_str(plain.get(at..range.start)?);
        if !new.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(&new);
        at = range.end;
    }
    out.push_str(&plain[at..]);
    Some(if text.contains("\r\n") { out.replace('\n', "\r\n") } else { out })
}

/// The lines of a table.
struct Entry {
    name: String,
    start: usize,
    end: usize,
}

fn entries(tree: &Tree<'_>, text: &str) -> Option<Vec<Entry>> {
    let Kind::Mapping(root) = tree.kind(tree.root()?) else { return None };
    let at = root.iter().position(|(key, _)| tree.text(key) == Some("tables"))?;
    let Kind::Mapping(tables) = tree.kind(&root[at].1) else { return None };
    let line = |item: &Item| text[..item.span.start].rfind('\n').map_or(0, |at| at + 1);
    let after = root.get(at + 1).map_or(text.len(), |(key, _)| line(key));
    let mut found = Vec::new();
    for (number, (key, _)) in tables.iter().enumerate() {
        let start = line(key);
        // Each table must stand on lines of its own.
        if !text[start..key.span.start].trim().is_empty() {
            return None;
        }
        let next = tables.get(number + 1).map_or(after, |(key, _)| line(key));
        found.push(Entry {
            name: tree.text(key)?.to_owned(),
            start,
            end: start + said(text.get(start..next)?),
        });
    }
    Some(found)
}

/// The comments among some lines, each on a line of its own, so that none is lost with them.
fn comments(tree: &Tree<'_>, text: &str, lines: std::ops::Range<usize>, indent: usize) -> String {
    let own = tree.comments.iter().filter(|comment| lines.contains(&comment.start));
    own.map(|comment| format!("{:indent$}{}\n", "", text[comment.clone()].trim_end())).collect()
}

/// How many bytes of some lines say something: blank lines and comments at the end belong to what follows.
fn said(lines: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for line in lines.split_inclusive('\n') {
        at += line.len();
        let trimmed = line.trim();
        if !trimmed.is_empty() && !trimmed.starts_with('#') {
            end = at;
        }
    }
    end
}

/// The lines of one table, as a canonical file has them.
fn rendered(table: &Table, indent: usize) -> Option<String> {
    let place = Place::start_of(table.name.place.file);
    let profile = Profile {
        id: None,
        name: Located::new("x".to_owned(), place),
        description: None,
        renamed_from: None,
        based_on: None,
        manage: Manage::Whole,
        tables: vec![table.clone()],
        people: None,
        apps: None,
        budget: None,
        inserted: Vec::new(),
        complete: true,
    };
    let text = write(&profile, &[], Style::default()).ok()?;
    let lines = text.split_once("tables:\n")?.1;
    let more = " ".repeat(indent.saturating_sub(2));
    Some(
        lines
            .lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{more}{line}\n") })
            .collect(),
    )
}
