//! Differences as lines: profile, table, what happens to it.

use similar::{ChangeTag, TextDiff};

use super::ProfileChanges;
use crate::fetchxml::explained;
use crate::model::Files;
use crate::plan::{Cause, Change, ChangeKind, Field, Link};
use crate::ui::visible;

/// A line of a difference.
pub(super) struct Line {
    /// What happens; none for what stays.
    pub(super) kind: Option<ChangeKind>,
    /// How deep it stands.
    pub(super) indent: usize,
    /// What it says.
    pub(super) text: String,
}

impl Line {
    fn new(kind: ChangeKind, indent: usize, text: String) -> Self {
        Self { kind: Some(kind), indent, text }
    }

    pub(super) fn sign(&self) -> char {
        match self.kind {
            Some(ChangeKind::Added) => '+',
            Some(ChangeKind::Removed) => '-',
            Some(ChangeKind::Changed) => '~',
            None => ' ',
        }
    }
}

/// Changes as a tree.
pub fn human(all: &[ProfileChanges], files: &Files, color: bool) -> String {
    let mut out = String::new();
    for one in all {
        if one.is_equal() {
            out.push_str(&format!("  {}: no changes\n", visible(&one.profile)));
            continue;
        }
        for line in lines(one, files) {
            let text = format!("{:indent$}{} {}", "", line.sign(), line.text, indent = line.indent);
            out.push_str(&painted(&line, &text, color));
        }
    }
    out
}

fn painted(line: &Line, text: &str, color: bool) -> String {
    let code = match line.kind {
        Some(ChangeKind::Added) => 32,
        Some(ChangeKind::Removed) => 31,
        Some(ChangeKind::Changed) => 33,
        None => return format!("{text}\n"),
    };
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m\n") } else { format!("{text}\n") }
}

/// The lines of a profile that differs.
pub(super) fn lines(one: &ProfileChanges, files: &Files) -> Vec<Line> {
    let mut tree = Tree { one, files, lines: Vec::new(), drifted: false };
    tree.drifted = one.changes.iter().any(|change| change.cause.is_drift());
    tree.build();
    tree.lines
}

struct Tree<'a> {
    one: &'a ProfileChanges,
    files: &'a Files,
    lines: Vec<Line>,
    /// Whether any change comes from the environment.
    drifted: bool,
}

impl Tree<'_> {
    fn build(&mut self) {
        let whole = |change: &&Change| change.table.is_none() && change.field.word().is_none();
        let whole = self.one.changes.iter().find(whole);
        let kind = whole.map_or(ChangeKind::Changed, |change| change.kind);
        let cause = whole.map_or_else(String::new, |change| self.cause(change));
        let head = format!("profile {}{cause}", visible(&self.one.profile));
        self.lines.push(Line::new(kind, 0, head));
        let mut table: Option<&str> = None;
        let mut is_new = false;
        for change in &self.one.changes {
            if change.table.is_none() {
                if let Some(what) = named(change) {
                    let text = format!("{what}{}", at(change, self.files));
                    self.lines.push(Line::new(change.kind, 4, text));
                } else if let Some(field) = change.field.word() {
                    self.change(change, field, 4);
                }
                continue;
            }
            let opens = change.table.as_deref() != table;
            table = change.table.as_deref();
            if opens {
                is_new = change.kind == ChangeKind::Added && is_whole(change);
            }
            // The line of a new table says what brings it.
            if is_new && change.relationship.is_some() && change.field == Field::Whole {
                continue;
            }
            let brought = if is_new { brought_by(self.one, change) } else { String::new() };
            self.of_table(change, opens, &brought);
        }
        for draft in &self.one.overwritten {
            let text =
                format!("unpublished changes of {} in the environment are overwritten", visible(draft));
            self.lines.push(Line::new(ChangeKind::Removed, 4, text));
        }
        for draft in &self.one.drafts {
            let text = format!("unpublished changes of {} in the environment go live", visible(draft));
            self.lines.push(Line::new(ChangeKind::Changed, 4, text));
        }
    }

    fn of_table(&mut self, change: &Change, opens: bool, brought: &str) {
        let table = visible(change.table.as_deref().unwrap_or_default());
        if is_whole(change) {
            let rows = change.after.as_ref().or(change.before.as_ref());
            let rows = rows.map_or_else(String::new, |rows| format!(" ({}{brought})", visible(rows)));
            let text = format!("table {table}{rows}{}", self.end(change));
            self.lines.push(Line::new(change.kind, 4, text));
            return;
        }
        if opens {
            self.lines.push(Line::new(ChangeKind::Changed, 4, format!("table {table}")));
        }
        let what = match (&change.relationship, change.field.word()) {
            (Some(link), Some(field)) => format!("{}: {field}", link_text(link)),
            (Some(link), None) => link_text(link),
            (None, field) => field.unwrap_or_default().to_owned(),
        };
        self.change(change, &what, 8);
    }

    fn change(&mut self, change: &Change, what: &str, indent: usize) {
        let end = self.end(change);
        let is_filter = matches!(change.field, Field::Rows | Field::Filter);
        let is_long = |text: &str| text.contains('\n') || is_filter && text.contains('<');
        let text = match (&change.before, &change.after) {
            (Some(before), Some(after)) if is_long(before) || is_long(after) => {
                self.lines.push(Line::new(change.kind, indent, format!("{what}{end}")));
                if is_filter {
                    self.text(&in_words(before), &in_words(after), indent + 4);
                } else {
                    self.text(before, after, indent + 4);
                }
                return;
            }
            (Some(before), Some(after)) => format!("{what}: {} → {}{end}", shown(before), shown(after)),
            (None, Some(after)) => format!("{what}: {}{end}", shown(after)),
            _ => format!("{what}{end}"),
        };
        self.lines.push(Line::new(change.kind, indent, text));
    }

    /// The lines that differ, with a little of what is around them.
    fn text(&mut self, before: &str, after: &str, indent: usize) {
        let diff = TextDiff::from_lines(before, after);
        for group in diff.grouped_ops(2) {
            for op in group {
                for change in diff.iter_changes(&op) {
                    let kind = match change.tag() {
                        ChangeTag::Delete => Some(ChangeKind::Removed),
                        ChangeTag::Insert => Some(ChangeKind::Added),
                        ChangeTag::Equal => None,
                    };
                    let text = visible(change.value().trim_end());
                    self.lines.push(Line { kind, indent, text });
                }
            }
        }
    }

    /// Where the file says so, and who changed the environment.
    fn end(&self, change: &Change) -> String {
        at(change, self.files) + &self.cause(change)
    }

    fn cause(&self, change: &Change) -> String {
        let by = change.by.as_ref().map_or_else(String::new, |modified| {
            let by = if modified.by.is_empty() { String::new() } else { format!(" by {}", modified.by) };
            visible(&format!("{by} on {}", modified.on))
        });
        match change.cause {
            Cause::Drift => format!("  ← changed in the environment{by}"),
            Cause::Both => format!("  ← changed on both sides, in the environment{by}"),
            Cause::Pending if self.drifted => "  ← changed in the file".to_owned(),
            Cause::Pending | Cause::Unknown => String::new(),
        }
    }
}

/// The user, team or app that a change is about.
fn named(change: &Change) -> Option<String> {
    let what = match change.field {
        Field::Person(kind) => kind.word(),
        Field::App => "app",
        _ => return None,
    };
    let name = change.after.as_ref().or(change.before.as_ref())?;
    Some(format!("{what} {}", visible(name)))
}

fn is_whole(change: &Change) -> bool {
    change.field == Field::Whole && change.relationship.is_none()
}

/// The tables that bring a new one.
fn brought_by(one: &ProfileChanges, change: &Change) -> String {
    let mut tables: Vec<&str> = one
        .changes
        .iter()
        .filter(|other| other.table == change.table && other.field == Field::Whole)
        .filter_map(|other| other.relationship.as_ref()?.from.as_deref())
        .collect();
    tables.dedup();
    if tables.is_empty() { String::new() } else { format!(", brought by {}", visible(&tables.join(", "))) }
}

fn link_text(link: &Link) -> String {
    match &link.from {
        Some(from) if link.name.is_empty() => format!("related to {}", visible(from)),
        Some(from) => format!("related to {} → {}", visible(from), visible(&link.name)),
        None => format!("brings {}", visible(&link.name)),
    }
}

fn shown(value: &str) -> String {
    if value.is_empty() { "(empty)".to_owned() } else { visible(value) }
}

/// Row rules stand on the first line, filters on those after it; a filter may stand alone.
fn in_words(text: &str) -> String {
    let (rules, filter) = match text.find('<') {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let words = if filter.is_empty() { String::new() } else { explained(filter) };
    format!("{}{words}\n", rules.trim_start())
}

fn at(change: &Change, files: &Files) -> String {
    match change.place {
        Some(place) if files.positions(place).is_some() => format!("  [{}]", files.show(place)),
        _ => String::new(),
    }
}
