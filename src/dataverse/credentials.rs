//! Where access tokens come from: a variable, a command, or the Microsoft identity platform.

#[cfg(unix)]
use std::io::IsTerminal;
use std::io::Read;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use reqwest::Url;
use serde_json::Value;

use super::client::{Token, is_loopback};
use super::errors::Failure;
use super::identity::{Application, Granted, Http, answered, encoded, granted, safe};
use super::login;

/// The most that a command may print: 1 MiB.
const MAX_OUTPUT: u64 = 1024 * 1024;

/// How to get a token.
#[derive(Clone)]
pub enum Credential {
    /// A token that somebody else got.
    Fixed(Token),
    /// A command of the user that prints one.
    Command(String),
    /// The Azure CLI, signed in by the user.
    AzureCli,
    /// An application with its secret.
    Secret {
        /// The application.
        application: Application,
        /// `AZURE_CLIENT_SECRET`.
        secret: String,
    },
    /// An application with the key of its certificate.
    Certificate {
        /// The application.
        application: Application,
        /// `AZURE_CLIENT_CERTIFICATE_PATH`.
        file: String,
    },
    /// A person who signed in with `mopctl login`.
    SignedIn {
        /// Root URL of the environment.
        environment: String,
    },
    /// An application that shows a token of its surroundings: a file (AKS, Azure Pipelines).
    AssertionFile {
        /// The application.
        application: Application,
        /// `AZURE_FEDERATED_TOKEN_FILE`.
        file: String,
    },
    /// An application that shows a token of a GitHub Actions job.
    GitHub {
        /// The application.
        application: Application,
        /// `ACTIONS_ID_TOKEN_REQUEST_URL`.
        url: String,
        /// `ACTIONS_ID_TOKEN_REQUEST_TOKEN`.
        token: String,
    },
    /// An application that shows a token of an Azure Pipelines job.
    Pipelines {
        /// The application.
        application: Application,
        /// `SYSTEM_OIDCREQUESTURI`.
        url: String,
        /// `AZURESUBSCRIPTION_SERVICE_CONNECTION_ID`.
        connection: String,
        /// `SYSTEM_ACCESSTOKEN`.
        token: String,
    },
    /// The identity of the machine.
    ManagedIdentity {
        /// `AZURE_CLIENT_ID`, where it has several.
        client: Option<String>,
    },
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credential({})", self.word())
    }
}

impl Credential {
    /// The word for it in `MOPCTL_AUTH`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Fixed(_) => "token",
            Self::Command(_) => "command",
            Self::AzureCli => "azure-cli",
            Self::Secret { .. } => "client-secret",
            Self::Certificate { .. } => "client-certificate",
            Self::SignedIn { .. } => "login",
            Self::AssertionFile { .. } | Self::GitHub { .. } | Self::Pipelines { .. } => "workload-identity",
            Self::ManagedIdentity { .. } => "managed-identity",
        }
    }

    /// Texts that must never be shown.
    pub(super) fn secrets(&self) -> Vec<String> {
        match self {
            Self::Secret { secret, .. } => vec![secret.clone()],
            Self::GitHub { token, .. } | Self::Pipelines { token, .. } => vec![token.clone()],
            Self::AssertionFile { file, .. } => {
                std::fs::read_to_string(file).map(|text| text.trim().to_owned()).into_iter().collect()
            }
            Self::ManagedIdentity { .. } => std::env::var("IDENTITY_HEADER").into_iter().collect(),
            // Whatever its variables hold may come back in what a command says.
            Self::Command(_) | Self::AzureCli => std::env::var("AZURE_CLIENT_SECRET").into_iter().collect(),
            Self::Fixed(token) => vec![token.text().to_owned()],
            // The key itself is never sent; what is signed with it is good for minutes.
            Self::Certificate { .. } => Vec::new(),
            Self::SignedIn { environment } => login::secrets(environment),
        }
    }

    /// Whether a new token can be had.
    pub(super) fn can_renew(&self) -> bool {
        !matches!(self, Self::Fixed(_))
    }

    /// Says that the token wasn't taken, so that the next one is a new one.
    pub(super) async fn refused(&self, token: &Token) {
        if let Self::SignedIn { environment } = self {
            login::distrust(environment, token).await;
        }
    }

    /// Gets a token for an environment.
    pub(super) async fn grant(&self, http: &Http, environment: &Url) -> Result<Granted, Failure> {
        let root = environment.as_str().trim_end_matches('/').to_owned();
        match self {
            Self::Fixed(token) => Ok(Granted { token: token.clone(), ends: None }),
            Self::Command(command) => {
                let what = "the command of MOPCTL_TOKEN_COMMAND";
                let mut command = shell(command);
                // One command may know the tokens of several environments.
                command.env("MOPCTL_TOKEN_FOR", root.trim_end_matches('/'));
                from_command(command, what, http.patience()).await
            }
            Self::AzureCli => {
                let mut command = std::process::Command::new(if cfg!(windows) { "az.cmd" } else { "az" });
                command.args(["account", "get-access-token", "--output", "json", "--resource", &root]);
                from_command(command, "the Azure CLI", http.patience()).await
            }
            Self::Secret { application, secret } => {
                application.ask(http, &root, &[("client_secret", secret)]).await
            }
            Self::Certificate { application, file } => {
                application.ask_with_certificate(http, &root, file).await
            }
            Self::SignedIn { environment } => login::renewed(http, environment).await,
            Self::AssertionFile { application, file } => {
                let assertion = std::fs::read_to_string(file).map_err(|error| {
                    Failure::SignIn(format!("can't read AZURE_FEDERATED_TOKEN_FILE {file}: {error}"))
                })?;
                if assertion.trim().is_empty() {
                    let message = format!("AZURE_FEDERATED_TOKEN_FILE {file} is empty");
                    return Err(Failure::SignIn(message));
                }
                application.ask_with_assertion(http, &root, assertion.trim()).await
            }
            Self::GitHub { application, url, token } => {
                let assertion = github_assertion(http, url, token).await?;
                application.ask_with_assertion(http, &root, &assertion).await
            }
            Self::Pipelines { application, url, connection, token } => {
                let assertion = pipelines_assertion(http, url, connection, token).await?;
                application.ask_with_assertion(http, &root, &assertion).await
            }
            Self::ManagedIdentity { client } => managed(&root, client.as_deref(), http.patience()).await,
        }
    }
}

/// The identity of a machine is asked for over TLS, or of this machine or its own network.
fn local(url: &str) -> Result<Url, Failure> {
    let parsed =
        Url::parse(url).map_err(|error| Failure::SignIn(format!("`{url}` is not a URL: {error}")))?;
    let host = parsed.host_str().and_then(|host| host.parse::<std::net::Ipv4Addr>().ok());
    if parsed.scheme() == "https" || is_loopback(&parsed) || host.is_some_and(|host| host.is_link_local()) {
        return Ok(parsed);
    }
    Err(Failure::SignIn(format!("IDENTITY_ENDPOINT {url} is neither https nor of this machine")))
}

/// The token of a job ("About security hardening with `OpenID Connect`", docs.github.com).
async fn github_assertion(http: &Http, url: &str, token: &str) -> Result<String, Failure> {
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = safe(&format!("{url}{separator}audience={}", encoded("api://AzureADTokenExchange")))?;
    let request = http.get(url).header("authorization", format!("Bearer {token}"));
    let answer = answered(http, request).await?;
    let assertion = answer["value"].as_str().map(str::to_owned);
    assertion.ok_or_else(|| {
        Failure::SignIn(
            "GitHub sent no token for this job; does it have `permissions: id-token: write`?".to_owned(),
        )
    })
}

/// The token of a job ("Oidctoken - Create", learn.microsoft.com).
async fn pipelines_assertion(
    http: &Http,
    url: &str,
    connection: &str,
    token: &str,
) -> Result<String, Failure> {
    let url = safe(&format!("{url}?api-version=7.1&serviceConnectionId={}", encoded(connection)))?;
    let request = http
        .post(url)
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body("");
    let answer = answered(http, request).await?;
    let assertion = answer["oidcToken"].as_str().map(str::to_owned);
    assertion.ok_or_else(|| Failure::SignIn("Azure Pipelines sent no token for this job".to_owned()))
}

/// The identity of the machine ("How to use managed identities", learn.microsoft.com): the endpoint of
/// App Service where it is there, else that of virtual machines.
async fn managed(root: &str, client: Option<&str>, patience: Duration) -> Result<Granted, Failure> {
    // What is asked of the machine itself goes through no proxy.
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| Failure::SignIn(format!("no HTTP client: {error}")))?;
    let http = Http::new(http, patience);
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let client = client.map(|client| format!("&client_id={}", encoded(client))).unwrap_or_default();
    let resource = encoded(root);
    let request = match (variable("IDENTITY_ENDPOINT"), variable("IDENTITY_HEADER")) {
        (Some(endpoint), Some(header)) => http
            .get(local(&format!("{endpoint}?api-version=2019-08-01&resource={resource}{client}"))?)
            .header("x-identity-header", header),
        _ => http
            .get(local(&format!(
                "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource={resource}{client}"
            ))?)
            .header("metadata", "true"),
    };
    granted(&answered(&http, request).await?)
}

fn shell(command: &str) -> std::process::Command {
    let (program, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut shell = std::process::Command::new(program);
    shell.args([flag, command]);
    shell
}

/// What a command printed; one that doesn't end in time is stopped.
fn finished(mut command: std::process::Command, patience: Duration) -> std::io::Result<std::process::Output> {
    let pipe = std::process::Stdio::piped;
    // What asks at the terminal, such as for a password, must stay in front there.
    #[cfg(unix)]
    let has_group = !(std::io::stdin().is_terminal() || std::io::stderr().is_terminal());
    #[cfg(not(unix))]
    let has_group = false;
    #[cfg(unix)]
    if has_group {
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
    }
    command.stdin(std::process::Stdio::null());
    let mut child = command.stdout(pipe()).stderr(pipe()).spawn()?;
    let (stdout, stderr) = (collected(child.stdout.take()), collected(child.stderr.take()));
    let end = Instant::now() + patience;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if Instant::now() >= end {
            if has_group {
                end_group(&child);
            }
            child.kill()?;
            child.wait()?;
            let seconds = patience.as_secs();
            let message = format!("it ran for {seconds} seconds and was stopped");
            return Err(std::io::Error::new(std::io::ErrorKind::TimedOut, message));
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    Ok(std::process::Output { status, stdout: taken(&stdout), stderr: taken(&stderr) })
}

/// Ends a command with whatever it started.
fn end_group(child: &std::process::Child) {
    let group = format!("-{}", child.id());
    // Where there is no such program the command itself is ended all the same.
    let _ = std::process::Command::new("kill").args(["-KILL", "--", &group]).status();
}

/// What a command has printed. A child of it may keep its output open for longer than anybody waits.
fn taken(pieces: &Receiver<Vec<u8>>) -> Vec<u8> {
    let end = Instant::now() + Duration::from_secs(1);
    let mut bytes = Vec::new();
    while let Ok(piece) = pieces.recv_timeout(end.saturating_duration_since(Instant::now())) {
        bytes.extend(piece);
    }
    bytes
}

/// Reads what a command prints while it runs, so that a full pipe doesn't stop it.
fn collected(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (tell, told) = channel();
    std::thread::spawn(move || {
        let Some(pipe) = pipe else { return };
        let mut pipe = pipe.take(MAX_OUTPUT);
        let mut piece = vec![0; 8192];
        // What came before it broke is enough; where the receiver gave up nobody wants to know.
        while let Ok(length @ 1..) = pipe.read(&mut piece) {
            if tell.send(piece[..length].to_vec()).is_err() {
                return;
            }
        }
    });
    told
}

/// The token that a command prints: alone, or as JSON with `accessToken` or `access_token`.
async fn from_command(
    command: std::process::Command,
    what: &str,
    patience: Duration,
) -> Result<Granted, Failure> {
    let failed = |why: String| Failure::SignIn(format!("{what} gave no token: {why}"));
    // Requests that are under way go on meanwhile.
    let done = tokio::task::spawn_blocking(move || finished(command, patience)).await;
    let done = done
        .unwrap_or_else(|error| Err(std::io::Error::other(error)))
        .map_err(|error| failed(format!("it can't be started or doesn't end ({error})")))?;
    if !done.status.success() {
        // Its own words may hold anything, so only the first line is passed on.
        let said = String::from_utf8_lossy(&done.stderr);
        let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("it failed").trim();
        return Err(failed(line.chars().take(300).collect()));
    }
    let text = String::from_utf8_lossy(&done.stdout);
    let text = text.trim();
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    if let Some(token) = value["accessToken"].as_str().or_else(|| value["access_token"].as_str()) {
        let ends = value["expires_on"].as_u64().and_then(|ends| {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
            ends.checked_sub(now)
        });
        return Ok(Granted::new(token, ends));
    }
    if text.is_empty() || text.contains(char::is_whitespace) || value.is_object() {
        return Err(failed("what it printed isn't a token".to_owned()));
    }
    Ok(Granted::new(text.trim_matches('"'), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_never_shown() {
        let application = Application { authority: String::new(), tenant: "t".into(), client: "c".into() };
        let credential = Credential::Secret { application, secret: "hush".into() };
        assert_eq!(format!("{credential:?}"), "Credential(client-secret)");
        assert!(safe("http://login.example.com/x").is_err());
    }
}
