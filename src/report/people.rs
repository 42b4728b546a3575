//! Rows of people, for people and as JSON.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::count;
use super::json::SCHEMA_VERSION;
use crate::members::{PlannedRow, Status};

/// Rows up to this number are all shown; of more only those that need a person.
pub const SHOW_ALL: usize = 50;

/// A table of rows and a closing line of counts; `planned` says that nothing was written yet.
pub fn human(rows: &[PlannedRow], planned: bool, width: usize) -> String {
    let shown: Vec<&PlannedRow> =
        rows.iter().filter(|row| rows.len() <= SHOW_ALL || row.needs_a_person()).collect();
    let mut out = String::new();
    if !shown.is_empty() {
        let lines = rows.iter().any(|row| row.request.line.is_some());
        let mut head = vec!["Who", "Kind", "Profile", "Result", "Detail"];
        if lines {
            head.insert(0, "Line");
        }
        let cells = shown.iter().map(|row| {
            let mut cells = vec![
                shortened(&row.request.input),
                row.request.kind.word().to_owned(),
                row.profile.to_string(),
                row.status.word().to_owned(),
                row.detail.clone(),
            ];
            if lines {
                let line = row.request.line.map_or_else(String::new, |line| line.to_string());
                let file = row.request.file.as_ref().map(|file| format!("{file}:"));
                cells.insert(0, file.unwrap_or_default() + &line);
            }
            cells
        });
        out.push_str(&super::table(&head, cells, width));
    }
    if planned {
        out.push_str("Planned: ");
    }
    out.push_str(&totals(rows));
    out.push('\n');
    out
}

/// The beginning of what somebody wrote: a cell may hold anything.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    let mut shown: String = text.chars().take(MOST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// `3 users, 1 team`, or `nobody`.
pub fn in_words(users: usize, teams: usize) -> String {
    match (users, teams) {
        (0, 0) => "nobody".to_owned(),
        (users, 0) => count(users, "user"),
        (0, teams) => count(teams, "team"),
        (users, teams) => format!("{}, {}", count(users, "user"), count(teams, "team")),
    }
}

/// `3 added, 1 moved`.
pub fn totals<'r>(rows: impl IntoIterator<Item = &'r PlannedRow>) -> String {
    let counts = counts(rows);
    if counts.is_empty() {
        return "Nobody was named.".to_owned();
    }
    let parts: Vec<String> =
        counts.iter().map(|(status, number)| format!("{number} {}", status.word())).collect();
    format!("{}.", parts.join(", "))
}

fn counts<'r>(rows: impl IntoIterator<Item = &'r PlannedRow>) -> BTreeMap<Status, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row.status).or_default() += 1;
    }
    counts
}

/// What a run answers in JSON. Rows are written one by one: there are tens of thousands.
#[derive(Debug, Serialize)]
pub struct Answer<'a> {
    schema_version: u32,
    dry_run: bool,
    #[serde(serialize_with = "rows")]
    results: &'a [PlannedRow],
    summary: Map<String, Value>,
    /// Where the results are.
    pub results_file: Option<String>,
    /// The command that goes on.
    pub next: Option<&'a str>,
    /// What isn't done, or isn't known to be done.
    pub warnings: &'a [String],
}

impl<'a> Answer<'a> {
    /// The answer about rows; `dry_run` says that nothing was written.
    pub fn of(rows: &'a [PlannedRow], dry_run: bool) -> Self {
        let counts = counts(rows).into_iter().map(|(status, number)| (status.word(), number));
        let all = std::iter::once(("rows", rows.len())).chain(counts);
        Self {
            schema_version: SCHEMA_VERSION,
            dry_run,
            results: rows,
            summary: all.map(|(word, number)| (word.to_owned(), number.into())).collect(),
            results_file: None,
            next: None,
            warnings: &[],
        }
    }
}

fn rows<S: Serializer>(rows: &[PlannedRow], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(rows.iter().map(|row| {
        json!({
            "file": row.request.file.as_deref(),
            "line": row.request.line,
            "input": &*row.request.input,
            "kind": row.request.kind.word(),
            "profile": &*row.profile,
            "status": row.status.word(),
            "detail": row.detail,
            "wave": row.request.wave,
        })
    }))
}
