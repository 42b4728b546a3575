//! Steps to requests. Column and navigation names: "Mobile offline profile", Dataverse table
//! reference; bodies as the maker portal sends them.

use serde_json::{Map, Value, json};

use crate::dataverse::{Failure, Method, Operation, Session};
use crate::model::stored::StoredRows;
use crate::plan::{ItemFields, Step};

/// Any version, as long as the row is there. Drafts of associations can't be read everywhere, so
/// their versions may be unknown; the profile row's version is the claim of the whole changeset.
const ANY: &str = "*";

/// Ids of views by table and name.
pub(super) type ViewId<'v> = &'v dyn Fn(&str, &str) -> Option<String>;

/// Sends one write; a refusal is a failure.
pub(super) fn send_one(session: &Session, operation: Operation) -> Result<(), Failure> {
    match session.changeset(&[operation])?.iter().find(|answer| !answer.is_done()) {
        Some(answer) => Err(answer.failure()),
        None => Ok(()),
    }
}

/// The request of a step on a table.
pub(super) fn operation(step: &Step, table: Option<&str>, view: ViewId<'_>) -> Operation {
    match step {
        Step::CreateProfile { id, name, description } => {
            let mut body = Map::new();
            body.insert("mobileofflineprofileid".into(), id.as_str().into());
            body.insert("name".into(), name.as_str().into());
            if let Some(description) = description {
                body.insert("description".into(), description.as_str().into());
            }
            post("mobileofflineprofiles", body)
        }
        Step::UpdateProfile { id, etag, name, description } => {
            let mut body = Map::new();
            body.insert("name".into(), name.as_str().into());
            if let Some(description) = description {
                body.insert("description".into(), description.as_str().into());
            }
            patch(format!("mobileofflineprofiles({id})"), etag, body)
        }
        Step::CreateItem { id, profile, table, label, fields } => {
            let mut body = Map::new();
            body.insert("mobileofflineprofileitemid".into(), id.as_str().into());
            body.insert("name".into(), label.as_str().into());
            body.insert(
                "regardingobjectid@odata.bind".into(),
                format!("/mobileofflineprofiles({profile})").into(),
            );
            body.insert("selectedentitytypecode".into(), table.as_str().into());
            write_fields(fields, table, view, &mut body);
            // Associations are said to need it; the column's own default is false.
            body.insert("getrelatedentityrecords".into(), true.into());
            post("mobileofflineprofileitems", body)
        }
        Step::UpdateItem { id, etag, fields } => {
            let mut body = Map::new();
            write_fields(fields, table.unwrap_or_default(), view, &mut body);
            patch(format!("mobileofflineprofileitems({id})"), etag, body)
        }
        Step::DeleteItem { id, etag } => delete(format!("mobileofflineprofileitems({id})"), etag),
        Step::CreateAssociation { id, item, relationship, relationship_id, label, filter } => {
            let mut body = Map::new();
            body.insert("mobileofflineprofileitemassociationid".into(), id.as_str().into());
            body.insert("name".into(), label.as_str().into());
            body.insert("relationshipdisplayname".into(), relationship.as_str().into());
            body.insert("relationshipid".into(), relationship_id.as_str().into());
            body.insert(
                "regardingobjectid@odata.bind".into(),
                format!("/mobileofflineprofileitems({item})").into(),
            );
            if let Some(filter) = filter {
                body.insert("profileitemassociationentityfilter".into(), filter.as_str().into());
            }
            post("mobileofflineprofileitemassociations", body)
        }
        Step::UpdateAssociation { id, filter } => {
            let mut body = Map::new();
            body.insert("profileitemassociationentityfilter".into(), json!(filter));
            patch(format!("mobileofflineprofileitemassociations({id})"), ANY, body)
        }
        Step::DeleteAssociation { id } => delete(format!("mobileofflineprofileitemassociations({id})"), ANY),
        Step::Publish { id } => {
            let xml = format!(
                "<publish><mobileofflineprofiles><mobileofflineprofile>{id}</mobileofflineprofile></mobileofflineprofiles></publish>"
            );
            let mut body = Map::new();
            body.insert("ParameterXml".into(), xml.into());
            post("PublishXml", body)
        }
    }
}

fn write_fields(fields: &ItemFields, table: &str, view: ViewId<'_>, body: &mut Map<String, Value>) {
    if let Some(rows) = &fields.rows {
        write_rows(rows, table, view, body);
    }
    if fields.clear_view {
        body.insert("profileitemrule".into(), Value::Null);
    }
    if fields.can_be_followed {
        body.insert("canbefollowed".into(), true.into());
    }
    if let Some(sync) = &fields.sync {
        body.insert("syncintervalinminutes".into(), json!(sync));
    }
    if let Some(columns) = &fields.columns {
        body.insert("selectedcolumns".into(), json!(columns));
    }
}

fn write_rows(rows: &StoredRows, table: &str, view: ViewId<'_>, body: &mut Map<String, Value>) {
    body.insert("recorddistributioncriteria".into(), rows.criteria.into());
    body.insert("recordsownedbyme".into(), rows.mine.into());
    body.insert("recordsownedbymyteam".into(), rows.team.into());
    body.insert("recordsownedbymybusinessunit".into(), rows.business_unit.into());
    body.insert("profileitementityfilter".into(), json!(rows.filter));
    if let Some(id) = rows.view.as_ref().and_then(|name| view(table, name)) {
        body.insert("profileitemrule@odata.bind".into(), format!("/savedqueries({id})").into());
    }
}

fn post(path: &str, body: Map<String, Value>) -> Operation {
    Operation { method: Method::Post, path: path.to_owned(), etag: None, body: Some(Value::Object(body)) }
}

fn patch(path: String, etag: &str, body: Map<String, Value>) -> Operation {
    Operation { method: Method::Patch, path, etag: Some(etag.to_owned()), body: Some(Value::Object(body)) }
}

fn delete(path: String, etag: &str) -> Operation {
    Operation { method: Method::Delete, path, etag: Some(etag.to_owned()), body: None }
}
