//! A profile taken away: its items, associations and memberships go with it.

use super::operations::send_one;
use crate::dataverse::{Failure, Method, Operation, Session};

/// Deletes the profile that still has this version.
pub fn delete_profile(session: &Session, id: &str, etag: &str) -> Result<(), Failure> {
    let delete = Operation {
        method: Method::Delete,
        path: format!("mobileofflineprofiles({id})"),
        etag: Some(etag.to_owned()),
        body: None,
    };
    send_one(session, delete)
}
