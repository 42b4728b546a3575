//! Differences for a comment on a pull request, and as a page of its own.

use super::lines::{Line, lines};
use super::{ProfileChanges, totals};
use crate::model::Files;
use crate::plan::ChangeKind;
use crate::report::graph::html_escaped;
use crate::ui::visible;

/// Lines of a profile that are shown; a comment has a limited length.
const SHOWN: usize = 200;

/// Differences in Markdown.
pub fn markdown(all: &[ProfileChanges], title: &str, files: &Files) -> String {
    let mut out = format!("## {}\n\n", heading(title));
    let different: Vec<&ProfileChanges> = all.iter().filter(|one| !one.is_equal()).collect();
    if different.is_empty() {
        out.push_str("✅ No differences.\n");
        return out;
    }
    out.push_str(&format!("{}.\n", totals(all)));
    for one in different {
        let lines = lines(one, files);
        // A fence is longer than any inside.
        out.push_str(&format!("\n### {}\n\n````diff\n", heading(&one.profile)));
        for line in lines.iter().take(SHOWN) {
            out.push_str(&format!("{} {:indent$}{}\n", marked(line), "", line.text, indent = line.indent));
        }
        out.push_str("````\n");
        if lines.len() > SHOWN {
            out.push_str(&format!("\n… and {} more lines\n", lines.len() - SHOWN));
        }
    }
    out
}

/// A name as plain text in a heading.
fn heading(name: &str) -> String {
    let marks = ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '&'];
    let mut out = String::new();
    for letter in visible(name).replace('\n', " ").chars() {
        if marks.contains(&letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The sign that a block of differences colours by.
fn marked(line: &Line) -> char {
    if line.kind == Some(ChangeKind::Changed) { '!' } else { line.sign() }
}

/// What is compared under one title.
pub(super) type Titled<'a> = (String, &'a [ProfileChanges], &'a Files);

/// A table in Markdown: its head, and its rows.
pub fn markdown_table((head, rows): &(Vec<String>, Vec<Vec<String>>)) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| heading(cell).replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(head.len()));
    format!("\n{}{rule}{}", line(head), rows.iter().map(|row| line(row)).collect::<String>())
}

fn html_table((head, rows): &(Vec<String>, Vec<Vec<String>>)) -> String {
    let line = |cells: &[String], tag: &str| {
        let cells = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", html_escaped(cell)));
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let rows: String = rows.iter().map(|row| line(row, "td")).collect();
    format!("<table>\n{}{rows}</table>\n", line(head, "th"))
}

/// Differences as one page that needs nothing but itself, with a table at its end.
pub fn html(all: &[Titled<'_>], overview: Option<&(Vec<String>, Vec<Vec<String>>)>) -> String {
    let mut body: String = all.iter().map(part).collect();
    body.extend(overview.map(html_table));
    include_str!("page.html").replace("<!-- BODY -->", &body)
}

fn part((title, all, files): &Titled<'_>) -> String {
    let mut body = format!("<h1>{}</h1>\n<p>{}</p>\n", html_escaped(title), totals(all));
    for one in *all {
        body.push_str(&format!("<section>\n<h2>{}</h2>\n", html_escaped(&one.profile)));
        if one.is_equal() {
            body.push_str("<p>No differences.</p>\n</section>\n");
            continue;
        }
        body.push_str("<pre>\n");
        for line in lines(one, files) {
            let class = match line.kind {
                Some(ChangeKind::Added) => "added",
                Some(ChangeKind::Removed) => "removed",
                Some(ChangeKind::Changed) => "changed",
                None => "same",
            };
            let (indent, text) = (" ".repeat(line.indent), html_escaped(&line.text));
            body.push_str(&format!("<span class=\"{class}\">{indent}{} {text}</span>\n", line.sign()));
        }
        body.push_str("</pre>\n</section>\n");
    }
    body
}
