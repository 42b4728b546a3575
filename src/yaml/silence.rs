//! `# mopctl: allow(RULE) REASON`: at the end of a line for that line, on a line of its own for the
//! next entry and all inside it, before the first key for the file.

use std::ops::Range;

use crate::finding::{Finding, Silence, loading};
use crate::model::{FileId, Located, Place};

use super::{Item, Kind, Tree};

/// What starts a comment to this program.
const MARK: &str = "mopctl:";
const NAME: &str = "mopctl";
const ALLOW: &str = "allow";

/// The silences of a file; comments to this program that say nothing it knows are findings.
pub fn silences(tree: &Tree<'_>, file: FileId, text: &str, findings: &mut Vec<Finding>) -> Vec<Silence> {
    let mut found = Vec::new();
    for comment in tree.comments.iter().filter(|comment| is_for_us(text, comment)) {
        let place = Place::new(file, comment.clone());
        let Some((rules, reason)) = parse(text, comment, file) else {
            let help = "write `# mopctl: allow(RULE) REASON`; the comment begins with it";
            let message = "this comment to mopctl can't be read";
            findings.push(Finding::new(loading::SILENCE_UNKNOWN_RULE, place, message).help(help));
            continue;
        };
        let covers = Place::new(file, covered(tree, text, comment));
        found.push(Silence::new(rules, reason, place, covers));
    }
    found
}

/// What each silence of a file covers, by the names of the entries: the rules and the reason, and the
/// keys (with `=` where the end of their text is covered, too), in order.
pub(super) fn reach(tree: &Tree<'_>, file: FileId, text: &str) -> Vec<(Vec<String>, String, Vec<String>)> {
    let silences = silences(tree, file, text, &mut Vec::new());
    if silences.is_empty() {
        return Vec::new();
    }
    let mut named = Vec::new();
    let mut open: Vec<(String, &Item)> = tree.root().map(|root| (String::new(), root)).into_iter().collect();
    while let Some((path, item)) = open.pop() {
        match tree.kind(item) {
            Kind::Mapping(pairs) => {
                for (key, value) in pairs {
                    let path = format!("{path}/{}", tree.text(key).unwrap_or_default());
                    named.push((key.span.start, path.clone()));
                    open.push((path, value));
                }
            }
            Kind::Sequence(items) => {
                for (at, item) in items.iter().enumerate() {
                    let path = format!("{path}/{at}");
                    named.push((item.span.start, path.clone()));
                    open.push((path, item));
                }
            }
            Kind::Scalar { .. } => named.push((item.span.end.saturating_sub(1), format!("{path}="))),
        }
    }
    let mut reach: Vec<_> = silences
        .into_iter()
        .map(|silence| {
            let covered = |at: usize| silence.covers.holds(Place::new(file, at..at));
            let mut paths: Vec<String> =
                named.iter().filter(|(at, _)| covered(*at)).map(|(_, path)| path.clone()).collect();
            paths.sort();
            (silence.rules.into_iter().map(|rule| rule.value).collect(), silence.reason, paths)
        })
        .collect();
    reach.sort();
    reach
}

/// Whether a comment silences something.
pub(super) fn is_silence(text: &str, comment: &Range<usize>) -> bool {
    let file = crate::model::Files::default().add("", "");
    parse(text, comment, file).is_some()
}

/// Whether a comment is meant for this program, however it is written.
fn is_for_us(text: &str, comment: &Range<usize>) -> bool {
    if text[comment.clone()].contains("mopctl: allow(") {
        return true;
    }
    let said = text[comment.clone()].trim_start_matches('#').trim_start();
    let (name, rest) = said.split_at_checked(NAME.len()).unwrap_or_default();
    // Whoever means us, but writes it in another way, shouldn't wonder why nothing is silenced.
    let is_meant = || {
        let rest = rest.trim_start().trim_start_matches(':').trim_start();
        let (word, rest) = rest.split_at_checked(ALLOW.len()).unwrap_or_default();
        word.eq_ignore_ascii_case(ALLOW) && rest.trim_start().starts_with('(')
    };
    name.eq_ignore_ascii_case(NAME) && (rest.starts_with(':') || is_meant())
}

/// The rules and the reason of a comment.
fn parse(text: &str, comment: &Range<usize>, file: FileId) -> Option<(Vec<Located<String>>, String)> {
    let said = text.get(comment.clone())?.trim_start_matches('#').trim_start();
    let inner = said.strip_prefix(MARK)?.trim_start().strip_prefix("allow")?.trim_start();
    let (names, reason) = inner.strip_prefix('(')?.split_once(')')?;
    let offset = names.as_ptr() as usize - text.as_ptr() as usize;
    let mut rules = Vec::new();
    let mut at = offset;
    for name in names.split(',') {
        let lead = name.len() - name.trim_start().len();
        let trimmed = name.trim();
        if !trimmed.is_empty() {
            let start = at + lead;
            rules.push(Located::new(trimmed.to_owned(), Place::new(file, start..start + trimmed.len())));
        }
        at += name.len() + 1;
    }
    (!rules.is_empty()).then(|| (rules, reason.trim().to_owned()))
}

/// The bytes that a comment speaks of.
fn covered(tree: &Tree<'_>, text: &str, comment: &Range<usize>) -> Range<usize> {
    let line_start = text[..comment.start].rfind('\n').map_or(0, |at| at + 1);
    if !text[line_start..comment.start].trim_start_matches('\u{feff}').trim().is_empty() {
        return line_start..comment.end;
    }
    let Some(root) = tree.root() else { return 0..text.len() };
    let mut entries = Vec::new();
    collect(tree, root, &mut entries);
    if super::comments::is_before_a_scalar(&entries, comment) {
        let around = entries.iter().filter(|entry| entry.start < comment.start && comment.end <= entry.end);
        return around.min_by_key(|entry| entry.len()).cloned().unwrap_or_else(|| comment.clone());
    }
    let next = entries.iter().filter(|entry| entry.start >= comment.end).map(|entry| entry.start).min();
    let first = entries.iter().map(|entry| entry.start).min();
    match next {
        None => comment.clone(),
        Some(_) if next == first => 0..text.len(),
        Some(start) => entries
            .into_iter()
            .filter(|entry| entry.start == start)
            .max_by_key(|entry| entry.end)
            .map(|entry| {
                entry.start..entry.end + text[entry.end..].find('\n').unwrap_or(text.len() - entry.end)
            })
            .unwrap_or(start..start),
    }
}

/// The entries of mappings (key and value) and of lists.
fn collect(tree: &Tree<'_>, root: &Item, into: &mut Vec<Range<usize>>) {
    // What an alias stands for is looked at once, where it is written.
    let mut seen = std::collections::HashSet::new();
    let mut open = vec![root];
    while let Some(item) = open.pop() {
        if !seen.insert(item.number()) {
            continue;
        }
        match tree.kind(item) {
            Kind::Mapping(pairs) => {
                for (key, value) in pairs {
                    into.push(key.span.start..value.span.end.max(key.span.end));
                    // An alias stands for what is elsewhere.
                    if value.span.start >= key.span.end {
                        open.push(value);
                    }
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
