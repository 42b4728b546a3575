//! What a publish says: the plan, or the proofs.

use serde_json::json;

use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::Files;
use crate::report::changes::{self, ProfileChanges};
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::write::{Outcome, Proof};

pub(super) fn report_plan(
    all: &[ProfileChanges],
    only: &[String],
    files: &Files,
    (pending, dry_run): (bool, bool),
    run: &mut Run,
) -> Result<Exit, Error> {
    let answer = match run.ui.format() {
        Format::Human if pending => {
            let shown = changes::human(all, files, run.ui.color());
            format!("{shown}Plan: {}. Nothing was written.\n", changes::totals(all))
        }
        Format::Human => {
            let names: Vec<String> = all.iter().map(|one| visible(&one.profile)).collect();
            format!("Nothing to do: {} as the files say.\n", names.join(", "))
        }
        Format::Json => {
            let (changes, summary) = changes::json(all, only, files);
            text(&json!({
                "schema_version": SCHEMA_VERSION,
                "dry_run": dry_run,
                "equal": !pending,
                "changes": changes,
                "summary": summary,
                "published": [],
            }))
        }
    };
    run.ui.answer(&answer)?;
    Ok(if pending { Exit::Findings } else { Exit::Ok })
}

pub(super) fn finish(
    mut outcome: Outcome,
    all: &[ProfileChanges],
    only: &[String],
    files: &Files,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    outcome.error = outcome.error.map(|error| with_rest(error, &outcome.proofs, &outcome.left));
    let answer = match run.ui.format() {
        Format::Human => human_proofs(&outcome.proofs),
        Format::Json => {
            let (changes, summary) = changes::json(all, only, files);
            let published: Vec<_> = outcome.proofs.iter().map(proof_json).collect();
            let mut answer = json!({
                "schema_version": SCHEMA_VERSION,
                "dry_run": false,
                "equal": false,
                "changes": changes,
                "summary": summary,
                "published": published,
            });
            if let Some(error) = &outcome.error {
                answer["error"] = crate::report::json::error(error)["error"].clone();
            }
            text(&answer)
        }
    };
    run.ui.answer(&answer)?;
    let Some(error) = outcome.error else { return Ok(Exit::Ok) };
    run.ui.error(&error);
    Ok(Exit::of(error.kind))
}

/// An error with what was published before it and what wasn't tried after it.
fn with_rest(mut error: Error, proofs: &[Proof], left: &[String]) -> Error {
    if !proofs.is_empty() {
        error.kind = Kind::Partial;
        let done: Vec<&str> = proofs.iter().map(|proof| proof.profile.as_str()).collect();
        error = error.hint(format!("published before that: {}", done.join(", ")));
    }
    if left.is_empty() { error } else { error.hint(format!("not tried: {}", left.join(", "))) }
}

fn human_proofs(proofs: &[Proof]) -> String {
    let mut out = String::new();
    for proof in proofs {
        out.push_str(&format!(
            "Published {}: {} in one changeset, {}, published {}; read back and equal to the file.\n",
            visible(&proof.profile),
            count(proof.writes, "write"),
            count(proof.tables, "table"),
            proof.published_on
        ));
        if let Some(backup) = &proof.backup {
            out.push_str(&format!("  backup of what was there: {}\n", backup.display()));
        }
    }
    out
}

fn proof_json(proof: &Proof) -> serde_json::Value {
    json!({
        "profile": proof.profile,
        "writes": proof.writes,
        "tables": proof.tables,
        "published_on": proof.published_on,
        "proved": true,
        "backup": proof.backup,
    })
}
