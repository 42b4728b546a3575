//! Generated files are what their generator makes. `UPDATE=1 cargo test generated` makes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use mopctl::cli::Cli;
use mopctl::commands::{completions, man};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a file with what it should hold, or writes it.
fn settle(file: &str, wanted: &str) {
    let path = root().join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, wanted).unwrap();
        return;
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{file} is out of date: run UPDATE=1 cargo test generated");
}

#[test]
fn generated_completions() {
    for (shell, file) in [
        (Shell::Bash, "mopctl.bash"),
        (Shell::Zsh, "_mopctl"),
        (Shell::Fish, "mopctl.fish"),
        (Shell::PowerShell, "_mopctl.ps1"),
        (Shell::Elvish, "mopctl.elv"),
    ] {
        settle(&format!("completions/{file}"), &completions::script(shell, &mut Cli::command()));
    }
}

#[test]
fn generated_manual_pages() {
    for (name, page) in man::pages(Cli::command()).unwrap() {
        settle(&format!("completions/man/{name}.1"), &page);
    }
}

#[test]
fn generated_rule_reference() {
    settle("docs/rules.md", &mopctl::report::rules::markdown());
}

#[test]
fn generated_schemas() {
    let text = |value| mopctl::report::json::text(&value);
    settle("docs/profile.schema.json", &text(mopctl::schema::profile()));
    settle("docs/mopctl.schema.json", &text(mopctl::schema::config()));
}

#[test]
fn generated_catalog() {
    let facts = std::fs::read_to_string(root().join("src/catalog/tables.tsv")).unwrap();
    let (mut tables, mut relationships) = (String::new(), BTreeMap::new());
    let mut intersects = BTreeSet::new();
    let mut table = String::new();
    for line in facts.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[0] {
            "T" => {
                if !table.is_empty() {
                    tables.push_str("];\n        COLUMNS }),\n");
                }
                fields[1].clone_into(&mut table);
                let ownership = match fields[6] {
                    "UserOwned" => "User",
                    "OrganizationOwned" => "Organization",
                    "BusinessOwned" => "Business",
                    _ => "Nobody",
                };
                let flag = |field: &str| match field {
                    "yes" => "YES",
                    "no" => "NO",
                    _ => "None",
                };
                write!(
                    tables,
                    "    t({:?}, {:?}, {:?}, {ownership}, {:?}, {:?}, ({}, {}), flags({}, {}), {{ const COLUMNS: &[Column] = &[",
                    fields[1],
                    fields[2],
                    fields[3],
                    fields[7],
                    fields[8],
                    fields[11] == "yes",
                    fields[12] == "yes",
                    flag(fields[9]),
                    flag(fields[10]),
                )
                .unwrap();
            }
            "C" => {
                let separator = if tables.ends_with('[') { "" } else { ", " };
                write!(tables, "{separator}c({:?}, K::{})", fields[1], fields[2]).unwrap();
            }
            "R" => {
                let text =
                    format!("    one({:?}, {:?}, {table:?}, {:?}),\n", fields[1], fields[3], fields[2]);
                relationships.entry(fields[1].to_lowercase()).or_insert(text);
            }
            "M" => {
                intersects.insert(format!("    {:?},\n", fields[3].to_lowercase()));
                let mut ends = [table.as_str(), fields[2]];
                ends.sort_unstable();
                let text = format!("    many({:?}, {:?}, {:?}),\n", fields[1], ends[0], ends[1]);
                relationships.entry(fields[1].to_lowercase()).or_insert(text);
            }
            other => panic!("unknown line {other}"),
        }
    }
    tables.push_str("];\n        COLUMNS }),\n");
    let mut of_table: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in relationships.values().enumerate() {
        let mut ends: Vec<&str> = line.split('"').skip(1).step_by(2).skip(1).take(2).collect();
        ends.sort_unstable();
        ends.dedup();
        for table in ends {
            of_table.entry(table.to_owned()).or_default().push(at);
        }
    }
    let of_table: String =
        of_table.into_iter().map(|(table, numbers)| format!("    ({table:?}, &{numbers:?}),\n")).collect();
    let relationships: String = relationships.into_values().collect();
    settle(
        "src/catalog/builtin.rs",
        &include_str!("catalog.rs.template")
            .replace("TABLES_HERE\n", &tables)
            .replace("RELATIONSHIPS_HERE\n", &relationships)
            .replace("OF_TABLE_HERE\n", &of_table)
            .replace("INTERSECTS_HERE\n", &intersects.into_iter().collect::<String>()),
    );
}
