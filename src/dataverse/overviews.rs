//! What lists say about profiles: numbers, people, apps, the last change and whose it was.

use std::collections::HashMap;

use serde_json::Value;

use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::model::facts::{Modified, ProfileOverview};
use crate::model::people::PersonKind;

use super::errors::Failure;
use super::live::{PROFILE_COLUMNS, drafts, is_draft, is_ours, modified, profile_row};
use super::odata::{any_of, encode, text};
use super::organization::read_apps;
use super::people::{USERS_AT_ONCE, read_memberships};
use super::session::Session;

/// All profiles with what lists say about them: tables, people, the last change.
pub fn read_overviews(session: &Session) -> Result<Vec<ProfileOverview>, Failure> {
    let changes = "_modifiedby_value,modifiedon";
    let mut rows = drafts(session, "mobileofflineprofiles", &format!("$select={PROFILE_COLUMNS}"))?;
    rows.sort_by_key(|row| text(row, "name").to_lowercase());
    let items = "_regardingobjectid_value,selectedentitytypecode,isvisibleingrid,componentstate";
    let items = drafts(session, "mobileofflineprofileitems", &format!("$select={items},{changes}"))?;
    let people = read_memberships(session, &[]).ok();
    let apps = read_apps(session).ok();
    let mut overviews: Vec<ProfileOverview> = rows
        .iter()
        .map(|itself| {
            let row = profile_row(itself);
            let own: Vec<&Value> = items
                .iter()
                .filter(|item| {
                    text(item, "_regardingobjectid_value").eq_ignore_ascii_case(&row.id) && is_ours(item)
                })
                .collect();
            let latest = own.iter().copied().chain([itself]).max_by_key(|row| text(row, "modifiedon"));
            let on = |kind: PersonKind| {
                let members = people.iter().flatten().filter(|member| member.kind == kind);
                members.filter(|member| member.profile.eq_ignore_ascii_case(&row.id)).count()
            };
            ProfileOverview {
                tables: own.iter().filter(|item| !is_companion(item)).count(),
                drafts: own.iter().filter(|item| is_draft(item)).count(),
                people: people.as_ref().map(|_| (on(PersonKind::User), on(PersonKind::Team))),
                modified: latest.and_then(modified),
                apps: apps.as_ref().map(|apps| {
                    let own = apps.iter().filter(|app| app.profiles.contains(&row.id));
                    own.map(|app| app.name.clone()).collect()
                }),
                row,
            }
        })
        .collect();
    let mut all: Vec<&mut Modified> =
        overviews.iter_mut().filter_map(|known| known.modified.as_mut()).collect();
    name_people(session, &mut all);
    Ok(overviews)
}

/// Puts names of users in place of ids. Who can't be read has none.
pub fn name_people(session: &Session, all: &mut [&mut Modified]) {
    let mut ids: Vec<String> = all.iter().map(|known| known.by.clone()).filter(|id| !id.is_empty()).collect();
    ids.sort();
    ids.dedup();
    let mut names = HashMap::new();
    for chunk in ids.chunks(USERS_AT_ONCE) {
        let filter = any_of("systemuserid", chunk);
        let path = format!("systemusers?$select=systemuserid,fullname&$filter={}", encode(&filter));
        for row in session.list(&path).unwrap_or_default() {
            names.insert(text(&row, "systemuserid"), text(&row, "fullname"));
        }
    }
    for known in all {
        known.by = names.get(&known.by).cloned().unwrap_or_default();
    }
}

/// Tables that images and files are kept in come with the tables they belong to.
fn is_companion(item: &Value) -> bool {
    [IMAGE_COMPANION, FILE_COMPANION].contains(&text(item, "selectedentitytypecode").as_str())
}
