//! Teams beside people: a profile through a team, teams and their people in one file, teams taken off.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use super::support::{Deed, Place, Proxy, Ran, Server};

const ANA: &str = "ana.lopez@contoso.com";
const BEN: &str = "ben.lopez@contoso.com";
/// Ana is in it.
const NORTH: &str = "North technicians";

/// A profile that somebody has through a team is a conflict like any other, and never undone one by one.
#[test]
fn a_profile_through_a_team_is_a_conflict() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", "--team", "North technicians", "--profile", "Crew", "--yes"]).exits(0);
    let add = ["members", "add", ANA, "--profile", "Other", "--yes"];
    let refused = place.at_home(&add).exits(1);
    assert!(refused.stdout.contains("conflict   on Crew through a team"), "{refused:#?}");
    let left = place.at_home(&[&add[..], &["--on-conflict", "skip"]].concat()).exits(0);
    assert!(left.stdout.contains("skipped"), "{left:#?}");
    let moved = place.at_home(&[&add[..], &["--on-conflict", "move"]].concat()).exits(1);
    assert!(moved.stdout.contains("nobody is moved out of a team"), "{moved:#?}");
    let named = place.at_home(&["members", "move", ANA, "--to", "Other", "--yes"]).exits(1);
    assert!(named.stdout.contains("on Crew through a team"), "{named:#?}");
    let removed = place.at_home(&["members", "remove", ANA, "--profile", "Crew", "--yes"]).exits(1);
    assert!(
        removed.stdout.contains("on it through a team, and nobody is taken out of a team"),
        "{removed:#?}"
    );
    // With the team it is the same profile.
    place.write("both.csv", format!("user,team,profile\n{ANA},,Other\n,North technicians,Other\n"));
    place.at_home(&["members", "import", "both.csv", "--on-conflict", "move", "--yes", "--force"]).exits(0);
}

/// Runs a command whose first batch of writes isn't allowed.
fn with_first_write_forbidden(place: &Place, server: &Server, args: &[&str]) -> Ran {
    let reads = std::sync::Arc::new(AtomicUsize::new(0));
    let (counted, seen) = (reads.clone(), AtomicUsize::new(0));
    // What the plan reads is counted first; the batch after that writes who comes.
    let proxy = Proxy::start(server, move |_, line| {
        if !line.contains("$batch") {
            return Deed::Pass;
        }
        let number = seen.fetch_add(1, SeqCst);
        match counted.load(SeqCst) {
            reads if reads > 0 && number == 2 * reads => Deed::Forbid,
            _ => Deed::Pass,
        }
    });
    let run = |more: &str| place.run_at(&proxy.url, &server.token, &[args, &[more]].concat());
    run("--dry-run").exits(1);
    let batches = proxy.log.lock().unwrap().iter().filter(|(sent, _)| sent.contains("$batch")).count();
    assert!(batches > 0);
    reads.store(batches, SeqCst);
    run("--yes")
}

/// Of a team and one of its people who are named for two profiles the first one named stays.
#[test]
fn the_first_of_two_rows_that_do_not_go_together_stays() {
    for (rows, put, left) in [
        (format!(",{NORTH},Crew\n{ANA},,Other\n"), NORTH, ANA),
        (format!("{ANA},,Other\n,{NORTH},Crew\n"), ANA, NORTH),
    ] {
        let place = Place::with_two_profiles();
        place.write("both.csv", format!("user,team,profile\n{rows}"));
        let import = ["members", "import", "both.csv", "--yes", "--format", "json"];
        let stopped = place.at_home(&import).exits(1).json();
        assert_eq!(stopped["summary"]["conflict"], 2, "both are told: {stopped:#}");
        let json = place.at_home(&[&import[..], &["--on-conflict", "skip"]].concat()).exits(0).json();
        let all = json["results"].as_array().unwrap();
        let ended = |status: &str| all.iter().find(|row| row["status"] == status).unwrap()["input"].clone();
        assert_eq!((ended("added"), ended("skipped")), (put.into(), left.into()), "{json:#}");
    }
}

/// The people of a team that isn't named any more are put on profiles of their own in the same run, and the
/// team goes only once they are there.
#[test]
fn a_team_makes_way_for_its_people() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", "--team", NORTH, "--profile", "Crew", "--yes"]).exits(0);
    place.write("people.csv", format!("user,team,profile\n{ANA},,Other\n{BEN},,Crew\n"));
    let server = place.serve(&[]);
    let import = ["members", "import", "people.csv", "--mode", "exact", "--force", "--format", "json"];
    let held = with_first_write_forbidden(&place, &server, &import).exits(4).json();
    let team = held["results"].as_array().unwrap().iter().find(|row| row["kind"] == "team").unwrap();
    assert_eq!((&team["status"], &team["input"]), (&"pending".into(), &NORTH.into()), "{held:#}");
    assert_eq!(server.count("teammobileofflineprofilememberships"), 1);
    let done = place.run_at(&server.url, &server.token, &[&import[..], &["--yes"]].concat());
    let done = done.exits(0).json();
    assert_eq!((&done["summary"]["added"], &done["summary"]["removed"]), (&2.into(), &1.into()), "{done:#}");
    assert_eq!(server.count("teammobileofflineprofilememberships"), 0);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 2);
}

/// Whoever is on one profile of their own and on another through a team is on several.
#[test]
fn a_profile_through_a_team_counts_among_several() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, "--profile", "Other", "--yes"]).exits(0);
    let team = ["members", "add", "--team", NORTH, "--profile", "Crew", "--on-conflict", "move", "--yes"];
    place.at_home(&team).exits(1);
    let several =
        place.at_home(&["members", "audit", "--only", "several", "--format", "json"]).exits(1).json();
    assert_eq!(several["summary"]["several"], 1, "{several:#}");
    assert_eq!(several["people"][0]["profiles"], serde_json::json!(["Crew", "Other"]));
    let both = place.at_home(&["members", "audit", "--only", "direct-and-team"]).exits(1);
    assert!(both.stdout.contains(ANA), "{both:#?}");
}

/// A profile file says which lists are whole by having them; an empty one takes nobody off.
#[test]
fn profile_files_take_off_only_what_they_speak_of() {
    let place = Place::with_two_profiles();
    for (who, profile) in [(ANA, "Crew"), (BEN, "Other")] {
        place.at_home(&["members", "add", who, "--profile", profile, "--yes"]).exits(0);
    }
    place.at_home(&["members", "add", "--team", "Dispatchers", "--profile", "Other", "--yes"]).exits(0);
    let file = |name: &str, people: &str| {
        let text = format!("name: {name}\ntables:\n  account: {{ rows: user }}\npeople: {{ {people} }}\n");
        place.write(&format!("p/{name}.yaml"), text);
    };
    let apply = || place.at_home(&["members", "apply", "p", "--mode", "exact", "--force", "--yes"]);
    file("Crew", "users: []");
    file("Other", &format!("users: [{BEN}]"));
    let told = apply().exits(0);
    assert!(
        told.stderr.contains("nobody is named for `Crew`, and an empty list takes nobody off"),
        "{told:#?}"
    );
    assert_eq!(told.stdout.matches("removed").count(), 0, "{told:#?}");
    file("Crew", &format!("users: [{ANA}]"));
    let left = apply().exits(0);
    assert!(left.stderr.contains("1 team not looked at: the file has no teams"), "{left:#?}");
    file("Other", &format!("users: [{BEN}], teams: []"));
    let kept = apply().exits(0);
    assert_eq!(kept.stdout.matches("removed").count(), 0, "{kept:#?}");
    file("Other", &format!("users: [{BEN}], teams: [South technicians]"));
    let gone = apply().exits(0);
    assert!(gone.stdout.contains("Dispatchers") && gone.stdout.contains("1 removed"), "{gone:#?}");
}

/// A team and its people who change profiles do so in one wave.
#[test]
fn a_team_and_its_people_come_in_one_wave() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", "--team", NORTH, "--profile", "Crew", "--yes"]).exits(0);
    let others = ["ben", "david", "elena", "farid", "grace", "hugo", "ines", "jonas"];
    let others: Vec<String> =
        others.iter().map(|name| format!("{name}.lopez@contoso.com,,Other\n")).collect();
    place.write("p.csv", format!("user,team,profile\n{ANA},,Other\n{}\n,{NORTH},Other\n", others.concat()));
    let import = ["members", "import", "p.csv", "--on-conflict", "move", "--force", "--yes"];
    let waves = ["--waves", "10%,50%,100%", "--results", "r.csv", "--format", "json"];
    let first = place.at_home(&[&import[..], &waves].concat()).exits(1).json();
    let in_wave = |wave: u64| -> Vec<String> {
        let rows = first["results"].as_array().unwrap().iter().filter(|row| row["wave"] == wave);
        rows.map(|row| row["input"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(in_wave(1), [ANA, NORTH], "{first:#}");
    let nobody = place.at_home(&["members", "audit", "--only", "several"]).exits(0);
    assert!(nobody.stdout.starts_with("Nothing wrong"), "{nobody:#?}");
}

/// Who is on a profile through a team isn't dropped; a team that was dropped isn't put back over another
/// profile of its people; a team on two profiles is named itself.
#[test]
fn an_audit_looks_at_teams_and_their_people() {
    let place = Place::with_two_profiles();
    let run = |args: &[&str], code: i32| place.at_home(args).exits(code);
    run(&["members", "add", "--team", NORTH, "--profile", "Crew", "--yes"], 0);
    run(&["members", "add", ANA, "--profile", "Crew", "--yes"], 0);
    run(&["members", "export", "-o", "then.csv"], 0);
    run(&["members", "remove", ANA, "--profile", "Crew", "--yes"], 0);
    run(&["members", "audit", "--since", "then.csv"], 0);
    run(&["members", "remove", "--team", NORTH, "--profile", "Crew", "--yes"], 0);
    run(&["members", "add", ANA, "--profile", "Other", "--yes"], 0);
    let healed = run(&["members", "audit", "--since", "then.csv", "--heal", "--yes"], 1);
    assert!(healed.stdout.contains("1 of its people on another profile"), "{healed:#?}");
    assert!(!run(&["members", "list"], 0).stdout.contains(NORTH));

    run(&["members", "remove", ANA, "--profile", "Other", "--yes"], 0);
    run(&["members", "add", "--team", NORTH, "--profile", "Crew", "--yes"], 0);
    let server = place.serve(&[]);
    let id = |path: &str, key: &str| server.get(path)["value"][0][key].as_str().unwrap().to_owned();
    let body = serde_json::json!({
        "MobileOfflineProfileId@odata.bind":
            format!("/mobileofflineprofiles({})", id("mobileofflineprofiles?$filter=name%20eq%20'Other'", "mobileofflineprofileid")),
        "TeamId@odata.bind": format!("/teams({})", id("teams?$filter=name%20eq%20'North%20technicians'", "teamid")),
    });
    assert_eq!(
        server.send("POST", "teammobileofflineprofilememberships", &[], &body.to_string()).status,
        204
    );
    let several = place.run_at(
        &server.url,
        &server.token,
        &["members", "audit", "--only", "several", "--format", "json"],
    );
    let several = several.exits(1).json();
    let team =
        several["people"].as_array().unwrap().iter().find(|one| one["kind"] == "team").unwrap().clone();
    assert_eq!((&team["who"], &team["profiles"]), (&NORTH.into(), &serde_json::json!(["Crew", "Other"])));
}

/// Whoever is on a profile by themselves and through a team counts once among those it would lose.
#[test]
fn people_in_several_ways_count_once() {
    let place = Place::with_two_profiles();
    let people = ["ana", "ben", "david", "elena"].map(|name| format!("{name}.lopez@contoso.com"));
    for who in &people {
        place.at_home(&["members", "add", who, "--profile", "Crew", "--yes"]).exits(0);
    }
    place.at_home(&["members", "add", "--team", NORTH, "--profile", "Crew", "--yes"]).exits(0);
    let inside = place.at_home(&["members", "list", "--format", "json"]).json();
    let team = inside["members"].as_array().unwrap().iter().find(|row| row["kind"] == "team").unwrap();
    let inside = team["people"].as_array().unwrap().len();
    place.write("p.csv", format!("user,team\n{ANA},\n{BEN},\n"));
    let told =
        place.at_home(&["members", "import", "p.csv", "--profile", "Crew", "--mode", "exact", "--yes"]);
    // David and Elena go, and everybody of the team but Ana, who is named.
    let (gone, of) = (2 + inside - 1, 4 + inside - 1);
    let told = told.exits(1);
    assert!(told.stderr.contains(&format!("this takes {gone} of {of} people off `Crew`")), "{told:#?}");
}

/// Who left a team is missed where the export told of the people of teams; nobody puts them back for the team.
#[test]
fn whoever_left_a_team_is_missed() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", "--team", NORTH, "--profile", "Crew", "--yes"]).exits(0);
    place.at_home(&["members", "export", "--through-teams", "-o", "then.csv"]).exits(0);
    let then = std::fs::read_to_string(place.work().join("then.csv")).unwrap();
    assert!(then.contains(&format!("{ANA},,Crew,Ana Lopez,Contoso North,{NORTH}")), "{then}");
    let again = place.at_home(&["members", "import", "then.csv", "--yes"]).exits(0);
    assert!(again.stderr.contains("are left to their teams") && again.stdout.contains("1 already-there"));
    let server = place.serve(&[]);
    let id = |path: &str, key: &str| server.get(path)["value"][0][key].as_str().unwrap().to_owned();
    let team = id("teams?$filter=name%20eq%20'North%20technicians'", "teamid");
    let user = id(&format!("systemusers?$filter=domainname%20eq%20'{ANA}'"), "systemuserid");
    let path = format!("teams({team})/teammembership_association({user})/$ref");
    assert_eq!(server.send("DELETE", &path, &[], "").status, 204);
    let run = |args: &[&str]| place.run_at(&server.url, &server.token, args);
    let audit = ["members", "audit", "--since", "then.csv"];
    let json = run(&[&audit[..], &["--format", "json"]].concat()).exits(1).json();
    assert_eq!(json["summary"]["dropped"], 1, "{json:#}");
    let one = &json["people"][0];
    assert_eq!((&one["who"], &one["business_unit"]), (&ANA.into(), &"Contoso North".into()));
    assert_eq!(one["detail"], format!("was on it through the team {NORTH}"));
    let healed = run(&[&audit[..], &["--heal", "--yes"]].concat()).exits(1);
    assert!(healed.stderr.contains("1 trouble can't be healed unasked"), "{healed:#?}");
}

/// What an audit knows stands in its fields, not in sentences alone.
#[test]
fn who_was_moved_since_is_named() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, "--profile", "Crew", "--yes"]).exits(0);
    place.at_home(&["members", "export", "-o", "then.csv"]).exits(0);
    place.at_home(&["members", "move", ANA, "--to", "Other", "--yes"]).exits(0);
    let audit = place.at_home(&["members", "audit", "--since", "then.csv", "--format", "json"]).exits(0);
    let moved = &audit.json()["moved"][0];
    assert_eq!((&moved["who"], &moved["profile_before"]), (&ANA.into(), &"Crew".into()));
    assert_eq!(moved["profiles"], serde_json::json!(["Other"]));
    assert!(audit.stderr.contains(&format!("{ANA} (Crew → Other)")), "{audit:#?}");
}

/// A user for services isn't disabled, and neither is it an application.
#[test]
fn whoever_can_not_sign_in_is_told_why() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    let user = server.get(&format!("systemusers?$filter=domainname%20eq%20'{BEN}'"))["value"][0].clone();
    let path = format!("systemusers({})", user["systemuserid"].as_str().unwrap());
    assert!(server.send("PATCH", &path, &[], r#"{"accessmode":4}"#).status < 300);
    let add = ["members", "add", BEN, "--profile", "Crew", "--yes"];
    let told = place.run_at(&server.url, &server.token, &add).exits(1);
    assert!(told.stdout.contains("non-interactive   this user is for services"), "{told:#?}");
}

/// Who goes because a team carries them stays where the team couldn't be put on the profile.
#[test]
fn nobody_goes_for_a_team_that_did_not_come() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, "--profile", "Crew", "--yes"]).exits(0);
    place.write("people.csv", format!("user,team,profile\n,{NORTH},Crew\n"));
    let server = place.serve(&[]);
    let import = ["members", "import", "people.csv", "--mode", "exact", "--format", "json"];
    let held = with_first_write_forbidden(&place, &server, &import).exits(4).json();
    assert_eq!((&held["summary"]["failed"], &held["summary"]["pending"]), (&1.into(), &1.into()), "{held:#}");
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1);
    place.run_at(&server.url, &server.token, &[&import[..], &["--yes"]].concat()).exits(0);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 0);
}

/// A row isn't left out for the sake of one that is left out itself.
#[test]
fn what_is_left_out_stands_in_nobodys_way() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    server.join("South technicians", ANA);
    let rows = format!(",{NORTH},Crew\n{ANA},,Other\n,South technicians,Crew\n");
    place.write("p.csv", format!("user,team,profile\n{rows}"));
    let import = ["members", "import", "p.csv", "--on-conflict", "skip", "--yes", "--format", "json"];
    let json = place.run_at(&server.url, &server.token, &import).exits(0).json();
    let all: Vec<&str> =
        json["results"].as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap()).collect();
    assert_eq!(all, ["added", "skipped", "added"], "{json:#}");
}

/// People of a team that isn't put on its profile after all stay where they are.
#[test]
fn nobody_goes_for_a_team_that_is_left_out() {
    let place = Place::with_two_profiles();
    let run = |args: &[&str], code: i32| place.at_home(args).exits(code);
    run(&["clone", "Crew", "Third", "--yes"], 0);
    run(&["members", "add", ANA, "--profile", "Crew", "--yes"], 0);
    run(&["members", "add", "kaja.lopez@contoso.com", "--profile", "Third", "--yes"], 0);
    place.write("p.csv", format!("user,team,profile\n,{NORTH},Crew\n{BEN},,Crew\n"));
    let import =
        ["members", "import", "p.csv", "--mode", "exact", "--on-conflict", "skip", "--force", "--yes"];
    let told = run(&import, 0);
    assert!(told.stdout.contains("stays: a team of theirs isn't put on its profile"), "{told:#?}");
    assert!(run(&["who", ANA], 0).stdout.contains("Crew (direct"), "{told:#?}");
    // The same where they have it through another team.
    let server = place.serve(&[]);
    server.join("South technicians", ANA);
    drop(server);
    run(&["members", "remove", ANA, "--profile", "Crew", "--yes"], 0);
    run(&["members", "add", "--team", "South technicians", "--profile", "Crew", "--yes"], 0);
    run(&import, 0);
    assert!(run(&["who", ANA], 0).stdout.contains("Crew (through the team South"), "{told:#?}");
}

/// Whoever isn't named goes from both of their profiles in one run.
#[test]
fn whoever_is_on_two_profiles_goes_from_both() {
    let place = Place::with_two_profiles();
    let server = place.serve(&[]);
    for profile in ["Crew", "Other"] {
        server.put_on(ANA, profile);
    }
    place.write("p.csv", format!("user,profile\n{BEN},Crew\nhugo.lopez@contoso.com,Other\n"));
    let import = ["members", "import", "p.csv", "--mode", "exact", "--yes", "--format", "json"];
    let json = place.run_at(&server.url, &server.token, &import).exits(0).json();
    assert_eq!(
        (&json["summary"]["removed"], &json["results"][2]["detail"]),
        (&2.into(), &"not named".into())
    );
    assert_eq!(server.count("usermobileofflineprofilememberships"), 2);
}

/// A team that gives people a second profile needs a person as long as it does.
#[test]
fn a_second_profile_is_told_until_somebody_settles_it() {
    let place = Place::with_two_profiles();
    place.at_home(&["members", "add", ANA, "--profile", "Other", "--yes"]).exits(0);
    let add = ["members", "add", "--team", NORTH, "--profile", "Crew", "--on-conflict", "move", "--yes"];
    place.at_home(&add).exits(1);
    let again = place.at_home(&add).exits(1);
    assert!(again.stdout.contains("already-there   1 of its people on another profile"), "{again:#?}");
    assert!(again.stderr.contains("a team gives people a second profile"), "{again:#?}");
    place.at_home(&["members", "remove", ANA, "--profile", "Other", "--yes"]).exits(0);
    place.at_home(&add).exits(0);
}

/// A team and one of its people put on two profiles by two runs at once: the later one sees the other.
#[test]
fn runs_at_once_see_teams_and_their_people() {
    let place = Place::with_two_profiles();
    let server = place.serve(&["--latency", "15ms"]);
    let spawn = |args: &[&str]| {
        let mut command =
            place.command(&[&["members", "add", "--yes"], args, &["--url", &server.url]].concat());
        command.env("MOPCTL_TOKEN", &server.token).current_dir(place.work());
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap()
    };
    let runs = [spawn(&["--team", NORTH, "--profile", "Crew"]), spawn(&[ANA, "--profile", "Other"])];
    let mut codes: Vec<i32> = runs.into_iter().map(|mut run| run.wait().unwrap().code().unwrap()).collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 1]);
    place.run_at(&server.url, &server.token, &["members", "audit", "--only", "several"]).exits(0);
}
