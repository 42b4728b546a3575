//! The Microsoft identity platform: what is asked of it, and what its refusals mean ("Microsoft identity
//! platform and the OAuth 2.0 client credentials flow", learn.microsoft.com).

use std::time::{Duration, Instant};

use reqwest::Url;
use serde_json::Value;

use super::certificate;
use super::client::{Token, is_loopback};
use super::errors::Failure;

/// A token is renewed when so much of its time is left.
pub(super) const BEFORE_END: Duration = Duration::from_secs(300);
/// How long a sign-in service may take to answer, at most.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often one that is busy is asked.
const MAX_ATTEMPTS: u32 = 4;
/// The largest answer of a sign-in service that is read.
const MAX_ANSWER: usize = 1024 * 1024;

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

    pub(super) fn new(token: impl Into<String>, seconds: Option<u64>) -> Self {
        // A time beyond what a clock can hold is as good as none.
        let ends = seconds.and_then(|seconds| Instant::now().checked_add(Duration::from_secs(seconds)));
        Self { token: Token::new(token), ends }
    }
}

impl Application {
    pub(super) async fn ask_with_assertion(
        &self,
        http: &Http,
        root: &str,
        assertion: &str,
    ) -> Result<Granted, Failure> {
        let kind = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        self.ask(http, root, &[("client_assertion_type", kind), ("client_assertion", assertion)]).await
    }

    /// The client credentials flow, with a token signed by the key of a certificate.
    pub(super) async fn ask_with_certificate(
        &self,
        http: &Http,
        root: &str,
        file: &str,
    ) -> Result<Granted, Failure> {
        let text = std::fs::read_to_string(file).map_err(|error| {
            Failure::SignIn(format!("can't read AZURE_CLIENT_CERTIFICATE_PATH {file}: {error}"))
        })?;
        let assertion = certificate::assertion(&text, &self.client, self.endpoint("token")?.as_str())
            .map_err(|why| Failure::SignIn(format!("{file} can't be used to sign in: {why}")))?;
        self.ask_with_assertion(http, root, &assertion).await
    }

    /// The client credentials flow.
    pub(super) async fn ask(
        &self,
        http: &Http,
        root: &str,
        proof: &[(&str, &str)],
    ) -> Result<Granted, Failure> {
        let scope = format!("{root}/.default");
        let mut form =
            vec![("grant_type", "client_credentials"), ("client_id", &self.client), ("scope", &scope)];
        form.extend_from_slice(proof);
        granted(&answered(http, post(http, self.endpoint("token")?, &form)).await?)
    }

    /// An address of the sign-in service.
    pub(super) fn endpoint(&self, name: &str) -> Result<Url, Failure> {
        let authority = self.authority.trim_end_matches('/');
        safe(&format!("{authority}/{}/oauth2/v2.0/{name}", segment(&self.tenant)))
    }
}

/// How sign-in services are spoken to.
#[derive(Debug, Clone)]
pub(super) struct Http {
    client: reqwest::Client,
    patience: Duration,
}

impl Http {
    /// Gives an answer as long as a request may take, a minute at most.
    pub(super) fn new(client: reqwest::Client, timeout: Duration) -> Self {
        Self { client, patience: timeout.min(PATIENCE) }
    }

    /// How long an answer may take.
    pub(super) fn patience(&self) -> Duration {
        self.patience
    }

    pub(super) fn get(&self, url: Url) -> reqwest::RequestBuilder {
        self.client.get(url).timeout(self.patience)
    }

    pub(super) fn post(&self, url: Url) -> reqwest::RequestBuilder {
        self.client.post(url).timeout(self.patience)
    }
}

/// A form as sign-in services take it.
pub(super) fn post(http: &Http, url: Url, form: &[(&str, &str)]) -> reqwest::RequestBuilder {
    let body: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    http.post(url)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json")
        .body(body.join("&"))
}

/// Tokens and secrets go over TLS, or to this machine.
pub(super) fn safe(url: &str) -> Result<Url, Failure> {
    let parsed =
        Url::parse(url).map_err(|error| Failure::SignIn(format!("`{url}` is not a URL: {error}")))?;
    if parsed.scheme() == "https" || is_loopback(&parsed) {
        return Ok(parsed);
    }
    Err(Failure::SignIn(format!("`{url}` doesn't use https; secrets go over https only")))
}

/// A part of a path; what is unreserved stays as it is.
fn segment(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

pub(super) fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The answer of a sign-in service as JSON; one that is busy is asked again, as long
/// as the waits together take no longer than an answer may.
pub(super) async fn answered(http: &Http, request: reqwest::RequestBuilder) -> Result<Value, Failure> {
    let mut attempt = 1;
    let mut left = http.patience;
    loop {
        let again = request.try_clone().filter(|_| attempt < MAX_ATTEMPTS);
        let Some(this) = again else { return settled(exchanged(request).await?) };
        let answer = exchanged(this).await?;
        let Some(wait) = answer.wait(attempt).filter(|wait| *wait <= left) else {
            return settled(answer);
        };
        left -= wait;
        tokio::time::sleep(wait).await;
        attempt += 1;
    }
}

fn settled(answer: Exchanged) -> Result<Value, Failure> {
    match answer.status {
        200..300 => Ok(answer.value),
        429 | 500.. => Err(Failure::SignInFailed(refusal(answer.status, &answer.value))),
        status => Err(Failure::SignIn(refusal(status, &answer.value))),
    }
}

/// What a sign-in service answered; what isn't JSON is null.
pub(super) struct Exchanged {
    pub(super) status: u16,
    pub(super) value: Value,
    retry_after: Option<Duration>,
}

impl Exchanged {
    /// How long to wait before it is asked again, where that may help.
    pub(super) fn wait(&self, attempt: u32) -> Option<Duration> {
        let is_busy = matches!(self.status, 429 | 500 | 502..=504);
        let own = Duration::from_millis(500 << attempt.min(5));
        is_busy.then(|| self.retry_after.unwrap_or(own))
    }
}

pub(super) async fn exchanged(request: reqwest::RequestBuilder) -> Result<Exchanged, Failure> {
    let mut answer = request.send().await.map_err(|error| {
        Failure::SignInFailed(format!("the sign-in service can't be reached: {}", error.without_url()))
    })?;
    let status = answer.status().as_u16();
    let retry_after = answer.headers().get("retry-after").and_then(|text| text.to_str().ok());
    let retry_after = retry_after.and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
    let broken = |error: reqwest::Error| {
        Failure::SignInFailed(format!("the sign-in service broke off: {}", error.without_url()))
    };
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(broken)? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Err(Failure::SignInFailed("the answer of the sign-in service is too large".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Exchanged { status, value: serde_json::from_slice(&body).unwrap_or_default(), retry_after })
}

/// What a sign-in service said, and what to do about it.
pub(super) fn refusal(status: u16, value: &Value) -> String {
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
            "multi-factor authentication is asked for: sign in with `mopctl login` or `az login`, or use an application",
        ),
        (
            "AADSTS50079",
            "multi-factor authentication is asked for: sign in with `mopctl login` or `az login`, or use an application",
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
        ("AADSTS700082", "the sign-in has ended: sign in again with `mopctl login`"),
        ("AADSTS70008", "the sign-in has ended: sign in again with `mopctl login`"),
        (
            "AADSTS50173",
            "the sign-in was revoked, or the password changed: sign in again with `mopctl login`",
        ),
        ("AADSTS700027", "the application doesn't know this certificate: upload its public part"),
        (
            "AADSTS7000218",
            "this application isn't allowed to sign people in without a secret: allow public client flows",
        ),
        (
            "AADSTS65001",
            "nobody has consented to this application: name another with --client-id, or ask an administrator",
        ),
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
pub(super) fn granted(value: &Value) -> Result<Granted, Failure> {
    let token = value["access_token"].as_str().filter(|token| !token.is_empty());
    let token = token.ok_or_else(|| Failure::SignIn("the sign-in service sent no token".to_owned()))?;
    let seconds = &value["expires_in"];
    let seconds = seconds.as_u64().or_else(|| seconds.as_str().and_then(|text| text.parse().ok()));
    Ok(Granted::new(token, seconds))
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
}
