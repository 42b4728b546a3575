//! `mopctl tables [TABLE]`: what the platform lets each table do offline; `mopctl tables enable` lets
//! tables take part at all.

mod enable;

use std::path::PathBuf;

use clap::Subcommand;

use serde_json::{Value, json};

use crate::catalog::{
    CAPABILITIES, Catalog, ColumnKind, Ends, FIELD_SERVICE_DEFAULT_TABLES, FILE_COMPANION, IMAGE_COMPANION,
    Ownership, Table, UNSUPPORTED_FIELD_SERVICE_FAMILIES, VIEWS_UNSUPPORTED, capability,
};
use crate::dataverse::read_catalog;
use crate::error::Error;
use crate::exit::Exit;
use crate::report::{self, json::SCHEMA_VERSION};
use crate::run::Run;
use crate::source;
use crate::ui::Format;

use super::environment;

/// Arguments of `mopctl tables`.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
    /// Show one table in full
    #[arg(value_name = "TABLE")]
    table: Option<String>,
    /// Snapshot of an environment to know its tables from
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Enable tables for mobile offline and change tracking, and publish them
    Enable(enable::Args),
}

/// Lists tables, shows one, or enables some.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    if let Some(Action::Enable(args)) = &args.action {
        return Ok(enable::run(args, run)?);
    }
    let known = match &args.metadata {
        Some(file) => Some(source::metadata(file)?),
        None if run.given.env || run.given.url => Some(of_environment(args, run)?),
        None => None,
    };
    let catalog = known.as_ref().unwrap_or(Catalog::built_in());
    let answer = match &args.table {
        Some(name) => one(name, catalog, run.ui.format())?,
        None => all(catalog, run),
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

/// What an environment says of the well-known tables, and of the one that is named.
fn of_environment(args: &Args, run: &Run) -> Result<Catalog, Error> {
    let environment = environment::open(run, None)?;
    let known = Catalog::built_in().tables().into_iter().map(|table| table.name.to_owned());
    let tables: Vec<String> = known.chain(args.table.clone()).collect();
    Ok(read_catalog(&environment.session, &environment.name, &tables)?)
}

/// What is said about a table offline, each in a word or two.
fn remarks(name: &str) -> Vec<String> {
    let mut remarks = Vec::new();
    let is = |known: &str| known.eq_ignore_ascii_case(name);
    if VIEWS_UNSUPPORTED.iter().any(|known| is(known)) {
        remarks.push("no views".to_owned());
    }
    let family = UNSUPPORTED_FIELD_SERVICE_FAMILIES.iter().find(|(family, _)| name.starts_with(family));
    if let Some((_, family)) = family {
        remarks.push(format!("unsupported ({family})"));
    }
    if FIELD_SERVICE_DEFAULT_TABLES.iter().any(|known| is(known)) {
        remarks.push("in the Field Service default".to_owned());
    }
    if is(IMAGE_COMPANION) || is(FILE_COMPANION) {
        remarks.push("comes with images and files".to_owned());
    }
    if is("activityparty") {
        remarks.push("comes with any activity table".to_owned());
    }
    if is("businessdatalocalizedlabel") {
        remarks.push("comes with product".to_owned());
    }
    remarks
        .extend(capability(name).filter(|known| !known.note.is_empty()).map(|known| known.note.to_owned()));
    remarks
}

/// `create, read, …`; a table that no page lists can do everything, as custom tables do.
fn commands(name: &str) -> String {
    match capability(name) {
        None => "not listed".to_owned(),
        Some(known) => known
            .commands
            .chars()
            .map(|letter| match letter {
                'C' => "create",
                'R' => "read",
                'U' => "update",
                _ => "delete",
            })
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn owner(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::User => "users and teams",
        Ownership::Organization => "organization",
        Ownership::Business => "business units",
        Ownership::None => "nobody",
    }
}

/// The row rules that a table of this ownership takes (error list of the platform, 0x80060993 to 0x80060995).
fn rows(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::User => "related, all, user, team, business-unit, custom",
        Ownership::Organization => "related, all, custom",
        Ownership::Business => "related, all, business-unit, custom",
        Ownership::None => "related, custom",
    }
}

fn names(catalog: &Catalog) -> Vec<String> {
    let mut names: Vec<String> = catalog.tables().iter().map(|table| table.name.to_owned()).collect();
    names.extend(CAPABILITIES.iter().map(|known| known.table.to_owned()));
    names.sort_unstable();
    names.dedup();
    names
}

fn all(catalog: &Catalog, run: &Run) -> String {
    let names = names(catalog);
    match run.ui.format() {
        Format::Json => {
            let tables: Vec<Value> = names.iter().map(|name| facts(name, catalog)).collect();
            report::json::text(&json!({ "schema_version": SCHEMA_VERSION, "tables": tables }))
        }
        Format::Human => {
            let rows = names.iter().map(|name| {
                let known = catalog.table(name);
                vec![
                    name.clone(),
                    known.map(|table| table.display_name.to_owned()).unwrap_or_default(),
                    known.map(|table| owner(table.ownership).to_owned()).unwrap_or_default(),
                    commands(name),
                    remarks(name).join("; "),
                ]
            });
            report::table(&["Table", "Name", "Owned by", "Offline", "Remarks"], rows, run.ui.table_width())
        }
    }
}

fn facts(name: &str, catalog: &Catalog) -> Value {
    let known = catalog.table(name);
    json!({
        "table": name,
        "display_name": known.map(|table| table.display_name),
        "owned_by": known.map(|table| owner(table.ownership)),
        "row_rules": known.map(|table| rows(table.ownership).split(", ").collect::<Vec<_>>()),
        "commands": capability(name).map(|known| known.commands),
        "views": !VIEWS_UNSUPPORTED.contains(&name),
        "activity": known.map(|table| table.activity),
        "can_be_taken_offline": known.and_then(|table| table.flags.offline),
        "tracks_changes": known.and_then(|table| table.flags.change_tracking),
        "image_columns": columns(known, ColumnKind::Image),
        "file_columns": columns(known, ColumnKind::File),
        "remarks": remarks(name),
    })
}

fn columns(table: Option<&Table>, kind: ColumnKind) -> Vec<&'static str> {
    let columns = table.map(|table| table.columns).unwrap_or_default();
    columns.iter().filter(|column| column.kind == kind).map(|column| column.name).collect()
}

fn one(name: &str, catalog: &Catalog, format: Format) -> Result<String, Error> {
    let name = name.to_ascii_lowercase();
    let Some(table) = catalog.table(&name) else {
        return Err(unknown(&name, catalog));
    };
    if format == Format::Json {
        let mut value = facts(&name, catalog);
        value["relationships"] = relationships(&name, catalog)
            .into_iter()
            .map(|[relationship, other, kind]| json!({ "relationship": relationship, "table": other, "as": kind }))
            .collect();
        return Ok(report::json::text(&json!({ "schema_version": SCHEMA_VERSION, "table": value })));
    }
    let yes = |flag: Option<bool>| match flag {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not known",
    };
    let mut out = format!("{} ({})\n", table.name, table.display_name);
    let mut line = |what: &str, said: &str| {
        if !said.is_empty() {
            out.push_str(&format!("  {what:<22}{said}\n"));
        }
    };
    line("owned by", owner(table.ownership));
    line("row rules", rows(table.ownership));
    line("offline", &commands(&name));
    line("views offline", if VIEWS_UNSUPPORTED.contains(&name.as_str()) { "no" } else { "yes" });
    line("can be taken offline", yes(table.flags.offline));
    line("tracks changes", yes(table.flags.change_tracking));
    line("image columns", &columns(Some(table), ColumnKind::Image).join(", "));
    line("file columns", &columns(Some(table), ColumnKind::File).join(", "));
    line("remarks", &remarks(&name).join("; "));
    line("known from", catalog.name());
    let rows = relationships(&name, catalog).into_iter().map(|row| row.to_vec());
    let joined = report::table(&["Relationship", "Brings rows of", "As"], rows, usize::MAX);
    Ok(format!("{out}\n{joined}"))
}

/// The relationships by which rows of a table bring others along.
fn relationships(name: &str, catalog: &Catalog) -> Vec<[String; 3]> {
    let mut found: Vec<[String; 3]> = Vec::new();
    for relationship in catalog.relationships() {
        let Some((other, kind)) = relationship.from_table(name) else { continue };
        let system = matches!(relationship.ends, Ends::OneToMany { column, .. }
            if ["createdby", "modifiedby", "owninguser", "owningteam", "owningbusinessunit", "ownerid",
                "createdonbehalfby", "modifiedonbehalfby"].contains(&column));
        if !system {
            found.push([relationship.name.to_owned(), other.to_owned(), kind.word().to_owned()]);
        }
    }
    found
}

fn unknown(name: &str, catalog: &Catalog) -> Error {
    let error = Error::usage(format!("{} has no table `{name}`", catalog.name()));
    let error = match catalog.nearest_table(name) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("`mopctl tables` lists those it knows"),
    };
    if catalog.is_complete() {
        return error;
    }
    error.hint("custom tables can be created, read, updated and deleted offline; --metadata knows an environment's own")
}
