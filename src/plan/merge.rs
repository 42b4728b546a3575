//! Three ways to one: what a vendor changed since a common base, brought into a profile that was changed,
//! too.

use crate::catalog::Catalog;
use crate::model::{Profile, Table, same_name};

use super::diff::{Change, Field, Link, diff, keyed};

/// What was brought together.
#[derive(Debug)]
pub struct Merged {
    /// The profile with everything that could be taken.
    pub profile: Profile,
    /// The vendor's changes that were taken.
    pub taken: Vec<Change>,
    /// The vendor's changes that meet changes of one's own.
    pub collisions: Vec<Change>,
    /// The changes of one's own since the base.
    pub own: Vec<Change>,
}

/// Brings the changes from `base` to `vendor` into `ours`. Where both changed the same, `ours` stays, unless
/// `prefer_vendor`.
pub fn merge(
    base: &Profile,
    vendor: &Profile,
    ours: &Profile,
    catalog: &Catalog,
    prefer_vendor: bool,
) -> Merged {
    let of_tables = |changes: Vec<Change>| -> Vec<Change> {
        changes.into_iter().filter(|change| change.table.is_some()).collect()
    };
    let theirs = of_tables(diff(Some(base), vendor, catalog));
    let own = of_tables(diff(Some(base), ours, catalog));
    let left = of_tables(diff(Some(ours), vendor, catalog));
    let mut merged = Merged { profile: ours.clone(), taken: Vec::new(), collisions: Vec::new(), own };
    for change in theirs {
        let table = change.table.clone().unwrap_or_default();
        let is_left = left.iter().any(|other| other.meets(&change));
        let meets = merged.own.iter().any(|own| own.meets(&change));
        if is_left && meets && !prefer_vendor {
            merged.collisions.push(change);
            continue;
        }
        if is_left {
            apply(&mut merged.profile, &table, &change, vendor, catalog);
            merged.taken.push(change);
        }
    }
    // What both sides say by now is nobody's own.
    merged.own.retain(|own| left.iter().any(|other| other.meets(own)));
    merged
}

/// Takes one change of the vendor into a table.
fn apply(profile: &mut Profile, name: &str, change: &Change, vendor: &Profile, catalog: &Catalog) {
    let at = profile.tables.iter().position(|known| same_name(&known.name, name));
    let (theirs, table) = match (vendor.table(name), at) {
        (Some(theirs), Some(at)) => (theirs, &mut profile.tables[at]),
        (Some(theirs), None) => return profile.tables.push(theirs.clone()),
        (None, at) => {
            at.map(|at| profile.tables.remove(at));
            return;
        }
    };
    match (&change.relationship, change.field) {
        (Some(link), field) if link.from.is_some() => take_entry(table, theirs, link, field, catalog),
        (Some(link), field) => take_brings(table, theirs, link, field),
        (None, Field::Whole) => table.clone_from(theirs),
        (None, Field::Label) => table.label.clone_from(&theirs.label),
        (None, Field::Rows) => table.rows.clone_from(&theirs.rows),
        (None, Field::Sync) => table.sync.clone_from(&theirs.sync),
        (None, Field::Columns) => table.columns.clone_from(&theirs.columns),
        (None, Field::Images) => table.images.clone_from(&theirs.images),
        (None, Field::Files) => table.files.clone_from(&theirs.files),
        (None, Field::Name | Field::Description | Field::Filter | Field::Person(_) | Field::App) => {}
    }
}

/// Takes what the vendor says of a relationship that brings this table's rows.
fn take_entry(table: &mut Table, theirs: &Table, link: &Link, field: Field, catalog: &Catalog) {
    let find = |table: &Table| keyed(table, catalog).iter().position(|(key, _)| key.same(link));
    match (find(table), find(theirs).map(|at| &theirs.related_to[at])) {
        (Some(at), Some(new)) => match field {
            Field::Filter => table.related_to[at].filter.clone_from(&new.filter),
            Field::Label => table.related_to[at].label.clone_from(&new.label),
            _ => table.related_to[at].clone_from(new),
        },
        (None, Some(new)) => table.related_to.push(new.clone()),
        (Some(at), None) => {
            table.related_to.remove(at);
        }
        (None, None) => {}
    }
}

/// Takes what the vendor says of a relationship by which this table's rows bring others.
fn take_brings(table: &mut Table, theirs: &Table, link: &Link, field: Field) {
    let find =
        |table: &Table| table.brings.iter().position(|brings| same_name(&brings.relationship, &link.name));
    match (find(table), find(theirs).map(|at| &theirs.brings[at])) {
        (Some(at), Some(new)) => match field {
            Field::Filter => table.brings[at].filter.clone_from(&new.filter),
            Field::Label => table.brings[at].label.clone_from(&new.label),
            _ => table.brings[at].clone_from(new),
        },
        (None, Some(new)) => table.brings.push(new.clone()),
        (Some(at), None) => {
            table.brings.remove(at);
        }
        (None, None) => {}
    }
}
