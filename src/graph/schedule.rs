//! How often tables really sync.

use foldhash::HashMap;

use super::Graph;
use crate::model::{Profile, SyncInterval};

/// The effective intervals of a profile: a table syncs as often as the fastest table that brings
/// it ("Offline data and sync", Field Service, 2025-12-08). Tables without an interval of their
/// own follow the platform's default, which no file tells, and count for nothing.
#[derive(Debug, Default)]
pub struct Schedule {
    fastest: HashMap<String, (SyncInterval, String)>,
}

impl Schedule {
    /// The schedule of a profile; `links` are tables that a filter links, with the table filtered.
    pub fn of(profile: &Profile, graph: &Graph, links: &[(String, String)]) -> Self {
        let names: Vec<String> = profile.tables.iter().map(|table| table.name.to_ascii_lowercase()).collect();
        let own = names.iter().zip(&profile.tables);
        let mut fastest: HashMap<&str, (SyncInterval, &str)> =
            own.filter_map(|(name, table)| Some((name.as_str(), (table.sync.as_ref()?.value, "")))).collect();
        let edges: Vec<(&str, &str)> = graph
            .edges
            .iter()
            .map(|edge| (edge.from.as_str(), edge.to.as_str()))
            .chain(links.iter().map(|(from, to)| (from.as_str(), to.as_str())))
            .collect();
        // Each round carries an interval one relationship further, and none gets longer.
        for _ in 0..=profile.tables.len() {
            let mut settled = true;
            for (from, to) in &edges {
                let Some((interval, _)) = fastest.get(*from).copied() else { continue };
                let is_faster = fastest.get(*to).is_none_or(|(known, _)| interval < *known);
                if is_faster && from != to {
                    fastest.insert(to, (interval, from));
                    settled = false;
                }
            }
            if settled {
                break;
            }
        }
        let owned = |(name, (interval, by)): (&str, (SyncInterval, &str))| {
            (name.to_owned(), (interval, by.to_owned()))
        };
        Self { fastest: fastest.into_iter().map(owned).collect() }
    }

    /// How often a table syncs, and which table makes it so; empty where it is the table itself.
    pub fn effective(&self, table: &str) -> Option<(SyncInterval, &str)> {
        let (interval, by) = self.fastest.get(&table.to_ascii_lowercase())?;
        Some((*interval, by))
    }
}
