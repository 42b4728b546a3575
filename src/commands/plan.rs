//! `mopctl plan`: the ordered changes that a publish would make, shown or kept in a file.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::error::Error;
use crate::exit::Exit;
use crate::report::json::SCHEMA_VERSION;
use crate::report::{changes, count, impact};
use crate::run::Run;
use crate::saved_plan::{About, SavedPlan};
use crate::ui::{Format, quoted, visible};

use super::output::{is_stdout, save};
use super::publish::guards::Allowed;
use super::publish::prepare::{Attachment, Options, Planned, Prepared, Wanted, environments};
use super::publish::{answer, needed, prepare_one, saved};

/// Arguments of `mopctl plan`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    options: Options,
    /// Keep the plan in this file, for `mopctl publish FILE`
    #[arg(short, long, value_name = "PLAN")]
    output: Option<PathBuf>,
    /// Show every write, one on a line
    #[arg(long)]
    steps: bool,
}

/// Shows what a publish would do.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.options.inputs.parse(run)?;
    let mut all = Vec::new();
    for (environment, variables) in environments(run)? {
        let wanted = Wanted::Addresses(&addresses);
        match prepare_one(&wanted, (environment, variables.as_deref()), &args.options, run)? {
            Ok(prepared) => all.push(prepared),
            Err(exit) => return Ok(exit),
        }
    }
    if args.output.is_some() && is_stdout(args.output.as_deref()) {
        return Err(Error::usage("a plan is kept in a file, not in one called -").hint("name one").into());
    }
    if args.output.is_some() && all.len() > 1 {
        return Err(Error::usage("a plan is for one environment").hint("name one with --env").into());
    }
    let pending = all.iter().any(Prepared::is_pending);
    let answer = match run.ui.format() {
        Format::Human => {
            let color = run.ui.color();
            all.iter().map(|prepared| human(prepared, all.len() > 1, args.steps, color)).collect()
        }
        Format::Json => {
            let parts = all.iter().map(json).collect();
            let head = json!({ "schema_version": SCHEMA_VERSION, "kind": "plan" });
            answer::whole(head, parts, all.len() > 1)
        }
    };
    run.ui.answer(&answer)?;
    for prepared in &all {
        needed(prepared, (args.options.draft, args.output.is_some()), Allowed::default(), run);
    }
    if let (Some(file), [prepared]) = (&args.output, all.as_slice()) {
        save(file, &plan_file(prepared, args.options.draft)?.text())?;
        let shown = quoted(&file.display().to_string());
        run.ui.note(&format!(
            "kept in {shown}; `mopctl publish {shown} {}` makes exactly these writes or none",
            prepared.environment.flag
        ));
    }
    Ok(if pending { Exit::Findings } else { Exit::Ok })
}

fn plan_file(prepared: &Prepared, draft: bool) -> Result<SavedPlan, Error> {
    let about = About {
        created: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        environment: prepared.environment.name.clone(),
        host: prepared.environment.session.host(),
        organization: prepared.environment.session.organization().to_owned(),
        draft,
        enable_tables: prepared.to_enable.iter().map(|table| table.table.clone()).collect(),
        attach_apps: prepared.to_attach.iter().map(Attachment::saved).collect(),
    };
    let profiles = prepared.planned.iter().map(saved::saved).collect::<Result<_, _>>()?;
    Ok(SavedPlan::of(about, profiles))
}

fn human(prepared: &Prepared, several: bool, steps: bool, color: bool) -> String {
    let mut out = String::new();
    if several {
        out.push_str(&format!("── {} ──\n", prepared.environment.name));
    }
    out.push_str(&answer::beside(prepared));
    let all = prepared.changes();
    out.push_str(&changes::human(&all, &prepared.files, color));
    out.push_str(&impact::human(&answer::meaning(prepared)));
    if steps {
        prepared.planned.iter().for_each(|one| out.push_str(&writes(one)));
    }
    let number: usize = prepared.planned.iter().map(|one| one.plan.steps.len()).sum();
    out.push_str(&if prepared.is_pending() {
        format!("Plan: {}, in {}.\n", answer::totals(prepared), count(number, "write"))
    } else {
        "Nothing to do.\n".to_owned()
    });
    out
}

/// Every write of a profile, in its order.
fn writes(one: &Planned) -> String {
    let mut out = format!("Writes for {}:\n", visible(&one.plan.profile));
    for (at, step) in one.plan.steps.iter().enumerate() {
        // Plain data can always be written.
        let mut value = serde_json::to_value(step).unwrap_or_default();
        let word = value["step"].as_str().unwrap_or_default().to_owned();
        let about = step.table.clone().map(|table| format!(" of {table}")).unwrap_or_default();
        if let Some(fields) = value.as_object_mut() {
            fields.retain(|name, value| {
                !matches!(name.as_str(), "step" | "about" | "etag") && !value.is_null()
            });
        }
        out.push_str(&visible(&format!("  {:>3}  {word}{about}  {value}\n", at + 1)));
    }
    out
}

fn json(prepared: &Prepared) -> Value {
    let mut part = answer::part(prepared);
    part["organization"] = prepared.environment.session.organization().into();
    part["plans"] = prepared
        .planned
        .iter()
        .map(|one| json!({ "profile": one.plan.profile, "id": one.plan.id, "steps": one.plan.steps }))
        .collect();
    part
}
