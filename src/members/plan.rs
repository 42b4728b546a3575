//! People named, row by row, with what becomes of each.

use std::rc::Rc;

use crate::model::people::PersonKind;
use crate::plan::MemberWrite;

use super::resolve::{Match, People, Request};
use super::status::Status;

/// What to do with somebody who is on another profile already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnConflict {
    /// Move them.
    Move,
    /// Leave them where they are.
    Skip,
    /// Write nothing at all.
    Fail,
}

/// What stands in the way of one profile per person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// On another profile, from which they can be moved.
    Elsewhere,
    /// On the profile, and on another one as well.
    Also,
    /// Another profile comes through a team, or a team's people are on another one.
    Team,
    /// Named for two profiles.
    Named,
    /// Put on another profile while the plan was carried out.
    Meanwhile,
}

/// One row with what becomes of it.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// Who was named.
    pub request: Rc<Request>,
    /// Name of the profile.
    pub profile: Rc<str>,
    /// How the row ends once its writes are done.
    pub status: Status,
    /// What its writes are meant to bring about.
    pub aim: Status,
    /// More about it.
    pub detail: String,
    /// Who it is, once found.
    pub person: Option<Rc<str>>,
    /// What is written, in order.
    pub writes: Vec<MemberWrite>,
    /// Whether the environment said that this isn't allowed.
    pub denied: bool,
    /// What stands in the way, where something does.
    pub clash: Option<Clash>,
    /// What it has in common with the rows that are to be written with it: one of their teams.
    pub together: Option<Rc<str>>,
}

/// All rows.
#[derive(Debug, Clone, Default)]
pub struct MemberPlan {
    /// The rows, in the order they were named.
    pub rows: Vec<PlannedRow>,
    /// What isn't done, or isn't known to be done, and why.
    pub warnings: Vec<String>,
    /// What becomes of people on another profile, where that was asked for.
    pub on_conflict: Option<OnConflict>,
}

impl MemberPlan {
    /// The rows that somebody must decide about before anything is written.
    pub fn conflicts(&self) -> impl Iterator<Item = &PlannedRow> {
        let is_open = |row: &&PlannedRow| row.status == Status::Conflict && row.clash != Some(Clash::Also);
        self.rows.iter().filter(is_open)
    }

    /// The users who come onto a profile.
    pub fn newcomers(&self) -> Vec<String> {
        self.rows.iter().filter_map(PlannedRow::newcomer).map(str::to_owned).collect()
    }

    /// Adds to the rows of users who come onto a profile what is said of them, by the user's id and the
    /// profile's name.
    pub fn note_newcomers(&mut self, say: impl Fn(&str, &str) -> Option<String>) {
        for row in &mut self.rows {
            let Some(said) = row.newcomer().and_then(|user| say(user, &row.profile)) else { continue };
            row.add_detail(&said);
        }
    }

    /// Number of rows with something to write.
    pub fn pending(&self) -> usize {
        self.rows.iter().filter(|row| !row.writes.is_empty()).count()
    }
}

impl PlannedRow {
    /// The user who comes onto a profile.
    fn newcomer(&self) -> Option<&str> {
        let comes =
            self.request.kind == PersonKind::User && matches!(self.aim, Status::Added | Status::Moved);
        self.person.as_deref().filter(|_| comes)
    }

    /// A row that does writes to a person on a profile, both by id.
    pub fn writing(
        kind: PersonKind,
        person: &str,
        profile: &str,
        (aim, writes): (Status, Vec<MemberWrite>),
    ) -> Self {
        let row = Self::of(Request::outside(kind, person), profile.into());
        Self { status: aim, aim, person: Some(person.into()), writes, ..row }
    }

    /// Ends without a write.
    pub fn stop(&mut self, status: Status, detail: String) {
        self.writes.clear();
        (self.status, self.aim, self.detail) = (status, status, detail);
    }

    /// Whether it ended as it was to end, be it that somebody else did it.
    pub fn is_done(&self) -> bool {
        self.status == self.aim || matches!(self.status, Status::AlreadyThere | Status::NotThere)
    }

    /// Whether a person must look at it.
    pub fn needs_a_person(&self) -> bool {
        // A team that was put on a profile although its people have another one.
        self.status.needs_a_person() || self.clash == Some(Clash::Team) && self.status != Status::Skipped
    }

    /// Whether it puts somebody on a profile.
    pub fn comes(&self) -> bool {
        !self.writes.is_empty() && matches!(self.aim, Status::Added | Status::Moved)
    }

    /// Says more of it.
    pub(super) fn add_detail(&mut self, said: &str) {
        if !self.detail.is_empty() {
            self.detail.push_str("; ");
        }
        self.detail.push_str(said);
    }

    /// A row that nothing is decided about.
    pub(super) fn of(request: Rc<Request>, profile: Rc<str>) -> Self {
        Self {
            request,
            profile,
            status: Status::NotThere,
            aim: Status::NotThere,
            detail: String::new(),
            person: None,
            writes: Vec::new(),
            denied: false,
            clash: None,
            together: None,
        }
    }
}

pub(super) fn settled(
    request: &Rc<Request>,
    profile: impl Into<Rc<str>>,
    status: Status,
    detail: impl Into<String>,
) -> PlannedRow {
    let row = PlannedRow::of(request.clone(), profile.into());
    PlannedRow { status, aim: status, detail: detail.into(), ..row }
}

/// Finds the person, or the row's end.
pub(super) fn find(
    request: &Rc<Request>,
    profile: &Rc<str>,
    people: &People<'_>,
) -> Result<Rc<str>, Box<PlannedRow>> {
    let settle = |status, detail: String| Err(Box::new(settled(request, profile.clone(), status, detail)));
    if let Some(fault) = &request.fault {
        return settle(Status::Invalid, (*fault).to_owned());
    }
    match people.find(request.kind, &request.input) {
        Match::One { id, .. } => Ok(id.into()),
        Match::Unusable { status, why } => settle(status, why.to_owned()),
        Match::Nobody => {
            let what = request.kind.word();
            settle(Status::NotFound, format!("the environment knows no such {what}"))
        }
        Match::Several { names } => settle(Status::Ambiguous, names.join("; ")),
    }
}
