//! What is told of people: conflicts that stay, teams and what they are, older links, warnings in JSON,
//! files that aren't what they should be.

use std::io::Read;
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;

use super::support::{Deed, Place, Proxy};

const ANA: &str = "ana.lopez@contoso.com";
const BEN: &str = "ben.lopez@contoso.com";

/// Whoever is on two profiles needs a person, however often the results are fed back; others aren't
/// stopped by them.
#[test]
fn two_profiles_are_a_conflict_until_somebody_settles_it() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    for name in ["Crew", "Other"] {
        server.put_on(ANA, name);
    }
    place.write("people.csv", format!("user,profile\n{ANA},Crew\n{BEN},Crew\n"));
    let import = ["members", "import", "people.csv", "--yes", "--results", "r.csv", "--format", "json"];
    let first = place.at_home(&import).exits(1);
    assert_eq!(first.json()["summary"], json!({ "rows": 2, "added": 1, "conflict": 1 }));
    assert!(first.stderr.contains("`mopctl members move` settles who is on two profiles"), "{first:#?}");
    let again = place.at_home(&["members", "import", "r.csv", "--yes"]).exits(1);
    assert!(again.stdout.contains("also on Other"), "{again:#?}");
    place.at_home(&["members", "import", "r.csv", "--yes", "--on-conflict", "skip"]).exits(0);
    place.at_home(&["members", "import", "r.csv", "--yes", "--on-conflict", "move"]).exits(0);
    place.at_home(&["members", "import", "r.csv", "--yes"]).exits(0);
}

#[test]
fn a_list_and_a_page_say_what_teams_are() {
    let place = Place::with_two_profiles();
    for team in ["North technicians", "Contractors"] {
        place.at_home(&["members", "add", "--team", team, "--profile", "Crew", "--yes"]).exits(0);
    }
    let list = place.at_home(&["members", "list"]).exits(0);
    assert!(list.stdout.contains("owner team") && list.stdout.contains("Entra security group"), "{list:#?}");
    let list = place.at_home(&["members", "list", "--format", "json"]).exits(0).json();
    let types: Vec<_> = list["members"].as_array().unwrap().iter().map(|row| &row["team_type"]).collect();
    assert_eq!(types, [&json!("Entra security group"), &json!("owner team")]);
    let who = place.at_home(&["who", ANA]).exits(0);
    assert!(who.stdout.contains("North technicians (owner team)"), "{who:#?}");
    let who = place.at_home(&["who", ANA, "--format", "json"]).exits(0).json();
    assert_eq!(who["teams"][0], json!({ "name": "North technicians", "type": "owner team" }));
}

/// The older link on the user row is trouble where it says something else than the memberships.
#[test]
fn an_audit_tells_of_the_older_link() {
    let place = Place::new();
    let id = |last: u32| format!("9f0a7210-6937-f111-88b3-00224800000{last}");
    let profile = |last: u32| format!("/mobileofflineprofiles({})", id(last));
    let user = |last: u32, name: &str, link: u32| {
        json!({
            "systemuserid": id(last), "fullname": name, "domainname": format!("{name}@fabrikam.com"),
            "mobileofflineprofileid@odata.bind": profile(link),
        })
    };
    let on = |user: u32, link: u32| {
        json!({
            "MobileOfflineProfileId@odata.bind": profile(link),
            "SystemUserId@odata.bind": format!("/systemusers({})", id(user)),
        })
    };
    let seed = json!({
        "mobileofflineprofiles": [
            { "mobileofflineprofileid": id(1), "name": "New" },
            { "mobileofflineprofileid": id(2), "name": "Old" },
        ],
        "systemusers": [user(3, "same", 1), user(4, "other", 2), user(5, "alone", 2)],
        "usermobileofflineprofilememberships": [on(3, 1), on(4, 1)],
    });
    place.write("seed.json", seed.to_string());
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    let audit = ["members", "audit", "--only", "legacy-link", "--format", "json"];
    let found = place.at_home(&audit).exits(1).json();
    let told: Vec<_> =
        found["people"].as_array().unwrap().iter().map(|row| (&row["who"], &row["profiles"])).collect();
    let (other, alone) = (json!("other@fabrikam.com"), json!("alone@fabrikam.com"));
    assert_eq!(told, [(&alone, &json!(["Old"])), (&other, &json!(["New", "Old"]))]);
}

/// What isn't done stands in the JSON, too.
#[test]
fn warnings_stand_in_the_json() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", BEN, "--profile", "Crew", "--yes"]).exits(0);
    place.write(
        "people.csv",
        format!("user,profile\n{ANA},Crew\nnobody@contoso.com,Crew\nx@contoso.com,Nowhere\n"),
    );
    let exact = ["members", "import", "people.csv", "--mode", "exact", "--yes", "--format", "json"];
    let told = place.at_home(&exact).exits(1).json();
    assert_eq!(told["warnings"], json!(["2 rows aren't clear, so nobody is taken off"]));
    assert_eq!(told["results"][2]["line"], 4);
    let clear =
        place.at_home(&["members", "add", ANA, "--profile", "Crew", "--yes", "--format", "json"]).exits(0);
    assert_eq!(clear.json()["warnings"], json!([]));
}

/// Writes that were answered but can't be read back aren't proved: that isn't the whole job.
#[test]
fn what_can_not_be_read_back_is_no_success() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    // The first batch finds the people, the second one writes.
    let batches = std::sync::atomic::AtomicUsize::new(0);
    let proxy = Proxy::start(&server, move |_, line| {
        use std::sync::atomic::Ordering::SeqCst;
        batches.fetch_add(usize::from(line.contains("$batch")), SeqCst);
        if batches.load(SeqCst) > 1 && line.starts_with("GET") { Deed::Forbid } else { Deed::Pass }
    });
    let ran = place.run_at(
        &proxy.url,
        &server.token,
        &["members", "add", ANA, BEN, "--profile", "Crew", "--yes", "--format", "json"],
    );
    let ran = ran.exits(5);
    assert!(
        ran.json()["warnings"][0].as_str().unwrap().starts_with("what was written couldn't be read back"),
        "{ran:#?}"
    );
    assert!(ran.stderr.contains("run the same command again: it looks, and writes what is left"), "{ran:#?}");
}

/// Ctrl-C between two waves ends with the command for the next one.
#[test]
fn a_hold_can_be_interrupted() {
    let place = Place::with_two_profiles();
    place.write("people.csv", format!("user,profile\n{ANA},Crew\n{BEN},Crew\n"));
    let import = [
        "members",
        "import",
        "people.csv",
        "--waves",
        "50%,100%",
        "--hold",
        "60s",
        "--results",
        "r.csv",
        "--yes",
        "--format",
        "json",
        "--env",
        "sandbox",
    ];
    let mut child = place.command(&import).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let waits = || {
        let results = std::fs::read_to_string(place.work().join("r.csv")).unwrap_or_default();
        results.contains("added")
    };
    while !waits() {
        std::thread::sleep(Duration::from_millis(20));
    }
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(told["summary"], json!({ "rows": 2, "added": 1, "pending": 1 }));
    assert!(
        told["next"].as_str().unwrap().starts_with("mopctl members resume r.csv --env sandbox"),
        "{told}"
    );
    place.at_home(&["members", "resume", "r.csv", "--yes"]).exits(0);
}

#[test]
fn files_that_are_something_else_are_refused() {
    let place = Place::with_two_profiles();
    let import = |file: &str, also: &[&str]| {
        place
            .at_home(&[&["members", "import", file, "--profile", "Crew", "--yes"], also].concat())
            .exits(2)
            .stderr
    };
    place.write("people.json", "{\"members\": []}");
    assert!(import("people.json", &[]).contains("people.json: the file holds JSON, not CSV"));
    place.write("latin.csv", b"user\nana@contoso.com\nb\xe9n@contoso.com\n");
    assert!(
        import("latin.csv", &[]).contains("latin.csv:3: the file is neither UTF-8 nor UTF-16 from here on")
    );
    place.write("people.csv", format!("user\n{ANA}\n"));
    assert!(import("people.csv", &["--hold", "1s"]).contains("--hold is the time between two waves"));
    let help = place.run(&["members", "apply", "--help"]).exits(0);
    assert!(!help.stdout.contains("env:NAME"), "{help:#?}");
}
