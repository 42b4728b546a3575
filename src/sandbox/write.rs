//! Creates, updates and deletes of rows, with the platform's checks of types, limits and keys.

use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::guards;
use super::schema::{self, Column, Kind, Set, Write};
use super::store::{self, Narrow, Row, View};
use super::tables::alternate_keys;
use super::wire::Fault;

/// What a write needs to know besides the row.
pub(super) struct Writer<'w> {
    pub(super) db: &'w Connection,
    /// The time of the request, as rows store it.
    pub(super) now: String,
    /// The user behind the request.
    pub(super) user: String,
    pub(super) organization: String,
    /// Scheme, host and version path that the client used, ending in `/`.
    pub(super) base: String,
}

impl Writer<'_> {
    /// Creates a row and returns its id.
    pub(super) fn create(&self, set: &'static Set, id: Option<&str>, body: &Value) -> Result<String, Fault> {
        let mut row = Map::new();
        for column in set.columns {
            let default = serde_json::from_str(column.default).unwrap_or(Value::Null);
            row.insert(column.property(), default);
        }
        self.merge(set, body, &mut row, true)?;
        let id = match (id, row.get(set.id).and_then(Value::as_str)) {
            (Some(id), _) | (None, Some(id)) => id.to_owned(),
            (None, None) => Uuid::new_v4().to_string(),
        };
        row.insert(set.id.into(), id.clone().into());
        if store::row(self.db, set.logical, &id, View::Draft)?.is_some() {
            return Err(Fault::duplicate());
        }
        for (property, value) in [("createdon", &self.now), ("modifiedon", &self.now)] {
            if set.property(property).is_some() {
                row.insert(property.into(), value.clone().into());
            }
        }
        for property in ["_createdby_value", "_modifiedby_value"] {
            if set.property(property).is_some() {
                row.insert(property.into(), self.user.clone().into());
            }
        }
        if set.property("_organizationid_value").is_some() {
            row.insert("_organizationid_value".into(), self.organization.clone().into());
        }
        self.check_keys(set, &id, &row)?;
        guards::create(self.db, set, &id, &mut row)?;
        store::put(self.db, set.logical, &id, i64::from(set.drafts), &row)?;
        Ok(id)
    }

    /// Creates a row as it stood before anybody wrote: columns that only the platform writes, too.
    pub(super) fn seed(&self, set: &'static Set, body: &Value) -> Result<String, Fault> {
        let id = self.create(set, None, body)?;
        let Some(row) = store::row(self.db, set.logical, &id, View::Draft)? else { return Ok(id) };
        let mut stored = row.body;
        for (name, value) in body.as_object().into_iter().flatten() {
            if let Some(column) = set.property(name).filter(|column| !matches!(column.kind, Kind::Lookup(..)))
            {
                stored.insert(name.clone(), checked(set, column, value)?);
            }
        }
        store::put(self.db, set.logical, &id, row.state, &stored)?;
        Ok(id)
    }

    /// Alternate keys name one row.
    fn check_keys(&self, set: &'static Set, id: &str, body: &Map<String, Value>) -> Result<(), Fault> {
        // Users and teams of a seed are checked by nobody else either, and there may be many.
        for column in alternate_keys(set.logical).iter().filter(|_| set.logical == "account") {
            let Some(value) = body.get(*column).and_then(Value::as_str) else { continue };
            let rows = store::rows(self.db, set.logical, View::Draft, None)?;
            if rows.iter().any(|row| row.id != id && row.text(column).eq_ignore_ascii_case(value)) {
                return Err(Fault::duplicate());
            }
        }
        Ok(())
    }

    /// Changes a row. A published row of a table with drafts gets a draft beside it.
    pub(super) fn update(&self, set: &'static Set, row: &Row, body: &Value) -> Result<(), Fault> {
        let mut changed = row.body.clone();
        self.merge(set, body, &mut changed, false)?;
        if set.property("modifiedon").is_some() {
            changed.insert("modifiedon".into(), self.now.clone().into());
        }
        if set.property("_modifiedby_value").is_some() {
            changed.insert("_modifiedby_value".into(), self.user.clone().into());
        }
        if set.drafts {
            changed.insert("componentstate".into(), 1.into());
        }
        self.check_keys(set, &row.id, &changed)?;
        guards::update(self.db, set, &row.id, &mut changed)?;
        store::put(self.db, set.logical, &row.id, i64::from(set.drafts), &changed)?;
        if set.logical == "usermobileofflineprofilemembership" {
            guards::settle_conflicts(self.db, row.text("_systemuserid_value"))?;
        }
        Ok(())
    }

    /// Adds a row to a collection-valued navigation property.
    pub(super) fn associate(
        &self,
        set: &'static Set,
        row: &Row,
        navigation: &str,
        reference: &Value,
    ) -> Result<(), Fault> {
        let child = set.child(navigation).ok_or_else(|| Fault::no_resource(navigation))?;
        let other = self.bound(child.far(), reference)?;
        let Some((_, far_column)) = child.through else {
            let known = schema::by_logical(child.table).ok_or_else(|| Fault::no_resource(navigation))?;
            let id = other.as_str().unwrap_or_default();
            let stored = store::row(self.db, child.table, id, View::Draft)?;
            let mut stored = stored.ok_or_else(|| Fault::not_found(known.label, id))?;
            stored.body.insert(child.property(), row.id.clone().into());
            store::put(self.db, child.table, id, stored.state, &stored.body)?;
            return Ok(());
        };
        if self.link(child.table, child.column, &row.id, far_column, &other)?.is_some() {
            return Err(Fault::duplicate());
        }
        let mut body = Map::new();
        body.insert(child.column.into(), row.id.clone().into());
        body.insert(far_column.into(), other);
        store::put(self.db, child.table, &Uuid::new_v4().to_string(), 0, &body)?;
        Ok(())
    }

    /// Takes a row out of a collection-valued navigation property.
    pub(super) fn disassociate(
        &self,
        set: &'static Set,
        row: &Row,
        navigation: &str,
        other: &str,
    ) -> Result<(), Fault> {
        let child = set.child(navigation).ok_or_else(|| Fault::no_resource(navigation))?;
        let other = Uuid::parse_str(other).map_or_else(|_| other.to_owned(), |id| id.to_string());
        if let Some((_, far_column)) = child.through {
            let link =
                self.link(child.table, child.column, &row.id, far_column, &Value::from(other.clone()))?;
            let link = link.ok_or_else(|| Fault::not_found(child.table, &other))?;
            return store::remove(self.db, child.table, &link.id);
        }
        let stored = store::row(self.db, child.table, &other, View::Draft)?;
        let mut stored = stored.ok_or_else(|| Fault::not_found(child.table, &other))?;
        stored.body.insert(child.property(), Value::Null);
        store::put(self.db, child.table, &other, stored.state, &stored.body)?;
        Ok(())
    }

    /// The row of an intersect that joins two rows.
    fn link(
        &self,
        table: &str,
        near: &str,
        near_id: &str,
        far: &str,
        far_id: &Value,
    ) -> Result<Option<Row>, Fault> {
        let narrow = Narrow::by(near, near_id);
        let rows = store::rows(self.db, table, View::Published, Some(&narrow))?;
        Ok(rows.into_iter().find(|row| row.body.get(far) == Some(far_id)))
    }

    /// Deletes a row and what goes with it.
    pub(super) fn delete(&self, set: &'static Set, id: &str) -> Result<(), Fault> {
        guards::delete(self.db, set, id)?;
        for child in set.children.iter().filter(|child| child.cascade) {
            let property = child.property();
            let Some(child_set) = schema::by_logical(child.table) else { continue };
            for row in store::rows(self.db, child.table, View::Draft, None)? {
                if row.text(&property) == id {
                    self.delete(child_set, &row.id)?;
                }
            }
        }
        self.unlink(set, id)?;
        let row = store::row(self.db, set.logical, id, View::Draft)?;
        store::remove(self.db, set.logical, id)?;
        match row {
            Some(row) if set.logical == "usermobileofflineprofilemembership" => {
                guards::settle_conflicts(self.db, row.text("_systemuserid_value"))
            }
            _ => Ok(()),
        }
    }

    /// Memberships of a deleted user or team stay, without the person.
    fn unlink(&self, set: &'static Set, id: &str) -> Result<(), Fault> {
        let (table, property) = match set.logical {
            "systemuser" => ("usermobileofflineprofilemembership", "_systemuserid_value"),
            "team" => ("teammobileofflineprofilemembership", "_teamid_value"),
            _ => return Ok(()),
        };
        let narrow = Narrow::by(property, id);
        for row in store::rows(self.db, table, View::Published, Some(&narrow))? {
            let mut body = row.body.clone();
            body.insert(property.into(), Value::Null);
            store::put(self.db, table, &row.id, row.state, &body)?;
        }
        Ok(())
    }

    /// Puts the properties of a request body into a row. Properties that can't be written now are
    /// ignored, as the service does; unknown ones are refused.
    fn merge(
        &self,
        set: &'static Set,
        body: &Value,
        row: &mut Map<String, Value>,
        creating: bool,
    ) -> Result<(), Fault> {
        let Value::Object(properties) = body else {
            return Err(payload(set, "A JSON object was expected."));
        };
        for (name, value) in properties {
            if let Some(navigation) = name.strip_suffix("@odata.bind") {
                let Some((column, table)) = set.navigation(navigation) else {
                    return Err(undeclared(set, navigation));
                };
                if may_write(column, creating) {
                    row.insert(column.property(), self.bound(table, value)?);
                }
                continue;
            }
            if name.contains('@') {
                continue;
            }
            if set.navigation(name).is_some() && value.is_null() {
                if let Some((column, _)) = set.navigation(name)
                    && may_write(column, creating)
                {
                    row.insert(column.property(), Value::Null);
                }
                continue;
            }
            let Some(column) = set.property(name).filter(|c| !matches!(c.kind, Kind::Lookup(..))) else {
                return Err(Fault::bad(format!(
                    "Invalid property '{name}' was found in entity 'Microsoft.Dynamics.CRM.{}'. ---> Microsoft.OData.ODataException: The property '{name}' does not exist on type 'Microsoft.Dynamics.CRM.{}'. Make sure to only use property names that are defined by the type.",
                    set.logical, set.logical
                )));
            };
            if may_write(column, creating) {
                row.insert(name.clone(), checked(set, column, value)?);
            }
        }
        Ok(())
    }

    /// The part of a reference below the Web API's root: references are absolute with this host, from
    /// the root of the host, or relative.
    fn below_base<'t>(&self, text: &'t str) -> &'t str {
        if let Some(rest) = text.strip_prefix(self.base.as_str()) {
            return rest;
        }
        if text.starts_with("/api/data/v9.") {
            return text.splitn(5, '/').nth(4).unwrap_or_default();
        }
        text.strip_prefix('/').unwrap_or(text)
    }

    /// The id that a bind names; the row must be there.
    fn bound(&self, table: &'static str, value: &Value) -> Result<Value, Fault> {
        if value.is_null() {
            return Ok(Value::Null);
        }
        let other = schema::by_logical(table).ok_or_else(|| Fault::no_resource(table))?;
        let text = value.as_str().unwrap_or_default();
        let id = self
            .below_base(text)
            .strip_prefix(other.set)
            .and_then(|key| key.strip_prefix('('))
            .and_then(|key| key.strip_suffix(')'))
            .and_then(|key| Uuid::parse_str(key).ok())
            .ok_or_else(|| payload(other, &format!("Resource not found for the segment '{text}'.")))?
            .to_string();
        if store::row(self.db, table, &id, View::Draft)?.is_none() {
            return Err(Fault::not_found(other.label, &id));
        }
        Ok(id.into())
    }
}

fn may_write(column: &Column, creating: bool) -> bool {
    match column.write {
        Write::Always => true,
        Write::OnCreate => creating,
        Write::Never => false,
    }
}

/// A duplicate key, in the platform's words.
fn payload(set: &Set, inner: &str) -> Fault {
    Fault::new(
        400,
        "0x80048d19",
        format!(
            "Error identified in Payload provided by the user for Entity :'{}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : {inner}",
            set.set
        ),
    )
}

fn undeclared(set: &Set, navigation: &str) -> Fault {
    payload(
        set,
        &format!(
            "Microsoft.OData.ODataException: An undeclared property '{navigation}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values."
        ),
    )
}

/// Checks a value against its column.
fn checked(set: &Set, column: &Column, value: &Value) -> Result<Value, Fault> {
    if let Kind::Choice([]) = column.kind {
        return Err(Fault::new(
            400,
            "0x8004431a",
            format!(
                "A validation error occurred. The value {value} of '{}' on record of type '{}' is outside the valid range. Accepted Values: ",
                column.name, set.logical
            ),
        ));
    }
    if value.is_null() {
        return Ok(Value::Null);
    }
    let wrong = || {
        payload(
            set,
            &format!(
                "Microsoft.OData.ODataException: Cannot convert the literal '{value}' to the expected type of '{}'.",
                column.name
            ),
        )
    };
    match column.kind {
        Kind::Guid => {
            let guid = value.as_str().and_then(|text| Uuid::parse_str(text).ok());
            guid.map(|guid| guid.to_string().into()).ok_or_else(wrong)
        }
        Kind::Text(longest) => {
            let text = value.as_str().ok_or_else(wrong)?;
            if text.chars().count() > longest {
                return Err(Fault::new(
                    400,
                    "0x80044331",
                    format!(
                        "A validation error occurred.  The length of the '{}' attribute of the '{}' entity exceeded the maximum allowed length of '{longest}'.",
                        column.name, set.logical
                    ),
                ));
            }
            Ok(value.clone())
        }
        Kind::Int(lowest, highest) => {
            let number = value.as_i64().ok_or_else(wrong)?;
            if number < lowest || number > highest {
                return Err(out_of_range(set, column, value));
            }
            Ok(value.clone())
        }
        Kind::Choice(choices) => {
            let number = value.as_i64().ok_or_else(wrong)?;
            if !choices.iter().any(|(known, _)| *known == number) {
                return Err(out_of_range(set, column, value));
            }
            Ok(value.clone())
        }
        Kind::Bool => value.as_bool().map(Value::from).ok_or_else(wrong),
        Kind::Time | Kind::TableName => value.as_str().map(Value::from).ok_or_else(wrong),
        Kind::Lookup(..) => Err(wrong()),
    }
}

fn out_of_range(set: &Set, column: &Column, value: &Value) -> Fault {
    Fault::new(
        400,
        "0x8004432f",
        format!(
            "A validation error occurred. The value {value} of '{}' on record of type '{}' is outside the valid range.",
            column.name, set.logical
        ),
    )
}
