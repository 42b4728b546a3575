//! A profile taken away: its items, associations and memberships go with it.

use crate::dataverse::{Failure, Method, Operation, Session};

/// Deletes the profile that still has this version.
pub fn delete_profile(session: &Session, id: &str, etag: &str) -> Result<(), Failure> {
    let delete = Operation {
        method: Method::Delete,
        path: format!("mobileofflineprofiles({id})"),
        etag: Some(etag.to_owned()),
        body: None,
    };
    match session.changeset(&[delete])?.iter().find(|answer| !answer.is_done()) {
        Some(answer) => Err(answer.failure()),
        None => Ok(()),
    }
}
