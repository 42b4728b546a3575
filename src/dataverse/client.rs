//! One request and its answer: headers, size limits, retries of what may be repeated.

use std::cell::RefCell;
use std::fmt;
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{Duration, Instant};

use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use super::credentials::Credential;
use super::errors::{Failure, ServiceError, said};
use super::identity::{Granted, Http};
use super::pace::Pace;
use super::trace::Trace;
use crate::interrupt;

/// The largest answer that is read.
const MAX_ANSWER: usize = 64 * 1024 * 1024;
/// How long a request is repeated before it is given up, at most.
const DEADLINE: Duration = Duration::from_secs(600);
/// The same in times that one request may take: whoever wants a quick answer wants a quick end, too.
const TRIES_LONG: u32 = 20;
const MAX_ATTEMPTS: u32 = 8;
/// How often an environment that can't be reached is tried.
const MAX_CONNECTS: u32 = 3;

/// An access token. It is never shown.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// Wraps a token.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Where requests go and with what.
#[derive(Debug, Clone)]
pub struct Target {
    /// Root URL of the environment.
    pub url: Url,
    /// Where access tokens come from.
    pub credential: Credential,
}

/// The root of an environment that an address names, if a token may go there.
pub fn check_url(url: &str) -> Result<String, String> {
    Ok(unsigned(url)?.url.as_str().trim_end_matches('/').to_owned())
}

/// Whether two addresses are the same environment.
pub fn is_same(a: &str, b: &str) -> bool {
    matches!((unsigned(a), unsigned(b)), (Ok(a), Ok(b)) if a.url.origin() == b.url.origin())
}

/// The host of an environment that an address names, if a token may go there.
pub fn host_of(url: &str) -> Result<String, String> {
    Ok(unsigned(url)?.host().to_owned())
}

/// An address before anybody signs in.
fn unsigned(url: &str) -> Result<Target, String> {
    Target::new(url, Credential::Fixed(Token::new("")))
}

impl Target {
    /// Checks a URL: `https`, or `http` to this machine; no path, no credentials.
    pub fn new(url: &str, credential: Credential) -> Result<Self, String> {
        // The parser would leave them away, and what is left may be another host.
        if url.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err("the URL holds blanks or control characters".to_owned());
        }
        let parsed = Url::parse(url).map_err(|error| format!("`{url}` is not a URL: {error}"))?;
        if !parsed.username().is_empty() || parsed.password().is_some() {
            return Err("the URL holds credentials; the token comes from MOPCTL_TOKEN".to_owned());
        }
        match parsed.scheme() {
            "https" => {}
            "http" if is_loopback(&parsed) => {}
            _ => return Err(format!("`{url}` doesn't use https; tokens go over https only")),
        }
        if !matches!(parsed.path(), "" | "/") || parsed.query().or(parsed.fragment()).is_some() {
            return Err(format!("`{url}` must be the root of the environment, without a path"));
        }
        Ok(Self { url: parsed, credential })
    }

    fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    /// The host of the environment.
    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }
}

pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

/// An answer as it came.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// The body of an answer as JSON.
pub(super) fn json(body: &[u8]) -> Result<Value, Failure> {
    serde_json::from_slice(body).map_err(|error| not_json(&error))
}

/// What is said of an answer that isn't JSON.
pub(super) fn not_json(error: &serde_json::Error) -> Failure {
    Failure::Answer(format!("the environment's answer isn't JSON: {error}"))
}

/// A request.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) method: reqwest::Method,
    /// Absolute URL.
    pub(super) url: Url,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Vec<u8>>,
    /// Whether a second copy does no harm.
    pub(super) repeatable: bool,
}

/// Tells about requests, for `--verbose`.
pub type Log = Box<dyn Fn(&str)>;

/// How requests are made.
pub struct Manner {
    /// Told about each request.
    pub log: Option<Log>,
    /// Told why nothing goes on for a while.
    pub waits: Option<Log>,
    /// Given each request and answer.
    pub trace: Option<Rc<Trace>>,
    /// How long one request may take; publishing is slow on large environments.
    pub timeout: Duration,
    /// Where table definitions are kept between runs.
    pub metadata: Option<PathBuf>,
}

/// The HTTP client.
pub(super) struct Client {
    http: reqwest::Client,
    sign_in: Http,
    target: Target,
    manner: Manner,
    granted: RefCell<Option<Granted>>,
    /// Held by the one request that gets a new token while others wait for it.
    renewing: tokio::sync::Mutex<()>,
    /// How often that failed, and how it failed last: those who waited for it don't try again.
    refused: RefCell<(u64, Option<Failure>)>,
    pace: Pace,
    /// What must never be shown.
    secrets: RefCell<Vec<String>>,
}

impl Client {
    pub(super) fn new(target: Target, manner: Manner) -> Result<Self, Failure> {
        let mut builder = builder().timeout(manner.timeout).gzip(true);
        if target.is_loopback() {
            builder = builder.no_proxy();
        }
        let http = built(builder)?;
        let secrets = RefCell::new(target.credential.secrets());
        let sign_in = Http::new(http.clone(), manner.timeout);
        Ok(Self {
            http,
            sign_in,
            target,
            manner,
            granted: RefCell::new(None),
            renewing: tokio::sync::Mutex::default(),
            refused: RefCell::default(),
            pace: Pace::default(),
            secrets,
        })
    }

    /// The root URL of the environment.
    pub(super) fn root(&self) -> &str {
        self.target.url.as_str().trim_end_matches('/')
    }

    /// The host of the environment.
    pub(super) fn host(&self) -> &str {
        self.target.host()
    }

    /// What the answers so far say about the pace.
    pub(super) fn pace(&self) -> &Pace {
        &self.pace
    }

    /// The address of a path below the Web API's root; a full one must be of this environment,
    /// because the token goes with it.
    pub(super) fn url(&self, path: &str) -> Result<Url, Failure> {
        let url = if path.starts_with("http://") || path.starts_with("https://") {
            Url::parse(path)
        } else {
            self.target.url.join("/api/data/v9.2/").and_then(|base| base.join(path))
        }
        .map_err(|error| Failure::Answer(format!("`{path}` is not an address: {error}")))?;
        if url.origin() == self.target.url.origin() {
            Ok(url)
        } else {
            Err(Failure::Answer(format!(
                "the environment sent an address of another host: {}",
                url.origin().ascii_serialization()
            )))
        }
    }

    /// The access token, renewed where it ends soon.
    async fn token(&self) -> Result<Token, Failure> {
        if let Some(token) = self.fresh() {
            return Ok(token);
        }
        let before = self.refused.borrow().0;
        let _renewing = self.renewing.lock().await;
        if let Some(token) = self.fresh() {
            return Ok(token);
        }
        if let (after, Some(failure)) = &*self.refused.borrow()
            && *after > before
        {
            return Err(failure.clone());
        }
        let granted = self.target.credential.grant(&self.sign_in, &self.target.url).await;
        let granted = granted.map_err(|failure| {
            let failure = match failure {
                Failure::SignIn(message) => Failure::SignIn(self.scrub(&message)),
                Failure::SignInFailed(message) => Failure::SignInFailed(self.scrub(&message)),
                other => other,
            };
            *self.refused.borrow_mut() = (before + 1, Some(failure.clone()));
            failure
        })?;
        let token = granted.token.clone();
        self.secrets.borrow_mut().push(token.0.clone());
        *self.granted.borrow_mut() = Some(granted);
        Ok(token)
    }

    /// The token that was granted last, as long as it is good.
    fn fresh(&self) -> Option<Token> {
        let granted = self.granted.borrow();
        granted.as_ref().filter(|granted| !granted.is_old()).map(|granted| granted.token.clone())
    }

    /// Forgets a token that wasn't taken, unless another request has got a new one meanwhile.
    async fn distrust(&self, token: &Token) {
        let _renewing = self.renewing.lock().await;
        let is_last = self.granted.borrow().as_ref().is_some_and(|granted| granted.token.0 == token.0);
        if is_last {
            self.granted.borrow_mut().take();
            self.target.credential.refused(token).await;
        }
    }

    /// Sends a request until it is answered. A token that isn't taken any more is renewed once.
    pub(super) async fn send(&self, request: &Request) -> Result<Answer, Failure> {
        let (answer, token) = self.send_with_token(request).await?;
        if answer.status == 401 && self.target.credential.can_renew() {
            self.distrust(&token).await;
            return Ok(self.send_with_token(request).await?.0);
        }
        Ok(answer)
    }

    /// Sends a request as often as it may be repeated, and says with which token it was answered.
    async fn send_with_token(&self, request: &Request) -> Result<(Answer, Token), Failure> {
        let begun = Instant::now();
        let deadline = DEADLINE.min(self.manner.timeout.saturating_mul(TRIES_LONG));
        let mut attempt = 1;
        loop {
            // Whoever was asked to wait waits with everything.
            let pause = self.pace.pause();
            if !pause.is_zero() {
                rest(pause.min(deadline.saturating_sub(begun.elapsed())), request.repeatable).await;
            }
            // Reads go on: what was written before is looked up.
            let is_over = || !request.repeatable && interrupt::is_wanted();
            if is_over() {
                return Err(Failure::Interrupted);
            }
            let token = self.token().await;
            // A token command at the terminal hears of Ctrl-C, too, and ends without a token.
            if is_over() {
                return Err(Failure::Interrupted);
            }
            let token = token?;
            let outcome = {
                let _write = (!request.repeatable).then(interrupt::Write::begin);
                self.once(request, &token).await
            };
            let wait = match &outcome {
                Ok(answer) => retry_wait(answer, attempt, request.repeatable),
                Err(Failure::Unreachable(_)) if attempt < MAX_CONNECTS => Some(backoff(attempt)),
                Err(Failure::Transport(_)) if request.repeatable => Some(backoff(attempt)),
                Err(_) => None,
            };
            let in_time =
                |wait: Duration| begun.elapsed().checked_add(wait).is_some_and(|end| end < deadline);
            match wait {
                Some(wait) if attempt < MAX_ATTEMPTS && in_time(wait) => {
                    self.tell_wait(outcome.as_ref().ok(), wait);
                    rest(wait, request.repeatable).await;
                    attempt += 1;
                }
                _ => return outcome.map(|answer| (answer, token)),
            }
        }
    }

    /// Says that a request waits before it is sent again; whoever watches hears of long waits.
    fn tell_wait(&self, answer: Option<&Answer>, wait: Duration) {
        const LONG: Duration = Duration::from_secs(3);
        self.say(&format!("  waiting {} ms before trying again", wait.as_millis()));
        let status = answer.map(|answer| answer.status);
        let is_news = status != Some(429) || self.pace.refused(wait);
        if let (Some(tell), Some(status), true) = (&self.manner.waits, status, is_news && wait >= LONG) {
            let seconds = wait.as_secs_f64().ceil();
            tell(&format!("the environment asks to wait (HTTP status {status}); going on in {seconds} s"));
        }
    }

    /// What the service said when it said no; whatever isn't JSON gives an error without words.
    pub(super) fn service_error(&self, answer: &Answer) -> ServiceError {
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let (code, message) = said(&body);
        let message = match answer.header("retry-after").filter(|_| answer.status == 429) {
            Some(seconds) => format!("{message} (it asks to wait {} seconds)", seconds.trim()),
            None => message,
        };
        let id = answer.header("x-ms-service-request-id").or_else(|| answer.header("req_id"));
        ServiceError {
            status: answer.status,
            code,
            message: self.scrub(&message),
            request_id: id.map(|id| self.scrub(id)),
        }
    }

    /// A server may send back what it was sent; the token is never shown.
    fn scrub(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for secret in self.secrets.borrow().iter().filter(|secret| !secret.is_empty()) {
            for form in forms(secret) {
                text = text.replace(&form, "…");
            }
        }
        text
    }

    /// Fails unless the status says that it went well.
    pub(super) async fn send_ok(&self, request: &Request) -> Result<Answer, Failure> {
        let answer = self.send(request).await?;
        if (200..300).contains(&answer.status) {
            Ok(answer)
        } else {
            Err(Failure::Service(self.service_error(&answer)))
        }
    }

    async fn once(&self, request: &Request, token: &Token) -> Result<Answer, Failure> {
        let begun = Instant::now();
        let mut builder = self
            .http
            .request(request.method.clone(), request.url.clone())
            .headers(headers(&request.headers, token)?);
        if let Some(body) = &request.body {
            builder = builder.body(body.clone());
        }
        let sent = builder.send().await;
        let mut response = sent.map_err(|error| {
            let failure = Failure::transport(&error);
            self.trace(request, Err(&failure), begun);
            failure
        })?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let mut body = Vec::new();
        let failed = |failure: Failure| {
            self.trace(request, Err(&failure), begun);
            let shown = path_and_query(&request.url);
            self.say(&format!("{} {shown} → {status}, then: {failure}", request.method));
            failure
        };
        while let Some(chunk) = response.chunk().await.map_err(|error| failed(Failure::transport(&error)))? {
            if body.len() + chunk.len() > MAX_ANSWER {
                return Err(failed(Failure::Answer("the environment's answer is too large".to_owned())));
            }
            body.extend_from_slice(&chunk);
        }
        let shown = path_and_query(&request.url);
        self.say(&format!("{} {shown} → {status} in {} ms", request.method, begun.elapsed().as_millis()));
        let answer = Answer { status, headers, body };
        self.pace.recommended(answer.header("x-ms-dop-hint"));
        self.trace(request, Ok(&answer), begun);
        Ok(answer)
    }

    fn trace(&self, request: &Request, outcome: Result<&Answer, &Failure>, begun: Instant) {
        if let Some(trace) = &self.manner.trace {
            trace.write(request, outcome, begun.elapsed(), |text| self.scrub(text));
        }
    }

    fn say(&self, text: &str) {
        if let Some(log) = &self.manner.log {
            log(&self.scrub(text));
        }
    }
}

/// What all clients have in common: redirects aren't followed, because tokens would go with them.
fn builder() -> reqwest::ClientBuilder {
    // A second installation fails because the first one is in place, which is what is wanted.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .user_agent(concat!("mopctl/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(30))
}

fn built(builder: reqwest::ClientBuilder) -> Result<reqwest::Client, Failure> {
    builder.build().map_err(|error| Failure::Answer(format!("no HTTP client: {error}")))
}

/// A client for sign-in services.
pub(super) fn plain(timeout: Duration) -> Result<Http, Failure> {
    Ok(Http::new(built(builder())?, timeout))
}

/// The ways in which a secret may stand in a text: as it is, in JSON, in an address.
fn forms(secret: &str) -> Vec<String> {
    let json = Value::from(secret).to_string();
    let all = percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC).to_string();
    let few = percent_encoding::utf8_percent_encode(secret, percent_encoding::CONTROLS).to_string();
    let mut forms = vec![secret.to_owned(), json[1..json.len() - 1].to_owned(), few, all.to_lowercase(), all];
    forms.dedup();
    forms
}

fn path_and_query(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

fn headers(extra: &[(&'static str, String)], token: &Token) -> Result<HeaderMap, Failure> {
    let invalid = |what: &str| Failure::Answer(format!("{what} can't be sent in a header"));
    let mut headers = HeaderMap::new();
    headers.insert("accept", HeaderValue::from_static("application/json"));
    headers.insert("odata-version", HeaderValue::from_static("4.0"));
    headers.insert("odata-maxversion", HeaderValue::from_static("4.0"));
    for (name, value) in extra {
        let value = HeaderValue::from_str(value).map_err(|_| invalid(name))?;
        headers.insert(HeaderName::from_static(name), value);
    }
    let mut bearer =
        HeaderValue::from_str(&format!("Bearer {}", token.0)).map_err(|_| invalid("the access token"))?;
    bearer.set_sensitive(true);
    headers.insert("authorization", bearer);
    Ok(headers)
}

/// How long to wait before a request is repeated; `None` where the answer is final. 429 refuses
/// before anything is done, so it may be repeated whatever the request was; after the others a
/// gateway may have given up on work that goes on.
fn retry_wait(answer: &Answer, attempt: u32, repeatable: bool) -> Option<Duration> {
    let passing = matches!(answer.status, 502..=504) && repeatable;
    if answer.status != 429 && !passing {
        return None;
    }
    let asked = answer
        .header("retry-after")
        .and_then(|text| text.trim().parse::<u64>().ok())
        .map(Duration::from_secs);
    Some(asked.unwrap_or_else(|| backoff(attempt)))
}

/// Waits. Whoever pressed Ctrl-C doesn't wait for a write that wasn't taken yet.
async fn rest(wait: Duration, repeatable: bool) {
    const SLICE: Duration = Duration::from_millis(100);
    let mut left = wait;
    while !left.is_zero() && (repeatable || !interrupt::is_wanted()) {
        let slice = left.min(SLICE);
        tokio::time::sleep(slice).await;
        left -= slice;
    }
}

/// Half a second, doubled each time, with some jitter so that clients don't come back together.
fn backoff(attempt: u32) -> Duration {
    let base = 500_u64.saturating_mul(1 << attempt.saturating_sub(1).min(6));
    let jitter = u64::from(uuid::Uuid::new_v4().as_bytes()[0]) * base / 1024;
    Duration::from_millis(base + jitter)
}
