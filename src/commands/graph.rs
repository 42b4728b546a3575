//! `mopctl graph`: who brings whom, and the budget of relationships.

use std::path::PathBuf;

use crate::catalog::Catalog;
use crate::error::Error;
use crate::exit::Exit;
use crate::graph::proposals::Proposals;
use crate::graph::view::View;
use crate::model::{Files, Place, Profile};
use crate::report;
use crate::report::graph;
use crate::rules::limits::{Limit, Limits};
use crate::rules::{Context, Subject};
use crate::run::Run;
use crate::source::{self, Address};
use crate::ui::FormatWord;

use super::comparison::{has_errors, note_skipped, stored_profiles};
use super::environment;
use super::inputs::Inputs;
use super::output::deliver;

/// Arguments of `mopctl graph`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// How to draw the graph
    #[arg(long, value_parser = FormatWord::of(["text", "mermaid", "dot", "html", "json"]), default_value = "text")]
    format: FormatWord,
    /// Write into this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show how often each table really syncs instead
    #[arg(long)]
    schedule: bool,
    /// Snapshot of an environment to know its tables from
    #[arg(long, value_name = "FILE")]
    metadata: Option<PathBuf>,
}

/// Draws graphs. A profile over its budget, or with a circle, is exit 1.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    if args.schedule && !matches!(args.format.0, "text" | "json") {
        let message = format!("--schedule can't be drawn as {}", args.format.0);
        return Err(Error::usage(message).hint("leave --format away, or write --format json").into());
    }
    let addresses = args.inputs.parse(run)?;
    let mut files = Files::default();
    let views = views(args, &addresses, &mut files, run)?;
    let each = |draw: fn(&View) -> String| views.iter().map(draw).collect::<Vec<_>>().join("\n");
    let width = run.ui.width();
    let text = match (args.format.0, args.schedule) {
        ("json", _) => report::json::text(&graph::json(&views)),
        ("mermaid", _) => each(graph::mermaid),
        ("dot", _) => each(graph::dot),
        ("html", _) => graph::html(&views),
        (_, true) => views.iter().map(|view| graph::schedule(view, width)).collect::<Vec<_>>().join("\n"),
        (_, false) => each(graph::text),
    };
    deliver(&text, args.output.as_deref(), run)?;
    let kept = views.iter().all(|view| !view.proposals.needed);
    Ok(if kept || args.schedule { Exit::Ok } else { Exit::Findings })
}

fn views(args: &Args, addresses: &[Address], files: &mut Files, run: &mut Run) -> Result<Vec<View>, Error> {
    let limits = run.config()?.limits.clone();
    let snapshot = args.metadata.as_deref().map(source::metadata).transpose()?;
    let known = snapshot.as_ref().unwrap_or(Catalog::built_in());
    let mut views = Vec::new();
    for address in addresses {
        if let Address::Environment { name, profile } = address {
            let environment = environment::open(run, Some(name))?;
            let place = Place::start_of(files.add(format!("env:{name}"), ""));
            for (live, catalog) in stored_profiles(&environment, profile.as_deref(), |_| place)? {
                views.push(view(&live.profile, &catalog, &limits, args.schedule));
            }
            continue;
        }
        let named = environment::variables_name(run);
        let one = std::slice::from_ref(address);
        let loaded = args.inputs.read_files(one, named.as_deref(), known, files, run)?;
        note_skipped(&loaded, files, run);
        if has_errors(&loaded.findings) {
            run.ui.warn("parts of a file can't be read and are missing here; `mopctl validate` says which");
        }
        views.extend(loaded.profiles.iter().map(|profile| view(profile, known, &limits, args.schedule)));
        for (profiles, catalog) in &loaded.snapshots {
            views.extend(profiles.iter().map(|profile| view(profile, catalog, &limits, args.schedule)));
        }
    }
    if views.is_empty() {
        return Err(Error::usage("no profile is given"));
    }
    Ok(views)
}

fn view(profile: &Profile, catalog: &Catalog, limits: &Limits, schedule_only: bool) -> View {
    let subject = Subject::new(profile, Context { catalog, limits, app: None, all: &[] });
    let graph = &subject.graph;
    let limit = limits.get(Limit::Relationships);
    let proposals = if schedule_only { Proposals::default() } else { Proposals::of(profile, graph, limit) };
    View::of(profile, graph, &subject.schedule(), limit, proposals)
}
