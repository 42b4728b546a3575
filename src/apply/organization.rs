//! Settings of the organization, and apps that use profiles.

use serde_json::{Value, json};

use super::operations::send_one;
use crate::dataverse::{Failure, Method, Operation, Session};

/// Changes settings of an organization that still has this version.
pub fn write_settings(session: &Session, id: &str, etag: &str, body: Value) -> Result<(), Failure> {
    let path = format!("organizations({id})");
    send_one(
        session,
        Operation { method: Method::Patch, path, etag: Some(etag.to_owned()), body: Some(body) },
    )
}

/// Makes a profile a component of an app. Where a model-driven app keeps its profile isn't documented; an
/// exported app has it as a component of type 161.
pub fn attach(session: &Session, app: &str, profile: &str) -> Result<(), Failure> {
    components(session, "AddAppComponents", app, profile)
}

/// Takes a profile away from the components of an app.
pub fn detach(session: &Session, app: &str, profile: &str) -> Result<(), Failure> {
    components(session, "RemoveAppComponents", app, profile)
}

fn components(session: &Session, action: &str, app: &str, profile: &str) -> Result<(), Failure> {
    let body = json!({
        "AppId": app,
        "Components": [{
            "mobileofflineprofileid": profile,
            "@odata.type": "Microsoft.Dynamics.CRM.mobileofflineprofile",
        }],
    });
    post(session, action, body)
}

/// Publishes an app.
pub fn publish_app(session: &Session, app: &str) -> Result<(), Failure> {
    let xml =
        format!("<importexportxml><appmodules><appmodule>{app}</appmodule></appmodules></importexportxml>");
    post(session, "PublishXml", json!({ "ParameterXml": xml }))
}

fn post(session: &Session, path: &str, body: Value) -> Result<(), Failure> {
    send_one(session, Operation { method: Method::Post, path: path.to_owned(), etag: None, body: Some(body) })
}
