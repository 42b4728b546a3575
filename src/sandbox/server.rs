//! The sandbox on a loopback port: one thread, one runtime, real HTTP.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_core::Stream;
use http_body_util::{BodyExt, Full, Limited, StreamBody, combinators::BoxBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::HeaderMap;
use hyper::http::request::Parts;
use hyper::service::service_fn;
use hyper::{Response, StatusCode, Uri};
use hyper_util::rt::{TokioIo, TokioTimer};
use rusqlite::Connection;
use uuid::Uuid;

use super::faults::{self, FaultKind};
use super::journal::{Entry, Journal};
use super::limits::{self, Usage};
use super::wire::{Answer, Fault, Request, decode, query_options};
use super::{Behaviour, MembershipWrites, Organization, batch, store, tls};

/// How many requests at once are recommended where nothing else is said.
const PARALLELISM: u16 = 4;

/// The largest body that is taken, as the service's own limit.
const MAX_BODY: usize = 120 * 1024 * 1024;
/// How much longer a slow answer takes.
const SLOW: Duration = Duration::from_secs(2);
/// How long a client waits for an answer that never comes before the connection ends.
const HANG: Duration = Duration::from_secs(3600);
/// How a process that dies on request ends, as one that was killed.
const KILLED: i32 = 137;

type Reply = Result<Response<BoxBody<Bytes, io::Error>>, io::Error>;

/// What every request needs.
struct Shared {
    file: PathBuf,
    token: String,
    organization: Organization,
    journal: Journal,
    /// Requests so far.
    count: AtomicU64,
    usage: Mutex<Usage>,
    /// Held by writes of memberships, where they don't run side by side.
    memberships: tokio::sync::Mutex<()>,
    /// Connections that wait for the next request.
    idle: Mutex<Vec<Connection>>,
    scheme: &'static str,
}

/// A running server. It ends with the process.
#[derive(Debug, Clone)]
pub struct Running {
    /// Root URL, such as `http://127.0.0.1:4711`.
    pub url: String,
    /// The token that requests must carry.
    pub token: String,
}

/// Starts a server over a file on a loopback port (0: any free one).
pub(super) fn start(
    file: PathBuf,
    organization: Organization,
    token: String,
    port: u16,
) -> io::Result<(Running, std::thread::JoinHandle<()>)> {
    let listener = std::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    listener.set_nonblocking(true)?;
    let acceptor = organization.behaviour.certificate.as_deref().map(tls::acceptor).transpose()?;
    let address = listener.local_addr()?;
    let (scheme, url) = match &acceptor {
        Some(_) => ("https", format!("https://localhost:{}", address.port())),
        None => ("http", format!("http://{address}")),
    };
    let running = Running { url, token: token.clone() };
    let log = organization.behaviour.log.as_deref();
    let journal = Journal::open(log).map_err(|error| {
        let name = log.map(|log| log.display().to_string()).unwrap_or_default();
        io::Error::new(error.kind(), format!("the log {name} can't be written: {error}"))
    })?;
    let shared = Arc::new(Shared {
        file,
        token,
        organization,
        journal,
        count: AtomicU64::new(0),
        usage: Mutex::default(),
        memberships: tokio::sync::Mutex::default(),
        idle: Mutex::default(),
        scheme,
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let thread = std::thread::Builder::new().name("sandbox".into()).spawn(move || {
        runtime.block_on(async move {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            // A connection that can't be accepted is the client's loss; the next one may be.
            loop {
                let Ok((stream, _)) = listener.accept().await else { continue };
                let shared = shared.clone();
                match acceptor.clone() {
                    Some(acceptor) => tokio::spawn(async move {
                        if let Ok(stream) = acceptor.accept(stream).await {
                            connection(TokioIo::new(stream), shared).await;
                        }
                    }),
                    None => tokio::spawn(connection(TokioIo::new(stream), shared)),
                };
            }
        });
    })?;
    Ok((running, thread))
}

/// Serves a connection to its end. How it ends is the client's affair.
async fn connection<S>(stream: TokioIo<S>, shared: Arc<Shared>)
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
{
    let service = service_fn(move |request| shared.clone().handle(request));
    let mut server = hyper::server::conn::http1::Builder::new();
    let _ = server.timer(TokioTimer::new()).serve_connection(stream, service).await;
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn behaviour(&self) -> &Behaviour {
        &self.organization.behaviour
    }

    async fn handle(self: Arc<Self>, request: hyper::Request<Incoming>) -> Reply {
        let began = Instant::now();
        let index = self.count.fetch_add(1, Ordering::Relaxed);
        let fault = faults::of(&self.behaviour().faults, index);
        let (parts, body) = request.into_parts();
        let mut entry = Entry::new(index, &parts, fault);
        let reply = self.clone().reply(&mut entry, fault, parts, body, began).await;
        entry.milliseconds = began.elapsed().as_millis();
        self.journal.write(&entry);
        if fault == Some(FaultKind::DieAfter) {
            super::die(KILLED);
        }
        reply
    }

    async fn reply(
        self: Arc<Self>,
        entry: &mut Entry,
        fault: Option<FaultKind>,
        parts: Parts,
        body: Incoming,
        began: Instant,
    ) -> Reply {
        match fault {
            Some(FaultKind::Hang) => {
                tokio::time::sleep(HANG).await;
                return Err(io::ErrorKind::TimedOut.into());
            }
            Some(FaultKind::DieBefore) => {
                self.journal.write(entry);
                super::die(KILLED);
            }
            Some(FaultKind::Slow) => tokio::time::sleep(SLOW).await,
            _ => {}
        }
        let answer = match Limited::new(body, MAX_BODY).collect().await {
            Ok(body) => {
                let body = body.to_bytes().to_vec();
                self.clone().answer(entry, fault, parts, body, began).await
            }
            Err(_) => Fault::new(413, "0x80060000", "The request body is too large.").answer(),
        };
        entry.status = answer.status;
        self.spoil(answer, fault).await
    }

    /// The answer of a request that came in whole.
    async fn answer(
        self: Arc<Self>,
        entry: &mut Entry,
        fault: Option<FaultKind>,
        parts: Parts,
        body: Vec<u8>,
        began: Instant,
    ) -> Answer {
        if !self.is_authorized(&parts.headers) || fault == Some(FaultKind::ExpiredToken) {
            return self.unauthorized();
        }
        if let Some(refusal) = fault.and_then(refused) {
            return refusal;
        }
        let enforced = self.behaviour().limits;
        if let Some(limits) = enforced
            && let Err((facet, wait)) = lock(&self.usage).enter(limits, began)
        {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            return limits::refusal(facet, limits).answer().header("Retry-After", seconds.to_string());
        }
        // A client that hangs up ends this here; its request counts all the same.
        let running = enforced.map(|_| LetIn { shared: self.clone(), began });
        let answer = match self.request(&parts, body, fault) {
            Ok(request) => self.clone().work(entry, request).await,
            Err(fault) => fault.answer(),
        };
        drop(running);
        let Some(limits) = enforced else { return answer };
        answer
            .header("x-ms-ratelimit-burst-remaining-xrm-requests", lock(&self.usage).left(limits).to_string())
            .header("x-ms-ratelimit-time-remaining-xrm-requests", limits.time.as_secs().to_string())
    }

    /// Does what a request asks; each operation costs the time that was asked for.
    async fn work(self: Arc<Self>, entry: &mut Entry, request: Request) -> Answer {
        let operations = batch::operations(&request);
        entry.operations = operations;
        let writes_memberships = || {
            request.method != "GET"
                && (request.path.contains("profilememberships")
                    || request.body.windows(18).any(|bytes| bytes == b"profilememberships"))
        };
        let _turn = match self.behaviour().membership_writes {
            MembershipWrites::Serial if writes_memberships() => Some(self.memberships.lock().await),
            MembershipWrites::Refused if writes_memberships() => match self.memberships.try_lock() {
                Ok(turn) => Some(turn),
                Err(_) => {
                    let limits = self.behaviour().limits.unwrap_or_default();
                    let refusal = limits::refusal(limits::Facet::Concurrency, limits).answer();
                    return refusal.header("Retry-After", "1");
                }
            },
            _ => None,
        };
        let worker = self.clone();
        let work = tokio::task::spawn_blocking(move || worker.run(&request));
        let answer = work.await;
        let latency = self.behaviour().latency.saturating_mul(u32::try_from(operations).unwrap_or(u32::MAX));
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        answer.unwrap_or_else(|_| Fault::new(500, "0x80040216", "An unexpected error occurred.").answer())
    }

    fn run(&self, request: &Request) -> Answer {
        let connection = lock(&self.idle).pop();
        let connection = match connection.map_or_else(|| store::open(&self.file), Ok) {
            Ok(connection) => connection,
            Err(error) => return Fault::from(error).answer(),
        };
        let answer = batch::answer(&connection, &self.organization, request);
        lock(&self.idle).push(connection);
        answer
    }

    /// How many requests at once are recommended.
    fn recommended(&self) -> u16 {
        self.behaviour().parallelism.unwrap_or(PARALLELISM)
    }

    /// Sends an answer, or what a fault makes of it.
    async fn spoil(&self, mut answer: Answer, fault: Option<FaultKind>) -> Reply {
        let is_batch = answer
            .headers
            .iter()
            .any(|(name, value)| *name == "Content-Type" && value.starts_with("multipart/mixed"));
        match fault {
            Some(FaultKind::Reset) => {
                let half = Bytes::from(answer.body[..answer.body.len() / 2].to_vec());
                let reply =
                    head(&answer, self.recommended()).body(StreamBody::new(Broken(Some(half))).boxed());
                return reply.map_err(io::Error::other);
            }
            Some(FaultKind::CommitTimeout) => {
                tokio::time::sleep(Duration::from_millis(500)).await;
                return Err(io::ErrorKind::TimedOut.into());
            }
            Some(FaultKind::TruncatedBatch) if is_batch => answer.body.truncate(answer.body.len() / 2),
            Some(FaultKind::WrongPartCount) if is_batch => batch::drop_part(&mut answer.body),
            Some(FaultKind::BadJson) if !is_batch && answer.status < 300 => {
                answer.status = 200;
                answer.headers.retain(|(name, _)| *name != "Content-Type");
                answer.headers.push(("Content-Type", "application/json; odata.metadata=minimal".into()));
                answer.body = b"{\"@odata.context\":\"".to_vec();
            }
            _ => {}
        }
        let body = Full::new(Bytes::from(std::mem::take(&mut answer.body)));
        head(&answer, self.recommended()).body(body.map_err(infallible).boxed()).map_err(io::Error::other)
    }

    fn is_authorized(&self, headers: &HeaderMap) -> bool {
        headers
            .get("authorization")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .is_some_and(|token| token == self.token)
    }

    fn unauthorized(&self) -> Answer {
        let challenge = format!(
            "Bearer authorization_uri=https://login.microsoftonline.com/{}/oauth2/authorize, resource_id={}://127.0.0.1/",
            self.organization.id, self.scheme
        );
        let mut answer = Answer::empty(401).header("WWW-Authenticate", challenge);
        answer.body = b"HTTP Error 401 - Unauthorized: Access is denied".to_vec();
        answer
    }

    fn request(&self, parts: &Parts, body: Vec<u8>, fault: Option<FaultKind>) -> Result<Request, Fault> {
        let (version, path) = split_version(&parts.uri)?;
        let host = parts.headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1");
        let raw_query = parts.uri.query().unwrap_or_default().to_owned();
        let mut headers: HashMap<String, String> = HashMap::new();
        for (name, value) in &parts.headers {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            headers
                .entry(name.as_str().to_owned())
                .and_modify(|known| {
                    known.push(',');
                    known.push_str(&value);
                })
                .or_insert(value);
        }
        Ok(Request {
            method: parts.method.as_str().to_owned(),
            path: decode(path, false),
            query: query_options(&raw_query),
            raw_query,
            headers,
            body,
            base: format!("{}://{host}/api/data/{version}/", self.scheme),
            fault,
            quirks: self.behaviour().quirks,
        })
    }
}

/// A request that was let in; the limits learn when it is over, however it ends.
struct LetIn {
    shared: Arc<Shared>,
    began: Instant,
}

impl Drop for LetIn {
    fn drop(&mut self) {
        lock(&self.shared.usage).leave(self.began, self.began.elapsed());
    }
}

/// The answer of a fault that keeps a request from being looked at.
fn refused(fault: FaultKind) -> Option<Answer> {
    Some(match fault {
        FaultKind::Throttled(facet) => {
            limits::refusal(facet, limits::Limits::default()).answer().header("Retry-After", "1")
        }
        FaultKind::Unavailable => {
            let mut answer = Answer::empty(503).header("Retry-After", "1");
            answer.body = b"The service is unavailable.".to_vec();
            answer
        }
        FaultKind::MissingPrivilege => Fault::new(
            403,
            "0x80040220",
            "Principal user (Id=00000000-0000-0000-0000-000000000000, type=8, roleCount=1, privilegeCount=120, accessMode=0) is missing prvReadMobileOfflineProfile privilege (Id=00000000-0000-0000-0000-000000000001) on OTC=9866 for entity 'mobileofflineprofile'.",
        )
        .answer(),
        FaultKind::HtmlError => {
            let mut answer = Answer::empty(502).header("Content-Type", "text/html");
            answer.body = b"<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>".to_vec();
            answer
        }
        _ => return None,
    })
}

/// A body that breaks off.
struct Broken(Option<Bytes>);

impl Stream for Broken {
    type Item = Result<Frame<Bytes>, io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let next = match self.0.take() {
            Some(half) => Ok(Frame::data(half)),
            None => Err(io::ErrorKind::ConnectionReset.into()),
        };
        std::task::Poll::Ready(Some(next))
    }
}

fn infallible(never: Infallible) -> io::Error {
    match never {}
}

/// `v9.2` and what follows it.
fn split_version(uri: &Uri) -> Result<(&str, &str), Fault> {
    let rest = uri.path().strip_prefix("/api/data/").ok_or_else(|| {
        Fault::new(404, "", format!("No HTTP resource was found that matches the request URI '{uri}'."))
    })?;
    let (version, path) = rest.split_once('/').unwrap_or((rest, ""));
    if matches!(version, "v9.0" | "v9.1" | "v9.2") {
        return Ok((version, path));
    }
    Err(Fault::new(
        400,
        "0x80060888",
        format!(
            "Requested API Version '{}' was not understood. Please provide in the format /api/data/v<Major>.<Minor>/ …",
            version.trim_start_matches('v')
        ),
    ))
}

fn head(answer: &Answer, recommended: u16) -> hyper::http::response::Builder {
    let id = Uuid::new_v4().to_string();
    let mut response = Response::builder()
        .status(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
        .header("OData-Version", "4.0")
        .header("x-ms-service-request-id", &id)
        .header("REQ_ID", &id)
        .header("x-ms-dop-hint", recommended)
        .header("Set-Cookie", "ARRAffinity=sandbox; path=/; HttpOnly");
    for (name, value) in &answer.headers {
        response = response.header(*name, value);
    }
    response
}
