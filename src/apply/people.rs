//! Memberships: add, move, remove. Navigation names: "User mobile offline profile membership",
//! Dataverse table reference.

use serde_json::json;

use crate::dataverse::{Failure, Method, Operation, PartAnswer, Session};
use crate::model::people::PersonKind;
use crate::plan::MemberWrite;

/// Writes sent in one request.
const AT_ONCE: usize = 50;

/// What became of a write.
#[derive(Debug, Clone)]
pub enum WriteOutcome {
    /// It was done.
    Done,
    /// It is as wanted already: a repeated create.
    AlreadyThere,
    /// The service refused.
    Refused {
        /// HTTP status.
        status: u16,
        /// The platform's code.
        code: String,
        /// The platform's words.
        message: String,
    },
    /// The answer was lost.
    Unknown(String),
}

fn membership_set(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::User => "usermobileofflineprofilememberships",
        PersonKind::Team => "teammobileofflineprofilememberships",
    }
}

fn operation(write: &MemberWrite) -> Operation {
    match write {
        MemberWrite::Add { kind, id, person, profile } => {
            let (key, bind, set) = match kind {
                PersonKind::User => {
                    ("usermobileofflineprofilemembershipid", "SystemUserId@odata.bind", "systemusers")
                }
                PersonKind::Team => ("teammobileofflineprofilemembershipid", "TeamId@odata.bind", "teams"),
            };
            Operation {
                method: Method::Post,
                path: membership_set(*kind).to_owned(),
                etag: None,
                body: Some(json!({
                    key: id,
                    "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
                    bind: format!("/{set}({person})"),
                })),
            }
        }
        MemberWrite::Move { kind, id, etag, profile } => Operation {
            method: Method::Patch,
            path: format!("{}({id})", membership_set(*kind)),
            etag: Some(etag.clone()),
            body: Some(json!({
                "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
            })),
        },
        MemberWrite::Remove { kind, id, etag } => Operation {
            method: Method::Delete,
            path: format!("{}({id})", membership_set(*kind)),
            etag: Some(etag.clone()),
            body: None,
        },
    }
}

/// Sends writes in small batches, each write for itself. `done` hears of every outcome in order.
pub fn write_members(session: &Session, writes: &[MemberWrite], done: &mut dyn FnMut(usize, WriteOutcome)) {
    for (at, chunk) in writes.chunks(AT_ONCE).enumerate() {
        let operations: Vec<Operation> = chunk.iter().map(operation).collect();
        match session.singles(&operations) {
            Ok(parts) => {
                for (offset, (part, write)) in parts.iter().zip(chunk).enumerate() {
                    done(at * AT_ONCE + offset, outcome(part, write));
                }
            }
            Err(failure) => {
                for offset in 0..chunk.len() {
                    done(at * AT_ONCE + offset, failed(&failure));
                }
            }
        }
    }
}

fn outcome(part: &PartAnswer, write: &MemberWrite) -> WriteOutcome {
    if part.status < 400 {
        return WriteOutcome::Done;
    }
    let error = &part.body["error"];
    let code = error["code"].as_str().unwrap_or_default().to_lowercase();
    match write {
        // Both statuses have been seen for a pair that is there already.
        MemberWrite::Add { .. } if part.status == 409 || code == "0x80040237" => WriteOutcome::AlreadyThere,
        MemberWrite::Remove { .. } if part.status == 404 => WriteOutcome::AlreadyThere,
        _ => WriteOutcome::Refused {
            status: part.status,
            code,
            message: error["message"].as_str().unwrap_or_default().to_owned(),
        },
    }
}

fn failed(failure: &Failure) -> WriteOutcome {
    match failure {
        Failure::Service(error) => WriteOutcome::Refused {
            status: error.status,
            code: error.code.clone(),
            message: error.message.clone(),
        },
        other => WriteOutcome::Unknown(other.to_string()),
    }
}
