//! What commands write: never over what a person keeps, and never less than they say.

use std::process::Stdio;

use super::support::Place;

const PROFILE: &str = "name: A\ntables:\n  territory: { rows: all }\n";

#[test]
fn what_a_person_keeps_is_never_overwritten() {
    let place = Place::new();
    place.write("a.yaml", PROFILE).write("app.zip", "PK").write("mopctl.yaml", "vars: {}\n");
    place.run(&["snapshot", "--env", "sandbox", "-o", "prod.json"]).exits(0);
    place.run(&["validate", "a.yaml", "--baseline", "known.json", "--write-baseline"]).exits(0);
    let before = |name: &str| std::fs::read(place.work().join(name)).unwrap();
    for (args, file) in [
        (&["validate", "a.yaml", "--output-file", "a.yaml"][..], "a.yaml"),
        (&["validate", "a.yaml", "--output", "sarif=a.yaml"], "a.yaml"),
        (&["validate", "a.yaml", "--output", "json=app.zip"], "app.zip"),
        (&["validate", "a.yaml", "--output", "json=mopctl.yaml"], "mopctl.yaml"),
        (&["validate", "a.yaml", "--baseline", "a.yaml", "--write-baseline"], "a.yaml"),
        (&["validate", "a.yaml", "--metadata", "prod.json", "--output", "json=prod.json"], "prod.json"),
        (&["validate", "a.yaml", "--output", "json=known.json"], "known.json"),
        (&["graph", "a.yaml", "-o", "a.yaml"], "a.yaml"),
        (&["schema", "-o", "a.yaml"], "a.yaml"),
        (&["snapshot", "--env", "sandbox", "-o", "a.yaml"], "a.yaml"),
        (&["members", "export", "--env", "sandbox", "-o", "a.yaml"], "a.yaml"),
    ] {
        let old = before(file);
        let ran = place.run(args).exits(2);
        assert!(ran.stderr.contains("isn't overwritten"), "{ran:#?}");
        assert_eq!(before(file), old, "{args:?}");
    }
    // What this program wrote is written anew.
    place.run(&["snapshot", "--env", "sandbox", "-o", "prod.json"]).exits(0);
    place.run(&["validate", "a.yaml", "--baseline", "known.json", "--write-baseline"]).exits(0);
    for _ in 0..2 {
        place.run(&["validate", "a.yaml", "--output", "sarif=a.sarif", "--output-file", "a.txt"]).exits(0);
    }
}

#[test]
fn a_dash_is_standard_output() {
    let place = Place::new();
    place.write("a.yaml", PROFILE);
    for args in [
        &["validate", "a.yaml", "--output-file", "-"][..],
        &["validate", "a.yaml", "--output", "json=-"],
        &["graph", "a.yaml", "-o", "-"],
        &["schema", "-o", "-"],
        &["members", "export", "--env", "sandbox", "-o", "-"],
    ] {
        let ran = place.run(args).exits(0);
        assert!(ran.stdout.len() > 20, "{ran:#?}");
        assert!(!place.work().join("-").exists(), "{args:?}");
    }
}

#[test]
fn a_reader_that_stops_changes_no_exit_code() {
    let place = Place::new();
    let mut text = String::from("name: A\ntables:\n");
    (0..1900).for_each(|at| text.push_str(&format!("  t{at}: {{ rows: related }}\n")));
    place.write("a.yaml", text);
    let mut child = place.command(&["validate", "a.yaml"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_broken_file_in_a_folder_is_an_error() {
    for broken in [
        "{\"name\": \"a\", \"tables\": {\"account\": {\"rows\": \"user\"}}",
        "{name: a, tables: {account: {rows: user}",
        "\"name\": a\n\"tables\": {account: {rows: \"user}",
        "nmae: a\n  tables:\n account: {rows: user}",
        "[",
    ] {
        let place = Place::new();
        place.write("p/good.yaml", PROFILE).write("p/bad.yaml", broken);
        let ran = place.run(&["validate", "p", "--format", "concise"]).exits(1);
        assert!(ran.stdout.contains("bad.yaml"), "{broken}: {ran:#?}");
        place.run(&["publish", "p", "--env", "sandbox", "--yes"]).exits(1);
    }
    // Other programs' files are passed over and named, unless there is nothing else.
    let place = Place::new();
    place.write("p/chart.yaml", "a: {{ .Values.x }}\nb: }\n");
    place.run(&["validate", "p"]).exits(2);
    place.write("p/good.yaml", PROFILE);
    let ran = place.run(&["validate", "p"]).exits(0);
    assert!(ran.stdout.contains("chart.yaml"), "{ran:#?}");
}

/// Positions of what is found over several profiles don't depend on where their texts came from.
#[test]
fn positions_hold_however_a_text_came() {
    let place = Place::new();
    let twin = "name: A\ntables:\n  account: { rows: user }\n";
    place.write("p/a.yaml", twin).write("p/b.yaml", twin).write("c.yaml", twin);
    for args in [&["validate", "p"][..], &["validate", "p", "c.yaml"], &["validate", "c.yaml", "p/a.yaml"]] {
        let mut line = args.to_vec();
        line.extend(["--format", "json"]);
        let json = place.run(&line).exits(1).json();
        for finding in json["findings"].as_array().unwrap() {
            assert_eq!(finding["line"], 1, "{finding}");
        }
    }
}

/// What is said about silences can be silenced, and an alias repeats nothing.
#[test]
fn what_is_said_is_said_once() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  # mopctl: allow(silence-unused) kept for next month\n  account: { rows: user } # mopctl: allow(all-rows-avoid) next month\n");
    let ran = place.run(&["validate", "a.yaml", "--format", "concise"]).exits(0);
    assert!(!ran.stdout.contains("silence-unused"), "{ran:#?}");
    place.write("a.yaml", "name: A\ntables:\n  account: &a { rowz: user }\n  contact: *a\n");
    let ran = place.run(&["validate", "a.yaml", "--format", "concise"]).exits(1);
    assert_eq!(ran.stdout.matches("MOP010").count(), 1, "{ran:#?}");
    place
        .write("a.yaml", "name: A\ntables:\n  account: { rows: user, images: [entityimage, entityimage] }\n");
    let ran = place.run(&["validate", "a.yaml", "--format", "concise"]).exits(1);
    assert!(ran.stdout.contains("MOP610") && !ran.stdout.contains("MOP510"), "{ran:#?}");
}

/// A file and its baseline find each other from any folder; what is piped keeps its name.
#[test]
fn a_baseline_in_a_folder_of_its_own_is_found() {
    let place = Place::new();
    place.write("profiles/a.yaml", PROFILE).write("ci/x", "");
    place.run(&["validate", "profiles/a.yaml", "--baseline", "ci/b.json", "--write-baseline"]).exits(0);
    for (folder, file) in [("ci", "../profiles/a.yaml"), ("profiles", "a.yaml"), (".", "./profiles/a.yaml")] {
        let known = if folder == "ci" {
            "b.json"
        } else if folder == "." {
            "ci/b.json"
        } else {
            "../ci/b.json"
        };
        let mut command = place.command(&["validate", file, "--baseline", known, "--format", "concise"]);
        let ran = command.current_dir(place.work().join(folder)).output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success() && !said.contains("all-rows-avoid"), "{folder}: {said}");
    }
}

/// The reports of build services hold no control characters but line ends, and no file that wasn't read.
#[test]
fn reports_of_build_services_are_plain() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account: { rows: \"\\x01\\e[31mred\" }\n");
    place.write("mopctl.yaml", "silence:\n  - { rule: all-rows-avoid, reason: small }\n");
    for format in ["github", "azure", "concise", "markdown", "junit"] {
        let ran = place.run(&["validate", "a.yaml", "--format", format]).exits(1);
        assert!(!ran.stdout.contains('\u{1b}') && !ran.stdout.contains('\u{1}'), "{format}: {ran:#?}");
        assert_eq!(ran.stdout.matches("<testsuite ").count(), usize::from(format == "junit"), "{ran:#?}");
    }
}

/// What fails a run fails it in every report, and a name holds no variable.
#[test]
fn denied_warnings_and_variables_in_names() {
    let place = Place::new();
    place.write("a.yaml", PROFILE);
    let ran = place.run(&["validate", "a.yaml", "--deny", "warnings", "--format", "junit"]).exits(1);
    assert!(ran.stdout.contains("<failure") && ran.stdout.contains("failures=\"1\""), "{ran:#?}");
    let ran = place.run(&["validate", "a.yaml", "--deny", "warnings", "--min-severity", "error"]).exits(1);
    assert!(ran.stderr.contains("--min-severity hides them"), "{ran:#?}");
    place.write("mopctl.yaml", "vars: { region: north }\n");
    for text in [
        "name: P ${region}\ntables:\n  account: { rows: user }\n",
        "name: P\npeople: { users: [\"\"] }\ntables:\n  account: { rows: user }\n",
    ] {
        place.write("a.yaml", text);
        place.run(&["validate", "a.yaml"]).exits(1);
    }
}

#[test]
fn two_reports_do_not_share_a_file() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account: { rows: user }\n");
    for more in [&["--output", "json=r.txt"][..], &["--output-file", "./r.txt"]] {
        let line = [&["validate", "a.yaml", "--output", "sarif=r.txt"], more].concat();
        let ran = place.run(&line).exits(2);
        assert!(ran.stderr.contains("two reports are to be written into"), "{ran:#?}");
        assert!(!place.work().join("r.txt").exists());
    }
}

/// A baseline keeps what it knows of environments while files are looked at, and files are looked at even
/// where an environment has no profile.
#[test]
fn environments_and_files_share_a_baseline() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    place.write("bad.yaml", "name: Bad\ntables:\n  account: { rows: [user, all] }\n");
    let both = place.run(&["validate", "bad.yaml", "env:sandbox"]).exits(1);
    assert!(both.stdout.contains("has no mobile offline profile"), "{both:#?}");
    place.run(&["validate", "env:sandbox"]).exits(2);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let baseline = ["--baseline", "b.json", "--write-baseline"];
    place.run(&[&["validate", "env:sandbox"], &baseline[..]].concat()).exits(0);
    place.run(&[&["validate", "bad.yaml"], &baseline[..]].concat()).exits(0);
    let text = std::fs::read_to_string(place.work().join("b.json")).unwrap();
    assert!(text.contains("env:sandbox/P") && text.contains("bad.yaml"), "{text}");
}

/// Real tables whose names are like those of others are no typing errors.
#[test]
fn a_contract_is_no_contact() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  contract: { rows: user }\n  acount: { rows: user }\n");
    let found = place.run(&["validate", "p.yaml"]);
    let all = found.stdout + &found.stderr;
    assert!(all.contains("`acount` is almost `account`") && !all.contains("`contract` is almost"), "{all}");
}
