//! The semantic difference of two profiles: tables and relationships are matched by name, filters
//! compared by meaning; what the new side doesn't state is left alone and is no difference.

use super::cause::Cause;
use crate::catalog::Catalog;
use crate::fetchxml::{readable, same_meaning, stored_filter};
use crate::graph::{Resolved, resolve};
use crate::model::facts::Modified;
use crate::model::people::PersonKind;
use crate::model::stored::StoredRows;
use crate::model::{Columns, Located, Manage, Place, Profile, Relationship, RowRule, Table, same_name};
use crate::stored::settled_beside;

/// What happened to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is only on the new side.
    Added,
    /// It is only on the old side.
    Removed,
    /// It is on both sides, but not the same.
    Changed,
}

impl ChangeKind {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// The part of a thing that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The thing itself came or went.
    Whole,
    /// Name of a profile.
    Name,
    /// Description of a profile.
    Description,
    /// Label of a table or relationship.
    Label,
    /// Row rules.
    Rows,
    /// Sync interval.
    Sync,
    /// Columns.
    Columns,
    /// Image columns.
    Images,
    /// Files.
    Files,
    /// Filter of a relationship.
    Filter,
    /// A user or team on a profile.
    Person(PersonKind),
    /// An app that uses a profile.
    App,
}

impl Field {
    /// The word in every output; `None` for the thing itself.
    pub fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Whole => return None,
            Self::Name => "name",
            Self::Description => "description",
            Self::Label => "label",
            Self::Rows => "rows",
            Self::Sync => "sync",
            Self::Columns => "columns",
            Self::Images => "images",
            Self::Files => "files",
            Self::Filter => "filter",
            Self::Person(_) => "people",
            Self::App => "apps",
        })
    }
}

/// One difference.
#[derive(Debug, Clone)]
pub struct Change {
    /// Name of the profile (the new one).
    pub profile: String,
    /// The table.
    pub table: Option<String>,
    /// The relationship.
    pub relationship: Option<Link>,
    /// The part that changed.
    pub field: Field,
    /// What happened to it.
    pub kind: ChangeKind,
    /// How it was.
    pub before: Option<String>,
    /// How it is meant to be.
    pub after: Option<String>,
    /// Where the new side says so.
    pub place: Option<Place>,
    /// Which side moved since both were last the same.
    pub cause: Cause,
    /// Who changed the environment, and when, where it did.
    pub by: Option<Modified>,
}

impl Change {
    /// Whether two changes are about the same thing, or one is about all of what the other is about.
    pub fn meets(&self, other: &Self) -> bool {
        let (Some(table), Some(of)) = (&self.table, &other.table) else {
            return self.table.is_none() && other.table.is_none() && self.field == other.field;
        };
        if !same_name(table, of) {
            return false;
        }
        let is_whole = |change: &Self| change.field == Field::Whole;
        let is_table = |change: &Self| change.relationship.is_none() && is_whole(change);
        let same_thing = match (&self.relationship, &other.relationship) {
            (Some(a), Some(b)) => {
                a.same(b) && (is_whole(self) || is_whole(other) || self.field == other.field)
            }
            (None, None) => self.field == other.field,
            _ => false,
        };
        same_thing || is_table(self) || is_table(other)
    }
}

/// What identifies a relationship of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The table that brings; absent where the table itself brings another.
    pub from: Option<String>,
    /// Schema name; empty where it isn't known.
    pub name: String,
}

impl Link {
    pub(super) fn same(&self, other: &Self) -> bool {
        let from = |link: &Self| link.from.as_ref().map(|from| from.to_lowercase());
        from(self) == from(other) && same_name(&self.name, &other.name)
    }
}

/// The changes that lead from `old` to `new`; from nothing where `old` is absent.
pub fn diff(old: Option<&Profile>, new: &Profile, catalog: &Catalog) -> Vec<Change> {
    let mut differ = Differ { profile: new.name.value.clone(), catalog, changes: Vec::new() };
    match old {
        Some(old) => {
            // What one side doesn't know the direction of, the other may.
            let (before, after) = (settled_beside(old, new), settled_beside(new, old));
            differ.profiles(before.as_ref().unwrap_or(old), after.as_ref().unwrap_or(new));
        }
        None => differ.new_profile(new),
    }
    differ.changes
}

/// The change that a profile is only on the old side.
pub fn removed(old: &Profile) -> Change {
    Change {
        profile: old.name.value.clone(),
        table: None,
        relationship: None,
        field: Field::Whole,
        kind: ChangeKind::Removed,
        before: None,
        after: None,
        place: None,
        cause: Cause::Unknown,
        by: None,
    }
}

struct Differ<'c> {
    profile: String,
    catalog: &'c Catalog,
    changes: Vec<Change>,
}

/// What a change is about.
#[derive(Clone, Copy, Default)]
struct About<'a> {
    table: Option<&'a str>,
    relationship: Option<&'a Link>,
    place: Option<Place>,
}

impl Differ<'_> {
    fn push(
        &mut self,
        about: About<'_>,
        field: Field,
        kind: ChangeKind,
        before: Option<String>,
        after: Option<String>,
    ) {
        self.changes.push(Change {
            profile: self.profile.clone(),
            table: about.table.map(str::to_owned),
            relationship: about.relationship.cloned(),
            field,
            kind,
            before,
            after,
            place: about.place,
            cause: Cause::Unknown,
            by: None,
        });
    }

    fn changed(&mut self, about: About<'_>, field: Field, before: String, after: String) {
        if before != after {
            self.push(about, field, ChangeKind::Changed, Some(before), Some(after));
        }
    }

    fn new_profile(&mut self, new: &Profile) {
        let about = About { place: Some(new.name.place), ..About::default() };
        self.push(about, Field::Whole, ChangeKind::Added, None, None);
        for table in &new.tables {
            self.new_table(table);
        }
    }

    fn profiles(&mut self, old: &Profile, new: &Profile) {
        let about = |place| About { place: Some(place), ..About::default() };
        self.changed(about(new.name.place), Field::Name, old.name.value.clone(), new.name.value.clone());
        if let (Some(before), Some(after)) = (&old.description, &new.description) {
            self.changed(about(after.place), Field::Description, before.value.clone(), after.value.clone());
        }
        for table in &new.tables {
            match old.table(&table.name) {
                Some(before) => self.tables(before, table, new.manage),
                None => self.new_table(table),
            }
        }
        if new.manage == Manage::Listed {
            return;
        }
        for table in &old.tables {
            if new.table(&table.name).is_none() {
                let about = About { table: Some(&table.name), ..About::default() };
                self.push(about, Field::Whole, ChangeKind::Removed, Some(show_rows(&table.rows)), None);
            }
        }
    }

    fn new_table(&mut self, table: &Table) {
        let about = About { table: Some(&table.name), relationship: None, place: Some(table.name.place) };
        let mut after = show_rows(&table.rows);
        if let Some(sync) = &table.sync {
            after = format!("{after}, sync {}", sync.value);
        }
        self.push(about, Field::Whole, ChangeKind::Added, None, Some(after));
        for (key, entry) in keyed(table, self.catalog) {
            self.push_entry(table, &key, Some(entry.place), ChangeKind::Added);
        }
        for brings in &table.brings {
            let place = Some(brings.relationship.place);
            self.push_brings(table, &brings.relationship, place, ChangeKind::Added);
        }
        for image in table.images.iter().flatten() {
            let about = About { place: Some(image.place), ..about };
            self.push(about, Field::Images, ChangeKind::Added, None, Some(image.value.clone()));
        }
        if let Some(columns) = &table.columns
            && let Columns::Only(names) = &columns.value
        {
            let about = About { place: Some(columns.place), ..about };
            self.push(about, Field::Columns, ChangeKind::Added, None, Some(show_names(names)));
        }
        if let Some(files) = table.files.as_ref().filter(|files| files.value) {
            let about = About { place: Some(files.place), ..about };
            self.push(about, Field::Files, ChangeKind::Added, None, Some("all".into()));
        }
    }

    fn tables(&mut self, old: &Table, new: &Table, manage: Manage) {
        let at = |place| About { table: Some(&new.name), relationship: None, place: Some(place) };
        if let (Some(before), Some(after)) = (&old.label, &new.label) {
            self.changed(at(after.place), Field::Label, before.value.clone(), after.value.clone());
        }
        if !same_rows(old, new) {
            let place = new.rows.first().map_or(new.name.place, |rule| rule.place);
            let (before, after) = (show_rows_whole(&old.rows), show_rows_whole(&new.rows));
            self.push(at(place), Field::Rows, ChangeKind::Changed, Some(before), Some(after));
        }
        let show = |table: &Table| table.sync.as_ref().map_or("platform".to_owned(), |sync| sync.to_string());
        let place = new.sync.as_ref().map_or(new.name.place, |sync| sync.place);
        self.changed(at(place), Field::Sync, show(old), show(new));
        if let (Some(before), Some(after)) = (&old.columns, &new.columns) {
            let (a, b) = (show_columns(before), show_columns(after));
            self.changed(at(after.place), Field::Columns, a, b);
        }
        if let (Some(before), Some(after)) = (&old.images, &new.images) {
            let place = after.first().map_or(new.name.place, |image| image.place);
            let (a, b) = (show_names(before), show_names(after));
            self.changed(at(place), Field::Images, a, b);
        }
        if let (Some(before), Some(after)) = (&old.files, &new.files) {
            let show = |all: bool| if all { "all" } else { "none" }.to_owned();
            self.changed(at(after.place), Field::Files, show(before.value), show(after.value));
        }
        self.relationships(old, new, manage);
    }

    fn relationships(&mut self, old: &Table, new: &Table, manage: Manage) {
        let before = keyed(old, self.catalog);
        let after = keyed(new, self.catalog);
        for (key, entry) in &after {
            match before.iter().find(|(known, _)| known.same(key)) {
                Some((_, earlier)) => self.entries(new, key, earlier, entry),
                None => self.push_entry(new, key, Some(entry.place), ChangeKind::Added),
            }
        }
        if manage == Manage::Whole {
            for (key, _) in &before {
                if !after.iter().any(|(known, _)| known.same(key)) {
                    self.push_entry(new, key, None, ChangeKind::Removed);
                }
            }
        }
        self.brings(old, new, manage);
    }

    fn brings(&mut self, old: &Table, new: &Table, manage: Manage) {
        let find =
            |table: &'_ Table, name: &str| table.brings.iter().position(|b| same_name(&b.relationship, name));
        for brings in &new.brings {
            let place = Some(brings.relationship.place);
            match find(old, &brings.relationship) {
                Some(at) => {
                    let key = Link { from: None, name: brings.relationship.value.clone() };
                    let before = &old.brings[at];
                    let texts = (text(before.filter.as_ref()), text(brings.filter.as_ref()));
                    self.filters(new, &key, place, texts);
                    let labels = (before.label.as_ref(), brings.label.as_ref());
                    self.labels(new, &key, place, labels, &brings.relationship);
                }
                None => self.push_brings(new, &brings.relationship, place, ChangeKind::Added),
            }
        }
        if manage == Manage::Whole {
            for brings in &old.brings {
                if find(new, &brings.relationship).is_none() {
                    self.push_brings(new, &brings.relationship, None, ChangeKind::Removed);
                }
            }
        }
    }

    fn push_brings(&mut self, table: &Table, name: &str, place: Option<Place>, kind: ChangeKind) {
        let key = Link { from: None, name: name.to_owned() };
        let about = About { table: Some(&table.name), relationship: Some(&key), place };
        self.push(about, Field::Whole, kind, None, None);
    }

    fn push_entry(&mut self, table: &Table, key: &Link, place: Option<Place>, kind: ChangeKind) {
        let about = About { table: Some(&table.name), relationship: Some(key), place };
        self.push(about, Field::Whole, kind, None, None);
    }

    fn entries(&mut self, table: &Table, key: &Link, old: &Relationship, new: &Relationship) {
        let place = Some(new.place);
        let stored = |filter: Option<&Located<String>>| {
            let text = text(filter);
            // A bare filter is stored inside a fetch.
            stored_filter(&text, &table.name).unwrap_or(text)
        };
        let texts = (stored(old.filter.as_ref()), stored(new.filter.as_ref()));
        self.filters(table, key, place, texts);
        self.labels(table, key, place, (old.label.as_ref(), new.label.as_ref()), &key.name);
    }

    fn filters(
        &mut self,
        table: &Table,
        key: &Link,
        place: Option<Place>,
        (before, after): (String, String),
    ) {
        if !same_meaning(&before, &after) {
            let about = About { table: Some(&table.name), relationship: Some(key), place };
            self.push(
                about,
                Field::Filter,
                ChangeKind::Changed,
                Some(readable(&before)),
                Some(readable(&after)),
            );
        }
    }

    /// An association without a label of its own is called like its relationship.
    fn labels(
        &mut self,
        table: &Table,
        key: &Link,
        place: Option<Place>,
        (before, after): (Option<&Located<String>>, Option<&Located<String>>),
        name: &str,
    ) {
        let Some(after) = after else { return };
        let before = before.map_or(name, |label| label.value.as_str());
        let about = About { table: Some(&table.name), relationship: Some(key), place };
        self.changed(about, Field::Label, before.to_owned(), after.value.clone());
    }
}

fn text(filter: Option<&Located<String>>) -> String {
    filter.map(|filter| filter.value.clone()).unwrap_or_default()
}

/// The relationships that bring a table's rows, with what identifies each.
pub(super) fn keyed<'t>(table: &'t Table, catalog: &Catalog) -> Vec<(Link, &'t Relationship)> {
    table
        .related_to
        .iter()
        .map(|entry| {
            let name = match (&entry.name, resolve(entry, &table.name, catalog)) {
                (Some(name), _) => name.value.clone(),
                (None, Resolved::Known(known, _)) => known.name.to_owned(),
                (None, _) => String::new(),
            };
            let key = Link { from: Some(entry.table.value.clone()), name };
            (key, entry)
        })
        .collect()
}

/// Whether the row rules of two tables let the same rows through.
pub(super) fn same_rows(old: &Table, new: &Table) -> bool {
    let (Ok(a), Ok(b)) = (StoredRows::of(old), StoredRows::of(new)) else {
        return show_rows_whole(&old.rows) == show_rows_whole(&new.rows);
    };
    a.same_meaning(&b)
}

/// Row rules in a few words.
fn show_rows(rules: &[Located<RowRule>]) -> String {
    if rules.is_empty() {
        return "no row rule".to_owned();
    }
    let words: Vec<String> = rules
        .iter()
        .map(|rule| match &rule.value {
            RowRule::View(name) => format!("view {name}"),
            rule => rule.word().to_owned(),
        })
        .collect();
    words.join(", ")
}

/// Row rules with the text of their filters.
fn show_rows_whole(rules: &[Located<RowRule>]) -> String {
    let mut text = show_rows(rules);
    for rule in rules {
        if let RowRule::Custom(custom) = &rule.value {
            for filter in &custom.filters {
                text.push('\n');
                text.push_str(&readable(filter));
            }
        }
    }
    text
}

fn show_columns(columns: &Columns) -> String {
    match columns {
        Columns::All => "all".to_owned(),
        Columns::Only(names) => show_names(names),
    }
}

fn show_names(names: &[Located<String>]) -> String {
    let mut names: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    names.sort();
    names.dedup();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
