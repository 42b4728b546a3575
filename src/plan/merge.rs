//! Three ways to one: what a vendor changed since a common base, brought into a profile that was changed,
//! too.

use crate::catalog::Catalog;
use crate::model::{Profile, Relationship, Table, same_name};

use super::diff::{Change, Field, diff};

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
    let mut whole: Vec<String> = Vec::new();
    for change in theirs {
        let table = change.table.clone().unwrap_or_default();
        let is_left = left.iter().any(|other| same_thing(other, &change) || covers(other, &change));
        let touched =
            merged.own.iter().any(|own| own.table.as_deref().is_some_and(|own| same_name(own, &table)));
        let meets = merged
            .own
            .iter()
            .any(|own| same_thing(own, &change) || covers(own, &change) || covers(&change, own));
        if is_left && meets && !prefer_vendor {
            merged.collisions.push(change);
            continue;
        }
        if is_left && !touched {
            // A table that nobody else touched is the vendor's as it is.
            if !whole.contains(&table) {
                put(&mut merged.profile, &table, vendor.table(&table));
                whole.push(table);
            }
        } else if is_left {
            apply(&mut merged.profile, &table, &change, vendor);
        }
        if is_left {
            merged.taken.push(change);
        }
    }
    // What both sides say by now is nobody's own.
    merged.own.retain(|own| left.iter().any(|other| same_thing(other, own) || covers(other, own)));
    merged
}

/// Whether two changes are about the same thing.
fn same_thing(a: &Change, b: &Change) -> bool {
    let table = |change: &Change| change.table.clone().unwrap_or_default();
    let links = match (&a.relationship, &b.relationship) {
        (Some(a), Some(b)) => a.same(b),
        (None, None) => true,
        _ => false,
    };
    let is_whole = a.field == Field::Whole || b.field == Field::Whole;
    same_name(&table(a), &table(b)) && links && (a.field == b.field || a.relationship.is_some() && is_whole)
}

/// Whether the first change is about the whole table that the second one is about a part of.
fn covers(whole: &Change, part: &Change) -> bool {
    let table = |change: &Change| change.table.clone().unwrap_or_default();
    whole.field == Field::Whole && whole.relationship.is_none() && same_name(&table(whole), &table(part))
}

fn put(profile: &mut Profile, name: &str, table: Option<&Table>) {
    let at = profile.tables.iter().position(|known| same_name(&known.name, name));
    match (at, table) {
        (Some(at), Some(table)) => profile.tables[at] = table.clone(),
        (Some(at), None) => {
            profile.tables.remove(at);
        }
        (None, Some(table)) => profile.tables.push(table.clone()),
        (None, None) => {}
    }
}

/// Takes one change of the vendor into a table.
fn apply(profile: &mut Profile, name: &str, change: &Change, vendor: &Profile) {
    let theirs = vendor.table(name);
    let (Some(theirs), Some(at)) =
        (theirs, profile.tables.iter().position(|known| same_name(&known.name, name)))
    else {
        return put(profile, name, theirs);
    };
    if change.relationship.is_none() && change.field == Field::Whole {
        return put(profile, name, Some(theirs));
    }
    let table = &mut profile.tables[at];
    if let Some(link) = &change.relationship {
        let is = |entry: &Relationship| {
            let from = link.from.as_ref().is_none_or(|from| same_name(from, &entry.table));
            from && entry.name.as_ref().is_none_or(|name| link.name.is_empty() || same_name(name, &link.name))
        };
        table.related_to.retain(|entry| !is(entry));
        table.related_to.extend(theirs.related_to.iter().filter(|entry| is(entry)).cloned());
        table.brings.retain(|brings| !same_name(&brings.relationship, &link.name));
        let brings = theirs.brings.iter().filter(|brings| same_name(&brings.relationship, &link.name));
        table.brings.extend(brings.cloned());
        return;
    }
    match change.field {
        Field::Label => table.label.clone_from(&theirs.label),
        Field::Rows => table.rows.clone_from(&theirs.rows),
        Field::Sync => table.sync.clone_from(&theirs.sync),
        Field::Columns => table.columns.clone_from(&theirs.columns),
        Field::Images => table.images.clone_from(&theirs.images),
        Field::Files => table.files.clone_from(&theirs.files),
        Field::Whole | Field::Name | Field::Description | Field::Filter => {}
    }
}
