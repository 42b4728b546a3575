//! Where a part of a text stands in the file that the text was read from: block scalars are
//! indented there, and XML is escaped.

use std::ops::Range;

use crate::finding::{Edit, Finding, Fix, Part};
use crate::model::{Files, Place};

/// Lets every finding about a part of a text point at that part of its file, as far as it can be
/// found; otherwise it points at the whole text.
pub fn settle(findings: &mut [Finding], files: &Files) {
    for finding in findings {
        if let Some(part) = finding.inside.take() {
            let text = &files.get(finding.place.file).text;
            let narrowed = narrow(text, finding.place.range(), &part);
            let is_exact = narrowed
                .as_ref()
                .is_some_and(|range| text.get(range.clone()).is_some_and(|found| found == part.text));
            // A line that only stands near it is good to look at, not to edit.
            if !is_exact {
                finding.fix = None;
            }
            if let Some(Fix { edit: Edit::Cut { place } | Edit::Replace { place, .. }, .. }) =
                &mut finding.fix
            {
                match &narrowed {
                    Some(range) => *place = Place::new(finding.place.file, range.clone()),
                    None => finding.fix = None,
                }
            }
            if let Some(range) = narrowed {
                finding.place = Place::new(finding.place.file, range);
            }
        }
        // Only YAML files are edited.
        let text = &files.get(finding.place.file).text;
        if text.is_empty() || is_xml(text) {
            finding.fix = None;
        }
    }
}

/// How a text is written in its file.
struct Written {
    /// Bytes before the text on its first line: a quotation mark, the start of a CDATA section.
    before: usize,
    /// Blanks before each further line.
    indent: usize,
    /// Whether characters may be escaped as in XML.
    escaped: bool,
    /// Blank lines of the text before its first bytes in the file.
    blank: usize,
}

fn narrow(text: &str, place: Range<usize>, part: &Part) -> Option<Range<usize>> {
    let raw = text.get(place.clone())?;
    let written = how(text, place.start, raw)?;
    let above = |at: (usize, usize)| Some((at.0.checked_sub(written.blank)?, at.1));
    let (from, to) = (above(part.start)?, above(part.end)?);
    let (start_line, end_line) = (line(raw, from.0)?, line(raw, to.0)?);
    let start = offset(raw, &start_line, from, &written);
    let end = offset(raw, &end_line, to, &written);
    let range = match (start, end) {
        (Some(start), Some(end)) if start < end => start..end,
        // A variable stands before it on the line, so the line will have to do.
        _ => start_line.start + lead(&raw[start_line.clone()])..start_line.end,
    };
    let range = place.start + range.start..place.start + range.end;
    let found = text.get(range.clone()).filter(|found| !found.is_empty())?;
    let is_exact = written.escaped || start.is_none() || end.is_none() || is_same(found, &part.text);
    (range.end <= place.end && is_exact).then_some(range)
}

fn how(text: &str, start: usize, raw: &str) -> Option<Written> {
    if is_xml(text) {
        let before = if raw.starts_with("<![CDATA[") { "<![CDATA[".len() } else { 0 };
        return Some(Written { before, indent: 0, escaped: before == 0, blank: 0 });
    }
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let above = text[..line_start].trim_end().lines().next_back().unwrap_or_default();
    if text[line_start..start].bytes().all(|byte| byte == b' ') && is_literal_header(above) {
        let header = text[..line_start].trim_end().len();
        let blank = text[header..line_start].matches('\n').count().saturating_sub(1);
        return Some(Written { before: 0, indent: start - line_start, escaped: false, blank });
    }
    if raw.contains(['\n', '\\']) || raw.contains("''") {
        return None;
    }
    Some(Written { before: usize::from(raw.starts_with(['"', '\''])), indent: 0, escaped: false, blank: 0 })
}

fn is_xml(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
}

/// Whether a part of a file is a part of a text: line ends and indentation may differ.
fn is_same(found: &str, text: &str) -> bool {
    found.split_whitespace().eq(text.split_whitespace())
}

/// Whether a line ends in `|`, with indicators and a comment perhaps.
fn is_literal_header(line: &str) -> bool {
    let line = line.find(" #").map_or(line, |at| &line[..at]).trim_end();
    line.trim_end_matches(|c: char| matches!(c, '-' | '+') || c.is_ascii_digit()).ends_with('|')
}

/// The bytes of a line of `raw`, without its end.
fn line(raw: &str, number: usize) -> Option<Range<usize>> {
    let mut start = 0;
    for (at, line) in raw.split_inclusive('\n').enumerate() {
        if at == number {
            return Some(start..start + line.trim_end_matches(['\n', '\r']).len());
        }
        start += line.len();
    }
    None
}

fn lead(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Where a column of the text is in `raw`; `None` where a variable stands before it.
fn offset(raw: &str, line: &Range<usize>, at: (usize, usize), written: &Written) -> Option<usize> {
    let (number, column) = at;
    let content = &raw[line.clone()];
    let before = if number == 0 { written.before } else { written.indent.min(lead(content)) };
    let content = content.get(before..)?;
    let inside = if written.escaped { escaped_length(content, column)? } else { column };
    let skipped = content.get(..inside)?;
    (!skipped.contains("${")).then_some(line.start + before + inside)
}

/// How many bytes of escaped text make `length` bytes of what it says.
fn escaped_length(text: &str, length: usize) -> Option<usize> {
    let (mut said, mut at) = (0, 0);
    while said < length {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        if first == '&' {
            let end = rest.find(';')?;
            said += entity(&rest[1..end])?.len_utf8();
            at += end + 1;
        } else {
            said += first.len_utf8();
            at += first.len_utf8();
        }
    }
    Some(at)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(
        text: &'t str,
        raw: &str,
        start: (usize, usize),
        end: (usize, usize),
        said: &str,
    ) -> &'t str {
        let at = text.find(raw).unwrap();
        &text[narrow(text, at..at + raw.len(), &Part { start, end, text: said.to_owned() }).unwrap()]
    }

    #[test]
    fn parts_of_a_block_are_found_behind_their_indentation() {
        let text = "custom: |-\n    <a>\n\n      <b/>\n    </a>\nnext: 1\n";
        assert_eq!(found(text, "<a>\n\n      <b/>\n    </a>\n", (2, 2), (2, 6), "<b/>"), "<b/>");
        assert_eq!(found(text, "<a>\n\n      <b/>\n    </a>\n", (0, 0), (0, 3), "<a>"), "<a>");
    }

    #[test]
    fn blank_lines_at_the_start_of_a_block_are_part_of_it() {
        let text = "custom: |-\n\n    <a>\n      <b/>\n";
        assert_eq!(found(text, "<a>\n      <b/>\n", (2, 2), (2, 6), "<b/>"), "<b/>");
    }

    #[test]
    fn parts_of_quoted_and_escaped_text_are_found() {
        assert_eq!(found("a: '<b/>'", "'<b/>'", (0, 0), (0, 4), "<b/>"), "<b/>");
        let xml = "<F>&lt;a&gt;&lt;b/&gt;</F>";
        assert_eq!(found(xml, "&lt;a&gt;&lt;b/&gt;", (0, 3), (0, 7), "<b/>"), "&lt;b/&gt;");
    }

    #[test]
    fn a_variable_before_the_part_leaves_the_line() {
        let text = "custom: |-\n  <a v=\"${x}\"><b/>\n";
        assert_eq!(found(text, "<a v=\"${x}\"><b/>\n", (0, 9), (0, 13), "<b/>"), "<a v=\"${x}\"><b/>");
    }
}
