//! Memberships: add, move without a gap, remove, import, export.

use std::collections::BTreeMap;

use super::support::{Deed, Place, Proxy, Ran, Server};

const CSV: &str = "\
User;Note
ana.lopez@contoso.com;first
BEN.LOPEZ@CONTOSO.COM;case doesn't count

nobody@contoso.com;unknown
tara.weber@contoso.com;disabled
ana.lopez@contoso.com;again
";

fn place() -> (Place, Server) {
    let place = Place::new();
    place.with_profiles();
    place.run(&["publish", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    (place, server)
}

fn statuses(ran: &Ran) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for row in ran.json()["results"].as_array().unwrap() {
        *found.entry(row["status"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    found
}

fn counts(pairs: &[(&str, usize)]) -> BTreeMap<String, usize> {
    pairs.iter().map(|(status, number)| ((*status).to_owned(), *number)).collect()
}

fn import(place: &Place, profile: &str, more: &[&str]) -> Ran {
    let mut args = vec![
        "members",
        "import",
        "people.csv",
        "--profile",
        profile,
        "--env",
        "sandbox",
        "--yes",
        "--format",
        "json",
    ];
    args.extend(more);
    place.run(&args)
}

#[test]
fn people_are_added_reported_and_moved_when_asked() {
    let (place, server) = place();
    place.write("people.csv", CSV);
    let added = import(&place, "Sales Mobile", &[]).exits(1);
    assert_eq!(statuses(&added), counts(&[("added", 2), ("not-found", 1), ("disabled", 1), ("skipped", 1)]));
    assert_eq!(added.json()["results"][2]["line"], 5);
    let again = import(&place, "Sales Mobile", &[]).exits(1);
    assert_eq!(
        statuses(&again),
        counts(&[("already-there", 2), ("skipped", 1), ("not-found", 1), ("disabled", 1)])
    );
    // On another profile: reported, and nothing at all is written, --yes or not.
    let stopped = import(&place, "Field Service Mobile", &[]).exits(1);
    assert_eq!(
        statuses(&stopped),
        counts(&[("conflict", 2), ("not-found", 1), ("disabled", 1), ("skipped", 1)])
    );
    let skipped = import(&place, "Field Service Mobile", &["--on-conflict", "skip"]).exits(1);
    assert_eq!(statuses(&skipped)["skipped"], 3);
    let before: Vec<String> = ids(&server);
    let moved = import(&place, "Field Service Mobile", &["--on-conflict", "move"]).exits(1);
    assert_eq!(statuses(&moved)["moved"], 2);
    assert_eq!(ids(&server), before, "the same rows, bound to another profile: nobody was without one");
    let list = place.run(&["members", "list", "--env", "sandbox", "--format", "json"]).exits(0).json();
    let members = list["members"].as_array().unwrap();
    assert_eq!(members.len(), 2);
    assert!(members.iter().all(|member| member["profile"] == "Field Service Mobile"));
}

fn ids(server: &Server) -> Vec<String> {
    let rows = server.get("usermobileofflineprofilememberships")["value"].as_array().unwrap().clone();
    rows.iter().map(|row| row["usermobileofflineprofilemembershipid"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn teams_users_and_every_kind_of_identity() {
    let (place, server) = place();
    let user = &server.get("systemusers?$filter=domainname%20eq%20'hugo.lopez@contoso.com'")["value"][0];
    let (id, object) =
        (user["systemuserid"].as_str().unwrap(), user["azureactivedirectoryobjectid"].as_str().unwrap());
    let add = |who: &[&str]| {
        let mut args = vec![
            "members",
            "add",
            "--profile",
            "sales mobile",
            "--env",
            "sandbox",
            "--yes",
            "--format",
            "json",
        ];
        args.extend(who);
        place.run(&args)
    };
    let braced = format!("{{{}}}", id.to_uppercase());
    let added = add(&[&braced, object, "hugo.lopez@contoso.com", "--team", "north technicians"]).exits(0);
    assert_eq!(statuses(&added), counts(&[("added", 2), ("skipped", 2)]));
    let removed = place
        .run(&[
            "members",
            "remove",
            id,
            "--team",
            "North technicians",
            "--profile",
            "Sales Mobile",
            "--env",
            "sandbox",
            "--yes",
        ])
        .exits(0);
    assert!(removed.stdout.ends_with("2 removed.\n"), "{removed:#?}");
    assert_eq!(server.count("usermobileofflineprofilememberships"), 0);
    assert_eq!(server.count("teammobileofflineprofilememberships"), 0);
    let nobody = add(&[]).exits(2);
    assert!(nobody.stderr.contains("nobody is named"));
    place.run(&["members", "add", "x", "--profile", "No such", "--env", "sandbox", "--yes"]).exits(2);
}

#[test]
fn what_export_writes_import_takes() {
    let (place, server) = place();
    place.run(&["members", "export", "--directory", "--env", "sandbox", "-o", "all.csv"]).exits(0);
    let all = std::fs::read_to_string(place.work().join("all.csv")).unwrap();
    assert_eq!(all.lines().count(), 198, "a head and everybody who can use a profile");
    place
        .run(&["members", "import", "all.csv", "--profile", "Sales Mobile", "--env", "sandbox", "--yes"])
        .exits(0);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 197);
    let exported = place.run(&["members", "export", "--env", "sandbox"]).exits(0).stdout;
    place.write("out.csv", &exported);
    let back = place.run(&["members", "import", "out.csv", "--env", "sandbox", "--yes"]).exits(0);
    assert!(back.stdout.ends_with("197 already-there.\n"), "{back:#?}");
}

/// Faults of a row refuse the row; a person named for two profiles stops the whole run.
#[test]
fn wrong_rows_are_refused_one_by_one() {
    let (place, server) = place();
    let long = "x".repeat(40_000);
    place.write("people.csv", format!("user,team\na,b\n,\n{long},\nana.lopez@contoso.com,\n"));
    let ran = import(&place, "Sales Mobile", &[]).exits(1);
    assert_eq!(statuses(&ran), counts(&[("invalid", 1), ("not-found", 1), ("added", 1)]));
    place.write(
        "people.csv",
        "user,profile\nben.lopez@contoso.com,Sales Mobile\nBen.Lopez@contoso.com,Field Service Mobile\nhugo.lopez@contoso.com,Sales Mobile\n",
    );
    let ran = import(&place, "Sales Mobile", &["--on-conflict", "fail"]).exits(1);
    assert_eq!(statuses(&ran), counts(&[("not-written", 2), ("conflict", 1)]));
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1);
}

/// Somebody on two profiles is moved in one changeset: if a part fails, nothing of it is done.
#[test]
fn a_move_that_fails_in_part_is_not_done_at_all() {
    let (place, server) = place();
    let profiles =
        server.get("mobileofflineprofiles?$select=name&$orderby=name")["value"].as_array().unwrap().clone();
    let user = server.get("systemusers?$filter=domainname%20eq%20'jonas.lopez@contoso.com'")["value"][0]["systemuserid"].clone();
    for (at, profile) in profiles.iter().enumerate() {
        let body = format!(
            r#"{{"usermobileofflineprofilemembershipid":"99999999-0000-4000-8000-00000000000{at}","MobileOfflineProfileId@odata.bind":"/mobileofflineprofiles({})","SystemUserId@odata.bind":"/systemusers({})"}}"#,
            profile["mobileofflineprofileid"].as_str().unwrap(),
            user.as_str().unwrap()
        );
        assert_eq!(server.send("POST", "usermobileofflineprofilememberships", &[], &body).status, 204);
    }
    place.write("third.yaml", "name: Third\ntables:\n  account: { rows: user }\n");
    place.run(&["publish", "third.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let (url, token) = (server.url.clone(), server.token.clone());
    let gone = std::sync::atomic::AtomicBool::new(false);
    let proxy = Proxy::start(&server, move |_, line| {
        if line.contains("$batch") && !gone.swap(true, std::sync::atomic::Ordering::SeqCst) {
            let path = "usermobileofflineprofilememberships(99999999-0000-4000-8000-000000000000)";
            assert_eq!(super::support::send_raw(&url, &token, "DELETE", path, ""), 204);
        }
        Deed::Pass
    });
    let args =
        ["members", "add", "jonas.lopez@contoso.com", "--profile", "Third", "--on-conflict", "move", "--yes"];
    place.run_at(&proxy.url, &server.token, &args).exits(5);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1, "still on a profile");
    place.run_at(&server.url, &server.token, &args).exits(0);
    let left = server.get("usermobileofflineprofilememberships")["value"].as_array().unwrap().clone();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["hasmobileofflineprofileidconflict"], false);
}

#[test]
fn an_unusable_file_is_refused_before_anything_is_written() {
    let (place, server) = place();
    for (text, says) in [
        ("name\nana\n", "people.csv:1: no column is called `user` or `team`; found: name"),
        ("user,note\na,b\n\na,b,c\n", "people.csv:4: the row has 3 cells, the head 2"),
        ("", "people.csv: the file is empty"),
        ("user,User\na,b\n", "people.csv:1: two columns are called `User`"),
        ("user\nana.lopez@contoso.com\n\"open", "people.csv:3: a quotation mark isn't closed"),
    ] {
        place.write("people.csv", text);
        let ran = import(&place, "Sales Mobile", &["--dry-run"]);
        assert_eq!(ran.code, 2, "{ran:#?}");
        assert!(ran.stderr.contains(says), "{ran:#?}");
    }
    place.write("people.csv", "user\nana.lopez@contoso.com\n");
    let ran = place.run(&["members", "import", "people.csv", "--env", "sandbox", "--yes"]).exits(2);
    assert!(ran.stderr.contains("people.csv:2: the row names no profile"));
    let asked = place
        .run(&["members", "import", "people.csv", "--profile", "Sales Mobile", "--env", "sandbox"])
        .exits(2);
    assert!(asked.stderr.contains("--yes"));
    place.run(&["members", "import", "none.csv", "--profile", "Sales Mobile", "--env", "sandbox"]).exits(2);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 0);
}

/// A move killed at any request leaves everybody on exactly one profile, and is finished next time.
#[test]
fn a_move_killed_anywhere_leaves_nobody_without_a_profile() {
    let (place, server) = place();
    place.write("people.csv", "user\nana.lopez@contoso.com\nben.lopez@contoso.com\n");
    let mut number = 1;
    loop {
        import(&place, "Sales Mobile", &["--on-conflict", "move"]).exits(0);
        let killed = [Deed::KillBefore, Deed::KillAfter].map(|deed| {
            let proxy = Proxy::start(&server, move |at, _| if at == number { deed } else { Deed::Pass });
            let mut command =
                place.command(&["members", "import", "people.csv", "--profile", "Field Service Mobile"]);
            command
                .args(["--on-conflict", "move", "--yes", "--url", &proxy.url])
                .env("MOPCTL_TOKEN", &server.token);
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
            *proxy.victim.lock().unwrap() = Some(command.spawn().unwrap());
            let killed = loop {
                if let Some(status) = proxy.victim.lock().unwrap().as_mut().unwrap().try_wait().unwrap() {
                    break !status.success();
                }
                std::thread::sleep(std::time::Duration::from_millis(5));
            };
            assert_eq!(server.count("usermobileofflineprofilememberships"), 2, "request {number}, {deed:?}");
            killed
        });
        import(&place, "Field Service Mobile", &["--on-conflict", "move"]).exits(0);
        assert_eq!(server.count("usermobileofflineprofilememberships"), 2);
        if killed == [false, false] {
            break;
        }
        number += 1;
    }
    assert!(number > 5, "only {number} requests were seen");
}

#[test]
fn a_lost_answer_is_settled_by_what_is_there() {
    let (place, server) = place();
    let proxy =
        Proxy::start(&server, |_, line| if line.contains("$batch") { Deed::LoseAnswer } else { Deed::Pass });
    let ran = place
        .run_at(
            &proxy.url,
            &server.token,
            &["members", "add", "ana.lopez@contoso.com", "--profile", "Sales Mobile", "--yes"],
        )
        .exits(0);
    assert!(ran.stdout.contains("1 added."), "{ran:#?}");
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1);
}

#[test]
fn publishing_tells_how_people_differ_and_writes_none() {
    let place = Place::new();
    let file = |name: &str, people: &str| {
        format!("name: {name}\ntables:\n  account: {{ rows: user }}\npeople: {{ {people} }}\n")
    };
    place
        .write("p/a.yaml", file("A", "users: [ana.lopez@contoso.com, ZZ@x.com], teams: [North technicians]"));
    place.write("p/b.yaml", file("B", "users: [Ben.Lopez@contoso.com]"));
    let publish = || place.run(&["publish", "p", "--env", "sandbox", "--yes"]).exits(0).stderr;
    let add = |profile: &str, who: &str| {
        place.run(&["members", "add", who, "--profile", profile, "--env", "sandbox", "--yes"]).exits(0);
    };
    publish();
    add("B", "ben.lopez@contoso.com");
    add("B", "ana.lopez@contoso.com");
    let told = publish();
    assert!(told.contains("A: people differ, and publish never writes them: 1 not on it, 1 on another profile, 1 unclear\n  ZZ@x.com: not-found, the environment knows no such user\n  mopctl members add --env sandbox --profile \"A\" --on-conflict move --team \"North technicians\" ana.lopez@contoso.com\n"), "{told}");
    assert!(told.contains("B: all people that the file names are on it\n"), "{told}");
    assert_eq!(place.serve(&[]).count("usermobileofflineprofilememberships"), 2);
    assert_eq!(place.serve(&[]).count("teammobileofflineprofilememberships"), 0);
}

/// Several batches are under way at once where the environment takes them, and whatever it says about
/// writes to memberships, everybody is on the profile in the end, once.
#[test]
fn many_people_are_written_side_by_side() {
    for arguments in [
        &["--latency", "1ms"][..],
        &["--latency", "1ms", "--membership-writes", "serial"],
        &["--membership-writes", "refused"],
        &["--enforce-limits=20/2"],
        &["--fault", "429@5+7+9", "--fault", "inner-429@8"],
    ] {
        let place = Place::new();
        place.run(&["sandbox", "reset", "--users", "400"]).exits(0);
        place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
        place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
        let mut line = vec!["--log", "requests.jsonl"];
        line.extend(arguments);
        let server = place.serve(&line);
        let users = server.get(
            "systemusers?$select=domainname&$filter=isdisabled%20eq%20false%20and%20accessmode%20eq%200",
        );
        let names: Vec<&str> = users["value"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|user| user["domainname"].as_str())
            .collect();
        assert!(names.len() > 390);
        place.write("people.csv", format!("user\n{}\n", names.join("\n")));
        let import = ["members", "import", "people.csv", "--profile", "P", "--yes", "--timeout", "30s"];
        let done = place.run_at(&server.url, &server.token, &import).exits(0);
        assert!(
            (done.stdout.clone() + &done.stderr).contains(&format!("{} added", names.len())),
            "{arguments:?}: {done:#?}"
        );
        // The limits are the test's own, too.
        let rows = (0..20)
            .map(|_| server.get("usermobileofflineprofilememberships?$select=_systemuserid_value"))
            .find(|rows| {
                let is_there = rows["value"].is_array();
                if !is_there {
                    std::thread::sleep(std::time::Duration::from_millis(200));
                }
                is_there
            })
            .unwrap();
        let people: Vec<&str> = rows["value"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|row| row["_systemuserid_value"].as_str())
            .collect();
        let once: std::collections::HashSet<&&str> = people.iter().collect();
        assert_eq!((people.len(), once.len()), (names.len(), names.len()), "{arguments:?}");
    }
}
