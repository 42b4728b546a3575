//! Differences and plans for people and as JSON.

use serde_json::{Value, json};
use similar::{ChangeTag, TextDiff};

use crate::model::Files;
use crate::plan::{Change, ChangeKind, Field, Link};
use crate::ui::visible;

/// Where a difference of a profile comes from, beside the changes themselves.
#[derive(Debug, Clone)]
pub struct ProfileChanges {
    /// Name of the profile.
    pub profile: String,
    /// The changes.
    pub changes: Vec<Change>,
    /// What is unpublished in the environment and would go live, too.
    pub drafts: Vec<String>,
}

impl ProfileChanges {
    /// Whether nothing is different.
    pub fn is_equal(&self) -> bool {
        self.changes.is_empty() && self.drafts.is_empty()
    }
}

/// Changes as a tree: profile, table, what happens to it.
pub fn human(all: &[ProfileChanges], files: &Files, color: bool) -> String {
    let paint = Paint(color);
    let mut out = String::new();
    for one in all {
        if one.is_equal() {
            out.push_str(&format!("  {}: no changes\n", visible(&one.profile)));
            continue;
        }
        let mark = profile_mark(one);
        out.push_str(&paint.kind(mark, &format!("{} profile {}", sign(mark), visible(&one.profile))));
        out.push('\n');
        let mut table: Option<&str> = None;
        let mut is_new = false;
        for change in &one.changes {
            if change.table.is_none() {
                if let Some(field) = change.field.word() {
                    out.push_str(&line(&paint, change, field, "    ", files));
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
            let brought = if is_new { brought_by(one, change) } else { String::new() };
            out.push_str(&table_line(&paint, change, opens, &brought, files));
        }
        for draft in &one.drafts {
            out.push_str(&paint.kind(
                ChangeKind::Changed,
                &format!("    ~ unpublished changes of {} in the environment go live\n", visible(draft)),
            ));
        }
    }
    out
}

fn profile_mark(one: &ProfileChanges) -> ChangeKind {
    one.changes
        .iter()
        .find(|change| change.table.is_none() && change.field.word().is_none())
        .map_or(ChangeKind::Changed, |change| change.kind)
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

fn table_line(paint: &Paint, change: &Change, opens: bool, brought: &str, files: &Files) -> String {
    let table = visible(change.table.as_deref().unwrap_or_default());
    if is_whole(change) {
        let rows = change.after.as_ref().or(change.before.as_ref());
        let rows = rows.map_or_else(String::new, |rows| format!(" ({}{brought})", visible(rows)));
        let text = format!("    {} table {table}{rows}{}\n", sign(change.kind), at(change, files));
        return paint.kind(change.kind, &text);
    }
    let mut out = String::new();
    if opens {
        out.push_str(&paint.kind(ChangeKind::Changed, &format!("    ~ table {table}\n")));
    }
    let what = match (&change.relationship, change.field.word()) {
        (Some(link), Some(field)) => format!("{}: {field}", link_text(link)),
        (Some(link), None) => link_text(link),
        (None, field) => field.unwrap_or_default().to_owned(),
    };
    out.push_str(&line(paint, change, &what, "        ", files));
    out
}

fn line(paint: &Paint, change: &Change, what: &str, indent: &str, files: &Files) -> String {
    let place = at(change, files);
    let text = match (&change.before, &change.after) {
        (Some(before), Some(after)) if before.contains('\n') || after.contains('\n') => {
            let head = format!("{indent}{} {what}{place}\n", sign(change.kind));
            return paint.kind(change.kind, &head) + &text_diff(paint, before, after, indent);
        }
        (Some(before), Some(after)) => {
            format!("{indent}{} {what}: {} → {}{place}\n", sign(change.kind), shown(before), shown(after))
        }
        (None, Some(after)) => format!("{indent}{} {what}: {}{place}\n", sign(change.kind), shown(after)),
        _ => format!("{indent}{} {what}{place}\n", sign(change.kind)),
    };
    paint.kind(change.kind, &text)
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

/// The lines of a filter that differ, with a little of what is around them.
fn text_diff(paint: &Paint, before: &str, after: &str, indent: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut out = String::new();
    for group in diff.grouped_ops(2) {
        for op in group {
            for change in diff.iter_changes(&op) {
                let (mark, kind) = match change.tag() {
                    ChangeTag::Delete => ("-", Some(ChangeKind::Removed)),
                    ChangeTag::Insert => ("+", Some(ChangeKind::Added)),
                    ChangeTag::Equal => (" ", None),
                };
                let text = format!("{indent}    {mark} {}\n", visible(change.value().trim_end()));
                out.push_str(&match kind {
                    Some(kind) => paint.kind(kind, &text),
                    None => text,
                });
            }
        }
    }
    out
}

fn at(change: &Change, files: &Files) -> String {
    match change.place {
        Some(place) if files.positions(place).is_some() => format!("  [{}]", files.show(place)),
        _ => String::new(),
    }
}

fn sign(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Added => "+",
        ChangeKind::Removed => "-",
        ChangeKind::Changed => "~",
    }
}

struct Paint(bool);

impl Paint {
    fn kind(&self, kind: ChangeKind, text: &str) -> String {
        if !self.0 {
            return text.to_owned();
        }
        let code = match kind {
            ChangeKind::Added => 32,
            ChangeKind::Removed => 31,
            ChangeKind::Changed => 33,
        };
        let body = text.trim_end_matches('\n');
        format!("\u{1b}[{code}m{body}\u{1b}[0m{}", &text[body.len()..])
    }
}

/// `+3 ~1 -0`.
pub fn totals(all: &[ProfileChanges]) -> String {
    let (added, changed, removed) = counts(all);
    format!("{added} to add, {changed} to change, {removed} to remove")
}

fn counts(all: &[ProfileChanges]) -> (usize, usize, usize) {
    let of = |kind| all.iter().flat_map(|one| &one.changes).filter(|change| change.kind == kind).count();
    let drafts: usize = all.iter().map(|one| one.drafts.len()).sum();
    (of(ChangeKind::Added), of(ChangeKind::Changed) + drafts, of(ChangeKind::Removed))
}

/// The members `changes` and `summary` of a JSON answer.
pub fn json(all: &[ProfileChanges], only_in_environment: &[String], files: &Files) -> (Value, Value) {
    let mut changes = Vec::new();
    for one in all {
        changes.extend(one.changes.iter().map(|change| change_json(change, files)));
        for draft in &one.drafts {
            changes.push(json!({
                "profile": one.profile,
                "table": (draft != &one.profile).then_some(draft),
                "related_table": null,
                "relationship": null,
                "person": null,
                "field": "state",
                "kind": "changed",
                "before": "draft",
                "after": "published",
                "cause": "unknown",
                "side": "draft",
            }));
        }
    }
    let (added, changed, removed) = counts(all);
    let summary = json!({
        "profiles": all.len(),
        "added": added,
        "changed": changed,
        "removed": removed,
        "only_in_environment": only_in_environment,
    });
    (changes.into(), summary)
}

fn change_json(change: &Change, files: &Files) -> Value {
    let position = change.place.and_then(|place| files.positions(place)).map(|(start, _)| start);
    json!({
        "profile": change.profile,
        "table": change.table,
        "related_table": change.relationship.as_ref().and_then(|link| link.from.clone()),
        "relationship": change.relationship.as_ref().map(|link| link.name.clone()),
        "person": null,
        "field": change.field.word(),
        "kind": change.kind.word(),
        "before": change.before,
        "after": change.after,
        "cause": "unknown",
        "side": "published",
        "file": change.place.filter(|_| position.is_some()).map(|place| files.get(place.file).name.clone()),
        "line": position.map(|at| at.line),
        "column": position.map(|at| at.column),
    })
}
