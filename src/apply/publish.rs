//! A plan to an environment: one changeset, publish included, so that a failure leaves nothing
//! half-written.

use crate::dataverse::{Failure, Operation, PartAnswer, Session};
use crate::plan::{Plan, PlannedStep, Step};

use super::operations::operation;

/// The most writes the service takes in one `$batch`.
const MAX_CHANGESET: usize = 1000;

/// What became of a plan.
#[derive(Debug)]
pub enum Applied {
    /// Everything was written.
    Done,
    /// The service refused; nothing of the changeset was written.
    Refused(Broken),
    /// The answer was lost: the changeset may have been written or not.
    Unknown(Failure),
    /// It wasn't sent.
    NotSent {
        /// Why not.
        failure: Failure,
        /// Whether earlier changesets of the same plan were written.
        partly: bool,
    },
}

/// A step that the service refused.
#[derive(Debug)]
pub struct Broken {
    /// Which step of the plan; `None` where the answer doesn't say.
    pub step: Option<usize>,
    /// HTTP status.
    pub status: u16,
    /// The platform's code.
    pub code: String,
    /// The platform's words.
    pub message: String,
    /// Whether earlier changesets of the same plan were written.
    pub partly: bool,
}

/// Writes a plan. `view` finds ids of views by table and name.
pub fn apply(session: &Session, plan: &Plan, view: &dyn Fn(&str, &str) -> Option<String>) -> Applied {
    let order = write_order(&plan.steps);
    for (at, chunk) in order.chunks(MAX_CHANGESET).enumerate() {
        let operations: Vec<Operation> = chunk
            .iter()
            .map(|index| {
                let planned = &plan.steps[*index];
                operation(&planned.step, planned.table.as_deref(), view)
            })
            .collect();
        match session.changeset(&operations) {
            Ok(parts) => {
                if let Some(failed) = parts.iter().find(|part| !part.is_done()) {
                    return Applied::Refused(broken(failed, chunk, at > 0));
                }
            }
            Err(Failure::Service(error)) => {
                return Applied::Refused(Broken {
                    step: None,
                    status: error.status,
                    code: error.code,
                    message: error.message,
                    partly: at > 0,
                });
            }
            Err(failure) if failure.is_before_sending() => {
                return Applied::NotSent { failure, partly: at > 0 };
            }
            Err(failure) => return Applied::Unknown(failure),
        }
    }
    Applied::Done
}

/// The steps in the order they are sent. A plan that fits one changeset is sent as it stands;
/// of a larger one removals come last, so that nobody is without rows in between.
fn write_order(steps: &[PlannedStep]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..steps.len()).collect();
    if steps.len() > MAX_CHANGESET {
        order.sort_by_key(|index| match steps[*index].step {
            Step::DeleteAssociation { .. } | Step::DeleteItem { .. } => 1,
            Step::Publish { .. } => 2,
            _ => 0,
        });
    }
    order
}

fn broken(part: &PartAnswer, chunk: &[usize], partly: bool) -> Broken {
    let (code, message) = part.refusal();
    let step = part.content_id.and_then(|id| chunk.get(id.checked_sub(1)?).copied());
    Broken { step, status: part.status, code, message, partly }
}
