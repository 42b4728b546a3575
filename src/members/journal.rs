//! Results of a run that was cut off, beside the plan of the run that goes on.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::model::people::{PersonKind, key};

use super::csv::Sheet;
use super::exact::{Exactly, NOT_NAMED, sort};
use super::plan::{Clash, MemberPlan, PlannedRow};
use super::resolve::{People, Request};
use super::status::{Outcome, Status};

/// What a row says whose answer never came.
pub const LOST: &str = "the answer was lost";
/// What a row says that never left.
pub const NOT_SENT: &str = "not sent";
/// How the detail of a row begins that waits to be written.
const TO_BE: &str = "to be ";

/// What an earlier run did, or was about to do.
#[derive(Debug, Default)]
pub struct Journal {
    /// Who was put on which profile.
    done: HashMap<Name, Outcome>,
    /// Who was to be taken off.
    gone: Vec<Rc<Request>>,
}

/// Who was named, for which profile.
type Name = (PersonKind, String, String);

fn name(request: &Request, profile: &str) -> Name {
    let profile = request.profile.as_deref().unwrap_or(profile);
    (request.kind, key(&request.input), profile.trim().to_lowercase())
}

impl Journal {
    /// The journal of a run that didn't come to its end; `None` for results of one that did. A wave is never
    /// the end.
    pub fn of(sheet: &Sheet, in_waves: bool) -> Option<Self> {
        let outcomes =
            || sheet.requests.iter().chain(&sheet.taken_off).filter_map(|row| row.earlier.as_deref());
        // What was refused was answered: a run that has nothing else left came to its end.
        let is_open = |outcome: &Outcome| match outcome.status {
            Status::Pending => true,
            Status::Failed => [LOST, NOT_SENT].iter().any(|how| outcome.detail.contains(how)),
            _ => false,
        };
        if !in_waves && !outcomes().any(is_open) {
            return None;
        }
        let mut journal = Self { done: HashMap::new(), gone: sheet.taken_off.clone() };
        for row in &sheet.requests {
            if let Some(outcome) = row.earlier.as_deref().and_then(written) {
                journal.done.entry(name(row, "")).or_insert(outcome);
            }
        }
        Some(journal)
    }

    /// How many were written, or about to be, whom nobody names now: it is the journal of another file.
    pub fn strangers(&self, requests: &[Rc<Request>], profile: Option<&str>) -> usize {
        let named: HashSet<Name> =
            requests.iter().map(|request| name(request, profile.unwrap_or_default())).collect();
        self.done.keys().filter(|name| !named.contains(*name)).count()
    }

    /// Says of rows that have nothing left to write what the earlier run did about them; how many that are.
    pub fn carry_on(&self, plan: &mut MemberPlan, exact: &[Exactly], people: &People<'_>) -> usize {
        let mut carried = 0;
        let is_settled =
            |row: &&mut PlannedRow| row.status == Status::AlreadyThere && row.clash != Some(Clash::Also);
        for row in plan.rows.iter_mut().filter(is_settled) {
            if let Some(outcome) = self.done.get(&name(&row.request, &row.profile)) {
                (row.status, row.aim) = (outcome.status, outcome.status);
                row.detail.clone_from(&outcome.detail);
                carried += 1;
            }
        }
        let names: HashSet<Name> = plan.rows.iter().map(|row| name(&row.request, &row.profile)).collect();
        let persons: HashSet<&str> = plan.rows.iter().filter_map(|row| row.person.as_deref()).collect();
        let is_gone = |request: &&Rc<Request>| {
            let Some(profile) = request.profile.as_deref().and_then(|name| people.profile(name)) else {
                return false;
            };
            let id = people.id_of(request.kind, &request.input);
            let is_told = id.is_some_and(|id| {
                let is_on = people.of(request.kind, &id).any(|known| known.profile == profile.id);
                is_on || persons.contains(id.as_str())
            });
            let is_meant = exact.iter().any(|one| one.profile == profile.id);
            is_meant && !is_told && !names.contains(&name(request, ""))
        };
        let gone: Vec<&Rc<Request>> = self.gone.iter().filter(is_gone).collect();
        for request in gone {
            let profile: Rc<str> = request.profile.clone().unwrap_or_default();
            let mut row = PlannedRow::of(Request::outside(request.kind, request.input.clone()), profile);
            row.stop(Status::Removed, NOT_NAMED.to_owned());
            plan.rows.push(row);
            carried += 1;
        }
        // Those who are taken off come last.
        let named = plan.rows.iter().rposition(|row| row.aim != Status::Removed).map_or(0, |at| at + 1);
        sort(&mut plan.rows[named..]);
        carried
    }
}

/// What a journal says of a row that waits.
pub fn to_be(row: &PlannedRow) -> String {
    let more = if row.detail.is_empty() { String::new() } else { format!("; {}", row.detail) };
    format!("{TO_BE}{}{more}", row.aim.word())
}

/// How a row ended, or would have ended had the run not been cut off before it said so.
fn written(outcome: &Outcome) -> Option<Outcome> {
    match outcome.status {
        Status::Added | Status::Moved => Some(outcome.clone()),
        Status::Pending => {
            let (word, detail) =
                outcome.detail.strip_prefix(TO_BE).map(|rest| rest.split_once("; ").unwrap_or((rest, "")))?;
            let status = Status::of(word).filter(|status| matches!(status, Status::Added | Status::Moved))?;
            Some(Outcome { status, detail: detail.to_owned() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_says_how_it_would_end() {
        let outcome = |status, detail: &str| written(&Outcome { status, detail: detail.to_owned() });
        let moved = outcome(Status::Pending, "to be moved; from A; no licence").unwrap();
        assert_eq!((moved.status, moved.detail.as_str()), (Status::Moved, "from A; no licence"));
        assert_eq!(outcome(Status::Pending, "to be added").unwrap().detail, "");
        for other in ["", "not named", "waits for wave 2", "to be", "to be removed", "to be x"] {
            assert!(outcome(Status::Pending, other).is_none(), "{other}");
        }
    }
}
