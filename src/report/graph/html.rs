//! A graph as one page of HTML with a drawing, that needs nothing but itself.

use super::layout::Layout;
use super::{heading, kind, sets, spent};
use crate::graph::view::{View, ViewEdge};

/// Sizes in pixels.
const WIDTH: usize = 230;
const HEIGHT: usize = 58;
const GAP_X: usize = 120;
const GAP_Y: usize = 22;
const EDGE: usize = 24;

/// One page for all profiles.
pub fn html(views: &[View]) -> String {
    let mut body = String::new();
    for view in views {
        body.push_str(&section(view));
    }
    include_str!("page.html").replace("<!-- PROFILES -->", &body)
}

fn section(view: &View) -> String {
    let listed = view.tables.iter().filter(|table| table.listed).count();
    let mut out = format!(
        "<section>\n<h2>{}</h2>\n<p>{listed} tables, {} relationships{}</p>\n",
        escaped(&view.profile),
        view.edges.len(),
        view.limit.map(|limit| format!(", at most {limit} to a table")).unwrap_or_default(),
    );
    for circle in &view.circles {
        out.push_str(&format!("<p class=\"bad\">Circle: {}</p>\n", escaped(circle)));
    }
    if view.proposals.needed && view.proposals.ways.is_empty() {
        out.push_str("<p class=\"bad\">No change was found that brings it back under the limits.</p>\n");
    }
    for way in &view.proposals.ways {
        out.push_str(&format!("<p class=\"bad\">To do: {}</p>\n<ul>\n", heading(view, way)));
        for set in sets(way) {
            out.push_str(&format!("<li>{}</li>\n", with_code(&set)));
        }
        out.push_str("</ul>\n");
    }
    out.push_str(&drawing(view));
    out.push_str("</section>\n");
    out
}

fn drawing(view: &View) -> String {
    let layout = Layout::of(view);
    let rows = layout.layers.iter().map(Vec::len).max().unwrap_or_default();
    let width = 2 * EDGE + layout.layers.len() * (WIDTH + GAP_X);
    let height = 2 * EDGE + rows * (HEIGHT + GAP_Y);
    let place = |table: usize| {
        let column = &layout.layers[layout.layer[table]];
        // Short columns stand in the middle.
        let lead = (rows - column.len()) * (HEIGHT + GAP_Y) / 2;
        let x = EDGE + layout.layer[table] * (WIDTH + GAP_X);
        (x, EDGE + lead + layout.row[table] * (HEIGHT + GAP_Y))
    };
    let mut out = format!(
        "<div class=\"scroll\"><svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"Who brings whom in {}\">\n",
        escaped(&view.profile)
    );
    for edge in &view.edges {
        out.push_str(&line(view, edge, place(edge.from), place(edge.to)));
    }
    for table in 0..view.tables.len() {
        out.push_str(&node(view, table, place(table)));
    }
    out.push_str("</svg></div>\n");
    out
}

fn line(view: &View, edge: &ViewEdge, from: (usize, usize), to: (usize, usize)) -> String {
    let (x1, y1) = (from.0 + WIDTH, from.1 + HEIGHT / 2);
    let (x2, y2) = (to.0, to.1 + HEIGHT / 2);
    let path = if x2 > x1 {
        let middle = usize::midpoint(x1, x2);
        format!("M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}")
    } else {
        // Back to the left or within a column, around the right side.
        let out = x1.max(to.0 + WIDTH) + GAP_X / 2;
        let x2 = to.0 + WIDTH;
        format!("M{x1} {y1} C{out} {y1} {out} {y2} {x2} {y2}")
    };
    let class = if edge.in_circle { "edge circle" } else { "edge" };
    format!(
        "<g class=\"{class}\" data-from=\"{}\" data-to=\"{}\"><path d=\"{path}\"/><title>{} brings {} as {} {}</title></g>\n",
        edge.from,
        edge.to,
        escaped(&view.tables[edge.from].name),
        escaped(&view.tables[edge.to].name),
        kind(edge.kind),
        escaped(&edge.name),
    )
}

fn node(view: &View, at: usize, (x, y): (usize, usize)) -> String {
    let table = &view.tables[at];
    let mut class = "table".to_owned();
    if view.is_over(at) {
        class.push_str(" over");
    }
    if !table.listed {
        class.push_str(" companion");
    }
    let sync = table.sync.as_ref().map(|(interval, _)| format!(" · every {interval}")).unwrap_or_default();
    let share = view.limit.map_or(0, |limit| (table.relationships * (WIDTH - 16)) / limit.max(1));
    let bar = share.min(WIDTH - 16);
    format!(
        "<g class=\"{class}\" data-table=\"{at}\" transform=\"translate({x} {y})\">\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"6\"/>\
         <text x=\"8\" y=\"18\" class=\"name\">{}</text><text x=\"8\" y=\"35\" class=\"rows\">{}{sync}</text>\
         <rect class=\"track\" x=\"8\" y=\"46\" width=\"{}\" height=\"5\" rx=\"2\"/>\
         <rect class=\"bar\" x=\"8\" y=\"46\" width=\"{bar}\" height=\"5\" rx=\"2\"/>\
         <title>{}: {} relationships lead here from {} tables</title></g>\n",
        escaped(&short(&table.name)),
        escaped(&table.rows),
        WIDTH - 16,
        escaped(&table.name),
        spent(view, at),
        table.drivers,
    )
}

/// A name that fits into its box.
fn short(name: &str) -> String {
    const FITS: usize = 30;
    if name.chars().count() <= FITS {
        return name.to_owned();
    }
    let head: String = name.chars().take(FITS - 1).collect();
    format!("{head}…")
}

/// Names in backticks as code.
fn with_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| if at % 2 == 1 { format!("<code>{}</code>", escaped(part)) } else { escaped(part) })
        .collect()
}

/// Text for a page.
pub(in crate::report) fn escaped(text: &str) -> String {
    crate::ui::visible(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
