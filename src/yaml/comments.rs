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
        // The comment before, with its home, while nothing stands between.
        let mut last: Option<(Range<usize>, Home)> = None;
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
                // Lines of one remark stay together, so that their order does.
                let follows = |(before, _): &&(Range<usize>, Home)| {
                    text[before.end..comment.start].trim().is_empty()
                        && column(text, before.start) < column(text, comment.start)
                };
                let home = match last.as_ref().filter(follows) {
                    Some((_, home)) => home.clone(),
                    None => Self::own_line(&entries, text, comment),
                };
                found.put(&home, comment);
                last = Some((comment.clone(), home));
            }
        }
        Ok(found)
    }

    /// A comment on a line of its own belongs to what comes next in the same entry, or, where that is
    /// indented less or there is none, to what came before.
    fn own_line(entries: &[Range<usize>], text: &str, comment: &Range<usize>) -> Home {
        let column = column(text, comment.start);
        let around = entries.iter().filter(|entry| entry.start < comment.start && comment.end <= entry.end);
        let inside = around.min_by_key(|entry| entry.len()).cloned().unwrap_or(0..text.len());
        let within = |entry: &&Range<usize>| {
            inside.start <= entry.start && entry.end <= inside.end && **entry != inside
        };
        let ended = entries.iter().filter(|entry| entry.end <= comment.start).filter(within);
        let next = entries.iter().filter(within).filter(|entry| entry.start >= comment.end);
        let next = next.min_by_key(|entry| (entry.start, std::cmp::Reverse(entry.end)));
        let is_first = ended.clone().next().is_none();
        if let Some(next) = next.filter(|next| is_first || column <= lead(text, next.start)) {
            return Home::Above(next.clone());
        }
        let owner = ended
            .filter(|entry| lead(text, entry.start) <= column)
            .max_by_key(|entry| (entry.end, entry.start));
        match owner {
            Some(owner) if column > 0 => Home::Below(owner.clone()),
            _ => Home::Tail,
        }
    }

    fn put(&mut self, home: &Home, comment: &Range<usize>) {
        match home {
            Home::Above(entry) => self.above.entry(entry.clone()).or_default().push(comment.clone()),
            Home::Below(entry) => self.below.entry(entry.clone()).or_default().push(comment.clone()),
            Home::Tail => self.tail.push(comment.clone()),
        }
    }
}

/// Where a comment on a line of its own belongs.
#[derive(Debug, Clone)]
enum Home {
    Above(Range<usize>),
    Below(Range<usize>),
    Tail,
}

/// Whether a comment stands inside an entry that holds no further one behind it: between a key and
/// its value.
pub(super) fn is_before_a_scalar(entries: &[Range<usize>], comment: &Range<usize>) -> bool {
    let around = entries.iter().filter(|entry| entry.start < comment.start && comment.end <= entry.end);
    let Some(inner) = around.min_by_key(|entry| entry.len()) else { return false };
    !entries.iter().any(|entry| entry.start >= comment.end && entry.end <= inner.end)
}

/// The column of an entry, that of the dash for an item.
pub(super) fn lead(text: &str, start: usize) -> usize {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line_start..start];
    if before.trim_start().starts_with('-') { before.len() - before.trim_start().len() } else { before.len() }
}

pub(super) fn column(text: &str, offset: usize) -> usize {
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
