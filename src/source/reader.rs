//! Files and folders, read into profiles.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::{Address, Loaded, read_snapshot};
use crate::catalog::Catalog;
use crate::config;
use crate::encoding::decoded;
use crate::error::{Error, Kind};
use crate::finding::{Finding, loading};
use crate::model::{FileId, Files, Place, Profile, same_title};
use crate::parallel::parallel;
use crate::paths::shown;
use crate::yaml::{self, MAX_BYTES, Variables};
use crate::{solution, stored};

/// The largest snapshot or archive that is looked into: they are larger than profiles.
const MAX_OTHER: usize = 256 * 1024 * 1024;

/// Reads files and folders.
pub struct Reader<'c> {
    /// Values of variables.
    pub variables: &'c Variables,
    /// What is known about tables, to turn relationships round.
    pub catalog: &'c Catalog,
    /// What standard input is called.
    pub stdin_name: &'c str,
    /// Texts that stand for what is in files, by their shown names.
    pub instead: &'c HashMap<String, String>,
    /// What is asked about each profile as soon as it is read. Of a YAML file neither the tables nor a
    /// text without findings is kept then, so that memory doesn't grow with the files.
    pub ask: Option<Ask<'c>>,
}

/// What is asked about a single profile.
pub type Ask<'c> = &'c (dyn Fn(&Profile) -> Vec<Finding> + Sync);

impl Reader<'_> {
    /// Reads one address that is not an environment.
    pub fn read(&self, address: &Address, files: &mut Files, into: &mut Loaded) -> Result<(), Error> {
        match address {
            Address::Stdin => {
                let bytes = capped(std::io::stdin().lock(), 0)
                    .map_err(|error| Error::io("read", Path::new("standard input"), &error))?;
                self.bytes(self.stdin_name, &bytes, true, files, into)
            }
            Address::Path(path) if path.is_dir() => self.folder(path, files, into),
            Address::Path(path) => self.file(path, true, files, into),
            Address::Environment { name, .. } => {
                Err(Error::usage(format!("`env:{name}` is an environment; here only files are read"))
                    .hint("name files or folders, and the environment with --env"))
            }
        }
    }

    fn folder(&self, folder: &Path, files: &mut Files, into: &mut Loaded) -> Result<(), Error> {
        let unpacked = folder.join("MobileOfflineProfiles");
        if unpacked.is_dir() || folder.join("Other").join("Solution.xml").is_file() {
            // Profile files that lie beside it are meant, too.
            let beside = walk(folder)?.into_iter().filter(|path| has_ending(path, &["yaml", "yml"]));
            let before = into.read;
            self.many(folder, beside.collect(), files, into)?;
            return match self.solution(folder, &unpacked, files, into) {
                // A solution without profiles isn't what is missing then.
                Err(error) if into.read == before => Err(error),
                Err(error) if unpacked.is_dir() && has_xml(&unpacked) => Err(error),
                _ => Ok(()),
            };
        }
        let (mut yaml, mut xml) = (0, 0);
        let mut paths = Vec::new();
        for path in walk(folder)? {
            if has_ending(&path, &["yaml", "yml"]) {
                yaml += 1;
                paths.push(path);
            } else if has_ending(&path, &["xml"]) {
                xml += 1;
            }
        }
        let before = (into.read, into.seen.len());
        self.many(folder, paths, files, into)?;
        // A folder of nothing but other things is a mistake; one whose files were named before isn't.
        if yaml > 0 && into.read == before.0 && into.seen.len() == before.1 + yaml {
            return Err(Error::new(
                Kind::Unreadable,
                format!("no profile in {}: {yaml} YAML files are something else", shown(folder)),
            )
            .hint("a profile has `name` and `tables`"));
        }
        if yaml == 0 {
            let error = Error::new(Kind::Unreadable, format!("no profile files in {}", shown(folder)));
            return Err(if xml > 0 {
                error.hint(format!("{xml} XML files lie there: name an unpacked profile, or a folder that has MobileOfflineProfiles"))
            } else {
                error.hint("profile files end in .yaml or .yml")
            });
        }
        Ok(())
    }

    /// Reads the YAML files of a folder, several at a time: they know nothing of each other.
    fn many(
        &self,
        folder: &Path,
        paths: Vec<PathBuf>,
        files: &mut Files,
        into: &mut Loaded,
    ) -> Result<(), Error> {
        let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let real = |path: &Path| match path.strip_prefix(folder) {
            Ok(inside) if !path.is_symlink() => root.join(inside),
            _ => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
        };
        // A file may be reached twice, by its name and by its folder.
        let paths: Vec<PathBuf> = paths.into_iter().filter(|path| into.seen.insert(real(path))).collect();
        let named: Vec<(FileId, PathBuf)> =
            paths.into_iter().map(|path| (files.add(shown(&path), ""), path)).collect();
        let parts = parallel(&named, |(file, path)| -> Result<(String, Loaded), Error> {
            let mut part = Loaded::default();
            let text = self.text(*file, &self.content(path)?, false, &mut part);
            for (_, known) in &mut part.yaml {
                known.clone_from(path);
            }
            Ok((text, part))
        });
        for (part, (file, _)) in parts.into_iter().zip(&named) {
            let (text, part) = part?;
            files.put(*file, text);
            into.add(part);
        }
        Ok(())
    }

    /// What is in a file, or stands for it.
    fn content(&self, path: &Path) -> Result<Vec<u8>, Error> {
        if let Some(text) = self.instead.get(&shown(path)) {
            return Ok(text.clone().into_bytes());
        }
        let file = std::fs::File::open(path).map_err(|error| {
            let failed = Error::io("read", path, &error);
            if error.kind() == std::io::ErrorKind::NotFound {
                failed.hint("addresses are files, folders, `-` or env:NAME")
            } else {
                failed
            }
        })?;
        let size = file.metadata().map_or(0, |known| known.len());
        capped(file, size).map_err(|error| Error::io("read", path, &error))
    }

    fn solution(
        &self,
        folder: &Path,
        unpacked: &Path,
        files: &mut Files,
        into: &mut Loaded,
    ) -> Result<(), Error> {
        let mut found = Vec::new();
        if unpacked.is_dir() {
            let entries = std::fs::read_dir(unpacked).map_err(|error| Error::io("read", unpacked, &error))?;
            for entry in entries {
                let path = entry.map_err(|error| Error::io("read", unpacked, &error))?.path();
                if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml")) {
                    found.push(path);
                }
            }
        }
        found.sort();
        if found.is_empty() {
            return Err(Error::new(
                Kind::Unreadable,
                format!("the solution {} holds no offline profile", shown(folder)),
            )
            .hint("an unpacked profile lies in MobileOfflineProfiles/NAME.xml"));
        }
        for path in found {
            self.file(&path, true, files, into)?;
        }
        Ok(())
    }

    fn file(&self, path: &Path, named: bool, files: &mut Files, into: &mut Loaded) -> Result<(), Error> {
        // A file may be reached twice, by its name and by its folder.
        if let Ok(real) = path.canonicalize()
            && !into.seen.insert(real)
        {
            return Ok(());
        }
        let bytes = self.content(path)?;
        let name = shown(path);
        let before = into.yaml.len();
        self.bytes(&name, &bytes, named, files, into)?;
        for (_, known) in &mut into.yaml[before..] {
            path.clone_into(known);
        }
        Ok(())
    }

    fn bytes(
        &self,
        name: &str,
        bytes: &[u8],
        named: bool,
        files: &mut Files,
        into: &mut Loaded,
    ) -> Result<(), Error> {
        if named && solution::is_zip(bytes) {
            return self.zip(name, bytes, files, into);
        }
        if named && is_snapshot(bytes) {
            return Self::snapshot(name, bytes, files, into);
        }
        if let Some((what, hint)) = kept_of_ours(bytes).filter(|_| named) {
            return Err(Error::new(Kind::Unreadable, format!("{name} is {what}, not a profile")).hint(hint));
        }
        if named && has_ending(Path::new(name), &["zip"]) {
            let message = format!("{name} can't be read as a solution: it is no zip archive");
            return Err(Error::new(Kind::Unreadable, message)
                .hint("name an exported solution, its unpacked folder, or profile files"));
        }
        if named && is_other_json(bytes) {
            return Err(Error::new(Kind::Unreadable, format!("{name} is JSON, not a profile"))
                .hint("profiles are YAML files, unpacked solution XML or environments"));
        }
        let file = files.add(name, "");
        let text = self.text(file, bytes, named, into);
        files.put(file, text);
        Ok(())
    }

    /// Reads what is in a file that holds one profile; returns the text as far as it has to be kept.
    fn text(&self, file: FileId, bytes: &[u8], named: bool, into: &mut Loaded) -> String {
        into.read += 1;
        into.sources.push(file);
        if bytes.len() > MAX_BYTES {
            let message = format!("the file is larger than {} MiB", MAX_BYTES / (1024 * 1024));
            into.findings.push(Finding::new(loading::FILE_TOO_LARGE, Place::start_of(file), message));
            return String::new();
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                into.findings.push(not_utf8(file, bytes, &text, error.valid_up_to()));
                return text;
            }
        };
        let body = text.trim_start_matches('\u{feff}').trim_start();
        if is_xml(body) {
            self.stored(file, text, into);
            return text.to_owned();
        }
        let is_needed = self.yaml(file, text, named, into);
        if is_needed { text.to_owned() } else { String::new() }
    }

    /// The profiles of a solution file.
    fn stored(&self, file: FileId, text: &str, into: &mut Loaded) {
        for stored in solution::read(file, text, &mut into.findings) {
            let profile = stored::to_profile(stored.clone(), self.catalog);
            if let Some(ask) = self.ask {
                into.findings.extend(ask(&profile));
            }
            into.stored.push((into.profiles.len(), stored));
            into.profiles.push(profile);
        }
    }

    /// The profiles of an exported solution.
    fn zip(&self, name: &str, bytes: &[u8], files: &mut Files, into: &mut Loaded) -> Result<(), Error> {
        let entries = solution::read_zip(bytes).map_err(|error| {
            Error::new(Kind::Unreadable, format!("{name} can't be read as a solution: {error}"))
                .hint("name an exported solution, its unpacked folder, or profile files")
        })?;
        let Some(main) = entries.iter().find(|entry| entry.name.eq_ignore_ascii_case("customizations.xml"))
        else {
            return Err(Error::new(Kind::Unreadable, format!("{name} holds no customizations.xml"))
                .hint("name an exported solution, its unpacked folder, or profile files"));
        };
        let text = decoded(&main.bytes).map_err(|_| {
            let message = format!("{name}: customizations.xml is neither UTF-8 nor UTF-16");
            Error::new(Kind::Unreadable, message).hint("export the solution again")
        })?;
        let file = files.add(format!("{name}/customizations.xml"), text.as_ref());
        into.read += 1;
        into.sources.push(file);
        let before = into.profiles.len();
        self.stored(file, &text, into);
        let is_in = |path: &str| {
            let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let mut names = into.profiles[before..].iter().map(|profile| &profile.name.value);
            stem.is_some_and(|stem| names.any(|name| same_title(name, &stem)))
        };
        let loose = entries.iter().find(|entry| {
            entry.name.starts_with("MobileOfflineProfiles/")
                && entry.name.to_ascii_lowercase().ends_with(".xml")
                && !is_in(&entry.name)
        });
        if let Some(loose) = loose {
            let message = format!(
                "the archive holds `{}`, but customizations.xml has no such profile: an import would lose it",
                loose.name
            );
            let help = "pack the folder again with `<MobileOfflineProfiles />` in Other/Customizations.xml";
            into.findings
                .push(Finding::new(loading::SOLUTION_SHAPE, Place::start_of(file), message).help(help));
        }
        Ok(())
    }

    fn snapshot(name: &str, bytes: &[u8], files: &mut Files, into: &mut Loaded) -> Result<(), Error> {
        let snapshot = read_snapshot(name, &String::from_utf8_lossy(bytes))?;
        let catalog = snapshot.catalog(name);
        // Findings say which profile of the snapshot they are about.
        let stored = snapshot.profiles(|profile| {
            let file = files.add(format!("{name}#{profile}"), "");
            into.sources.push(file);
            Place::start_of(file)
        });
        let profiles = stored.into_iter().map(|stored| stored::to_profile(stored, &catalog));
        into.read += 1;
        into.snapshots.push((profiles.collect(), catalog));
        Ok(())
    }

    /// Reads YAML; whether its text is still needed.
    fn yaml(&self, file: FileId, text: &str, named: bool, into: &mut Loaded) -> bool {
        let mut findings = Vec::new();
        let tree = yaml::load(file, text, &mut findings);
        let is_profile = match &tree {
            Some(tree) => yaml::looks_like_a_profile(tree),
            // Templates and streams of other programs aren't YAML either; the rest may be a broken profile.
            None => {
                let has = |key: &str| {
                    text.lines().any(|line| line.trim_start_matches('\t').to_lowercase().starts_with(key))
                };
                let broken = findings.iter().any(|finding| finding.rule == loading::YAML_SYNTAX);
                has("tables:") || (broken && !is_template(text) && !is_stream(text))
            }
        };
        if !named && !is_profile {
            into.read -= 1;
            into.sources.pop();
            into.skipped.push(file);
            return false;
        }
        let mut silences = Vec::new();
        if let Some(tree) = &tree {
            let (mut profile, found) = yaml::decode_profile(tree, file, self.variables);
            findings.extend(found);
            silences = yaml::silences(tree, file, text, &mut findings);
            if let (Some(ask), Some(profile)) = (self.ask, &mut profile) {
                findings.extend(ask(profile));
                profile.tables = Vec::new();
            }
            into.profiles.extend(profile);
        }
        // What was piped can't be read a second time.
        let is_needed = named || self.ask.is_none() || !findings.is_empty() || !silences.is_empty();
        if !is_needed {
            into.dropped.insert(file, text.len());
        }
        into.yaml.push((file, PathBuf::new()));
        into.findings.extend(findings);
        into.silences.extend(silences);
        is_needed
    }

    /// Reads the texts once more that findings point into and that weren't kept. A file that changed
    /// since, or is gone, stays without its text.
    pub fn recall(&self, findings: &[Finding], loaded: &Loaded, files: &mut Files) {
        let places = findings.iter().flat_map(Finding::places);
        let missing: HashSet<FileId> =
            places.map(|place| place.file).filter(|file| files.get(*file).text.is_empty()).collect();
        for (file, path) in loaded.yaml.iter().filter(|(file, _)| missing.contains(file)) {
            let Some(length) = loaded.dropped.get(file) else { continue };
            let text = self.content(path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            files.put(*file, text.filter(|text| text.len() == *length).unwrap_or_default());
        }
    }
}

/// Whether JSON says in its first bytes that it is a snapshot.
fn is_snapshot(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    head.starts_with('{') && head.contains(crate::snapshot::KIND)
}

/// What a file is that this program keeps for itself, and what it is good for.
fn kept_of_ours(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let kinds = [
        (crate::backup::KIND, ("a backup", "`mopctl restore FILE` brings back what it holds")),
        (crate::saved_plan::KIND, ("a saved plan", "`mopctl publish FILE` makes its writes")),
        (crate::applied::KIND, ("a record of what was published", "name the profile's own file")),
        (
            crate::policy::baseline::KIND,
            ("a baseline of findings", "`mopctl validate --baseline FILE` uses it"),
        ),
    ];
    let is_kind = |kind: &str| head.starts_with('{') && head.contains(&format!("\"{kind}\""));
    kinds.into_iter().find(|(kind, _)| is_kind(kind)).map(|(_, what)| what)
}

/// A text with places for values, from which another program makes YAML.
fn is_template(text: &str) -> bool {
    text.contains("{{") || text.contains("{%")
}

/// Several YAML documents in one file, as other programs write them.
fn is_stream(text: &str) -> bool {
    let content = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    text.lines().filter(content).skip(1).any(|line| line.trim_end() == "---")
}

/// XML starts with an element, a declaration or a comment; `<<` is a key of YAML.
fn is_xml(body: &str) -> bool {
    let mut start = body.chars();
    start.next() == Some('<')
        && start.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '?' | '!' | '_'))
}

/// JSON that has nothing of a profile. JSON is YAML, so a profile may be written in it.
fn is_other_json(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(body) else { return false };
    value.as_object().is_some_and(|object| !object.contains_key("name") && !object.contains_key("tables"))
}

fn not_utf8(file: FileId, bytes: &[u8], text: &str, at: usize) -> Finding {
    let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
    let finding = Finding::new(
        loading::NOT_UTF8,
        Place::new(file, at..end.min(text.len())),
        format!("the file isn't UTF-8: byte {} can't be read", at + 1),
    );
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        finding.help("this is UTF-16; save the file as UTF-8")
    } else {
        finding.help("save the file as UTF-8")
    }
}

/// Reads at most one byte more than is taken, so that size alone can't exhaust memory; `size` is how
/// much is expected.
fn capped(mut source: impl std::io::Read, size: u64) -> std::io::Result<Vec<u8>> {
    let size = usize::try_from(size).unwrap_or_default().min(MAX_BYTES);
    let mut bytes = Vec::with_capacity(size + 1);
    source.by_ref().take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES && (is_snapshot(&bytes) || solution::is_zip(&bytes)) {
        source.take(MAX_OTHER as u64).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// The files of a folder in their order, without configurations and what `.gitignore` leaves out.
fn walk(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let walk = WalkBuilder::new(folder).require_git(false).sort_by_file_name(std::cmp::Ord::cmp).build();
    let mut found = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| {
            Error::new(Kind::Unreadable, format!("can't read {}: {error}", folder.display()))
        })?;
        let path = entry.into_path();
        if !path.is_dir() && path.file_name().is_none_or(|name| name != config::FILE_NAME) {
            found.push(path);
        }
    }
    Ok(found)
}

fn has_xml(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| has_ending(&path, &["xml"]))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|known| endings.iter().any(|ending| known.eq_ignore_ascii_case(ending)))
}
