//! The sandbox misbehaves on request; whatever happens, the end is right or said to be wrong.

use std::sync::Mutex;

use super::support::Place;

/// What a run may end with under a fault, and what the next run without one makes good.
const KINDS: [&str; 19] = [
    "429",
    "429-time",
    "429-concurrency",
    "503",
    "slow",
    "hang",
    "reset",
    "commit-timeout",
    "inner-429",
    "busy-publish",
    "truncated-batch",
    "wrong-part-count",
    "stale-etag",
    "expired-token",
    "missing-privilege",
    "html-error",
    "bad-json",
    "die-before",
    "die-after",
];

/// Requests of a publish of one profile, a little more than it makes.
const REQUESTS: usize = 14;

/// Ends of a publish under a fault that are right, by the documented exit codes: done, refused,
/// the environment failed, something changed meanwhile; 137 is the sandbox's own end.
const ENDS: [i32; 6] = [0, 1, 3, 4, 5, 137];

fn publish(place: &Place, fault: Option<&str>) -> (i32, String) {
    let mut command = place.command(&["publish", "profiles/sales.yaml", "--env", "sandbox", "--yes"]);
    command.env("MOPCTL_TIMEOUT", "4s");
    if let Some(fault) = fault {
        command.env("MOPCTL_SANDBOX_FAULTS", fault);
    }
    let done = command.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.code().unwrap_or(-1), said)
}

/// A publish with one fault ends as documented; the next one makes good what is left, and nothing
/// stands there twice.
fn is_made_good(fault: &str) {
    let place = Place::new();
    place.with_profiles();
    let (code, said) = publish(&place, Some(fault));
    assert!(ENDS.contains(&code), "{fault}: exit {code}\n{said}");
    if code == 0 {
        assert!(said.contains("read back and equal"), "{fault}: {said}");
    } else if code != 137 {
        assert!(said.contains("error"), "{fault}: {said}");
    }
    let (code, said) = publish(&place, None);
    assert_eq!(code, 0, "after {fault}: {said}");
    place.run(&["diff", "profiles/sales.yaml", "--env", "sandbox"]).exits(0);
    let json = place.run(&["snapshot", "profiles/sales.yaml", "--env", "sandbox"]).json();
    let profiles = json["profiles"].as_array().unwrap();
    assert_eq!(profiles.len(), 1, "after {fault}");
}

/// Runs several at once: they wait more than they work.
fn all(faults: Vec<String>) {
    let left = Mutex::new(faults);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let next = left.lock().unwrap().pop();
                    let Some(fault) = next else { break };
                    is_made_good(&fault);
                }
            });
        }
    });
}

/// Each kind at some requests; all of them where `MOPCTL_EXHAUSTIVE` is set.
#[test]
fn a_publish_survives_each_fault() {
    let exhaustive = std::env::var_os("MOPCTL_EXHAUSTIVE").is_some();
    let indexes =
        |kind: usize| (0..REQUESTS).filter(move |index| exhaustive || (index + 3 * kind) % REQUESTS == 3);
    let faults = KINDS.iter().enumerate().flat_map(|(at, kind)| {
        // The batch is the one request that faults of batches meet.
        let of_batch = kind.contains("batch") || kind.contains("part") || kind.contains("inner");
        let extra = if of_batch { vec![3] } else { Vec::new() };
        indexes(at).chain(extra).map(move |index| format!("{kind}@{index}"))
    });
    all(faults.collect());
}

#[test]
fn faults_by_chance_are_survived() {
    let rounds = if std::env::var_os("MOPCTL_EXHAUSTIVE").is_some() { 40 } else { 3 };
    all((0..rounds)
        .map(|_| "503:0.2,reset:0.1,commit-timeout:0.1,wrong-part-count:0.3".to_owned())
        .collect());
}

/// Several commands at once on one embedded sandbox, the filling of it included.
#[test]
fn several_commands_share_one_sandbox() {
    let place = Place::new();
    place.with_profiles();
    std::thread::scope(|scope| {
        for at in 0..6 {
            let place = &place;
            scope.spawn(move || {
                if at % 2 == 0 {
                    place.run(&["env", "check", "sandbox"]).exits(0);
                } else {
                    let person =
                        ["ana.lopez@contoso.com", "ben.lopez@contoso.com", "farid.lopez@contoso.com"][at / 2];
                    place.run(&["members", "list", "--env", "sandbox"]).exits(0);
                    place.run(&["members", "export", "--env", "sandbox", "--directory"]).exits(0);
                    assert!(!person.is_empty());
                }
            });
        }
    });
    place.run(&["publish", "profiles", "--env", "sandbox", "--yes"]).exits(0);
}

/// A limit that is enforced is kept to: nothing fails, and no request is lost.
#[test]
fn enforced_limits_are_kept_to() {
    let place = Place::new();
    place.with_profiles();
    let mut command = place.command(&["publish", "profiles", "--env", "sandbox", "--yes"]);
    command.env("MOPCTL_SANDBOX_ENFORCE_LIMITS", "8/2").env("MOPCTL_SANDBOX_LOG", "log.jsonl");
    assert!(command.output().unwrap().status.success());
    let log = std::fs::read_to_string(place.work().join("log.jsonl")).unwrap();
    let refused = log.lines().filter(|line| line.contains("\"status\":429")).count();
    assert!(refused > 0 && log.lines().count() > refused + 8, "{log}");
}

/// What is wrong in a variable or an option is said.
#[test]
fn shapes_of_the_sandbox_are_checked() {
    let place = Place::new();
    for (name, value) in [
        ("FAULTS", "504@1"),
        ("FAULTS", "429@x"),
        ("LATENCY", "fast"),
        ("ENFORCE_LIMITS", "0/1"),
        ("QUIRKS", "G2"),
        ("MEMBERSHIP_WRITES", "never"),
    ] {
        let mut command = place.command(&["validate", "env:sandbox"]);
        let done = command.env(format!("MOPCTL_SANDBOX_{name}"), value).output().unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{said}");
        assert!(said.contains(&format!("MOPCTL_SANDBOX_{name}")), "{said}");
    }
    place.run(&["sandbox", "serve", "--fault", "teapot"]).exits(2);
}

/// With a clock of their own two runs leave the same rows.
#[test]
fn a_clock_makes_runs_alike() {
    let published = || {
        let place = Place::new();
        place.with_profiles();
        let mut command = place.command(&["publish", "profiles/sales.yaml", "--env", "sandbox", "--yes"]);
        let done = command.env("MOPCTL_SANDBOX_CLOCK", "2026-03-04T05:06:07Z").output().unwrap();
        assert!(done.status.success());
        let server = place.serve(&[]);
        let rows = server.get("mobileofflineprofiles?$select=publishedon,createdon");
        rows["value"][0]["publishedon"].as_str().unwrap().to_owned()
    };
    let first = published();
    assert!(first.starts_with("2026-03-04T05:06:"), "{first}");
    assert_eq!(first, published());
}

/// https with a certificate of its own; whoever doesn't trust it sends no token.
#[test]
fn the_sandbox_serves_https() {
    let place = Place::new();
    let server = place.serve(&["--tls", "certificate.pem"]);
    assert!(server.url.starts_with("https://localhost:"), "{}", server.url);
    let certificate = std::fs::read_to_string(place.work().join("certificate.pem")).unwrap();
    assert!(certificate.starts_with("-----BEGIN CERTIFICATE-----") && !certificate.contains("PRIVATE"));
    let ran = place.run_at(&server.url, &server.token, &["members", "list"]).exits(3);
    assert!(ran.stderr.contains("certificate") && !ran.stderr.contains(&server.token), "{ran:#?}");
}

/// Every request and answer, and never the token.
#[test]
fn traces_hold_no_secret() {
    let place = Place::new();
    place.with_profiles();
    let server = place.serve(&[]);
    let url = server.url.clone();
    let args = ["publish", "profiles", "--yes", "--backup-dir", "b", "--trace-http", "trace.jsonl", "-v"];
    let ran = place.run_at(&url, &server.token, &args).exits(0);
    let trace = std::fs::read_to_string(place.work().join("trace.jsonl")).unwrap();
    assert!(trace.lines().count() > 10 && trace.contains("$batch") && trace.contains("OData-EntityId"));
    for text in [&trace, &ran.stdout, &ran.stderr] {
        assert!(!text.contains(&server.token), "the token is shown");
    }
}

/// `sandbox reset` fills it as wanted.
#[test]
fn a_sandbox_is_filled_as_wanted() {
    let place = Place::new();
    place.write(
        "seed.json",
        r#"{"businessunits": [{"businessunitid": "5a4b9a1e-0c1c-4c58-9f39-0d5a1a1a0001", "name": "Fabrikam"}],
            "systemusers": [{"fullname": "Zoe Zimmer", "domainname": "zoe@fabrikam.com",
                             "businessunitid@odata.bind": "/businessunits(5a4b9a1e-0c1c-4c58-9f39-0d5a1a1a0001)"}]}"#,
    );
    place.run(&["sandbox", "reset", "--users", "350", "--teams", "14", "--seed", "seed.json"]).exits(0);
    let ran = place.run(&["members", "export", "--env", "sandbox", "--directory"]).exits(0);
    assert_eq!(
        ran.stdout.lines().filter(|line| line.contains("@contoso.com")).count(),
        347,
        "three are no enabled people"
    );
    assert!(ran.stdout.contains("zoe@fabrikam.com"), "{}", ran.stdout);
    for (seed, said) in [("[]", "entity sets"), ("{\"nosuch\": []}", "nosuch"), ("{", "JSON")] {
        place.write("bad.json", seed);
        let ran = place.run(&["sandbox", "reset", "--seed", "bad.json"]);
        assert!(ran.code != 0 && ran.stderr.contains(said), "{ran:#?}");
    }
    // A seed that can't be used changes nothing.
    let ran = place.run(&["members", "export", "--env", "sandbox", "--directory"]).exits(0);
    assert!(ran.stdout.contains("zoe@fabrikam.com"));
}

/// A client that hangs up leaves no place taken; what isn't as it should be is refused, not a crash.
#[test]
fn the_sandbox_outlives_its_clients() {
    use std::io::Write;
    let place = Place::new();
    let server = place.serve(&["--latency", "400ms", "--enforce-limits=4/1"]);
    for _ in 0..4 {
        let mut stream = std::net::TcpStream::connect(server.host()).unwrap();
        let request = format!(
            "GET /api/data/v9.2/WhoAmI HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\r\n",
            server.token
        );
        stream.write_all(request.as_bytes()).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(60));
    }
    std::thread::sleep(std::time::Duration::from_millis(1700));
    assert_eq!(server.send("GET", "WhoAmI", &[], "").status, 200);
    drop(server);
    let server = place.serve(&[]);
    for body in ["[]", "\"x\"", "5"] {
        assert_eq!(server.send("PATCH", "accounts(accountnumber='zz')", &[], body).status, 400, "{body}");
    }
    for name in ["17", "17a", "2", "10", "nan", "1e3", "x"] {
        let body = format!("{{\"name\":\"{name}\",\"accountnumber\":\"n{name}\"}}");
        assert_eq!(server.send("POST", "accounts", &[], &body).status, 204);
    }
    assert_eq!(server.send("POST", "accounts", &[], "{\"name\":\"x\",\"accountnumber\":\"n2\"}").status, 412);
    let fetch = "%3Cfetch%3E%3Centity%20name=%22account%22%3E%3Corder%20attribute=%22name%22/%3E%3C/entity%3E%3C/fetch%3E";
    assert_eq!(server.send("GET", &format!("accounts?fetchXml={fetch}"), &[], "").status, 200);
    let deep = format!(
        "%3Cfetch%3E%3Centity%20name=%22account%22%3E{}{}%3C/entity%3E%3C/fetch%3E",
        "%3Cfilter%3E".repeat(300),
        "%3C/filter%3E".repeat(300)
    );
    assert_eq!(server.send("GET", &format!("accounts?fetchXml={deep}"), &[], "").status, 400);
}

/// Ten thousand reads (a hundred in the ordinary suite) where the limits are enforced: not one fails, and
/// the client waits for as long as it is told, not longer.
#[test]
#[allow(clippy::print_stdout, reason = "the figure is what the run is for")]
fn reads_end_close_to_the_allowed_rate() {
    use mopctl::dataverse::{Credential, Manner, Session, Target, Token};

    let is_real = std::env::var_os("MOPCTL_EXHAUSTIVE").is_some();
    let (reads, allowed, seconds) = if is_real { (10_000, 6000, 300) } else { (100, 60, 2) };
    let place = Place::new();
    let server = place.serve(&[&format!("--enforce-limits={allowed}/{seconds}"), "--log", "requests.jsonl"]);
    let target = Target::new(&server.url, Credential::Fixed(Token::new(server.token.clone()))).unwrap();
    let manner = Manner {
        log: None,
        waits: None,
        trace: None,
        timeout: std::time::Duration::from_secs(60),
        metadata: None,
    };
    let begun = std::time::Instant::now();
    let session = Session::open(target, manner).unwrap();
    for _ in 1..reads {
        session.get("WhoAmI").unwrap();
    }
    let taken = begun.elapsed().as_secs_f64();
    let log = std::fs::read_to_string(place.work().join("requests.jsonl")).unwrap();
    let (done, refused) = (log.matches("\"status\":200").count(), log.matches("\"status\":429").count());
    assert_eq!(done, reads);
    // What the window doesn't hold has to wait for the next one.
    let least = f64::from((u32::try_from(reads).unwrap() - 1) / allowed * seconds);
    println!(
        "{reads} reads, {allowed} in {seconds} s: {taken:.1} s, {:.2} x the least, {refused} refused",
        taken / least
    );
    assert!(refused > 0 && refused < reads / 10, "{refused} were refused");
}
