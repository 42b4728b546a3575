//! The canonical form of a profile file: keys in their order, two blanks of indentation, intervals in
//! their largest unit, FetchXML laid out in blocks. Comments and blank lines stay where they are.

use std::collections::HashMap;
use std::ops::Range;

use super::comments::{Comments, column, lead};
use super::profile::KEYS;
use super::silence;
use super::{Item, Kind, Tree, load};
use crate::fetchxml;
use crate::model::{FileId, SyncInterval};

/// Lines longer than this are broken into blocks.
const WIDTH: usize = 100;

const TABLE: &[&str] = &["label", "sync", "rows", "related_to", "brings", "columns", "images", "files"];
/// In one line the rows come first: they say most.
const FLOW_TABLE: &[&str] = &["label", "rows", "sync", "related_to", "brings", "columns", "images", "files"];
const ENTRY: &[&str] = &["table", "as", "relationship", "label", "filter"];

/// What a node of a profile is, which decides the order of its keys and the form of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Profile,
    Tables,
    Table,
    Entries,
    Entry,
    Fetch,
    Sync,
    Other,
}

impl Role {
    /// The role of the value of a key.
    fn below(self, key: &str) -> Self {
        match (self, key) {
            (Self::Profile, "tables") => Self::Tables,
            (Self::Tables, _) => Self::Table,
            (Self::Table, "related_to" | "brings") => Self::Entries,
            (Self::Table | Self::Profile | Self::Other, "sync") => Self::Sync,
            (_, "custom" | "all" | "any") | (Self::Entry, "filter") => Self::Fetch,
            _ => Self::Other,
        }
    }

    fn of_item(self) -> Self {
        match self {
            Self::Entries => Self::Entry,
            Self::Fetch => Self::Fetch,
            _ => Self::Other,
        }
    }

    fn order(self, in_flow: bool) -> &'static [&'static str] {
        match self {
            Self::Profile => &KEYS,
            Self::Table if in_flow => FLOW_TABLE,
            Self::Table => TABLE,
            Self::Entry => ENTRY,
            _ => &[],
        }
    }
}

/// Layouts after which a text that still changes is left as it is.
const ROUNDS: usize = 4;

/// The canonical form of a file, or why it is left as it is.
pub fn format(tree: &Tree<'_>, file: FileId, text: &str) -> Result<String, &'static str> {
    let mut out = lay_out(tree, file, text)?;
    // Comments that come to stand beside each other may have to move once more.
    for _ in 0..ROUNDS {
        let mut findings = Vec::new();
        let Some(again) = load(file, &out, &mut findings) else { break };
        let next = lay_out(&again, file, &out)?;
        if next == out {
            return Ok(out);
        }
        out = next;
    }
    Err("its comments have no settled place")
}

fn lay_out(tree: &Tree<'_>, file: FileId, text: &str) -> Result<String, &'static str> {
    let Some(root) = tree.root() else { return Ok(text.to_owned()) };
    if tree.is_shared() {
        return Err("it uses anchors");
    }
    let comments = Comments::of(tree, text, root)?;
    let mut writer = Writer { tree, text, out: String::new(), comments, depth: 0 };
    for comment in std::mem::take(&mut writer.comments.head) {
        writer.gap(comment.start);
        writer.own_line(&comment);
    }
    writer.mapping(root, Role::Profile);
    for comment in std::mem::take(&mut writer.comments.tail) {
        writer.gap(comment.start);
        writer.own_line(&comment);
    }
    let mut out = writer.out;
    if !out.ends_with('\n') {
        out.push('\n');
    }
    let mut findings = Vec::new();
    match load(file, &out, &mut findings) {
        Some(new) if is_same(tree, root, &new, Role::Profile) => {
            if silence::reach(tree, file, text) != silence::reach(&new, file, &out) {
                return Err("a comment to mopctl would speak of other lines");
            }
            Ok(out)
        }
        _ => Err("it can't be laid out without a change of what it says"),
    }
}

/// Whether two trees say the same, keys in whatever order.
fn is_same(old: &Tree<'_>, root: &Item, new: &Tree<'_>, role: Role) -> bool {
    new.root().is_some_and(|other| same(old, root, new, other, role))
}

fn same(old: &Tree<'_>, a: &Item, new: &Tree<'_>, b: &Item, role: Role) -> bool {
    match (old.kind(a), new.kind(b)) {
        (Kind::Mapping(x), Kind::Mapping(y)) => {
            // Of keys that stand twice the first counts, on both sides.
            let mut others: HashMap<Option<&str>, &Item> = HashMap::with_capacity(y.len());
            for (key, value) in y {
                others.entry(new.text(key)).or_insert(value);
            }
            x.len() == y.len()
                && x.iter().all(|(key, value)| {
                    let name = old.text(key);
                    others.get(&name).is_some_and(|other| {
                        same(old, value, new, other, role.below(name.unwrap_or_default()))
                    })
                })
        }
        (Kind::Sequence(x), Kind::Sequence(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(old, x, new, y, role.of_item()))
        }
        (Kind::Scalar { text: x, .. }, Kind::Scalar { text: y, .. }) => match role {
            Role::Fetch => fetchxml::same_meaning(x, y),
            Role::Sync => x == y || SyncInterval::parse(x).is_some_and(|x| SyncInterval::parse(y) == Some(x)),
            _ => x == y && old.is_null(a) == new.is_null(b),
        },
        _ => false,
    }
}

struct Writer<'t, 's> {
    tree: &'t Tree<'s>,
    text: &'t str,
    out: String,
    comments: Comments,
    depth: usize,
}

impl Writer<'_, '_> {
    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    fn mapping(&mut self, item: &Item, role: Role) {
        let Kind::Mapping(pairs) = self.tree.kind(item) else {
            // Not a profile at all: as it is.
            self.out.push_str(&self.text[item.span.clone()]);
            return;
        };
        for (nth, at) in self.order(pairs, role, false).into_iter().enumerate() {
            let (key, value) = &pairs[at];
            let entry = key.span.start..value.span.end.max(key.span.end);
            self.before(&entry, nth == 0 && role != Role::Profile);
            let written = &self.text[key.span.clone()];
            let name = self.tree.text(key).unwrap_or_default();
            self.entry(&entry, |writer| {
                writer.out.push_str(&format!("{}{written}:", writer.indent()));
                writer.value(value, role.below(name), &entry);
            });
            self.after(&entry);
        }
    }

    /// Writes an entry. A silence beside one line speaks of that line only, so where the entry needs
    /// several it stands above.
    fn entry(&mut self, entry: &Range<usize>, write: impl Fn(&mut Self)) {
        let start = self.out.len();
        let beside = self.comments.beside.get(entry).cloned();
        write(self);
        let was_one_line = !self.text[entry.clone()].contains('\n');
        if let Some(comment) = beside.filter(|comment| silence::is_silence(self.text, comment))
            && was_one_line
            && self.out[start..].trim_end().contains('\n')
        {
            self.out.truncate(start);
            self.own_line(&comment);
            write(self);
        }
    }

    /// Keys that have a place come in it, the others behind them as they stand.
    fn order(&self, pairs: &[(Item, Item)], role: Role, in_flow: bool) -> Vec<usize> {
        let rank = |at: &usize| {
            let name = self.tree.text(&pairs[*at].0).unwrap_or_default();
            role.order(in_flow).iter().position(|known| *known == name).unwrap_or(usize::MAX)
        };
        let mut order: Vec<usize> = (0..pairs.len()).collect();
        order.sort_by_key(rank);
        order
    }

    /// Comments and at most one blank line before an entry.
    fn before(&mut self, entry: &Range<usize>, is_first: bool) {
        let above = self.comments.above.remove(entry).unwrap_or_default();
        let mut first = is_first;
        for comment in above {
            if !std::mem::take(&mut first) {
                self.gap(comment.start);
            }
            self.own_line(&comment);
        }
        if !first {
            self.gap(entry.start);
        }
    }

    /// A blank line, where the text has one before this place.
    fn gap(&mut self, start: usize) {
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let above = self.text[..line_start].trim_end_matches([' ', '\t']);
        let above = above.strip_suffix('\n').unwrap_or(above).trim_end_matches(['\r', ' ', '\t']);
        let is_blank = line_start > 0 && (above.ends_with('\n') || above.is_empty());
        if is_blank && !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn own_line(&mut self, comment: &Range<usize>) {
        let line = format!("{}{}\n", self.indent(), self.text[comment.clone()].trim_end());
        self.out.push_str(&line);
    }

    /// The comment on the line of an entry.
    fn beside(&mut self, entry: &Range<usize>) {
        if let Some(comment) = self.comments.beside.remove(entry) {
            self.out.push_str(&format!(" {}", self.text[comment].trim_end()));
        }
    }

    /// The end of an entry: the comment on its line, unless it stands there already, and those below.
    fn after(&mut self, entry: &Range<usize>) {
        if !self.out.ends_with('\n') {
            self.beside(entry);
            self.out.push('\n');
        }
        for comment in self.comments.below.remove(entry).unwrap_or_default() {
            // What stands to the right of its entry stays there, or it would belong to the next one.
            let deeper = usize::from(column(self.text, comment.start) > lead(self.text, entry.start));
            self.depth += deeper;
            self.own_line(&comment);
            self.depth -= deeper;
        }
    }

    /// A value after its key or dash.
    fn value(&mut self, item: &Item, role: Role, entry: &Range<usize>) {
        match self.tree.kind(item) {
            Kind::Scalar { .. } => self.scalar(item, role, entry),
            Kind::Mapping(pairs) if pairs.is_empty() => self.out.push_str(" {}"),
            Kind::Sequence(items) if items.is_empty() => self.out.push_str(" []"),
            _ if self.fits(item, role) => {
                let line = self.flow(item, role);
                self.out.push_str(&format!(" {line}"));
            }
            Kind::Mapping(_) => {
                self.beside(entry);
                self.out.push('\n');
                self.depth += 1;
                self.mapping(item, role);
                self.depth -= 1;
            }
            Kind::Sequence(items) => {
                self.beside(entry);
                self.out.push('\n');
                self.depth += 1;
                self.sequence(items, role);
                self.depth -= 1;
            }
        }
    }

    fn sequence(&mut self, items: &[Item], role: Role) {
        for (at, item) in items.iter().enumerate() {
            let entry = item.span.clone();
            self.before(&entry, at == 0);
            self.entry(&entry, |writer| writer.item(item, role.of_item(), &entry));
            self.after(&entry);
        }
    }

    /// A dash and what comes behind it.
    fn item(&mut self, item: &Item, role: Role, entry: &Range<usize>) {
        if let Kind::Mapping(pairs) = self.tree.kind(item)
            && let Some(first) = self.order(pairs, role, false).first()
        {
            // A remark on the first key stands above the dash.
            let (key, value) = &pairs[*first];
            let first = key.span.start..value.span.end.max(key.span.end);
            for comment in self.comments.above.remove(&first).unwrap_or_default() {
                self.own_line(&comment);
            }
        }
        self.out.push_str(&format!("{}-", self.indent()));
        match self.tree.kind(item) {
            Kind::Mapping(pairs) if !pairs.is_empty() && !self.fits(item, role) => {
                let before = self.out.len();
                self.depth += 1;
                self.mapping(item, role);
                self.depth -= 1;
                // The first key stands behind the dash, unless comments come before it.
                let written = self.out.split_off(before);
                let lead = "  ".repeat(self.depth + 1);
                match written.strip_prefix(&lead) {
                    Some(rest) if !rest.starts_with('#') => self.out.push_str(&format!(" {rest}")),
                    _ => self.out.push_str(&format!("\n{written}")),
                }
            }
            _ => self.value(item, role, entry),
        }
    }

    /// Whether a collection is written in one line and stays so.
    fn fits(&self, item: &Item, role: Role) -> bool {
        let source = &self.text[item.span.clone()];
        if !source.starts_with(['[', '{']) {
            return false;
        }
        let line_start = self.out.rfind('\n').map_or(0, |at| at + 1);
        let used = self.out[line_start..].chars().count() + 1;
        let is_long = || used + self.flow(item, role).chars().count() > WIDTH;
        !self.holds_fetch(item, role) && !is_long()
    }

    /// Whether FetchXML is inside, which is laid out over several lines.
    fn holds_fetch(&self, item: &Item, role: Role) -> bool {
        match self.tree.kind(item) {
            Kind::Scalar { text, .. } => role == Role::Fetch && text.trim_start().starts_with('<'),
            Kind::Mapping(pairs) => pairs.iter().any(|(key, value)| {
                self.holds_fetch(value, role.below(self.tree.text(key).unwrap_or_default()))
            }),
            Kind::Sequence(items) => items.iter().any(|item| self.holds_fetch(item, role.of_item())),
        }
    }

    /// A collection in one line.
    fn flow(&self, item: &Item, role: Role) -> String {
        match self.tree.kind(item) {
            Kind::Scalar { .. } => self.plain(item, role),
            Kind::Sequence(items) => {
                let items: Vec<String> = items.iter().map(|item| self.flow(item, role.of_item())).collect();
                format!("[{}]", items.join(", "))
            }
            Kind::Mapping(pairs) if pairs.is_empty() => "{}".to_owned(),
            Kind::Mapping(pairs) => {
                let pairs: Vec<String> = self
                    .order(pairs, role, true)
                    .into_iter()
                    .map(|at| {
                        let (key, value) = &pairs[at];
                        let role = role.below(self.tree.text(key).unwrap_or_default());
                        let value = self.flow(value, role);
                        let value = if value.is_empty() { value } else { format!(" {value}") };
                        format!("{}:{value}", &self.text[key.span.clone()])
                    })
                    .collect();
                format!("{{ {} }}", pairs.join(", "))
            }
        }
    }

    /// A scalar in one line, as it is written.
    fn plain(&self, item: &Item, role: Role) -> String {
        let source = &self.text[item.span.clone()];
        match SyncInterval::parse(source) {
            Some(interval) if role == Role::Sync => interval.to_string(),
            _ => source.to_owned(),
        }
    }

    fn scalar(&mut self, item: &Item, role: Role, entry: &Range<usize>) {
        let value = self.tree.text(item).unwrap_or_default();
        if role == Role::Fetch && value.trim_start().starts_with('<') {
            let laid_out = fetchxml::laid_out(value);
            self.block(&laid_out, entry);
            return;
        }
        let source = &self.text[item.span.clone()];
        if value.trim_end_matches('\n').contains('\n') || source.contains('\n') || self.is_block(item) {
            if value.contains('\n') {
                let value = value.to_owned();
                self.block(&value, entry);
            } else {
                // A folded text says one line.
                self.out.push_str(&format!(" {}", quoted(value)));
            }
            return;
        }
        let plain = self.plain(item, role);
        if !plain.is_empty() {
            self.out.push_str(&format!(" {plain}"));
        }
    }

    /// Whether a scalar is a block: its text starts on a line of its own behind `|` or `>`.
    fn is_block(&self, item: &Item) -> bool {
        let line_start = self.text[..item.span.start].rfind('\n').map_or(0, |at| at + 1);
        let is_first = self.text[line_start..item.span.start].trim().is_empty();
        let above = self.text[..line_start].trim_end();
        let above = above.lines().next_back().unwrap_or_default();
        let above = above.find(" #").map_or(above, |at| &above[..at]).trim_end();
        let above = above.trim_end_matches(|c: char| matches!(c, '-' | '+') || c.is_ascii_digit());
        is_first && above.ends_with(['|', '>'])
    }

    fn block(&mut self, value: &str, entry: &Range<usize>) {
        let chomp = match value.len() - value.trim_end_matches('\n').len() {
            0 => "-",
            1 => "",
            _ => "+",
        };
        let indent = "  ".repeat(self.depth + 1);
        // A first line that starts with a blank would be taken for the indentation.
        let hint = if value.starts_with([' ', '\n']) { "2" } else { "" };
        self.out.push_str(&format!(" |{hint}{chomp}"));
        self.beside(entry);
        self.out.push('\n');
        for line in value.trim_end_matches('\n').split('\n') {
            let line = line.trim_end_matches('\r');
            self.out.push_str(&if line.is_empty() { "\n".to_owned() } else { format!("{indent}{line}\n") });
        }
        let extra = (value.len() - value.trim_end_matches('\n').len()).saturating_sub(1);
        self.out.push_str(&"\n".repeat(extra));
    }
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t"))
}
