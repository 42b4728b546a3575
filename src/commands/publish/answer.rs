//! What a publish says: the plan, or the proofs.

use serde_json::{Value, json};

use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::changes;
use crate::report::count;
use crate::report::impact::{self, Meaning};
use crate::report::json::text;
use crate::run::Run;
use crate::ui::{Format, visible};

use super::prepare::{Planned, Prepared};
use super::write::{Outcome, Proof};

/// What the changes of an environment mean.
pub(in super::super) fn meaning(prepared: &Prepared) -> Vec<Meaning<'_>> {
    prepared.planned.iter().filter(|one| !one.plan.steps.is_empty()).map(meaning_of).collect()
}

fn meaning_of(one: &Planned) -> Meaning<'_> {
    Meaning {
        profile: &one.plan.profile,
        impact: &one.impact,
        people: one.people,
        drafts: one.foreign_drafts(),
        overwritten: one.foreign_overwritten(),
        is_new: one.pair.live.is_none(),
        is_draft: !one.publishes(),
    }
}

/// The part of a JSON answer that is about one environment.
pub(in super::super) fn part(prepared: &Prepared) -> Value {
    let (changes, summary) = changes::json(&prepared.changes(), &prepared.only, &prepared.files);
    let enable: Vec<&String> = prepared.to_enable.iter().map(|table| &table.table).collect();
    let attach: Vec<Value> = prepared
        .to_attach
        .iter()
        .map(|one| json!({ "app": one.app.unique_name, "profile": one.profile.1 }))
        .collect();
    json!({
        "environment": prepared.environment.name,
        "equal": !prepared.is_pending(),
        "changes": changes,
        "summary": summary,
        "meaning": impact::json(&meaning(prepared)),
        "tables_to_enable": enable,
        "apps_to_attach": attach,
    })
}

/// One environment stands for itself, several are a list.
pub(in super::super) fn whole(head: Value, mut parts: Vec<Value>, several: bool) -> String {
    let mut answer = head;
    match (answer.as_object_mut(), parts.as_mut_slice()) {
        (Some(answer), [Value::Object(part)]) if !several => answer.extend(std::mem::take(part)),
        _ => answer["environments"] = parts.into(),
    }
    text(&answer)
}

pub(super) fn report_plan(all: &[Prepared], head: Value, run: &mut Run) -> Result<Exit, Error> {
    let pending = all.iter().any(Prepared::is_pending);
    let answer = match run.ui.format() {
        Format::Human => {
            all.iter().map(|prepared| planned(prepared, all.len() > 1, run.ui.color())).collect()
        }
        Format::Json => {
            let parts = all.iter().map(|prepared| with(part(prepared), "published", json!([]))).collect();
            whole(head, parts, all.len() > 1)
        }
    };
    run.ui.answer(&answer)?;
    Ok(if pending { Exit::Findings } else { Exit::Ok })
}

fn with(mut part: Value, key: &str, value: Value) -> Value {
    part[key] = value;
    part
}

/// What is written beside the profiles themselves.
pub(in super::super) fn beside(prepared: &Prepared) -> String {
    let enable = prepared.to_enable.iter();
    let enable = enable
        .map(|table| format!("~ table {} is enabled for mobile offline first\n", visible(&table.table)));
    let attach = prepared.to_attach.iter();
    let attach = attach
        .map(|one| format!("~ app {} uses {}\n", visible(&one.app.unique_name), visible(&one.profile.1)));
    enable.chain(attach).collect()
}

/// What a plan comes to, with what is written beside the profiles.
pub(in super::super) fn totals(prepared: &Prepared) -> String {
    let mut text = changes::totals(&prepared.changes());
    let beside = [(prepared.to_enable.len(), "table", "enable"), (prepared.to_attach.len(), "app", "attach")];
    for (number, what, verb) in beside.into_iter().filter(|(number, _, _)| *number > 0) {
        text.push_str(&format!(", {} to {verb}", count(number, what)));
    }
    text
}

fn planned(prepared: &Prepared, several: bool, color: bool) -> String {
    let all = prepared.changes();
    let head = if several { format!("── {} ──\n", prepared.environment.name) } else { String::new() };
    if !prepared.is_pending() {
        let names: Vec<String> = all.iter().map(|one| visible(&one.profile)).collect();
        return if prepared.is_made_here {
            format!("{head}Nothing to change in {} itself.\n", names.join(", "))
        } else {
            format!("{head}Nothing to do: {} as the files say.\n", names.join(", "))
        };
    }
    format!(
        "{head}{}{}{}Plan: {}. Nothing was written.\n",
        beside(prepared),
        changes::human(&all, &prepared.files, color),
        impact::human(&meaning(prepared)),
        totals(prepared)
    )
}

pub(super) fn finish(
    all: &[Prepared],
    mut outcomes: Vec<Outcome>,
    head: Value,
    run: &mut Run,
) -> anyhow::Result<Exit> {
    let untried: Vec<&str> =
        all.iter().skip(outcomes.len()).map(|prepared| prepared.environment.name.as_str()).collect();
    let before = outcomes.iter().rev().skip(1).any(|outcome| !outcome.proofs.is_empty());
    let done: Vec<String> = all
        .iter()
        .zip(&outcomes)
        .filter(|(_, outcome)| outcome.error.is_none())
        .map(|(prepared, _)| prepared.environment.name.clone())
        .collect();
    for (prepared, outcome) in all.iter().zip(&mut outcomes) {
        let with = |error| with_rest(error, &outcome.proofs, &outcome.left);
        outcome.error = outcome.error.take().map(with);
        if let Some(error) = outcome.error.as_mut().filter(|_| all.len() > 1) {
            *error = error.clone().of_environment(&prepared.environment.name);
            if !done.is_empty() {
                error.hints.push(format!("done: {}", done.join(", ")));
            }
        }
    }
    if let Some(error) = outcomes.last_mut().and_then(|outcome| outcome.error.as_mut()) {
        if before {
            error.kind = Kind::Partial;
        }
        if !untried.is_empty() {
            error.hints.push(format!("not tried: {}", untried.join(", ")));
        }
    }
    let answer = match run.ui.format() {
        Format::Human => {
            let each = all.iter().zip(&outcomes);
            each.map(|(prepared, outcome)| {
                let name = (all.len() > 1).then_some(prepared.environment.name.as_str());
                human_proofs(&outcome.proofs, name)
            })
            .collect()
        }
        Format::Json => {
            let parts = all.iter().zip(&outcomes).map(|(prepared, outcome)| {
                let published: Vec<_> = outcome.proofs.iter().map(proof_json).collect();
                let mut part = with(part(prepared), "published", published.into());
                if let Some(error) = &outcome.error {
                    part["error"] = crate::report::json::error(error)["error"].clone();
                }
                part
            });
            let mut head = head;
            let error = outcomes.iter().find_map(|outcome| outcome.error.as_ref());
            if let Some(error) = error {
                head["error"] = crate::report::json::error(error)["error"].clone();
            }
            whole(head, parts.collect(), all.len() > 1)
        }
    };
    run.ui.answer(&answer)?;
    let Some(error) = outcomes.into_iter().find_map(|outcome| outcome.error) else { return Ok(Exit::Ok) };
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

/// What was published; `environment` is where, where there are several.
fn human_proofs(proofs: &[Proof], environment: Option<&str>) -> String {
    let place = environment.map_or_else(String::new, |name| format!(" in {}", visible(name)));
    let mut out = String::new();
    for proof in proofs {
        out.push_str(&format!(
            "{} {}{place}: {} in one changeset, {}{}; read back and equal to the file.\n",
            if proof.published_on.is_some() { "Published" } else { "Drafted" },
            visible(&proof.profile),
            count(proof.writes, "write"),
            count(proof.tables, "table"),
            proof.published_on.as_ref().map_or_else(String::new, |on| format!(", published {on}")),
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
