//! The sandbox on a loopback port: one thread, one runtime, real HTTP.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri, request::Parts};
use rusqlite::Connection;
use uuid::Uuid;

use super::wire::{Answer, Fault, Request, decode, query_options};
use super::{Organization, batch, store};

/// The largest body that is taken, as the service's own limit.
const MAX_BODY: usize = 120 * 1024 * 1024;

/// What every request needs.
struct Shared {
    file: PathBuf,
    token: String,
    organization: Organization,
    /// Connections that wait for the next request.
    idle: Mutex<Vec<Connection>>,
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
) -> std::io::Result<(Running, std::thread::JoinHandle<()>)> {
    let listener = std::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    listener.set_nonblocking(true)?;
    let running = Running { url: format!("http://{}", listener.local_addr()?), token: token.clone() };
    let shared = Arc::new(Shared { file, token, organization, idle: Mutex::new(Vec::new()) });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let thread = std::thread::Builder::new().name("sandbox".into()).spawn(move || {
        runtime.block_on(async move {
            let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
            let app = axum::Router::new().fallback(handle).with_state(shared);
            // Serving ends with the process; an error here means the port is gone.
            let _ = axum::serve(listener, app).await;
        });
    })?;
    Ok((running, thread))
}

async fn handle(State(shared): State<Arc<Shared>>, request: axum::http::Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let answer = match to_bytes(body, MAX_BODY).await {
        Ok(body) => {
            let work = tokio::task::spawn_blocking(move || shared.answer(&parts, body.to_vec()));
            work.await
                .unwrap_or_else(|_| Fault::new(500, "0x80040216", "An unexpected error occurred.").answer())
        }
        Err(_) => Fault::new(413, "0x80060000", "The request body is too large.").answer(),
    };
    respond(answer)
}

impl Shared {
    fn answer(&self, parts: &Parts, body: Vec<u8>) -> Answer {
        if !self.is_authorized(&parts.headers) {
            return self.unauthorized();
        }
        let request = match Self::request(parts, body) {
            Ok(request) => request,
            Err(fault) => return fault.answer(),
        };
        let connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match connection.map_or_else(|| store::open(&self.file), Ok) {
            Ok(connection) => connection,
            Err(error) => return Fault::from(error).answer(),
        };
        let answer = batch::answer(&connection, &self.organization, &request);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        answer
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
            "Bearer authorization_uri=https://login.microsoftonline.com/{}/oauth2/authorize, resource_id=http://127.0.0.1/",
            self.organization.id
        );
        let mut answer = Answer::empty(401).header("WWW-Authenticate", challenge);
        answer.body = b"HTTP Error 401 - Unauthorized: Access is denied".to_vec();
        answer
    }

    fn request(parts: &Parts, body: Vec<u8>) -> Result<Request, Fault> {
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
            base: format!("http://{host}/api/data/{version}/"),
        })
    }
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

fn respond(answer: Answer) -> Response<Body> {
    let id = Uuid::new_v4().to_string();
    let mut response = Response::builder()
        .status(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
        .header("OData-Version", "4.0")
        .header("x-ms-service-request-id", &id)
        .header("REQ_ID", &id)
        .header("x-ms-dop-hint", "4")
        .header("Set-Cookie", "ARRAffinity=sandbox; path=/; HttpOnly");
    for (name, value) in &answer.headers {
        response = response.header(*name, value);
    }
    response.body(Body::from(answer.body)).unwrap_or_default()
}
