//! Servers that mean harm: a clear error, never the token, never a hang beyond the deadline.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::support::Place;

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

/// Serves whatever a function writes to each connection.
fn serve(work: impl Fn(&mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let work = std::sync::Arc::new(work);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let work = work.clone();
            std::thread::spawn(move || {
                let mut buffer = [0; 8192];
                let _ = stream.read(&mut buffer);
                // The client going away is what is wanted.
                let _ = work(&mut stream);
            });
        }
    });
    url
}

/// A run against a server ends with an error and within its time.
fn fails(name: &str, url: &str, within: Duration) -> String {
    let place = Place::new();
    let began = Instant::now();
    let ran = place.run_at(
        url,
        "SECRETTOKEN",
        &["members", "list", "-v", "--timeout", "1s", "--trace-http", "t.jsonl"],
    );
    assert!(began.elapsed() < within, "{name}: {:?}", began.elapsed());
    assert_eq!(ran.code, 3, "{name}: {ran:#?}");
    let trace = std::fs::read_to_string(place.work().join("t.jsonl")).unwrap_or_default();
    for text in [&ran.stdout, &ran.stderr, &trace] {
        assert!(!text.contains("SECRETTOKEN"), "{name}: the token is shown");
    }
    assert!(!ran.stderr.contains('\u{1b}') && ran.stderr.contains("error: "), "{name}: {ran:#?}");
    ran.stderr
}

#[test]
fn a_body_without_end_is_cut() {
    let url = serve(|stream| {
        stream.write_all(format!("{HEAD}Content-Length: 10737418240\r\n\r\n").as_bytes())?;
        let chunk = vec![b' '; 1024 * 1024];
        loop {
            stream.write_all(&chunk)?;
        }
    });
    fails("10 GB", &url, Duration::from_secs(60));
}

#[test]
fn a_bomb_is_cut() {
    let mut small = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let chunk = vec![b' '; 1024 * 1024];
    (0..300).for_each(|_| small.write_all(&chunk).unwrap());
    let small = small.finish().unwrap();
    assert!(small.len() < 1024 * 1024);
    let url = serve(move |stream| {
        let head = format!(
            "{HEAD}Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            small.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&small)
    });
    let said = fails("a bomb", &url, Duration::from_secs(60));
    assert!(said.contains("too large"), "{said}");
}

#[test]
fn what_is_nested_without_end_is_no_crash() {
    let body = "[".repeat(5_000_000);
    let url = serve(move |stream| {
        let head = format!("{HEAD}Connection: close\r\nContent-Length: {}\r\n\r\n", body.len());
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())
    });
    fails("deep JSON", &url, Duration::from_secs(30));
}

#[test]
fn words_of_a_server_are_shown_plainly() {
    let url = serve(|stream| {
        let body = "{\"error\":{\"code\":\"0x1\",\"message\":\"bad \\u001b[31mred\\u0007 \\u202e\"}}";
        let head = format!(
            "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body.as_bytes())
    });
    fails("control characters", &url, Duration::from_secs(30));
}

/// A drop every now and then keeps nobody beyond the time a request may take, tries included.
#[test]
fn a_trickle_is_no_hang() {
    let url = serve(|stream| {
        stream.write_all(format!("{HEAD}Content-Length: 1000\r\n\r\n").as_bytes())?;
        loop {
            stream.write_all(b" ")?;
            std::thread::sleep(Duration::from_millis(300));
        }
    });
    fails("a trickle", &url, Duration::from_secs(60));
}
