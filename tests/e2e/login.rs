//! People and certificates sign in, against a sign-in service of the test.

use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::Value;

use super::sign_in::{APPLICATION, authority, check, done, grant};
use super::support::{Deed, Place, Proxy, Server};

/// Made for these tests; nothing else knows it.
const CERTIFICATE: &str = include_str!("certificate.pem");

fn value(part: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[test]
fn an_application_signs_in_with_its_certificate() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) = authority(move |_, _| grant(&token, 3600));
    place.write("cert.pem", CERTIFICATE);
    let mut variables = APPLICATION.to_vec();
    variables.extend([("AZURE_CLIENT_CERTIFICATE_PATH", "cert.pem"), ("AZURE_AUTHORITY_HOST", &url)]);
    let (code, said) = check(&place, &server, &variables);
    assert_eq!(code, 0, "{said}");
    let asked = asked.lock().unwrap()[0].clone();
    let form = asked.split("client_assertion=").nth(1).unwrap();
    let form = percent_encoding::percent_decode_str(form.split('&').next().unwrap()).decode_utf8().unwrap();
    let parts: Vec<&str> = form.split('.').collect();
    let (header, claims) = (value(parts[0]), value(parts[1]));
    let der = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap();
    let thumbprint = URL_SAFE_NO_PAD.encode(ring::digest::digest(&ring::digest::SHA256, &der));
    assert_eq!(header, serde_json::json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": thumbprint }));
    assert_eq!(claims["aud"], format!("{url}/contoso/oauth2/v2.0/token"));
    assert_eq!((&claims["iss"], &claims["sub"]), (&"app-1".into(), &"app-1".into()));
    assert!(claims["exp"].as_u64().unwrap() - claims["iat"].as_u64().unwrap() == 300);
    let PrivateKeyDer::Pkcs8(key) = PrivateKeyDer::from_pem_slice(CERTIFICATE.as_bytes()).unwrap() else {
        panic!("another kind of key")
    };
    let key = ring::signature::RsaKeyPair::from_pkcs8(key.secret_pkcs8_der()).unwrap();
    let public = ring::signature::UnparsedPublicKey::new(
        &ring::signature::RSA_PSS_2048_8192_SHA256,
        key.public().as_ref(),
    );
    let signature = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
    public.verify(format!("{}.{}", parts[0], parts[1]).as_bytes(), &signature).unwrap();
}

#[test]
fn certificates_that_cannot_be_used_are_told() {
    let place = Place::new();
    let server = place.serve(&[]);
    let certificate = &CERTIFICATE[..CERTIFICATE.find("-----BEGIN PRIVATE").unwrap()];
    let key = &CERTIFICATE[certificate.len()..];
    let secret = key.lines().nth(3).unwrap();
    for (text, said_so) in [
        (certificate.to_owned(), "no private key"),
        (key.to_owned(), "no certificate in PEM"),
        (CERTIFICATE.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"), "is encrypted"),
        (CERTIFICATE.replace(secret, ""), "RSA key"),
        (String::new(), "openssl pkcs12"),
    ] {
        place.write("cert.pem", text);
        let mut variables = APPLICATION.to_vec();
        variables.push(("AZURE_CLIENT_CERTIFICATE_PATH", "cert.pem"));
        let (code, said) = check(&place, &server, &variables);
        assert!(code == 4 && said.contains(said_so) && !said.contains(secret), "{said_so}: {said}");
    }
    let mut variables = APPLICATION.to_vec();
    variables.push(("AZURE_CLIENT_CERTIFICATE_PATH", "nowhere.pem"));
    let (code, said) = check(&place, &server, &variables);
    assert!(code == 4 && said.contains("can't read AZURE_CLIENT_CERTIFICATE_PATH nowhere.pem"), "{said}");
}

const CODE: &str = "{\"user_code\":\"ABCD-EFGH\",\"device_code\":\"device-secret\",\"verification_uri\":\"https://microsoft.com/devicelogin\",\"expires_in\":900,\"interval\":0}";

fn pending(error: &str) -> (u16, String) {
    (400, format!("{{\"error\":\"{error}\",\"error_description\":\"AADSTS70016: {error}\"}}"))
}

fn signed_in(token: &str, refresh: &str, seconds: u64) -> (u16, String) {
    (
        200,
        format!(
            "{{\"access_token\":\"{token}\",\"refresh_token\":\"{refresh}\",\"expires_in\":{seconds},\"token_type\":\"Bearer\"}}"
        ),
    )
}

fn login(place: &Place, server: &Server, authority: &str, more: &[&str]) -> (i32, String) {
    let line = [&["login", "--url", &server.url, "-v", "--trace-http", "trace.jsonl"], more].concat();
    let mut command = place.command(&line);
    command.env("AZURE_AUTHORITY_HOST", authority);
    done(command)
}

fn with_url<'a>(place: &Place, server: &'a Server, args: &[&'a str]) -> (i32, String) {
    done(place.command(&[args, &["--url", &server.url]].concat()))
}

fn kept(place: &Place) -> std::path::PathBuf {
    place.root.join("state/sign-ins.json")
}

#[test]
fn a_person_signs_in_with_a_code_and_stays_signed_in() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) = authority(move |request, count| {
        if request.contains("/devicecode") {
            return (200, CODE.to_owned());
        }
        if request.contains("grant_type=refresh%5Ftoken") {
            return signed_in(&token, "second-refresh", 3600);
        }
        match count {
            1 => pending("authorization_pending"),
            2 => (503, "busy".to_owned()),
            3 => (429, "{\"error\":\"temporarily_unavailable\"}".to_owned()),
            _ => signed_in(&token, "first-refresh", 3600),
        }
    });
    let (code, said) = login(&place, &server, &url, &["--tenant", "contoso.com", "--client-id", "own-app"]);
    assert_eq!(code, 0, "{said}");
    for part in ["https://microsoft.com/devicelogin", "ABCD-EFGH", "Signed in to 127.0.0.1 as # mopctl"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    {
        let asked = asked.lock().unwrap();
        assert!(
            asked[0].starts_with("POST /contoso.com/oauth2/v2.0/devicecode ")
                && asked[0].contains("client_id=own%2Dapp")
        );
        assert!(asked[0].contains("offline%5Faccess") && asked[1].contains("device_code=device%2Dsecret"));
        assert_eq!(asked.len(), 5);
    }
    // Later commands are signed in, without another question.
    let (code, said) = with_url(&place, &server, &["env", "check"]);
    assert!(code == 0 && asked.lock().unwrap().len() == 5, "{said}");
    // What is kept is private, and nothing of it is shown.
    let text = std::fs::read_to_string(kept(&place)).unwrap();
    assert!(text.contains("first-refresh"));
    let trace = std::fs::read_to_string(place.work().join("trace.jsonl")).unwrap();
    for secret in ["first-refresh", "device-secret", server.token.as_str()] {
        assert!(!said.contains(secret) && !trace.contains(secret), "{secret}");
    }
    // A token that is old, or isn't taken, is renewed, and the new way to renew is kept.
    for (from, to) in [("\"ends\": ", "\"ends\": 1, \"was\": "), (server.token.as_str(), "revoked")] {
        std::fs::write(kept(&place), text.replace(from, to)).unwrap();
        let before = asked.lock().unwrap().len();
        let (code, said) = with_url(&place, &server, &["env", "check"]);
        assert!(code == 0 && asked.lock().unwrap().len() == before + 1, "{from}: {said}");
        assert!(std::fs::read_to_string(kept(&place)).unwrap().contains("second-refresh"));
    }
    let (code, said) = with_url(&place, &server, &["logout"]);
    assert!(code == 0 && said.contains("Signed out of http://127.0.0.1"), "{said}");
    assert!(!kept(&place).exists());
    let (code, said) = with_url(&place, &server, &["env", "check"]);
    assert!(code == 4 && said.contains("mopctl login"), "{said}");
    let (code, said) = with_url(&place, &server, &["logout"]);
    assert!(code == 0 && said.contains("Nobody was signed in"), "{said}");
}

#[test]
fn a_sign_in_that_comes_to_nothing_says_why() {
    let place = Place::new();
    let server = place.serve(&[]);
    for (error, said_so) in [
        ("authorization_declined", "was declined"),
        ("expired_token", "wasn't entered in time"),
        ("invalid_client", "invalid_client"),
    ] {
        let (url, _) =
            authority(
                move |request, _| {
                    if request.contains("/devicecode") { (200, CODE.to_owned()) } else { pending(error) }
                },
            );
        let (code, said) = login(&place, &server, &url, &[]);
        assert!(code == 4 && said.contains(said_so), "{error}: {said}");
        assert!(!kept(&place).exists());
    }
    for (answer, said_so) in [("{}", "sent no code"), ("[", "sent no code")] {
        let (url, _) = authority(move |_, _| (200, answer.to_owned()));
        let (code, said) = login(&place, &server, &url, &[]);
        assert!(code == 4 && said.contains(said_so), "{said}");
    }
    // Without anything to renew with, with a token that the environment doesn't take.
    let token = server.token.clone();
    let (url, _) =
        authority(
            move |request, _| {
                if request.contains("/devicecode") { (200, CODE.to_owned()) } else { grant(&token, 3600) }
            },
        );
    let (code, said) = login(&place, &server, &url, &[]);
    assert!(code == 4 && said.contains("nothing to stay signed in with"), "{said}");
    let (url, _) = authority(|request, _| {
        if request.contains("/devicecode") { (200, CODE.to_owned()) } else { signed_in("wrong", "r", 3600) }
    });
    let (code, said) = login(&place, &server, &url, &[]);
    assert!(code == 4 && !kept(&place).exists(), "{said}");
    let (code, said) = done(place.command(&["login", "sandbox"]));
    assert!(code == 2 && said.contains("needs no sign-in"), "{said}");
    let (code, said) = done(place.command(&["login", "--url", "http://contoso.example"]));
    assert!(code == 2 && said.contains("https"), "{said}");
}

/// The code is asked for more slowly where the service says so.
#[test]
fn slow_down_is_heeded() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) = authority(move |request, count| match count {
        _ if request.contains("/devicecode") => (200, CODE.to_owned()),
        1 => pending("slow_down"),
        _ => signed_in(&token, "r", 3600),
    });
    let begun = std::time::Instant::now();
    let (code, said) = login(&place, &server, &url, &[]);
    assert!(code == 0 && asked.lock().unwrap().len() == 3, "{said}");
    assert!(begun.elapsed().as_secs() >= 5);
}

/// A sign-in that has ended says what to do; a file that others can read, or that is none, isn't used.
#[test]
fn what_is_kept_is_not_believed_blindly() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, _) = authority(move |request, _| {
        if request.contains("/devicecode") {
            (200, CODE.to_owned())
        } else if request.contains("refresh%5Ftoken") {
            (400, "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS700082: The refresh token has expired: first-refresh\"}".to_owned())
        } else {
            signed_in(&token, "first-refresh", 1)
        }
    });
    // A token that ends at once is renewed for the proof already.
    let (code, said) = login(&place, &server, &url, &[]);
    assert!(
        code == 4 && said.contains("sign in again with `mopctl login`") && !said.contains("first-refresh"),
        "{said}"
    );
    place.run(&["sandbox", "path"]).exits(0);
    for text in ["", "{", "{\"format\":9}", "[\"first-refresh\"]"] {
        std::fs::write(kept(&place), text).unwrap();
        assert!(Command::new("chmod").arg("600").arg(kept(&place)).status().unwrap().success());
        let (code, said) = with_url(&place, &server, &["env", "check"]);
        assert!(
            code == 2 && said.contains("isn't what `mopctl login` writes") && !said.contains("first-refresh"),
            "{said}"
        );
    }
    assert!(Command::new("chmod").arg("644").arg(kept(&place)).status().unwrap().success());
    let (code, said) = with_url(&place, &server, &["env", "check"]);
    assert!(code == 2 && said.contains("can be read by others"), "{said}");
    let (code, said) = done(place.command(&["logout", "--all"]));
    assert!(code == 0 && !kept(&place).exists(), "{said}");
}

/// Commands that run at the same time take one new token, not one each: some services take what it is
/// renewed with only once.
#[test]
fn commands_at_once_renew_once() {
    let place = Place::new();
    let server = place.serve(&[]);
    let token = server.token.clone();
    let (url, asked) = authority(move |request, _| {
        if request.contains("/devicecode") {
            (200, CODE.to_owned())
        } else if request.contains("first%2Drefresh") {
            signed_in(&token, "second-refresh", 3600)
        } else if request.contains("grant_type=refresh%5Ftoken") {
            (400, "{\"error\":\"invalid_grant\"}".to_owned())
        } else {
            signed_in(&token, "first-refresh", 3600)
        }
    });
    let (code, said) = login(&place, &server, &url, &[]);
    assert_eq!(code, 0, "{said}");
    let text = std::fs::read_to_string(kept(&place)).unwrap();
    std::fs::write(kept(&place), text.replace("\"ends\": ", "\"ends\": 1, \"was\": ")).unwrap();
    let before = asked.lock().unwrap().len();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let (code, said) = with_url(&place, &server, &["env", "check"]);
                assert_eq!(code, 0, "{said}");
            });
        }
    });
    assert_eq!(asked.lock().unwrap().len(), before + 1);
}

/// A sandbox with 600 people, its address and the names of those who can be on a profile.
fn crowd(place: &Place) -> Server {
    place.run(&["sandbox", "reset", "--users", "600"]).exits(0);
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&["--latency", "2ms"]);
    let users = server
        .get("systemusers?$select=domainname&$filter=isdisabled%20eq%20false%20and%20accessmode%20eq%200");
    let users = users["value"].as_array().unwrap();
    let names: Vec<&str> = users.iter().filter_map(|user| user["domainname"].as_str()).collect();
    assert!(names.len() > 500);
    place.write("people.csv", format!("user\n{}\n", names.join("\n")));
    server
}

const IMPORT: [&str; 6] = ["members", "import", "people.csv", "--profile", "P", "--yes"];

/// A token that ends while several batches are under way is renewed once, and nothing waits for itself.
#[test]
fn a_token_ends_while_batches_are_under_way() {
    let place = Place::new();
    let server = crowd(&place);
    let token = server.token.clone();
    // What the first renewal grants ends before it is used, and so does the next.
    let (url, asked) = authority(move |request, _| {
        if request.contains("/devicecode") {
            return (200, CODE.to_owned());
        }
        signed_in(&token, "refresh", 299)
    });
    let (code, said) = login(&place, &server, &url, &[]);
    assert_eq!(code, 0, "{said}");
    let before = asked.lock().unwrap().len();
    let (code, said) = with_url(&place, &server, &IMPORT);
    assert!(code == 0 && !said.contains("failed"), "{said}");
    assert!(asked.lock().unwrap().len() > before + 5);
}

/// A token that is refused while several batches are under way is renewed for each of them.
#[test]
fn a_token_is_refused_while_batches_are_under_way() {
    let place = Place::new();
    let server = crowd(&place);
    let (batches, first) = (AtomicUsize::new(0), OnceLock::new());
    let proxy = Proxy::start(&server, move |_, line| {
        if !line.contains("$batch") || batches.fetch_add(1, Ordering::SeqCst) < 4 {
            return Deed::Pass;
        }
        // All that are under way are refused; renewing takes longer than this.
        let first = *first.get_or_init(Instant::now);
        if first.elapsed() < Duration::from_millis(40) { Deed::Refuse } else { Deed::Pass }
    });
    let token = server.token.clone();
    let (url, asked) = authority(move |_, _| {
        std::thread::sleep(Duration::from_millis(100));
        grant(&token, 3600)
    });
    let mut command = place.command(&[&IMPORT[..], &["--url", &proxy.url]].concat());
    command.envs(APPLICATION).env("AZURE_AUTHORITY_HOST", &url).env("AZURE_CLIENT_SECRET", "s");
    let (code, said) = done(command);
    assert!(code == 0 && !said.contains("failed"), "{said}");
    assert!(asked.lock().unwrap().len() > 1);
}
