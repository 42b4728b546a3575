//! `mopctl tables enable TABLE…`: the flags that a table needs before a profile can take it.

use serde_json::json;

use super::super::environment;
use crate::apply::enable_tables;
use crate::dataverse::{TableFlags, read_table_flags};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::Format;

/// Arguments of `mopctl tables enable`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Logical names of tables
    #[arg(value_name = "TABLE", required = true)]
    tables: Vec<String>,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be written, and write nothing; exit 1 when changes are pending
    #[arg(long)]
    dry_run: bool,
}

/// Enables tables, one after the other.
pub(super) fn run(args: &Args, run: &mut Run) -> Result<Exit, Error> {
    let environment = environment::open(run, None)?;
    let mut found: Vec<TableFlags> = Vec::new();
    for name in &args.tables {
        let Some(flags) = read_table_flags(&environment.session, name)? else {
            return Err(Error::usage(format!("{} has no table `{name}`", environment.name))
                .hint("write the logical name; nothing was written"));
        };
        if !flags.customizable && !flags.is_enabled() {
            return Err(Error::new(
                Kind::Refused,
                format!("the platform doesn't let `{name}` be customized"),
            )
            .hint("it can't be enabled for mobile offline; nothing was written"));
        }
        if !found.iter().any(|known| known.table == flags.table) {
            found.push(flags);
        }
    }
    let (enabled, missing): (Vec<TableFlags>, Vec<TableFlags>) =
        found.into_iter().partition(TableFlags::is_enabled);
    let plan: String = missing
        .iter()
        .map(|table| {
            let offline = if table.offline { "" } else { " mobile offline" };
            let tracking = if table.tracking { "" } else { " change tracking" };
            format!("~ table {}:{offline}{tracking}\n", table.table)
        })
        .collect();
    let names = |tables: &[TableFlags]| tables.iter().map(|table| table.table.clone()).collect::<Vec<_>>();
    if missing.is_empty() || args.dry_run {
        let human = if missing.is_empty() {
            format!("Nothing to do: {} enabled already.\n", count(enabled.len(), "table"))
        } else {
            format!("{plan}Nothing was written.\n")
        };
        answer(&names(&missing), &names(&enabled), false, &human, run)?;
        return Ok(if missing.is_empty() { Exit::Ok } else { Exit::Findings });
    }
    environment::check_writable(&environment, run)?;
    if run.ui.format() == Format::Human {
        run.ui.answer(&plan)?;
    }
    let question = format!("Enable {} in {}?", count(missing.len(), "table"), environment.name);
    if !args.yes && !run.ui.confirm(&question, "--yes")? {
        return Err(Error::new(Kind::Declined, "nothing was written"));
    }
    let mut written = Vec::new();
    let outcome = enable_tables(&environment.session, &missing, &mut |table| written.push(table.to_owned()));
    if let Err(failure) = outcome {
        let mut error = Error::from(failure);
        if !written.is_empty() {
            error.kind = Kind::Partial;
            error = error.hint(format!("enabled before that: {}", written.join(", ")));
        }
        return Err(error.hint("run the command again; it does the rest"));
    }
    for table in &missing {
        let now = read_table_flags(&environment.session, &table.table)?;
        if !now.is_some_and(|now| now.is_enabled()) {
            let message = format!("`{}` took the change, but doesn't read back as enabled", table.table);
            return Err(Error::new(Kind::Partial, message));
        }
    }
    let human = format!("Enabled {}; read back.\n", count(missing.len(), "table"));
    answer(&names(&missing), &names(&enabled), true, &human, run)?;
    Ok(Exit::Ok)
}

fn answer(
    missing: &[String],
    enabled: &[String],
    written: bool,
    human: &str,
    run: &mut Run,
) -> Result<(), Error> {
    run.ui.answer(&match run.ui.format() {
        Format::Human => human.to_owned(),
        Format::Json => text(&json!({
            "schema_version": SCHEMA_VERSION,
            "written": written,
            "enabled": if written { missing } else { &[] },
            "missing": if written { &[] } else { missing },
            "enabled_before": enabled,
        })),
    })
}
