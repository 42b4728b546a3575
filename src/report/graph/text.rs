//! A graph as a tree of text: who brings whom, with the budget spent.

use super::{heading, kind, sets, spent};
use crate::catalog::{FILE_COMPANION, IMAGE_COMPANION};
use crate::graph::view::View;
use crate::report::{count, table};
use crate::ui::visible;

/// The tree of a profile. A table that comes along in several ways is drawn in full once.
pub fn text(view: &View) -> String {
    let mut tree = Tree { view, drawn: vec![false; view.tables.len()], out: String::new() };
    tree.out.push_str(&format!(
        "{}: {}, {}\n",
        visible(&view.profile),
        count(view.tables.iter().filter(|table| table.listed).count(), "table"),
        count(view.edges.len(), "relationship"),
    ));
    for root in view.roots() {
        tree.root(root);
    }
    // What runs in a circle hangs on no root.
    while let Some(left) = tree.drawn.iter().position(|drawn| !drawn) {
        tree.root(left);
    }
    let mut out = tree.out;
    if view.unknown > 0 {
        let unknown = count(view.unknown, "relationship");
        out.push_str(&format!("{unknown} of which no metadata tells the other end\n"));
    }
    for circle in &view.circles {
        out.push_str(&format!("circle: {circle}\n"));
    }
    out.push_str(&proposals(view));
    out
}

/// What to change, at least.
fn proposals(view: &View) -> String {
    if !view.proposals.needed {
        return String::new();
    }
    if view.proposals.ways.is_empty() {
        return "no change was found that brings it back under the limits\n".to_owned();
    }
    let mut out = String::new();
    for way in &view.proposals.ways {
        out.push_str(&format!("{}\n", heading(view, way)));
        for set in sets(way) {
            out.push_str(&format!("  {} {}\n", if set.starts_with('…') { " " } else { "-" }, visible(&set)));
        }
    }
    out
}

struct Tree<'v> {
    view: &'v View,
    drawn: Vec<bool>,
    out: String,
}

impl Tree<'_> {
    fn root(&mut self, at: usize) {
        let line = self.table(at);
        self.out.push_str(&format!("{line}\n"));
        self.branches(at);
    }

    fn table(&self, at: usize) -> String {
        let table = &self.view.tables[at];
        let rows = match (table.rows.as_str(), table.listed) {
            ("", true) => "no rows".to_owned(),
            ("", false) if [IMAGE_COMPANION, FILE_COMPANION].contains(&table.name.as_str()) => {
                "comes with images and files".to_owned()
            }
            ("", false) => "not in the profile".to_owned(),
            (rows, _) => rows.to_owned(),
        };
        let over = if self.view.is_over(at) { ", over the limit" } else { "" };
        let budget = if table.relationships > 0 {
            format!("  [{}{over}]", spent(self.view, at))
        } else {
            String::new()
        };
        format!("{}  {rows}{budget}", visible(&table.name))
    }

    /// What a table brings. Each open branch is the line before it and what is left to draw there.
    fn branches(&mut self, root: usize) {
        self.drawn[root] = true;
        let view = self.view;
        let mut open = vec![(String::new(), view.brought_by(root).collect::<Vec<_>>().into_iter())];
        while let Some((indent, edges)) = open.last_mut() {
            let Some(edge) = edges.next() else {
                open.pop();
                continue;
            };
            let is_last = edges.len() == 0;
            let (stem, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            let line = format!("{indent}{stem}");
            let below = format!("{indent}{below}");
            let again = self.drawn[edge.to];
            let circle = if edge.in_circle { ", in a circle" } else { "" };
            let seen = if again { "  (see above)" } else { "" };
            let brought = self.table(edge.to);
            self.out.push_str(&format!("{line}{brought}  as {}{circle}{seen}\n", kind(edge.kind)));
            if !again {
                self.drawn[edge.to] = true;
                open.push((below, view.brought_by(edge.to).collect::<Vec<_>>().into_iter()));
            }
        }
    }
}

/// How often each table really syncs.
pub fn schedule(view: &View, width: usize) -> String {
    let rows = view.tables.iter().filter(|table| table.listed).map(|table| {
        let (interval, why) = match &table.sync {
            None => ("platform".to_owned(), "no interval is stored".to_owned()),
            Some((interval, None)) => (interval.clone(), "its own interval".to_owned()),
            Some((interval, Some(by))) => (interval.clone(), format!("{by} brings it")),
        };
        vec![table.name.clone(), interval, why]
    });
    format!("{}\n{}", visible(&view.profile), table(&["Table", "Syncs every", "Because"], rows, width))
}
