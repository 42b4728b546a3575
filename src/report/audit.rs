//! What is wrong with who is on which profile: for people, as JSON and as a spreadsheet.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::SCHEMA_VERSION;
use super::{count, table};
use crate::members::{MovedSince, Trouble, Troubled};
use crate::model::people::PersonKind;
use crate::spreadsheet::written;

/// What an audit found.
#[derive(Debug)]
pub struct Watched<'a> {
    /// What is wrong.
    pub found: &'a [Troubled],
    /// How many are on no profile.
    pub without: usize,
    /// Who is on another profile than before.
    pub moved: &'a [MovedSince<'a>],
    /// Words of troubles that couldn't be looked for, and why.
    pub not_checked: Vec<(Vec<&'static str>, &'a str)>,
}

/// A table of what is wrong, and a closing line of counts.
pub fn human(watched: &Watched<'_>, width: usize) -> String {
    let (found, unread) = (watched.found, &watched.not_checked);
    let mut out = String::new();
    if !found.is_empty() {
        let rows = found.iter().map(|one| {
            vec![one.trouble.word().to_owned(), one.who.clone(), one.profiles.join(", "), one.detail.clone()]
        });
        out.push_str(&table(&["Trouble", "Who", "Profiles", "Detail"], rows, width));
    }
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for one in found {
        *numbers.entry(one.trouble.word()).or_default() += 1;
    }
    let parts: Vec<String> = numbers.iter().map(|(word, number)| format!("{number} {word}")).collect();
    out.push_str(&match (parts.is_empty(), unread.as_slice()) {
        (true, []) => "Nothing wrong".to_owned(),
        (true, _) => "Nothing wrong in what could be looked at".to_owned(),
        (false, _) => parts.join(", "),
    });
    out.push_str(&format!("; {} on no profile.\n", count(watched.without, "person")));
    out
}

/// The same in fields.
pub fn as_json(watched: &Watched<'_>) -> Value {
    let found = watched.found;
    let rows: Vec<Value> = found
        .iter()
        .map(|one| {
            json!({
                "trouble": one.trouble.word(),
                "kind": one.kind.word(),
                "who": one.who,
                "name": one.name,
                "profiles": one.profiles,
                "detail": one.detail,
                "business_unit_before": one.units.as_ref().map(|(before, _)| before),
                "business_unit": one.units.as_ref().map(|(_, now)| now),
            })
        })
        .collect();
    let mut summary: BTreeMap<&str, usize> = Trouble::WORDS.iter().map(|(word, _)| (*word, 0)).collect();
    for one in found {
        *summary.entry(one.trouble.word()).or_default() += 1;
    }
    summary.insert(Trouble::None.word(), watched.without);
    let not_checked = watched.not_checked.iter();
    let not_checked: Vec<Value> =
        not_checked.map(|(troubles, why)| json!({ "troubles": troubles, "why": why })).collect();
    let moved: Vec<Value> = watched
        .moved
        .iter()
        .map(|one| {
            let (kind, before) = (one.earlier.kind.word(), &one.earlier.profile);
            json!({ "kind": kind, "who": one.earlier.who, "profile_before": before, "profiles": one.now })
        })
        .collect();
    json!({
        "schema_version": SCHEMA_VERSION,
        "people": rows,
        "moved": moved,
        "summary": summary,
        "not_checked": not_checked,
    })
}

/// The same as a spreadsheet.
pub fn csv(found: &[Troubled]) -> String {
    let row = |one: &Troubled| {
        let (user, team) = match one.kind {
            PersonKind::User => (one.who.clone(), String::new()),
            PersonKind::Team => (String::new(), one.who.clone()),
        };
        let units = one.units.clone().unwrap_or_default();
        vec![
            one.trouble.word().to_owned(),
            user,
            team,
            one.name.clone(),
            one.profiles.join("; "),
            one.detail.clone(),
            units.0,
            units.1,
        ]
    };
    let head =
        ["trouble", "user", "team", "name", "profiles", "detail", "business_unit_before", "business_unit"];
    written(&head, found.iter().map(row))
}
