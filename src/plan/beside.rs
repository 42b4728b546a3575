//! What stands beside a profile's content: who is on it, and the apps that use it.

use super::cause::Cause;
use super::diff::{Change, ChangeKind, Field};
use crate::model::Place;

/// A user, team or app of a profile, as one side names it.
#[derive(Debug, Clone)]
pub struct Named {
    /// `Field::Person` or `Field::App`.
    pub field: Field,
    /// How it is shown.
    pub shown: String,
    /// All that it may be called, in the form that identities are compared in.
    pub keys: Vec<String>,
    /// Where a file names it.
    pub place: Option<Place>,
}

impl Named {
    fn is(&self, other: &Self) -> bool {
        self.field == other.field && self.keys.iter().any(|key| other.keys.contains(key))
    }
}

/// Who and what is only on one side. Nobody knows which side moved: no record of a publish holds people.
pub fn beside(profile: &str, old: &[Named], new: &[Named]) -> Vec<Change> {
    let only = |these: &[Named], those: &[Named], kind: ChangeKind| -> Vec<Change> {
        let mut found: Vec<&Named> = Vec::new();
        for one in these {
            if !those.iter().chain(found.iter().copied()).any(|other| one.is(other)) {
                found.push(one);
            }
        }
        let change = |named: &Named| Change {
            profile: profile.to_owned(),
            table: None,
            relationship: None,
            field: named.field,
            kind,
            before: (kind == ChangeKind::Removed).then(|| named.shown.clone()),
            after: (kind == ChangeKind::Added).then(|| named.shown.clone()),
            place: named.place,
            cause: Cause::Unknown,
            by: None,
        };
        found.into_iter().map(change).collect()
    };
    [only(new, old, ChangeKind::Added), only(old, new, ChangeKind::Removed)].concat()
}
