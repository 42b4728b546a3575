//! `mopctl members import` and `apply`: people of a CSV file, or of profile files.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use clap::ValueEnum;

use crate::catalog::Catalog;
use crate::duration;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::members::{Exactly, Journal, Request, Sheet, Status, parse};
use crate::model::people::PersonKind;
use crate::model::{Files, Located};
use crate::report::count;
use crate::run::Run;
use crate::ui::quoted;

use super::super::comparison::{has_errors, refuse};
use super::super::environment;
use super::super::inputs::Inputs;
use super::super::turn::Alone;
use super::carry_out::{How, Job};
use super::change::{ConflictChoice, put};
use super::results::kept;
use super::waves::{self, Share, Sharing, Waves, share};

/// How many are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// Those who are named, beside those who are there
    Add,
    /// Those who are named and nobody else: others are taken off, teams too where a file has teams
    Exact,
}

/// How people of a file are put on profiles.
#[derive(Debug, clap::Args)]
struct Bulk {
    /// Who is meant to be on the profiles afterwards
    #[arg(long, value_enum, value_name = "MODE", default_value = "add")]
    mode: Mode,
    /// What to do with people who are on another profile
    #[arg(long, value_enum, value_name = "WHAT")]
    on_conflict: Option<ConflictChoice>,
    /// Take more than 30 % of a profile's people off it
    #[arg(long)]
    force: bool,
    /// Write each row with what became of it into this file, as it goes; it can be imported again
    #[arg(long, value_name = "FILE")]
    results: Option<PathBuf>,
}

/// Arguments of `mopctl members import`.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// CSV with a column `user` or `team`, and `profile` if not all go to one
    #[arg(value_name = "CSV")]
    file: PathBuf,
    /// The profile of rows that name none
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// The column of users, where it isn't called `user`
    #[arg(long, value_name = "NAME")]
    column: Option<String>,
    #[command(flatten)]
    bulk: Bulk,
    /// Write in waves, each a share of what is to be written with those before it, such as 5%,25%,100%;
    /// needs --results
    #[arg(long, value_name = "SHARES", value_delimiter = ',', value_parser = share, requires = "results")]
    waves: Vec<Share>,
    #[command(flatten)]
    between: Between,
    #[command(flatten)]
    how: How,
}

/// What happens between two waves.
#[derive(Debug, clap::Args)]
struct Between {
    /// Wait so long between two waves and go on; without it you are asked, or the run ends after the wave
    #[arg(long, value_name = "TIME", value_parser = duration::parse)]
    hold: Option<Duration>,
    /// Begin no other wave where more than this share of one failed
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "10%")]
    max_failures: Share,
}

/// Arguments of `mopctl members resume`.
#[derive(Debug, clap::Args)]
pub struct ResumeArgs {
    /// The results of an import in waves
    #[arg(value_name = "RESULTS")]
    file: PathBuf,
    /// The column of users, where it isn't called `user`
    #[arg(long, value_name = "NAME")]
    column: Option<String>,
    /// What to do with people who are on another profile
    #[arg(long, value_enum, value_name = "WHAT")]
    on_conflict: Option<ConflictChoice>,
    /// Take more than 30 % of a profile's people off it
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    between: Between,
    #[command(flatten)]
    how: How,
}

/// Arguments of `mopctl members apply`.
#[derive(Debug, clap::Args)]
#[command(mut_arg("addresses", |arg| arg.help(
    "Profile files, folders or `-`; without one the folder `profiles` beside the configuration"
)))]
pub struct ApplyArgs {
    #[command(flatten)]
    inputs: Inputs,
    #[command(flatten)]
    bulk: Bulk,
    #[command(flatten)]
    how: How,
}

/// Puts everybody of a file on profiles.
pub fn import(args: &ImportArgs, run: &mut Run) -> anyhow::Result<Exit> {
    if args.bulk.results.as_deref() == Some(Path::new("-")) {
        return Err(Error::usage("results go into a file, not to standard output")
            .hint("name one, or read them from --format json")
            .into());
    }
    if args.waves.is_empty() && args.between.hold.is_some() {
        return Err(Error::usage("--hold is the time between two waves")
            .hint("add --waves 5%,25%,100%")
            .into());
    }
    let _alone = args.bulk.alone(&args.how)?;
    let (mut sheet, shown) = read(&args.file, args.column.as_deref())?;
    check_unfinished(args)?;
    let journal = args.bulk.journal(args.column.as_deref(), Some((&args.file, &sheet)))?;
    // A column of that name is somebody's own here; only a resumed import goes by it.
    for row in sheet.requests.iter_mut().filter(|row| row.wave.is_some()) {
        Rc::make_mut(row).wave = None;
    }
    let names_none = args.profile.is_none() && sheet.requests.iter().all(|row| row.profile.is_none());
    if let Some(row) = sheet.requests.first().filter(|_| names_none) {
        let line = row.line.unwrap_or_default();
        return Err(Error::usage(format!("{shown}:{line}: the row names no profile"))
            .hint("add --profile NAME, or a column `profile`")
            .into());
    }
    note_renamed(args, &sheet, &shown, run);
    if !sheet.through_teams.is_empty() {
        let rows = count(sheet.through_teams.len(), "row");
        run.ui.note(&format!("{rows} of {shown} tell of people of teams, and are left to their teams"));
    }
    let named = sheet.requests.iter().filter_map(|row| row.profile.as_deref());
    let profiles: BTreeSet<&str> = named.chain(args.profile.as_deref()).collect();
    let kinds = &sheet.kinds;
    let exactly =
        profiles.into_iter().map(|name| Exactly { profile: name.to_owned(), kinds: kinds.clone() }).collect();
    let mut job = args.bulk.job(exactly, sheet.head, journal);
    if !args.waves.is_empty() {
        waves::check(&args.waves)?;
        if job.exact.is_some() {
            return Err(Error::usage("--waves puts people on profiles, --mode exact takes others off")
                .hint("import in waves, and afterwards once more with --mode exact")
                .into());
        }
        job.again.push_str(&args.between.again(args.column.as_deref()));
        job.waves = Some(args.between.waves(Sharing::Shares(args.waves.clone())));
    }
    put(&sheet.requests, args.profile.as_deref(), args.bulk.on_conflict, &args.how, &job, run)
}

/// Refuses to begin with new waves where the results hold some that aren't finished.
fn check_unfinished(args: &ImportArgs) -> Result<(), Error> {
    let results = args.bulk.results.as_ref().filter(|file| !args.waves.is_empty() && file.is_file());
    let Some(file) = results else { return Ok(()) };
    let Ok((sheet, shown)) = read(file, args.column.as_deref()) else { return Ok(()) };
    let is_open = |row: &Rc<Request>| row.wave.is_some() && was(row, Status::Pending);
    if !sheet.requests.iter().any(is_open) {
        return Ok(());
    }
    Err(Error::usage(format!("{shown} holds waves that aren't finished"))
        .hint(format!("go on with `mopctl members resume {}`", quoted(&shown)))
        .hint("or name another file with --results to begin anew; nothing was written"))
}

/// Says which columns of somebody's own have another name in the results.
fn note_renamed(args: &ImportArgs, sheet: &Sheet, shown: &str, run: &mut Run) {
    if args.bulk.results.is_none() {
        return;
    }
    let (columns, names) = kept(&sheet.head, sheet.requests.iter().map(Rc::as_ref));
    let renamed = columns.iter().zip(&names).filter(|(at, name)| sheet.head[**at] != **name);
    let renamed: Vec<&str> = renamed.map(|(_, name)| name.as_str()).collect();
    if !renamed.is_empty() {
        run.ui.note(&format!("columns of {shown} have another name in the results: {}", renamed.join(", ")));
    }
}

/// Goes on with the next wave of an import.
pub fn resume(args: &ResumeArgs, run: &mut Run) -> anyhow::Result<Exit> {
    if args.file == Path::new("-") {
        return Err(Error::usage("the results of an import are a file, which is written on")
            .hint("name it")
            .into());
    }
    let _alone = if args.how.dry_run { None } else { Some(Alone::with(&args.file)?) };
    let (sheet, shown) = read(&args.file, args.column.as_deref())?;
    let has = |column: &&str| sheet.head.iter().any(|name| name.eq_ignore_ascii_case(column));
    if let Some(column) = ["wave", "status", "detail"].into_iter().find(|column| !has(column)) {
        return Err(Error::usage(format!("{shown} has no column `{column}`"))
            .hint("name the results of `mopctl members import --waves … --results FILE`")
            .into());
    }
    if let Some((line, word)) = &sheet.foreign {
        return Err(Error::usage(format!("{shown}:{line}: `{word}` is no result of an import"))
            .hint("write the word that was there; nothing was written")
            .into());
    }
    if let Some(row) = sheet.requests.iter().find(|row| row.wave.is_none() && was(row, Status::Pending)) {
        let line = row.line.unwrap_or_default();
        return Err(Error::usage(format!("{shown}:{line}: the row waits, but names no wave"))
            .hint("write the number of its wave, from 1")
            .into());
    }
    // A wave that failed or was stopped in part is finished before another one begins.
    let unsettled = [Status::Pending, Status::Failed, Status::Conflict, Status::NotWritten];
    let open = |row: &&Rc<Request>| unsettled.iter().any(|status| was(row, *status));
    let last = sheet.requests.iter().filter_map(|row| row.wave).max().unwrap_or(1);
    let next = sheet.requests.iter().filter(open).filter_map(|row| row.wave).min().unwrap_or(last);
    if sheet.requests.iter().all(|row| row.profile.is_none()) {
        return Err(Error::usage(format!("{shown} names no profile")).hint("add a column `profile`").into());
    }
    let job = Job {
        bulk: true,
        force: args.force,
        again: again(args.on_conflict, args.force) + &args.between.again(args.column.as_deref()),
        results: Some((args.file.clone(), sheet.head.clone())),
        journal: Journal::of(&sheet, true),
        waves: Some(args.between.waves(Sharing::Resumed { next, last })),
        ..Job::default()
    };
    put(&sheet.requests, None, args.on_conflict, &args.how, &job, run)
}

/// Whether an earlier run said so of a row.
fn was(row: &Request, status: Status) -> bool {
    row.earlier.as_ref().is_some_and(|outcome| outcome.status == status)
}

/// The options that the next wave needs again.
fn again(on_conflict: Option<ConflictChoice>, force: bool) -> String {
    let mut options = String::new();
    if let Some(choice) = on_conflict.and_then(|choice| choice.to_possible_value()) {
        options.push_str(&format!(" --on-conflict {}", choice.get_name()));
    }
    if force {
        options.push_str(" --force");
    }
    options
}

impl Between {
    /// The options that the next wave needs again.
    fn again(&self, column: Option<&str>) -> String {
        let mut options = format!(" --max-failures {}", self.max_failures.text());
        if let Some(hold) = self.hold {
            options.push_str(&format!(" --hold {}s", hold.as_secs()));
        }
        if let Some(column) = column {
            options.push_str(&format!(" --column {}", quoted(column)));
        }
        options
    }

    fn waves(&self, kind: Sharing) -> Waves {
        Waves { kind, hold: self.hold, most_failures: self.max_failures }
    }
}

/// Puts the people of profile files on their profiles.
pub fn apply(args: &ApplyArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let addresses = args.inputs.parse(run)?;
    let mut files = Files::default();
    let variables = environment::variables_name(run);
    let mut loaded =
        args.inputs.read_files(&addresses, variables.as_deref(), Catalog::built_in(), &mut files, run)?;
    if has_errors(&loaded.findings) {
        let read = loaded.summary(&files);
        return Ok(refuse(&mut loaded.findings, &files, &read, run)?);
    }
    let (mut requests, mut profiles) = (Vec::new(), Vec::new());
    for profile in &loaded.profiles {
        let Some(people) = &profile.people else { continue };
        let name = &profile.name.value;
        profiles.push(Exactly { profile: name.clone(), kinds: people.kinds() });
        let of = |kind: PersonKind, names: &[Located<String>]| -> Vec<Rc<Request>> {
            let named = |who: &Located<String>| {
                let file = Some(files.get(who.place.file).name.as_str().into());
                let line = files.positions(who.place).map(|(start, _)| start.line as u64);
                let profile = Some(name.as_str().into());
                Rc::new(Request { file, line, profile, ..Request::named(kind, who.as_str()) })
            };
            names.iter().map(named).collect()
        };
        requests.extend(of(PersonKind::User, &people.users));
        requests.extend(of(PersonKind::Team, &people.teams));
    }
    if profiles.is_empty() {
        return Err(Error::usage("no profile given says who is meant to be on it")
            .hint("write `people: { users: […], teams: […] }`, or pull with --people")
            .into());
    }
    let _alone = args.bulk.alone(&args.how)?;
    let journal = args.bulk.journal(None, None)?;
    let job = args.bulk.job(profiles, Vec::new(), journal);
    put(&requests, None, args.bulk.on_conflict, &args.how, &job, run)
}

impl Bulk {
    /// Fails where another run writes the results.
    fn alone(&self, how: &How) -> Result<Option<Alone>, Error> {
        self.results.as_deref().filter(|_| !how.dry_run).map(Alone::with).transpose()
    }

    /// What a run did that wrote results into the same file and was cut off. A file that holds something
    /// else, and isn't the one that people come from, isn't written over.
    fn journal(
        &self,
        column: Option<&str>,
        input: Option<(&Path, &Sheet)>,
    ) -> Result<Option<Journal>, Error> {
        let Some(file) = self.results.as_deref().filter(|file| file.is_file()) else { return Ok(None) };
        let is_same = |input: &Path| std::fs::canonicalize(input).ok() == std::fs::canonicalize(file).ok();
        if let Some((_, sheet)) = input.filter(|(input, _)| is_same(input)) {
            return Ok(Journal::of(sheet, false).filter(|_| sheet.is_results));
        }
        let sheet = match read(file, column) {
            Ok((sheet, _)) if sheet.is_results => sheet,
            _ if std::fs::metadata(file).is_ok_and(|known| known.len() == 0) => return Ok(None),
            _ => {
                let shown = crate::paths::shown(file);
                return Err(Error::usage(format!("{shown} is there, and holds no results of an import"))
                    .hint("name another file with --results; nothing was written"));
            }
        };
        Ok(Journal::of(&sheet, false))
    }

    fn job(&self, exactly: Vec<Exactly>, head: Vec<String>, journal: Option<Journal>) -> Job {
        Job {
            exact: (self.mode == Mode::Exact).then_some(exactly),
            force: self.force,
            again: again(self.on_conflict, self.force),
            bulk: true,
            results: self.results.clone().map(|file| (file, head)),
            waves: None,
            audit: None,
            journal,
        }
    }
}

/// The rows of a file or of standard input, and what messages call it.
fn read(file: &Path, column: Option<&str>) -> Result<(Sheet, String), Error> {
    let (bytes, shown) = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        read.map_err(|error| Error::io("read", file, &error))?;
        (bytes, "<stdin>".to_owned())
    } else {
        let bytes = std::fs::read(file).map_err(|error| Error::io("read", file, &error))?;
        (bytes, crate::paths::shown(file))
    };
    let sheet = parse(&bytes, column).map_err(|error| {
        let at = if error.line > 0 { format!("{shown}:{}", error.line) } else { shown.clone() };
        Error::new(Kind::Unreadable, format!("{at}: {}", error.message))
            .hint(error.hint)
            .hint("nothing was written")
    })?;
    Ok((sheet, shown))
}
