//! `mopctl explain RULE`: one rule's page.

use serde_json::json;

use crate::error::Error;
use crate::exit::Exit;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::rules::postscript;
use crate::rules;
use crate::run::Run;
use crate::ui::Format;

/// Arguments of `mopctl explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Slug or code, such as `relationship-limit` or `MOP501`
    rule: String,
}

/// Shows the page of a rule.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let Some(rule) = rules::find(&args.rule) else {
        return Err(unknown(&args.rule).into());
    };
    let answer = match run.ui.format() {
        Format::Human => {
            let head = format!("{} · {} · {}", rule.id.code, rule.id.severity.word(), rule.summary);
            format!("{head}\n\n{}{}", rule.doc, postscript(rule))
        }
        Format::Json => text(&json!({
            "schema_version": SCHEMA_VERSION,
            "rule": rule.id.slug,
            "code": rule.id.code,
            "severity": rule.id.severity.word(),
            "summary": rule.summary,
            "url": (!rule.id.url.is_empty()).then_some(rule.id.url),
            "page": format!("{}{}", rule.doc, postscript(rule)),
        })),
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

fn unknown(name: &str) -> Error {
    let error = Error::usage(format!("there is no rule `{name}`"));
    match rules::nearest(name) {
        Some(slug) => error.hint(format!("did you mean `{slug}`?")),
        None => error.hint("`mopctl rules` lists them"),
    }
}
