//! Project and user configuration (`mopctl.yaml`), environments, and where state lies.

pub mod named;
mod policy;
pub mod sign_ins;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use named::NamedEnvironment as Known;

use crate::error::{Error, Kind};
use crate::finding::{Finding, loading};
use crate::model::Files;
use crate::policy::Level;
use crate::report;
use crate::rules::limits::Limits;
use crate::yaml::{self, Decoder, Item, Variables};

/// Name of the environment that always exists: the embedded Dataverse.
pub const SANDBOX: &str = "sandbox";

/// Name of the project's configuration file.
pub const FILE_NAME: &str = "mopctl.yaml";

/// An environment as configuration names it.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// Root URL, such as `https://contoso.crm.dynamics.com`.
    pub url: Option<String>,
    /// Values of variables there.
    pub vars: Variables,
    /// Whether the user's own configuration names it; only then may a token go to its URL.
    pub trusted: bool,
    /// Whether it is written to only when `--env` names it on the command line.
    pub protected: bool,
}

/// What the configuration files say.
#[derive(Debug, Default)]
pub struct Config {
    /// The folder of the project's file.
    pub root: Option<PathBuf>,
    /// Values of variables everywhere.
    pub vars: Variables,
    /// The environments.
    pub environments: BTreeMap<String, Environment>,
    /// The environment that is meant where none is named.
    pub default_environment: Option<String>,
    /// The numbers that rules compare with.
    pub limits: Limits,
    /// What becomes of the findings of rules.
    pub levels: BTreeMap<&'static str, Level>,
    /// Findings that are meant to be there.
    pub silences: Vec<ProjectSilence>,
    /// Name and text of the project's file, to point at.
    pub project: Option<(String, String)>,
}

/// A silence of the project's configuration.
#[derive(Debug, Clone)]
pub struct ProjectSilence {
    /// The rule, by slug or code, and its bytes in the file.
    pub rule: (String, Range<usize>),
    /// A pattern of files, as `.gitignore` has them, relative to the configuration.
    pub pattern: Option<String>,
    /// Why; may be empty, so that a rule can tell.
    pub reason: String,
}

impl Config {
    /// Reads the user's and the project's file; `explicit` names the project's file.
    pub fn find(explicit: Option<&Path>) -> Result<Self, Error> {
        let mut config = Self::default();
        let named = named::Named::read()?;
        config.default_environment = named.default;
        for (name, known) in named.environments {
            let Known { url, protected } = known;
            let known = Environment { url: Some(url), trusted: true, protected, ..Environment::default() };
            config.environments.insert(name, known);
        }
        if let Some(file) = user_folder().map(|folder| folder.join(FILE_NAME))
            && file.is_file()
        {
            config.read(&file, true)?;
        }
        let project = match explicit {
            Some(file) => Some(file.to_owned()),
            None => walk_up(),
        };
        if let Some(file) = project {
            let text = config.read(&file, false)?;
            config.project = Some((crate::paths::shown(&file), text));
            config.root = file.parent().map(Path::to_owned);
        }
        Ok(config)
    }

    /// Values of variables in one environment: its own before those of everywhere.
    pub fn variables(&self, environment: Option<&str>) -> Variables {
        let mut values = self.vars.clone();
        if let Some(environment) = environment.and_then(|name| self.environments.get(name)) {
            values.extend(environment.vars.clone());
        }
        values
    }

    /// The folder that stands for "no address": `profiles` beside the configuration.
    pub fn default_profiles(&self) -> PathBuf {
        match &self.root {
            Some(root) if !root.as_os_str().is_empty() => root.join("profiles"),
            _ => PathBuf::from("profiles"),
        }
    }

    fn read(&mut self, file: &Path, trusted: bool) -> Result<String, Error> {
        let text = std::fs::read_to_string(file).map_err(|error| Error::io("read", file, &error))?;
        let mut files = Files::default();
        let id = files.add(crate::paths::shown(file), text.as_str());
        let mut findings = Vec::new();
        if let Some(tree) = yaml::load(id, &text, &mut findings)
            && let Some(root) = tree.root()
        {
            let mut decoder = Decoder::new(&tree, id);
            self.decode(&mut decoder, root, trusted);
            findings.extend(decoder.findings);
        }
        first_error(&findings, &files)?;
        Ok(text)
    }

    fn decode(&mut self, decoder: &mut Decoder<'_, '_>, root: &Item, trusted: bool) {
        let Some(mut fields) = decoder.fields(root, "configuration") else {
            return;
        };
        if let Some(item) = fields.optional(decoder, "vars") {
            self.vars.extend(variables(decoder, item));
        }
        if let Some(item) = fields.optional(decoder, "environments")
            && let Some(mut entries) = decoder.fields(item, "environments")
        {
            for (key, value) in entries.rest() {
                if let Some(name) = decoder.text(key, "environment name") {
                    let is_embedded = name.value == SANDBOX;
                    let environment = self.environments.entry(name.value).or_default();
                    decode_environment(decoder, value, trusted, environment);
                    if is_embedded && environment.url.take().is_some() {
                        let message = "`sandbox` is the embedded Dataverse, which has no `url`";
                        let help = "give the environment another name";
                        decoder.report_help(loading::INVALID_VALUE, key, message, help);
                    }
                }
            }
        }
        if let Some(item) = fields.optional(decoder, "limits") {
            policy::limits(decoder, item, &mut self.limits);
        }
        if let Some(item) = fields.optional(decoder, "rules") {
            policy::levels(decoder, item, &mut self.levels);
        }
        if let Some(item) = fields.optional(decoder, "silence") {
            let silences = policy::silences(decoder, item);
            // Another project's files are none of the user's own configuration.
            if !trusted {
                self.silences = silences;
            }
        }
        fields.finish(decoder);
    }
}

fn decode_environment(
    decoder: &mut Decoder<'_, '_>,
    item: &Item,
    trusted: bool,
    environment: &mut Environment,
) {
    let Some(mut fields) = decoder.fields(item, "environment") else {
        return;
    };
    if let Some(item) = fields.optional(decoder, "url")
        && let Some(url) = decoder.text(item, "url")
    {
        // A project file that points a known name elsewhere loses the trust with it.
        let same = |known: &String| {
            known.trim_end_matches('/').eq_ignore_ascii_case(url.value.trim_end_matches('/'))
        };
        environment.trusted = trusted || environment.url.as_ref().is_some_and(same) && environment.trusted;
        environment.url = Some(url.value);
    }
    if let Some(item) = fields.optional(decoder, "vars") {
        environment.vars.extend(variables(decoder, item));
    }
    if let Some(item) = fields.optional(decoder, "protected")
        && let Some(protected) = decoder.word(item, "protected", &[("true", true), ("false", false)])
    {
        // One file can protect what another doesn't, but not the other way round.
        environment.protected |= protected.value;
    }
    fields.finish(decoder);
}

fn variables(decoder: &mut Decoder<'_, '_>, item: &Item) -> Variables {
    let mut values = Variables::new();
    let Some(mut fields) = decoder.fields(item, "vars") else {
        return values;
    };
    for (key, value) in fields.rest() {
        if let (Some(key), Some(value)) = (decoder.text(key, "vars"), decoder.text(value, "vars")) {
            values.insert(key.value, value.value);
        }
    }
    values
}

/// The file that is locked while another is changed, and where it lies.
fn lock_file(of: &Path) -> Result<(std::fs::File, PathBuf), Error> {
    let path = of.with_extension("lock");
    let lock = std::fs::File::options().create(true).append(true).open(&path);
    Ok((lock.map_err(|error| Error::io("write", &path, &error))?, path))
}

fn first_error(findings: &[Finding], files: &Files) -> Result<(), Error> {
    if findings.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> =
        findings.iter().map(|finding| report::findings::one(finding, files, false)).collect();
    Err(Error::new(Kind::Config, format!("the configuration can't be used\n{}", shown.join("\n\n"))))
}

/// The nearest configuration from here up to the root of the repository.
fn walk_up() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    for folder in here.ancestors() {
        let file = folder.join(FILE_NAME);
        if file.is_file() {
            return Some(if folder == here { PathBuf::from(FILE_NAME) } else { file });
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// A path that an environment variable names; an empty one counts as absent.
fn folder_from(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn user_folder() -> Option<PathBuf> {
    folder_from("MOPCTL_CONFIG_DIR").or_else(|| {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.config_dir().join("mopctl"))
    })
}

/// The folder of backups and of the sandbox, made for this user alone.
pub fn state_folder() -> Result<PathBuf, Error> {
    let folder = folder_from("MOPCTL_STATE_DIR")
        .or_else(|| {
            let base = etcetera::choose_base_strategy().ok()?;
            Some(base.state_dir().unwrap_or_else(|| base.data_dir()).join("mopctl"))
        })
        .ok_or_else(|| {
            Error::new(Kind::Config, "there is no home folder to keep state in")
                .hint("set MOPCTL_STATE_DIR to a folder")
        })?;
    make_private(&folder)?;
    Ok(folder)
}

/// Names that Windows keeps for devices ("Naming Files, Paths, and Namespaces", learn.microsoft.com).
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Bytes of a name in a file name: file systems take 255, endings and numbers are still to come.
const LONGEST_STEM: usize = 80;

/// A name as a part of a file name: letters, digits and `-`.
pub fn file_stem(name: &str) -> String {
    let letters = name.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    let mut words = String::new();
    for letter in letters {
        let more = letter != '-' || !words.is_empty() && !words.ends_with('-');
        if words.len() + letter.len_utf8() > LONGEST_STEM {
            break;
        }
        if more {
            words.push(letter);
        }
    }
    let words = words.trim_end_matches('-');
    match words {
        "" => "profile".to_owned(),
        words if is_device(words) => format!("{words}-profile"),
        words => words.to_owned(),
    }
}

/// Whether Windows keeps a name for a device.
pub fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    DEVICES.contains(&name.as_str())
        || port.is_some_and(|number| number.len() == 1 && number.chars().all(|c| c.is_ascii_digit()))
}

/// Makes a folder that only this user can enter.
pub fn make_private(folder: &Path) -> Result<(), Error> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| Error::io("make the folder", folder, &error))
}

/// Creates a file that only this user can read; fails where it exists.
pub fn create_private(file: &Path) -> Result<std::fs::File, Error> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file).map_err(|error| Error::io("write", file, &error))
}
