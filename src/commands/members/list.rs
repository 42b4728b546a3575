//! `mopctl members list`.

use serde_json::json;

use crate::dataverse::read_team_members;
use crate::exit::Exit;
use crate::members::teams_on;
use crate::model::people::{DirectoryTeam, Membership, PersonKind};
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

/// A membership as it is listed.
struct Row {
    profile: String,
    kind: PersonKind,
    who: String,
    name: String,
    /// What a team is.
    team: Option<&'static str>,
    note: &'static str,
    /// Who comes to the profile through a team: sign-in name and name; `None` where that can't be read.
    people: Option<Vec<(String, String)>>,
}

/// Lists memberships; below a team its people.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let known = Known::all(&environment.session)?;
    let people = known.people();
    let wanted = match &args.profile {
        Some(name) => Some(known_profile(&people, name)?),
        None => None,
    };
    let meant: Vec<&Membership> = known
        .memberships
        .iter()
        .filter(|membership| wanted.as_ref().is_none_or(|id| membership.profile == *id))
        .collect();
    let in_teams = read_team_members(&environment.session, &teams_on(meant.iter().copied()))?;
    let mut rows: Vec<Row> = meant
        .iter()
        .map(|membership| {
            let (who, name) = people.shown(membership.kind, &membership.person);
            let others = people.of(membership.kind, &membership.person).count() - 1;
            let of_team = |users: &Vec<String>| {
                let mut shown: Vec<_> =
                    users.iter().map(|user| people.shown(PersonKind::User, user)).collect();
                shown.sort();
                shown
            };
            Row {
                profile: people.profile_name(&membership.profile),
                kind: membership.kind,
                who,
                name,
                team: people.team(&membership.person).map(DirectoryTeam::type_in_words),
                note: if others > 0 { "on several profiles" } else { "" },
                people: in_teams.get(&membership.person).map(of_team),
            }
        })
        .collect();
    rows.sort_by(|a, b| (&a.profile, a.kind.word(), &a.who).cmp(&(&b.profile, b.kind.word(), &b.who)));
    run.ui.answer(&match run.ui.format() {
        Format::Human => human(&rows, run.ui.width()),
        Format::Json => as_json(&rows),
    })?;
    Ok(Exit::Ok)
}

fn human(rows: &[Row], width: usize) -> String {
    let mut lines: Vec<Vec<String>> = Vec::new();
    for row in rows {
        let kind = row.team.unwrap_or(row.kind.word()).to_owned();
        lines.push(vec![row.profile.clone(), kind, row.who.clone(), row.name.clone(), row.note.to_owned()]);
        for (who, name) in row.people.iter().flatten() {
            let through = "through the team".to_owned();
            lines.push(vec![String::new(), String::new(), format!("  {who}"), name.clone(), through]);
        }
    }
    let table = if lines.is_empty() {
        String::new()
    } else {
        report::table(&["Profile", "Kind", "Who", "Name", "Note"], lines, width)
    };
    let users = rows.iter().filter(|row| row.kind == PersonKind::User).count();
    let through: usize = rows.iter().filter_map(|row| row.people.as_ref()).map(Vec::len).sum();
    let through = if through > 0 { format!(" with {}", count(through, "person")) } else { String::new() };
    format!("{table}{} and {}{through}.\n", count(users, "user"), count(rows.len() - users, "team"))
}

fn as_json(rows: &[Row]) -> String {
    let person = |(who, name): &(String, String)| json!({ "who": who, "name": name });
    let members: Vec<_> = rows
        .iter()
        .map(|row| {
            let people = row.people.as_ref().map(|people| people.iter().map(person).collect::<Vec<_>>());
            json!({
                "profile": row.profile,
                "kind": row.kind.word(),
                "team_type": row.team,
                "who": row.who,
                "name": row.name,
                "note": row.note,
                "people": people,
            })
        })
        .collect();
    report::json::text(&json!({
        "schema_version": SCHEMA_VERSION,
        "members": members,
        "summary": { "memberships": members.len() },
    }))
}
