//! Killed, cut, throttled, interfered with: run it again and it ends in the right state.

use std::time::Duration;

use super::support::{Deed, Place, Proxy, Server, send_raw};

const BEFORE: &str = "name: P\ntables:\n  account: { rows: user, sync: 10m }\n  task: { rows: user }\n";
const AFTER: &str = "\
name: P
tables:
  account: { rows: [user, team], label: Customers, sync: 20m }
  contact:
    rows: related
    related_to:
      - { table: account, as: parent, relationship: account_primary_contact }
";

fn rows(server: &Server) -> (usize, usize, usize) {
    (
        server.count("mobileofflineprofiles"),
        server.count("mobileofflineprofileitems"),
        server.count("mobileofflineprofileitemassociations"),
    )
}

/// Kills the publish at one request; returns false once the publish is over before that.
fn kill_at(number: usize, deed: Deed) -> bool {
    let place = Place::new();
    place.write("p.yaml", BEFORE);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.write("p.yaml", AFTER);
    let server = place.serve(&[]);
    let proxy = Proxy::start(&server, move |at, _| if at == number { deed } else { Deed::Pass });
    let mut command = place.command(&[
        "publish",
        "p.yaml",
        "--yes",
        "--allow-narrowing",
        "--release-drafts",
        "--force",
        "--url",
        &proxy.url,
    ]);
    command.env("MOPCTL_TOKEN", &server.token);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    *proxy.victim.lock().unwrap() = Some(command.spawn().unwrap());
    let killed = loop {
        if let Some(status) = proxy.victim.lock().unwrap().as_mut().unwrap().try_wait().unwrap() {
            break !status.success();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    };
    let (profiles, items, associations) = rows(&server);
    assert_eq!(profiles, 1);
    assert!(
        (items, associations) == (2, 0) || (items, associations) == (2, 1),
        "request {number}, {deed:?}: half-written ({items}, {associations})"
    );
    let again = place.run_at(
        &server.url,
        &server.token,
        &["publish", "p.yaml", "--yes", "--allow-narrowing", "--release-drafts", "--force"],
    );
    assert_eq!(again.code, 0, "request {number}, {deed:?}: {again:#?}");
    place.run_at(&server.url, &server.token, &["diff", "p.yaml"]).exits(0);
    assert_eq!(rows(&server), (1, 2, 1), "request {number}, {deed:?}");
    killed
}

#[test]
fn a_publish_killed_at_any_request_is_finished_by_the_next() {
    for deed in [Deed::KillBefore, Deed::KillAfter] {
        let mut number = 1;
        while kill_at(number, deed) {
            number += 1;
            assert!(number < 40, "a publish doesn't send so many requests");
        }
        assert!(number > 8, "only {number} requests were seen");
    }
}

#[test]
fn a_lost_answer_is_looked_up_before_anything_is_repeated() {
    let place = Place::new();
    place.write("p.yaml", AFTER);
    let server = place.serve(&[]);
    let proxy =
        Proxy::start(&server, |_, line| if line.contains("$batch") { Deed::LoseAnswer } else { Deed::Pass });
    let ran = place.run_at(&proxy.url, &server.token, &["publish", "p.yaml", "--yes"]).exits(0);
    assert!(ran.stderr.contains("the answer was lost"), "{ran:#?}");
    assert!(ran.stdout.contains("read back and equal to the file"));
    let batches = proxy.log.lock().unwrap().iter().filter(|(request, _)| request.contains("$batch")).count();
    assert_eq!(batches, 1, "nothing is sent twice");
}

/// A gateway gives up while the service goes on: what happened is looked up, not guessed.
#[test]
fn a_gateway_that_gives_up_is_no_refusal() {
    for (deed, sent) in [(Deed::GatewayTimeout, 1), (Deed::LoginPage, 1), (Deed::Unavailable, 0)] {
        let place = Place::new();
        place.write("p.yaml", BEFORE);
        let server = place.serve(&[]);
        let first = std::sync::atomic::AtomicBool::new(true);
        let proxy = Proxy::start(&server, move |_, line| {
            let now = line.contains("$batch") && first.swap(false, std::sync::atomic::Ordering::SeqCst);
            if now { deed } else { Deed::Pass }
        });
        let ran = place.run_at(&proxy.url, &server.token, &["publish", "p.yaml", "--yes"]).exits(0);
        assert!(ran.stderr.contains("looking up what happened"), "{ran:#?}");
        let batches =
            proxy.log.lock().unwrap().iter().filter(|(request, _)| request.contains("$batch")).count();
        assert_eq!(batches, 1, "{deed:?}: {sent}");
    }
}

#[test]
fn what_was_written_is_told_even_when_it_cannot_be_read_back() {
    let place = Place::new();
    place.write("p.yaml", BEFORE);
    let server = place.serve(&[]);
    let dead = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let proxy = Proxy::start(&server, move |_, line| {
        if line.contains("$batch") {
            dead.store(true, std::sync::atomic::Ordering::SeqCst);
            Deed::Pass
        } else if dead.load(std::sync::atomic::Ordering::SeqCst) {
            Deed::Forbid
        } else {
            Deed::Pass
        }
    });
    let ran =
        place.run_at(&proxy.url, &server.token, &["publish", "p.yaml", "--yes", "--format", "json"]).exits(5);
    assert!(ran.stderr.contains("couldn't be read back"), "{ran:#?}");
    assert_eq!(ran.json()["error"]["kind"], "partial");
}

#[test]
fn throttling_and_outages_are_waited_out() {
    let place = Place::new();
    place.write("p.yaml", AFTER);
    let server = place.serve(&[]);
    let proxy = Proxy::start(&server, |at, _| match at {
        2 | 5 => Deed::Throttle,
        3 | 7 => Deed::Unavailable,
        _ => Deed::Pass,
    });
    place.run_at(&proxy.url, &server.token, &["publish", "p.yaml", "--yes"]).exits(0);
}

/// Somebody edits the profile between plan and write: the plan is refused, nothing is lost.
#[test]
fn a_colleague_in_between_wins() {
    let place = Place::new();
    place.write("p.yaml", BEFORE);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.write("p.yaml", AFTER);
    let server = place.serve(&[]);
    let id = server.get("mobileofflineprofiles")["value"][0]["mobileofflineprofileid"]
        .as_str()
        .unwrap()
        .to_owned();
    let (host, token) = (server.url.clone(), server.token.clone());
    let (path, edited) = (format!("mobileofflineprofiles({id})"), std::sync::atomic::AtomicBool::new(false));
    let proxy = Proxy::start(&server, move |_, line| {
        if line.contains("$batch") && !edited.swap(true, std::sync::atomic::Ordering::SeqCst) {
            let body = r#"{"description":"by a colleague"}"#;
            assert_eq!(send_raw(&host, &token, "PATCH", &path, body), 204);
        }
        Deed::Pass
    });
    let refused = place
        .run_at(
            &proxy.url,
            &server.token,
            &["publish", "p.yaml", "--yes", "--allow-narrowing", "--release-drafts", "--force"],
        )
        .exits(3);
    assert!(refused.stderr.contains("0x80060882"), "{refused:#?}");
    assert!(refused.stderr.contains("somebody changed the row in between"), "{refused:#?}");
    assert_eq!(rows(&server), (1, 2, 0), "nothing of the plan was written");
    place
        .run_at(
            &server.url,
            &server.token,
            &["publish", "p.yaml", "--yes", "--allow-narrowing", "--release-drafts", "--force"],
        )
        .exits(0);
}

#[test]
fn a_token_is_never_shown() {
    let place = Place::new();
    place.write("p.yaml", BEFORE);
    let server = place.serve(&[]);
    for args in [
        &["publish", "p.yaml", "--yes", "-v"][..],
        &["diff", "p.yaml", "-v", "--format", "json"],
        &["members", "list", "-v"],
    ] {
        let ran = place.run_at(&server.url, &server.token, args);
        assert!(!ran.stdout.contains(&server.token) && !ran.stderr.contains(&server.token), "{ran:#?}");
        assert!(ran.stderr.contains("GET /api/data/v9.2/WhoAmI"), "-v shows requests");
    }
    let wrong = place.run_at(&server.url, "not-the-token-at-all", &["diff", "p.yaml"]).exits(4);
    assert!(!wrong.stderr.contains("not-the-token-at-all"));
    assert!(wrong.stderr.contains("MOPCTL_TOKEN"));
}

#[test]
fn a_token_goes_over_tls_or_to_this_machine_only() {
    let place = Place::new();
    place.write("p.yaml", BEFORE);
    for url in [
        "http://contoso.crm.dynamics.com",
        "http://127.0.0.1.evil.example",
        "ftp://x",
        "not a url",
        "https://u:p@x.example",
    ] {
        let refused = place.run_at(url, "t", &["diff", "p.yaml"]).exits(2);
        assert!(refused.stderr.starts_with("error:"), "{refused:#?}");
    }
    // A project file alone can't send the token anywhere.
    place.write("mopctl.yaml", "environments:\n  prod: { url: \"https://evil.example\" }\n");
    let mut command = place.command(&["diff", "p.yaml", "--env", "prod"]);
    command.env("MOPCTL_TOKEN", "t");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("only the project's mopctl.yaml says"));
}

/// Serves one answer to everything and returns its address.
fn liar(answer: impl Fn(&str) -> String + Send + 'static) -> String {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut buffer = [0; 8192];
            let length = stream.read(&mut buffer).unwrap_or(0);
            let request = String::from_utf8_lossy(&buffer[..length]).into_owned();
            let _ = stream.write_all(answer(&request).as_bytes());
        }
    });
    url
}

fn http(status: &str, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

#[test]
fn answers_that_cannot_be_are_errors_not_panics() {
    let who = r#"{"OrganizationId":"6f1f6a0e-0000-4000-8000-000000000001"}"#;
    let json = "application/json";
    for (name, answer) in [
        ("a page", http("200 OK", "text/html", "<html>")),
        ("a list", http("200 OK", json, "[]")),
        ("half an object", http("200 OK", json, "{")),
        (
            "another place",
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".to_owned(),
        ),
        ("nothing there", http("404 Not Found", json, "")),
        ("a folder as an id", http("200 OK", json, r#"{"OrganizationId":"../../evil"}"#)),
    ] {
        let url = liar(move |_| answer.clone());
        let place = Place::new();
        place.write("p.yaml", BEFORE);
        let failed = place.run_at(&url, "t", &["diff", "p.yaml"]);
        assert_eq!(failed.code, 3, "{name}: {failed:#?}");
        assert!(failed.stderr.starts_with("error: "), "{name}: {failed:#?}");
    }
    for (name, page) in [
        ("a list instead of an object", "[]".to_owned()),
        ("text instead of an object", "\"x\"".to_owned()),
        ("no list", "{}".to_owned()),
        ("pages in a circle", r#"{"value":[],"@odata.nextLink":"mobileofflineprofiles?again"}"#.to_owned()),
        ("a page of another host", r#"{"value":[],"@odata.nextLink":"http://127.0.0.1:9/x"}"#.to_owned()),
    ] {
        let url = liar(move |request| {
            http("200 OK", json, if request.contains("WhoAmI") { who } else { page.as_str() })
        });
        let place = Place::new();
        let failed = place.run_at(&url, "t", &["members", "list"]);
        assert_eq!(failed.code, 3, "{name}: {failed:#?}");
    }
    let url = liar(move |request| {
        let token = request.lines().find(|line| line.starts_with("authorization")).unwrap_or_default();
        http("400 Bad Request", json, &format!("{{\"error\":{{\"code\":\"\",\"message\":\"bad {token}\"}}}}"))
    });
    let place = Place::new();
    let echoed = place.run_at(&url, "SECRETTOKEN", &["members", "list", "-v"]).exits(3);
    assert!(
        echoed.stderr.contains("bad authorization") && !echoed.stderr.contains("SECRETTOKEN"),
        "{echoed:#?}"
    );
}

/// What stands on the command line wins over a variable, and both together must agree.
#[test]
fn the_command_line_says_which_environment() {
    let place = Place::new();
    place.write("p.yaml", BEFORE);
    let server = place.serve(&[]);
    let run = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = place.command(args);
        command.env("MOPCTL_TOKEN", &server.token);
        for (name, value) in variables {
            command.env(name, value);
        }
        command.output().unwrap().status.code().unwrap()
    };
    assert_eq!(run(&["members", "list", "--env", "sandbox"], &[("MOPCTL_URL", "http://127.0.0.1:9")]), 0);
    assert_eq!(run(&["members", "list", "--url", &server.url], &[("MOPCTL_ENV", "sandbox")]), 0);
    assert_eq!(run(&["members", "list", "--env", "nosuch"], &[("MOPCTL_URL", &server.url)]), 2);
    assert_eq!(run(&["members", "list", "--env", "sandbox", "--url", &server.url], &[]), 2);
    place.write("mopctl.yaml", "environments:\n  prod: { url: \"https://prod.example\" }\n");
    assert_eq!(run(&["members", "list", "--env", "prod", "--url", &server.url], &[]), 2);
    assert_eq!(run(&["members", "list", "--env", "prod"], &[("MOPCTL_URL", &server.url)]), 2);
}

#[cfg(unix)]
#[test]
fn an_interrupt_has_its_own_exit_code() {
    use std::io::BufRead;
    let place = Place::new();
    let mut serve =
        place.command(&["sandbox", "serve"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    std::io::BufReader::new(serve.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let sent = std::process::Command::new("kill").args(["-INT", &serve.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(serve.wait().unwrap().code(), Some(130));
}

/// Publishes until stderr says `until`, waits a moment and presses Ctrl-C. Returns what stdout held, what
/// stderr said from then on, and the exit code.
#[cfg(unix)]
fn interrupted(
    place: &Place,
    server: &Server,
    what: &str,
    until: &str,
    wait: Duration,
) -> (String, Vec<String>, Option<i32>) {
    use std::io::{BufRead, BufReader, Read};

    let mut command = place.command(&["publish", what, "--yes", "--url", &server.url]);
    command
        .env("MOPCTL_TOKEN", &server.token)
        .stderr(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(said.by_ref().any(|line| line.starts_with(until)));
    std::thread::sleep(wait);
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let rest: Vec<String> = said.collect();
    let mut told = String::new();
    child.stdout.take().unwrap().read_to_string(&mut told).unwrap();
    (told, rest, child.wait().unwrap().code())
}

/// What Ctrl-C left undone is told by name.
#[cfg(unix)]
#[test]
fn an_interrupted_publish_says_what_was_not_tried() {
    let place = Place::new();
    for name in ["A", "B", "C"] {
        let text = format!("name: {name}\ntables:\n  account: {{ rows: user }}\n");
        place.write(&format!("p/{name}.yaml"), text);
    }
    place.run(&["publish", "p/A.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&["--latency", "40ms"]);
    let (told, rest, code) = interrupted(&place, &server, "p", "publishing B", Duration::ZERO);
    assert_eq!(code, Some(130));
    // Either B was written and proved, or nothing of it was sent.
    let is_proved = told.contains("Published B");
    assert!(is_proved || rest.iter().any(|line| line.contains("`B` wasn't written")), "{told} {rest:?}");
    assert!(rest.iter().any(|line| line.contains("not tried: C")), "{rest:?}");
    assert_eq!(server.count("mobileofflineprofiles"), 1 + usize::from(is_proved));
}

/// Ctrl-C lets the write that is under way come to its end, and says so.
#[cfg(unix)]
#[test]
fn an_interrupted_publish_leaves_nothing_half_written() {
    let place = Place::new();
    place.with_profiles();
    let server = place.serve(&["--latency", "40ms"]);
    let moment = Duration::from_millis(100);
    let (told, rest, code) = interrupted(&place, &server, "profiles/sales.yaml", "publishing", moment);
    assert!(rest.iter().any(|line| line.starts_with("stopping after the write")), "{rest:?}");
    // The profile that was under way was proved, and is told.
    assert!(told.contains("Published"), "{told} {rest:?}");
    assert_eq!(code, Some(130));
    let again =
        place.run_at(&server.url, &server.token, &["publish", "profiles/sales.yaml", "--yes"]).exits(0);
    assert!((again.stdout + &again.stderr).contains("Nothing to do"));
}
