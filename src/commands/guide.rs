//! `mopctl guide [TOPIC]`: what happens on the device, as admins must explain it.

use serde_json::{Value, json};

use crate::error::Error;
use crate::exit::Exit;
use crate::report::{self, json::SCHEMA_VERSION};
use crate::run::Run;
use crate::spelling::nearest;
use crate::ui::Format;

/// The topics: word, what it is about, page.
pub const TOPICS: &[(&str, &str, &str)] = &[
    (
        "first-download",
        "the first start, and \"skip for now\"",
        include_str!("../../docs/guide/first-download.md"),
    ),
    ("status", "the status page and the icons", include_str!("../../docs/guide/status.md")),
    ("sync", "when a sync happens, and how often", include_str!("../../docs/guide/sync.md")),
    ("changes", "what is recorded and replayed", include_str!("../../docs/guide/changes.md")),
    ("conflicts", "who wins", include_str!("../../docs/guide/conflicts.md")),
    ("limits", "what grids, views and search lose", include_str!("../../docs/guide/limits.md")),
    ("files", "images, files and notes", include_str!("../../docs/guide/files.md")),
    ("security", "roles and privileges", include_str!("../../docs/guide/security.md")),
    ("leave", "Reconfigure, and switching off", include_str!("../../docs/guide/leave.md")),
    ("people", "modes, users and teams", include_str!("../../docs/guide/people.md")),
    ("sign-in", "how this program signs in to environments", include_str!("../../docs/guide/sign-in.md")),
];

/// Arguments of `mopctl guide`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What to read about; without it the topics are listed
    #[arg(value_name = "TOPIC")]
    topic: Option<String>,
}

/// Shows a page, or lists them.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let topics: Vec<_> = match &args.topic {
        Some(name) => vec![find(name)?],
        None => TOPICS.iter().collect(),
    };
    let answer = match (run.ui.format(), &args.topic) {
        (Format::Human, Some(_)) => topics.iter().map(|(_, _, page)| *page).collect(),
        (Format::Human, None) => {
            let rows = topics.iter().map(|(word, about, _)| vec![(*word).to_owned(), (*about).to_owned()]);
            report::table(&["Topic", "About"], rows, run.ui.width())
        }
        (Format::Json, _) => {
            let topics: Vec<Value> = topics
                .iter()
                .map(|(word, about, page)| json!({ "topic": word, "about": about, "page": page }))
                .collect();
            report::json::text(&json!({ "schema_version": SCHEMA_VERSION, "topics": topics }))
        }
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

fn find(name: &str) -> Result<&'static (&'static str, &'static str, &'static str), Error> {
    TOPICS.iter().find(|(word, ..)| word.eq_ignore_ascii_case(name)).ok_or_else(|| {
        let error = Error::usage(format!("there is no topic `{name}`"));
        let words = TOPICS.iter().map(|(word, ..)| *word);
        match nearest(&name.to_lowercase(), words.clone(), |word| 1 + word.len() / 3) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("topics: {}", words.collect::<Vec<_>>().join(", "))),
        }
    })
}
