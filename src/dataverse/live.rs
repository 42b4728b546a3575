//! Profiles of an environment: rows to model.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use crate::backup::Rows;
use crate::catalog::Catalog;
use crate::model::Place;
use crate::model::facts::{LiveAssociation, LiveItem, LiveProfile, Modified, ProfileRow, stored_profile};
use crate::model::stored::StoredRows;
use crate::stored;

use super::errors::Failure;
use super::metadata::read_catalog;
use super::odata::{any_of, encode, etag, quote, some_text, text};
use super::organization::read_apps_of;
use super::session::Session;

const DRAFTS: &str = "Microsoft.Dynamics.CRM.RetrieveUnpublishedMultiple()";
pub(super) const PROFILE_COLUMNS: &str = "mobileofflineprofileid,name,description,componentstate,publishedon,ismanaged,\
modifiedon,_modifiedby_value";
const ITEM_COLUMNS: &str = "mobileofflineprofileitemid,name,selectedentitytypecode,recorddistributioncriteria,\
recordsownedbyme,recordsownedbymyteam,recordsownedbymybusinessunit,profileitementityfilter,\
_profileitemrule_value,selectedcolumns,syncintervalinminutes,canbefollowed,isvisibleingrid,componentstate,publishedon,\
modifiedon,_modifiedby_value";
const ASSOCIATION_COLUMNS: &str = "mobileofflineprofileitemassociationid,name,relationshipid,\
relationshipdisplayname,profileitemassociationentityfilter,_mobileofflineprofileitemid_value,componentstate,\
modifiedon,_modifiedby_value";
/// Items whose associations are asked for in one request.
const ITEMS_AT_ONCE: usize = 50;

/// How many profiles can be read.
pub fn read_profile_count(session: &Session) -> Result<usize, Failure> {
    session.list("mobileofflineprofiles?$select=mobileofflineprofileid").map(|rows| rows.len())
}

/// All profiles of an environment, drafts before published rows.
pub fn read_profiles(session: &Session) -> Result<Vec<ProfileRow>, Failure> {
    let rows = drafts(session, "mobileofflineprofiles", &format!("$select={PROFILE_COLUMNS}"))?;
    let mut profiles: Vec<ProfileRow> = rows.iter().map(profile_row).collect();
    profiles.sort_by_key(|profile| profile.name.to_lowercase());
    Ok(profiles)
}

pub(super) fn profile_row(row: &Value) -> ProfileRow {
    ProfileRow {
        id: text(row, "mobileofflineprofileid"),
        name: text(row, "name"),
        description: text(row, "description"),
        etag: etag(row),
        managed: row["ismanaged"].as_bool().unwrap_or_default(),
        draft: is_draft(row),
        published_on: some_text(row, "publishedon"),
        modified: modified(row),
    }
}

pub(super) fn modified(row: &Value) -> Option<Modified> {
    Some(Modified { on: some_text(row, "modifiedon")?, by: text(row, "_modifiedby_value") })
}

/// Which rows of a profile are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// As they would be published.
    Draft,
    /// As devices have them.
    Published,
}

/// Reads a profile with everything in it, drafts included. `also` names tables beyond the
/// profile's own whose metadata is wanted; `place` stands for the environment in findings.
pub fn read_profile(
    session: &Session,
    row: &ProfileRow,
    also: &[String],
    environment: &str,
    place: Place,
) -> Result<(LiveProfile, Catalog), Failure> {
    read_view(session, row, (also, environment, place), View::Draft)
}

/// Reads what devices have of a profile beside its drafts; `None` where all of it is published, or nothing
/// ever was.
pub fn read_beside_drafts(
    session: &Session,
    live: &LiveProfile,
    also: &[String],
    environment: &str,
) -> Result<Option<(LiveProfile, Catalog)>, Failure> {
    let drafted = live.changed_since_published().then_some(live);
    drafted.map(|live| read_published(session, live, also, environment)).transpose()
}

/// Reads a profile that was published, as devices have it: without what isn't published. The catalog knows
/// the tables of `also`, too.
pub fn read_published(
    session: &Session,
    live: &LiveProfile,
    also: &[String],
    environment: &str,
) -> Result<(LiveProfile, Catalog), Failure> {
    let description = live.profile.description.as_ref().map(|text| text.value.clone());
    let (mut name, mut description) = (live.profile.name.value.clone(), description.unwrap_or_default());
    if live.drafts.contains(&name) {
        let own = session.get(&format!("mobileofflineprofiles({})?$select=name,description", live.id))?;
        (name, description) = (text(&own, "name"), text(&own, "description"));
    }
    let row = ProfileRow {
        id: live.id.clone(),
        name,
        description,
        etag: live.etag.clone(),
        managed: live.managed,
        draft: false,
        published_on: live.published_on.clone(),
        modified: None,
    };
    let place = live.profile.name.place;
    read_view(session, &row, (also, environment, place), View::Published)
}

fn read_view(
    session: &Session,
    row: &ProfileRow,
    (also, environment, place): (&[String], &str, Place),
    view: View,
) -> Result<(LiveProfile, Catalog), Failure> {
    let options = format!("$select={ITEM_COLUMNS}&$filter=_regardingobjectid_value%20eq%20{}", row.id);
    let items = rows_of(session, "mobileofflineprofileitems", &options, view)?;
    let (items, hidden): (Vec<Value>, Vec<Value>) = items.into_iter().partition(is_ours);
    let hidden = hidden.iter().map(|item| text(item, "selectedentitytypecode")).collect();
    let mut tables: Vec<String> = items.iter().map(|item| text(item, "selectedentitytypecode")).collect();
    tables.extend(also.iter().cloned());
    let associations = read_associations(session, &items, view)?;
    // A relationship may lead to a table that isn't part of the profile.
    for association in &associations {
        let shown = text(association, "relationshipdisplayname");
        tables.extend(Catalog::built_in().tables_at(&shown).map(str::to_owned));
    }
    tables.sort();
    tables.dedup();
    let catalog = read_catalog(session, environment, &tables)?;
    let views = read_views(session, &items)?;
    let reader = Reader { catalog: &catalog, views, place };
    let mut live = reader.profile(row, &items, &associations);
    live.hidden = hidden;
    Ok((live, catalog))
}

/// Reads the memberships of a profile's users as they are; `hear` is told each.
pub fn each_user_row(session: &Session, profile: &str, hear: &mut dyn FnMut(Value)) -> Result<(), Failure> {
    let own = format!("$filter=_mobileofflineprofileid_value%20eq%20{profile}");
    session.each(&format!("usermobileofflineprofilememberships?{own}"), hear)
}

/// All rows of a profile as they are, with everything that the environment tells of them; memberships of users
/// are given.
pub fn read_rows<U>(session: &Session, live: &LiveProfile, users: U) -> Result<Rows<U>, Failure> {
    let of_profile = format!("$filter=_regardingobjectid_value%20eq%20{}", live.id);
    let items = drafts(session, "mobileofflineprofileitems", &of_profile)?;
    let ids: Vec<String> = items.iter().map(|item| text(item, "mobileofflineprofileitemid")).collect();
    let mut associations = Vec::new();
    for chunk in ids.chunks(ITEMS_AT_ONCE) {
        let filter = encode(&any_of("_mobileofflineprofileitemid_value", chunk));
        associations.extend(drafts(
            session,
            "mobileofflineprofileitemassociations",
            &format!("$filter={filter}"),
        )?);
    }
    let own = format!("$filter=_mobileofflineprofileid_value%20eq%20{}", live.id);
    Ok(Rows {
        profile: session.get(&format!(
            "mobileofflineprofiles({})/Microsoft.Dynamics.CRM.RetrieveUnpublished()",
            live.id
        ))?,
        items,
        associations,
        users,
        teams: session.list(&format!("teammobileofflineprofilememberships?{own}"))?,
        // Where apps keep their profile isn't documented, so it may be that it can't be read.
        apps: read_apps_of(session, &live.id)
            .unwrap_or_default()
            .iter()
            .map(|app| serde_json::json!({ "id": app.id, "unique_name": app.unique_name }))
            .collect(),
    })
}

/// The platform hides items that it adds itself; they are neither compared nor deleted.
pub(super) fn is_ours(item: &Value) -> bool {
    item["isvisibleingrid"].as_bool() != Some(false)
        && text(item, "selectedentitytypecode") != "activityparty"
}

/// Rows of one view. An ordinary read may show what was never published beside what is.
fn rows_of(session: &Session, set: &str, options: &str, view: View) -> Result<Vec<Value>, Failure> {
    if view == View::Draft {
        return drafts(session, set, options);
    }
    let mut rows = session.list(&format!("{set}?{options}"))?;
    rows.retain(|row| !is_draft(row));
    Ok(rows)
}

/// Rows as they would be published; where the environment has no such read, as they are.
pub(super) fn drafts(session: &Session, set: &str, options: &str) -> Result<Vec<Value>, Failure> {
    match session.list(&format!("{set}/{DRAFTS}?{options}")) {
        Err(Failure::Service(error)) if matches!(error.status, 400 | 404 | 405 | 501) => {
            session.list(&format!("{set}?{options}"))
        }
        outcome => outcome,
    }
}

/// Associations are asked for item by item: a nested `$expand` has been seen to come back empty.
fn read_associations(session: &Session, items: &[Value], view: View) -> Result<Vec<Value>, Failure> {
    let ids: Vec<String> = items.iter().map(|item| text(item, "mobileofflineprofileitemid")).collect();
    let mut rows = Vec::new();
    for chunk in ids.chunks(ITEMS_AT_ONCE) {
        let filter = any_of("_mobileofflineprofileitemid_value", chunk);
        let options = format!("$select={ASSOCIATION_COLUMNS}&$filter={}", encode(&filter));
        rows.extend(rows_of(session, "mobileofflineprofileitemassociations", &options, view)?);
    }
    Ok(rows)
}

/// Names of the views that items use.
fn read_views(session: &Session, items: &[Value]) -> Result<HashMap<String, String>, Failure> {
    let mut ids: Vec<String> =
        items.iter().filter_map(|item| some_text(item, "_profileitemrule_value")).collect();
    ids.sort();
    ids.dedup();
    let mut names = HashMap::new();
    for chunk in ids.chunks(ITEMS_AT_ONCE) {
        let filter = any_of("savedqueryid", chunk);
        for row in
            session.list(&format!("savedqueries?$select=savedqueryid,name&$filter={}", encode(&filter)))?
        {
            names.insert(text(&row, "savedqueryid"), text(&row, "name"));
        }
    }
    Ok(names)
}

/// The id of a public view of a table, by name.
pub fn view_id(session: &Session, table: &str, name: &str) -> Result<Option<String>, Failure> {
    let filter = format!("returnedtypecode eq {} and name eq {}", quote(table), quote(name));
    let rows =
        session.list(&format!("savedqueries?$select=savedqueryid,name&$filter={}", encode(&filter)))?;
    Ok(rows.first().map(|row| text(row, "savedqueryid")))
}

struct Reader<'r> {
    catalog: &'r Catalog,
    views: HashMap<String, String>,
    place: Place,
}

impl Reader<'_> {
    fn profile(&self, row: &ProfileRow, items: &[Value], associations: &[Value]) -> LiveProfile {
        let mut live: Vec<LiveItem> = Vec::new();
        for item in items {
            let id = text(item, "mobileofflineprofileitemid");
            let mut own: Vec<LiveAssociation> = associations
                .iter()
                .filter(|row| text(row, "_mobileofflineprofileitemid_value") == id)
                .map(|row| self.association(row))
                .collect();
            own.sort_by(|a, b| a.relationship.cmp(&b.relationship));
            live.push(self.item(item, own));
        }
        live.sort_by(|a, b| a.table.cmp(&b.table));
        let mut drafts: Vec<String> = Vec::new();
        if row.draft && row.published_on.is_some() {
            drafts.push(row.name.clone());
        }
        for item in items {
            let id = text(item, "mobileofflineprofileitemid");
            let changed = is_draft(item)
                || associations
                    .iter()
                    .any(|row| is_draft(row) && text(row, "_mobileofflineprofileitemid_value") == id);
            if changed {
                drafts.push(text(item, "selectedentitytypecode"));
            }
        }
        let id = Uuid::parse_str(&row.id).ok();
        let stored = stored_profile(id, &row.name, &row.description, &live, self.place);
        LiveProfile {
            id: row.id.clone(),
            etag: row.etag.clone(),
            managed: row.managed,
            published_on: row.published_on.clone(),
            modified: row.modified.clone(),
            drafts,
            items: live,
            hidden: Vec::new(),
            profile: stored::to_profile(stored, self.catalog),
        }
    }

    fn item(&self, item: &Value, associations: Vec<LiveAssociation>) -> LiveItem {
        let view = some_text(item, "_profileitemrule_value");
        LiveItem {
            id: text(item, "mobileofflineprofileitemid"),
            etag: etag(item),
            table: text(item, "selectedentitytypecode"),
            label: text(item, "name"),
            columns: some_text(item, "selectedcolumns"),
            sync: item["syncintervalinminutes"].as_u64(),
            rows: StoredRows {
                criteria: item["recorddistributioncriteria"].as_i64().unwrap_or_default(),
                mine: item["recordsownedbyme"].as_bool().unwrap_or_default(),
                team: item["recordsownedbymyteam"].as_bool().unwrap_or_default(),
                business_unit: item["recordsownedbymybusinessunit"].as_bool().unwrap_or_default(),
                filter: some_text(item, "profileitementityfilter"),
                view: view.map(|id| self.views.get(&id).cloned().unwrap_or(id)),
            },
            can_be_followed: item["canbefollowed"].as_bool().unwrap_or_default(),
            modified: modified(item),
            associations,
        }
    }

    /// Associations are told apart by `relationshipid`; their shown names are no identity.
    fn association(&self, row: &Value) -> LiveAssociation {
        let id = text(row, "relationshipid");
        let guid = Uuid::parse_str(&id).ok();
        let by_id = guid.and_then(|id| {
            let relationship = self.catalog.relationship_by_id(id).map(|known| known.name);
            relationship.or_else(|| self.catalog.column_by_id(id).map(|(_, column)| column))
        });
        LiveAssociation {
            id: text(row, "mobileofflineprofileitemassociationid"),
            relationship: by_id.map_or_else(|| text(row, "relationshipdisplayname"), str::to_owned),
            relationship_id: id,
            label: text(row, "name"),
            filter: some_text(row, "profileitemassociationentityfilter"),
            modified: modified(row),
        }
    }
}

pub(super) fn is_draft(row: &Value) -> bool {
    row["componentstate"].as_i64() == Some(1)
}
