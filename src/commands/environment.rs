//! Which environment a command works with, and a session with it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::config;
use crate::dataverse::{Credential, Failure, Log, Manner, Session, Target, Token, Trace, check_url, is_same};
use crate::error::{Error, Kind};
use crate::finding::Finding;
use crate::run::Run;
use crate::sandbox;

use super::output::check_free;
use super::sign_in;
use super::turn::turns;

pub use crate::config::SANDBOX;

/// An open session and what to call it.
pub struct Environment {
    /// The session.
    pub session: Session,
    /// What messages call it.
    pub name: String,
    /// Whether it is the embedded Dataverse.
    pub embedded: bool,
    /// The option that names it.
    pub flag: String,
    /// How many turns of writing people there were when it was looked at (`turn`).
    pub(super) turns: Cell<u64>,
}

impl Environment {
    /// What to do about tables, columns and relationships that aren't there, where that is the sandbox.
    pub fn note_missing(&self, findings: &[Finding], run: &mut Run) {
        const MISSING: [&str; 4] =
            ["fetch-unknown-column", "relationship-unresolved", "selected-columns-unknown", "table-unknown"];
        if self.embedded && findings.iter().any(|finding| MISSING.contains(&finding.rule.slug)) {
            run.ui.note(
                "the sandbox has well-known tables; `mopctl sandbox define ADDRESS` gives it those that files name",
            );
        }
    }
}

/// Which environment is meant: a name, a URL, or a name for variables beside a URL.
#[derive(Debug, Default, PartialEq, Eq)]
struct Choice {
    name: Option<String>,
    url: Option<String>,
}

/// The name under which the configuration keeps values of variables for the environment at hand.
pub fn variables_name(run: &Run) -> Option<String> {
    choose(run).ok().and_then(|choice| choice.name)
}

/// Opens the environment that the options name, or the one that an address names.
pub fn open(run: &Run, named: Option<&str>) -> Result<Environment, Error> {
    Ok(try_open(run, named)??)
}

/// Fails where an environment may be written to only when the command line names it, and it doesn't.
pub fn check_writable(environment: &Environment, run: &Run) -> Result<(), Error> {
    let config = run.config()?;
    let is_meant = |(name, known): (&String, &config::Environment)| {
        let is_there = known.url.as_deref().is_some_and(|url| is_same(url, environment.session.root()));
        known.protected && (*name == environment.name || is_there)
    };
    let meant = config.environments.iter().find(|known| is_meant(*known));
    let Some((name, _)) = meant.filter(|_| !run.given.env && !run.given.url) else { return Ok(()) };
    Err(Error::usage(format!("{name} is protected"))
        .hint(format!("it is written to only when the command line names it: add --env {name}"))
        .hint("nothing was written"))
}

/// The environments that `--env` names, one or several.
pub fn open_all(run: &Run) -> Result<Vec<Environment>, Error> {
    match several(run) {
        Some(names) => names
            .iter()
            .map(|name| open(run, Some(name)).map_err(|error| error.of_environment(name)))
            .collect(),
        None => Ok(vec![open(run, None)?]),
    }
}

/// Whether `--env` lists environments, be it only one: each then has its own variables.
pub fn are_listed(run: &Run) -> bool {
    several(run).is_some()
}

/// The names that `--env` lists, where it lists several.
fn several(run: &Run) -> Option<Vec<String>> {
    let said = run.global.env.as_ref().filter(|_| run.given.env || !run.given.url)?;
    let mut names: Vec<String> = Vec::new();
    for name in said.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    said.contains(',').then_some(names).filter(|names| !names.is_empty())
}

/// The same, with why it couldn't be opened once it was clear which one is meant.
pub fn try_open(run: &Run, named: Option<&str>) -> Result<Result<Environment, Failure>, Error> {
    (run.watch_interrupts)();
    let choice = match named {
        Some(name) => Choice { name: Some(name.to_owned()), url: None },
        None => choose(run)?,
    };
    let flag = match (&choice.name, &choice.url) {
        (_, Some(url)) => format!("--url {url}"),
        (Some(name), None) => {
            if name.contains(' ') {
                format!("--env \"{name}\"")
            } else {
                format!("--env {name}")
            }
        }
        (None, None) => String::new(),
    };
    let (target, embedded, name) = match (choice.name, choice.url) {
        (_, Some(url)) => {
            let target = external(&url, "--url or MOPCTL_URL")?;
            let host = target.url.host_str().unwrap_or_default().to_owned();
            (target, false, host)
        }
        (Some(name), None) if name == SANDBOX => (start_sandbox()?, true, name),
        (Some(name), None) => (configured(run, &name)?, false, name),
        (None, None) => {
            return Err(Error::usage("no environment is named")
                .hint("add --env sandbox for the embedded Dataverse")
                .hint("or --url https://YOUR.crm.dynamics.com with an access token in MOPCTL_TOKEN"));
        }
    };
    let session = match Session::open(target, manner(run)?) {
        Ok(session) => session,
        Err(failure) => return Ok(Err(failure)),
    };
    // The sandbox tells of the columns that matter offline, not of all.
    let session = if embedded { session.with_partial_columns() } else { session };
    let turns = Cell::new(turns(session.organization()));
    Ok(Ok(Environment { session, name, embedded, flag, turns }))
}

thread_local! {
    /// The trace of this run: several environments are told in one.
    static TRACE: RefCell<Option<Rc<Trace>>> = const { RefCell::new(None) };
}

/// The trace that `--trace-http` asks for.
fn trace(run: &Run) -> Result<Option<Rc<Trace>>, Error> {
    let Some(file) = run.global.trace_http.as_deref() else { return Ok(None) };
    if let Some(known) = TRACE.with_borrow(Clone::clone) {
        return Ok(Some(known));
    }
    check_free(file, "")?;
    let made = Trace::create(file).map_err(|error| Error::io("write", file, &error))?;
    let made = Rc::new(made);
    TRACE.set(Some(made.clone()));
    Ok(Some(made))
}

/// What stands on the command line wins over what stands in a variable. Where both a name and a URL
/// are left, the URL is the environment and the name says whose values variables have.
fn choose(run: &Run) -> Result<Choice, Error> {
    // A variable of CI that has no value is there, but empty.
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let (name, url) = (said(&run.global.env), said(&run.global.url));
    if name.as_ref().is_some_and(|name| name.contains(',')) {
        return Err(Error::usage("several environments are named, but this works with one")
            .hint("diff and publish take several; name one here"));
    }
    let both = |name: String, url: String| {
        if name == SANDBOX {
            return Err(
                Error::usage("--env sandbox and a URL name two environments").hint("keep one of them")
            );
        }
        let known = run.config()?.environments.get(&name).and_then(|environment| environment.url.clone());
        match known {
            Some(known) if !same_url(&known, &url) => Err(Error::usage(format!(
                "`{name}` is {known} in the configuration, but the URL given is {url}"
            ))
            .hint("keep one of --env and --url")),
            _ => Ok(Choice { name: Some(name), url: Some(url) }),
        }
    };
    let name = match (&name, &url) {
        (None, None) => run.config()?.default_environment.clone(),
        _ => name,
    };
    match (name, url, run.given.env, run.given.url) {
        (name, None, _, _) => Ok(Choice { name, url: None }),
        (None, url, _, _) | (_, url, false, true) => Ok(Choice { name: None, url }),
        (name, _, true, false) => Ok(Choice { name, url: None }),
        (Some(name), Some(url), _, _) => both(name, url),
    }
}

fn same_url(a: &str, b: &str) -> bool {
    a.trim_end_matches('/').eq_ignore_ascii_case(b.trim_end_matches('/'))
}

fn external(url: &str, from: &str) -> Result<Target, Error> {
    let root = check_url(url).map_err(Error::usage)?;
    Target::new(&root, sign_in::credential(&root, from)?).map_err(Error::usage)
}

/// An environment that somebody signs in to.
pub struct Address {
    /// Root URL.
    pub url: String,
    /// What messages call it.
    name: String,
}

/// An argument and an option may not name two environments.
pub fn check_named_once(run: &Run, named: Option<&str>) -> Result<(), Error> {
    let option = match (run.given.env, run.given.url) {
        (true, _) => {
            run.global.env.as_deref().filter(|name| named != Some(name)).map(|name| format!("--env {name}"))
        }
        (_, true) => run.global.url.as_deref().map(|url| format!("--url {url}")),
        _ => None,
    };
    match (named, option) {
        (Some(name), Some(option)) => {
            Err(Error::usage(format!("`{name}` and {option} name two environments"))
                .hint("keep one of the two"))
        }
        _ => Ok(()),
    }
}

/// Where the environment is that the options name, or that of this name.
pub fn address(run: &Run, named: Option<&str>) -> Result<Address, Error> {
    check_named_once(run, named)?;
    let choice = match named {
        Some(name) => Choice { name: Some(name.to_owned()), url: None },
        None => choose(run)?,
    };
    let (url, name) = match (choice.name, choice.url) {
        (_, Some(url)) => (url.clone(), url),
        (Some(name), None) if name == SANDBOX => {
            return Err(Error::usage("the sandbox needs no sign-in"));
        }
        (Some(name), None) => (trusted_url(run, &name)?, name),
        (None, None) => {
            return Err(Error::usage("no environment is named")
                .hint("name one: `mopctl login NAME`, or --url https://YOUR.crm.dynamics.com"));
        }
    };
    Ok(Address { url: check_url(&url).map_err(Error::usage)?, name })
}

/// Opens an environment as the person who is signed in.
pub fn open_signed_in(run: &Run, address: &Address) -> Result<Environment, Error> {
    let credential = Credential::SignedIn { environment: address.url.clone() };
    let target = Target::new(&address.url, credential).map_err(Error::usage)?;
    let session = Session::open(target, manner(run)?)?;
    let flag = format!("--url {}", address.url);
    let turns = Cell::new(turns(session.organization()));
    Ok(Environment { session, name: address.name.clone(), embedded: false, flag, turns })
}

fn manner(run: &Run) -> Result<Manner, Error> {
    Ok(Manner {
        log: run.ui.verbose().then(|| Box::new(crate::ui::trace) as Log),
        waits: (!run.ui.quiet()).then(|| Box::new(crate::ui::trace) as Log),
        trace: trace(run)?,
        timeout: run.global.timeout,
        metadata: config::state_folder().ok().map(|folder| folder.join("metadata")),
    })
}

/// A token goes only to hosts that the user named: a pull request could change a project's file.
fn configured(run: &Run, name: &str) -> Result<Target, Error> {
    external(&trusted_url(run, name)?, name)
}

/// The URL of an environment that the user's own configuration names.
fn trusted_url(run: &Run, name: &str) -> Result<String, Error> {
    let config = run.config()?;
    let known = config.environments.get(name);
    match known.and_then(|environment| environment.url.as_ref().map(|url| (environment, url))) {
        Some((environment, url)) if environment.trusted => Ok(url.clone()),
        Some((_, url)) => Err(Error::usage(format!(
            "only the project's mopctl.yaml says that `{name}` is {url}"
        ))
        .hint(format!(
            "add --url {url} to say so yourself, or keep it as your own with `mopctl env add {name} {url}`"
        ))),
        None => Err(Error::usage(format!("there is no environment `{name}`")).hint(known_names(config))),
    }
}

fn known_names(config: &config::Config) -> String {
    let mut names: Vec<&str> = config.environments.keys().map(String::as_str).collect();
    names.push(SANDBOX);
    format!("known: {}", names.join(", "))
}

fn start_sandbox() -> Result<Target, Error> {
    let file = config::state_folder()?.join(sandbox::FILE_NAME);
    let (running, _) =
        sandbox::start(file, super::sandbox::embedded()?, 0).map_err(|error| sandbox_failed(&error))?;
    Target::new(&running.url, Credential::Fixed(Token::new(running.token))).map_err(Error::usage)
}

/// Why the sandbox can't be used, with what mends it.
pub fn sandbox_failed(error: &sandbox::SandboxError) -> Error {
    let shown = Error::new(Kind::Environment, error.to_string());
    if error.is_broken {
        shown.hint("`mopctl sandbox reset` puts it aside and makes a new one")
    } else {
        shown
    }
}
