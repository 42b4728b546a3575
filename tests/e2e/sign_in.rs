//! Signing in, against a token endpoint of the test; naming and checking environments.

use std::io::Write;
use std::process::Command;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::support::{Place, Server, read_message};

/// What the sign-in service of a test was asked.
pub(super) type Asked = Arc<Mutex<Vec<String>>>;

/// Serves answers by a function of the request and of how many came before it.
pub(super) fn authority(answer: impl Fn(&str, usize) -> (u16, String) + Send + 'static) -> (String, Asked) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = Asked::default();
    let log = asked.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let Some(request) = read_message(&mut stream) else { continue };
            let request = String::from_utf8_lossy(&request).into_owned();
            let count = log.lock().unwrap().len();
            let (status, body) = answer(&request, count);
            log.lock().unwrap().push(request);
            let head = format!(
                "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all((head + &body).as_bytes());
        }
    });
    (url, asked)
}

pub(super) fn grant(token: &str, seconds: u64) -> (u16, String) {
    (200, format!("{{\"token_type\":\"Bearer\",\"expires_in\":{seconds},\"access_token\":\"{token}\"}}"))
}

/// `env check` against a server, with variables.
pub(super) fn check(place: &Place, server: &Server, variables: &[(&str, &str)]) -> (i32, String) {
    let mut command =
        place.command(&["env", "check", "--url", &server.url, "-v", "--trace-http", "trace.jsonl"]);
    for (name, value) in variables {
        command.env(name, value);
    }
    done(command)
}

pub(super) fn done(mut command: Command) -> (i32, String) {
    let output = command.output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap_or(-1), said)
}

pub(super) const APPLICATION: [(&str, &str); 2] =
    [("AZURE_TENANT_ID", "contoso"), ("AZURE_CLIENT_ID", "app-1")];

#[test]
fn an_application_signs_in_with_its_secret() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) = authority(move |_, _| grant(&token, 3600));
    let mut variables = APPLICATION.to_vec();
    variables.extend([("AZURE_CLIENT_SECRET", "hu~sh hush"), ("AZURE_AUTHORITY_HOST", &url)]);
    let (code, said) = check(&place, &server, &variables);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("ok      privileges: profiles can be read") && said.contains("mobile offline is on"),
        "{said}"
    );
    let asked = asked.lock().unwrap();
    assert_eq!(asked.len(), 1, "one token does for all requests");
    assert!(asked[0].starts_with("POST /contoso/oauth2/v2.0/token "), "{}", asked[0]);
    for part in [
        "grant_type=client%5Fcredentials",
        "client_id=app%2D1",
        "client_secret=hu%7Esh%20hush",
        "%2F%2Edefault",
    ] {
        assert!(asked[0].contains(part), "{part}: {}", asked[0]);
    }
    let trace = std::fs::read_to_string(place.work().join("trace.jsonl")).unwrap();
    for secret in ["hu~sh hush", server.token.as_str()] {
        assert!(!said.contains(secret) && !trace.contains(secret), "a secret is shown");
    }
}

#[test]
fn refusals_say_what_to_do() {
    let place = Place::new();
    let server = place.serve(&[]);
    for (error, advice) in [
        ("AADSTS7000215: Invalid client secret provided.", "use its value, not its id"),
        ("AADSTS90002: Tenant 'contoso' not found.", "check AZURE_TENANT_ID"),
        ("AADSTS50076: Due to a configuration change", "multi-factor"),
        ("AADSTS700016: Application not found", "check AZURE_CLIENT_ID"),
        ("AADSTS7000222: The provided client secret keys are expired.", "make a new one"),
    ] {
        let body =
            format!("{{\"error\":\"invalid_client\",\"error_description\":\"{error}\\r\\nTrace ID: 1\"}}");
        let (url, _) = authority(move |_, _| (401, body.clone()));
        let mut variables = APPLICATION.to_vec();
        variables.extend([("AZURE_CLIENT_SECRET", "hush-hush"), ("AZURE_AUTHORITY_HOST", &url)]);
        let (code, said) = check(&place, &server, &variables);
        assert_eq!(code, 4, "{said}");
        assert!(said.contains(advice) && !said.contains("hush-hush"), "{said}");
    }
    for (host, advice, expected) in
        [("http://login.example.com", "doesn't use https", 4), ("http://127.0.0.1:9", "can't be reached", 3)]
    {
        let mut variables = APPLICATION.to_vec();
        variables.extend([("AZURE_CLIENT_SECRET", "hush-hush"), ("AZURE_AUTHORITY_HOST", host)]);
        let (code, said) = check(&place, &server, &variables);
        assert!(code == expected && said.contains(advice) && !said.contains("hush-hush"), "{said}");
    }
    for answer in ["", "{}", "[", "{\"access_token\":5}"] {
        let (url, _) = authority(move |_, _| (200, answer.to_owned()));
        let mut variables = APPLICATION.to_vec();
        variables.extend([("AZURE_CLIENT_SECRET", "hush-hush"), ("AZURE_AUTHORITY_HOST", &url)]);
        let (code, said) = check(&place, &server, &variables);
        assert!(code == 4 && said.contains("sent no token"), "{said}");
    }
}

#[test]
fn a_token_is_renewed_before_it_ends_and_when_it_is_refused() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    // Ends within the minute: each request gets a new one.
    let (url, asked) = authority(move |_, _| grant(&token, 60));
    let mut variables = APPLICATION.to_vec();
    variables.extend([("AZURE_CLIENT_SECRET", "s"), ("AZURE_AUTHORITY_HOST", &url)]);
    let (code, said) = check(&place, &server, &variables);
    assert!(code == 0 && asked.lock().unwrap().len() > 3, "{said}");
    // Was revoked: the second one is taken.
    let token = server.token.clone();
    let (url, asked) = authority(move |_, count| grant(if count == 0 { "revoked" } else { &token }, 3600));
    let mut variables = APPLICATION.to_vec();
    variables.extend([("AZURE_CLIENT_SECRET", "s"), ("AZURE_AUTHORITY_HOST", &url)]);
    let (code, said) = check(&place, &server, &variables);
    assert!(code == 0 && asked.lock().unwrap().len() == 2, "{said}");
    // Is never taken: said once, not asked for ever.
    let (url, asked) = authority(|_, _| grant("wrong", 3600));
    let mut variables = APPLICATION.to_vec();
    variables.extend([("AZURE_CLIENT_SECRET", "s"), ("AZURE_AUTHORITY_HOST", &url)]);
    let (code, said) = check(&place, &server, &variables);
    assert!(code == 4 && asked.lock().unwrap().len() == 2 && said.contains("failed  token"), "{said}");
}

#[test]
fn jobs_show_a_token_of_their_surroundings() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) = authority(move |request, _| {
        if request.starts_with("GET /github") {
            (200, "{\"value\":\"job-token\"}".to_owned())
        } else if request.starts_with("POST /pipelines") {
            (200, "{\"oidcToken\":\"job-token\"}".to_owned())
        } else {
            grant(&token, 3600)
        }
    });
    place.write("assertion", "job-token\n");
    let github = format!("{url}/github?x=1");
    let pipelines = format!("{url}/pipelines");
    for surroundings in [
        vec![
            ("ACTIONS_ID_TOKEN_REQUEST_URL", github.as_str()),
            ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "gh-secret"),
        ],
        vec![
            ("SYSTEM_OIDCREQUESTURI", pipelines.as_str()),
            ("SYSTEM_ACCESSTOKEN", "gh-secret"),
            ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "c1"),
        ],
        vec![("AZURE_FEDERATED_TOKEN_FILE", "assertion")],
    ] {
        asked.lock().unwrap().clear();
        let mut variables = APPLICATION.to_vec();
        variables.push(("AZURE_AUTHORITY_HOST", &url));
        variables.extend(surroundings);
        let (code, said) = check(&place, &server, &variables);
        assert!(code == 0 && !said.contains("gh-secret"), "{said}");
        let asked = asked.lock().unwrap();
        assert!(asked.last().unwrap().contains("client_assertion=job%2Dtoken"), "{asked:?}");
        assert!(
            asked.len() == 1 || asked[0].to_lowercase().contains("authorization: bearer gh-secret"),
            "{asked:?}"
        );
    }
    // Without any of them it is said what is missing.
    let mut variables = APPLICATION.to_vec();
    variables.push(("MOPCTL_AUTH", "workload-identity"));
    let (code, said) = check(&place, &server, &variables);
    assert!(code == 4 && said.contains("id-token: write"), "{said}");
}

#[test]
fn machines_and_commands_have_tokens() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) =
        authority(move |_, _| (200, format!("{{\"access_token\":\"{token}\",\"expires_in\":\"3600\"}}")));
    let (code, said) = check(
        &place,
        &server,
        &[
            ("MOPCTL_AUTH", "managed-identity"),
            ("IDENTITY_ENDPOINT", &url),
            ("IDENTITY_HEADER", "h"),
            ("AZURE_CLIENT_ID", "mine"),
        ],
    );
    assert_eq!(code, 0, "{said}");
    let request = asked.lock().unwrap()[0].clone();
    assert!(
        request.contains("x-identity-header: h")
            && request.contains("client_id=mine")
            && request.contains("resource=http%3A"),
        "{request}"
    );
    for (command, good) in [
        (format!("echo {}", server.token), true),
        (format!("echo '{{\"accessToken\":\"{}\",\"expires_on\":99999999999}}'", server.token), true),
        ("echo two words".to_owned(), false),
        ("echo no; exit 3".to_owned(), false),
        ("true".to_owned(), false),
    ] {
        let (code, said) =
            check(&place, &server, &[("MOPCTL_TOKEN_COMMAND", &command), ("PATH", "/usr/bin:/bin")]);
        assert_eq!(code == 0, good, "{command}: {said}");
        assert!(!said.contains(&server.token), "{said}");
    }
    // The Azure CLI, or what is called like it.
    let script =
        format!("#!/bin/sh\necho \"$@\" > asked\necho '{{\"accessToken\": \"{}\"}}'\n", server.token);
    place.write("bin/az", script);
    let made = Command::new("chmod").arg("+x").arg(place.work().join("bin/az")).status().unwrap();
    assert!(made.success());
    let path = format!("{}:/usr/bin:/bin", place.work().join("bin").display());
    let (code, said) = check(&place, &server, &[("MOPCTL_AUTH", "azure-cli"), ("PATH", &path)]);
    assert_eq!(code, 0, "{said}");
    let asked = std::fs::read_to_string(place.work().join("asked")).unwrap();
    assert_eq!(asked.trim(), format!("account get-access-token --output json --resource {}", server.url));
    let (code, said) = check(&place, &server, &[("MOPCTL_AUTH", "azure-cli"), ("PATH", "/nowhere")]);
    assert!(code == 4 && said.contains("can't be started"), "{said}");
    let (code, said) = check(&place, &server, &[("MOPCTL_AUTH", "magic")]);
    assert!(code == 2 && said.contains("managed-identity"), "{said}");
}

#[test]
fn environments_have_names() {
    let place = Place::new();
    place.with_profiles();
    let server = place.serve(&[]);
    let run = |args: &[&str]| {
        let mut command = place.command(args);
        command.env("MOPCTL_TOKEN", &server.token);
        done(command)
    };
    assert_eq!(run(&["env", "add", "prod", &server.url]).0, 0);
    assert_eq!(run(&["env", "add", "prod", "https://contoso.crm.dynamics.com"]).0, 2);
    for (name, url) in [
        ("sandbox", "https://a.example"),
        ("a b", "https://a.example"),
        ("x", "http://a.example"),
        ("x", "nonsense"),
        ("x", "https://u:p@a.example"),
    ] {
        assert_eq!(run(&["env", "add", name, url]).0, 2, "{name} {url}");
    }
    let (code, said) = run(&["env", "check", "prod"]);
    assert!(code == 0 && said.contains("ok      user"), "{said}");
    assert_eq!(run(&["publish", "profiles/sales.yaml", "--env", "prod", "--yes", "--backup-dir", "b"]).0, 0);
    assert_eq!(run(&["diff", "profiles/sales.yaml"]).0, 2, "nothing is meant where nothing is named");
    assert_eq!(run(&["env", "use", "prod"]).0, 0);
    assert_eq!(run(&["diff", "profiles/sales.yaml"]).0, 0);
    let listed: Value = {
        let output = place.command(&["env", "list", "--format", "json"]).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert_eq!(listed["environments"][0]["name"], "prod");
    assert_eq!(listed["environments"][0]["default"], true);
    assert_eq!(run(&["env", "remove", "prod"]).0, 0);
    assert_eq!(run(&["env", "remove", "prod"]).0, 2);
    assert_eq!(run(&["diff", "profiles/sales.yaml"]).0, 2);
    assert_eq!(run(&["env", "use", "nowhere"]).0, 2);
    // A file that can't be read is said, and nothing of it is lost.
    let file = place.root.join("home/.config/mopctl/environments.json");
    std::fs::write(&file, "{ \"format\": 7 }").unwrap();
    let (code, said) = run(&["env", "add", "prod", &server.url]);
    assert!(code == 2 && said.contains("environments.json"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "{ \"format\": 7 }");
}

#[test]
fn a_check_stops_where_an_admin_has_to_act() {
    let place = Place::new();
    let (code, said) = done(place.command(&["env", "check", "sandbox"]));
    assert!(code == 0 && said.lines().count() == 7, "{said}");
    for (fault, code, step) in [
        ("expired-token@0", 4, "failed  token"),
        ("missing-privilege@1", 4, "failed  user"),
        ("missing-privilege@3", 4, "failed  profiles"),
        ("bad-json@0+1+2", 3, "failed  reach"),
    ] {
        let mut command = place.command(&["env", "check", "sandbox", "--timeout", "2s"]);
        command.env("MOPCTL_SANDBOX_FAULTS", fault);
        let (exit, said) = done(command);
        assert!(exit == code && said.contains(step), "{fault}: {exit} {said}");
    }
    let mut command = place.command(&["env", "check", "--url", "http://127.0.0.1:9"]);
    command.env("MOPCTL_TOKEN", "t");
    let (code, said) = done(command);
    assert!(code == 3 && said.contains("failed  reach"), "{said}");
}

/// A service that says back what it was sent, encoded or not, shows no secret.
#[test]
fn an_echo_shows_no_secret() {
    let place = Place::new();
    let server = place.serve(&[]);
    let (url, _) = authority(|request, _| {
        let form = request.lines().last().unwrap_or_default().replace('"', "'");
        (400, format!("{{\"error\":\"x\",\"error_description\":\"bad {form} Ab8~hush.pass-1+x\"}}"))
    });
    let mut variables = APPLICATION.to_vec();
    variables.extend([("AZURE_CLIENT_SECRET", "Ab8~hush.pass-1+x"), ("AZURE_AUTHORITY_HOST", &url)]);
    let (code, said) = check(&place, &server, &variables);
    assert!(code == 4 && said.contains("client%5Fcredentials"), "{said}");
    assert!(!said.contains("hush"), "{said}");
}

/// Several at once lose nothing; an address with a slash at its end is the same.
#[test]
fn names_of_environments_survive_each_other() {
    let place = Place::new();
    std::thread::scope(|scope| {
        for at in 0..12 {
            let place = &place;
            scope.spawn(move || {
                place
                    .run(&["env", "add", &format!("e{at}"), &format!("https://e{at}.crm.dynamics.com")])
                    .exits(0)
            });
        }
    });
    let listed = place.run(&["env", "list", "--format", "json"]).exits(0).json();
    assert_eq!(listed["environments"].as_array().unwrap().len(), 13);
    place.write("mopctl.yaml", "environments:\n  e1: { url: https://e1.crm.dynamics.com/ }\n  local: { url: https://other.crm.dynamics.com }\n");
    let listed = place.run(&["env", "list", "--format", "json"]).exits(0).json();
    let of = |name: &str| {
        listed["environments"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone()
    };
    assert!(of("e1")["trusted"] == true && of("local")["trusted"] == false);
    place.run(&["env", "use", "local"]).exits(2);
}

/// A sign-in service that is busy is asked again; one that stays so is no refusal.
#[test]
fn a_busy_sign_in_service_is_asked_again() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) =
        authority(move |_, count| if count < 2 { (503, String::new()) } else { grant(&token, 3600) });
    let with = |url: &str| {
        let mut variables = APPLICATION.to_vec();
        let (secret, authority) = (("AZURE_CLIENT_SECRET", "s"), ("AZURE_AUTHORITY_HOST", url));
        variables.extend([secret, authority]);
        check(&place, &server, &variables)
    };
    let (code, said) = with(&url);
    assert!(code == 0 && asked.lock().unwrap().len() == 3, "{said}");
    let (url, asked) = authority(|_, _| (500, "{\"error\":\"server_error\"}".to_owned()));
    let (code, said) = with(&url);
    assert!(code == 3 && asked.lock().unwrap().len() >= 4, "{said}");
    assert!(said.contains("nothing was sent"), "{said}");
}

/// What takes longer than a request may is stopped, with all that it started.
#[cfg(unix)]
#[test]
fn a_command_that_does_not_end_is_stopped() {
    let place = Place::new();
    let server = place.serve(&[]);
    let begun = std::time::Instant::now();
    let mut command = place.command(&["env", "check", "--url", &server.url, "--timeout", "1s"]);
    command.env("MOPCTL_TOKEN_COMMAND", "sleep 4321 & sleep 4321").env("PATH", "/usr/bin:/bin");
    let (code, said) = done(command);
    assert!(code == 4 && said.contains("ran for 1 seconds and was stopped"), "{said}");
    assert!(begun.elapsed().as_secs() < 30);
    let left = Command::new("pgrep").args(["-f", "^sleep 4321$"]).output();
    assert!(left.is_err() || left.unwrap().stdout.is_empty());
}

/// Variables without a value count for nothing; an address is what it looks like; one environment is meant.
/// What a command printed counts even where a child of it keeps the output open.
#[cfg(unix)]
#[test]
fn a_command_may_leave_children_behind() {
    let place = Place::new();
    let server = place.serve(&[]);
    let line = format!("sleep 5 & echo {}", server.token);
    let (code, said) = check(&place, &server, &[("MOPCTL_TOKEN_COMMAND", &line)]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn odd_ways_to_name_an_environment() {
    let place = Place::new();
    let mut command = place.command(&["env", "check"]);
    command.env("MOPCTL_ENV", "").env("MOPCTL_URL", " ").env("MOPCTL_TIMEOUT", "");
    let (code, said) = done(command);
    assert!(code == 2 && said.contains("no environment is named"), "{said}");
    for url in ["https://contoso.crm.dynamics.com\nfoo", "https://contoso.crm.dyn amics.com", "https://a.b\t"]
    {
        let (code, said) = done(place.command(&["env", "add", "x", url]));
        assert!(code == 2 && said.contains("control characters"), "{url:?}: {said}");
    }
    for more in [&["--env", "other"][..], &["--url", "https://contoso.crm.dynamics.com"]] {
        for command in [&["env", "check", "sandbox"][..], &["login", "sandbox"], &["logout", "sandbox"]] {
            let (code, said) = done(place.command(&[command, more].concat()));
            assert!(code == 2 && said.contains("name two environments"), "{command:?} {more:?}: {said}");
        }
    }
    assert_eq!(done(place.command(&["env", "check", "sandbox", "--env", "sandbox"])).0, 0);
}
