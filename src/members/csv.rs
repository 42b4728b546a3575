//! People as spreadsheets hold them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

use ::csv::{ReaderBuilder, StringRecord, Trim};

use crate::encoding::decoded;
use crate::model::people::PersonKind;
use crate::spreadsheet::{line_of, plain};

use super::exact::NOT_NAMED;
use super::resolve::Request;
use super::status::{Outcome, Status};

/// Why a whole file can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvError {
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: u64,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

fn error(line: u64, message: impl Into<String>, hint: impl Into<String>) -> CsvError {
    CsvError { line, message: message.into(), hint: hint.into() }
}

/// Which columns hold what.
struct Columns {
    user: Option<usize>,
    team: Option<usize>,
    profile: Option<usize>,
    status: Option<usize>,
    detail: Option<usize>,
    wave: Option<usize>,
    through: Option<usize>,
}

/// The rows of a file, and the head they stand under.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Who is named.
    pub requests: Vec<Rc<Request>>,
    /// Whether it has a column of users, and one of teams.
    pub kinds: Vec<PersonKind>,
    /// Who an earlier run took off, or was about to: nobody who is named.
    pub taken_off: Vec<Rc<Request>>,
    /// Who was on a profile through a team, and through which one: nobody who is to be put on it.
    pub through_teams: Vec<(Request, String)>,
    /// Whether these are the results of an earlier run.
    pub is_results: bool,
    /// Line and word of the first status that no run writes.
    pub foreign: Option<(u64, String)>,
}

/// Reads requests from a CSV text: a `user` or `team` column, `profile` optional. `column` names
/// the column of users where it is called something else. Separators are commas, semicolons or tabs;
/// the text is UTF-8, or UTF-16 as spreadsheets save it. Other columns are kept.
pub fn parse(bytes: &[u8], column: Option<&str>) -> Result<Sheet, CsvError> {
    let decoded = decoded(bytes).map_err(|line| {
        error(line, "the file is neither UTF-8 nor UTF-16 from here on", "save it as \"CSV UTF-8\"")
    })?;
    let text = decoded.as_ref();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Old programs end lines with a carriage return alone.
    let ended = if text.contains('\n') { Cow::Borrowed(text) } else { Cow::Owned(text.replace('\r', "\n")) };
    let (text, said) = separator(&ended);
    let above = u64::from(said.is_some());
    if text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
        return Err(error(
            above + unclosed_line(text),
            "a quotation mark isn't closed from here on",
            "close it, or double it inside a cell",
        ));
    }
    if text.trim_start().starts_with(['{', '[']) {
        let hint = "`mopctl members export` without --format json writes what import takes";
        return Err(error(0, "the file holds JSON, not CSV", hint));
    }
    if text.trim().is_empty() {
        return Err(error(0, "the file is empty", "its first line names the columns, such as `user`"));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(said.unwrap_or_else(|| delimiter(text)))
        .trim(Trim::All)
        .flexible(true)
        .from_reader(text.as_bytes());
    let head = reader
        .headers()
        .map_err(|e| error(above + 1, e.to_string(), "the first line names the columns"))?
        .clone();
    let columns = columns(&head, column).map_err(|e| CsvError { line: above + e.line, ..e })?;
    let mut requests: Vec<Rc<Request>> = Vec::with_capacity(text.lines().count());
    let mut taken_off: Vec<Rc<Request>> = Vec::new();
    let mut through_teams = Vec::new();
    let mut profiles = HashSet::new();
    // Somebody's own column may have a word of ours now and then.
    let mut foreign = None;
    let mut lines = Lines { text, at: 0, line: above + 1 };
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = above + e.position().map_or(0, ::csv::Position::line);
            error(line, e.to_string(), "mend the line and run the command again")
        })?;
        let line = lines.of(&record);
        if record.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            let message = format!("the row has {} cells, the head {}", record.len(), head.len());
            return Err(error(line, message, "put quotation marks around cells that hold the separator"));
        }
        let Some(request) = request(&record, line, &columns, &mut profiles) else { continue };
        let team =
            columns.through.and_then(|at| record.get(at)).map(|team| plain(team.trim_matches(is_unseen)));
        if let Some(team) = team.filter(|team| !team.is_empty()) {
            through_teams.push((request, team.to_owned()));
            continue;
        }
        let status = columns.status.and_then(|at| record.get(at)).unwrap_or_default();
        if !status.is_empty() && request.earlier.is_none() && foreign.is_none() {
            foreign = Some((line, shortened(status)));
        }
        // Results that are fed back name those who were taken off, too.
        let request = Rc::new(request);
        let is_removed = request.earlier.as_ref().is_some_and(|was| was.detail.starts_with(NOT_NAMED));
        if is_removed { taken_off.push(request) } else { requests.push(request) }
    }
    if let Some((line, word)) = foreign.as_ref().filter(|_| !taken_off.is_empty()) {
        let message =
            format!("the status `{word}` is none of ours, but other rows were taken off by an import");
        return Err(error(*line, message, "write the word that was there, or remove the column `status`"));
    }
    let has_any = requests.iter().chain(&taken_off).any(|row| row.earlier.is_some());
    let is_results = columns.detail.is_some() && foreign.is_none() && has_any;
    if !is_results {
        for row in &mut requests {
            Rc::make_mut(row).earlier = None;
        }
    }
    let kinds = [(columns.user, PersonKind::User), (columns.team, PersonKind::Team)];
    let kinds = kinds.into_iter().filter_map(|(column, kind)| column.map(|_| kind)).collect();
    let head = head.iter().map(str::to_owned).collect();
    Ok(Sheet { head, requests, kinds, taken_off, through_teams, is_results, foreign })
}

/// A first line `sep=;` says the separator to spreadsheets; the rest is the text.
fn separator(text: &str) -> (&str, Option<u8>) {
    let Some((first, rest)) = text.split_once('\n') else { return (text, None) };
    let first = first.trim_end_matches('\r');
    let first = first.trim_matches('"');
    match first.get(..4).filter(|key| key.eq_ignore_ascii_case("sep=")).map(|_| first.as_bytes()) {
        Some([.., b'=', separator]) if separator.is_ascii() => (rest, Some(*separator)),
        _ => (text, None),
    }
}

/// The line of the last quotation mark that opens a cell.
fn unclosed_line(text: &str) -> u64 {
    let (mut quoted, mut opened) = (false, 0);
    for (at, _) in text.match_indices('"') {
        quoted = !quoted;
        opened = at;
    }
    1 + ends_in(&text.as_bytes()[..if quoted { opened } else { text.len() }])
}

/// How many lines end in a text: with a line feed, with a carriage return, or with both.
fn ends_in(bytes: &[u8]) -> u64 {
    let is_end = |(at, byte): (usize, &u8)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    bytes.iter().enumerate().filter(|one| is_end(*one)).count() as u64
}

/// The separator that the first line uses most.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    // What stands between quotation marks separates nothing.
    let outside: String = head.split('"').step_by(2).collect();
    let count = |separator: &u8| outside.bytes().filter(|byte| byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn columns(head: &StringRecord, column: Option<&str>) -> Result<Columns, CsvError> {
    let find =
        |name: &str| head.iter().position(|found| found.trim_matches(is_unseen).eq_ignore_ascii_case(name));
    for (at, name) in head.iter().enumerate() {
        if head.iter().take(at).any(|other| other.eq_ignore_ascii_case(name) && !name.is_empty()) {
            return Err(error(1, format!("two columns are called `{name}`"), "rename one of them"));
        }
    }
    let user = find(column.unwrap_or("user"));
    let team = find("team");
    // Whoever names a column means it.
    if user.is_none() && (team.is_none() || column.is_some()) {
        let found: Vec<&str> = head.iter().collect();
        let wanted = column.map_or_else(|| "`user` or `team`".to_owned(), |name| format!("`{name}`"));
        return Err(error(
            1,
            format!("no column is called {wanted}; found: {}", shortened(&found.join(", "))),
            "name the column of users with --column",
        ));
    }
    Ok(Columns {
        user,
        team,
        profile: find("profile"),
        status: find("status"),
        detail: find("detail"),
        wave: find("wave"),
        through: find(THROUGH),
    })
}

/// The beginning of a text: a file that is none may have a first line without an end.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    let shown: String = text.chars().take(MOST).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}

/// Finds the lines of records: the reader's own position is where it stopped before, so blank
/// lines in between are not counted.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn of(&mut self, record: &StringRecord) -> u64 {
        let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let bytes = self.text.as_bytes();
        let blank =
            bytes.get(start..).unwrap_or_default().iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let start = (start + blank).min(bytes.len());
        self.line += ends_in(&bytes[self.at..start]);
        self.at = start;
        self.line
    }
}

/// What comes along when a cell is copied from a page: blanks of all kinds, and letters of no width.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The number of a wave, also as spreadsheets like to write it.
fn wave(text: &str) -> Option<u32> {
    let whole = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text);
    whole.parse().ok().filter(|wave| *wave > 0)
}

/// A row as a request; `None` for one without any text. What is wrong with its content is a fault
/// of the row, not of the file.
fn request(
    record: &StringRecord,
    line: u64,
    columns: &Columns,
    profiles: &mut HashSet<Rc<str>>,
) -> Option<Request> {
    let cell = |at: Option<usize>| {
        let text = at.and_then(|at| record.get(at)).unwrap_or_default();
        plain(text.trim_matches(is_unseen)).to_owned()
    };
    let (user, team, profile) = (cell(columns.user), cell(columns.team), cell(columns.profile));
    if record.iter().all(str::is_empty) {
        return None;
    }
    let earlier = Status::of(&cell(columns.status));
    let earlier = earlier.map(|status| Box::new(Outcome { status, detail: cell(columns.detail) }));
    let fault = match (user.is_empty(), team.is_empty()) {
        (true, true) => Some("the row names neither user nor team"),
        (false, false) => Some("the row names both a user and a team"),
        _ => None,
    };
    let is_team = user.is_empty() && !team.is_empty();
    let (kind, input) = if is_team { (PersonKind::Team, team) } else { (PersonKind::User, user) };
    Some(Request {
        file: None,
        line: Some(line),
        kind,
        input: input.into(),
        profile: (!profile.is_empty()).then(|| shared(profile, profiles)),
        fault,
        cells: line_of(record.iter()).into(),
        wave: wave(&cell(columns.wave)),
        earlier,
    })
}

/// A text as all rows share it that have the same one.
fn shared(text: String, known: &mut HashSet<Rc<str>>) -> Rc<str> {
    if let Some(known) = known.get(text.as_str()) {
        return known.clone();
    }
    let text: Rc<str> = text.into();
    known.insert(text.clone());
    text
}

/// The column of the team through which somebody is on a profile.
pub(super) const THROUGH: &str = "through_team";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::written;

    fn inputs(text: &str) -> Vec<String> {
        parse(text.as_bytes(), None).unwrap().requests.into_iter().map(|r| r.input.to_string()).collect()
    }

    #[test]
    fn files_as_people_make_them_are_read() {
        for text in [
            "user\nana@x.com\nben@x.com\n",
            "\u{feff}Name;USER\r\nAna;ana@x.com\r\n;\r\nBen;\"ben@x.com\"\r\n",
            "extra\tuser\na\tana@x.com\n\t\nb\tben@x.com",
        ] {
            assert_eq!(inputs(text), ["ana@x.com", "ben@x.com"], "{text:?}");
        }
    }

    #[test]
    fn what_other_programs_leave_in_files_is_understood() {
        for text in [
            "sep=;\r\nuser;name, first\r\nana@x.com;Ana\r\nben@x.com;Ben\r\n",
            "user\rana@x.com\rben@x.com\r",
            "user\n\u{200b}ana@x.com\u{a0}\nben@x.com\u{feff}\n",
        ] {
            assert_eq!(inputs(text), ["ana@x.com", "ben@x.com"], "{text:?}");
        }
        let text = "user\nana@x.com\nbén@x.com\n";
        for wide in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(wide).collect();
            assert_eq!(parse(&bytes, None).unwrap().requests.len(), 2);
        }
        let line = |text: &str| parse(text.as_bytes(), None).unwrap().requests[1].line;
        assert_eq!((line("sep=,\nuser\na\nb"), line("user\ra\rb")), (Some(4), Some(3)));
        assert_eq!((line("user\r\na\rb\n"), line("user\n\ra\r\n\r\nb")), (Some(3), Some(5)));
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_line() {
        assert_eq!(parse(b"name\nx\n", None).unwrap_err().line, 1);
        assert_eq!(parse(b"user,user\na,b\n", None).unwrap_err().line, 1);
        assert_eq!(parse(b"user,name\na,b\n\na,b,c\n", None).unwrap_err().line, 4);
        assert!(parse(b"user\n\"open\n", None).is_err());
        assert!(parse(b"\xff\xfea\0", None).is_err());
        assert_eq!(parse(b"user\nana\nb\xe9n\n", None).unwrap_err().line, 3);
        assert_eq!(parse(b"user\rana\r\"ben\n", None).unwrap_err().line, 3);
        assert!(parse(b"{\"members\": []}", None).unwrap_err().message.contains("JSON"));
    }

    #[test]
    fn a_wrong_row_is_a_fault_of_the_row() {
        let rows = parse(b"user,team\na,b\n,\nc,\n", Some("user")).unwrap();
        let faults: Vec<bool> = rows.requests.iter().map(|row| row.fault.is_some()).collect();
        assert_eq!(faults, [true, false]);
    }

    #[test]
    fn a_column_of_ones_own_is_no_result() {
        let sheet = |rows: &str| parse(format!("user,status,detail\n{rows}").as_bytes(), None).unwrap();
        let own = sheet("a,active,room 7\nb,disabled,left in May\nc,removed,\n");
        assert!(!own.is_results && own.requests.len() == 3);
        assert_eq!(own.foreign, Some((2, "active".to_owned())));
        assert!(own.requests.iter().all(|row| row.earlier.is_none()));
        let ours = sheet("a,added,\nb,disabled,\nc,removed,not named\nd,,\n");
        assert!(ours.is_results && ours.requests.len() == 3 && ours.taken_off.len() == 1);
        // Whoever was taken off isn't put back because somebody wrote into another row.
        let edited = parse(b"user,status,detail\na,done,\nb,removed,not named\n", None).unwrap_err();
        assert_eq!((edited.line, edited.message.contains("`done` is none of ours")), (2, true));
    }

    #[test]
    fn formulas_survive_a_round_trip_and_are_harmless() {
        let text = written(&["user"], vec![vec!["=cmd()".into()], vec!["plain".into()]]);
        assert!(text.contains("'=cmd()"));
        assert_eq!(inputs(&text), ["=cmd()", "plain"]);
    }
}
