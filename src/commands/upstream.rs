//! `mopctl upstream`: a profile beside the vendor default that it is based on, as that stands now and as it
//! was when it was last merged.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::json;

use crate::applied::Applied;
use crate::catalog::Catalog;
use crate::checksum::sha256;
use crate::config;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::model::facts::LiveProfile;
use crate::model::{Files, Place, Profile, same_name, same_title};
use crate::paths::{replace, shown};
use crate::plan::{Change, Field, Merged, diff, merge};
use crate::report::changes::{self, ProfileChanges};
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::source::Address;
use crate::stored;
use crate::ui::Format;
use crate::yaml::{CanNotPut, put_tables};

use super::base::Bases;
use super::comparison::{has_errors, refuse, stored_profiles, tables_of};
use super::environment::{self, Environment};
use super::inputs::Inputs;
use super::profile_files;

/// The profile that Field Service ships ("Set up offline for the mobile app", learn.microsoft.com).
const FIELD_SERVICE: &str = "Field Service Mobile - Offline Profile";

/// Arguments of `mopctl upstream`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The profile file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Name of the vendor's profile in the environment
    #[arg(long, value_name = "NAME", default_value = FIELD_SERVICE)]
    default: String,
    /// The vendor's profile as it was when last merged, instead of what was recorded then
    #[arg(long, value_name = "ADDRESS")]
    base: Option<String>,
    /// Merge the vendor's changes into the file
    #[arg(long)]
    write: bool,
    /// Whose change stays where both changed the same
    #[arg(long, value_enum, value_name = "WHO")]
    prefer: Option<Prefer>,
    /// Take the vendor's profile as it is now for merged, and change nothing
    #[arg(long, conflicts_with_all = ["write", "prefer", "base"])]
    accept: bool,
}

/// Whose change stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Prefer {
    /// Those of the file
    Ours,
    /// The vendor's
    Vendor,
}

/// Compares and merges.
pub fn run(args: &Args, run: &mut Run) -> anyhow::Result<Exit> {
    let mut files = Files::default();
    let environment = environment::open(run, None)?;
    let ours = match read(args, &mut files, run)? {
        Ok(ours) => ours,
        Err(exit) => return Ok(exit),
    };
    let place = Place::start_of(files.add(format!("env:{}", environment.name), ""));
    let (vendor, catalog) = stored_profiles(&environment, Some(&args.default), |_| place)?.swap_remove(0);
    let record = record_file(&args.file, run)?;
    if args.accept {
        keep(&record, &vendor, &environment)?;
        return accepted(args, &record, run);
    }
    let Some(base) = base(args, &record, (place, &catalog), &mut files, run)? else {
        return Ok(first_time(args, &ours, (&vendor, &catalog), &files, run)?);
    };
    let mut ours = ours;
    stored::settle(&mut ours, &catalog);
    let merged = merge(&base, &vendor.profile, &ours, &catalog, args.prefer == Some(Prefer::Vendor));
    if args.write {
        write(&args.file, &merged, &ours, &catalog, run)?;
    }
    show(args, &merged, &vendor, &files, run)?;
    let settled = merged.collisions.is_empty() || args.prefer.is_some();
    if !args.write {
        let nothing = merged.taken.is_empty() && merged.collisions.is_empty();
        return Ok(if nothing { Exit::Ok } else { Exit::Findings });
    }
    if settled {
        keep(&record, &vendor, &environment)?;
        run.ui.note(&format!("`{}` as it is now counts as merged", args.default));
        return Ok(Exit::Ok);
    }
    run.ui.note("settle the collisions by hand, or say whose change stays with --prefer ours|vendor");
    Ok(Exit::Findings)
}

fn accepted(args: &Args, record: &Path, run: &mut Run) -> anyhow::Result<Exit> {
    if run.ui.format() == Format::Json {
        run.ui.answer(&text(&json!({
            "schema_version": SCHEMA_VERSION,
            "default": args.default,
            "accepted": shown(record),
        })))?;
    } else {
        run.ui.note(&format!("`{}` as it is now counts as merged: {}", args.default, shown(record)));
    }
    Ok(Exit::Ok)
}

/// The profile of the file.
fn read(args: &Args, files: &mut Files, run: &mut Run) -> Result<Result<Profile, Exit>, Error> {
    let addresses = [Address::Path(args.file.clone())];
    let inputs = Inputs { addresses: vec![shown(&args.file)], stdin_filename: "<stdin>".to_owned() };
    let variables = environment::variables_name(run);
    let mut loaded = inputs.read_files(&addresses, variables.as_deref(), Catalog::built_in(), files, run)?;
    if has_errors(&loaded.findings) {
        let read = loaded.summary(files);
        return Ok(Err(refuse(&mut loaded.findings, files, &read, run)?));
    }
    match loaded.profiles.len() {
        1 => Ok(Ok(loaded.profiles.swap_remove(0))),
        number => Err(Error::usage(format!("{} holds {}", shown(&args.file), count(number, "profile")))
            .hint("name one profile file")),
    }
}

/// Where it is kept what the vendor's profile was when last merged: beside the configuration, to be
/// committed.
fn record_file(file: &Path, run: &Run) -> Result<PathBuf, Error> {
    let real = |path: &Path| {
        let here = Path::new(".").join(path);
        std::fs::canonicalize(here).map_err(|error| Error::io("find", path, &error))
    };
    let whole = real(file)?;
    let project = run.config()?.root.clone();
    let root = project.as_deref().map(real).transpose()?;
    let known = root.as_ref().and_then(|root| whole.strip_prefix(root).ok()).unwrap_or(&whole);
    // Two files of one name are two records; a path of a Windows folder is written alike.
    let name = known.with_extension("").to_string_lossy().replace('\\', "/");
    let base = match &project {
        Some(root) => root.join(".mopctl"),
        None => config::state_folder()?,
    };
    let mut stem = config::file_stem(&name);
    if name.contains('/') {
        stem = format!("{stem}-{}", &sha256(name.as_bytes())[..8]);
    }
    Ok(base.join("upstream").join(format!("{stem}.json")))
}

fn keep(record: &Path, vendor: &LiveProfile, environment: &Environment) -> Result<(), Error> {
    if let Some(folder) = record.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    }
    let text = Applied::of(vendor, &environment.name, environment.session.organization()).text();
    replace(record, &text).map_err(|error| Error::io("write", record, &error))
}

fn base(
    args: &Args,
    record: &Path,
    (place, catalog): (Place, &Catalog),
    files: &mut Files,
    run: &mut Run,
) -> Result<Option<Profile>, Error> {
    if let Some(address) = &args.base {
        let bases = Bases::named(address, files, run)?;
        let mut found = bases.of(&args.default, None, place, catalog);
        if let Some(profile) = &mut found {
            stored::settle(profile, catalog);
        }
        return match found {
            Some(profile) => Ok(Some(profile)),
            None => Err(Error::usage(format!("{address} holds no profile `{}`", args.default))),
        };
    }
    let Ok(text) = std::fs::read_to_string(record) else { return Ok(None) };
    match Applied::read(&text) {
        Ok(applied) if same_title(&applied.profile, &args.default) => {
            Ok(Some(applied.profile(place, catalog)))
        }
        Ok(applied) => Err(Error::usage(format!("{} is about `{}`", shown(record), applied.profile))
            .hint("name the vendor's profile with --default, or begin anew with --accept")),
        Err(error) => Err(Error::new(Kind::Unreadable, format!("{} can't be used: {error}", shown(record)))
            .hint("name what was last merged with --base, or begin anew with --accept")),
    }
}

/// Without a base nobody knows who changed what.
fn first_time(
    args: &Args,
    ours: &Profile,
    (vendor, catalog): (&LiveProfile, &Catalog),
    files: &Files,
    run: &mut Run,
) -> Result<Exit, Error> {
    let mut ours = ours.clone();
    stored::settle(&mut ours, catalog);
    let changes: Vec<Change> = diff(Some(&vendor.profile), &ours, catalog)
        .into_iter()
        .filter(|change| change.table.is_some())
        .collect();
    let equal = changes.is_empty();
    let all = [ProfileChanges::plain(&ours.name.value, changes)];
    let answer = match run.ui.format() {
        Format::Human => changes::human(&all, files, run.ui.color()),
        Format::Json => {
            let (changes, summary) = changes::json(&all, &[], files);
            text(&json!({
                "schema_version": SCHEMA_VERSION,
                "default": args.default,
                "base": null,
                "changes": changes,
                "summary": summary,
            }))
        }
    };
    run.ui.answer(&answer)?;
    run.ui.note(&format!(
        "it isn't known what `{}` was when it was last merged, so this is all that differs; \
         --base ADDRESS names it, --accept begins with what it is now",
        args.default
    ));
    Ok(if equal { Exit::Ok } else { Exit::Findings })
}

fn show(
    args: &Args,
    merged: &Merged,
    vendor: &LiveProfile,
    files: &Files,
    run: &mut Run,
) -> Result<(), Error> {
    let part = |changes: &[Change]| ProfileChanges::plain(&args.default, changes.to_vec());
    let frozen = frozen(merged, &vendor.profile, &merged.profile);
    let answer = match run.ui.format() {
        Format::Json => {
            let list = |changes: &[Change]| changes::json(&[part(changes)], &[], files).0;
            text(&json!({
                "schema_version": SCHEMA_VERSION,
                "default": args.default,
                "vendor": list(&merged.taken),
                "own": list(&merged.own),
                "collisions": list(&merged.collisions),
                "no_longer_updated": frozen,
            }))
        }
        Format::Human => {
            let mut out = String::new();
            let mut section = |head: &str, changes: &[Change]| {
                out.push_str(&format!("{head}: {}\n", count(changes.len(), "change")));
                if !changes.is_empty() {
                    let tree = changes::human(&[part(changes)], files, false);
                    tree.lines().skip(1).for_each(|line| out.push_str(&format!("{line}\n")));
                }
            };
            section("The vendor changed", &merged.taken);
            section("You changed", &merged.own);
            section("Both changed", &merged.collisions);
            if !frozen.is_empty() {
                out.push_str(&format!(
                    "The vendor's updates no longer reach, because you edited their filters: {}\n",
                    frozen.join(", ")
                ));
            }
            out
        }
    };
    run.ui.answer(&answer)
}

/// Tables whose filters were edited in the vendor's own profile: they get no updates any more, the others
/// do. A copy gets none at all.
fn frozen(merged: &Merged, vendor: &Profile, ours: &Profile) -> Vec<String> {
    if !same_title(&vendor.name, &ours.name) {
        return Vec::new();
    }
    let mut tables: Vec<String> = merged
        .own
        .iter()
        .filter(|change| change.field == Field::Rows)
        .filter_map(|change| change.table.clone())
        .collect();
    tables.dedup();
    tables
}

/// Puts the tables that became different into the file, and reads it back before it is kept.
fn write(
    file: &Path,
    merged: &Merged,
    ours: &Profile,
    catalog: &Catalog,
    run: &mut Run,
) -> Result<(), Error> {
    let changed: Vec<String> = diff(Some(ours), &merged.profile, catalog)
        .into_iter()
        .filter_map(|change| change.table)
        .fold(Vec::new(), |mut names, name| {
            if !names.contains(&name) {
                names.push(name);
            }
            names
        });
    if changed.is_empty() {
        run.ui.note(&format!("{} stays as it is", shown(file)));
        return Ok(());
    }
    let mut told = profile_files::told(&merged.profile, None);
    // What the file leaves open stays open.
    for (told, merged) in told.tables.iter_mut().zip(&merged.profile.tables) {
        told.columns.clone_from(&merged.columns);
    }
    let before = std::fs::read_to_string(file).map_err(|error| Error::io("read", file, &error))?;
    let tables: Vec<_> = changed
        .iter()
        .map(|name| (name.as_str(), told.tables.iter().find(|table| same_name(&table.name, name))))
        .collect();
    let id = Files::default().add("", "");
    let refused = || {
        Error::new(Kind::Refused, format!("{} isn't laid out so that tables can be put into it", shown(file)))
            .hint("bring it into canonical form with `mopctl fmt`; nothing was written")
    };
    let text = put_tables(id, &before, &tables).map_err(|why| match why {
        CanNotPut::Layout => refused(),
        CanNotPut::Variables(table) => {
            let what = format!("table `{table}` of {} takes values from variables", shown(file));
            Error::new(Kind::Refused, what)
                .hint("make the vendor's change there by hand; nothing was written")
        }
    })?;
    if comments_beside(&before) > comments_beside(&text) {
        run.ui.note(
            "comments inside changed tables stand above them now; look at each `mopctl: allow` among them",
        );
    }
    let variables = run.config()?.variables(environment::variables_name(run).as_deref());
    let Some(mut again) = profile_files::read(&text, &variables, &mut Files::default()) else {
        return Err(refused());
    };
    stored::settle(&mut again, catalog);
    if !diff(Some(&merged.profile), &again, catalog).is_empty() || tables_of(&again).is_empty() {
        return Err(refused());
    }
    replace(file, &text).map_err(|error| Error::io("write", file, &error))?;
    run.ui.note(&format!("{}: {} changed", shown(file), count(changed.len(), "table")));
    Ok(())
}

/// How many lines hold a comment behind something else, as far as a reader sees.
fn comments_beside(text: &str) -> usize {
    text.lines().filter(|line| line.contains(" #") && !line.trim_start().starts_with('#')).count()
}
