//! What mending and laying out must never do: lose, break or double anything.

use std::io::Write;
use std::process::Stdio;

use super::support::Place;

fn text(place: &Place, name: &str) -> String {
    std::fs::read_to_string(place.work().join(name)).unwrap()
}

fn piped(place: &Place, args: &[&str], input: &str) -> (i32, String) {
    let mut child = place
        .command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let done = child.wait_with_output().unwrap();
    (done.status.code().unwrap_or(-1), String::from_utf8(done.stdout).unwrap())
}

#[test]
fn what_is_piped_through_fmt_comes_back() {
    let place = Place::new();
    for input in [
        "name: A\ntables:\n  account: { rows: user }\n",
        "name: A\ntables:\n  account: &a { rows: user }\n  contact: *a\n",
    ] {
        assert_eq!(piped(&place, &["fmt", "-"], input), (0, input.to_owned()));
    }
    let (code, _) = piped(&place, &["validate", "-", "--fix"], "name: A\n");
    assert_eq!(code, 2, "standard input can't be mended");
}

#[test]
fn a_filter_after_a_blank_line_is_mended_where_it_is() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account:\n    rows:\n      custom: |-\n\n        <fetch count=\"10\">\n        <entity name=\"account\"><filter><condition attribute=\"name\" operator=\"not-null\"/></filter></entity></fetch>\n");
    place.run(&["validate", "a.yaml", "--fix"]).exits(0);
    assert!(
        text(&place, "a.yaml").contains("        <fetch>\n        <entity name=\"account\">"),
        "{}",
        text(&place, "a.yaml")
    );
}

#[test]
fn comments_outlive_what_they_stand_beside() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account:\n    rows: user\n    columns:\n      - accountid\n      - name\n      - name # ticket 77\n      - statecode\n      - statuscode\n      - createdon\n      - modifiedon\n      - ownerid\n");
    place.run(&["validate", "a.yaml", "--fix"]).exits(0);
    let mended = text(&place, "a.yaml");
    assert!(mended.contains("      # ticket 77\n") && mended.matches("- name").count() == 1, "{mended}");
    // A comment between a key and its value has no place elsewhere, so nothing is moved.
    let between = "name: A\ntables:\n  account: { rows: user }\n  territory:\n    rows:\n      # mopctl: allow(all-rows-avoid) only 40\n      all\n    sync: 60m\n";
    place.write("b.yaml", between);
    let ran = place.run(&["fmt", "b.yaml"]).exits(0);
    assert!(ran.stderr.contains("a comment stands between a key and its value"), "{ran:#?}");
    assert_eq!(text(&place, "b.yaml"), between);
    let found = place.run(&["validate", "b.yaml", "--format", "concise"]).exits(0);
    assert!(!found.stdout.contains("silence-unused"), "{found:#?}");
}

#[test]
fn a_key_is_never_renamed_to_one_that_stands_there() {
    let place = Place::new();
    for wrong in ["{ rows: user, rowz: team }", "{ roows: all, rows: user }", "{ roows: all, rowz: user }"] {
        place.write("a.yaml", format!("name: A\ntables:\n  account: {wrong}\n"));
        let ran = place.run(&["validate", "a.yaml", "--fix=all", "--format", "concise"]).exits(1);
        assert!(!ran.stdout.contains("duplicate-key"), "{ran:#?}");
    }
}

#[test]
fn line_ends_stay_as_they_are() {
    let place = Place::new();
    place.write("a.yaml", "name: A\r\ntables:\r\n  account:\r\n    rows: user\r\n    columns:\r\n      - accountid\r\n      - name\r\n");
    place.run(&["validate", "a.yaml", "--fix"]).exits(0);
    let mended = text(&place, "a.yaml");
    assert!(mended.contains("- ownerid"), "{mended}");
    assert_eq!(mended.matches('\n').count(), mended.matches("\r\n").count(), "{mended:?}");
}
