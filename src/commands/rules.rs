//! `mopctl rules`: the catalogue.

use serde_json::json;

use crate::exit::Exit;
use crate::report::{self, json::SCHEMA_VERSION};
use crate::rules;
use crate::rules::limits::TABLE;
use crate::run::Run;
use crate::ui::{Format, FormatWord};

/// Arguments of `mopctl rules`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How to write the catalogue
    #[arg(long, value_parser = FormatWord::of(["human", "json", "markdown"]), default_value = "human")]
    format: FormatWord,
    /// Show the numbers that rules compare with, by limit set, with their sources
    #[arg(long)]
    limits: bool,
}

/// Lists every rule.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let text = match run.ui.format() {
        _ if args.format.0 == "markdown" => report::rules::markdown(),
        Format::Human if args.limits => report::table(
            &["Limit", "documented", "current", "strict", "Rule", "Source"],
            report::rules::limits(),
            run.ui.width(),
        ),
        Format::Json if args.limits => {
            let rows: Vec<_> = TABLE
                .iter()
                .map(|row| {
                    let [documented, current, strict] = row.numbers;
                    json!({
                        "limit": row.key,
                        "rule": row.rule,
                        "documented": documented,
                        "current": current,
                        "strict": strict,
                        "source": row.source,
                    })
                })
                .collect();
            report::json::text(&json!({ "schema_version": SCHEMA_VERSION, "limits": rows }))
        }
        Format::Human => {
            let rows = rules::all().map(|rule| {
                vec![
                    rule.id.code.to_owned(),
                    rule.id.slug.to_owned(),
                    rule.id.severity.word().to_owned(),
                    rule.summary.to_owned(),
                ]
            });
            report::table(&["Code", "Rule", "Severity", "Finds"], rows, run.ui.width())
        }
        Format::Json => {
            let rules: Vec<_> = rules::all()
                .map(|rule| {
                    let inputs: Vec<_> = rule.inputs.iter().map(|input| input.word()).collect();
                    json!({
                        "rule": rule.id.slug,
                        "code": rule.id.code,
                        "severity": rule.id.severity.word(),
                        "summary": rule.summary,
                        "inputs": inputs,
                        "url": (!rule.id.url.is_empty()).then_some(rule.id.url),
                    })
                })
                .collect();
            report::json::text(&json!({ "schema_version": SCHEMA_VERSION, "rules": rules }))
        }
    };
    run.ui.answer(&text)?;
    Ok(Exit::Ok)
}
