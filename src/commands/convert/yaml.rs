//! Profiles as YAML.

use serde_json::json;

use super::super::output::{is_stdout, save};
use super::super::profile_files::{self, Texts};
use super::{Args, Found};
use crate::error::Error;
use crate::exit::Exit;
use crate::model::{Manage, People, Profile};
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::Format;
use crate::yaml::{Style, Variables};

struct Converted<'a> {
    args: &'a Args,
    found: &'a [Found],
    run: &'a mut Run,
}

impl Texts for Converted<'_> {
    fn of(&mut self, at: usize, kept: Option<&Profile>) -> Result<String, Error> {
        let one = &self.found[at];
        if !one.profile.inserted.is_empty() {
            let name = &one.profile.name.value;
            self.run.ui.note(&format!("{name}: values stand in the text now where variables stood"));
        }
        let mut profile = profile_files::told(&one.profile, kept);
        // Solution files don't say which columns there are: nothing said stays nothing said.
        for (table, source) in profile.tables.iter_mut().zip(&one.profile.tables) {
            table.columns.clone_from(&source.columns);
            table.label.take_if(|label| label.trim().is_empty());
        }
        let style = Style { verbatim: self.args.verbatim };
        profile_files::text(&profile, &[], style, (&whole(&one.profile), &one.catalog), self.run)
    }

    fn people(&self, _: usize) -> Option<People> {
        None
    }
}

/// What a text is compared with: `manage` is about publishing, not about what a profile holds.
fn whole(profile: &Profile) -> Profile {
    Profile { manage: Manage::Whole, ..profile.clone() }
}

/// Writes profiles into a folder.
pub(super) fn folder(args: &Args, found: &[Found], run: &mut Run) -> Result<Exit, Error> {
    let profiles: Vec<_> = found.iter().map(|one| (&one.profile, &one.catalog)).collect();
    let mut texts = Converted { args, found, run };
    let written = profile_files::write(&args.to, &profiles, &Variables::new(), args.force, &mut texts)?;
    written.answer(run)
}

/// Writes one profile into a file or to standard output.
pub(super) fn one(args: &Args, found: &[Found], run: &mut Run) -> Result<Exit, Error> {
    if found.len() > 1 {
        let message = format!("{} can't go into one file", count(found.len(), "profile"));
        return Err(Error::usage(message).hint("name a folder"));
    }
    let written = Converted { args, found, run }.of(0, None)?;
    let name = &found[0].profile.name;
    if !is_stdout(Some(&args.to)) {
        if args.force && args.to.exists() {
            crate::paths::replace(&args.to, &written)
                .map_err(|error| Error::io("write", &args.to, &error))?;
        } else {
            save(&args.to, &written).map_err(|error| {
                if args.to.exists() { error.hint("or replace it with --force") } else { error }
            })?;
        }
        return profile_files::answer(&[profile_files::Row::written(&found[0].profile, &args.to)], run);
    }
    let answer = match run.ui.format() {
        Format::Human => written,
        Format::Json => text(&json!({
            "schema_version": SCHEMA_VERSION,
            "profiles": [{ "profile": name.value, "text": written, "tables": found[0].profile.tables.len() }],
        })),
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}
