//! The rules: one small value per rule beside its page. A rule asks its question of a [`Subject`]
//! and pushes findings; it reads nothing and prints nothing.

mod app;
mod columns;
mod environment;
mod fetch;
pub mod limits;
mod loading;
mod people;
mod profile;
mod relationships;
mod rows;
mod sync;
mod tables;

use crate::catalog::{Catalog, Table as KnownTable};
use crate::fetchxml::{FetchError, Query};
use crate::finding::{Finding, RuleId, Severity};
use crate::graph::{Entry, Graph, Resolved, Schedule, entries};
use crate::model::app::App;
use crate::model::facts::{LiveProfile, Surroundings};
use crate::model::{Located, Manage, Profile, Relationship, RowRule, Table};

use crate::parallel::parallel;
use limits::Limits;

/// What a rule needs to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The profile alone.
    File,
    /// Table metadata, as far as the profile leaves something out.
    Metadata,
    /// The content of the apps that use the profile.
    App,
    /// An environment as it is now: people, drafts.
    Environment,
}

impl Input {
    /// The word used in every output.
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Metadata => "metadata",
            Self::App => "app",
            Self::Environment => "environment",
        }
    }
}

/// What rules decide by, beside the profile itself.
#[derive(Debug, Clone, Copy)]
pub struct Context<'c> {
    /// What is known about tables.
    pub catalog: &'c Catalog,
    /// The numbers that hold.
    pub limits: &'c Limits,
    /// What the apps show and do.
    pub app: Option<&'c App>,
    /// All profiles of the run, where there are more than those examined together.
    pub all: &'c [&'c Profile],
}

impl<'c> Context<'c> {
    /// The documented limits, with what is known about tables.
    pub fn of(catalog: &'c Catalog) -> Self {
        Self { catalog, limits: Limits::documented(), app: None, all: &[] }
    }
}

/// One profile under examination, with what is computed once for all rules.
#[derive(Debug)]
pub struct Subject<'p> {
    /// The profile.
    pub profile: &'p Profile,
    /// Its graph.
    pub graph: Graph,
    /// What is known about tables.
    pub catalog: &'p Catalog,
    /// The numbers that hold.
    pub limits: &'p Limits,
    /// Its filters, taken apart.
    pub filters: Vec<Filter<'p>>,
    /// What the catalog knows of each of its tables.
    known: Vec<Option<&'p KnownTable>>,
    /// What its relationships are, in the order of the file.
    pub entries: Vec<Entry<'p>>,
}

/// A profile beside the apps that use it.
#[derive(Debug)]
pub struct AppSubject<'p> {
    /// The profile.
    pub profile: &'p Profile,
    /// What the apps show and do.
    pub app: &'p App,
    /// What is known about tables.
    pub catalog: &'p Catalog,
    /// All profiles that are looked at.
    pub profiles: &'p [&'p Profile],
}

/// A profile as an environment holds it now, with its people.
#[derive(Debug)]
pub struct LiveSubject<'p> {
    /// The profile.
    pub live: &'p LiveProfile,
    /// What is around it.
    pub facts: &'p Surroundings,
    /// What the environment says about tables.
    pub catalog: &'p Catalog,
    /// Whether this is the first profile, where what is about the organization is said.
    pub first: bool,
}

/// A filter of a profile.
#[derive(Debug)]
pub struct Filter<'p> {
    /// The entry it stands in.
    pub table: &'p Table,
    /// Its text.
    pub text: &'p Located<String>,
    /// The table whose rows it filters, where that is known.
    pub on: Option<String>,
    /// Whether it is the table's own rather than that of a relationship.
    pub own: bool,
    /// What it asks for.
    pub query: Result<Query, FetchError>,
}

impl<'p> Subject<'p> {
    /// Prepares a profile for the rules.
    pub fn new(profile: &'p Profile, context: Context<'p>) -> Self {
        let Context { catalog, limits, .. } = context;
        let filters = profile.tables.iter().flat_map(|table| filters_of(table, catalog)).collect();
        let known = profile.tables.iter().map(|table| catalog.table(&table.name)).collect();
        let entries = entries(profile, catalog);
        let graph = Graph::with(profile, catalog, &entries);
        Self { profile, graph, catalog, limits, filters, known, entries }
    }

    /// The tables that the catalog knows, with what it knows.
    pub fn known_tables(&self) -> impl Iterator<Item = (&'p Table, &'p KnownTable)> {
        let tables = self.profile.tables.iter().zip(&self.known);
        tables.filter_map(|(table, known)| Some((table, (*known)?)))
    }

    /// How often the tables really sync.
    pub fn schedule(&self) -> Schedule {
        let links: Vec<(String, String)> = self
            .queries()
            .filter(|(filter, _)| filter.own)
            .flat_map(|(filter, query)| {
                let to = filter.table.name.to_ascii_lowercase();
                query.links.iter().map(move |link| (link.table.to_ascii_lowercase(), to.clone()))
            })
            .collect();
        Schedule::of(self.profile, &self.graph, &links)
    }

    /// The filters that are well-formed, with what they ask for.
    pub fn queries(&self) -> impl Iterator<Item = (&Filter<'p>, &Query)> {
        self.filters.iter().filter_map(|filter| Some((filter, filter.query.as_ref().ok()?)))
    }
}

/// The filters of a table and of what brings its rows, taken apart.
pub fn filters_of<'p>(table: &'p Table, catalog: &Catalog) -> Vec<Filter<'p>> {
    let mut filters = Vec::new();
    let mut add = |text: &'p Located<String>, on: Option<&str>, own: bool| {
        // A variable without a value is reported by the loader.
        if !table.complete && text.contains("${") {
            return;
        }
        let query = crate::fetchxml::read(text, on);
        filters.push(Filter { table, text, on: on.map(str::to_ascii_lowercase), own, query });
    };
    for rule in &table.rows {
        if let RowRule::Custom(custom) = &rule.value {
            custom.filters.iter().for_each(|text| add(text, Some(&table.name), true));
        }
    }
    for entry in &table.related_to {
        entry.filter.iter().for_each(|text| add(text, Some(&table.name), false));
    }
    for brings in &table.brings {
        let known = catalog.relationship(&brings.relationship);
        let other = known.and_then(|known| known.from_table(&table.name)).map(|(other, _)| other);
        brings.filter.iter().for_each(|text| add(text, other, false));
    }
    filters
}

/// How a rule is decided.
pub enum Check {
    /// By the loader of the file.
    Loading,
    /// Profile by profile.
    Profile(fn(&Subject<'_>, &mut Vec<Finding>)),
    /// Profile by profile, with the content of an app.
    App(fn(&AppSubject<'_>, &mut Vec<Finding>)),
    /// Profile by profile, as an environment holds them.
    Live(fn(&LiveSubject<'_>, &mut Vec<Finding>)),
    /// Over all profiles given.
    Set(fn(&[&Profile], &mut Vec<Finding>)),
}

/// A rule.
pub struct Rule {
    /// Slug, code, severity and source.
    pub id: RuleId,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its page, in Markdown.
    pub doc: &'static str,
    /// What it needs.
    pub inputs: &'static [Input],
    /// How it is decided.
    pub check: Check,
}

/// All rules, by code.
pub const FAMILIES: &[&[Rule]] = &[
    loading::RULES,
    profile::RULES,
    tables::RULES,
    rows::RULES,
    fetch::RULES,
    relationships::RULES,
    columns::RULES,
    sync::RULES,
    people::RULES,
    app::RULES,
    environment::RULES,
];

/// All rules, by code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten()
}

/// The rule of a slug or a code, ignoring case.
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id.slug.eq_ignore_ascii_case(name) || rule.id.code.eq_ignore_ascii_case(name))
}

/// The rule whose slug is most like a word, if any is.
pub fn nearest(name: &str) -> Option<&'static str> {
    all()
        .map(|rule| (strsim::jaro_winkler(name, rule.id.slug), rule.id.slug))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .filter(|(nearness, _)| *nearness > 0.8)
        .map(|(_, slug)| slug)
}

/// Whether a rule says that something couldn't be read.
pub fn is_about_reading(rule: &RuleId) -> bool {
    rule.code < "MOP030"
}

/// What couldn't be decided, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// The input that was missing.
    pub inputs: &'static str,
    /// Slugs of the rules that weren't decided everywhere.
    pub rules: Vec<&'static str>,
    /// Why, in words.
    pub reason: String,
}

/// Asks every rule about these profiles.
pub fn check(profiles: &[&Profile], context: Context<'_>) -> (Vec<Finding>, Vec<NotChecked>) {
    let all = if context.all.is_empty() { profiles } else { context.all };
    let answers = parallel(profiles, |profile| check_one(profile, all, context));
    let mut findings = Vec::new();
    let mut undecided = 0;
    for (found, unknown) in answers {
        findings.extend(found);
        undecided += unknown;
    }
    findings.extend(check_set(profiles));
    (findings, not_checked(undecided, profiles, context))
}

/// Asks the rules that look at one profile alone, where no app is at hand; also how many relationships
/// couldn't be decided. [`check_rest`] does what is left then.
pub fn check_alone(profile: &Profile, context: Context<'_>) -> (Vec<Finding>, usize) {
    check_one(profile, &[], Context { app: None, ..context })
}

/// Asks the rules that look at several profiles, after each was looked at alone; of the profiles only
/// names, people and apps are read.
pub fn check_rest(
    profiles: &[&Profile],
    undecided: usize,
    context: Context<'_>,
) -> (Vec<Finding>, Vec<NotChecked>) {
    (check_set(profiles), not_checked(undecided, profiles, context))
}

/// Asks every rule about one profile; also how many relationships couldn't be decided.
fn check_one(profile: &Profile, profiles: &[&Profile], context: Context<'_>) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    let subject = Subject::new(profile, context);
    let beside = context.app.map(|app| AppSubject { profile, app, catalog: context.catalog, profiles });
    for rule in all() {
        match (&rule.check, &beside) {
            (Check::Profile(check), _) => check(&subject, &mut findings),
            (Check::App(check), Some(beside)) => check(beside, &mut findings),
            _ => {}
        }
    }
    let undecided = undecided_relationships(&subject);
    (findings, undecided)
}

/// Asks the rules about a profile as an environment holds it now.
pub fn check_live(subject: &LiveSubject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in all() {
        if let Check::Live(check) = rule.check {
            check(subject, &mut findings);
        }
    }
    findings
}

/// What only an environment can tell, where none was asked.
pub fn not_live(reason: &str) -> NotChecked {
    NotChecked {
        inputs: Input::Environment.word(),
        rules: all().filter(|rule| rule.inputs == [Input::Environment]).map(|rule| rule.id.slug).collect(),
        reason: reason.to_owned(),
    }
}

/// Asks the rules that look at several profiles together.
pub fn check_set(profiles: &[&Profile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in all() {
        if let Check::Set(check) = rule.check {
            check(profiles, &mut findings);
        }
    }
    findings
}

/// Whether the platform looks for what a rule finds only when a profile is published, so that a draft can
/// have it: codes 0x80071131 and 0x80071139 to 0x80071142 ("Web service error codes", learn.microsoft.com).
pub fn is_for_publishing(rule: &RuleId) -> bool {
    const RULES: [&str; 7] = [
        "circular-relationship",
        "one-to-many-limit",
        "profile-has-tables",
        "related-only-without-relationship",
        "relationship-limit",
        "relationship-target-not-in-profile",
        "self-reference",
    ];
    RULES.contains(&rule.slug)
}

/// Whether the platform itself is known to refuse what a rule finds. The counts of relationships
/// are documented, but profiles in production exceed them.
pub fn is_refused_by_service(rule: &RuleId) -> bool {
    const TOLERATED: [&str; 13] = [
        "budget-exceeded",
        "custom-filter-limit",
        "elastic-table",
        "fetch-clause-limit",
        "fetch-inner-outer-join",
        "fetch-nesting-depth",
        "fetch-related-table-limit",
        "fs-booking-required",
        "image-column-limit",
        "one-to-many-limit",
        "related-only-exclusive",
        "selected-columns-case",
        "selected-columns-unknown",
    ];
    rule.severity == Severity::Error && !TOLERATED.contains(&rule.slug)
}

/// Relationships of which neither the profile nor the catalog tells both ends.
fn undecided_relationships(subject: &Subject<'_>) -> usize {
    let undecided = |(_, entry, resolved): &&(&Table, &Relationship, Resolved<'_>)| {
        let unknown = matches!(resolved, Resolved::NoneKnown | Resolved::Unknown);
        unknown && (entry.kind.is_none() || entry.name.is_none())
    };
    subject.entries.iter().filter(undecided).count() + subject.graph.unknown
}

fn not_checked(undecided: usize, profiles: &[&Profile], context: Context<'_>) -> Vec<NotChecked> {
    let catalog = context.catalog;
    let mut missing = Vec::new();
    if context.app.is_none() && !profiles.is_empty() {
        missing.push(NotChecked {
            inputs: Input::App.word(),
            rules: all().filter(|rule| rule.inputs.contains(&Input::App)).map(|rule| rule.id.slug).collect(),
            reason: "no app is at hand (--app)".to_owned(),
        });
    }
    for (file, rules) in context.app.iter().flat_map(|app| &app.unread) {
        missing.push(NotChecked {
            inputs: Input::App.word(),
            rules: rules.to_vec(),
            reason: format!("{file} can't be read"),
        });
    }
    if !catalog.is_complete() && !profiles.is_empty() {
        missing.push(NotChecked {
            inputs: Input::Metadata.word(),
            rules: all().filter(|rule| rule.inputs == [Input::Metadata]).map(|rule| rule.id.slug).collect(),
            reason: "only the built-in catalog of tables is at hand (--metadata, --env)".to_owned(),
        });
    }
    if catalog.is_complete() && !catalog.proves_columns() {
        missing.push(NotChecked {
            inputs: Input::Metadata.word(),
            rules: vec!["selected-columns-unknown", "fetch-unknown-column"],
            reason: format!("{} doesn't know all columns", catalog.name()),
        });
    }
    let about_relationships = || {
        all()
            .filter(|rule| rule.id.code.starts_with("MOP5") && rule.inputs.contains(&Input::Metadata))
            .map(|rule| rule.id.slug)
    };
    if undecided > 0 {
        missing.push(NotChecked {
            inputs: Input::Metadata.word(),
            rules: about_relationships().collect(),
            reason: format!("no metadata tells both ends of {undecided} of the relationships"),
        });
    }
    let listed = profiles.iter().filter(|profile| profile.manage == Manage::Listed).count();
    if listed > 0 {
        missing.push(NotChecked {
            inputs: "environment",
            rules: about_relationships().collect(),
            reason: format!("{listed} of the profiles list only a part of what the environment has"),
        });
    }
    missing
}
