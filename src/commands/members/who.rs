//! `mopctl who PERSON`: what a service desk asks about somebody, on one page.

use serde_json::{Value, json};

use crate::dataverse::{
    read_apps, read_overviews, read_privileges, read_settings, read_sync_errors, read_teams_of, read_units,
};
use crate::error::Error;
use crate::exit::Exit;
use crate::members::Request;
use crate::model::facts::{ProfileOverview, SyncError};
use crate::model::people::{DirectoryTeam, DirectoryUser, PersonKind};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::super::environment::{self, Environment};
use super::super::list::state;
use super::known::Known;

/// Arguments of `mopctl who`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Sign-in name, e-mail, Entra object id or GUID
    #[arg(value_name = "PERSON")]
    person: String,
}

/// How somebody comes to a profile.
struct Way {
    profile: String,
    /// `direct`, a team, `the user row` or `default`.
    by: String,
    state: String,
    apps: Vec<String>,
}

/// What is known about somebody.
struct Page {
    user: DirectoryUser,
    unit: Option<String>,
    teams: Vec<DirectoryTeam>,
    ways: Vec<Way>,
    /// Whether roles let them read profiles, and use the mobile app; `None` where that can't be read.
    rights: Option<(bool, bool)>,
    errors: Option<Vec<SyncError>>,
    next: String,
}

/// Tells about a person.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let request = Request::outside(PersonKind::User, args.person.as_str());
    let known = Known::read(&environment.session, &[request])?;
    let user = match known.directory.users.as_slice() {
        [user] => user.clone(),
        [] => {
            return Err(Error::usage(format!("{} knows nobody `{}`", environment.name, args.person))
                .hint("write the sign-in name, the e-mail address, the Entra object id or the GUID")
                .into());
        }
        several => {
            let names: Vec<String> =
                several.iter().map(|user| format!("{} ({})", user.name, user.id)).collect();
            let message = format!("`{}` names several people: {}", args.person, names.join("; "));
            return Err(Error::usage(message).hint("write the GUID").into());
        }
    };
    let page = page(&environment, &known, user)?;
    run.ui.answer(&match run.ui.format() {
        Format::Human => human(&page),
        Format::Json => as_json(&page),
    })?;
    Ok(Exit::Ok)
}

fn page(environment: &Environment, known: &Known, user: DirectoryUser) -> Result<Page, Error> {
    let session = &environment.session;
    let teams = read_teams_of(session, &user.id)?;
    let overviews = read_overviews(session)?;
    let apps = read_apps(session).unwrap_or_default();
    let way = |id: &str, by: String| {
        let known = overviews.iter().find(|overview| overview.row.id == id);
        Way {
            profile: known.map_or_else(|| id.to_owned(), |overview| overview.row.name.clone()),
            by,
            state: known.map_or_else(|| "not there".to_owned(), |overview: &ProfileOverview| state(overview)),
            apps: apps
                .iter()
                .filter(|app| app.profiles.iter().any(|profile| profile == id))
                .map(|app| app.name.clone())
                .collect(),
        }
    };
    let mut ways: Vec<Way> = Vec::new();
    for row in &known.memberships {
        if row.kind == PersonKind::User && row.person == user.id {
            ways.push(way(&row.profile, "direct".to_owned()));
        } else if row.kind == PersonKind::Team
            && let Some(team) = teams.iter().find(|team| team.id == row.person)
        {
            ways.push(way(&row.profile, format!("through the team {}", team.name)));
        }
    }
    if let Some(id) = &user.legacy_profile {
        ways.push(way(id, "by the older link on the user row".to_owned()));
    }
    let default = read_settings(session).ok().and_then(|settings| settings.default_profile);
    if let Some(id) = default {
        ways.push(way(&id, "as the organization's default".to_owned()));
    }
    let rights = read_privileges(session, std::slice::from_ref(&user.id)).ok();
    let rights = rights
        .and_then(|mut all| all.remove(&user.id))
        .map(|own| (own.contains("prvreadmobileofflineprofile"), own.contains("prvgomobile")));
    let condition = [format!("_ownerid_value eq {}", user.id)];
    let errors = read_sync_errors(session, &condition, 3).ok();
    let unit = user.unit.as_deref().and_then(|id| read_units(session).ok()?.remove(id));
    let next = next(&user, &ways, rights, environment);
    Ok(Page { user, unit, teams, ways, rights, errors, next })
}

/// What to do next.
fn next(
    user: &DirectoryUser,
    ways: &[Way],
    rights: Option<(bool, bool)>,
    environment: &Environment,
) -> String {
    if !user.interactive {
        return "nothing: an application doesn't use the mobile app".to_owned();
    }
    let direct: Vec<&Way> = ways.iter().filter(|way| way.by == "direct").collect();
    let flag = &environment.flag;
    let who = &user.domain_name;
    if user.disabled {
        return "the user can't sign in: enable the user first".to_owned();
    }
    if rights.is_some_and(|(read, _)| !read) {
        return "give the user a role with Read on Mobile Offline Profile, such as Basic User".to_owned();
    }
    if direct.len() > 1 {
        return format!("mopctl members move {flag} {who} --to \"{}\"", direct[0].profile);
    }
    let through = ways.iter().filter(|way| way.by.starts_with("through the team"));
    let mut profiles: Vec<&str> =
        through.chain(&mut direct.iter().copied()).map(|way| way.profile.as_str()).collect();
    profiles.sort_unstable();
    profiles.dedup();
    if profiles.len() > 1 {
        return format!(
            "leave one profile of {}: move a team, or take the user out of one",
            profiles.join(", ")
        );
    }
    if ways.is_empty() {
        return format!("mopctl members add {flag} {who} --profile NAME");
    }
    if let Some(way) = ways.iter().find(|way| way.state.starts_with("never")) {
        return format!("publish {}: mopctl publish {flag}", way.profile);
    }
    "on the device: status page, then `mopctl guide status`; `mopctl guide leave` for Reconfigure".to_owned()
}

fn human(page: &Page) -> String {
    let user = &page.user;
    let mut out = format!("{} ({})\n", visible(&user.name), visible(&user.domain_name));
    let mut line = |head: &str, text: &str| out.push_str(&format!("{head:<14}{}\n", visible(text)));
    line(
        "state",
        if user.disabled {
            "disabled"
        } else if user.interactive && user.licensed == Some(false) {
            "enabled, and the environment shows no licence"
        } else if user.interactive {
            "enabled"
        } else {
            "an application"
        },
    );
    line("business unit", page.unit.as_deref().unwrap_or("unknown"));
    let team = |team: &DirectoryTeam| format!("{} ({})", team.name, team.type_in_words());
    let teams: Vec<String> = page.teams.iter().map(team).collect();
    line("teams", &if teams.is_empty() { "none".to_owned() } else { teams.join(", ") });
    let right = |has: bool| if has { "yes" } else { "no" };
    match page.rights {
        Some((read, mobile)) => {
            line("may", &format!("read profiles: {}, use the mobile app: {}", right(read), right(mobile)));
        }
        None => line("may", "unknown"),
    }
    if page.ways.is_empty() {
        line("profile", "none");
    }
    for way in &page.ways {
        let apps = if way.apps.is_empty() { String::new() } else { format!(", in {}", way.apps.join(", ")) };
        line("profile", &format!("{} ({}, {}{apps})", way.profile, way.by, way.state));
    }
    match page.errors.as_deref() {
        None => line("sync errors", "can't be read"),
        Some([]) => line("sync errors", "none"),
        Some(errors) => {
            for error in errors {
                line(
                    "sync error",
                    &format!("{} {} {}: {}", error.time, error.table, error.kind, error.message),
                );
            }
        }
    }
    line("next", &page.next);
    out
}

fn as_json(page: &Page) -> String {
    let user = &page.user;
    let ways: Vec<Value> = page
        .ways
        .iter()
        .map(|way| json!({ "profile": way.profile, "by": way.by, "state": way.state, "apps": way.apps }))
        .collect();
    let errors = page.errors.as_ref().map(|errors| {
        let rows = errors.iter().map(|error| {
            json!({ "time": error.time, "table": error.table, "kind": error.kind, "message": error.message })
        });
        rows.collect::<Vec<_>>()
    });
    let team = |team: &DirectoryTeam| json!({ "name": team.name, "type": team.type_in_words() });
    let teams: Vec<Value> = page.teams.iter().map(team).collect();
    text(&json!({
        "schema_version": SCHEMA_VERSION,
        "id": user.id,
        "name": user.name,
        "sign_in_name": user.domain_name,
        "email": user.email,
        "disabled": user.disabled,
        "licensed": user.licensed,
        "business_unit": page.unit,
        "teams": teams,
        "may_read_profiles": page.rights.map(|(read, _)| read),
        "may_use_mobile": page.rights.map(|(_, mobile)| mobile),
        "profiles": ways,
        "sync_errors": errors,
        "next": page.next,
    }))
}
