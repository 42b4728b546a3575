//! The binary in a folder of its own, a sandbox of its own, a small HTTP client and a proxy that
//! can cut, kill or interfere.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::Value;

/// A folder that goes with the test, and the environment the binary sees.
pub(super) struct Place {
    pub(super) root: PathBuf,
}

/// What a run of the binary left.
#[derive(Debug)]
pub(super) struct Ran {
    pub(super) code: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Ran {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:#?}"))
    }

    #[track_caller]
    pub(super) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }
}

static NEXT: AtomicUsize = AtomicUsize::new(0);

impl Place {
    /// A place whose sandbox has two published profiles, Crew and Other.
    pub(super) fn with_two_profiles() -> Self {
        let place = Self::new();
        for name in ["Crew", "Other"] {
            let file = format!("{name}.yaml");
            place.write(&file, format!("name: {name}\ntables:\n  account: {{ rows: user }}\n"));
            place.at_home(&["publish", &file, "--yes"]).exits(0);
        }
        place
    }

    /// Runs the binary against the embedded sandbox.
    pub(super) fn at_home(&self, args: &[&str]) -> Ran {
        self.run(&[args, &["--env", "sandbox"]].concat())
    }

    pub(super) fn new() -> Self {
        let unique = NEXT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("mopctl-test-{}-{unique}", std::process::id()));
        std::fs::create_dir_all(root.join("work")).unwrap();
        Self { root }
    }

    pub(super) fn work(&self) -> PathBuf {
        self.root.join("work")
    }

    /// The state folder.
    pub(super) fn state(&self) -> PathBuf {
        self.root.join("state")
    }

    pub(super) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Self {
        let file = self.work().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
        self
    }

    /// Copies the shipped profiles into `profiles`.
    pub(super) fn with_profiles(&self) -> &Self {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles");
        for entry in std::fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            self.write(&format!("profiles/{name}"), std::fs::read(path).unwrap());
        }
        self
    }

    pub(super) fn edit(&self, name: &str, from: &str, to: &str) {
        let file = self.work().join(name);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        std::fs::write(file, text.replacen(from, to, 1)).unwrap();
    }

    pub(super) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mopctl"));
        command
            .args(args)
            .current_dir(self.work())
            .env_clear()
            .env("HOME", self.root.join("home"))
            .env("MOPCTL_STATE_DIR", self.root.join("state"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub(super) fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args))
    }

    /// Runs with `--url` and the token of a server.
    pub(super) fn run_at(&self, url: &str, token: &str, args: &[&str]) -> Ran {
        let mut command = self.command(args);
        command.arg("--url").arg(url).env("MOPCTL_TOKEN", token);
        ran(command)
    }

    /// Serves the sandbox of this place.
    pub(super) fn serve(&self, args: &[&str]) -> Server {
        let mut child =
            self.command(&["sandbox", "serve"]).args(args).stderr(Stdio::inherit()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let value: Value = serde_json::from_str(&line).unwrap();
        Server {
            child,
            url: value["url"].as_str().unwrap().to_owned(),
            token: value["token"].as_str().unwrap().to_owned(),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

pub(super) fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// A sandbox in a process of its own.
pub(super) struct Server {
    child: Child,
    pub(super) url: String,
    pub(super) token: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer to a request of a test.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {self:#?}"))
    }

    pub(super) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map_or("", |(_, value)| value.as_str())
    }
}

impl Server {
    pub(super) fn host(&self) -> &str {
        self.url.strip_prefix("http://").unwrap()
    }

    /// Sends one request to the Web API.
    pub(super) fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut text = format!(
            "{method} /api/data/v9.2/{path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nConnection: close\r\nContent-Length: {}\r\n",
            self.host(),
            self.token,
            body.len()
        );
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) && !body.is_empty() {
            text.push_str("Content-Type: application/json\r\n");
        }
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        exchange(self.host(), &format!("{text}\r\n{body}"))
    }

    /// Makes somebody one of a team.
    pub(super) fn join(&self, team: &str, user: &str) {
        let id = |path: &str, key: &str| self.get(path)["value"][0][key].as_str().unwrap().to_owned();
        let team = id(&format!("teams?$filter=name%20eq%20'{}'", team.replace(' ', "%20")), "teamid");
        let user = id(&format!("systemusers?$filter=domainname%20eq%20'{user}'"), "systemuserid");
        let body =
            serde_json::json!({ "@odata.id": format!("{}/api/data/v9.2/systemusers({user})", self.url) });
        let path = format!("teams({team})/teammembership_association/$ref");
        assert_eq!(self.send("POST", &path, &[], &body.to_string()).status, 204);
    }

    /// Puts somebody on a profile, whatever else they are on.
    pub(super) fn put_on(&self, user: &str, profile: &str) {
        let id = |path: &str, key: &str| self.get(path)["value"][0][key].as_str().unwrap().to_owned();
        let user = id(&format!("systemusers?$filter=domainname%20eq%20'{user}'"), "systemuserid");
        let profile =
            id(&format!("mobileofflineprofiles?$filter=name%20eq%20'{profile}'"), "mobileofflineprofileid");
        let body = serde_json::json!({
            "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
            "SystemUserId@odata.bind": format!("/systemusers({user})"),
        });
        let sent = self.send("POST", "usermobileofflineprofilememberships", &[], &body.to_string());
        assert_eq!(sent.status, 204);
    }

    pub(super) fn get(&self, path: &str) -> Value {
        self.send("GET", path, &[], "").json()
    }

    /// Number of rows of a set.
    pub(super) fn count(&self, set: &str) -> usize {
        self.get(set)["value"].as_array().unwrap().len()
    }
}

/// Sends one request to the Web API from a place that has no [`Server`] at hand.
pub(super) fn send_raw(url: &str, token: &str, method: &str, path: &str, body: &str) -> u16 {
    let host = url.strip_prefix("http://").unwrap();
    let text = format!(
        "{method} /api/data/v9.2/{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    exchange(host, &text).status
}

fn exchange(host: &str, text: &str) -> Answer {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(text.as_bytes()).unwrap();
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).unwrap();
    parse_answer(&raw)
}

pub(super) fn parse_answer(raw: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(raw);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    Answer {
        status: status.unwrap_or(0),
        headers: lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: body.to_owned(),
    }
}

/// What the proxy does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Hands it on and its answer back.
    Pass,
    /// Kills the client before the server sees it.
    KillBefore,
    /// Kills the client after the server has answered, before the answer arrives.
    KillAfter,
    /// Hands it on, but cuts the connection instead of answering.
    LoseAnswer,
    /// Answers 429 with `Retry-After: 0`.
    Throttle,
    /// Answers 503 without a word.
    Unavailable,
    /// Answers 401 without a word.
    Refuse,
    /// Answers 403 without a word.
    Forbid,
    /// Answers 404 without a word.
    Missing,
    /// Hands it on, and its answer back with a word of it made unreadable.
    Mask(&'static str),
    /// Hands it on, and its answer back with another text of the same length in place of one.
    Swap(&'static str, &'static str),
    /// Answers with this JSON.
    Say(&'static str),
    /// Hands it on, then answers 504 as a gateway does.
    GatewayTimeout,
    /// Hands it on, then answers 200 with a page.
    LoginPage,
}

type Plan = Arc<dyn Fn(usize, &str) -> Deed + Send + Sync>;

/// A proxy between the binary and a sandbox.
pub(super) struct Proxy {
    pub(super) url: String,
    /// Requests and answers that passed, as they were.
    pub(super) log: Arc<Mutex<Vec<(String, String)>>>,
    /// The process to kill.
    pub(super) victim: Arc<Mutex<Option<Child>>>,
}

impl Proxy {
    /// Starts a proxy; `plan` decides by number (from 1) and first line of a request.
    pub(super) fn start(server: &Server, plan: impl Fn(usize, &str) -> Deed + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            log: Arc::default(),
            victim: Arc::default(),
        };
        let (host, plan): (String, Plan) = (server.host().to_owned(), Arc::new(plan));
        let (log, victim) = (proxy.log.clone(), proxy.victim.clone());
        let seen = Arc::new(AtomicUsize::new(0));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { return };
                let (host, plan, log, victim, seen) =
                    (host.clone(), plan.clone(), log.clone(), victim.clone(), seen.clone());
                std::thread::spawn(move || serve(stream, &host, &plan, &log, &victim, &seen));
            }
        });
        proxy
    }
}

fn serve(
    mut client: TcpStream,
    host: &str,
    plan: &Plan,
    log: &Mutex<Vec<(String, String)>>,
    victim: &Mutex<Option<Child>>,
    seen: &AtomicUsize,
) {
    while let Some(request) = read_message(&mut client) {
        let number = seen.fetch_add(1, Ordering::SeqCst) + 1;
        let text = String::from_utf8_lossy(&request).into_owned();
        let deed = plan(number, text.lines().next().unwrap_or_default());
        let kill = || {
            if let Some(child) = victim.lock().unwrap().as_mut() {
                let _ = child.kill();
            }
        };
        let refuse = |status: &str| {
            format!(
                "HTTP/1.1 {status}\r\nRetry-After: 0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
            )
        };
        match deed {
            Deed::KillBefore => return kill(),
            Deed::Throttle => {
                let _ = client.write_all(refuse("429 Too Many Requests").as_bytes());
                continue;
            }
            Deed::Refuse => {
                let _ = client.write_all(refuse("401 Unauthorized").as_bytes());
                continue;
            }
            Deed::Forbid => {
                let _ = client.write_all(refuse("403 Forbidden").as_bytes());
                continue;
            }
            Deed::Missing => {
                let _ = client.write_all(refuse("404 Not Found").as_bytes());
                continue;
            }
            Deed::Say(json) => {
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
                let said = format!("{head}Content-Length: {}\r\n\r\n{json}", json.len());
                let _ = client.write_all(said.as_bytes());
                continue;
            }
            Deed::Unavailable => {
                let _ = client.write_all(refuse("503 Service Unavailable").as_bytes());
                continue;
            }
            _ => {}
        }
        let mut server = TcpStream::connect(host).unwrap();
        server.write_all(&request).unwrap();
        let Some(answer) = read_message(&mut server) else { return };
        log.lock().unwrap().push((text, String::from_utf8_lossy(&answer).into_owned()));
        match deed {
            Deed::KillAfter => return kill(),
            Deed::LoseAnswer => return,
            Deed::GatewayTimeout | Deed::LoginPage => {
                let status = if deed == Deed::LoginPage { "200 OK" } else { "504 Gateway Timeout" };
                let page = format!(
                    "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"
                );
                let _ = client.write_all(page.as_bytes());
                continue;
            }
            _ => {}
        }
        let answer = match deed {
            Deed::Mask(word) => {
                String::from_utf8(answer).unwrap().replace(word, &"x".repeat(word.len())).into_bytes()
            }
            Deed::Swap(from, to) => {
                assert_eq!(from.len(), to.len(), "the answer says how long it is");
                let text = String::from_utf8(answer).unwrap();
                assert!(text.contains(from), "{from} isn't in {text}");
                text.replace(from, to).into_bytes()
            }
            _ => answer,
        };
        if client.write_all(&answer).is_err() {
            return;
        }
    }
}

/// Reads one message: head, and as many bytes as it says.
pub(super) fn read_message(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut message = Vec::new();
    let mut byte = [0_u8; 1];
    while !message.ends_with(b"\r\n\r\n") {
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        message.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&message).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|length| length.trim().parse::<usize>().ok())
        .unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    message.extend(body);
    Some(message)
}
