//! Killed, cut, throttled, interfered with: run it again and it ends in the right state.

use super::support::{Deed, Place, Proxy, Server};

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
    let mut command = place.command(&["publish", "p.yaml", "--yes", "--url", &proxy.url]);
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
    let again = place.run_at(&server.url, &server.token, &["publish", "p.yaml", "--yes"]);
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
            let colleague = patch_as_colleague(&host, &token, &path);
            assert_eq!(colleague, 204);
        }
        Deed::Pass
    });
    let refused = place.run_at(&proxy.url, &server.token, &["publish", "p.yaml", "--yes"]).exits(3);
    assert!(refused.stderr.contains("0x80060882"), "{refused:#?}");
    assert!(refused.stderr.contains("somebody changed the row in between"), "{refused:#?}");
    assert_eq!(rows(&server), (1, 2, 0), "nothing of the plan was written");
    place.run_at(&server.url, &server.token, &["publish", "p.yaml", "--yes"]).exits(0);
}

fn patch_as_colleague(url: &str, token: &str, path: &str) -> u16 {
    use std::io::{Read, Write};
    let host = url.strip_prefix("http://").unwrap();
    let body = r#"{"description":"by a colleague"}"#;
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(
        stream,
        "PATCH /api/data/v9.2/{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).unwrap();
    super::support::parse_answer(&raw).status
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

#[test]
fn answers_that_cannot_be_are_errors_not_panics() {
    use std::io::{Read, Write};
    for answer in [
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    ] {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut buffer = [0; 4096];
                let _ = stream.read(&mut buffer);
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        let place = Place::new();
        place.write("p.yaml", BEFORE);
        let failed = place.run_at(&url, "t", &["diff", "p.yaml"]);
        assert_eq!(failed.code, 3, "{answer}: {failed:#?}");
        assert!(failed.stderr.starts_with("error: "), "{failed:#?}");
    }
}
