//! The folder that profiles are pulled into: what lies there already is respected.

use std::path::{Path, PathBuf};

use crate::catalog::Catalog;
use crate::error::Error;
use crate::model::facts::LiveProfile;
use crate::model::{Files, Located, People, Profile, same_title};
use crate::paths::replace;
use crate::plan::diff;
use crate::stored;
use crate::yaml::{self, Variables};

use super::{Row, Status, Texts};

/// Writes what isn't there, or is there and says something else where that is wanted.
pub(super) fn write(
    folder: &Path,
    found: &[(LiveProfile, Catalog)],
    texts: &mut Texts<'_>,
) -> Result<Vec<Row>, Error> {
    let variables = texts.run.config()?.variables(Some(&texts.environment.name));
    std::fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, &error))?;
    let mut known = profiles_in(folder, &variables)?;
    let mut rows = Vec::new();
    for (live, catalog) in found {
        let name = &live.profile.name.value;
        let there = known.iter().find(|(_, profile)| same_title(&profile.name, name)).cloned();
        let (file, kept) = match there {
            Some((file, profile)) => (file, Some(profile)),
            None => (free_name(folder, name), None),
        };
        let status = match &kept {
            None => Status::Written,
            // What isn't understood can't be kept.
            Some(kept) if !kept.complete => Status::Unreadable,
            Some(kept) if is_same(kept, live, catalog, texts) => Status::Same,
            Some(_) if texts.args.force => Status::Replaced,
            Some(_) => Status::Differs,
        };
        if matches!(status, Status::Written | Status::Replaced) {
            let text = texts.of(live, catalog, kept.as_ref())?;
            replace(&file, &text).map_err(|error| Error::io("write", &file, &error))?;
            known.push((file.clone(), live.profile.clone()));
        }
        rows.push(Row { profile: name.clone(), file, status, tables: live.profile.tables.len() });
    }
    Ok(rows)
}

/// Whether a file says what the environment holds.
fn is_same(kept: &Profile, live: &LiveProfile, catalog: &Catalog, texts: &Texts<'_>) -> bool {
    let mut settled = kept.clone();
    stored::settle(&mut settled, catalog);
    if !diff(Some(&live.profile), &settled, catalog).is_empty() {
        return false;
    }
    texts.people(live).is_none_or(|people| names(kept.people.as_ref()) == names(Some(&people)))
}

/// Users and teams, to be compared.
fn names(people: Option<&People>) -> [Vec<String>; 2] {
    let lower = |list: &[Located<String>]| {
        let mut names: Vec<String> = list.iter().map(|name| name.to_lowercase()).collect();
        names.sort_unstable();
        names
    };
    people.map(|people| [lower(&people.users), lower(&people.teams)]).unwrap_or_default()
}

/// The profile that a text holds.
pub(super) fn read(text: &str, variables: &Variables, files: &mut Files) -> Option<Profile> {
    let file = files.add("", text);
    let tree = yaml::load(file, text, &mut Vec::new())?;
    yaml::decode_profile(&tree, file, variables).0
}

/// The profiles that lie in a folder already.
fn profiles_in(folder: &Path, variables: &Variables) -> Result<Vec<(PathBuf, Profile)>, Error> {
    let entries = std::fs::read_dir(folder).map_err(|error| Error::io("read", folder, &error))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Error::io("read", folder, &error))?.path();
        let is_yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
        if !is_yaml || !path.is_file() {
            continue;
        }
        // What can't be read is no profile that could be replaced.
        let Ok(content) = std::fs::read_to_string(&path) else { continue };
        if let Some(profile) = read(&content, variables, &mut Files::default()) {
            found.push((path, profile));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// A file name that says what it holds, and that no other file has.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let letters = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let words: String = letters.take(80).collect();
    let words = words.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let stem = if words.is_empty() { "profile".to_owned() } else { words };
    let mut file = folder.join(format!("{stem}.yaml"));
    let mut number = 2;
    while file.exists() {
        file = folder.join(format!("{stem}-{number}.yaml"));
        number += 1;
    }
    file
}
