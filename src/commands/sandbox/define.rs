//! `mopctl sandbox define`: the tables, columns and relationships that profiles name and that the sandbox
//! may lack, so that profiles of a tenant can be rehearsed.

mod named;
mod whole;

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::catalog::{Catalog, ColumnKind};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::Files;
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::sandbox::{self, Defined, SandboxError};
use crate::source::Address;
use crate::ui::Format;

use super::super::comparison::{has_errors, note_skipped, refuse};
use super::super::environment;
use super::super::inputs::Inputs;

/// Definitions of tables as the Web API tells them, by logical name.
#[derive(Default)]
struct Definitions(BTreeMap<String, Definition>);

#[derive(Default)]
struct Definition {
    /// What is known of the table itself.
    facts: Map<String, Value>,
    columns: BTreeMap<String, ColumnKind>,
    lookups: Vec<Value>,
    many: Vec<Value>,
}

impl Definitions {
    fn table(&mut self, name: &str) -> &mut Definition {
        self.0.entry(name.to_lowercase()).or_default()
    }

    /// Adds a column; what was said first of its type stays.
    fn column(&mut self, table: &str, name: &str, kind: ColumnKind) {
        let known = self.table(table).columns.entry(name.to_lowercase());
        known.or_insert(kind);
    }

    /// Adds a relationship by which rows of `many` look up rows of `one`.
    fn lookup(&mut self, name: &str, (many, column): (&str, &str), one: &str) {
        self.table(one);
        self.table(many).lookups.push(json!({
            "SchemaName": name,
            "ReferencingAttribute": column.to_lowercase(),
            "ReferencedEntity": one.to_lowercase(),
        }));
    }

    /// Adds a many-to-many relationship.
    fn many_to_many(&mut self, name: &str, first: &str, second: &str) {
        self.table(second);
        let other = second.to_lowercase();
        self.table(first).many.push(json!({ "SchemaName": name, "Entity2LogicalName": other }));
    }

    fn value(self) -> Value {
        let definitions = self.0.into_iter().map(|(name, mut one)| {
            let column = |(name, kind): (String, ColumnKind)| {
                json!({ "LogicalName": name, "AttributeType": format!("{kind:?}") })
            };
            one.facts.insert("LogicalName".to_owned(), name.into());
            one.facts.insert("Attributes".to_owned(), one.columns.into_iter().map(column).collect());
            one.facts.insert("ManyToOneRelationships".to_owned(), one.lookups.into());
            one.facts.insert("ManyToManyRelationships".to_owned(), one.many.into());
            Value::Object(one.facts)
        });
        definitions.collect()
    }
}

/// Gives the sandbox what addresses name.
pub(super) fn run(inputs: &Inputs, file: &Path, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = inputs.parse(run)?;
    if let Some(Address::Environment { name, .. }) =
        addresses.iter().find(|one| matches!(one, Address::Environment { .. }))
    {
        return Err(Error::usage(format!("env:{name} is an environment, and tables are taken from files"))
            .hint(format!("take a snapshot: `mopctl snapshot --env {name} -o FILE`, then name FILE"))
            .into());
    }
    let mut files = Files::default();
    let variables = environment::variables_name(run);
    let mut loaded =
        inputs.read_files(&addresses, variables.as_deref(), Catalog::built_in(), &mut files, run)?;
    if has_errors(&loaded.findings) {
        let read = loaded.summary(&files);
        return Ok(refuse(&mut loaded.findings, &files, &read, run)?);
    }
    note_skipped(&loaded, &files, run);
    let mut definitions = Definitions::default();
    for (_, catalog) in &loaded.snapshots {
        whole::add(catalog, &mut definitions);
    }
    let of_snapshots = loaded.snapshots.iter();
    let of_snapshots =
        of_snapshots.flat_map(|(profiles, catalog)| profiles.iter().map(move |profile| (profile, catalog)));
    let of_files = loaded.profiles.iter().map(|profile| (profile, Catalog::built_in()));
    for (profile, catalog) in of_snapshots.chain(of_files) {
        for what in named::add(profile, catalog, &mut definitions) {
            run.ui.note(&format!("not made up: {what}"));
        }
    }
    let defined = sandbox::define(file, &definitions.value()).map_err(|error| failed(&error))?;
    answer(&defined, file, run)?;
    Ok(Exit::Ok)
}

fn failed(error: &SandboxError) -> Error {
    if error.is_broken {
        return environment::sandbox_failed(error);
    }
    Error::new(Kind::Unreadable, error.to_string())
}

fn answer(defined: &Defined, file: &Path, run: &mut Run) -> Result<(), Error> {
    let Defined { tables, columns, relationships } = defined;
    let is_nothing = tables.is_empty() && *columns == 0 && relationships.is_empty();
    let answer = match run.ui.format() {
        Format::Json => text(&json!({
            "schema_version": SCHEMA_VERSION,
            "path": file.display().to_string(),
            "tables": tables,
            "columns": columns,
            "relationships": relationships,
        })),
        Format::Human if is_nothing => "The sandbox has all of it already.\n".to_owned(),
        Format::Human => {
            let mut out = format!(
                "Added to the sandbox: {}, {}, {}.\n",
                count(tables.len(), "table"),
                count(*columns, "column"),
                count(relationships.len(), "relationship")
            );
            for name in tables.iter().chain(relationships) {
                out.push_str(&format!("  {name}\n"));
            }
            out
        }
    };
    run.ui.answer(&answer)?;
    if !is_nothing {
        run.ui.note("a `mopctl sandbox serve` that runs needs to be started anew to have them");
    }
    Ok(())
}
