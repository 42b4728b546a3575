//! A graph as a Mermaid flowchart.

use super::{kind, spent};
use crate::graph::view::View;

/// The flowchart of a profile.
pub fn mermaid(view: &View) -> String {
    let mut out = format!("---\ntitle: {}\n---\nflowchart LR\n", quoted(&view.profile));
    for (at, table) in view.tables.iter().enumerate() {
        let budget =
            if table.relationships > 0 { format!("<br/>{}", spent(view, at)) } else { String::new() };
        let label = format!("{}<br/>{}{budget}", escaped(&table.name), escaped(&table.rows));
        out.push_str(&format!("  t{at}[\"{label}\"]\n"));
    }
    let mut circled = Vec::new();
    for (at, edge) in view.edges.iter().enumerate() {
        out.push_str(&format!("  t{} -->|{}| t{}\n", edge.from, kind(edge.kind), edge.to));
        if edge.in_circle {
            circled.push(at.to_string());
        }
    }
    let over: Vec<String> =
        (0..view.tables.len()).filter(|at| view.is_over(*at)).map(|at| format!("t{at}")).collect();
    if !over.is_empty() {
        out.push_str("  classDef over stroke:#c00,stroke-width:3px\n");
        out.push_str(&format!("  class {} over\n", over.join(",")));
    }
    if !circled.is_empty() {
        out.push_str(&format!("  linkStyle {} stroke:#c00,stroke-width:3px\n", circled.join(",")));
    }
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace(char::is_control, " "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace(char::is_control, " ")
}
