//! Profiles of files beside those of an environment: what diff and publish start from.

use crate::catalog::{Catalog, FILE_COMPANION, IMAGE_COMPANION};
use crate::dataverse::{name_people, read_beside_drafts, read_catalog, read_profile, read_profiles};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::finding::{Finding, Severity};
use crate::graph::{Resolved, resolve};
use crate::model::facts::{LiveProfile, Modified, ProfileRow};
use crate::model::{FileId, Files, Manage, Place, Profile, Relationship, Table, same_name, same_title};
use crate::plan::{Change, ChangeKind, Field, attribute, diff};
use crate::policy::Policy;
use crate::report;
use crate::report::changes::ProfileChanges;
use crate::report::findings::{Read, Report};
use crate::rules::{self, Context, NotChecked};
use crate::run::Run;
use crate::source::{self, Loaded};
use crate::stored;
use crate::ui::Format;

use super::base::Bases;
use super::environment::Environment;

/// A profile of a file and what the environment has of it.
pub struct Pair {
    /// The profile of the file.
    pub wanted: Profile,
    /// The profile of the environment.
    pub live: Option<LiveProfile>,
    /// What devices have of it, where not all of it is published, and what is known of those tables.
    pub published: Option<(LiveProfile, Catalog)>,
    /// What the environment knows of the tables of both.
    pub catalog: Catalog,
    /// What the profile was when it was last the same on both sides.
    base: Option<Profile>,
    /// Whether what isn't published in the environment was left there by this tool.
    pub own_drafts: bool,
    /// The only tables that are aimed at, where not the whole profile is.
    pub aimed: Option<Vec<String>>,
}

impl Pair {
    /// Whether the environment's profile has another name.
    fn is_rename(&self) -> bool {
        self.live.as_ref().is_some_and(|live| !same_title(&live.profile.name, &self.wanted.name))
    }

    /// Leaves of what is wanted only these tables; all else is to stay as it is.
    pub fn only(&mut self, tables: &[String]) {
        self.aimed = Some(tables.to_vec());
        let is_meant = |table: &Table| tables.iter().any(|name| same_name(name, &table.name));
        let meant: Vec<Table> = self.wanted.tables.iter().filter(|table| is_meant(table)).cloned().collect();
        let Some(live) = self.live.as_ref().filter(|_| self.wanted.manage == Manage::Whole) else {
            self.wanted.tables = meant;
            return;
        };
        let mut rest = live.profile.tables.clone();
        rest.retain(|table| !is_meant(table));
        rest.extend(meant);
        self.wanted.tables = rest;
        self.wanted.name.value.clone_from(&live.profile.name.value);
        self.wanted.description = None;
        self.wanted.renamed_from = None;
    }

    /// The profile as it will be: where only listed tables are managed, with what else is there.
    pub fn outcome(&self) -> Profile {
        let mut outcome = self.wanted.clone();
        if outcome.manage == Manage::Whole {
            return outcome;
        }
        outcome.manage = Manage::Whole;
        for table in self.live.iter().flat_map(|live| &live.profile.tables) {
            let Some(listed) = outcome.tables.iter_mut().find(|own| same_name(&own.name, &table.name)) else {
                outcome.tables.push(table.clone());
                continue;
            };
            for entry in &table.related_to {
                // An entry without a name is the relationship that it resolves to.
                let named = |own: &Relationship| {
                    let resolved = match resolve(own, &table.name, &self.catalog) {
                        Resolved::Known(known, _) => Some(known.name),
                        _ => own.name.as_ref().map(|name| name.value.as_str()),
                    };
                    same_name(&own.table, &entry.table)
                        && matches!((resolved, entry.name.as_ref()), (Some(a), Some(b)) if same_name(a, b))
                };
                if !listed.related_to.iter().any(named) {
                    listed.related_to.push(entry.clone());
                }
            }
            for brings in &table.brings {
                if !listed.brings.iter().any(|own| same_name(&own.relationship, &brings.relationship)) {
                    listed.brings.push(brings.clone());
                }
            }
        }
        outcome
    }

    /// The profile as devices will have it: what the file doesn't say stays as it is, drafts included.
    pub fn as_published(&self) -> Profile {
        let mut outcome = self.outcome();
        let Some(live) = &self.live else { return outcome };
        for table in &mut outcome.tables {
            let Some(before) = live.profile.table(&table.name) else { continue };
            table.columns = table.columns.take().or_else(|| before.columns.clone());
            table.images = table.images.take().or_else(|| before.images.clone());
            table.files = table.files.take().or_else(|| before.files.clone());
        }
        outcome
    }

    /// The changes that a publish would make.
    pub fn changes(&self) -> ProfileChanges {
        let live = self.live.as_ref();
        let mut changes = diff(live.map(|live| &live.profile), &self.wanted, &self.catalog);
        if let Some(base) = &self.base {
            attribute(&mut changes, base, live, &self.wanted, &self.catalog);
        }
        let (drafts, overwritten) = self.drafts(&changes);
        ProfileChanges { profile: self.wanted.name.value.clone(), changes, drafts, overwritten }
    }

    /// The unpublished changes of the environment: those that would go live, and those that these changes
    /// undo.
    fn drafts(&self, changes: &[Change]) -> (Vec<String>, Vec<String>) {
        let Some(live) = &self.live else { return (Vec::new(), Vec::new()) };
        if live.published_on.is_none() {
            return (vec![self.wanted.name.value.clone()], undone(live, changes));
        }
        let Some((published, _)) = &self.published else { return (live.drafts.clone(), Vec::new()) };
        let drafted = diff(Some(&published.profile), &live.profile, &self.catalog);
        let (mut released, mut overwritten) = (Vec::new(), Vec::new());
        for name in &live.drafts {
            let own: Vec<&Change> =
                drafted.iter().filter(|change| is_part_of(change, name, &live.profile.name)).collect();
            let is_undone = |change: &&&Change| changes.iter().any(|other| other.meets(change));
            let undone = own.iter().filter(is_undone).count();
            if undone > 0 {
                overwritten.push(name.clone());
            }
            // A change of what no file says goes live, too.
            if undone < own.len() || own.is_empty() {
                released.push(name.clone());
            }
        }
        (released, overwritten)
    }
}

/// Whether a change is one of an item, or of the profile itself: an association belongs to the item of the
/// table that brings, what images and files need to tables of their own.
fn is_part_of(change: &Change, item: &str, profile: &str) -> bool {
    let Some(table) = &change.table else { return item == profile };
    let driver = change.relationship.as_ref().and_then(|link| link.from.as_deref());
    let companion = match change.field {
        Field::Images => Some(IMAGE_COMPANION),
        Field::Files => Some(FILE_COMPANION),
        _ => None,
    };
    let owners = [Some(driver.unwrap_or(table)), companion];
    owners.into_iter().flatten().any(|owner| same_name(owner, item))
}

/// What of a profile that was never published is changed or taken away.
fn undone(live: &LiveProfile, changes: &[Change]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for change in changes.iter().filter(|change| change.kind != ChangeKind::Added) {
        let name = change.table.as_ref().unwrap_or(&live.profile.name.value);
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// All pairs, and the profiles that only the environment has.
pub struct Comparison {
    /// One pair for each profile of the files.
    pub pairs: Vec<Pair>,
    /// All profile rows of the environment.
    pub rows: Vec<ProfileRow>,
    /// Names of profiles that no file names.
    pub only_in_environment: Vec<String>,
}

/// Reads what the environment has of the profiles of files.
pub fn compare(
    environment: &Environment,
    loaded: &mut Loaded,
    bases: &Bases,
    files: &mut Files,
) -> Result<Comparison, Error> {
    if loaded.has_solutions() {
        turn_round(environment, loaded)?;
    }
    let rows = read_profiles(&environment.session)?;
    let file = files.add(format!("env:{}", environment.name), "");
    let claims = claims(&rows, &loaded.profiles, bases)?;
    let mut pairs = Vec::new();
    for (wanted, row) in loaded.profiles.iter().zip(&claims) {
        pairs.push(pair(environment, wanted, *row, bases, file)?);
    }
    // A name must be free before another profile can take it.
    pairs.sort_by_key(|pair| !pair.is_rename());
    let matched: Vec<&str> = claims.iter().flatten().map(|row| row.id.as_str()).collect();
    let only_in_environment =
        rows.iter().filter(|row| !matched.contains(&row.id.as_str())).map(|row| row.name.clone()).collect();
    Ok(Comparison { pairs, rows, only_in_environment })
}

/// The changes of pairs, with the names of those who changed the environment.
pub fn changes_of(environment: &Environment, pairs: &[Pair]) -> Vec<ProfileChanges> {
    let mut all: Vec<ProfileChanges> = pairs.iter().map(Pair::changes).collect();
    name_changes(environment, &mut all);
    all
}

/// Fails where two profiles have the same name; the hint says what to do.
pub fn distinct<'a>(names: impl Iterator<Item = &'a str>, hint: &str) -> Result<(), Error> {
    let mut before: Vec<&str> = Vec::new();
    for name in names {
        if before.iter().any(|other| same_title(other, name)) {
            let message = format!("two of the profiles given are named `{name}`");
            return Err(Error::new(Kind::Refused, message).hint(hint));
        }
        before.push(name);
    }
    Ok(())
}

/// Puts names in place of the ids of those who changed the environment.
pub fn name_changes(environment: &Environment, all: &mut [ProfileChanges]) {
    let changes = all.iter_mut().flat_map(|one| &mut one.changes);
    let mut by: Vec<&mut Modified> = changes.filter_map(|change| change.by.as_mut()).collect();
    if !by.is_empty() {
        name_people(&environment.session, &mut by);
    }
}

/// Turns solution files round by what the environment knows of the tables of all files.
pub fn turn_round(environment: &Environment, loaded: &mut Loaded) -> Result<Catalog, Error> {
    let tables: Vec<String> = loaded.profiles.iter().flat_map(tables_of).collect();
    let catalog = read_catalog(&environment.session, &environment.name, &tables)?;
    loaded.turn_round(&catalog);
    Ok(catalog)
}

/// The profiles of an environment, or the one of that name; `place` says where findings about one
/// stand.
pub fn stored_profiles(
    environment: &Environment,
    wanted: Option<&str>,
    mut place: impl FnMut(&ProfileRow) -> Place,
) -> Result<Vec<(LiveProfile, Catalog)>, Error> {
    let session = &environment.session;
    let rows = read_profiles(session)?;
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| wanted.is_none_or(|name| same_title(&row.name, name))) {
        found.push(read_profile(session, row, &[], &environment.name, place(row))?);
    }
    match wanted {
        Some(name) if found.is_empty() => Err(no_profile(&environment.name, name, &rows)),
        _ => Ok(found),
    }
}

fn pair(
    environment: &Environment,
    wanted: &Profile,
    row: Option<&ProfileRow>,
    bases: &Bases,
    file: FileId,
) -> Result<Pair, Error> {
    let session = &environment.session;
    let tables = tables_of(wanted);
    let (live, catalog) = match row {
        Some(row) => {
            let place = Place::start_of(file);
            let (live, catalog) = read_profile(session, row, &tables, &environment.name, place)?;
            (Some(live), catalog)
        }
        None => (None, read_catalog(session, &environment.name, &tables)?),
    };
    let mut wanted = wanted.clone();
    stored::settle(&mut wanted, &catalog);
    stored::complete_columns(&mut wanted, live.as_ref().map(|live| &live.profile), &catalog);
    let place = Place::start_of(file);
    let id = live.as_ref().map(|live| live.id.as_str());
    let base = bases.of(&wanted.name, id, place, &catalog);
    let own_drafts = live.as_ref().is_some_and(|live| bases.owns_drafts(live));
    let published = match &live {
        Some(live) => {
            let also = [tables, tables_of(&live.profile)].concat();
            read_beside_drafts(session, live, &also, &environment.name)?
        }
        None => None,
    };
    Ok(Pair { wanted, live, published, catalog, base, own_drafts, aimed: None })
}

/// Errors of profiles, by whether they stop a publish.
pub struct Judged {
    /// Errors that the service is known to raise, and those that the change adds.
    pub blocking: Vec<Finding>,
    /// Errors that the published profile has already.
    pub known: Vec<Finding>,
    /// Errors that only a publish would meet, where there is to be none.
    pub later: Vec<Finding>,
}

/// Asks the rules what a publish of these pairs would meet, or what writing them as drafts would; `policy`
/// says which findings count.
pub fn judge(pairs: &[Pair], loaded: &Loaded, (policy, draft): (&Policy, bool), files: &Files) -> Judged {
    let mut judged = Judged { blocking: Vec::new(), known: Vec::new(), later: Vec::new() };
    for pair in pairs {
        let context = Context { catalog: &pair.catalog, limits: &policy.limits, app: None, all: &[] };
        let (found, not_checked) = rules::check(&[&pair.outcome()], context);
        let live = pair.live.as_ref().map(|live| rules::check(&[&live.profile], context).0);
        for finding in errors(found, &not_checked, policy, files) {
            let same = |other: &Finding| other.rule == finding.rule && other.message == finding.message;
            let already = live.iter().flatten().any(same);
            // A table that the file doesn't list isn't written.
            let elsewhere = finding.place.file != pair.wanted.name.place.file;
            if already && (elsewhere || !rules::is_refused_by_service(&finding.rule)) {
                judged.known.push(finding);
            } else if draft && rules::is_for_publishing(&finding.rule) {
                judged.later.push(finding);
            } else {
                judged.blocking.push(finding);
            }
        }
    }
    let profiles: Vec<&Profile> = loaded.profiles.iter().collect();
    judged.blocking.extend(errors(rules::check_set(&profiles), &[], policy, files));
    judged
}

/// The errors that count; what is wrong with silences themselves is for `validate` to say.
fn errors(
    mut findings: Vec<Finding>,
    not_checked: &[NotChecked],
    policy: &Policy,
    files: &Files,
) -> Vec<Finding> {
    source::settle(&mut findings, files);
    let is_error =
        |finding: &Finding| finding.severity == Severity::Error && !finding.rule.code.starts_with("MOP03");
    policy.judge(findings, not_checked).findings.into_iter().filter(is_error).collect()
}

/// Which profile of the environment each file is about: the one of its name, or of the name it had
/// before a rename. A profile that one file renames is no longer there for another.
fn claims<'r>(
    rows: &'r [ProfileRow],
    profiles: &[Profile],
    bases: &Bases,
) -> Result<Vec<Option<&'r ProfileRow>>, Error> {
    let named = |name: &str| rows.iter().find(|row| same_title(&row.name, name));
    let mut renamed: Vec<(&str, &str)> = Vec::new();
    for profile in profiles {
        let Some(former) = profile.renamed_from.as_ref().and_then(|name| named(name)) else { continue };
        let has_own = named(&profile.name).is_some_and(|row| row.id != former.id);
        let kept = profiles.iter().any(|other| same_title(&other.name, &former.name));
        match (has_own, renamed.iter().find(|(id, _)| *id == former.id)) {
            (true, _) if kept => {}
            (true, _) => return Err(both_there(&profile.name, &former.name)),
            (false, Some((_, other))) => {
                return Err(Error::new(
                    Kind::Refused,
                    format!(
                        "`{other}` and `{}` are both to be renamed from `{}`",
                        profile.name.value, former.name
                    ),
                )
                .hint("one profile becomes one profile; drop `renamed_from` in one of the files"));
            }
            (false, None) => renamed.push((&former.id, &profile.name.value)),
        }
    }
    // One that was renamed in the environment is still the one that was published.
    let by_record = |profile: &Profile| {
        let mut ids = bases.published_as(&profile.name);
        let row = ids.find_map(|id| rows.iter().find(|row| row.id == id))?;
        let is_free = !renamed.iter().any(|(id, _)| *id == row.id)
            && !profiles.iter().any(|other| same_title(&other.name, &row.name));
        is_free.then_some(row)
    };
    let claim = |profile: &Profile| {
        let by_rename = renamed.iter().find(|(_, name)| *name == profile.name.value.as_str());
        match by_rename {
            Some((id, _)) => rows.iter().find(|row| row.id == *id),
            None => named(&profile.name)
                .filter(|row| !renamed.iter().any(|(id, _)| *id == row.id))
                .or_else(|| by_record(profile)),
        }
    };
    Ok(profiles.iter().map(claim).collect())
}

fn both_there(name: &str, former: &str) -> Error {
    Error::new(
        Kind::Refused,
        format!("`{name}` is to be renamed from `{former}`, but the environment has both"),
    )
    .hint("delete one of them there, or drop `renamed_from`")
}

/// The tables whose metadata a profile needs: its own, those at the other end of its relationships, and
/// companions for images and files.
pub fn tables_of(profile: &Profile) -> Vec<String> {
    let mut tables: Vec<String> =
        profile.tables.iter().map(|table| table.name.to_ascii_lowercase()).collect();
    let entries = profile.tables.iter().flat_map(|table| &table.related_to);
    tables.extend(entries.map(|entry| entry.table.to_ascii_lowercase()));
    // Both ends of a relationship must be asked about, and `brings` names one end only.
    for brings in profile.tables.iter().flat_map(|table| &table.brings) {
        tables.extend(Catalog::built_in().tables_at(&brings.relationship).map(str::to_owned));
    }
    for companion in [IMAGE_COMPANION, FILE_COMPANION] {
        if profile.tables.iter().any(|table| stored::uses(table, companion)) {
            tables.push(companion.to_owned());
        }
    }
    tables.sort_unstable();
    tables.dedup();
    tables
}

/// `environment` has no profile of this name; it has those of `rows`.
pub fn no_profile(environment: &str, name: &str, rows: &[ProfileRow]) -> Error {
    let error = Error::usage(format!("{environment} has no profile `{name}`"));
    let known: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    if known.is_empty() {
        error.hint("it has none yet; publish one first")
    } else {
        error.hint(format!("it has: {}", known.join(", ")))
    }
}

/// Shows findings as the answer, in the order of all reports.
pub fn show_findings(
    findings: &mut Vec<Finding>,
    not_checked: &[NotChecked],
    files: &Files,
    read: &Read,
    run: &mut Run,
) -> Result<(), Error> {
    source::settle(findings, files);
    let report = Report { findings, not_checked, files, read };
    let text = match run.ui.format() {
        Format::Human => report::findings::human(report, run.ui.color()),
        Format::Json => report::json::text(&report::json::findings(report)),
    };
    run.ui.answer(&text)
}

/// Shows findings that keep a command from going on.
pub fn refuse(findings: &mut Vec<Finding>, files: &Files, read: &Read, run: &mut Run) -> Result<Exit, Error> {
    show_findings(findings, &[], files, read, run)?;
    Ok(Exit::Findings)
}

/// Says which files of folders were passed over.
pub fn note_skipped(loaded: &Loaded, files: &Files, run: &mut Run) {
    if let Some(skipped) = report::findings::skipped(&loaded.summary(files).skipped) {
        run.ui.note(&skipped);
    }
}

/// Whether any finding is an error.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}
