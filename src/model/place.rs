//! Where a value stands: a file of the run and a byte range in it.

use std::ops::Range;
use std::sync::OnceLock;

/// A file (or other source) of this run; an index into [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A byte range in one file. Sources without text (an environment) have empty ranges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Place {
    /// A place in `file` that covers `range`. Offsets beyond 4 GiB saturate; files are far smaller.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clip = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clip(range.start), end: clip(range.end) }
    }

    /// The start of `file`, for findings about a file as a whole.
    pub fn start_of(file: FileId) -> Self {
        Self::new(file, 0..0)
    }

    /// One of the parts of a source without text, by number from 0; parts are told apart and have no
    /// position.
    pub fn part_of(file: FileId, number: usize) -> Self {
        Self::new(file, number + 1..number + 1)
    }

    /// The byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it stands. Two located values are equal when their values are.
#[derive(Debug, Clone)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Located<T> {
    /// Puts a value at a place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }
}

impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Located<T> {}

impl<T> std::ops::Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// One source as it was read: its shown name and its text (empty for an environment).
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the working directory with `/`, or the address of an environment.
    pub name: String,
    /// The text; empty where the source has none.
    pub text: String,
    /// Offsets at which lines start, found at first need.
    lines: OnceLock<Vec<usize>>,
}

/// A position as people count: line and column from 1, columns in Unicode scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// All sources of a run.
#[derive(Debug, Default)]
pub struct Files(Vec<SourceFile>);

impl Files {
    /// Adds a source.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(SourceFile { name: name.into(), text: text.into(), lines: OnceLock::new() });
        id
    }

    /// Gives a source its text.
    pub fn put(&mut self, id: FileId, text: impl Into<String>) {
        let source = &mut self.0[id.0 as usize];
        source.text = text.into();
        source.lines = OnceLock::new();
    }

    /// The source of an id of this registry.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.0[id.0 as usize]
    }

    /// All sources.
    pub fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..self.0.len()).map(|at| FileId(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// How many sources were read.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was read.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Start and end of a place as positions; `None` where the source has no text.
    pub fn positions(&self, place: Place) -> Option<(Position, Position)> {
        let source = self.get(place.file);
        (!source.text.is_empty())
            .then(|| (source.position(place.start as usize), source.position(place.end as usize)))
    }

    /// `file:line:column`, or the name alone where the source has no text.
    pub fn show(&self, place: Place) -> String {
        let name = &self.get(place.file).name;
        match self.positions(place) {
            Some((start, _)) => format!("{name}:{}:{}", start.line, start.column),
            None => name.clone(),
        }
    }
}

impl SourceFile {
    fn position(&self, offset: usize) -> Position {
        let offset = floor_char_boundary(&self.text, offset);
        let lines = self.lines.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        let line_start = lines[line - 1];
        let column = self.text[line_start..offset].chars().filter(|&c| c != '\u{feff}').count();
        Position { line, column: column + 1 }
    }
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_unicode_scalars_and_skip_the_byte_order_mark() {
        let mut files = Files::default();
        let id = files.add("a.yaml", "\u{feff}é: ü\nzweite: 1\n");
        let at = |range| files.positions(Place::new(id, range)).unwrap();
        assert_eq!(at(3..5).0, Position { line: 1, column: 1 });
        assert_eq!(at(7..9).0, Position { line: 1, column: 4 });
        assert_eq!(at(10..16).0, Position { line: 2, column: 1 });
    }

    #[test]
    fn a_source_without_text_has_no_positions() {
        let mut files = Files::default();
        let id = files.add("env:sandbox", "");
        assert_eq!(files.show(Place::start_of(id)), "env:sandbox");
    }
}
