//! From sources and one environment to writes that could be made, or to why there are none.

use crate::catalog::Catalog;
use crate::dataverse::{
    TableFlags, read_apps, read_memberships, read_profiles, read_published, read_settings, read_table_flags,
};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::facts::AppRow;
use crate::model::people::PersonKind;
use crate::model::{FileId, Files, Place, Profile, same_name, same_title};
use crate::plan::{Ids, Impact, Plan, Step, impact, taken};
use crate::policy::Policy;
use crate::report::changes::ProfileChanges;
use crate::run::Run;
use crate::saved_plan::{SavedAttachment, SavedPlan};
use crate::source::{Address, Loaded};

use super::super::base::Bases;
use super::super::comparison::{
    Comparison, Pair, compare, has_errors, name_changes, note_skipped, refuse, tables_of,
};
use super::super::environment::{self, Environment};
use super::super::inputs::Inputs;
use super::super::judging;
use super::planning::{self, Views};

/// What is published, and how much of it.
#[derive(Debug, Default, clap::Args)]
#[command(mut_arg("addresses", |arg| arg.help(
    "Profile files, folders, solutions or `-`; without one the folder `profiles` beside the configuration"
)))]
pub(crate) struct Options {
    #[command(flatten)]
    pub(in super::super) inputs: Inputs,
    /// Only this profile, or this table of it; may be repeated
    #[arg(long, value_name = "PROFILE[/TABLE]")]
    target: Vec<String>,
    /// Enable tables that lack it for mobile offline and change tracking first
    #[arg(long)]
    enable_tables: bool,
    /// Make the apps that files name use the profiles (experimental: where apps keep it isn't documented)
    #[arg(long)]
    apps: bool,
    /// Stop before publishing: devices see nothing of it yet, and errors that only publishing is refused for
    /// don't keep it from being written
    #[arg(long, conflicts_with = "apps")]
    pub(in super::super) draft: bool,
}

/// A pair with its writes.
pub(in super::super) struct Planned {
    /// What is wanted and what is there.
    pub(in super::super) pair: Pair,
    pub(in super::super) plan: Plan,
    pub(in super::super) changes: ProfileChanges,
    pub(in super::super) impact: Impact,
    /// Users and teams that are on it; `None` where that can't be read.
    pub(in super::super) people: Option<(usize, usize)>,
}

impl Planned {
    /// Whether devices will see it: a draft waits.
    pub(in super::super) fn publishes(&self) -> bool {
        self.plan.steps.iter().any(|step| matches!(step.step, Step::Publish { .. }))
    }

    /// Unpublished changes of somebody else that would go live, too.
    pub(in super::super) fn foreign_drafts(&self) -> &[String] {
        if self.publishes() && !self.pair.own_drafts { &self.changes.drafts } else { &[] }
    }

    /// Unpublished changes of somebody else that the changes undo.
    pub(in super::super) fn foreign_overwritten(&self) -> &[String] {
        if self.pair.own_drafts { &[] } else { &self.changes.overwritten }
    }
}

/// All that a publish to one environment needs.
pub(in super::super) struct Prepared {
    pub(in super::super) environment: Environment,
    pub(in super::super) files: Files,
    pub(in super::super) loaded: Loaded,
    pub(in super::super) planned: Vec<Planned>,
    pub(super) views: Views,
    pub(in super::super) only: Vec<String>,
    pub(super) policy: Policy,
    /// Tables to be enabled first.
    pub(in super::super) to_enable: Vec<TableFlags>,
    /// Apps that are to use profiles.
    pub(in super::super) to_attach: Vec<Attachment>,
    /// Whether apps are written, too.
    pub(super) apps: bool,
    /// Whether the profile comes from no file.
    pub(super) is_made_here: bool,
}

/// An app that is to use a profile.
pub(in super::super) struct Attachment {
    pub(in super::super) app: AppRow,
    /// Id and name of the profile.
    pub(in super::super) profile: (String, String),
}

impl Attachment {
    /// As a plan keeps it.
    pub(in super::super) fn saved(&self) -> SavedAttachment {
        SavedAttachment { app: self.app.unique_name.clone(), profile: self.profile.1.clone() }
    }
}

impl Options {
    /// A whole profile, published or left as a draft.
    pub(in super::super) fn whole(draft: bool) -> Self {
        Self { draft, ..Self::default() }
    }

    /// Refuses options that a plan has decided already.
    pub(super) fn check_beside_plan(&self) -> Result<(), Error> {
        let given = [
            (!self.target.is_empty(), "--target"),
            (self.enable_tables, "--enable-tables"),
            (self.apps, "--apps"),
            (self.draft, "--draft"),
        ];
        match given.into_iter().find(|(given, _)| *given) {
            Some((_, flag)) => Err(Error::usage(format!("{flag} is decided when a plan is made"))
                .hint(format!("make the plan with {flag}, or publish the files"))),
            None => Ok(()),
        }
    }
}

impl Prepared {
    /// Whether anything is to be written.
    pub(in super::super) fn is_pending(&self) -> bool {
        !self.to_enable.is_empty()
            || !self.to_attach.is_empty()
            || self.planned.iter().any(|one| !one.plan.steps.is_empty())
    }

    /// The changes of all profiles.
    pub(in super::super) fn changes(&self) -> Vec<ProfileChanges> {
        self.planned.iter().map(|one| one.changes.clone()).collect()
    }
}

/// Where wanted profiles come from.
pub(in super::super) enum Wanted<'a> {
    /// The addresses of the command line.
    Addresses(&'a [Address]),
    /// A saved plan, and what messages call it.
    Plan(&'a SavedPlan, &'a str),
    /// A profile that was made here; what the service takes is taken.
    Profile(&'a Profile, &'a Ids),
}

impl Wanted<'_> {
    fn plan(&self) -> Option<&SavedPlan> {
        match self {
            Self::Plan(plan, _) => Some(plan),
            _ => None,
        }
    }

    fn ids(&self) -> Option<&Ids> {
        match self {
            Self::Profile(_, ids) => Some(ids),
            _ => None,
        }
    }
}

/// Prepares a publish; the inner error is that findings stop it.
pub(in super::super) fn prepare(
    wanted: &Wanted<'_>,
    environment: Environment,
    variables: Option<&str>,
    options: &Options,
    run: &mut Run,
) -> Result<Result<Prepared, Exit>, Error> {
    let mut files = Files::default();
    let mut loaded = match wanted {
        Wanted::Addresses(addresses) => {
            options.inputs.read_files(addresses, variables, Catalog::built_in(), &mut files, run)?
        }
        Wanted::Plan(plan, name) => planning::read_plan(plan, name, &mut files)?,
        Wanted::Profile(profile, _) => {
            let file = files.add(profile.name.value.clone(), "");
            let mut loaded = Loaded::default();
            loaded.profiles.push(placed(profile, file));
            loaded
        }
    };
    let read = loaded.summary(&files);
    note_skipped(&loaded, &files, run);
    if has_errors(&loaded.findings) {
        return Ok(Err(refuse(&mut loaded.findings, &files, &read, run)?));
    }
    planning::distinct(&loaded)?;
    let is_made_here = wanted.ids().is_some();
    let bases = Bases::recorded(&environment, run)?;
    let bases = if is_made_here { bases.only_drafts() } else { bases };
    let mut comparison = compare(&environment, &mut loaded, &bases, &mut files)?;
    let renamed = planning::renamed(&comparison, &bases, &files);
    target(&mut comparison, &options.target)?;
    let is_aimed = |name: &str| comparison.pairs.iter().any(|pair| pair.wanted.name.value == name);
    if let Some((_, error)) = renamed.into_iter().find(|(name, _)| is_aimed(name)) {
        return Err(error);
    }
    let enable = options.enable_tables || wanted.plan().is_some_and(|plan| !plan.enable_tables.is_empty());
    let to_enable = if enable { enable_tables(&environment, &mut comparison)? } else { Vec::new() };
    let policy = judging::policy(run, None, loaded.silences.clone(), false, &mut files)?;
    let draft = options.draft || wanted.plan().is_some_and(|plan| plan.draft);
    let mut blocking = if is_made_here {
        Vec::new()
    } else {
        planning::blocking_findings(&loaded, &comparison, (&policy, draft), &files, run)
    };
    if !blocking.is_empty() {
        environment.note_missing(&blocking, run);
        return Ok(Err(refuse(&mut blocking, &files, &read, run)?));
    }
    let views = planning::read_views(&environment, &comparison, &files)?;
    let only = comparison.only_in_environment.clone();
    let mut planned = planning::plan_all(comparison, (draft, wanted.ids()), &files)?;
    if draft {
        // Nothing goes live.
        for one in &mut planned {
            one.changes.drafts.clear();
        }
    }
    weigh(&environment, &mut planned)?;
    count_people(&environment, &mut planned);
    let mut changes: Vec<ProfileChanges> = planned.iter().map(|one| one.changes.clone()).collect();
    name_changes(&environment, &mut changes);
    planned.iter_mut().zip(changes).for_each(|(one, changes)| one.changes = changes);
    let apps = options.apps || wanted.plan().is_some_and(|plan| !plan.attach_apps.is_empty());
    let to_attach = if apps { attachments(&environment, &planned, &files)? } else { Vec::new() };
    Ok(Ok(Prepared {
        environment,
        files,
        loaded,
        planned,
        views,
        only,
        policy,
        to_enable,
        to_attach,
        apps,
        is_made_here,
    }))
}

/// A profile as if a file without a text said it.
fn placed(profile: &Profile, file: FileId) -> Profile {
    let mut profile = profile.clone();
    let place = Place::start_of(file);
    profile.name.place = place;
    for table in &mut profile.tables {
        (table.place, table.name.place) = (place, place);
        table.rows.iter_mut().for_each(|rule| rule.place = place);
        table.related_to.iter_mut().for_each(|entry| entry.place = place);
    }
    profile
}

/// Opens all environments that are named, and what variables each has.
pub(in super::super) fn environments(run: &Run) -> Result<Vec<(Environment, Option<String>)>, Error> {
    let all = environment::open_all(run)?;
    let listed = environment::are_listed(run);
    let variables = |environment: &Environment| {
        if listed { Some(environment.name.clone()) } else { environment::variables_name(run) }
    };
    Ok(all.into_iter().map(|known| (variables(&known), known)).map(|(name, known)| (known, name)).collect())
}

/// Leaves only what is aimed at: whole profiles, or tables of them.
fn target(comparison: &mut Comparison, targets: &[String]) -> Result<(), Error> {
    if targets.is_empty() {
        return Ok(());
    }
    let mut aimed: Vec<(String, Vec<String>)> = Vec::new();
    for target in targets {
        // A profile may have `/` in its name.
        let whole = comparison.pairs.iter().find(|pair| same_title(&pair.wanted.name, target));
        let (profile, table) = match (whole, target.rsplit_once('/')) {
            (Some(pair), _) => (pair.wanted.name.value.clone(), None),
            (None, Some((profile, table))) => (profile.to_owned(), Some(table.to_owned())),
            (None, None) => (target.clone(), None),
        };
        let Some(pair) = comparison.pairs.iter().find(|pair| same_title(&pair.wanted.name, &profile)) else {
            let names: Vec<&str> =
                comparison.pairs.iter().map(|pair| pair.wanted.name.value.as_str()).collect();
            return Err(Error::usage(format!("no profile given is named `{profile}` (--target)"))
                .hint(format!("there are: {}", names.join(", "))));
        };
        let is_there = |table: &String| {
            pair.wanted.table(table).is_some()
                || pair.live.as_ref().is_some_and(|live| live.profile.table(table).is_some())
        };
        if let Some(table) = table.as_ref().filter(|table| !is_there(table)) {
            return Err(Error::usage(format!(
                "`{}` has no table `{table}` (--target)",
                pair.wanted.name.value
            )));
        }
        let name = pair.wanted.name.value.clone();
        match aimed.iter_mut().find(|(known, _)| *known == name) {
            Some((_, tables)) if table.is_none() || tables.is_empty() => tables.clear(),
            Some((_, tables)) => tables.extend(table),
            None => aimed.push((name, table.into_iter().collect())),
        }
    }
    comparison.pairs.retain_mut(|pair| {
        let Some((_, tables)) = aimed.iter().find(|(name, _)| *name == pair.wanted.name.value) else {
            return false;
        };
        if !tables.is_empty() {
            pair.only(tables);
        }
        true
    });
    Ok(())
}

/// Tables of the profiles that lack mobile offline or change tracking, as if they had it from here on.
fn enable_tables(environment: &Environment, comparison: &mut Comparison) -> Result<Vec<TableFlags>, Error> {
    let mut found: Vec<TableFlags> = Vec::new();
    for pair in &mut comparison.pairs {
        let lacking: Vec<String> = pair
            .wanted
            .tables
            .iter()
            .filter(|table| {
                pair.catalog.table(&table.name).is_some_and(|known| {
                    let flags = known.flags;
                    [flags.offline, flags.mobile_offline, flags.change_tracking].contains(&Some(false))
                })
            })
            .map(|table| table.name.to_ascii_lowercase())
            .collect();
        for table in lacking {
            if !found.iter().any(|known| same_name(&known.table, &table)) {
                let Some(flags) = read_table_flags(&environment.session, &table)? else { continue };
                if !flags.customizable {
                    return Err(Error::new(
                        Kind::Refused,
                        format!("`{table}` can't be enabled for mobile offline: the platform doesn't let it be customized"),
                    )
                    .hint("take it out of the profile"));
                }
                found.push(flags);
            }
            pair.catalog.enable(&table);
        }
    }
    Ok(found)
}

/// The apps that files name and that don't use their profiles yet.
fn attachments(
    environment: &Environment,
    planned: &[Planned],
    files: &Files,
) -> Result<Vec<Attachment>, Error> {
    let apps = read_apps(&environment.session)?;
    let mut found: Vec<Attachment> = Vec::new();
    for one in planned {
        for name in one.pair.wanted.apps.iter().flatten() {
            let Some(app) = apps.iter().find(|app| app.unique_name.eq_ignore_ascii_case(name)) else {
                let place = files.show(name.place);
                let message = format!("{place}: {} has no app `{}`", environment.name, name.value);
                return Err(Error::new(Kind::Refused, message)
                    .hint("`mopctl apps list` shows those that are there; nothing was written"));
            };
            let other = app.profiles.iter().find(|id| !id.eq_ignore_ascii_case(&one.plan.id));
            if let Some(other) = other {
                let rows = read_profiles(&environment.session)?;
                let row = rows.iter().find(|row| row.id.eq_ignore_ascii_case(other));
                let other = row.map_or(other, |row| &row.name);
                let message = format!("the app `{}` uses another profile, `{other}`", name.value);
                return Err(Error::new(Kind::Refused, message)
                    .hint("take it away with `mopctl apps detach` first; nothing was written"));
            }
            if let Some(known) = found.iter().find(|known| known.app.id == app.id) {
                let message = format!(
                    "{}: the app `{}` can't use both `{}` and `{}`",
                    files.show(name.place),
                    name.value,
                    known.profile.1,
                    one.plan.profile
                );
                return Err(Error::new(Kind::Refused, message).hint("nothing was written"));
            }
            if app.profiles.is_empty() {
                let profile = (one.plan.id.clone(), one.plan.profile.clone());
                found.push(Attachment { app: app.clone(), profile });
            }
        }
    }
    Ok(found)
}

fn count_people(environment: &Environment, planned: &mut [Planned]) {
    let ids: Vec<String> =
        planned.iter().filter_map(|one| one.pair.live.as_ref()).map(|live| live.id.clone()).collect();
    let memberships =
        if ids.is_empty() { Ok(Vec::new()) } else { read_memberships(&environment.session, &ids) };
    // That people can't be read doesn't stop a publish: it never writes them.
    let Ok(memberships) = memberships else { return };
    for one in planned {
        let on = |kind: PersonKind| {
            let members = memberships.iter().filter(|member| member.kind == kind);
            members.filter(|member| member.profile.eq_ignore_ascii_case(&one.plan.id)).count()
        };
        one.people = Some((on(PersonKind::User), on(PersonKind::Team)));
    }
}

/// What the writes mean for devices, which have what is published and nothing of drafts.
fn weigh(environment: &Environment, planned: &mut [Planned]) -> Result<(), Error> {
    for one in planned.iter_mut().filter(|one| !one.plan.steps.is_empty()) {
        let outcome = one.pair.as_published();
        let Some(live) = &one.pair.live else {
            one.impact = impact(None, &outcome, (&one.pair.catalog, None));
            continue;
        };
        let mut meant = if live.published_on.is_some() {
            let read;
            let (before, catalog) = match &one.pair.published {
                Some(known) => known,
                None => {
                    let also = tables_of(&outcome);
                    read = read_published(&environment.session, live, &also, &environment.name)?;
                    &read
                }
            };
            let platform = platform_interval(environment, &before.profile, &outcome);
            impact(Some(&before.profile), &outcome, (catalog, platform))
        } else {
            impact(None, &outcome, (&one.pair.catalog, None))
        };
        meant.count_written(taken(&live.profile, &outcome, &one.changes.changes));
        one.impact = meant;
    }
    Ok(())
}

/// Minutes between syncs of tables that say none, where one of two states of a profile does and the other
/// doesn't; `None` where that doesn't matter or the environment doesn't tell.
fn platform_interval(environment: &Environment, before: &Profile, after: &Profile) -> Option<u64> {
    let differs = after.tables.iter().any(|table| {
        before.table(&table.name).is_some_and(|before| before.sync.is_some() != table.sync.is_some())
    });
    if !differs {
        return None;
    }
    read_settings(&environment.session).ok().and_then(|settings| settings.sync_interval)
}
