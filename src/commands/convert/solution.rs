//! Profiles into solution files.

use std::path::{Path, PathBuf};

use super::super::profile_files::{self, Row};
use super::{Args, Found};
use crate::config::is_device;
use crate::encoding::decoded;
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::finding::Finding;
use crate::model::{Files, Manage, RowRule, same_name, same_title};
use crate::paths::{replace_bytes, shown};
use crate::plan::diff;
use crate::report::changes::{self, ProfileChanges};
use crate::report::count;
use crate::run::Run;
use crate::solution;
use crate::solution::write::{
    Archive, Exported, Manifest, fresh_archive, is_customizations, mark, packed, register, unpacked,
};
use crate::stored::{self, Problem};

/// Profiles as solutions hold them; what keeps one from it is said with its place.
fn exported(found: &[Found], files: &Files, run: &mut Run) -> Result<Vec<Exported>, Error> {
    let mut all = Vec::new();
    for one in found {
        let name = &one.profile.name.value;
        without_views(one, files)?;
        let exported = match &one.stored {
            Some(stored) => Exported::of_stored(stored, &one.catalog),
            None => Exported::of_profile(&one.profile, &one.catalog)
                .map_err(|problems| refused(name, &problems, files))?,
        };
        if one.profile.manage == Manage::Listed {
            run.ui.note(&format!(
                "{name}: of a profile that is there, only what is listed changes; a new one holds nothing else, and an import would take the rest away"
            ));
        }
        if !exported.left_out.is_empty() {
            let what = exported.left_out.join("; ");
            run.ui.note(&format!("{name}: solution files don't hold {what}"));
        }
        if !exported.unknown.is_empty() {
            run.ui.note(&format!(
                "{name}: how the schema names of {} are written isn't known, so new ones are in lower case; a snapshot says it (--metadata)",
                exported.unknown.join(", ")
            ));
        }
        all.push(exported);
    }
    Ok(all)
}

/// No solution file was ever seen to hold the view that filters a table: without it the table would come
/// without rows.
fn without_views(one: &Found, files: &Files) -> Result<(), Error> {
    let views: Vec<String> = one
        .profile
        .tables
        .iter()
        .flat_map(|table| table.rows.iter().map(move |rule| (table, rule)))
        .filter_map(|(table, rule)| match &rule.value {
            RowRule::View(view) => {
                Some(format!("{}: {} by `{view}`", files.show(rule.place), table.name.value))
            }
            _ => None,
        })
        .collect();
    if views.is_empty() {
        return Ok(());
    }
    let name = &one.profile.name.value;
    let message = format!("solution files don't hold the views that filter `{name}`: {}", views.join("; "));
    Err(Error::new(Kind::Refused, message)
        .hint("write the view's FetchXML as `custom:` instead; nothing was written"))
}

fn refused(name: &str, problems: &[Problem], files: &Files) -> Error {
    let shown = |problem: &Problem| format!("{}: {}", files.show(problem.place), problem.message);
    let problems: Vec<String> = problems.iter().map(shown).collect();
    Error::new(Kind::Refused, format!("`{name}` can't be a part of a solution: {}", problems.join("; ")))
        .hint("nothing was written")
}

fn manifest(args: &Args) -> Result<Manifest, Error> {
    let fits = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    for (what, text) in [("--solution", &args.solution), ("--publisher", &args.publisher)] {
        if !fits(text) {
            return Err(Error::usage(format!("`{text}` can't be a unique name ({what})"))
                .hint("write letters, digits and `_`, a letter first"));
        }
    }
    let prefix = &args.prefix;
    if !(2..=8).contains(&prefix.len()) || !prefix.chars().all(|c| c.is_ascii_alphanumeric()) || !fits(prefix)
    {
        return Err(Error::usage(format!("`{prefix}` can't be a prefix (--prefix)"))
            .hint("write two to eight letters and digits, a letter first"));
    }
    Ok(Manifest {
        solution: args.solution.clone(),
        publisher: args.publisher.clone(),
        prefix: prefix.clone(),
    })
}

fn broken(file: &Path, error: &str) -> Error {
    Error::new(Kind::Unreadable, format!("{} can't be changed: {error}", shown(file)))
        .hint("nothing was written into it")
}

/// Puts profiles into an archive, a new one or one that is there.
pub(super) fn archive(args: &Args, found: &[Found], files: &Files, run: &mut Run) -> Result<Exit, Error> {
    let profiles = exported(found, files, run)?;
    let bytes = match std::fs::read(&args.to) {
        Ok(bytes) => Archive::of(&bytes).with(&profiles).map_err(|error| broken(&args.to, &error))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            fresh_archive(&manifest(args)?, &profiles).map_err(|error| broken(&args.to, &error))?
        }
        Err(error) => return Err(Error::io("read", &args.to, &error)),
    };
    let entries = solution::read_zip(&bytes).map_err(|error| broken(&args.to, &error))?;
    let text = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case("customizations.xml"));
    let text = text.and_then(|entry| decoded(&entry.bytes).ok()).unwrap_or_default().into_owned();
    for one in found {
        prove(&text, one, files, run)?;
    }
    write(&args.to, &bytes)?;
    let rows: Vec<Row> = found.iter().map(|one| Row::written(&one.profile, &args.to)).collect();
    profile_files::answer(&rows, run)
}

/// Writes one unpacked profile into a file.
pub(super) fn one(args: &Args, found: &[Found], files: &Files, run: &mut Run) -> Result<Exit, Error> {
    let [one] = found else {
        let message = format!("{} can't go into one file", count(found.len(), "profile"));
        return Err(Error::usage(message).hint("name a folder, with --as solution"));
    };
    let profiles = exported(found, files, run)?;
    let existing = read(&args.to)?;
    let text = match &existing {
        Some(text) if is_customizations(text) => packed(text, &profiles).map(|(text, _)| text),
        existing => unpacked(existing.as_deref(), &profiles[0]).map(|(text, _)| text),
    };
    let text = text.map_err(|error| broken(&args.to, &error))?;
    prove(&text, one, files, run)?;
    write(&args.to, text.as_bytes())?;
    profile_files::answer(&[Row::written(&one.profile, &args.to)], run)
}

/// Puts profiles into an unpacked solution, a new one or one that is there: the profile, the place for
/// it, and its name among the root components.
pub(super) fn folder(args: &Args, found: &[Found], files: &Files, run: &mut Run) -> Result<Exit, Error> {
    let profiles = exported(found, files, run)?;
    let unpacked_folder = args.to.join("MobileOfflineProfiles");
    let mut there = profiles_in(&unpacked_folder)?;
    let (mut texts, mut ids, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for (one, exported) in found.iter().zip(&profiles) {
        let is = |name: &str| {
            same_title(name, exported.name()) || exported.former().is_some_and(|f| same_title(name, f))
        };
        let known = there.iter().find(|(_, name, _)| is(name)).cloned();
        let former = known.as_ref().map(|(file, _, text)| (file.clone(), text.clone()));
        let file = match &known {
            // A packager finds a profile by its name.
            Some((file, name, _)) if same_title(name, exported.name()) => file.clone(),
            _ => free_name(&unpacked_folder, exported.name(), &there),
        };
        let existing = former.as_ref().map(|(_, text)| text.as_str());
        let (text, id) = unpacked(existing, exported).map_err(|error| broken(&file, &error))?;
        prove(&text, one, files, run)?;
        there.push((file.clone(), exported.name().to_owned(), text.clone()));
        rows.push(Row::written(&one.profile, &file));
        ids.push(id);
        let old = former.map(|(old, _)| old).filter(|old| *old != file);
        texts.push((file, text, old));
    }
    let other = args.to.join("Other");
    let (solution_file, customizations_file) = (other.join("Solution.xml"), other.join("Customizations.xml"));
    let solution_xml = match read(&solution_file)? {
        Some(text) => text,
        None => manifest(args)?.solution_xml(),
    };
    let solution_xml = register(&solution_xml, &ids).map_err(|error| broken(&solution_file, &error))?;
    let customizations = read(&customizations_file)?.unwrap_or_else(Manifest::customizations_xml);
    let customizations = mark(&customizations).map_err(|error| broken(&customizations_file, &error))?;
    for folder in [&unpacked_folder, &other] {
        std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    }
    for (file, text, old) in &texts {
        write(file, text.as_bytes())?;
        if let Some(old) = old {
            std::fs::remove_file(old).map_err(|error| Error::io("remove", old, &error))?;
        }
    }
    write(&customizations_file, customizations.as_bytes())?;
    write(&solution_file, solution_xml.as_bytes())?;
    profile_files::answer(&rows, run)
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    if std::fs::read(file).is_ok_and(|known| known == bytes) {
        return Ok(());
    }
    replace_bytes(file, bytes).map_err(|error| Error::io("write", file, &error))
}

/// The text of a file, where there is one.
fn read(file: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", file, &error)),
    }
}

/// The unpacked profiles of a folder: file, name and text.
fn profiles_in(folder: &Path) -> Result<Vec<(PathBuf, String, String)>, Error> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Error::io("read", folder, &error))?.path();
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")) {
            continue;
        }
        let text = read(&path)?.unwrap_or_default();
        let file = Files::default().add("", "");
        let mut findings: Vec<Finding> = Vec::new();
        for stored in solution::read(file, &text, &mut findings) {
            found.push((path.clone(), stored.name.value, text.clone()));
        }
    }
    Ok(found)
}

/// The file of a profile: its name, as far as file names can hold it.
fn free_name(folder: &Path, name: &str, there: &[(PathBuf, String, String)]) -> PathBuf {
    let fits =
        |c: char| !c.is_control() && !matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
    let safe: String = name.trim().chars().map(|c| if fits(c) { c } else { '_' }).collect();
    let stem = safe.trim_end_matches(['.', ' ']).to_owned();
    let stem = match stem.as_str() {
        "" => "Profile".to_owned(),
        name if is_device(name) => format!("{name}_"),
        _ => stem,
    };
    let taken = |file: &Path| file.exists() || there.iter().any(|(known, _, _)| known == file);
    let mut file = folder.join(format!("{stem}.xml"));
    let mut number = 2;
    while taken(&file) {
        file = folder.join(format!("{stem} ({number}).xml"));
        number += 1;
    }
    file
}

/// Reads what is to be written and compares it with where it came from: a difference would be a defect
/// of this program, and nothing is written then.
fn prove(text: &str, one: &Found, files: &Files, run: &mut Run) -> Result<(), Error> {
    let file = Files::default().add("", text);
    let read = solution::read(file, text, &mut Vec::new());
    let name = &one.profile.name;
    let fails = |what: &str| {
        Error::new(Kind::Internal, format!("the solution wouldn't say {what} `{}`", name.value))
            .hint("nothing was written; this is a defect of mopctl, please report it with the profile")
    };
    let Some(stored) = read.into_iter().find(|read| same_title(&read.name, name)) else {
        return Err(fails("anything of"));
    };
    let mut again = stored::to_profile(stored, &one.catalog);
    let mut wanted = one.profile.clone();
    stored::settle(&mut wanted, &one.catalog);
    // What solution files don't hold has been said.
    for table in wanted.tables.iter_mut().chain(&mut again.tables) {
        table.columns = None;
    }
    let mut changes = diff(Some(&again), &wanted, &one.catalog);
    // A relationship that nobody knows can't be turned round: it stands on its other side.
    let turned: Vec<String> = changes
        .iter()
        .filter_map(|change| change.relationship.as_ref().filter(|link| link.from.is_none()))
        .map(|link| link.name.clone())
        .filter(|name| one.catalog.relationship(name).is_none())
        .collect();
    changes.retain(|change| {
        let link = change.relationship.as_ref();
        !link.is_some_and(|link| turned.iter().any(|name| same_name(name, &link.name)))
    });
    if changes.is_empty() {
        return Ok(());
    }
    let all = [ProfileChanges::plain(&name.value, changes)];
    run.ui.warn(&changes::human(&all, files, false));
    Err(fails("all of"))
}
