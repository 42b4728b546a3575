//! What must be written so that the people named are on their profiles, or no longer are.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::model::people::{Membership, PersonKind};
use crate::plan::MemberWrite;
use crate::stored::new_id;

use super::resolve::{Match, People, Request};
use super::through::{InTeams, settle_teams};

/// How the detail of somebody begins who is on the profile, and on another one.
pub(super) const ALSO_ON: &str = "also on ";

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

/// How a row ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Put on the profile.
    Added,
    /// Moved from another profile.
    Moved,
    /// Taken off the profile.
    Removed,
    /// On the profile before.
    AlreadyThere,
    /// Not on the profile they were to be taken off.
    NotThere,
    /// Left on another profile, as asked.
    Skipped,
    /// On another profile, and nothing was to be written then.
    Conflict,
    /// Not written because of other rows.
    NotWritten,
    /// The row can't be meant as it stands.
    Invalid,
    /// The environment knows nobody of that identity.
    NotFound,
    /// The identity names several.
    Ambiguous,
    /// The user can't use a profile.
    Disabled,
    /// The write failed.
    Failed,
    /// Nothing became of it yet.
    Pending,
}

impl Status {
    /// All kinds with their words.
    const WORDS: [(&'static str, Self); 14] = [
        ("added", Self::Added),
        ("moved", Self::Moved),
        ("removed", Self::Removed),
        ("already-there", Self::AlreadyThere),
        ("not-there", Self::NotThere),
        ("skipped", Self::Skipped),
        ("conflict", Self::Conflict),
        ("not-written", Self::NotWritten),
        ("invalid", Self::Invalid),
        ("not-found", Self::NotFound),
        ("ambiguous", Self::Ambiguous),
        ("disabled", Self::Disabled),
        ("failed", Self::Failed),
        ("pending", Self::Pending),
    ];

    /// The word in every output.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, status)| *status == self).map_or("", |(word, _)| word)
    }

    /// Whether a text is the word of a result.
    pub fn is_word(text: &str) -> bool {
        Self::WORDS.iter().any(|(word, _)| *word == text)
    }

    /// Whether a person must look at the row.
    pub fn needs_a_person(self) -> bool {
        matches!(
            self,
            Self::Conflict
                | Self::NotWritten
                | Self::Invalid
                | Self::NotFound
                | Self::Ambiguous
                | Self::Disabled
                | Self::Failed
        )
    }
}

/// One row with what becomes of it.
#[derive(Debug, Clone)]
pub struct PlannedRow {
    /// Who was named.
    pub request: Request,
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
}

/// Somebody who is on another profile already.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// Who was named.
    pub input: String,
    /// What is told of it, such as `on Sales`.
    pub on: String,
}

/// All rows, and who is on another profile.
#[derive(Debug, Clone, Default)]
pub struct MemberPlan {
    /// The rows, in the order they were named.
    pub rows: Vec<PlannedRow>,
    /// People on another profile.
    pub conflicts: Vec<Conflict>,
    /// What isn't done, or isn't known to be done, and why.
    pub warnings: Vec<String>,
}

impl MemberPlan {
    /// The users who come onto a profile.
    pub fn newcomers(&self) -> Vec<String> {
        self.rows.iter().filter_map(PlannedRow::newcomer).map(str::to_owned).collect()
    }

    /// Adds to the rows of users who come onto a profile what is said of them, by the user's id and the
    /// profile's name; how many that are.
    pub fn note_newcomers(&mut self, say: impl Fn(&str, &str) -> Option<String>) -> usize {
        let mut told = 0;
        for row in &mut self.rows {
            let Some(said) = row.newcomer().and_then(|user| say(user, &row.profile)) else { continue };
            row.add_detail(&said);
            told += 1;
        }
        told
    }

    /// Number of rows with something to write.
    pub fn pending(&self) -> usize {
        self.rows.iter().filter(|row| !row.writes.is_empty()).count()
    }
}

/// Plans memberships. `profile` is meant where a row names none; `in_teams` are the users of the teams that
/// are on profiles or come onto one.
pub fn plan_add(
    requests: &[Request],
    profile: Option<&str>,
    people: &People<'_>,
    (on_conflict, in_teams): (OnConflict, &InTeams),
) -> MemberPlan {
    let (seen, texts, plan) = (HashMap::new(), HashSet::new(), MemberPlan::default());
    let mut planner = Planner { people, on_conflict, seen, texts, plan };
    for request in requests {
        let mut row = planner.add(request, profile);
        row.aim = row.status;
        planner.plan.rows.push(row);
    }
    let mut plan = planner.plan;
    settle_teams(&mut plan, people, in_teams, on_conflict);
    if on_conflict == OnConflict::Fail && !plan.conflicts.is_empty() {
        for row in &mut plan.rows {
            if !row.writes.is_empty() {
                row.writes.clear();
                row.status = Status::NotWritten;
                "others are on another profile, or named for two, so nothing was written"
                    .clone_into(&mut row.detail);
            }
        }
    }
    plan
}

/// The profile that somebody was named for, and where.
type Named<'e> = (&'e str, Option<Rc<str>>, Option<u64>);

struct Planner<'p, 'e> {
    people: &'p People<'e>,
    on_conflict: OnConflict,
    /// Who was named before, and for which profile.
    seen: HashMap<(PersonKind, Rc<str>), Named<'e>>,
    /// Names and ids of profiles, which all rows share.
    texts: HashSet<Rc<str>>,
    plan: MemberPlan,
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
        let row = Self::of(Request::named(kind, person), profile.into());
        Self { status: aim, aim, person: Some(person.into()), writes, ..row }
    }

    /// Ends without a write.
    pub(super) fn stop(&mut self, status: Status, detail: String) {
        self.writes.clear();
        (self.status, self.aim, self.detail) = (status, status, detail);
    }

    /// Says more of it.
    pub(super) fn add_detail(&mut self, said: &str) {
        if !self.detail.is_empty() {
            self.detail.push_str("; ");
        }
        self.detail.push_str(said);
    }

    /// A row that nothing is decided about.
    pub(super) fn of(request: Request, profile: Rc<str>) -> Self {
        Self {
            request,
            profile,
            status: Status::NotThere,
            aim: Status::NotThere,
            detail: String::new(),
            person: None,
            writes: Vec::new(),
            denied: false,
        }
    }
}

fn settled(
    request: &Request,
    profile: impl Into<Rc<str>>,
    status: Status,
    detail: impl Into<String>,
) -> PlannedRow {
    let row = PlannedRow::of(request.clone(), profile.into());
    PlannedRow { status, aim: status, detail: detail.into(), ..row }
}

/// Finds the person, or the row's end.
fn find(request: &Request, profile: &Rc<str>, people: &People<'_>) -> Result<Rc<str>, Box<PlannedRow>> {
    let settle = |status, detail: String| Err(Box::new(settled(request, profile.clone(), status, detail)));
    if let Some(fault) = &request.fault {
        return settle(Status::Invalid, fault.clone());
    }
    match people.find(request.kind, &request.input) {
        Match::One { id, .. } => Ok(id.into()),
        Match::Unusable { why } => settle(Status::Disabled, why.to_owned()),
        Match::Nobody => {
            let what = request.kind.word();
            settle(Status::NotFound, format!("the environment knows no such {what}"))
        }
        Match::Several { names } => settle(Status::Ambiguous, names.join("; ")),
    }
}

impl Planner<'_, '_> {
    fn add(&mut self, request: &Request, default: Option<&str>) -> PlannedRow {
        let name = request.profile.as_deref().or(default).unwrap_or_default();
        if name.is_empty() {
            return settled(request, "", Status::Invalid, "the row names no profile");
        }
        let Some(profile) = self.people.profile(name) else {
            let detail = format!("the environment has no profile `{name}`");
            return settled(request, name, Status::NotFound, detail);
        };
        let name = self.text(&profile.name);
        let id = match find(request, &name, self.people) {
            Ok(id) => id,
            Err(row) => return *row,
        };
        let key = (request.kind, id.clone());
        if let Some((before, file, line)) = self.seen.get(&key) {
            let at = match (file, line) {
                (Some(file), Some(line)) => format!("in {file}:{line}"),
                (None, Some(line)) => format!("in line {line}"),
                _ => "before".to_owned(),
            };
            return if *before == profile.id {
                settled(request, name, Status::Skipped, format!("named {at}, too"))
            } else {
                let other = self.people.profile_name(before);
                let on = format!("named for {other}, too");
                self.plan.conflicts.push(Conflict { input: request.input.to_string(), on });
                settled(request, name, Status::Conflict, format!("named {at} for {other}"))
            };
        }
        self.seen.insert(key, (profile.id.as_str(), request.file.clone(), request.line));
        let (here, elsewhere): (Vec<&Membership>, Vec<&Membership>) =
            self.people.of(request.kind, &id).partition(|membership| membership.profile == profile.id);
        let mut row = settled(request, name, Status::AlreadyThere, "");
        row.person = Some(id.clone());
        if elsewhere.is_empty() {
            if here.is_empty() {
                row.status = Status::Added;
                row.writes = vec![self.new_membership(request.kind, &id, &profile.id)];
            }
            row.detail = self.notes(request.kind, &id, &profile.id);
            return row;
        }
        self.settle_conflict(row, &here, &elsewhere, &profile.id)
    }

    fn settle_conflict(
        &mut self,
        mut row: PlannedRow,
        here: &[&Membership],
        elsewhere: &[&Membership],
        profile: &str,
    ) -> PlannedRow {
        let names: Vec<String> = elsewhere.iter().map(|row| self.people.profile_name(&row.profile)).collect();
        let on = names.join(", ");
        if !here.is_empty() && self.on_conflict != OnConflict::Move {
            // Nobody needs to be moved for what was asked, so that others aren't stopped.
            if self.on_conflict == OnConflict::Fail {
                row.status = Status::Conflict;
            }
            row.detail = format!("{ALSO_ON}{on}");
            return row;
        }
        let told = format!("on {on}");
        self.plan.conflicts.push(Conflict { input: row.request.input.to_string(), on: told });
        match self.on_conflict {
            OnConflict::Skip => {
                row.status = Status::Skipped;
                row.detail = format!("stays on {on}");
            }
            OnConflict::Fail => {
                row.status = Status::Conflict;
                row.detail = format!("on {on}");
            }
            OnConflict::Move => {
                row.status = Status::Moved;
                row.detail = format!("from {on}");
                if row.request.kind == PersonKind::User
                    && row.person.as_ref().is_some_and(|id| self.people.is_unlicensed(id))
                {
                    row.detail.push_str("; the environment shows no licence");
                }
                let mut rest = elsewhere.iter();
                // One row is bound to the new profile in one request, so that nobody is ever without a
                // profile. Where one is there already it is written, too: whoever takes that away at the
                // same moment finds another version, and one of the two is refused.
                let kept = here.first().or_else(|| rest.next());
                row.writes =
                    kept.map(|kept| MemberWrite::move_to(self.text(profile), kept)).into_iter().collect();
                row.writes.extend(rest.map(|other| MemberWrite::remove(other)));
            }
        }
        row
    }

    fn new_membership(&mut self, kind: PersonKind, person: &Rc<str>, profile: &str) -> MemberWrite {
        let taken = |id: &str| self.people.membership(id).is_some();
        let id = new_id(&["membership", kind.word(), person, profile], taken).into();
        MemberWrite::Add { kind, id, person: person.clone(), profile: self.text(profile) }
    }

    /// A text as all rows share it.
    fn text(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let shared: Rc<str> = text.into();
        self.texts.insert(shared.clone());
        shared
    }

    /// What keeps a profile from being of use to somebody, as far as their row shows it.
    fn notes(&self, kind: PersonKind, person: &str, profile: &str) -> String {
        if kind == PersonKind::Team {
            return String::new();
        }
        let legacy = self.people.legacy(person).filter(|legacy| *legacy != profile);
        let legacy =
            legacy.map(|id| format!("the older link on the user row names {}", self.people.profile_name(id)));
        let unlicensed =
            self.people.is_unlicensed(person).then(|| "the environment shows no licence".to_owned());
        legacy.into_iter().chain(unlicensed).collect::<Vec<_>>().join("; ")
    }
}

/// Plans the removal of people from a profile.
pub fn plan_remove(requests: &[Request], profile: &str, people: &People<'_>) -> MemberPlan {
    let mut named: HashSet<(PersonKind, Rc<str>)> = HashSet::new();
    let rows = requests
        .iter()
        .map(|request| {
            let Some(from) = people.profile(profile) else {
                return settled(request, profile, Status::NotFound, "the environment has no such profile");
            };
            let name: Rc<str> = from.name.as_str().into();
            let id: Rc<str> = match people.find(request.kind, &request.input) {
                Match::One { id, .. } => id.into(),
                // Who can't use a profile can still be taken off it.
                Match::Unusable { .. } => match people.unusable_id(&request.input) {
                    Some(id) => id.into(),
                    None => {
                        return settled(
                            request,
                            name,
                            Status::NotFound,
                            "the environment knows no such user",
                        );
                    }
                },
                _ => match find(request, &name, people) {
                    Ok(id) => id,
                    Err(row) => return *row,
                },
            };
            let mut row = settled(request, name, Status::NotThere, "");
            if !named.insert((request.kind, id.clone())) {
                row.status = Status::Skipped;
                "named before, too".clone_into(&mut row.detail);
                return row;
            }
            row.writes = people
                .of(request.kind, &id)
                .filter(|membership| membership.profile == from.id)
                .map(MemberWrite::remove)
                .collect();
            if !row.writes.is_empty() {
                row.status = Status::Removed;
                row.aim = Status::Removed;
                row.detail = String::new();
            }
            row.person = Some(id);
            row
        })
        .collect();
    MemberPlan { rows, ..MemberPlan::default() }
}
