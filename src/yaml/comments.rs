//! Which entry each comment of a file belongs to.

use std::collections::HashMap;
use std::ops::Range;

use super::{Item, Kind, Tree};

/// Comments by the entry (its bytes) that they belong to.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// Those before the first key of the file.
    pub(super) head: Vec<Range<usize>>,
    /// Those on lines of their own before an entry.
    pub(super) above: HashMap<Range<usize>, Vec<Range<usize>>>,
    /// The one at the end of an entry's line.
    pub(super) beside: HashMap<Range<usize>, Range<usize>>,
    /// Those below an entry, indented as far as it is.
    pub(super) below: HashMap<Range<usize>, Vec<Range<usize>>>,
    /// Those after everything.
    pub(super) tail: Vec<Range<usize>>,
}

impl Comments {
    /// Finds the entry of each comment; the error is why that can't be done.
    pub(super) fn of(tree: &Tree<'_>, text: &str, root: &Item) -> Result<Self, &'static str> {
        let mut entries = Vec::new();
        collect(tree, text, root, &mut entries);
        let mut found = Self::default();
        let first = entries.iter().map(|entry| entry.start).min().unwrap_or(text.len());
        for comment in &tree.comments {
            let line_start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
            let before = text[line_start..comment.start].trim_start_matches('\u{feff}');
            if is_inside_flow(tree, text, root, comment) {
                return Err("comments stand inside brackets");
            }
            if !before.trim().is_empty() {
                let owner = entries.iter().filter(|entry| entry.start < comment.start);
                let owner = owner.max_by_key(|entry| (entry.start, std::cmp::Reverse(entry.end)));
                let owner = owner.ok_or("a comment belongs to nothing")?.clone();
                if found.beside.insert(owner, comment.clone()).is_some() {
                    return Err("two comments stand beside one entry");
                }
            } else if comment.start < first {
                found.head.push(comment.clone());
            } else if is_before_a_scalar(&entries, comment) {
                return Err("a comment stands between a key and its value");
            } else {
                found.own_line(&entries, text, comment);
            }
        }
        Ok(found)
    }

    /// A comment on a line of its own belongs to what comes next, or, where that is indented less,
    /// to what came before.
    fn own_line(&mut self, entries: &[Range<usize>], text: &str, comment: &Range<usize>) {
        let column = column(text, comment.start);
        let next = entries.iter().filter(|entry| entry.start >= comment.end).map(|entry| entry.start).min();
        let next = next.filter(|start| column <= self::column(text, *start) || is_item(text, *start, column));
        if let Some(start) = next {
            let at = entries.iter().filter(|entry| entry.start == start);
            if let Some(entry) = at.max_by_key(|entry| entry.end) {
                self.above.entry(entry.clone()).or_default().push(comment.clone());
                return;
            }
        }
        let ended = entries.iter().filter(|entry| entry.end <= comment.start);
        let owner = ended
            .filter(|entry| self::column(text, entry.start) <= column)
            .max_by_key(|entry| (entry.end, entry.start));
        match owner {
            Some(owner) if column > 0 => self.below.entry(owner.clone()).or_default().push(comment.clone()),
            _ => self.tail.push(comment.clone()),
        }
    }
}

/// Whether a comment stands inside an entry that holds no further one behind it: between a key and
/// its value.
pub(super) fn is_before_a_scalar(entries: &[Range<usize>], comment: &Range<usize>) -> bool {
    let around = entries.iter().filter(|entry| entry.start < comment.start && comment.end <= entry.end);
    let Some(inner) = around.min_by_key(|entry| entry.len()) else { return false };
    !entries.iter().any(|entry| entry.start >= comment.end && entry.end <= inner.end)
}

/// Whether the entry at `start` is an item whose dash stands at the comment's column or right of it.
fn is_item(text: &str, start: usize, column: usize) -> bool {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let lead = &text[line_start..start];
    lead.trim_start().starts_with('-') && lead.len() - lead.trim_start().len() >= column
}

fn column(text: &str, offset: usize) -> usize {
    offset - text[..offset].rfind('\n').map_or(0, |at| at + 1)
}

/// The entries of mappings and lists that aren't written in brackets.
fn collect(tree: &Tree<'_>, text: &str, item: &Item, into: &mut Vec<Range<usize>>) {
    let mut open = vec![item];
    while let Some(item) = open.pop() {
        if text[item.span.clone()].starts_with(['[', '{']) {
            continue;
        }
        match tree.kind(item) {
            Kind::Mapping(pairs) => {
                for (key, value) in pairs {
                    into.push(key.span.start..value.span.end.max(key.span.end));
                    open.push(value);
                }
            }
            Kind::Sequence(items) => {
                for item in items {
                    into.push(item.span.clone());
                    open.push(item);
                }
            }
            Kind::Scalar { .. } => {}
        }
    }
}

fn is_inside_flow(tree: &Tree<'_>, text: &str, root: &Item, comment: &Range<usize>) -> bool {
    let mut open = vec![root];
    while let Some(item) = open.pop() {
        let is_collection = !matches!(tree.kind(item), Kind::Scalar { .. });
        if is_collection && text[item.span.clone()].starts_with(['[', '{']) {
            if item.span.start < comment.start && comment.start < item.span.end {
                return true;
            }
            continue;
        }
        match tree.kind(item) {
            Kind::Mapping(pairs) => open.extend(pairs.iter().map(|(_, value)| value)),
            Kind::Sequence(items) => open.extend(items),
            Kind::Scalar { .. } => {}
        }
    }
    false
}
