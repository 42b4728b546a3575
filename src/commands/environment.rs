//! Which environment a command works with, and a session with it.

use crate::config;
use crate::dataverse::{Log, Session, Target, Token};
use crate::error::{Error, Kind};
use crate::run::Run;
use crate::sandbox::{self, Behaviour};

/// Name of the environment that always exists.
pub const SANDBOX: &str = "sandbox";

/// An open session and what to call it.
pub struct Environment {
    /// The session.
    pub session: Session,
    /// What messages call it.
    pub name: String,
    /// Whether it is the embedded Dataverse.
    pub embedded: bool,
}

/// Opens the environment that the options name, or the one that an address names.
pub fn open(run: &Run, named: Option<&str>) -> Result<Environment, Error> {
    let (name, url) = choose(run, named)?;
    let (target, embedded) = match (name.as_deref(), url) {
        (_, Some(url)) => (external(&url, "--url or MOPCTL_URL")?, false),
        (Some(SANDBOX), None) => (start_sandbox()?, true),
        (Some(name), None) => (configured(run, name)?, false),
        (None, None) => {
            return Err(Error::usage("no environment is named")
                .hint("add --env sandbox for the embedded Dataverse")
                .hint("or --url https://YOUR.crm.dynamics.com with an access token in MOPCTL_TOKEN"));
        }
    };
    let shown = name.unwrap_or_else(|| target.url.host_str().unwrap_or_default().to_owned());
    let log = run.ui.verbose().then(|| Box::new(crate::ui::trace) as Log);
    let session = Session::open(target, log)?;
    Ok(Environment { session, name: shown, embedded })
}

/// Name and URL: what stands on the command line wins over variables.
fn choose(run: &Run, named: Option<&str>) -> Result<(Option<String>, Option<String>), Error> {
    if let Some(named) = named {
        return Ok((Some(named.to_owned()), None));
    }
    let (env, url) = (run.global.env.clone(), run.global.url.clone());
    if env.as_deref() != Some(SANDBOX) || url.is_none() {
        return Ok((env, url));
    }
    match (run.given.env, run.given.url) {
        (true, false) => Ok((env, None)),
        (false, true) => Ok((None, url)),
        _ => Err(Error::usage("--env sandbox and --url name two environments").hint("keep one of them")),
    }
}

fn external(url: &str, from: &str) -> Result<Target, Error> {
    let token = std::env::var("MOPCTL_TOKEN").unwrap_or_default();
    if token.is_empty() {
        return Err(Error::new(Kind::NotAllowed, format!("there is no access token for {from}"))
            .hint("put one into the variable MOPCTL_TOKEN, for example:")
            .hint("MOPCTL_TOKEN=$(az account get-access-token --resource https://YOUR.crm.dynamics.com --query accessToken -o tsv)"));
    }
    Target::new(url, Token::new(token)).map_err(Error::usage)
}

/// A token goes only to hosts that the user named: a pull request could change a project's file.
fn configured(run: &Run, name: &str) -> Result<Target, Error> {
    let config = run.config()?;
    let known = config.environments.get(name);
    match known.and_then(|environment| environment.url.as_ref().map(|url| (environment, url))) {
        Some((environment, url)) if environment.trusted => external(url, name),
        Some((_, url)) => Err(Error::usage(format!(
            "only the project's mopctl.yaml says that `{name}` is {url}"
        ))
        .hint(format!(
            "add --url {url} to say so yourself, or put the environment into your own configuration"
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
    let (running, _) = sandbox::start(file, Behaviour::default(), 0)
        .map_err(|error| Error::new(Kind::Environment, error.to_string()))?;
    Target::new(&running.url, Token::new(running.token)).map_err(Error::usage)
}
