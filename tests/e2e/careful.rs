//! People are never lost: opposite moves at once, journals of exact imports, teams that count as many as are
//! in them, audits that say what they couldn't look at.

use std::io::Read;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use serde_json::json;

use super::support::{Deed, Place, Proxy};

const ANA: &str = "ana.lopez@contoso.com";
const BEN: &str = "ben.lopez@contoso.com";

/// Two moves of somebody who is on both profiles, each to another one: between the plan and the write of
/// the first the second is done as a whole. One of them is refused; nobody ends without a profile.
#[test]
fn opposite_moves_leave_nobody_without_a_profile() {
    let place = Place::with_two_profiles();
    let server = std::sync::Arc::new(place.serve(&[]));
    for profile in ["Crew", "Other"] {
        server.put_on(ANA, profile);
    }
    let (url, token) = (server.url.clone(), server.token.clone());
    let batches = AtomicUsize::new(0);
    let work = place.work();
    let mut other = place.command(&[
        "members",
        "add",
        ANA,
        "--profile",
        "Other",
        "--on-conflict",
        "move",
        "--yes",
        "--url",
        &url,
    ]);
    // Somebody on another machine, who doesn't wait for this one.
    other.env("MOPCTL_STATE_DIR", work.join("elsewhere"));
    other.env("MOPCTL_TOKEN", &token).current_dir(&work).stdout(Stdio::null()).stderr(Stdio::null());
    let other = std::sync::Mutex::new(other);
    let proxy = Proxy::start(&server, move |_, line| {
        // One person is looked up without a batch: the first one writes.
        if line.contains("$batch") && batches.fetch_add(1, SeqCst) == 0 {
            assert!(other.lock().unwrap().status().unwrap().success());
        }
        Deed::Pass
    });
    let first = place.run_at(
        &proxy.url,
        &server.token,
        &["members", "add", ANA, "--profile", "Crew", "--on-conflict", "move", "--yes"],
    );
    assert_ne!(first.code, 0, "{first:#?}");
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1, "{first:#?}");
}

/// Whoever finds that somebody else did the same meanwhile has nothing left to do.
#[test]
fn what_somebody_else_did_meanwhile_is_done() {
    let place = Place::with_two_profiles();
    let server = std::sync::Arc::new(place.serve(&[]));
    server.put_on(ANA, "Crew");
    let add = ["members", "add", ANA, "--profile", "Other", "--on-conflict", "move", "--yes"];
    let mut other = place.command(&[&add[..], &["--url", &server.url]].concat());
    other.env("MOPCTL_TOKEN", &server.token).current_dir(place.work());
    other.env("MOPCTL_STATE_DIR", place.work().join("elsewhere"));
    other.stdout(Stdio::null()).stderr(Stdio::null());
    let (other, batches) = (std::sync::Mutex::new(other), AtomicUsize::new(0));
    let proxy = Proxy::start(&server, move |_, line| {
        if line.contains("$batch") && batches.fetch_add(1, SeqCst) == 0 {
            assert!(other.lock().unwrap().status().unwrap().success());
        }
        Deed::Pass
    });
    let json =
        place.run_at(&proxy.url, &server.token, &[&add[..], &["--format", "json"]].concat()).exits(0).json();
    let row = &json["results"][0];
    assert_eq!(
        (&row["status"], &row["detail"]),
        (&json!("already-there"), &json!("somebody else did it meanwhile"))
    );
}

/// A dry run shows what a file would do although it takes off more than is meant by a small change.
#[test]
fn a_dry_run_shows_what_would_be_refused() {
    let place = Place::with_two_profiles();
    let people = ["ana", "ben", "hugo", "david"].map(|name| format!("{name}.lopez@contoso.com"));
    for who in &people {
        place.at_home(&["members", "add", who, "--profile", "Crew", "--yes"]).exits(0);
    }
    place.write("p.csv", format!("user\n{}\n", people[0]));
    let import = ["members", "import", "p.csv", "--profile", "Crew", "--mode", "exact"];
    let shown = place.at_home(&[&import[..], &["--dry-run"]].concat()).exits(1);
    assert!(shown.stdout.contains("3 removed"), "{shown:#?}");
    assert!(shown.stderr.contains("this takes 3 of 4 people off `Crew`; without --force nothing is written"));
    place.at_home(&[&import[..], &["--yes"]].concat()).exits(1);
}

/// Whoever watches is told why nothing goes on for a while.
#[test]
fn long_waits_are_told() {
    let place = Place::with_two_profiles();
    let server = place.serve(&["--enforce-limits=4/5"]);
    let told = place.run_at(&server.url, &server.token, &["members", "list"]).exits(0);
    assert!(
        told.stderr.contains("the environment asks to wait (HTTP status 429); going on in "),
        "{told:#?}"
    );
    let quiet = place.run_at(&server.url, &server.token, &["members", "list", "-q"]).exits(0);
    assert_eq!(quiet.stderr, "");
}

/// The results of an exact import that was cut off name those who were to be taken off, too; fed back, they
/// are taken off.
#[test]
fn the_journal_of_an_exact_import_puts_nobody_back() {
    let place = Place::with_two_profiles();
    let everybody = place.at_home(&["members", "export", "--directory"]).stdout;
    let names: Vec<&str> = everybody.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let file = |names: &[&str]| {
        format!(
            "user,profile\n{}\n",
            names.iter().map(|name| format!("{name},Crew")).collect::<Vec<_>>().join("\n")
        )
    };
    place.write("all.csv", file(&names[..12])).write("most.csv", file(&names[..9]));
    place.at_home(&["members", "import", "all.csv", "--yes"]).exits(0);
    let exact = |file: &str, fault: &str, more: &[&str]| {
        let args = ["members", "import", file, "--mode", "exact", "--yes", "--env", "sandbox"];
        let mut command = place.command(&[&args[..], more].concat());
        command.env("MOPCTL_SANDBOX_FAULTS", fault);
        super::support::ran(command)
    };
    // Whichever request it is that fails: what is in the results then leads to the same end.
    let mut failed = 0;
    for at in 4..30 {
        let _ = std::fs::remove_file(place.work().join("r.csv"));
        let stopped = exact("most.csv", &format!("missing-privilege@{at}"), &["--results", "r.csv"]);
        if place.work().join("r.csv").exists() {
            failed += usize::from(stopped.code != 0);
            exact("r.csv", "", &[]).exits(0);
            let on = place.at_home(&["members", "export"]).stdout;
            assert_eq!(on.lines().count(), 10, "request {at}: {on}");
        }
        place.at_home(&["members", "import", "all.csv", "--yes"]).exits(0);
    }
    assert!(failed > 0, "no write failed");
}

/// What can't be looked at isn't taken for well.
#[test]
fn an_audit_says_what_it_could_not_look_at() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, BEN, "--profile", "Crew", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let proxy =
        Proxy::start(&server, |_, line| if line.contains("$batch") { Deed::Unavailable } else { Deed::Pass });
    let audit = |more: &[&str]| {
        place.run_at(&proxy.url, &server.token, &[&["members", "audit", "--timeout", "2s"], more].concat())
    };
    let told = audit(&["--format", "json"]).exits(3).json();
    assert_eq!(told["not_checked"][0]["troubles"], json!(["no-read", "no-mobile"]));
    let said = audit(&[]).exits(3);
    assert!(said.stdout.starts_with("Nothing wrong in what could be looked at; "), "{said:#?}");
    // Who doesn't ask for it doesn't need it.
    audit(&["--only", "several"]).exits(0);
    // A part that is missing once is asked for again.
    let whole = place.at_home(&["members", "audit", "--format", "json"]).exits(0).json();
    assert_eq!(whole["not_checked"], json!([]));
    for at in 0..14 {
        let mut command = place.command(&["members", "audit", "--env", "sandbox", "--format", "json"]);
        command.env("MOPCTL_SANDBOX_FAULTS", format!("truncated-batch@{at}"));
        assert_eq!(super::support::ran(command).exits(0).json(), whole, "request {at}");
    }
}

/// An export that a spreadsheet has saved is still one; a heal of a lot needs a word.
#[test]
fn a_heal_of_many_needs_force_and_an_export_may_be_saved_again() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    let at = |args: &[&str]| place.run_at(&server.url, &server.token, args);
    let people = [ANA, BEN, "david.lopez@contoso.com", "elena.lopez@contoso.com"];
    at(&[&["members", "add"], &people[..], &["--profile", "Crew", "--yes"]].concat()).exits(0);
    let then = at(&["members", "export"]).exits(0).stdout.replace(',', ";");
    place.write("then.csv", format!("\u{feff}sep=;\r\n{}", then.replace('\n', "\r\n")));
    for name in &people[..3] {
        let user = server.get(&format!("systemusers?$filter=domainname%20eq%20'{name}'"))["value"][0]["systemuserid"].clone();
        let path = format!("systemusers({})", user.as_str().unwrap());
        assert!(server.send("PATCH", &path, &[], r#"{"isdisabled":true}"#).status < 300);
    }
    let heal = ["members", "audit", "--since", "then.csv", "--heal", "--yes"];
    let refused = at(&heal).exits(1);
    assert!(refused.stderr.contains("this takes 3 of 4 people off `Crew`"), "{refused:#?}");
    at(&[&heal[..], &["--force"]].concat()).exits(0);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1);
}

/// Bad people of profile files are told with file and line; a scheduler's SIGTERM ends as Ctrl-C does;
/// columns of one's own come back.
#[test]
fn what_a_nightly_script_needs() {
    let place = Place::with_two_profiles();
    place.write(
        "p/crew.yaml",
        "name: Crew\ntables:\n  account: { rows: user }\npeople:\n  users:\n    - nobody@x.com\n",
    );
    let told = place.at_home(&["members", "apply", "p", "--yes", "--format", "json"]).exits(1).json();
    assert_eq!(
        (&told["results"][0]["file"], &told["results"][0]["line"]),
        (&json!("p/crew.yaml"), &json!(6))
    );
    let told = place.at_home(&["members", "apply", "p", "--yes"]).exits(1);
    assert!(told.stdout.contains("p/crew.yaml:6"), "{told:#?}");
    place.write(
        "own.csv",
        format!("user,Status,Detail,profile\n{ANA},On leave,till May,Crew\n{BEN},,,Crew\n"),
    );
    place.at_home(&["members", "import", "own.csv", "--results", "own.csv", "--yes"]).exits(0);
    let results = std::fs::read_to_string(place.work().join("own.csv")).unwrap();
    assert!(results.starts_with("user,own_Status,own_Detail,profile,status,detail\n"), "{results}");
    assert!(results.contains("On leave,till May,Crew,added,"), "{results}");
    let unknown = place.at_home(&["members", "import", "own.csv", "--column", "nope", "--yes"]).exits(2);
    assert!(unknown.stderr.contains("no column is called `nope`"), "{unknown:#?}");
    let mut waves = vec![
        "members",
        "import",
        "own.csv",
        "--waves",
        "50%,100%",
        "--hold",
        "60s",
        "--results",
        "w.csv",
        "--yes",
        "--format",
        "json",
    ];
    waves.extend(["--on-conflict", "move", "--env", "sandbox"]);
    place.at_home(&["members", "remove", ANA, BEN, "--profile", "Crew", "--yes"]).exits(0);
    let mut child = place.command(&waves).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    while !std::fs::read_to_string(place.work().join("w.csv")).unwrap_or_default().contains("added") {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(told["next"].as_str().unwrap().ends_with(" --yes"), "{told}");
    let edited = std::fs::read_to_string(place.work().join("w.csv")).unwrap().replacen("status", "state", 1);
    place.write("w.csv", edited);
    let refused = place.at_home(&["members", "resume", "w.csv", "--yes"]).exits(2);
    assert!(refused.stderr.contains("has no column `status`"), "{refused:#?}");
    place.at_home(&["members", "resume", "-", "--yes"]).exits(2);
}

/// In CI, where the state folder is gone with the job, a backup needs a place.
#[test]
fn people_in_ci_say_where_their_backup_goes() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    let at = |more: &[&str]| {
        let args = ["members", "add", ANA, "--profile", "Crew", "--yes", "--url", &server.url];
        let mut command = place.command(&[&args[..], more].concat());
        command.env("CI", "true").env("MOPCTL_TOKEN", &server.token);
        super::support::ran(command)
    };
    let refused = at(&[]).exits(2);
    assert!(refused.stderr.contains("add --backup-dir DIR"), "{refused:#?}");
    assert_eq!(server.count("usermobileofflineprofilememberships"), 0);
    at(&["--backup-dir", "kept"]).exits(0);
    assert!(place.work().join("kept").is_dir());
}

/// `latest` is the state before the last change of a profile, however many people were moved for it.
#[test]
fn a_restore_with_people_can_be_repeated() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, "--profile", "Crew", "--yes"]).exits(0);
    place.at_home(&["delete", "Crew", "--move-people-to", "Other", "--yes"]).exits(0);
    let restore = ["restore", "latest", "--move-people", "--yes"];
    place.at_home(&restore).exits(0);
    let list = place.at_home(&["members", "list", "--format", "json"]).exits(0).json();
    assert_eq!(list["members"][0]["profile"], "Crew", "{list}");
    // The same once more finds all as it was.
    place.at_home(&["members", "remove", ANA, "--profile", "Crew", "--yes"]).exits(0);
    let history = place.at_home(&["history", "--format", "json"]).exits(0).json();
    let before = |at: usize| history["backups"][at]["before"].as_str().unwrap().to_owned();
    assert_eq!([before(0), before(1)], ["members", "restore of people"], "{history}");
    place.at_home(&restore).exits(0);
    assert_eq!(place.at_home(&["members", "export"]).stdout.lines().count(), 2);
}

/// A row without a profile is a fault of the row, before and after a wave.
#[test]
fn a_row_without_a_profile_stops_no_wave() {
    let place = Place::with_two_profiles();
    place.write("people.csv", format!("user,profile\n{ANA},Crew\nelena.lopez@contoso.com,\n{BEN},Crew\n"));
    let import = ["members", "import", "people.csv", "--waves", "50%,100%", "--results", "r.csv", "--yes"];
    let first = place.at_home(&import).exits(1);
    assert!(first.stdout.contains("the row names no profile"), "{first:#?}");
    place.at_home(&["members", "resume", "r.csv", "--yes"]).exits(1);
    assert_eq!(place.at_home(&["members", "export"]).stdout.lines().count(), 3);
}

/// A team whose people can't be read isn't an empty one: nothing is decided without them.
#[test]
fn a_team_that_can_not_be_read_is_not_an_empty_one() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, "--profile", "Crew", "--yes"]).exits(0);
    let add = ["members", "add", "--team", "North technicians", "--profile", "Other", "--yes"];
    place.at_home(&add).exits(1);
    let throttled = |args: &[&str]| {
        let mut command = place.command(&[args, &["--env", "sandbox"]].concat());
        command.env("MOPCTL_SANDBOX_FAULTS", "inner-429");
        super::support::ran(command)
    };
    throttled(&add).exits(3);
    assert_eq!(place.at_home(&["members", "export"]).stdout.lines().count(), 2);
    place.at_home(&[&add[..], &["--on-conflict", "move"]].concat()).exits(1);
    throttled(&["members", "audit", "--only", "direct-and-team"]).exits(3);
    throttled(&["members", "list"]).exits(3);
}

/// A backup whose people couldn't be read to the end is no backup: nothing is kept, and nothing is written.
#[test]
fn half_a_backup_is_none() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    server.put_on(BEN, "Crew");
    let proxy = Proxy::start(&server, |_, line| {
        let is_rows =
            line.contains("usermobileofflineprofilememberships?$filter=_mobileofflineprofileid_value");
        if is_rows { Deed::Say("{}") } else { Deed::Pass }
    });
    let add = ["members", "add", ANA, "--profile", "Crew", "--yes", "--backup-dir", "kept"];
    let failed = place.run_at(&proxy.url, &server.token, &add).exits(3);
    assert!(failed.stderr.contains("the environment sent no list"), "{failed:#?}");
    let folder = std::fs::read_dir(place.work().join("kept")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1);
    place.run_at(&server.url, &server.token, &add).exits(0);
}

/// Two runs at once that mean the same people for two profiles: one of them sees what the other did.
#[test]
fn two_runs_at_once_put_nobody_on_two_profiles() {
    let place = Place::with_two_profiles();
    let people = place.at_home(&["members", "export", "--directory"]).exits(0).stdout;
    let people: Vec<&str> = people.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    place.write("a.csv", format!("user\n{}\n", people[..80].join("\n")));
    place.write("b.csv", format!("user\n{}\n", people[40..120].join("\n")));
    let server = place.serve(&["--latency", "5ms", "--parallelism", "4"]);
    let children: Vec<std::process::Child> = [("a.csv", "Crew"), ("b.csv", "Other")]
        .map(|(file, profile)| {
            let args = ["members", "import", file, "--profile", profile, "--on-conflict", "skip", "--yes"];
            let mut command = place.command(&[&args[..], &["--url", &server.url]].concat());
            command.env("MOPCTL_TOKEN", &server.token).current_dir(place.work());
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .into();
    for mut child in children {
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 1)), "{code:?}");
    }
    assert_eq!(server.count("usermobileofflineprofilememberships"), 120);
    place.run_at(&server.url, &server.token, &["members", "audit", "--only", "several"]).exits(0);
}

/// Results that another run writes at this moment aren't taken for those of one that was cut off.
#[test]
fn results_have_one_writer() {
    let place = Place::with_two_profiles();
    place.write("a.csv", format!("user\n{ANA}\n"));
    let server = place.serve(&["--latency", "300ms"]);
    let args = ["members", "import", "a.csv", "--profile", "Crew", "--results", "r.csv", "--yes"];
    let mut command = place.command(&[&args[..], &["--url", &server.url]].concat());
    command.env("MOPCTL_TOKEN", &server.token).current_dir(place.work());
    let mut first = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !place.work().join("r.csv").is_file() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let second = place.at_home(&args).exits(1);
    assert!(second.stderr.contains("another mopctl writes r.csv now"), "{second:#?}");
    assert!(first.wait().unwrap().success());
}

/// A run that begins while another one writes looks again before it writes itself, wave by wave.
#[test]
fn whoever_comes_while_others_write_looks_again() {
    let place = Place::with_two_profiles();
    let people = place.at_home(&["members", "export", "--directory"]).exits(0).stdout;
    let people: Vec<&str> = people.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let file = format!("user\n{}\n", people[..150].join("\n"));
    place.write("a.csv", &file).write("b.csv", &file);
    let server = place.serve(&["--latency", "8ms"]);
    let command = |args: &[&str]| {
        let mut command = place.command(&[&["members", "import"], args, &["--url", &server.url]].concat());
        command.env("MOPCTL_TOKEN", &server.token).current_dir(place.work());
        command
    };
    let args = ["a.csv", "--profile", "Crew", "--results", "a-results.csv", "--yes"];
    let mut first = command(&args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while !place.work().join("a-results.csv").is_file() {
        std::thread::sleep(Duration::from_millis(10));
    }
    // Results are there a moment before the first one has its turn.
    std::thread::sleep(Duration::from_millis(150));
    let waves = ["--waves", "50%,100%", "--hold", "0s", "--results", "b-results.csv"];
    let second = [&["b.csv", "--profile", "Other", "--on-conflict", "skip", "--yes"][..], &waves].concat();
    super::support::ran(command(&second)).exits(0);
    assert!(first.wait().unwrap().success());
    assert_eq!(server.count("usermobileofflineprofilememberships"), 150);
}
