//! `mopctl members list`.

use serde_json::json;

use crate::exit::Exit;
use crate::model::people::PersonKind;
use crate::report::{self, count, json::SCHEMA_VERSION};
use crate::run::Run;
use crate::ui::Format;

use super::super::environment;
use super::known::{Known, known_profile};

/// Arguments of `mopctl members list`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this profile
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Lists memberships.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let known = Known::all(&environment.session)?;
    let people = known.people();
    let wanted = match &args.profile {
        Some(name) => Some(known_profile(&people, name)?),
        None => None,
    };
    let mut rows: Vec<Vec<String>> = known
        .memberships
        .iter()
        .filter(|membership| wanted.as_ref().is_none_or(|id| membership.profile == *id))
        .map(|membership| {
            let (sign_in, name) = people.shown(membership.kind, &membership.person);
            let others = people.of(membership.kind, &membership.person).count() - 1;
            let note = match others {
                0 => String::new(),
                _ => "on several profiles".to_owned(),
            };
            vec![
                people.profile_name(&membership.profile),
                membership.kind.word().to_owned(),
                sign_in,
                name,
                note,
            ]
        })
        .collect();
    rows.sort();
    let answer = match run.ui.format() {
        Format::Human => {
            let users = rows.iter().filter(|row| row[1] == PersonKind::User.word()).count();
            let teams = rows.len() - users;
            let table = if rows.is_empty() {
                String::new()
            } else {
                report::table(&["Profile", "Kind", "Who", "Name", "Note"], rows, run.ui.width())
            };
            format!("{table}{} and {}.\n", count(users, "user"), count(teams, "team"))
        }
        Format::Json => {
            let members: Vec<_> = rows
                .iter()
                .map(|row| json!({ "profile": row[0], "kind": row[1], "who": row[2], "name": row[3], "note": row[4] }))
                .collect();
            report::json::text(&json!({
                "schema_version": SCHEMA_VERSION,
                "members": members,
                "summary": { "memberships": members.len() },
            }))
        }
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}
