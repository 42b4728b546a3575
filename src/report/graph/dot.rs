//! A graph in the language of Graphviz.

use super::{kind, spent};
use crate::graph::view::View;

/// The digraph of a profile.
pub fn dot(view: &View) -> String {
    let mut out = format!(
        "digraph {} {{\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n",
        quoted(&view.profile)
    );
    for (at, table) in view.tables.iter().enumerate() {
        let budget = if table.relationships > 0 { format!("\\n{}", spent(view, at)) } else { String::new() };
        let color = if view.is_over(at) { ", color=\"#cc0000\", penwidth=2" } else { "" };
        let label = format!("{}\\n{}{budget}", escaped(&table.name), escaped(&table.rows));
        out.push_str(&format!("  t{at} [label=\"{label}\"{color}];\n"));
    }
    for edge in &view.edges {
        let color = if edge.in_circle { ", color=\"#cc0000\", penwidth=2" } else { "" };
        let label = format!("label=\"{}\", tooltip=\"{}\"", kind(edge.kind), escaped(&edge.name));
        out.push_str(&format!("  t{} -> t{} [{label}{color}];\n", edge.from, edge.to));
    }
    out.push_str("}\n");
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " ")
}
