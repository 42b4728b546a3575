//! What the platform checks when a profile, item, association or membership is created, changed
//! or deleted. Codes and texts: "Web service error codes", Microsoft.

use roxmltree::Document;
use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::facts::{Facts, RelationshipFacts, TableFacts, facts};
use super::flags::Overlay;
use super::schema::Set;
use super::store::{self, Narrow, Row, View};
use super::wire::Fault;

type Body = Map<String, Value>;

fn text<'b>(body: &'b Body, property: &str) -> &'b str {
    body.get(property).and_then(Value::as_str).unwrap_or_default()
}

fn flag(body: &Body, property: &str) -> bool {
    body.get(property).and_then(Value::as_bool).unwrap_or_default()
}

fn refuse<T>(code: &'static str, message: impl Into<String>) -> Result<T, Fault> {
    Err(Fault::new(400, code, message))
}

/// Checks a new row and fills in what the server computes.
pub(super) fn create(db: &Connection, set: &Set, id: &str, body: &mut Body) -> Result<(), Fault> {
    match set.logical {
        "mobileofflineprofile" => profile(db, id, body),
        "mobileofflineprofileitem" => {
            new_item(db, body)?;
            item(db, body)
        }
        "mobileofflineprofileitemassociation" => new_association(db, body),
        "usermobileofflineprofilemembership" => membership(db, set, id, body, "_systemuserid_value"),
        "teammobileofflineprofilemembership" => membership(db, set, id, body, "_teamid_value"),
        _ => Ok(()),
    }
}

/// Checks a changed row.
pub(super) fn update(db: &Connection, set: &Set, id: &str, body: &mut Body) -> Result<(), Fault> {
    match set.logical {
        "mobileofflineprofile" => profile(db, id, body),
        "mobileofflineprofileitem" => item(db, body),
        "mobileofflineprofileitemassociation" => changed_association(db, id, body),
        "usermobileofflineprofilemembership" => membership(db, set, id, body, "_systemuserid_value"),
        "teammobileofflineprofilemembership" => membership(db, set, id, body, "_teamid_value"),
        _ => Ok(()),
    }
}

/// Checks a delete.
pub(super) fn delete(db: &Connection, set: &Set, id: &str) -> Result<(), Fault> {
    match set.logical {
        "mobileofflineprofile" => delete_profile(db, id),
        "savedquery" => {
            let narrow = Narrow::by("_profileitemrule_value", id);
            if store::rows(db, "mobileofflineprofileitem", View::Draft, Some(&narrow))?.is_empty() {
                return Ok(());
            }
            Err(Fault::new(
                405,
                "0x80040227",
                "The object you tried to delete is associated with another object and cannot be deleted.",
            ))
        }
        "organization" => Err(Fault::new(
            405,
            "0x80040800",
            "The 'Delete' method does not support entities of type 'organization'.",
        )),
        _ => Ok(()),
    }
}

fn delete_profile(db: &Connection, id: &str) -> Result<(), Fault> {
    let organizations = store::rows(db, "organization", View::Published, None)?;
    if organizations.iter().any(|row| row.text("_defaultmobileofflineprofileid_value") == id) {
        return refuse(
            "0x8006099a",
            "To delete this profile, you first need to set it so that it's no longer a default mobile offline profile.",
        );
    }
    let narrow = Narrow::by("_mobileofflineprofileid_value", id);
    if !store::rows(db, "systemuser", View::Published, Some(&narrow))?.is_empty() {
        return refuse(
            "0x800609a3",
            "You can't delete an active mobile offline profile. Remove all users from the profile and try again.",
        );
    }
    Ok(())
}

fn profile(db: &Connection, id: &str, body: &Body) -> Result<(), Fault> {
    let name = text(body, "name");
    if name.trim().is_empty() {
        return refuse(
            "0x800609a9",
            "The mobile offline profile name can't be null or empty. Enter a name for this profile.",
        );
    }
    let taken = store::rows(db, "mobileofflineprofile", View::Draft, None)?
        .iter()
        .any(|other| other.id != id && other.text("name").eq_ignore_ascii_case(name));
    if taken {
        return refuse(
            "0x800609a7",
            "A mobile offline profile with this name already exists. Enter a unique name.",
        );
    }
    Ok(())
}

/// The items of a profile, drafts before published ones.
pub(super) fn items_of(db: &Connection, profile: &str) -> Result<Vec<Row>, Fault> {
    let narrow = Narrow::by("_regardingobjectid_value", profile);
    store::rows(db, "mobileofflineprofileitem", View::Draft, Some(&narrow))
}

/// The associations of an item.
pub(super) fn associations_of(db: &Connection, item: &str) -> Result<Vec<Row>, Fault> {
    let narrow = Narrow::by("_mobileofflineprofileitemid_value", item);
    store::rows(db, "mobileofflineprofileitemassociation", View::Draft, Some(&narrow))
}

fn new_item(db: &Connection, body: &mut Body) -> Result<(), Fault> {
    if text(body, "name").trim().is_empty() {
        return refuse(
            "0x800609aa",
            "The mobile offline profile item name can't be null or empty. Enter a name for this profile item.",
        );
    }
    let name = text(body, "selectedentitytypecode").to_owned();
    for (automatic, code, message) in [
        (
            "activityparty",
            "0x800609ad",
            "You can't add the ActivityParty entity to the mobile offline profile item because it's added automatically when an activity entity is added to the profile.",
        ),
        (
            "businessdatalocalizedlabel",
            "0x800609ac",
            "You can't add the BusinessDataLocalizedLabel entity to the mobile offline profile item because it's added automatically when the Product entity is added to the profile.",
        ),
    ] {
        if name == automatic {
            return refuse(code, message);
        }
    }
    if facts().is_intersect(&name) {
        return refuse(
            "0x800609ab",
            "You can't add the intersect entity to the mobile offline profile item because it's added automatically when its parent entities are added to the profile.",
        );
    }
    let table = known_table(body)?;
    if !Overlay::read(db)?.of(table).offline {
        return refuse("0x8006099e", format!("{} needs to be enabled for mobile offline.", table.display));
    }
    let profile = text(body, "_regardingobjectid_value").to_owned();
    if profile.is_empty() {
        return refuse("0x80040203", "The regardingobjectid of a profile item is required.");
    }
    for other in items_of(db, &profile)? {
        if other.text("selectedentitytypecode") == table.logical {
            return refuse(
                "0x8006099d",
                "You can only add one mobile offline profile item record per entity to a mobile offline profile record.",
            );
        }
        if other.text("name").eq_ignore_ascii_case(text(body, "name")) {
            return refuse(
                "0x800609a8",
                "A mobile offline profile item with this name already exists for this mobile offline profile. Enter a unique name.",
            );
        }
    }
    body.insert("entityobjecttypecode".into(), table.type_code.into());
    Ok(())
}

fn known_table(body: &Body) -> Result<&'static TableFacts, Fault> {
    match facts().table(text(body, "selectedentitytypecode")) {
        Some(table) => Ok(table),
        None => refuse("0x8006099b", "Invalid object type code."),
    }
}

/// Row scope, ownership and filter of an item.
fn item(db: &Connection, body: &Body) -> Result<(), Fault> {
    let table = known_table(body)?;
    let Some(criteria) = body.get("recorddistributioncriteria").and_then(Value::as_i64) else {
        return refuse("0x80040203", "Attribute: recorddistributioncriteria cannot be set to NULL");
    };
    let (mine, team, unit) = (
        flag(body, "recordsownedbyme"),
        flag(body, "recordsownedbymyteam"),
        flag(body, "recordsownedbymybusinessunit"),
    );
    let any = mine || team || unit;
    if any && criteria != 2 {
        return refuse(
            "0x80060996",
            "You can't set custom download filters because Record Distribution Criteria isn't set to Other Data Filters.",
        );
    }
    if criteria == 2 && !any {
        return refuse(
            "0x8006098d",
            "You should select at least one option from Download My Records, My Team Records or My Business Unit's Records for Other Data Filter",
        );
    }
    match table.ownership {
        "None" if matches!(criteria, 1 | 2) => {
            refuse("0x80060993", "You can't set the All Record or Other Data filters for unowned entities.")
        }
        "BusinessOwned" if mine || team => refuse(
            "0x80060994",
            "You can't set Records Owned By Me or Records Owned By My Team for business unit-owned entities.",
        ),
        "OrganizationOwned" if criteria == 2 => {
            refuse("0x80060995", "You can't set the Other Data filter for organization-owned entities.")
        }
        _ => Ok(()),
    }?;
    let filter = text(body, "profileitementityfilter");
    let view = text(body, "_profileitemrule_value");
    if let Some(view) = store::row(db, "savedquery", view, View::Published)?
        && view.text("returnedtypecode") != table.logical
    {
        return refuse(
            "0x800609ae",
            "Selected saved query does not belong to associated entity of the mobile offline profile item.",
        );
    }
    let no_view = view.is_empty();
    if filter.trim().is_empty() {
        if criteria == 3 && no_view {
            return refuse("0x80071118", "The FetchXML is missing.");
        }
        return Ok(());
    }
    fetch_on(filter, table.logical)
}

/// Whether a text is `FetchXML` on a table.
fn fetch_on(filter: &str, table: &str) -> Result<(), Fault> {
    let mismatch = || refuse("0x80071113", "XML Format mismatch. Check for the correctness of XML.");
    let Ok(document) = Document::parse(filter) else {
        return mismatch();
    };
    let root = document.root_element();
    let entity = root.children().find(|node| node.has_tag_name("entity"));
    match entity {
        Some(entity) if root.has_tag_name("fetch") && entity.attribute("name") == Some(table) => Ok(()),
        _ => mismatch(),
    }
}

/// What an association follows: a relationship, or a file or image column of its item's table.
pub(super) enum Followed {
    Relationship(&'static RelationshipFacts),
    Column,
}

fn invalid_relationship() -> Result<Followed, Fault> {
    refuse("0x80071122", "The RelationshipId of Mobile profile item association is invalid or empty.")
}

/// Resolves the `relationshipid` of an association on an item.
pub(super) fn followed(item: &Row, association: &str) -> Result<Followed, Fault> {
    let Ok(id) = Uuid::parse_str(association) else { return invalid_relationship() };
    let table = facts().table(item.text("selectedentitytypecode"));
    let relationship = facts().relationship(id);
    if let Some(relationship) = relationship
        && table.is_some_and(|table| relationship.touches(table.logical))
    {
        return Ok(Followed::Relationship(relationship));
    }
    if table.is_some_and(|table| Facts::companion_column(table, id).is_some()) {
        return Ok(Followed::Column);
    }
    if relationship.is_none() {
        return invalid_relationship();
    }
    refuse(
        "0x80060999",
        "This relationship doesn't exist with the entity selected in the parent profile item.",
    )
}

fn new_association(db: &Connection, body: &mut Body) -> Result<(), Fault> {
    if text(body, "name").trim().is_empty() {
        return refuse(
            "0x80060997",
            "The Mobile Offline Profile Item Association name can't be a space or an empty string.",
        );
    }
    let item_id = text(body, "_mobileofflineprofileitemid_value").to_owned();
    let Some(item) = store::row(db, "mobileofflineprofileitem", &item_id, View::Draft)? else {
        return refuse("0x80040203", "The regardingobjectid of an association is required.");
    };
    let id = text(body, "relationshipid").to_owned();
    let shown = match followed(&item, &id)? {
        Followed::Relationship(relationship) => {
            let other = relationship.other(item.text("selectedentitytypecode"));
            let display = facts().table(other).map_or(other, |table| table.display);
            format!("{} ({display})", relationship.schema)
        }
        Followed::Column => text(body, "name").to_owned(),
    };
    if associations_of(db, &item_id)?.iter().any(|other| other.text("relationshipid") == id) {
        return Err(Fault::duplicate());
    }
    association_filter(db, body)?;
    body.insert("relationshipname".into(), shown.into());
    Ok(())
}

/// Another relationship of an association must fit the item and be new to it.
fn changed_association(db: &Connection, id: &str, body: &Body) -> Result<(), Fault> {
    let item_id = text(body, "_mobileofflineprofileitemid_value");
    let relationship = text(body, "relationshipid");
    if let Some(item) = store::row(db, "mobileofflineprofileitem", item_id, View::Draft)? {
        followed(&item, relationship)?;
    }
    let twice = |other: &Row| other.id != id && other.text("relationshipid") == relationship;
    if associations_of(db, item_id)?.iter().any(twice) {
        return Err(Fault::duplicate());
    }
    association_filter(db, body)
}

/// The filter of an association is on the table at its other end.
fn association_filter(db: &Connection, body: &Body) -> Result<(), Fault> {
    let filter = text(body, "profileitemassociationentityfilter");
    if filter.trim().is_empty() {
        return Ok(());
    }
    let item_id = text(body, "_mobileofflineprofileitemid_value");
    let Some(item) = store::row(db, "mobileofflineprofileitem", item_id, View::Draft)? else { return Ok(()) };
    match followed(&item, text(body, "relationshipid"))? {
        Followed::Relationship(relationship) => {
            fetch_on(filter, relationship.other(item.text("selectedentitytypecode")))
        }
        Followed::Column => Ok(()),
    }
}

/// One row per person and profile; a person who already has another profile is flagged.
fn membership(db: &Connection, set: &Set, id: &str, body: &mut Body, person: &str) -> Result<(), Fault> {
    let who = text(body, person).to_owned();
    let profile = text(body, "_mobileofflineprofileid_value").to_owned();
    if who.is_empty() || profile.is_empty() {
        return refuse("0x80040203", "A membership needs a profile and a person.");
    }
    let narrow = Narrow::by(person, who);
    let mut others = store::rows(db, set.logical, View::Published, Some(&narrow))?;
    others.retain(|row| row.id != id);
    if others.iter().any(|row| row.text("_mobileofflineprofileid_value") == profile) {
        return Err(Fault::duplicate());
    }
    if set.logical == "usermobileofflineprofilemembership" {
        body.insert("hasmobileofflineprofileidconflict".into(), (!others.is_empty()).into());
    }
    Ok(())
}

/// A flag falls when the person's other memberships are gone.
pub(super) fn settle_conflicts(db: &Connection, user: &str) -> Result<(), Fault> {
    let table = "usermobileofflineprofilemembership";
    let narrow = Narrow::by("_systemuserid_value", user);
    let rows = store::rows(db, table, View::Published, Some(&narrow))?;
    if let [only] = rows.as_slice()
        && only.flag("hasmobileofflineprofileidconflict")
    {
        let mut body = only.body.clone();
        body.insert("hasmobileofflineprofileidconflict".into(), false.into());
        store::put(db, table, &only.id, only.state, &body)?;
    }
    Ok(())
}
