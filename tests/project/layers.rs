//! Data runs one way through the house: which room may name which.

use std::path::{Path, PathBuf};

/// A room and the rooms it may not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("model", &["*"]),
    ("finding", &["catalog", "commands", "dataverse", "sandbox", "report", "rules", "yaml", "ui"]),
    ("catalog", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "yaml", "ui"]),
    ("fetchxml", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "yaml", "ui"]),
    ("stored", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "yaml", "ui"]),
    ("graph", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "yaml", "ui"]),
    ("yaml", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "ui"]),
    ("solution", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "yaml", "ui"]),
    ("rules", &["commands", "dataverse", "sandbox", "report", "plan", "apply", "yaml", "ui", "source"]),
    ("policy", &["commands", "dataverse", "sandbox", "report", "plan", "apply", "yaml", "ui", "source"]),
    ("locate", &["commands", "dataverse", "sandbox", "report", "rules", "plan", "yaml", "ui", "source"]),
    ("plan", &["commands", "dataverse", "sandbox", "report", "apply", "yaml", "ui", "source"]),
    ("members", &["commands", "dataverse", "sandbox", "report", "apply", "yaml", "ui", "source"]),
    ("report", &["commands", "dataverse", "sandbox", "apply", "yaml", "source"]),
    (
        "dataverse",
        &["commands", "sandbox", "report", "rules", "plan", "apply", "members", "yaml", "ui", "source"],
    ),
    ("apply", &["commands", "sandbox", "report", "rules", "members", "yaml", "ui", "source"]),
    (
        "sandbox",
        &[
            "apply",
            "catalog",
            "commands",
            "dataverse",
            "fetchxml",
            "finding",
            "graph",
            "members",
            "model",
            "plan",
            "report",
            "rules",
            "source",
            "stored",
            "ui",
            "yaml",
        ],
    ),
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let shown = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            (shown, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// The rooms that a file names by `crate::ROOM`, tests left out.
fn named(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut rooms = Vec::new();
    for part in code.split("crate::").skip(1) {
        if let Some(group) = part.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or_default();
            rooms.extend(
                group.split(',').map(|name| name.trim().split("::").next().unwrap_or_default().to_owned()),
            );
        } else {
            let end = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(part.len());
            rooms.push(part[..end].to_owned());
        }
    }
    rooms
}

#[test]
fn no_room_reaches_where_it_must_not() {
    let mut wrong = Vec::new();
    for (file, text) in all() {
        let room = file.split(['/', '.']).next().unwrap().to_owned();
        let Some((_, forbidden)) = FORBIDDEN.iter().find(|(name, _)| *name == room) else { continue };
        for name in named(&text) {
            let all_others = forbidden == &["*"] && name != room;
            if all_others || forbidden.contains(&name.as_str()) {
                wrong.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_some_rooms_do_what_others_must_not() {
    let rules: [(&str, &[&str]); 6] = [
        ("reqwest", &["dataverse/"]),
        ("granit_parser", &["yaml/"]),
        ("rusqlite", &["sandbox/"]),
        ("println!", &[]),
        // The sandbox dies on request, as a process that is killed.
        ("std::process::exit", &["main.rs", "sandbox/mod.rs"]),
        ("dialoguer", &["ui.rs"]),
    ];
    let mut wrong = Vec::new();
    for (file, text) in all() {
        for (word, allowed) in rules {
            let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            if code.contains(word) && !allowed.iter().any(|room| file.starts_with(room)) {
                wrong.push(format!("{file} uses {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
