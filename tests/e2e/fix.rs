//! What mending and laying out must never do: lose, break or double anything.

use std::io::Write;
use std::process::Stdio;

use super::support::Place;

fn text_of(place: &Place, name: &str) -> String {
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
        text_of(&place, "a.yaml").contains("        <fetch>\n        <entity name=\"account\">"),
        "{}",
        text_of(&place, "a.yaml")
    );
}

#[test]
fn comments_outlive_what_they_stand_beside() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account:\n    rows: user\n    columns:\n      - accountid\n      - name\n      - name # ticket 77\n      - statecode\n      - statuscode\n      - createdon\n      - modifiedon\n      - ownerid\n");
    place.run(&["validate", "a.yaml", "--fix"]).exits(0);
    let mended = text_of(&place, "a.yaml");
    assert!(mended.contains("      # ticket 77\n") && mended.matches("- name").count() == 1, "{mended}");
    // A comment between a key and its value has no place elsewhere, so nothing is moved.
    let between = "name: A\ntables:\n  account: { rows: user }\n  territory:\n    rows:\n      # mopctl: allow(all-rows-avoid) only 40\n      all\n    sync: 60m\n";
    place.write("b.yaml", between);
    place.write("c.yaml", "name:   C\ntables: { account: { rows: user } }\n");
    let json = place.run(&["fmt", "--check", "c.yaml", "--format", "json"]);
    let json = (json.code, json.json());
    assert_eq!(
        (json.0, &json.1["files"][0]["changed"], &json.1["written"]),
        (1, &true.into(), &false.into())
    );
    let ran = place.run(&["fmt", "b.yaml"]).exits(0);
    assert!(ran.stderr.contains("a comment stands between a key and its value"), "{ran:#?}");
    assert_eq!(text_of(&place, "b.yaml"), between);
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
    let mended = text_of(&place, "a.yaml");
    assert!(mended.contains("- ownerid"), "{mended}");
    assert_eq!(mended.matches('\n').count(), mended.matches("\r\n").count(), "{mended:?}");
}

#[test]
fn a_part_of_a_text_with_variables_is_left_alone() {
    let place = Place::new();
    let text = "name: A\ntables:\n  account:\n    rows:\n      custom: |-\n        <fetch version=\"${n}\" count=\"5\"><entity name=\"account\"><filter><condition attribute=\"name\" operator=\"eq\" value=\"count=&quot;5&quot;\"/></filter></entity></fetch>\n";
    place.write("a.yaml", text);
    place.write("mopctl.yaml", "vars: { n: \"1.000000\" }\n");
    place.run(&["validate", "a.yaml", "--fix=all"]).exits(0);
    let mended = text_of(&place, "a.yaml");
    assert!(mended == text || mended == text.replace(" count=\"5\"", ""), "{mended}");
}

#[test]
fn other_alphabets_end_files_and_lines() {
    let place = Place::new();
    for end in ["é", "日本", "\"ü\"", "é\n", "# ß"] {
        place.write(
            "a.yaml",
            format!("tables:\n  account: {{ rows: user, columns: [name, name] }}\nname: {end}"),
        );
        let ran = place.run(&["validate", "a.yaml", "--fix=all"]);
        assert!(ran.code <= 1, "{ran:#?}");
        place.write(
            "a.yaml",
            format!(
                "name: A\ntables:\n  account:\n    rows: user\n    columns:\n      - name\n      - name {end}"
            ),
        );
        let ran = place.run(&["validate", "a.yaml", "--fix=all"]);
        assert!(ran.code <= 1, "{ran:#?}");
        assert!(text_of(&place, "a.yaml").contains(end.trim()), "{}", text_of(&place, "a.yaml"));
    }
}

#[test]
fn what_anchors_share_is_not_mended_in_one_place() {
    let place = Place::new();
    let text =
        "name: A\ntables:\n  account: &a { rows: user, sync: 60m, columns: [name, name] }\n  contact: *a\n";
    place.write("a.yaml", text);
    place.run(&["validate", "a.yaml", "--fix=all"]);
    assert_eq!(text_of(&place, "a.yaml"), text);
}

#[test]
fn aliases_of_aliases_cost_nothing() {
    let place = Place::new();
    let mut bomb = String::from("# mopctl: allow(all-rows-avoid) because\nname: A\nx:\n  a0: &a0 [1, 2]\n");
    for level in 1..40 {
        bomb.push_str(&format!("  a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1));
    }
    place.write("a.yaml", bomb);
    let began = std::time::Instant::now();
    place.run(&["validate", "a.yaml"]).exits(1);
    assert!(began.elapsed().as_secs() < 30, "a file of aliases must not be unfolded");
}

#[test]
fn layouts_that_would_lose_a_comment_are_refused() {
    let place = Place::new();
    let text = "name: A\ntables:\n  account: # one\n    { rows: user } # two\n";
    place.write("a.yaml", text);
    place.run(&["fmt", "a.yaml"]);
    let laid_out = text_of(&place, "a.yaml");
    assert!(laid_out.contains("# one") && laid_out.contains("# two"), "{laid_out}");
}

#[test]
fn stray_line_ends_break_nothing() {
    let place = Place::new();
    for text in ["name: A\r\r\ntables:\r\r\r\n  x", "\r\r\r", "name: A\r\ntables: [\r\r\r"] {
        place.write("a.yaml", text);
        for command in [&["validate", "a.yaml"][..], &["fmt", "a.yaml"], &["validate", "a.yaml", "--fix"]] {
            assert!(place.run(command).code <= 2, "{text:?}");
        }
    }
    place.write(
        "a.yaml",
        "name: \"A\r\n  b\"\r\ntables:\r\n  account: { rows: user }\r\ndescription: 'x\r\n\r\n  y'\r\n",
    );
    place.run(&["fmt", "a.yaml"]);
    let laid_out = text_of(&place, "a.yaml");
    assert!(!laid_out.contains("\r\r"), "{laid_out:?}");
    assert_eq!(laid_out.matches('\n').count(), laid_out.matches("\r\n").count(), "{laid_out:?}");
}

#[test]
fn a_part_at_the_start_of_a_line_goes_without_its_indentation() {
    let place = Place::new();
    let text = "name: A\ntables:\n  account:\n    rows:\n      custom: |-\n        <fetch version=\"1.0\"\n          count=\"5\" page=\"2\">\n          <entity name=\"account\"><filter><condition attribute=\"name\" operator=\"not-null\"/></filter></entity></fetch>\n";
    place.write("a.yaml", text);
    place.run(&["validate", "a.yaml", "--fix"]).exits(0);
    let mended = text_of(&place, "a.yaml");
    assert!(
        !mended.contains("count=") && !mended.contains("page=") && mended.contains("version"),
        "{mended}"
    );
}

#[test]
fn a_silence_speaks_of_the_same_after_a_layout() {
    let place = Place::new();
    let long = "label: A territory with quite a long name that nobody would write in a profile, rows: all, sync: 60m";
    let filter = "<fetch><entity name=\"account\"><filter><condition attribute=\"name\" operator=\"like\" value=\"%a%\"/></filter></entity></fetch>";
    for (text, said) in [
        (
            format!("name: A\ntables:\n  territory: {{ {long} }} # mopctl: allow(all-rows-avoid) only 40\n"),
            "  # mopctl: allow(all-rows-avoid) only 40\n  territory:\n",
        ),
        (
            format!(
                "name: A\ntables:\n  account:\n    rows:\n      custom: '{filter}' # mopctl: allow(fetch-partial-match) few\n"
            ),
            "      # mopctl: allow(fetch-partial-match) few\n      custom: |",
        ),
        (
            "tables:\n  territory: { rows: all }\n# mopctl: allow(all-rows-avoid) x\nname: A\n".to_owned(),
            "tables:\n  territory: { rows: all }\n# mopctl: allow(all-rows-avoid) x\nname: A\n",
        ),
    ] {
        place.write("a.yaml", &text);
        let before = place.run(&["validate", "a.yaml", "--format", "json"]).json();
        place.run(&["fmt", "a.yaml"]);
        let laid_out = text_of(&place, "a.yaml");
        assert!(laid_out.contains(said), "{laid_out}");
        let after = place.run(&["validate", "a.yaml", "--format", "json"]).json();
        let slugs = |json: &serde_json::Value| -> Vec<String> {
            json["findings"].as_array().unwrap().iter().map(|one| one["rule"].to_string()).collect()
        };
        assert_eq!(slugs(&before), slugs(&after), "{laid_out}");
    }
}

#[test]
fn silences_and_baselines_hold_from_any_folder() {
    let place = Place::new();
    place.write("profiles/a.yaml", "name: A\ntables:\n  territory: { rows: all }\n");
    place.write("deep/x", "");
    place.write(
        "mopctl.yaml",
        "silence:\n  - { rule: all-rows-avoid, in: profiles/*.yaml, reason: only 40 }\n",
    );
    let found = |folder: &str, args: &[&str]| {
        let mut command = place.command(args);
        let ran = command.current_dir(place.work().join(folder)).output().unwrap();
        assert_eq!(ran.status.code(), Some(0), "{ran:?}");
        String::from_utf8(ran.stdout).unwrap()
    };
    for (folder, file) in [
        (".", "profiles/a.yaml"),
        ("deep", "../profiles"),
        ("profiles", "a.yaml"),
        ("profiles", "./../profiles/a.yaml"),
    ] {
        let said = found(folder, &["validate", file, "--format", "concise"]);
        assert!(!said.contains("all-rows-avoid"), "{folder} {file}: {said}");
    }
    place.write("mopctl.yaml", "vars: {}\n");
    found(".", &["validate", "profiles", "--baseline", "known.json", "--write-baseline"]);
    for (folder, file, known) in
        [("deep", "../profiles", "../known.json"), ("profiles", ".", "../known.json")]
    {
        let said = found(folder, &["validate", file, "--baseline", known, "--format", "concise"]);
        assert!(!said.contains("all-rows-avoid"), "{folder} {file}: {said}");
    }
}

#[test]
fn a_silence_goes_with_what_it_speaks_of() {
    let place = Place::new();
    for text in [
        "name: A\ntables:\n  activityparty: { rows: all } # mopctl: allow(all-rows-avoid) small\n  contact: { rows: all }\n",
        "name: A\ntables:\n  # mopctl: allow(all-rows-avoid) small\n  activityparty: { rows: all }\n  contact: { rows: all }\n",
    ] {
        place.write("a.yaml", text);
        let ran = place.run(&["validate", "a.yaml", "--fix", "--format", "concise"]).exits(0);
        let mended = text_of(&place, "a.yaml");
        assert!(!mended.contains("activityparty") && !mended.contains("mopctl:"), "{mended}");
        assert!(ran.stdout.contains("all-rows-avoid"), "{ran:#?}");
    }
}

/// A list that loses all of its items goes with its key.
#[test]
fn all_items_of_a_list_can_go() {
    let place = Place::new();
    place.write(
        "a.yaml",
        "name: A\ntables:\n  account: { rows: user }\n  contact:\n    rows: all # mopctl: allow(all-rows-avoid) few\n    related_to:\n      - { table: account, as: parent, relationship: account_primary_contact }\n      - { table: account, as: child, relationship: contact_customer_accounts }\n    sync: 1h\n",
    );
    let found = |place: &Place| place.run(&["validate", "a.yaml", "--format", "concise"]).stdout;
    assert_eq!(found(&place).matches("relationship-redundant-all-rows").count(), 2);
    place.run(&["validate", "a.yaml", "--fix"]);
    assert!(!found(&place).contains("relationship-redundant-all-rows"));
    assert!(!std::fs::read_to_string(place.work().join("a.yaml")).unwrap().contains("related_to"));
}

/// Whoever means the program but writes the comment in another way is told so.
#[test]
fn odd_spellings_of_a_silence_are_findings() {
    let place = Place::new();
    for (comment, is_found) in [
        ("# MOPCTL: allow(all-rows-avoid) small", true),
        ("#mopctl allow(all-rows-avoid) small", true),
        ("# Mopctl : Allow(all-rows-avoid) small", true),
        ("# mopctl reads this file", false),
        ("# mopctl allows 15 relationships", false),
        ("# mopctl allow us (all)", false),
        ("# see ticket 7; mopctl: allow(all-rows-avoid) small", true),
        ("# mop", false),
        ("# ü", false),
    ] {
        place.write("a.yaml", format!("name: A\ntables:\n  {comment}\n  account: {{ rows: all }}\n"));
        let ran = place.run(&["validate", "a.yaml", "--format", "concise"]).exits(0);
        assert_eq!(ran.stdout.contains("silence-unknown-rule"), is_found, "{comment}: {ran:#?}");
    }
}

/// What can't be read never enters a baseline, and a run over a part of the project leaves the rest of
/// it alone.
#[test]
fn a_baseline_knows_what_it_may() {
    let place = Place::new();
    place
        .write("profiles/a.yaml", "name: A\ntables:\n  territory: { rows: all }\n")
        .write("profiles/b.yaml", "name: B\ntables:\n  product: { rows: all }\n")
        .write("profiles/c.yaml", "name: C\ntables: [\n");
    let write = ["--baseline", "known.json", "--write-baseline"];
    place.run(&[&["validate", "--format", "concise"], &write[..]].concat()).exits(1);
    let known = std::fs::read_to_string(place.work().join("known.json")).unwrap();
    assert!(
        known.contains("a.yaml") && known.contains("b.yaml") && !known.contains("yaml-syntax"),
        "{known}"
    );
    let ran = place.run(&["validate", "--baseline", "known.json", "--format", "concise"]).exits(1);
    assert!(ran.stdout.contains("yaml-syntax") && !ran.stdout.contains("all-rows-avoid"), "{ran:#?}");
    // One file of three.
    let part = place.run(&["validate", "profiles/a.yaml", "--baseline", "known.json"]).exits(0);
    assert!(!part.stderr.contains("no longer there"), "{part:#?}");
    place.run(&[&["validate", "profiles/a.yaml"], &write[..]].concat()).exits(0);
    assert_eq!(std::fs::read_to_string(place.work().join("known.json")).unwrap(), known);
    // What is gone is forgotten.
    std::fs::remove_file(place.work().join("profiles/b.yaml")).unwrap();
    place.run(&[&["validate", "profiles/a.yaml"], &write[..]].concat()).exits(0);
    assert!(!std::fs::read_to_string(place.work().join("known.json")).unwrap().contains("b.yaml"));
}
