//! Which request goes where.

use rusqlite::Connection;
use serde_json::{Value, json};
use uuid::Uuid;

use super::Organization;
use super::facts::facts;
use super::faults::FaultKind;
use super::schema::{self, Set};
use super::store::{self, Row, View};
use super::tables::{SETS, alternate_keys};
use super::values::unquoted;
use super::wire::{Answer, Fault, Request};
use super::write::Writer;
use super::{apps, bulk, clone, metadata, privileges, publish, query, seed};

const CRM: &str = "Microsoft.Dynamics.CRM.";

/// Cuts scheme, host and `/api/data/v9.x/` off an address.
pub(super) fn below_version(path: &str) -> &str {
    let Some(at) = path.find("/api/data/v") else { return path };
    let rest = &path[at + "/api/data/v".len()..];
    rest.split_once('/').map_or("", |(_, rest)| rest)
}

/// Answers one request in a transaction of its own; a refusal leaves nothing behind.
pub(super) fn in_transaction(db: &Connection, organization: &Organization, request: &Request) -> Answer {
    let run = || {
        if request.method == "GET" {
            return dispatch(db, organization, request);
        }
        let _turn = store::turn();
        store::in_one(db, || dispatch(db, organization, request))
    };
    run().unwrap_or_else(|fault: Fault| refusal(request, fault))
}

/// The answer of a refusal; what is there already is refused in one of two ways.
pub(super) fn refusal(request: &Request, mut fault: Fault) -> Answer {
    if fault.code == Fault::DUPLICATE && request.quirks.duplicate_conflict {
        fault.status = 409;
    }
    fault.answer()
}

/// Answers a request inside whatever transaction is open.
pub(super) fn dispatch(
    db: &Connection,
    organization: &Organization,
    request: &Request,
) -> Result<Answer, Fault> {
    let segments: Vec<&str> = request.path.split('/').filter(|segment| !segment.is_empty()).collect();
    let Some(first) = segments.first() else {
        return Ok(service_document(request));
    };
    if first.starts_with("EntityDefinitions") || first.starts_with("RelationshipDefinitions") {
        return match request.method.as_str() {
            "GET" => metadata::read(db, request, &segments),
            "PUT" => metadata::write(db, request, &segments),
            _ => Err(not_allowed(request)),
        };
    }
    match (request.method.as_str(), first.trim_end_matches("()")) {
        ("GET", "$metadata") => Err(Fault::new(
            501,
            "0x80060888",
            "The sandbox doesn't write CSDL; ask EntityDefinitions or RetrieveMetadataChanges.",
        )),
        ("GET", "WhoAmI") => Ok(who_am_i((organization, &seed::organization(db)?), request)),
        ("GET", "RetrieveVersion") => Ok(Answer::json(
            200,
            &json!({
                "@odata.context": format!("{}$metadata#{CRM}RetrieveVersionResponse", request.base),
                "Version": "9.2.26042.164",
            }),
        )),
        ("GET", name) if name.starts_with("RetrieveTotalRecordCount") => record_counts(db, request, name),
        ("GET", name) if name.starts_with("RetrieveMetadataChanges") => metadata::changes(db, request, name),
        ("GET", name) if name.starts_with("RetrieveCurrentOrganization") => {
            Ok(current_organization(&seed::organization(db)?, request))
        }
        ("GET", "sdkmessagefilters") => {
            let filter = request.option("$filter").unwrap_or_default();
            let values = request.query.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" ");
            let rows = if bulk::supported(&format!("{filter} {values}")) {
                json!([{ "sdkmessagefilterid": organization.id }])
            } else {
                json!([])
            };
            let context = format!("{}$metadata#sdkmessagefilters", request.base);
            Ok(Answer::json(200, &json!({ "@odata.context": context, "value": rows })))
        }
        ("POST", "PublishXml" | "PublishAllXml") if request.fault == Some(FaultKind::BusyPublish) => {
            Err(Fault::new(
                429,
                "0x80071151",
                "The solution installation or removal failed due to the installation or removal of another solution at the same time. Please try again later.",
            ))
        }
        ("POST", "PublishXml") => {
            let body = request.json()?;
            let xml = body["ParameterXml"].as_str().unwrap_or_default();
            publish::publish_xml(db, xml, &Organization::now(), &organization.behaviour)?;
            Ok(Answer::empty(204))
        }
        ("POST", "AddAppComponents") => apps::add(db, request),
        ("POST", "RemoveAppComponents") => apps::remove(db, request),
        ("POST", "BulkDelete") => bulk::delete(&writer(db, organization, request), request),
        ("POST", "PublishAllXml") => {
            publish::publish_all(db, &Organization::now(), &organization.behaviour)?;
            Ok(Answer::empty(204))
        }
        _ => rows(db, organization, request, &segments),
    }
}

/// `RetrieveTotalRecordCount(EntityNames=…)`: how many rows tables have.
fn record_counts(db: &Connection, request: &Request, call: &str) -> Result<Answer, Fault> {
    let names = request.argument(call, "EntityNames").unwrap_or_default().replace('\'', "\"");
    let names: Vec<String> = serde_json::from_str(&names)
        .map_err(|error| Fault::bad(format!("EntityNames isn't a list of tables: {error}")))?;
    let told: Value = store::setting(db, seed::COUNTS)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let mut values = Vec::new();
    for name in &names {
        let known = facts().table(name).is_some() || schema::by_logical(name).is_some();
        if !known {
            return Err(Fault::new(
                404,
                "0x80060888",
                format!("The entity with a name = '{name}' was not found."),
            ));
        }
        let stored = || store::rows(db, name, View::Published, None).map(|rows| rows.len() as u64);
        values.push(told[name].as_u64().map_or_else(stored, Ok)?);
    }
    let context = format!("{}$metadata#{CRM}RetrieveTotalRecordCountResponse", request.base);
    let counts = json!({ "Count": names.len(), "IsReadOnly": false, "Keys": names, "Values": values });
    Ok(Answer::json(200, &json!({ "@odata.context": context, "EntityRecordCountCollection": counts })))
}

fn service_document(request: &Request) -> Answer {
    let sets: Vec<Value> =
        SETS.iter().map(|set| json!({ "name": set.set, "kind": "EntitySet", "url": set.set })).collect();
    Answer::json(200, &json!({ "@odata.context": format!("{}$metadata", request.base), "value": sets }))
}

fn who_am_i((organization, id): (&Organization, &str), request: &Request) -> Answer {
    Answer::json(
        200,
        &json!({
            "@odata.context": format!("{}$metadata#{CRM}WhoAmIResponse", request.base),
            "BusinessUnitId": organization.business_unit,
            "UserId": organization.user,
            "OrganizationId": id,
        }),
    )
}

fn current_organization(id: &str, request: &Request) -> Answer {
    let root = request.base.split("/api/").next().unwrap_or_default();
    Answer::json(
        200,
        &json!({
            "@odata.context": format!("{}$metadata#{CRM}RetrieveCurrentOrganizationResponse", request.base),
            "Detail": {
                "OrganizationId": id,
                "FriendlyName": "Contoso",
                "OrganizationVersion": "9.2.26042.164",
                "EnvironmentId": id,
                "UrlName": "contoso",
                "UniqueName": "contoso",
                "State": "Enabled",
                "Endpoints": { "Count": 1, "Keys": ["WebApplication"], "Values": [format!("{root}/")] },
            },
        }),
    )
}

fn not_allowed(request: &Request) -> Fault {
    Fault::new(
        405,
        "0x8006088a",
        format!("The requested resource does not support http method '{}'.", request.method),
    )
}

/// Requests on entity sets.
fn rows(
    db: &Connection,
    organization: &Organization,
    request: &Request,
    segments: &[&str],
) -> Result<Answer, Fault> {
    let (name, key) = match segments[0].split_once('(') {
        Some((name, key)) => match key.strip_suffix(')') {
            Some(key) => (name, Some(key)),
            None => return Err(Fault::bad(format!("The key in '{}' isn't closed.", segments[0]))),
        },
        None => (segments[0], None),
    };
    let set = schema::by_set(name).ok_or_else(|| Fault::no_resource(name))?;
    let rest: Vec<&str> = segments[1..].to_vec();
    let published = query::Query::new(db, request, View::Published);
    let draft = query::Query::new(db, request, View::Draft);
    match (request.method.as_str(), key, rest.as_slice()) {
        ("GET", None, []) => match request.option("fetchXml") {
            Some(text) => published.fetched(set, text, &organization.user),
            None => published.collection(set, None),
        },
        ("POST", None, [function]) if function.strip_prefix(CRM).is_some_and(bulk::is_message) => {
            let message = function.trim_start_matches(CRM);
            bulk::run(&writer(db, organization, request), request, set, message)
        }
        ("POST", Some(key), [function]) if is_function(function, "CloneMobileOfflineProfile") => {
            let row = existing(db, set, &parse_key(db, set, key)?, View::Draft)?;
            let id = clone::profile(db, &row, &Organization::now())?;
            let body = draft.single(set, &existing(db, set, &id, View::Draft)?)?;
            Ok(Answer::json(200, &Value::Object(body)))
        }
        ("GET", None, ["$count"]) => published.count(set, None),
        ("GET", None, [function]) if is_function(function, "RetrieveUnpublishedMultiple") => {
            only_drafts(set, function)?;
            draft.collection(set, None)
        }
        ("POST", None, []) => create(db, organization, request, set),
        ("GET", Some(key), []) => {
            let row = existing(db, set, &parse_key(db, set, key)?, View::Published)?;
            if request.header("if-none-match") == Some(row.etag().as_str())
                && request.option("$expand").is_none()
            {
                return Ok(Answer::empty(304).header("ETag", row.etag()));
            }
            let body = published.single(set, &row)?;
            Ok(Answer::json(200, &Value::Object(body)).header("ETag", row.etag()))
        }
        ("GET", Some(key), [function]) if is_function(function, "RetrieveUnpublished") => {
            only_drafts(set, function)?;
            let row = existing(db, set, &parse_key(db, set, key)?, View::Draft)?;
            Ok(Answer::json(200, &Value::Object(draft.single(set, &row)?)))
        }
        ("GET", Some(key), [function]) if is_function(function, "RetrieveUserPrivileges") => {
            let row = existing(db, set, &parse_key(db, set, key)?, View::Published)?;
            let mut body = privileges::of_user(db, &row.id, row.text("_businessunitid_value"))?;
            let context = format!("{}$metadata#{CRM}RetrieveUserPrivilegesResponse", request.base);
            body["@odata.context"] = context.into();
            Ok(Answer::json(200, &body))
        }
        ("GET", Some(key), [_, ..]) => part(db, request, set, key, &rest),
        ("PATCH", Some(key), []) => update(db, organization, request, set, key),
        ("DELETE", Some(key), []) => {
            let id = parse_key(db, set, key)?;
            let row = existing(db, set, &id, View::Draft)?;
            check_version(request, &row)?;
            writer(db, organization, request).delete(set, &id)?;
            Ok(Answer::empty(204))
        }
        ("POST", Some(key), [navigation, "$ref"]) => {
            let row = existing(db, set, &parse_key(db, set, key)?, View::Draft)?;
            let body = request.json()?;
            writer(db, organization, request).associate(set, &row, navigation, &body["@odata.id"])?;
            Ok(Answer::empty(204))
        }
        ("DELETE", Some(key), [navigation, "$ref"]) if set.child(without_key(navigation)).is_some() => {
            let row = existing(db, set, &parse_key(db, set, key)?, View::Draft)?;
            let other = match (navigation.split_once('('), request.option("$id")) {
                (Some((_, key)), _) => key.trim_end_matches(')').to_owned(),
                (None, Some(reference)) => {
                    reference.rsplit_once('(').map_or("", |(_, key)| key.trim_end_matches(')')).to_owned()
                }
                (None, None) => return Err(Fault::bad("The id of the row to disassociate is missing.")),
            };
            writer(db, organization, request).disassociate(set, &row, without_key(navigation), &other)?;
            Ok(Answer::empty(204))
        }
        ("PUT" | "DELETE", Some(key), [name] | [name, "$ref"]) => {
            property(db, organization, request, set, key, name)
        }
        ("GET", None, [segment, ..]) => Err(Fault::no_resource(segment)),
        _ => Err(not_allowed(request)),
    }
}

/// Reads a part of a row: a property, a row that it looks up, rows that belong to it.
fn part(
    db: &Connection,
    request: &Request,
    set: &'static Set,
    key: &str,
    rest: &[&str],
) -> Result<Answer, Fault> {
    let published = query::Query::new(db, request, View::Published);
    let row = existing(db, set, &parse_key(db, set, key)?, View::Published)?;
    let name = rest[0];
    if let (Some(_), [_] | [_, "$value"]) = (set.property(name), rest) {
        return Ok(one_value(request, set, &row, name, rest.len() > 1));
    }
    if let (Some((column, table)), [_]) = (set.navigation(name), rest) {
        let other = schema::by_logical(table).ok_or_else(|| Fault::no_resource(name))?;
        let id = row.text(&column.property());
        if id.is_empty() {
            return Ok(Answer::empty(204));
        }
        let found = existing(db, other, id, View::Published)?;
        return Ok(Answer::json(200, &Value::Object(published.single(other, &found)?)));
    }
    let child = set.child(name).ok_or_else(|| Fault::no_resource(name))?;
    let other = schema::by_logical(child.far()).ok_or_else(|| Fault::no_resource(name))?;
    match rest {
        [_] => published.collection(other, Some((child, &row.id))),
        [_, "$count"] => published.count(other, Some((child, &row.id))),
        [_, "$ref"] => published.references(other, child, &row.id),
        [_, segment, ..] => Err(Fault::no_resource(segment)),
        [] => Err(not_allowed(request)),
    }
}

/// One property of a row: as JSON, or as it is.
fn one_value(request: &Request, set: &Set, row: &Row, name: &str, raw: bool) -> Answer {
    let value = row.body.get(name).cloned().unwrap_or_default();
    if value.is_null() {
        return Answer::empty(204);
    }
    if raw {
        let mut answer = Answer::empty(200).header("Content-Type", "text/plain");
        answer.body = unquoted(&value).into_bytes();
        return answer;
    }
    let context = format!("{}$metadata#{}({})/{name}", request.base, set.set, row.id);
    Answer::json(200, &json!({ "@odata.context": context, "value": value }))
}

/// `teammembership_association(id)` without the id.
fn without_key(segment: &str) -> &str {
    segment.split_once('(').map_or(segment, |(name, _)| name)
}

fn is_function(segment: &str, name: &str) -> bool {
    segment.strip_prefix(CRM).is_some_and(|found| found.trim_end_matches("()") == name)
}

/// Only profiles and items can be read as drafts over the Web API.
fn only_drafts(set: &Set, function: &str) -> Result<(), Fault> {
    if matches!(set.logical, "mobileofflineprofile" | "mobileofflineprofileitem") {
        return Ok(());
    }
    Err(Fault::no_resource(function))
}

/// What names a row in an address.
#[derive(Debug, Clone)]
pub(super) enum Key {
    Id(String),
    /// A column with its value.
    Alternate(&'static str, String),
}

impl Key {
    /// What messages call it.
    fn shown(&self) -> &str {
        match self {
            Self::Id(text) | Self::Alternate(_, text) => text,
        }
    }

    /// Reads `guid`, `column=guid` or `column='text'`.
    pub(super) fn parse(set: &Set, key: &str) -> Result<Self, Fault> {
        let bare = key.strip_prefix(set.id).and_then(|key| key.strip_prefix('=')).unwrap_or(key);
        if let Ok(id) = Uuid::parse_str(bare.trim_matches(['{', '}', '\''])) {
            return Ok(Self::Id(id.to_string()));
        }
        let alternate = key.split_once('=').and_then(|(name, value)| {
            let column = alternate_keys(set.logical).iter().find(|known| **known == name)?;
            let value = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\'')).unwrap_or(value);
            Some(Self::Alternate(column, value.replace("\'\'", "\'")))
        });
        alternate.ok_or_else(|| {
            Fault::new(
                400,
                "0x80060888",
                format!(
                    "The key in the request URI is not valid for resource '{CRM}{}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource '{CRM}{}'",
                    set.logical, set.logical
                ),
            )
        })
    }
}

/// The row of a key, if it is there.
pub(super) fn find(db: &Connection, set: &Set, key: &Key, view: View) -> Result<Option<Row>, Fault> {
    match key {
        Key::Id(id) => store::row(db, set.logical, id, view),
        Key::Alternate(column, value) => {
            let rows = store::rows(db, set.logical, view, None)?;
            Ok(rows.into_iter().find(|row| row.text(column).eq_ignore_ascii_case(value)))
        }
    }
}

/// The id of the row of a key; an alternate key needs the row.
fn parse_key(db: &Connection, set: &Set, key: &str) -> Result<String, Fault> {
    match Key::parse(set, key)? {
        Key::Id(id) => Ok(id),
        alternate @ Key::Alternate(..) => match find(db, set, &alternate, View::Draft)? {
            Some(row) => Ok(row.id),
            None => Err(Fault::not_found(set.label, key)),
        },
    }
}

fn existing(db: &Connection, set: &Set, id: &str, view: View) -> Result<Row, Fault> {
    store::row(db, set.logical, id, view)?.ok_or_else(|| Fault::not_found(set.label, id))
}

/// The user on whose behalf a request is made (`MSCRMCallerID`).
fn caller(request: &Request) -> Option<String> {
    Uuid::parse_str(request.header("mscrmcallerid")?).ok().map(|id| id.to_string())
}

fn writer<'w>(db: &'w Connection, organization: &Organization, request: &Request) -> Writer<'w> {
    Writer {
        db,
        now: Organization::now(),
        user: caller(request).unwrap_or_else(|| organization.user.clone()),
        organization: organization.id.clone(),
        base: request.base.clone(),
    }
}

/// `If-Match` of a change: `*` takes any version, none and the literal `null` ask nothing.
fn check_version(request: &Request, row: &Row) -> Result<(), Fault> {
    match request.header("if-match") {
        None | Some("*" | "null") => Ok(()),
        Some(etag) if etag == row.etag() && request.fault != Some(FaultKind::StaleEtag) => Ok(()),
        Some(_) => Err(Fault::new(
            412,
            "0x80060882",
            "The version of the existing record doesn't match the RowVersion property provided.",
        )),
    }
}

fn entity_id(request: &Request, set: &Set, id: &str) -> String {
    format!("{}{}({id})", request.base, set.set)
}

fn create(
    db: &Connection,
    organization: &Organization,
    request: &Request,
    set: &'static Set,
) -> Result<Answer, Fault> {
    let id = writer(db, organization, request).create(set, None, &request.json()?)?;
    written(db, request, set, &id, 201)
}

/// The answer of a write: the row where it was asked for, else just its address.
fn written(
    db: &Connection,
    request: &Request,
    set: &'static Set,
    id: &str,
    status: u16,
) -> Result<Answer, Fault> {
    if request.preference("return") != Some("representation") {
        return Ok(Answer::empty(204).header("OData-EntityId", entity_id(request, set, id)));
    }
    let row = existing(db, set, id, View::Draft)?;
    let body = query::Query::new(db, request, View::Draft).single(set, &row)?;
    Ok(Answer::json(status, &Value::Object(body))
        .header("Preference-Applied", "return=representation")
        .header("ETag", row.etag()))
}

/// Sets or clears one property, or one lookup by `$ref`.
fn property(
    db: &Connection,
    organization: &Organization,
    request: &Request,
    set: &'static Set,
    key: &str,
    name: &str,
) -> Result<Answer, Fault> {
    let row = existing(db, set, &parse_key(db, set, key)?, View::Draft)?;
    check_version(request, &row)?;
    let is_reference = request.path.ends_with("/$ref");
    let body = request.json()?;
    let (property, value) = match (request.method.as_str(), is_reference) {
        ("PUT", true) => (format!("{name}@odata.bind"), body["@odata.id"].clone()),
        ("PUT", false) => (name.to_owned(), body["value"].clone()),
        (_, true) => (format!("{name}@odata.bind"), Value::Null),
        _ => (name.to_owned(), Value::Null),
    };
    writer(db, organization, request).update(set, &row, &json!({ property: value }))?;
    Ok(Answer::empty(204))
}

/// Update, upsert or create-only, by row and headers.
fn update(
    db: &Connection,
    organization: &Organization,
    request: &Request,
    set: &'static Set,
    key: &str,
) -> Result<Answer, Fault> {
    let key = Key::parse(set, key)?;
    let must_exist = !matches!(request.header("if-match"), None | Some("null"));
    let must_be_new = request.header("if-none-match") == Some("*");
    match find(db, set, &key, View::Draft)? {
        Some(_) if must_be_new => {
            Err(Fault::new(412, "0x80060892", "A record with matching key values already exists."))
        }
        Some(row) => {
            check_version(request, &row)?;
            let mut body = request.json()?;
            // What names the row doesn't change it.
            if let (Key::Alternate(column, _), Value::Object(body)) = (&key, &mut body) {
                body.remove(*column);
            }
            writer(db, organization, request).update(set, &row, &body)?;
            written(db, request, set, &row.id, 200)
        }
        None if must_exist => Err(Fault::not_found(set.label, key.shown())),
        None => {
            let mut body = request.json()?;
            if !body.is_object() {
                return Err(Fault::new(400, "0x80048d19", "A JSON object was expected."));
            }
            let id = match key {
                Key::Id(id) => Some(id),
                Key::Alternate(column, value) => {
                    if body[column].is_null() {
                        body[column] = value.into();
                    }
                    None
                }
            };
            let id = writer(db, organization, request).create(set, id.as_deref(), &body)?;
            written(db, request, set, &id, 201)
        }
    }
}
