//! Where access tokens come from: a variable, a command, or the Microsoft identity platform
//! ("Microsoft identity platform and the OAuth 2.0 client credentials flow", learn.microsoft.com).

use std::time::{Duration, Instant};

use reqwest::Url;
use serde_json::Value;

use super::client::{Token, is_loopback};
use super::errors::Failure;

/// A token is renewed when so much of its time is left.
const BEFORE_END: Duration = Duration::from_secs(300);
/// How long a sign-in service may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// The largest answer of a sign-in service that is read.
const MAX_ANSWER: usize = 1024 * 1024;

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

/// An application of a tenant.
#[derive(Debug, Clone)]
pub struct Application {
    /// `AZURE_AUTHORITY_HOST`, or that of the environment's cloud.
    pub authority: String,
    /// `AZURE_TENANT_ID`.
    pub tenant: String,
    /// `AZURE_CLIENT_ID`.
    pub client: String,
}

/// A token with the time until it ends, where that is known.
pub(super) struct Granted {
    pub(super) token: Token,
    pub(super) ends: Option<Instant>,
}

impl Granted {
    /// Whether it should be renewed before it is used.
    pub(super) fn is_old(&self) -> bool {
        self.ends.is_some_and(|ends| ends.saturating_duration_since(Instant::now()) < BEFORE_END)
    }

    fn new(token: impl Into<String>, seconds: Option<u64>) -> Self {
        // A time beyond what a clock can hold is as good as none.
        let ends = seconds.and_then(|seconds| Instant::now().checked_add(Duration::from_secs(seconds)));
        Self { token: Token::new(token), ends }
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
        }
    }

    /// Whether a new token can be had.
    pub(super) fn can_renew(&self) -> bool {
        !matches!(self, Self::Fixed(_))
    }

    /// Gets a token for an environment.
    pub(super) async fn grant(&self, http: &reqwest::Client, environment: &Url) -> Result<Granted, Failure> {
        let root = environment.as_str().trim_end_matches('/').to_owned();
        match self {
            Self::Fixed(token) => Ok(Granted { token: token.clone(), ends: None }),
            Self::Command(command) => {
                from_command(&mut shell(command), "the command of MOPCTL_TOKEN_COMMAND")
            }
            Self::AzureCli => {
                let mut command = std::process::Command::new(if cfg!(windows) { "az.cmd" } else { "az" });
                command.args(["account", "get-access-token", "--output", "json", "--resource", &root]);
                from_command(&mut command, "the Azure CLI")
            }
            Self::Secret { application, secret } => {
                application.ask(http, &root, &[("client_secret", secret)]).await
            }
            Self::AssertionFile { application, file } => {
                let assertion = std::fs::read_to_string(file).map_err(|error| {
                    Failure::SignIn(format!("can't read AZURE_FEDERATED_TOKEN_FILE {file}: {error}"))
                })?;
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
            Self::ManagedIdentity { client } => managed(&root, client.as_deref()).await,
        }
    }
}

impl Application {
    async fn ask_with_assertion(
        &self,
        http: &reqwest::Client,
        root: &str,
        assertion: &str,
    ) -> Result<Granted, Failure> {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        self.ask(http, root, &[("client_assertion_type", kind), ("client_assertion", assertion)]).await
    }

    /// The client credentials flow.
    async fn ask(
        &self,
        http: &reqwest::Client,
        root: &str,
        proof: &[(&str, &str)],
    ) -> Result<Granted, Failure> {
        let url =
            format!("{}/{}/oauth2/v2.0/token", self.authority.trim_end_matches('/'), encoded(&self.tenant));
        let url = safe(&url)?;
        let scope = format!("{root}/.default");
        let mut form =
            vec![("grant_type", "client_credentials"), ("client_id", &self.client), ("scope", &scope)];
        form.extend_from_slice(proof);
        let body: Vec<String> =
            form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        let request = http
            .post(url)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("accept", "application/json")
            .body(body.join("&"));
        granted(&answered(request).await?)
    }
}

/// Tokens and secrets go over TLS, or to this machine.
fn safe(url: &str) -> Result<Url, Failure> {
    let parsed =
        Url::parse(url).map_err(|error| Failure::SignIn(format!("`{url}` is not a URL: {error}")))?;
    if parsed.scheme() == "https" || is_loopback(&parsed) {
        return Ok(parsed);
    }
    Err(Failure::SignIn(format!("`{url}` doesn't use https; secrets go over https only")))
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

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The answer of a sign-in service as JSON.
async fn answered(request: reqwest::RequestBuilder) -> Result<Value, Failure> {
    let mut answer = request.timeout(PATIENCE).send().await.map_err(|error| {
        Failure::SignIn(format!("the sign-in service can't be reached: {}", error.without_url()))
    })?;
    let status = answer.status().as_u16();
    let broken = |error: reqwest::Error| {
        Failure::SignIn(format!("the sign-in service broke off: {}", error.without_url()))
    };
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(broken)? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Err(Failure::SignIn("the answer of the sign-in service is too large".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    let value: Value = serde_json::from_slice(&body).unwrap_or_default();
    if (200..300).contains(&status) {
        return Ok(value);
    }
    Err(Failure::SignIn(refusal(status, &value)))
}

/// What a sign-in service said, and what to do about it.
fn refusal(status: u16, value: &Value) -> String {
    let described = value["error_description"].as_str().or_else(|| value["error"]["message"].as_str());
    let described = described.or_else(|| value["error"].as_str()).unwrap_or_default();
    let line = described.lines().next().unwrap_or_default().trim();
    let advice = [
        ("AADSTS7000215", "the client secret is wrong; use its value, not its id"),
        ("AADSTS7000222", "the client secret has expired; make a new one"),
        ("AADSTS700016", "the tenant has no such application: check AZURE_CLIENT_ID and AZURE_TENANT_ID"),
        ("AADSTS90002", "there is no such tenant: check AZURE_TENANT_ID"),
        (
            "AADSTS50076",
            "multi-factor authentication is asked for: sign in with `az login`, or use an application",
        ),
        (
            "AADSTS50079",
            "multi-factor authentication is asked for: sign in with `az login`, or use an application",
        ),
        (
            "AADSTS70021",
            "no federated credential of the application matches this job: check issuer, subject and audience",
        ),
        (
            "AADSTS700213",
            "no federated credential of the application matches this job: check issuer, subject and audience",
        ),
        ("AADSTS700024", "the assertion isn't valid yet or any more: check the clock"),
        ("AADSTS500011", "the tenant knows no such environment: check its URL"),
        ("AADSTS53003", "a conditional access policy forbids it"),
    ];
    let advice = advice.iter().find(|(code, _)| described.contains(code)).map(|(_, advice)| *advice);
    let said = if line.is_empty() { format!("HTTP status {status}") } else { line.to_owned() };
    match advice {
        Some(advice) => format!("the sign-in service says: {said}; {advice}"),
        None => format!("the sign-in service says: {said}"),
    }
}

/// The token of an answer; times come as numbers or as texts.
fn granted(value: &Value) -> Result<Granted, Failure> {
    let token = value["access_token"].as_str().filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| Failure::SignIn("the sign-in service sent no token".to_owned()))?;
    let seconds = &value["expires_in"];
    let seconds = seconds.as_u64().or_else(|| seconds.as_str().and_then(|text| text.parse().ok()));
    Ok(Granted::new(token, seconds))
}

/// The token of a job ("About security hardening with `OpenID Connect`", docs.github.com).
async fn github_assertion(http: &reqwest::Client, url: &str, token: &str) -> Result<String, Failure> {
    let separator = if url.contains('?') { '&' } else { '?' };
    let url = safe(&format!("{url}{separator}audience={}", encoded("api://AzureADTokenExchange")))?;
    let request = http.get(url).header("authorization", format!("Bearer {token}"));
    let answer = answered(request).await?;
    let assertion = answer["value"].as_str().map(str::to_owned);
    assertion.ok_or_else(|| {
        Failure::SignIn(
            "GitHub sent no token for this job; does it have `permissions: id-token: write`?".to_owned(),
        )
    })
}

/// The token of a job ("Oidctoken - Create", learn.microsoft.com).
async fn pipelines_assertion(
    http: &reqwest::Client,
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
    let answer = answered(request).await?;
    let assertion = answer["oidcToken"].as_str().map(str::to_owned);
    assertion.ok_or_else(|| Failure::SignIn("Azure Pipelines sent no token for this job".to_owned()))
}

/// The identity of the machine ("How to use managed identities", learn.microsoft.com): the endpoint of
/// App Service where it is there, else that of virtual machines.
async fn managed(root: &str, client: Option<&str>) -> Result<Granted, Failure> {
    // What is asked of the machine itself goes through no proxy.
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| Failure::SignIn(format!("no HTTP client: {error}")))?;
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let client = client.map(|client| format!("&client_id={}", encoded(client))).unwrap_or_default();
    let resource = encoded(root);
    let request = match (variable("IDENTITY_ENDPOINT"), variable("IDENTITY_HEADER")) {
        (Some(endpoint), Some(header)) => http
            .get(local(&format!("{endpoint}?api-version=2019-08-01&resource={resource}{client}"))?)
            .header("x-identity-header", header),
        _ => http
            .get(format!(
                "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource={resource}{client}"
            ))
            .header("metadata", "true"),
    };
    granted(&answered(request).await?)
}

fn shell(command: &str) -> std::process::Command {
    let (program, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut shell = std::process::Command::new(program);
    shell.args([flag, command]);
    shell
}

/// What a command printed; one that doesn't end in time is stopped.
fn finished(command: &mut std::process::Command) -> std::io::Result<std::process::Output> {
    let pipe = std::process::Stdio::piped;
    let child = command.stdout(pipe()).stderr(pipe()).spawn()?;
    let id = child.id();
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        // The receiver may have given up; then nobody wants to know.
        let _ = tell.send(child.wait_with_output());
    });
    told.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        Err(std::io::Error::new(std::io::ErrorKind::TimedOut, format!("process {id} runs on after a minute")))
    })
}

/// The token that a command prints: alone, or as JSON with `accessToken` or `access_token`.
fn from_command(command: &mut std::process::Command, what: &str) -> Result<Granted, Failure> {
    let failed = |why: String| Failure::SignIn(format!("{what} gave no token: {why}"));
    let done = finished(command.stdin(std::process::Stdio::null()))
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

/// The sign-in service of an environment's cloud ("National clouds", learn.microsoft.com).
pub fn authority_of(host: &str) -> &'static str {
    if host.ends_with(".microsoftdynamics.us") || host.ends_with(".appsplatform.us") {
        "https://login.microsoftonline.us"
    } else if host.ends_with(".dynamics.cn") {
        "https://login.partner.microsoftonline.cn"
    } else {
        "https://login.microsoftonline.com"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_cloud_has_its_authority() {
        for (host, authority) in [
            ("contoso.crm.dynamics.com", "https://login.microsoftonline.com"),
            ("contoso.crm9.dynamics.com", "https://login.microsoftonline.com"),
            ("contoso.crm.microsoftdynamics.us", "https://login.microsoftonline.us"),
            ("contoso.crm.appsplatform.us", "https://login.microsoftonline.us"),
            ("contoso.crm.dynamics.cn", "https://login.partner.microsoftonline.cn"),
        ] {
            assert_eq!(authority_of(host), authority);
        }
    }

    #[test]
    fn secrets_are_never_shown() {
        let application = Application { authority: String::new(), tenant: "t".into(), client: "c".into() };
        let credential = Credential::Secret { application, secret: "hush".into() };
        assert_eq!(format!("{credential:?}"), "Credential(client-secret)");
        assert!(safe("http://login.example.com/x").is_err());
    }
}
