//! Profiles that people have through teams, beside those that a plan gives them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use crate::model::people::PersonKind;

use super::plan::{Clash, MemberPlan, OnConflict, PlannedRow};
use super::resolve::People;
use super::status::Status;

/// The users of teams, by team.
pub type InTeams = HashMap<String, Vec<String>>;

/// Looks at everybody who comes onto a profile, and has another one through a team; or who comes with a
/// team, and has another one already. Nobody is moved for that: a team is moved as a whole. Of two rows that
/// don't go together the first one stays.
pub(super) fn settle_teams(
    plan: &mut MemberPlan,
    people: &People<'_>,
    in_teams: &InTeams,
    choice: OnConflict,
) {
    if in_teams.is_empty() {
        return;
    }
    loop {
        let mut after = After::of(plan, people, in_teams);
        if choice == OnConflict::Fail {
            for row in plan.rows.iter_mut().filter(|row| row.comes()) {
                if let Some(told) = after.clash(row) {
                    end(row, (Status::Conflict, told));
                }
            }
        } else {
            let told = stopped(plan, &mut after, choice);
            for (at, told) in told {
                end(&mut plan.rows[at], told_as(choice, &told));
            }
        }
        if choice == OnConflict::Fail || !stay_for_teams(plan, in_teams) {
            tell_second(plan, &after, choice);
            break;
        }
    }
    keep_together(plan, in_teams);
}

/// The same for rows of a plan, by place, that are about to be written: others wrote since it was made.
pub fn settle_again(
    plan: &mut MemberPlan,
    rows: &[usize],
    people: &People<'_>,
    (on_conflict, in_teams): (OnConflict, &InTeams),
) {
    let part = rows.iter().map(|at| plan.rows[*at].clone()).collect();
    let mut part = MemberPlan { rows: part, ..MemberPlan::default() };
    settle_teams(&mut part, people, in_teams, on_conflict);
    for (at, row) in rows.iter().zip(part.rows) {
        plan.rows[*at] = row;
    }
    plan.warnings.extend(part.warnings);
}

/// Whoever isn't named would come with a team: where that isn't put on its profile they stay where they are.
/// Whether there is anybody.
fn stay_for_teams(plan: &mut MemberPlan, in_teams: &InTeams) -> bool {
    let is_left = |row: &&PlannedRow| {
        row.request.kind == PersonKind::Team && matches!(row.status, Status::Skipped | Status::Conflict)
    };
    let left: HashSet<&str> = plan
        .rows
        .iter()
        .filter(is_left)
        .filter_map(|row| in_teams.get(row.person.as_deref()?))
        .flatten()
        .map(String::as_str)
        .collect();
    let reached = |row: &PlannedRow| {
        let person = row.person.as_deref().unwrap_or_default();
        let users = in_teams.get(person).filter(|_| row.request.kind == PersonKind::Team);
        users.map_or_else(
            || left.contains(person),
            |users| users.iter().any(|user| left.contains(user.as_str())),
        )
    };
    let going = |row: &PlannedRow| row.aim == Status::Removed && !row.writes.is_empty();
    let staying: Vec<usize> =
        (0..plan.rows.len()).filter(|at| going(&plan.rows[*at]) && reached(&plan.rows[*at])).collect();
    for at in &staying {
        let row = &mut plan.rows[*at];
        row.writes.clear();
        row.status = Status::Skipped;
        "stays: a team of theirs isn't put on its profile".clone_into(&mut row.detail);
    }
    !staying.is_empty()
}

/// Tells of rows that come, or are there, although people have another profile then.
fn tell_second(plan: &mut MemberPlan, after: &After<'_, '_>, choice: OnConflict) {
    let mut teams = 0;
    let is_there = |row: &PlannedRow| row.status == Status::AlreadyThere && choice != OnConflict::Skip;
    for row in plan.rows.iter_mut().filter(|row| row.clash.is_none() && (row.comes() || is_there(row))) {
        if let Some(told) = after.clash(row) {
            row.add_detail(&told);
            row.clash = Some(Clash::Team);
            teams += usize::from(row.request.kind == PersonKind::Team);
        }
    }
    if teams > 0 {
        let what = if teams == 1 { "a team gives".to_owned() } else { format!("{teams} teams give") };
        plan.warnings.push(format!("{what} people a second profile; nobody is moved one by one for that"));
    }
}

/// Teams and those of their people who are written, too, are written together: in between, somebody would be
/// on two profiles.
fn keep_together(plan: &mut MemberPlan, in_teams: &InTeams) {
    let written = |row: &&PlannedRow| !row.writes.is_empty();
    let named: HashSet<Rc<str>> =
        plan.rows.iter().filter(written).filter_map(|row| row.person.clone()).collect();
    // Each team stands for itself until it shares somebody with another one.
    let mut stands_for: HashMap<&str, &str> = HashMap::new();
    for (team, users) in in_teams.iter().filter(|(team, _)| named.contains(team.as_str())) {
        let mut all: Vec<&str> = vec![team];
        all.extend(users.iter().map(String::as_str).filter(|user| named.contains(*user)));
        let known: BTreeSet<&str> = all.iter().filter_map(|one| stands_for.get(one).copied()).collect();
        let first = known.first().copied().unwrap_or(team);
        if known.len() > 1 {
            stands_for.values_mut().filter(|own| known.contains(*own)).for_each(|own| *own = first);
        }
        stands_for.extend(all.into_iter().map(|one| (one, first)));
    }
    for row in plan.rows.iter_mut().filter(|row| !row.writes.is_empty()) {
        let first = row.person.as_deref().and_then(|person| stands_for.get(person));
        row.together = first.map(|first| (*first).into());
    }
}

/// Ends a row that doesn't go together with others.
fn end(row: &mut PlannedRow, (status, told): (Status, String)) {
    row.stop(status, told);
    row.clash = Some(Clash::Team);
}

/// The rows, by place, that can't be written beside others, each with what stands in its way: the later ones
/// of those that don't go together.
fn stopped(plan: &MemberPlan, after: &mut After<'_, '_>, choice: OnConflict) -> BTreeMap<usize, String> {
    let mut stopped: BTreeMap<usize, String> = BTreeMap::new();
    // A team is moved whoever is in it.
    let can_stop =
        |row: &PlannedRow| row.comes() && (choice, row.request.kind) != (OnConflict::Move, PersonKind::Team);
    loop {
        let before = stopped.len();
        for (at, row) in plan.rows.iter().enumerate().rev().filter(|(_, row)| can_stop(row)) {
            if !stopped.contains_key(&at)
                && let Some(told) = after.clash(row)
            {
                stopped.insert(at, told);
                // Whoever isn't written stays where they are, which others may not go together with.
                after.forget(row);
            }
        }
        if stopped.len() == before {
            break;
        }
    }
    if choice == OnConflict::Skip {
        come_back(plan, after, &mut stopped);
    }
    stopped
}

/// What stood in the way of a row may have been stopped itself.
fn come_back(plan: &MemberPlan, after: &mut After<'_, '_>, stopped: &mut BTreeMap<usize, String>) {
    for at in stopped.keys().copied().collect::<Vec<_>>() {
        let row = &plan.rows[at];
        after.note(row);
        // Users don't stand in each other's way.
        let is_near = |other: &PlannedRow| {
            other.comes() && (row.request.kind == PersonKind::Team || other.request.kind == PersonKind::Team)
        };
        let mut others =
            plan.rows.iter().enumerate().filter(|(at, other)| is_near(other) && !stopped.contains_key(at));
        let clash = after.clash(row);
        if clash.is_none() && others.all(|(_, other)| after.clash(other).is_none()) {
            stopped.remove(&at);
        } else {
            after.forget(row);
            if let Some(told) = clash {
                stopped.insert(at, told);
            }
        }
    }
}

/// How a row ends that somebody decided about.
fn told_as(choice: OnConflict, told: &str) -> (Status, String) {
    match choice {
        OnConflict::Skip => (Status::Skipped, told.to_owned()),
        _ => (Status::Conflict, format!("{told}, and nobody is moved out of a team")),
    }
}

/// Who is on which profile once a plan is carried out.
pub(super) struct After<'p, 'e> {
    people: &'p People<'e>,
    in_teams: &'p InTeams,
    teams_of: HashMap<&'p str, Vec<&'p str>>,
    /// The profiles of users and teams who are written; a user and a team never have the same id.
    written: HashMap<Rc<str>, Vec<&'e str>>,
}

impl<'p, 'e> After<'p, 'e> {
    /// Reads it out of a plan.
    pub(super) fn of(plan: &MemberPlan, people: &'p People<'e>, in_teams: &'p InTeams) -> Self {
        let mut teams_of: HashMap<&str, Vec<&str>> = HashMap::new();
        for (team, users) in in_teams {
            for user in users {
                teams_of.entry(user).or_default().push(team);
            }
        }
        let mut after = Self { people, in_teams, teams_of, written: HashMap::new() };
        for row in plan.rows.iter().filter(|row| !row.writes.is_empty()) {
            after.note(row);
        }
        after
    }

    fn note(&mut self, row: &PlannedRow) {
        let (Some(person), Some(profile)) = (&row.person, self.people.profile(&row.profile)) else { return };
        let mut own = self.on(row.request.kind, person);
        match row.aim {
            Status::Moved => own = vec![profile.id.as_str()],
            Status::Added => own.push(&profile.id),
            Status::Removed => own.retain(|known| *known != profile.id),
            _ => {}
        }
        self.written.insert(person.clone(), own);
    }

    fn forget(&mut self, row: &PlannedRow) {
        row.person.as_ref().map(|person| self.written.remove(person));
    }

    /// The profiles of their own.
    fn on(&self, kind: PersonKind, person: &str) -> Vec<&'e str> {
        let now = || self.people.of(kind, person).map(|known| known.profile.as_str()).collect();
        self.written.get(person).cloned().unwrap_or_else(now)
    }

    /// The profiles that a user has through teams, except for one team.
    fn through(&self, user: &str, but: Option<&str>) -> impl Iterator<Item = &'e str> {
        let teams = self.teams_of.get(user).into_iter().flatten().filter(move |team| Some(**team) != but);
        teams.flat_map(|team| self.on(PersonKind::Team, team))
    }

    /// Whether a user or a team is on a profile, whichever way.
    pub(super) fn has(&self, person: &str, profile: &str) -> bool {
        self.on(PersonKind::User, person).contains(&profile)
            || self.on(PersonKind::Team, person).contains(&profile)
            || self.through(person, None).any(|other| other == profile)
    }

    /// What doesn't go together with somebody coming onto a profile.
    fn clash(&self, row: &PlannedRow) -> Option<String> {
        let (person, profile) = (row.person.as_deref()?, self.people.profile(&row.profile)?);
        let is_other = |other: &&str| *other != profile.id;
        if row.request.kind == PersonKind::User {
            let others: BTreeSet<&str> = self.through(person, None).filter(is_other).collect();
            let others: Vec<String> = others.iter().map(|id| self.people.profile_name(id)).collect();
            return (!others.is_empty()).then(|| format!("on {} through a team", others.join(", ")));
        }
        let is_elsewhere = |user: &&String| {
            let own = self.on(PersonKind::User, user);
            own.iter().any(is_other) || self.through(user, Some(person)).any(|other| is_other(&other))
        };
        let elsewhere = self.in_teams.get(person).into_iter().flatten().filter(is_elsewhere).count();
        (elsewhere > 0).then(|| format!("{elsewhere} of its people on another profile"))
    }
}
