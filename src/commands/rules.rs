//! `mopctl rules`: the catalogue.

use serde_json::json;

use crate::exit::Exit;
use crate::report::{self, json::SCHEMA_VERSION};
use crate::rules;
use crate::run::Run;
use crate::ui::Format;

/// Arguments of `mopctl rules`.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Lists every rule.
pub fn run(_args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let text = match run.ui.format() {
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
