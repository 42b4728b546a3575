//! Differences and plans: as a tree for people, as JSON, for a comment on a pull request, as a page.

mod json;
mod lines;
mod page;

pub use json::json;
pub use lines::human;
pub use page::{html, markdown, markdown_table};

use crate::plan::{Cause, Change, ChangeKind};
use crate::report::count;

/// What differs in a profile.
#[derive(Debug, Clone)]
pub struct ProfileChanges {
    /// Name of the profile.
    pub profile: String,
    /// The changes.
    pub changes: Vec<Change>,
    /// What is unpublished in the environment and would go live, too.
    pub drafts: Vec<String>,
    /// What is unpublished in the environment and is undone by the changes.
    pub overwritten: Vec<String>,
}

impl ProfileChanges {
    /// Changes where nothing is known of drafts.
    pub fn plain(profile: &str, changes: Vec<Change>) -> Self {
        Self { profile: profile.to_owned(), changes, drafts: Vec::new(), overwritten: Vec::new() }
    }

    /// Whether nothing is different.
    pub fn is_equal(&self) -> bool {
        self.changes.is_empty() && self.drafts.is_empty()
    }
}

/// How many changes have a cause.
pub fn caused(all: &[ProfileChanges], is: impl Fn(Cause) -> bool) -> usize {
    all.iter().flat_map(|one| &one.changes).filter(|change| is(change.cause)).count()
}

/// `3 to add, 1 to change, 0 to remove`, and where they come from, as far as that is known.
pub fn totals(all: &[ProfileChanges]) -> String {
    let (added, changed, removed) = counts(all);
    let mut text = format!("{added} to add, {changed} to change, {removed} to remove");
    let drifted = caused(all, Cause::is_drift);
    if drifted > 0 {
        let pending = caused(all, |cause| cause == Cause::Pending);
        text.push_str(&format!(" ({} changed in the environment", count(drifted, "thing")));
        text.push_str(&if pending > 0 { format!(", {pending} only in the files)") } else { ")".to_owned() });
    }
    text
}

fn counts(all: &[ProfileChanges]) -> (usize, usize, usize) {
    let of = |kind| all.iter().flat_map(|one| &one.changes).filter(|change| change.kind == kind).count();
    let drafts: usize = all.iter().map(|one| one.drafts.len()).sum();
    (of(ChangeKind::Added), of(ChangeKind::Changed) + drafts, of(ChangeKind::Removed))
}
