//! `CloneMobileOfflineProfile`: a copy of a profile with its items and associations, as a draft without
//! people. What the platform calls the copy isn't documented.

use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::guards::{associations_of, items_of};
use super::store::{self, Row, View};
use super::wire::Fault;

/// The longest name of a copy.
const LONGEST: usize = 200;

/// Copies a profile; returns the id of the copy.
pub(super) fn profile(db: &Connection, source: &Row, now: &str) -> Result<String, Fault> {
    let name = free_name(db, source.text("name"))?;
    let id = copy(db, "mobileofflineprofile", source, "mobileofflineprofileid", now, |body| {
        body.insert("name".into(), name.into());
    })?;
    for item in items_of(db, &source.id)? {
        let new = copy(db, "mobileofflineprofileitem", &item, "mobileofflineprofileitemid", now, |body| {
            body.insert("_regardingobjectid_value".into(), id.clone().into());
        })?;
        for association in associations_of(db, &item.id)? {
            let key = "mobileofflineprofileitemassociationid";
            copy(db, "mobileofflineprofileitemassociation", &association, key, now, |body| {
                body.insert("_mobileofflineprofileitemid_value".into(), new.clone().into());
            })?;
        }
    }
    Ok(id)
}

fn copy(
    db: &Connection,
    table: &str,
    source: &Row,
    key: &str,
    now: &str,
    change: impl FnOnce(&mut Map<String, Value>),
) -> Result<String, Fault> {
    let id = Uuid::new_v4().to_string();
    let mut body = source.body.clone();
    body.insert(key.into(), id.clone().into());
    body.insert("componentstate".into(), 1.into());
    body.insert("publishedon".into(), Value::Null);
    body.insert("isvalidated".into(), false.into());
    body.insert("ismanaged".into(), false.into());
    for name in ["createdon", "modifiedon"] {
        body.insert(name.into(), now.into());
    }
    change(&mut body);
    store::put(db, table, &id, 1, &body)?;
    Ok(id)
}

fn free_name(db: &Connection, name: &str) -> Result<String, Fault> {
    let known = store::rows(db, "mobileofflineprofile", View::Draft, None)?;
    let is_free = |wanted: &str| !known.iter().any(|row| row.text("name").eq_ignore_ascii_case(wanted));
    let copies =
        (1..).map(
            |number| {
                if number == 1 { format!("{name} - Copy") } else { format!("{name} - Copy ({number})") }
            },
        );
    let found = copies.into_iter().find(|wanted| is_free(wanted)).unwrap_or_default();
    if found.chars().count() > LONGEST {
        return Err(Fault::new(
            400,
            "0x80071112",
            "A validation error occurred. The length of the Name attribute of the mobileofflineprofile entity exceeded the maximum allowed length of 200.",
        ));
    }
    Ok(found)
}
