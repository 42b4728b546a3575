//! Edits of an XML text that leave alone what they don't touch.

use std::ops::Range;

use roxmltree::Node;

/// Edits of one text, by bytes.
pub(super) struct Edits<'t> {
    text: &'t str,
    offset: usize,
    newline: &'static str,
    edits: Vec<(Range<usize>, String)>,
}

impl<'t> Edits<'t> {
    /// Edits of a text whose document starts at `offset`.
    pub(super) fn new(text: &'t str, offset: usize) -> Self {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self { text, offset, newline, edits: Vec::new() }
    }

    fn range(&self, node: Node<'_, '_>) -> Range<usize> {
        node.range().start + self.offset..node.range().end + self.offset
    }

    /// The blanks before an element on its line.
    pub(super) fn indent(&self, node: Node<'_, '_>) -> String {
        let before = &self.text[..self.range(node).start];
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.chars().take_while(|c| c.is_whitespace()).collect()
    }

    /// Replaces an element.
    pub(super) fn replace(&mut self, node: Node<'_, '_>, with: String) {
        let range = self.range(node);
        self.edits.push((range, with));
    }

    /// Replaces bytes of the document.
    pub(super) fn replace_range(&mut self, range: Range<usize>, with: String) {
        self.edits.push((range.start + self.offset..range.end + self.offset, with));
    }

    /// Removes an element with the blanks before it.
    pub(super) fn remove(&mut self, node: Node<'_, '_>) {
        let range = self.range(node);
        let before = self.text[..range.start].trim_end().len();
        self.edits.push((before..range.end, String::new()));
    }

    /// Puts an element before another one.
    pub(super) fn insert_before(&mut self, node: Node<'_, '_>, element: &str) {
        let at = self.range(node).start;
        let text = format!("{element}\n{}", self.indent(node));
        self.edits.push((at..at, text));
    }

    /// Puts an element after another one.
    pub(super) fn insert_after(&mut self, node: Node<'_, '_>, element: &str) {
        let at = self.range(node).end;
        let text = format!("\n{}{element}", self.indent(node));
        self.edits.push((at..at, text));
    }

    /// Gives an element without elements its first ones.
    pub(super) fn fill(&mut self, node: Node<'_, '_>, elements: &[String]) {
        if elements.is_empty() {
            return;
        }
        let range = self.range(node);
        let whole = &self.text[range.clone()];
        let end = tag_end(whole);
        let head = whole[..end].strip_suffix('/').unwrap_or(&whole[..end]).trim_end();
        // Comments that are there stay.
        let inner =
            whole.get(end + 1..).and_then(|rest| rest.rsplit_once("</")).map_or("", |(inner, _)| inner);
        let indent = self.indent(node);
        let mut text = format!("{head}>{}", inner.trim_end());
        for element in elements {
            text.push_str(&format!("\n{indent}  {element}"));
        }
        let name = whole[1..].split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next();
        text.push_str(&format!("\n{indent}</{}>", name.unwrap_or_default()));
        self.edits.push((range, text));
    }

    /// The text with all edits made; edits that meet can't be.
    pub(super) fn finish(mut self) -> Result<String, String> {
        // What is inserted at one place keeps its order, before what is taken away from there.
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, with) in self.edits {
            let kept = self.text.get(at..range.start);
            out.push_str(kept.ok_or("two changes meet at one place of it")?);
            out.push_str(&with.replace("\r\n", "\n").replace('\n', self.newline));
            at = range.end;
        }
        out.push_str(&self.text[at..]);
        Ok(out)
    }
}

/// Where the first tag of an element ends, its `>` not included.
fn tag_end(element: &str) -> usize {
    let mut quote = None;
    for (at, c) in element.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '>') => return at,
            _ => {}
        }
    }
    element.len()
}
