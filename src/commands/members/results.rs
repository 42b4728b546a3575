//! Results of an import, row by row, written as they come: what was named, with what became of it. The
//! file is complete at every moment, so that it can be fed back after anything.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::members::{NOT_NAMED, PlannedRow, Request, Status, to_be};
use crate::model::people::PersonKind;
use crate::paths::replace_with;
use crate::spreadsheet::{cells_of, write};

/// How often the file is written while rows are done, at most.
const EVERY: Duration = Duration::from_secs(1);
/// Writing the file takes no more than this part of the time: a large one is written less often.
const SHARE: u32 = 20;

/// Results that are being written.
pub(super) struct Results {
    file: PathBuf,
    head: Vec<String>,
    /// Which cells of the rows stand under the head.
    kept: Vec<usize>,
    waves: bool,
    open: Vec<bool>,
    /// The last row with something to write.
    last: Option<usize>,
    ended: bool,
    saved: Instant,
    pause: Duration,
}

impl Results {
    /// Begins with all rows, nothing done yet. Fails where the file can't be written.
    pub(super) fn begin(
        file: &Path,
        head: &[String],
        rows: &[PlannedRow],
        waves: bool,
    ) -> Result<Self, Error> {
        let (kept, mut head) = kept(head, rows.iter().map(|row| row.request.as_ref()));
        if head.is_empty() {
            head = ["user", "team"].map(str::to_owned).to_vec();
        }
        // Whoever feeds it back needn't say the profile again.
        if !head.iter().any(|name| name.eq_ignore_ascii_case("profile")) {
            head.push("profile".to_owned());
        }
        let open: Vec<bool> = rows.iter().map(|row| !row.writes.is_empty()).collect();
        let last = open.iter().rposition(|open| *open);
        let (file, saved) = (file.to_owned(), Instant::now());
        let mut results = Self { file, head, kept, waves, open, last, ended: false, saved, pause: EVERY };
        results.save(rows)?;
        Ok(results)
    }

    /// Where they are written.
    pub(super) fn file(&self) -> &Path {
        &self.file
    }

    /// Hears that something became of a row.
    pub(super) fn done(&mut self, at: usize, rows: &[PlannedRow]) {
        self.open[at] = false;
        if self.saved.elapsed() >= self.pause {
            // What is written to the environment counts more; the end tells what went wrong.
            let _ = self.save(rows);
        }
    }

    /// Keeps what became of all rows; the run isn't over yet.
    pub(super) fn settle(&mut self, rows: &[PlannedRow]) -> Result<(), Error> {
        self.open.iter_mut().for_each(|open| *open = false);
        self.save(rows)
    }

    /// Ends with what became of all rows.
    pub(super) fn end(&mut self, rows: &[PlannedRow]) -> Result<(), Error> {
        self.ended = true;
        self.settle(rows)
    }

    /// Writes what became of rows so far.
    pub(super) fn save(&mut self, rows: &[PlannedRow]) -> Result<(), Error> {
        let begin = Instant::now();
        let wave = self.waves.then_some("wave");
        let own = wave.into_iter().chain(["status", "detail"]);
        let head: Vec<&str> = self.head.iter().map(String::as_str).chain(own).collect();
        // Until the run ends something waits: what is killed in between is gone on with.
        let waits = if self.ended || self.open.contains(&true) { None } else { self.last };
        let lines = rows.iter().zip(&self.open).enumerate();
        let lines = lines.map(|(at, (row, open))| self.line(row, *open || waits == Some(at)));
        let outcome = replace_with(&self.file, |out| write(out, &head, lines))
            .map_err(|error| Error::io("write", &self.file, &error));
        self.saved = Instant::now();
        self.pause = EVERY.max(begin.elapsed() * SHARE);
        outcome
    }

    fn line(&self, row: &PlannedRow, open: bool) -> Vec<String> {
        let request = &row.request;
        let mut line: Vec<String> = if request.cells.is_empty() {
            self.head.iter().map(|name| cell(name, row)).collect()
        } else {
            let own = cells_of(&request.cells);
            let cell = |at: &usize| own.get(*at).cloned().unwrap_or_default();
            let mut cells: Vec<String> = self.kept.iter().map(cell).collect();
            cells.resize(self.head.len(), String::new());
            // Whoever named none was meant for the profile of the command line.
            for (name, cell) in self.head.iter().zip(&mut cells) {
                if name.eq_ignore_ascii_case("profile") && cell.trim().is_empty() {
                    row.profile.as_ref().clone_into(cell);
                }
            }
            cells
        };
        if self.waves {
            line.push(request.wave.map(|wave| wave.to_string()).unwrap_or_default());
        }
        let (status, detail) = match (open, row.aim) {
            (true, Status::Removed) => (Status::Pending.word(), String::new()),
            (true, _) => (Status::Pending.word(), to_be(row)),
            _ => (row.status.word(), row.detail.clone()),
        };
        // Whoever feeds it back doesn't name those who are to be taken off.
        let mark = if row.aim == Status::Removed { NOT_NAMED } else { "" };
        let detail = match detail.as_str() {
            _ if detail.starts_with(mark) => detail,
            "" => mark.to_owned(),
            _ => format!("{mark}; {detail}"),
        };
        line.extend([status.to_owned(), detail]);
        line
    }
}

/// Which columns of a file stay, by their place, and what they are called in results: columns of earlier
/// results are written anew, somebody's own of the same name get another one.
pub(super) fn kept<'r>(
    head: &[String],
    mut rows: impl Iterator<Item = &'r Request>,
) -> (Vec<usize>, Vec<String>) {
    let is_fed_back = rows.any(|row| row.earlier.is_some());
    let is_ours = |name: &str| ["wave", "status", "detail"].iter().any(|own| name.eq_ignore_ascii_case(own));
    let renamed = |name: &str| {
        let mut other = format!("own_{name}");
        while head.iter().any(|known| known.eq_ignore_ascii_case(&other)) {
            other.insert_str(0, "own_");
        }
        other
    };
    let columns = head.iter().enumerate().filter(|(_, name)| !(is_fed_back && is_ours(name)));
    columns.map(|(at, name)| (at, if is_ours(name) { renamed(name) } else { name.clone() })).unzip()
}

/// The cell of a row that came from no file.
fn cell(name: &str, row: &PlannedRow) -> String {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    match row.request.kind {
        PersonKind::User if is("user") => row.request.input.to_string(),
        PersonKind::Team if is("team") => row.request.input.to_string(),
        _ if is("profile") => row.profile.to_string(),
        _ => String::new(),
    }
}
