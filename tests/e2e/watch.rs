//! What is told about people beside who is on which profile: roles, teams, who was dropped.

use serde_json::{Value, json};

use super::support::Place;

const PROFILE: &str = "name: Crew\ntables:\n  account: { rows: user }\n";

/// A user from nowhere has no role.
fn with_strangers(number: usize) -> (Place, Vec<String>) {
    let place = Place::new();
    let name = |at: usize| format!("stranger{at}@contoso.com");
    let users: Vec<Value> = (0..number)
        .map(|at| json!({ "systemuserid": uuid::Uuid::from_u128(at as u128 + 1), "fullname": name(at), "domainname": name(at) }))
        .collect();
    place.write("seed.json", json!({ "systemusers": users }).to_string()).write("p.yaml", PROFILE);
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    (place, (0..number).map(name).collect())
}

#[test]
fn who_may_not_use_the_app_is_told_before_anything_is_written() {
    // Asked one by one, and read from the tables of roles.
    for number in [1, 30] {
        let (place, strangers) = with_strangers(number);
        let csv = format!("user\nana.lopez@contoso.com\n{}\n", strangers.join("\n"));
        place.write("u.csv", csv);
        let dry = place
            .run(&[
                "members",
                "import",
                "u.csv",
                "--profile",
                "Crew",
                "--env",
                "sandbox",
                "--dry-run",
                "--format",
                "json",
            ])
            .exits(1);
        assert!(dry.stderr.contains(&format!("no role lets {number} user")), "{dry:#?}");
        let rows = dry.json()["results"].as_array().unwrap().clone();
        assert_eq!(rows.len(), number + 1);
        for row in &rows {
            let is_told = row["detail"].as_str().unwrap().contains("prvGoMobile");
            assert_eq!(is_told, row["input"] != "ana.lopez@contoso.com", "{row:#}");
        }
        place.run(&["members", "import", "u.csv", "--profile", "Crew", "--env", "sandbox", "--yes"]).exits(0);
        let audit = place.run(&["members", "audit", "--env", "sandbox", "--format", "json"]).exits(1).json();
        assert_eq!(
            (&audit["summary"]["no-mobile"], &audit["summary"]["no-read"]),
            (&json!(number), &json!(number))
        );
    }
}

#[test]
fn roles_of_teams_count() {
    let (place, strangers) = with_strangers(30);
    let server = place.serve(&[]);
    let id = |path: &str, key: &str| server.get(path)["value"][0][key].as_str().unwrap().to_owned();
    let team = id("teams?$filter=name%20eq%20'North%20technicians'", "teamid");
    let role = id("roles?$filter=name%20eq%20'Basic%20User'", "roleid");
    let link = |path: &str, to: &str| {
        let body = json!({ "@odata.id": format!("{}/api/data/v9.2/{to}", server.url) }).to_string();
        assert_eq!(server.send("POST", path, &[], &body).status, 204, "{path}");
    };
    link(&format!("teams({team})/teamroles_association/$ref"), &format!("roles({role})"));
    let member = uuid::Uuid::from_u128(1);
    link(&format!("teams({team})/teammembership_association/$ref"), &format!("systemusers({member})"));
    place.write("u.csv", format!("user\n{}\n", strangers.join("\n")));
    let dry = place.run_at(
        &server.url,
        &server.token,
        &["members", "import", "u.csv", "--profile", "Crew", "--dry-run", "--format", "json"],
    );
    let rows = dry.json()["results"].as_array().unwrap().clone();
    let told = |row: &Value| row["detail"].as_str().unwrap().contains("prvGoMobile");
    assert!(!told(&rows[0]) && rows[1..].iter().all(told), "{dry:#?}");
    let one = place.run_at(
        &server.url,
        &server.token,
        &["members", "add", &strangers[0], "--profile", "Crew", "--dry-run"],
    );
    assert!(!one.stdout.contains("prvGoMobile"), "{one:#?}");
}

#[test]
fn a_team_is_shown_with_its_people_and_told_when_it_is_stale() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let teams = server.get("teams?$filter=teamtype%20eq%202")["value"].clone();
    let (team, name) = (teams[0]["teamid"].as_str().unwrap(), teams[0]["name"].as_str().unwrap());
    let run = |args: &[&str]| place.run_at(&server.url, &server.token, args);
    run(&["members", "add", "--team", name, "--profile", "Crew", "--yes"]).exits(0);
    let listed = run(&["members", "list", "--format", "json"]).exits(0).json();
    let people = listed["members"][0]["people"].as_array().unwrap().len();
    assert!(people > 0, "{listed:#}");
    assert!(run(&["members", "list"]).stdout.contains(&format!("1 team with {people} people")));
    let fresh = run(&["members", "audit", "--only", "stale-team", "--format", "json"]).exits(0).json();
    assert_eq!(fresh["summary"]["stale-team"], 0);
    let users = server.get("systemusers?$filter=startswith(domainname,'ben.')")["value"].clone();
    let joins = users[0]["systemuserid"].as_str().unwrap();
    let body = json!({ "@odata.id": format!("{}/api/data/v9.2/systemusers({joins})", server.url) });
    let path = format!("teams({team})/teammembership_association/$ref");
    assert_eq!(server.send("POST", &path, &[], &body.to_string()).status, 204);
    let stale = run(&["members", "audit", "--only", "stale-team"]).exits(1);
    assert!(stale.stdout.contains("1 person joined the group since"), "{stale:#?}");
    run(&["members", "refresh", name, "--yes"]).exits(0);
    run(&["members", "audit", "--only", "stale-team"]).exits(0);
}

#[test]
fn whoever_was_moved_was_not_dropped() {
    let place = Place::new();
    place.write("p.yaml", PROFILE).write("q.yaml", PROFILE.replace("Crew", "Other"));
    place.run(&["publish", "p.yaml", "q.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    run(&["members", "add", "ana.lopez@contoso.com", "ben.lopez@contoso.com", "--profile", "Crew", "--yes"])
        .exits(0);
    run(&["members", "export", "-o", "before.csv"]).exits(0);
    run(&["members", "move", "ana.lopez@contoso.com", "--to", "Other", "--yes"]).exits(0);
    run(&["members", "remove", "ben.lopez@contoso.com", "--profile", "Crew", "--yes"]).exits(0);
    let audit =
        run(&["members", "audit", "--since", "before.csv", "--only", "dropped", "--format", "json"]).exits(1);
    let people = audit.json()["people"].clone();
    assert_eq!((people.as_array().unwrap().len(), &people[0]["who"]), (1, &json!("ben.lopez@contoso.com")));
    assert!(audit.stderr.contains("1 person on another profile than before"), "{audit:#?}");
}

#[test]
fn what_a_file_and_a_command_line_say_twice_counts_once() {
    let place = Place::new();
    place.write("p.yaml", PROFILE).write("q.yaml", PROFILE.replace("Crew", "Other"));
    place.run(&["publish", "p.yaml", "q.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let ana = "ana.lopez@contoso.com";
    run(&["members", "add", ana, "ben.lopez@contoso.com", "--profile", "Crew", "--yes"]).exits(0);
    let twice =
        run(&["members", "remove", ana, "ANA.lopez@contoso.com", "--profile", "Crew", "--yes"]).exits(0);
    assert!(twice.stdout.contains("1 removed, 1 skipped"), "{twice:#?}");
    // Somebody named for two profiles is nobody's clear wish, so nobody else goes.
    place.write("two.csv", format!("user,profile,Status\n{ana},Crew,new\n{ana},Other,new\n"));
    let exact = run(&[
        "members",
        "import",
        "two.csv",
        "--mode",
        "exact",
        "--on-conflict",
        "move",
        "--yes",
        "--force",
    ])
    .exits(1);
    assert!(exact.stderr.contains("1 row isn't clear, so nobody is taken off"), "{exact:#?}");
    let told =
        run(&["members", "import", "two.csv", "--results", "r.csv", "--dry-run", "--on-conflict", "skip"]);
    assert!(
        told.stderr.contains("columns of two.csv have another name in the results: own_Status"),
        "{told:#?}"
    );
    let json = place.run(&["members", "add", "x", "--format", "json"]).exits(2).json();
    assert!(json["error"]["message"].as_str().unwrap().contains("--profile <NAME>"), "{json:#}");
}

/// Waves go on where they stopped, also after a conflict, and never begin anew over unfinished ones.
#[test]
fn waves_keep_their_people() {
    let place = Place::new();
    place.write("p.yaml", PROFILE).write("q.yaml", PROFILE.replace("Crew", "Other"));
    place.run(&["publish", "p.yaml", "q.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let people = run(&["members", "export", "--directory"]).stdout;
    let names: Vec<&str> =
        people.lines().skip(1).take(40).map(|line| line.split(',').next().unwrap()).collect();
    let rows: String = names.iter().map(|name| format!("{name},7\n")).collect();
    place.write("u.csv", format!("user,wave\n{rows}"));
    let import = [
        "members",
        "import",
        "u.csv",
        "--profile",
        "Crew",
        "--yes",
        "--waves",
        "10%,20%,30%,100%",
        "--results",
        "r.csv",
    ];
    run(&import).exits(1);
    let anew = run(&import).exits(2);
    assert!(anew.stderr.contains("mopctl members resume r.csv"), "{anew:#?}");
    run(&["members", "add", names[39], "--profile", "Other", "--yes"]).exits(0);
    run(&["members", "resume", "r.csv", "--yes"]).exits(1);
    let second = run(&["members", "resume", "r.csv", "--yes", "--on-conflict", "skip"]).exits(1);
    assert!(second.stderr.contains("waves: 2: 4 rows, 3: 4 rows, 4: 27 rows"), "{second:#?}");
    let json = run(&["members", "list", "--profile", "Crew", "--format", "json"]).json();
    assert_eq!(json["summary"]["memberships"], 8, "two waves of four");
}

#[test]
fn people_of_teams_are_looked_at_too() {
    let (place, strangers) = with_strangers(1);
    place.write("q.yaml", PROFILE.replace("Crew", "Other"));
    place.run(&["publish", "q.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let run = |args: &[&str]| place.run_at(&server.url, &server.token, args);
    let id = |name: &str| {
        let path = format!("teams?$filter=name%20eq%20'{}'", name.replace(' ', "%20"));
        server.get(&path)["value"][0]["teamid"].as_str().unwrap().to_owned()
    };
    let member = uuid::Uuid::from_u128(1);
    for team in ["North technicians", "South technicians"] {
        let body = json!({ "@odata.id": format!("{}/api/data/v9.2/systemusers({member})", server.url) });
        let path = format!("teams({})/teammembership_association/$ref", id(team));
        assert_eq!(server.send("POST", &path, &[], &body.to_string()).status, 204);
    }
    run(&["members", "add", "--team", "North technicians", "--profile", "Crew", "--yes"]).exits(0);
    let south = ["members", "add", "--team", "South technicians", "--profile", "Other", "--yes"];
    run(&south).exits(1);
    let told = run(&[&south[..], &["--on-conflict", "move"]].concat()).exits(1);
    assert!(told.stderr.contains("warning: a team gives people a second profile"), "{told:#?}");
    let audit = run(&["members", "audit", "--format", "json"]).exits(1).json();
    for trouble in ["several", "no-read", "no-mobile"] {
        assert_eq!(audit["summary"][trouble], 1, "{trouble}: {audit:#}");
    }
    let added = run(&["members", "add", &strangers[0], "--profile", "Crew", "--dry-run"]).exits(1);
    assert!(added.stdout.contains("on Other through"), "{added:#?}");
    let wrong = run(&["members", "audit", "--only", "dropped"]).exits(2);
    assert!(wrong.stderr.contains("--since FILE"), "{wrong:#?}");
    run(&["members", "move", "--from", "Crew", "--to", "crew", "--yes"]).exits(2);
}

/// Somebody who was disabled isn't dropped, and a heal of it ends.
#[test]
fn a_heal_comes_to_an_end() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let run = |args: &[&str]| place.run_at(&server.url, &server.token, args);
    run(&["members", "add", "ben.lopez@contoso.com", "ana.lopez@contoso.com", "--profile", "Crew", "--yes"])
        .exits(0);
    run(&["members", "export", "-o", "then.csv"]).exits(0);
    let ben = server.get("systemusers?$filter=domainname%20eq%20'ben.lopez@contoso.com'")["value"][0].clone();
    let path = format!("systemusers({})", ben["systemuserid"].as_str().unwrap());
    assert!(server.send("PATCH", &path, &[], r#"{"isdisabled":true}"#).status < 300);
    run(&["members", "remove", "ana.lopez@contoso.com", "--profile", "Crew", "--yes"]).exits(0);
    let healed =
        run(&["members", "audit", "--since", "then.csv", "--heal", "--yes", "--format", "json"]).json();
    let done = &healed["healed"]["summary"];
    assert_eq!((&done["added"], &done["removed"]), (&json!(1), &json!(1)));
    assert_eq!((&healed["summary"]["dropped"], &healed["summary"]["disabled"]), (&json!(1), &json!(1)));
    let after = run(&["members", "audit", "--since", "then.csv"]).exits(0);
    assert!(after.stdout.starts_with("Nothing wrong"), "{after:#?}");
    run(&["members", "audit", "--since", "then.csv", "--heal", "--format", "csv"]).exits(0);
    run(&["members", "remove", "ana.lopez@contoso.com", "--profile", "Crew", "--yes"]).exits(0);
    run(&["members", "audit", "--since", "then.csv", "--heal", "--format", "csv"]).exits(2);
}

#[test]
fn a_refresh_names_what_failed() {
    let place = Place::new();
    place.write("p.yaml", PROFILE).write("u.csv", "user\nana.lopez@contoso.com\n");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    run(&["members", "add", "--team", "Contractors", "--profile", "Crew", "--yes"]).exits(0);
    let refresh = ["members", "refresh", "Contractors", "--env", "sandbox", "--yes", "--format", "json"];
    let mut command = place.command(&refresh);
    command.env("MOPCTL_SANDBOX_FAULTS", "missing-privilege@5");
    let failed = super::support::ran(command).exits(4).json();
    assert_eq!(
        (&failed["teams"], failed["failed"].as_array().map(Vec::len)),
        (&json!([]), Some(1)),
        "{failed:#}"
    );
    let well = place.run(&refresh).exits(0).json();
    assert_eq!((&well["teams"], &well["failed"]), (&json!(["Contractors"]), &json!([])));
    run(&["members", "import", "u.csv", "--profile", "Crew", "--results", "-", "--yes"]).exits(2);
}
