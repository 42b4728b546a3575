//! Memberships: add, move, remove. Navigation names: "User mobile offline profile membership",
//! Dataverse table reference.

use serde_json::json;

use crate::dataverse::{Failure, Method, Operation, PartAnswer, Session, membership_names};
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
    /// It wasn't sent; why.
    NotSent(Failure),
}

fn membership_path(kind: PersonKind, id: &str) -> String {
    format!("{}({id})", membership_names(kind).0)
}

fn operation(write: &MemberWrite) -> Operation {
    match write {
        MemberWrite::Add { kind, id, person, profile } => {
            let (memberships, key, _) = membership_names(*kind);
            let (bind, set) = match kind {
                PersonKind::User => ("SystemUserId@odata.bind", "systemusers"),
                PersonKind::Team => ("TeamId@odata.bind", "teams"),
            };
            Operation {
                method: Method::Post,
                path: memberships.to_owned(),
                etag: None,
                body: Some(json!({
                    key: id.as_ref(),
                    "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
                    bind: format!("/{set}({person})"),
                })),
            }
        }
        MemberWrite::Move { kind, id, etag, profile } => Operation {
            method: Method::Patch,
            path: membership_path(*kind, id),
            etag: Some(etag.to_string()),
            body: Some(json!({
                "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
            })),
        },
        MemberWrite::Remove { kind, id, etag } => Operation {
            method: Method::Delete,
            path: membership_path(*kind, id),
            etag: Some(etag.to_string()),
            body: None,
        },
    }
}

/// Sends the writes of people in small batches, several at once where the service likes it: those of
/// one person succeed or fail together. `done` hears of every person's outcome, batch by batch.
pub fn write_members(
    session: &Session,
    people: &[Vec<MemberWrite>],
    done: &mut dyn FnMut(usize, WriteOutcome),
) {
    let groups = |chunk: &[Vec<MemberWrite>]| -> Vec<Vec<Operation>> {
        chunk.iter().map(|writes| writes.iter().map(operation).collect()).collect()
    };
    session.batches(&mut people.chunks(AT_ONCE).map(groups), &mut |batch, answers| {
        let first = batch * AT_ONCE;
        let chunk = &people[first..people.len().min(first + AT_ONCE)];
        match answers {
            Ok(answers) => {
                for (at, (answers, writes)) in answers.iter().zip(chunk).enumerate() {
                    done(first + at, outcome(answers, writes));
                }
            }
            Err(failure) => (0..chunk.len()).for_each(|at| done(first + at, failed(&failure))),
        }
    });
}

fn outcome(answers: &[PartAnswer], writes: &[MemberWrite]) -> WriteOutcome {
    let Some(part) = answers.iter().find(|part| !part.is_done()) else { return WriteOutcome::Done };
    let (code, message) = part.refusal();
    match writes {
        // Both statuses have been seen for a pair that is there already.
        [MemberWrite::Add { .. }] if part.status == 409 || code == "0x80040237" => WriteOutcome::AlreadyThere,
        [MemberWrite::Remove { .. }] if part.status == 404 => WriteOutcome::AlreadyThere,
        _ if matches!(part.status, 429 | 502..=504) => {
            WriteOutcome::Unknown(format!("HTTP status {}", part.status))
        }
        _ => WriteOutcome::Refused { status: part.status, code, message },
    }
}

fn failed(failure: &Failure) -> WriteOutcome {
    match failure {
        Failure::Service(error) => {
            WriteOutcome::Refused { status: error.status, code: error.code.clone(), message: error.said() }
        }
        failure if failure.is_before_sending() => WriteOutcome::NotSent(failure.clone()),
        other => WriteOutcome::Unknown(other.to_string()),
    }
}
