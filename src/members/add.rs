//! Who is put on a profile, and who is moved to it from another one.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::model::people::{Membership, PersonKind};
use crate::plan::MemberWrite;
use crate::stored::new_id;

use super::exact::{Exactly, remove_others};
use super::plan::{Clash, MemberPlan, OnConflict, PlannedRow, find, settled};
use super::resolve::{People, Request};
use super::status::Status;
use super::through::{InTeams, settle_teams};

/// Who is wanted on which profile.
#[derive(Clone, Copy)]
pub struct Wanted<'w> {
    /// Who is named.
    pub requests: &'w [Rc<Request>],
    /// The profile of those that name none.
    pub profile: Option<&'w str>,
    /// Profiles, by id, whose people are to be nobody else.
    pub exact: Option<&'w [Exactly]>,
    /// Says of somebody who would come why they don't, by kind and id.
    pub but: Option<But<'w>>,
}

/// Says how somebody's row ends who doesn't come.
pub type But<'w> = &'w dyn Fn(PersonKind, &str) -> Option<(Status, String)>;

/// Plans memberships; `in_teams` are the users of the teams that are on profiles or come onto one.
pub fn plan_add(
    wanted: &Wanted<'_>,
    people: &People<'_>,
    (on_conflict, in_teams): (OnConflict, &InTeams),
) -> MemberPlan {
    let (seen, texts) = (HashMap::new(), HashSet::new());
    let mut planner = Planner { people, on_conflict, seen, texts };
    let mut plan = MemberPlan::default();
    plan.rows.reserve_exact(wanted.requests.len());
    for request in wanted.requests {
        let mut row = planner.add(request, wanted.profile);
        row.aim = row.status;
        let but = wanted.but.filter(|_| !row.writes.is_empty()).zip(row.person.clone());
        if let Some((status, said)) = but.and_then(|(but, person)| but(row.request.kind, &person)) {
            row.stop(status, said);
        }
        plan.rows.push(row);
    }
    let named = plan.rows.len();
    if let Some(exact) = wanted.exact {
        remove_others(&mut plan, wanted.requests, exact, people);
    }
    settle_teams(&mut plan, people, in_teams, on_conflict);
    if on_conflict == OnConflict::Fail && plan.conflicts().next().is_some() {
        // Then nobody is taken off either.
        plan.rows.truncate(named);
        plan.warnings.clear();
        for row in plan.rows.iter_mut().filter(|row| !row.writes.is_empty()) {
            row.writes.clear();
            row.status = Status::NotWritten;
            "others are on another profile, or named for two, so nothing was written"
                .clone_into(&mut row.detail);
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
}

impl Planner<'_, '_> {
    fn add(&mut self, request: &Rc<Request>, default: Option<&str>) -> PlannedRow {
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
                let detail = format!("named {at} for {}", self.people.profile_name(before));
                let row = settled(request, name, Status::Conflict, detail);
                PlannedRow { clash: Some(Clash::Named), ..row }
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
            row.clash = Some(Clash::Also);
            row.detail = format!("also on {on}");
            return row;
        }
        match self.on_conflict {
            OnConflict::Skip => {
                row.status = Status::Skipped;
                row.detail = format!("stays on {on}");
            }
            OnConflict::Fail => {
                row.status = Status::Conflict;
                row.clash = Some(Clash::Elsewhere);
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
