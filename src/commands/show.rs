//! `mopctl show`: one profile of an environment.

use serde_json::{Value, json};

use crate::catalog::Catalog;
use crate::dataverse::{read_memberships, read_overviews, read_profiles, read_users};
use crate::error::Error;
use crate::exit::Exit;
use crate::graph::Schedule;
use crate::graph::view::View;
use crate::members::People;
use crate::model::facts::{LiveProfile, ProfileOverview};
use crate::model::people::PersonKind;
use crate::model::{Columns, Files, Place, Table, same_title};
use crate::report::json::{SCHEMA_VERSION, text};
use crate::report::{count, table};
use crate::rules::limits::Limit;
use crate::rules::{Context, Subject};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::comparison::{no_profile, stored_profiles};
use super::environment::{self, Environment};
use super::list::{as_json, state};

/// People shown of a longer list.
const SHOWN: usize = 10;

/// Arguments of `mopctl show`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Name of the profile
    name: String,
}

/// Shows a profile.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let environment = environment::open(run, None)?;
    let mut files = Files::default();
    let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
    let mut found = stored_profiles(&environment, Some(&args.name), |_| place)?;
    let (live, catalog) = found.swap_remove(0);
    let overviews = read_overviews(&environment.session)?;
    let Some(overview) = overviews.iter().find(|known| same_title(&known.row.name, &args.name)) else {
        return Err(no_profile(&environment.name, &args.name, &read_profiles(&environment.session)?).into());
    };
    let people = people(&environment, &live);
    let answer = match run.ui.format() {
        Format::Json => shown_as_json(overview, &live, &catalog, people.as_deref().ok()),
        Format::Human => human(overview, &live, &catalog, people, run.ui.table_width()),
    };
    run.ui.answer(&answer)?;
    Ok(Exit::Ok)
}

/// Who is on a profile: kind, identity and name.
fn people(environment: &Environment, live: &LiveProfile) -> Result<Vec<(PersonKind, String, String)>, Error> {
    let session = &environment.session;
    let memberships = read_memberships(session, std::slice::from_ref(&live.id))?;
    if memberships.is_empty() {
        return Ok(Vec::new());
    }
    let (directory, profiles) = (read_users(session)?, read_profiles(session)?);
    let known = People::new(&directory, &profiles, &memberships);
    let mut people: Vec<(PersonKind, String, String)> = memberships
        .iter()
        .map(|member| {
            let (identity, name) = known.shown(member.kind, &member.person);
            (member.kind, identity, name)
        })
        .collect();
    people.sort();
    Ok(people)
}

fn human(
    overview: &ProfileOverview,
    live: &LiveProfile,
    catalog: &Catalog,
    people: Result<Vec<(PersonKind, String, String)>, Error>,
    width: usize,
) -> String {
    let mut out = format!("{}\n", visible(&live.profile.name.value));
    if !overview.row.description.is_empty() {
        out.push_str(&format!("{}\n", visible(&overview.row.description.replace("\r\n", "\n"))));
    }
    out.push_str(&format!("\nstate         {}\n", state(overview)));
    if let Some(time) = &overview.row.published_on {
        out.push_str(&format!("published     {time}\n"));
    }
    if let Some(modified) = &overview.modified {
        let by =
            if modified.by.is_empty() { String::new() } else { format!(" by {}", visible(&modified.by)) };
        out.push_str(&format!("last change   {}{by}\n", modified.on));
    }
    if !live.drafts.is_empty() && live.published_on.is_some() {
        out.push_str(&format!("not published {}\n", visible(&live.drafts.join(", "))));
    }
    out.push_str(&format!("people        {}\n", in_words(people)));
    let apps = match overview.apps.as_deref() {
        None => "unknown".to_owned(),
        Some([]) => "none".to_owned(),
        Some(apps) => visible(&apps.join(", ")),
    };
    out.push_str(&format!("apps          {apps}\n\n"));
    let view = view(live, catalog);
    let rows = live.profile.tables.iter().map(|known| {
        let drawn = view.tables.iter().find(|drawn| drawn.name.eq_ignore_ascii_case(&known.name));
        let sync = drawn.and_then(|drawn| drawn.sync.clone());
        vec![
            known.name.value.clone(),
            drawn.map(|drawn| drawn.rows.clone()).unwrap_or_default(),
            match sync {
                Some((interval, Some(by))) => format!("{interval} ({by})"),
                Some((interval, None)) => interval,
                None => "platform".to_owned(),
            },
            columns(known),
            drawn.map(|drawn| drawn.relationships.to_string()).unwrap_or_default(),
        ]
    });
    out + &table(&["Table", "Rows", "Syncs every", "Columns", "Relationships"], rows, width)
}

fn in_words(people: Result<Vec<(PersonKind, String, String)>, Error>) -> String {
    let people = match people {
        Ok(people) => people,
        Err(error) => return format!("can't be read: {}", visible(&error.message)),
    };
    if people.is_empty() {
        return "nobody".to_owned();
    }
    let names: Vec<String> = people.iter().take(SHOWN).map(|(_, identity, _)| visible(identity)).collect();
    let more = if people.len() > SHOWN { ", …" } else { "" };
    format!("{}: {}{more}", count(people.len(), "member"), names.join(", "))
}

fn view(live: &LiveProfile, catalog: &Catalog) -> View {
    let subject = Subject::new(&live.profile, Context::of(catalog));
    let schedule: Schedule = subject.schedule();
    let limit = subject.limits.get(Limit::Relationships);
    View::of(&live.profile, &subject.graph, &schedule, limit, crate::graph::proposals::Proposals::default())
}

fn columns(table: &Table) -> String {
    match table.columns.as_ref().map(|columns| &columns.value) {
        Some(Columns::Only(names)) => names.len().to_string(),
        _ => "all".to_owned(),
    }
}

fn shown_as_json(
    overview: &ProfileOverview,
    live: &LiveProfile,
    catalog: &Catalog,
    people: Option<&[(PersonKind, String, String)]>,
) -> String {
    let view = view(live, catalog);
    let tables: Vec<Value> = live
        .profile
        .tables
        .iter()
        .map(|known| {
            let drawn = view.tables.iter().find(|drawn| drawn.name.eq_ignore_ascii_case(&known.name));
            let sync = drawn.and_then(|drawn| drawn.sync.as_ref());
            let columns = known
                .selected_columns()
                .map(|names| names.iter().map(|name| &name.value).collect::<Vec<_>>());
            json!({
                "table": known.name.value,
                "label": known.label.as_ref().map(|label| &label.value),
                "rows": known.rows.iter().map(|rule| rule.word()).collect::<Vec<_>>(),
                "sync": known.sync.as_ref().map(|sync| sync.value.to_string()),
                "effective_sync": sync.map(|(interval, _)| interval),
                "columns": columns,
                "brought_by": known.related_to.iter().map(|entry| &entry.table.value).collect::<Vec<_>>(),
                "relationships": drawn.map(|drawn| drawn.relationships),
            })
        })
        .collect();
    let people = people.map(|people| {
        let rows = people.iter();
        rows.map(|(kind, identity, name)| json!({ "kind": kind.word(), "who": identity, "name": name }))
            .collect::<Vec<_>>()
    });
    let mut answer = json!({ "schema_version": SCHEMA_VERSION });
    if let (Some(answer), Value::Object(known)) = (answer.as_object_mut(), as_json(overview)) {
        answer.extend(known);
    }
    answer["unpublished"] = json!(live.drafts);
    answer["content"] = tables.into();
    answer["people"] = json!(people);
    text(&answer)
}
