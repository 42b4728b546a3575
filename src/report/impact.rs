//! What a publish means for people in the field, for people and as JSON.

use serde_json::{Value, json};

use super::count;
use crate::plan::Impact;
use crate::ui::visible;

/// What a publish of one profile means.
#[derive(Debug)]
pub struct Meaning<'a> {
    /// Name of the profile.
    pub profile: &'a str,
    /// What it means.
    pub impact: &'a Impact,
    /// Users and teams that are on it; `None` where that can't be read.
    pub people: Option<(usize, usize)>,
    /// Unpublished changes of others that would go live.
    pub drafts: &'a [String],
    /// Unpublished changes of others that are undone.
    pub overwritten: &'a [String],
    /// Whether the profile is new.
    pub is_new: bool,
    /// Whether it waits for a publish after this.
    pub is_draft: bool,
}

/// A few lines for each profile that something happens to.
pub fn human(all: &[Meaning<'_>]) -> String {
    let mut out = String::new();
    for one in all.iter().filter(|one| !one.is_new) {
        let (impact, mut lines) = (one.impact, Vec::new());
        if let Some((users, teams)) = one.people.filter(|(users, teams)| users + teams > 0) {
            let who = match (users, teams) {
                (users, 0) => count(users, "user"),
                (0, teams) => count(teams, "team"),
                (users, teams) => format!("{} and {}", count(users, "user"), count(teams, "team")),
            };
            lines.push(format!("  on it: {who}"));
        }
        let mut list = |head: &str, names: &[String]| {
            if !names.is_empty() {
                lines.push(format!("  {head}: {}", names.join(", ")));
            }
        };
        list("tables gained", &impact.gained);
        list("tables lost", &impact.lost);
        list("expected to be downloaded anew", &impact.anew);
        if !impact.narrowing.is_empty() {
            lines.push("  rows may leave devices:".to_owned());
            lines.extend(impact.narrowing.iter().map(|what| format!("    {what}")));
        }
        if !one.drafts.is_empty() {
            lines.push(format!("  would also go live, made by others: {}", one.drafts.join(", ")));
        }
        if !one.overwritten.is_empty() {
            let tables = one.overwritten.join(", ");
            lines.push(format!("  unpublished, made by others, and lost by this: {tables}"));
        }
        if !lines.is_empty() {
            let when = if one.is_draft { " once it is published" } else { "" };
            out.push_str(&format!("What it means for {}{when}:\n", visible(one.profile)));
            for line in lines {
                out.push_str(&format!("{}\n", visible(&line)));
            }
        }
    }
    out
}

/// The same as JSON.
pub fn json(all: &[Meaning<'_>]) -> Value {
    all.iter()
        .map(|one| {
            json!({
                "profile": one.profile,
                "new": one.is_new,
                "draft": one.is_draft,
                "users": one.people.map(|(users, _)| users),
                "teams": one.people.map(|(_, teams)| teams),
                "tables_gained": one.impact.gained,
                "tables_lost": one.impact.lost,
                "tables_downloaded_anew": one.impact.anew,
                "rows_may_leave": one.impact.narrowing,
                "drafts_released": one.drafts,
                "drafts_overwritten": one.overwritten,
                "taken": one
                    .impact
                    .taken
                    .iter()
                    .map(|taken| json!({ "what": taken.what, "gone": taken.gone, "of": taken.of }))
                    .collect::<Vec<_>>(),
            })
        })
        .collect()
}
