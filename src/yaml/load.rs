//! YAML text to a tree in which every node knows its bytes.
//! An alias is the same node under another span: nothing is ever expanded.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle};

use crate::finding::{Finding, loading};
use crate::model::{FileId, Place};

/// The largest file that is read: 4 MiB.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// The most aliases a file may use.
pub const MAX_ALIASES: usize = 100;

/// Bytes of text for each node, as files usually have them.
const BYTES_OF_A_NODE: usize = 16;

/// A parsed document.
#[derive(Debug)]
pub struct Tree<'s> {
    nodes: Vec<Node<'s>>,
    root: Option<Item>,
    shared: bool,
    /// The bytes of comments, in order.
    pub(super) comments: Vec<Range<usize>>,
}

/// A use of a node: the node and the bytes where it is used.
#[derive(Debug, Clone)]
pub struct Item {
    node: usize,
    /// The bytes of the use; for an alias those of `*name`.
    pub span: Range<usize>,
}

impl Item {
    /// The number of the item's node: aliases of one node share it.
    pub(super) fn number(&self) -> usize {
        self.node
    }
}

/// A node of the document.
#[derive(Debug)]
pub struct Node<'s> {
    /// What it is.
    pub kind: Kind<'s>,
}

/// What a node is.
#[derive(Debug)]
pub enum Kind<'s> {
    /// Text, with whether it was plain (unquoted).
    Scalar {
        /// The text after escapes.
        text: Cow<'s, str>,
        /// Written without quotes and not as a block.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Item>),
    /// Keys and values, in order, duplicates included.
    Mapping(Vec<(Item, Item)>),
}

impl<'s> Tree<'s> {
    /// The document, unless the file holds none.
    pub fn root(&self) -> Option<&Item> {
        self.root.as_ref()
    }

    /// Whether values are given names to be used again.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// What an item is.
    pub fn kind(&self, item: &Item) -> &Kind<'s> {
        &self.nodes[item.node].kind
    }

    /// The text of a scalar.
    pub fn text(&self, item: &Item) -> Option<&str> {
        match self.kind(item) {
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether the item is an absent value: `key:` with nothing after it, `~` or `null`.
    pub fn is_null(&self, item: &Item) -> bool {
        match self.kind(item) {
            Kind::Scalar { text, plain } => {
                *plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }
}

/// Parses `text`. What is wrong ends up in `findings`; a syntax error ends the file.
pub fn load<'s>(file: FileId, text: &'s str, findings: &mut Vec<Finding>) -> Option<Tree<'s>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = text.len() - body.len();
    let before = findings.len();
    let mut builder = Builder {
        file,
        offset,
        tree: Tree {
            nodes: Vec::with_capacity(body.len() / BYTES_OF_A_NODE),
            root: None,
            shared: false,
            comments: Vec::new(),
        },
        open: Vec::new(),
        anchors: HashMap::new(),
        aliases: 0,
        documents: 0,
        findings,
    };
    for event in Parser::new_from_str(body) {
        match event {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    return None;
                }
            }
            Err(error) => {
                builder.syntax_error(body, &error);
                return None;
            }
        }
    }
    let tree = builder.tree;
    (findings.len() == before).then_some(tree)
}

struct Builder<'s, 'f> {
    file: FileId,
    offset: usize,
    tree: Tree<'s>,
    open: Vec<Open>,
    anchors: HashMap<usize, usize>,
    aliases: usize,
    documents: usize,
    findings: &'f mut Vec<Finding>,
}

/// A collection under construction.
struct Open {
    start: usize,
    anchor: usize,
    mapping: bool,
    flow: bool,
    items: Vec<Item>,
}

impl<'s> Builder<'s, '_> {
    /// Takes one event; false ends the file.
    fn take(&mut self, event: Event<'s>, span: Span) -> bool {
        let bytes = self.bytes(&span);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let place = Place::new(self.file, bytes);
                    self.findings.push(
                        Finding::new(loading::YAML_SYNTAX, place, "a second document starts here")
                            .help("a file holds one profile; put the other into its own file"),
                    );
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let node = self.add(Kind::Scalar { text, plain }, anchor);
                self.put(Item { node, span: bytes });
            }
            Event::SequenceStart(style, anchor, _) => self.start(bytes.start, anchor, false, style),
            Event::MappingStart(style, anchor, _) => self.start(bytes.start, anchor, true, style),
            Event::SequenceEnd | Event::MappingEnd => self.end(bytes.end),
            Event::Alias(anchor) => return self.alias(anchor, bytes),
            Event::Comment(..) => self.tree.comments.push(bytes),
            _ => {}
        }
        true
    }

    fn bytes(&self, span: &Span) -> Range<usize> {
        let range = span.byte_range().unwrap_or_default();
        range.start + self.offset..range.end + self.offset
    }

    fn add(&mut self, kind: Kind<'s>, anchor: usize) -> usize {
        self.tree.nodes.push(Node { kind });
        let node = self.tree.nodes.len() - 1;
        if anchor > 0 {
            self.tree.shared = true;
            self.anchors.insert(anchor, node);
        }
        node
    }

    fn put(&mut self, item: Item) {
        match self.open.last_mut() {
            Some(open) => open.items.push(item),
            None => self.tree.root = Some(item),
        }
    }

    fn start(&mut self, start: usize, anchor: usize, mapping: bool, style: StructureStyle) {
        self.open.push(Open {
            start,
            anchor,
            mapping,
            flow: style == StructureStyle::Flow,
            items: Vec::with_capacity(8),
        });
    }

    fn end(&mut self, event_end: usize) {
        let Some(open) = self.open.pop() else { return };
        // A block collection ends where its last item does, not where the next token starts.
        let end = match open.items.last() {
            Some(last) if !open.flow => last.span.end,
            _ => event_end,
        };
        let kind = if open.mapping {
            let mut pairs = Vec::with_capacity(open.items.len() / 2);
            let mut items = open.items.into_iter();
            while let (Some(key), Some(value)) = (items.next(), items.next()) {
                pairs.push((key, value));
            }
            Kind::Mapping(pairs)
        } else {
            Kind::Sequence(open.items)
        };
        let node = self.add(kind, open.anchor);
        self.put(Item { node, span: open.start..end.max(open.start) });
    }

    fn alias(&mut self, anchor: usize, bytes: Range<usize>) -> bool {
        self.aliases += 1;
        let place = Place::new(self.file, bytes.clone());
        if self.aliases > MAX_ALIASES {
            self.findings.push(
                Finding::new(
                    loading::TOO_MANY_ALIASES,
                    place,
                    format!("more than {MAX_ALIASES} aliases in one file"),
                )
                .help("write the values out; a profile needs few aliases or none"),
            );
            return false;
        }
        let Some(&node) = self.anchors.get(&anchor) else {
            self.findings.push(Finding::new(
                loading::YAML_SYNTAX,
                place,
                "this alias refers to the value it is part of",
            ));
            return false;
        };
        self.put(Item { node, span: bytes });
        true
    }

    fn syntax_error(&mut self, body: &str, error: &granit_parser::ScanError) {
        let at = error.marker().byte_offset().unwrap_or(0).min(body.len());
        let line_start = body[..at].rfind('\n').map_or(0, |at| at + 1);
        let line = body[line_start..].lines().next().unwrap_or_default();
        let indent = &line[..line.len() - line.trim_start().len()];
        let tab = indent.find('\t').map(|tab| line_start + tab);
        let kind = error.kind().to_string();
        let quote = kind.contains("quoted scalar").then(|| open_quote(&body[..at])).flatten();
        let at = tab.or(quote).unwrap_or(at);
        let start = at + self.offset;
        let end = body[at..].chars().next().map_or(start, |c| start + c.len_utf8());
        let finding = Finding::new(
            loading::YAML_SYNTAX,
            Place::new(self.file, start..end),
            format!("not valid YAML: {kind}"),
        );
        let rest = &body[at..];
        let needs_quotes = kind.contains("mapping values are not allowed")
            || rest.starts_with(['@', '`', '%'])
            || kind.contains("cannot start any token");
        let finding = if needs_quotes && tab.is_none() && quote.is_none() {
            finding.help("put a value that holds `: `, or begins with `@`, `%` or a backtick, into quotation marks; or mend the indentation")
        } else if tab.is_some() {
            finding.help("YAML doesn't allow tabs as indentation; use spaces")
        } else if quote.is_some() {
            finding.help("this quotation mark isn't closed, or the lines below it aren't indented")
        } else {
            finding.help("the rest of this file isn't checked until this is mended")
        };
        self.findings.push(finding);
    }
}

/// Where the last quoted text that a line leaves open begins.
fn open_quote(before: &str) -> Option<usize> {
    let mut start = before.len();
    for line in before.split_inclusive('\n').rev() {
        start -= line.len();
        let mut open: Option<(usize, char)> = None;
        let mut before = ' ';
        for (at, c) in line.char_indices() {
            // An apostrophe inside a word opens nothing.
            let opens = matches!(c, '"' | '\'') && (before.is_whitespace() || "[{,".contains(before));
            match open {
                Some((_, quote)) if quote == c => open = None,
                None if opens => open = Some((start + at, c)),
                _ => {}
            }
            before = c;
        }
        if let Some((at, _)) = open {
            return Some(at);
        }
    }
    None
}
