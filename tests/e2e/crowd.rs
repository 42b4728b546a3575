//! Crowds on profiles: files as spreadsheets save them, exactly who is named, results that can be fed
//! back, what a night watch finds and heals.

use super::support::Place;
use crate::random::Chance;

const PROFILES: [&str; 2] =
    ["name: A\ntables:\n  account: { rows: user }\n", "name: B\ntables:\n  account: { rows: user }\n"];
const ANA: &str = "ana.lopez@contoso.com";
const BEN: &str = "ben.lopez@contoso.com";
const DAVID: &str = "david.lopez@contoso.com";

fn place() -> Place {
    let place = Place::new();
    place.write("p/a.yaml", PROFILES[0]).write("p/b.yaml", PROFILES[1]);
    place.run(&["publish", "p", "--env", "sandbox", "--yes"]).exits(0);
    place
}

/// Who is on which profile, in words.
fn on(place: &Place) -> Vec<String> {
    let json = place.run(&["members", "list", "--env", "sandbox", "--format", "json"]).exits(0).json();
    let mut rows: Vec<String> = json["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {}", row["profile"], row["who"]).replace('"', ""))
        .collect();
    rows.sort();
    rows
}

fn members(place: &Place, args: &[&str]) -> super::support::Ran {
    place.run(&[&["members"], args, &["--env", "sandbox"]].concat())
}

#[test]
fn a_spreadsheet_in_utf_16_is_read_and_its_columns_come_back_in_the_results() {
    let place = place();
    let text = format!(
        "Name;USER;Note\r\nAna;{ANA};=1+1\r\n;;\r\nBen;{BEN};\r\nX;nobody@x.com;\r\nAna;{ANA};again\r\n"
    );
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    place.write("people.csv", utf16);
    let import =
        |file: &str| members(&place, &["import", file, "--profile", "A", "--yes", "--results", "out.csv"]);
    import("people.csv").exits(1);
    let results = || std::fs::read_to_string(place.work().join("out.csv")).unwrap();
    assert_eq!(
        results(),
        format!(
            "Name,USER,Note,profile,status,detail\nAna,{ANA},'=1+1,A,added,\nBen,{BEN},,A,added,\n\
             X,nobody@x.com,,A,not-found,the environment knows no such user\nAna,{ANA},again,A,skipped,\"named in line 2, too\"\n"
        )
    );
    // Fed back, they say the same of everybody who is there.
    import("out.csv").exits(1);
    assert_eq!(results().matches(",already-there,").count(), 2);
    assert_eq!(on(&place), [format!("A {ANA}"), format!("A {BEN}")]);
}

#[test]
fn exactly_those_who_are_named_stay() {
    let place = place();
    members(&place, &["add", ANA, BEN, DAVID, "--team", "Dispatchers", "--profile", "A", "--yes"]).exits(0);
    let exact = |text: &str, more: &[&str]| {
        place.write("people.csv", text);
        members(
            &place,
            &[&["import", "people.csv", "--profile", "A", "--mode", "exact", "--yes"], more].concat(),
        )
    };
    // A name that isn't understood could be anybody; an empty list is a mistake; half of them is a lot.
    let unclear = exact(&format!("user\n{ANA}\nnobody@x.com\n"), &[]).exits(1);
    assert!(unclear.stderr.contains("1 row isn't clear, so nobody is taken off"), "{unclear:#?}");
    exact("user\n", &[]);
    // A team counts as many as are in it, and where a file knows no teams they aren't looked at.
    let much = exact(&format!("user,team\n{ANA},\n{BEN},\n"), &[]).exits(1);
    assert!(much.stderr.contains("this takes 13 of 15 people off `A`"), "{much:#?}");
    let some = exact(&format!("user\n{ANA}\n{BEN}\n{DAVID}\n"), &[]).exits(0);
    assert!(some.stderr.contains("1 team not looked at: the file has no teams"), "{some:#?}");
    assert_eq!(on(&place).len(), 4);
    exact(&format!("user,team\n{ANA},\n{BEN},\n,Dispatchers\n"), &["--results", "out.csv"]).exits(0);
    assert_eq!(on(&place), ["A Dispatchers".to_owned(), format!("A {ANA}"), format!("A {BEN}")]);
    // Results name who was taken off; fed back, nobody is put on again by that.
    members(&place, &["import", "out.csv", "--profile", "A", "--yes"]).exits(0);
    assert_eq!(on(&place).len(), 3);
    exact(&format!("user,team\n{ANA},\n"), &["--force"]).exits(0);
    assert_eq!(on(&place), [format!("A {ANA}")]);
}

#[test]
fn people_of_profile_files_are_applied() {
    let place = place();
    members(&place, &["apply", "p", "--yes"]).exits(2);
    place.write(
        "p/a.yaml",
        format!("{}people: {{ users: [{ANA}, {BEN}], teams: [Dispatchers] }}\n", PROFILES[0]),
    );
    place.write("p/b.yaml", format!("{}people: {{ users: [{DAVID}] }}\n", PROFILES[1]));
    members(&place, &["apply", "p", "--dry-run"]).exits(1);
    members(&place, &["apply", "p", "--yes"]).exits(0);
    assert_eq!(on(&place).len(), 4);
    members(&place, &["apply", "p", "--yes", "--mode", "exact"]).exits(0);
    place.write("p/b.yaml", format!("{}people: {{ users: [{ANA}, {DAVID}] }}\n", PROFILES[1]));
    place.write("p/a.yaml", format!("{}people: {{ users: [{BEN}], teams: [Dispatchers] }}\n", PROFILES[0]));
    members(&place, &["apply", "p", "--yes"]).exits(1);
    members(&place, &["apply", "p", "--yes", "--on-conflict", "move", "--force"]).exits(0);
    assert!(on(&place).contains(&format!("B {ANA}")));
    members(&place, &["move", ANA, DAVID, "--to", "A", "--from", "B", "--yes"]).exits(0);
    members(&place, &["move", ANA, "--to", "B", "--from", "B", "--yes"]).exits(0);
    assert_eq!(on(&place).iter().filter(|row| row.starts_with("A ")).count(), 4);
    members(&place, &["move", "--from", "A", "--to", "B", "--yes"]).exits(0);
    assert_eq!(on(&place).iter().filter(|row| row.starts_with("B ")).count(), 4);
    members(&place, &["move", "--to", "B", "--yes"]).exits(2);
}

#[test]
fn a_night_watch_finds_who_was_dropped_and_heals() {
    let place = place();
    members(&place, &["add", ANA, BEN, "--team", "Dispatchers", "--profile", "A", "--yes"]).exits(0);
    members(&place, &["export", "-o", "before.csv"]).exits(0);
    members(&place, &["audit", "--since", "before.csv"]).exits(0);
    let server = place.serve(&[]);
    let of = |address: &str| {
        let rows = server.get(&format!("systemusers?$filter=domainname%20eq%20'{address}'"));
        rows["value"][0]["systemuserid"].as_str().unwrap().to_owned()
    };
    // Ana moves to another business unit, which takes her off; Ben is on two; David is disabled later.
    let (ana, ben) = (of(ANA), of(BEN));
    let unit =
        server.get("businessunits?$filter=name%20eq%20'Contoso%20Sales'")["value"][0]["businessunitid"]
            .clone();
    let body = format!(r#"{{"businessunitid@odata.bind":"/businessunits({})"}}"#, unit.as_str().unwrap());
    assert!(server.send("PATCH", &format!("systemusers({ana})"), &[], &body).status < 300);
    members(&place, &["remove", ANA, "--profile", "A", "--yes"]).exits(0);
    let b = server.get("mobileofflineprofiles?$filter=name%20eq%20'B'")["value"][0]["mobileofflineprofileid"]
        .clone();
    let body = format!(
        r#"{{"MobileOfflineProfileId@odata.bind":"/mobileofflineprofiles({})","SystemUserId@odata.bind":"/systemusers({ben})"}}"#,
        b.as_str().unwrap()
    );
    assert!(server.send("POST", "usermobileofflineprofilememberships", &[], &body).status < 300);
    members(&place, &["add", DAVID, "--profile", "B", "--yes"]).exits(0);
    let david = of(DAVID);
    assert!(
        server.send("PATCH", &format!("systemusers({david})"), &[], r#"{"isdisabled":true}"#).status < 300
    );
    let audit = |more: &[&str]| members(&place, &[&["audit", "--since", "before.csv"], more].concat());
    let json = audit(&["--format", "json"]).exits(1).json();
    let told: Vec<String> = json["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {}: {}", one["trouble"], one["who"], one["detail"]).replace('"', ""))
        .collect();
    assert!(told.contains(&format!("several {BEN}: the device decides which one counts")), "{told:?}");
    assert!(told.contains(&format!("disabled {DAVID}: the user can't sign in")), "{told:?}");
    assert!(
        told.contains(&format!("dropped {ANA}: moved from the business unit Contoso North to Contoso Sales")),
        "{told:?}"
    );
    assert!(audit(&["--only", "dropped", "--format", "csv"]).exits(1).stdout.lines().count() == 2);
    audit(&["--heal"]).exits(2);
    audit(&["--heal", "--yes"]).exits(1);
    let json = audit(&["--format", "json"]).exits(1).json();
    assert_eq!(json["summary"]["dropped"], 0);
    assert_eq!(json["summary"]["disabled"], 0);
    assert_eq!(json["summary"]["several"], 1);
    audit(&["--only", "disabled"]).exits(0);
    members(&place, &["audit", "--since", "p/a.yaml"]).exits(2);
}

#[test]
fn a_team_is_taken_off_and_put_on_in_one_step() {
    let place = place();
    members(&place, &["refresh", "Contractors", "--yes"]).exits(2);
    members(&place, &["add", "--team", "Contractors", "--profile", "A", "--yes"]).exits(0);
    let server = place.serve(&["--log", "log.jsonl"]);
    let id = || {
        server.get("teammobileofflineprofilememberships")["value"][0]["teammobileofflineprofilemembershipid"]
            .clone()
    };
    let before = id();
    members(&place, &["refresh", "Contractors", "--dry-run"]).exits(1);
    members(&place, &["refresh", "Contractors"]).exits(2);
    let done = members(&place, &["refresh", "contractors", "--yes"]).exits(0);
    assert!(
        done.stdout.contains("off and on again A") && done.stdout.contains("Refreshed 1 team"),
        "{done:#?}"
    );
    assert_ne!(id(), before, "it is another membership");
    assert_eq!(on(&place), ["A Contractors"]);
    members(&place, &["refresh", "Contractors", "--yes"]).exits(0);
    assert_eq!(on(&place), ["A Contractors"]);
}

#[test]
fn a_service_desk_learns_all_about_a_person_on_one_page() {
    let place = place();
    let who = |person: &str| place.run(&["who", person, "--env", "sandbox", "--format", "json"]);
    let json = who(ANA).exits(0).json();
    assert_eq!(json["profiles"].as_array().unwrap().len(), 0);
    assert!(json["next"].as_str().unwrap().starts_with("mopctl members add --env sandbox"), "{json}");
    members(&place, &["add", ANA, "--profile", "A", "--yes"]).exits(0);
    let team = ["add", "--team", "North technicians", "--profile", "B", "--yes"];
    let refused = members(&place, &team).exits(1);
    assert!(refused.stdout.contains("1 of its people on another profile"), "{refused:#?}");
    members(&place, &[&team[..], &["--on-conflict", "move"]].concat()).exits(1);
    let json = who("ANA.LOPEZ@contoso.com").exits(0).json();
    let ways: Vec<String> = json["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|way| format!("{} {} {}", way["profile"], way["by"], way["state"]).replace('"', ""))
        .collect();
    assert_eq!(ways, ["A direct published", "B through the team North technicians published"]);
    assert_eq!(json["may_read_profiles"], true);
    assert_eq!(json["business_unit"], "Contoso North");
    let page = place.run(&["who", ANA, "--env", "sandbox"]).exits(0).stdout;
    assert!(page.starts_with("Ana Lopez (ana.lopez@contoso.com)\n"), "{page}");
    who("nobody@x.com").exits(2);
}

/// A part first, and the rest once that went well; the results say who waits for which wave.
#[test]
fn people_come_in_waves() {
    let place = place();
    let people = sign_ins(&place, 40);
    let rows: Vec<String> = people.iter().map(|who| format!("n,{who}")).collect();
    place.write("people.csv", format!("note,user\n{}\nx,nobody@contoso.com\n", rows.join("\n")));
    let import = |more: &[&str]| {
        members(&place, &[&["import", "people.csv", "--profile", "A", "--yes"], more].concat())
    };
    for wrong in [
        &["--waves", "5%,25%", "--results", "r.csv"][..],
        &["--waves", "5,100", "--results", "r.csv"],
        &["--waves", "100%"],
        &["--waves", "100%", "--results", "r.csv", "--mode", "exact"],
    ] {
        import(wrong).exits(2);
    }
    let json = import(&["--waves", "5%,25%,100%", "--results", "r.csv", "--format", "json"]).exits(1).json();
    assert_eq!((&json["summary"]["added"], &json["summary"]["pending"]), (&2.into(), &38.into()));
    let results = || std::fs::read_to_string(place.work().join("r.csv")).unwrap();
    assert!(results().starts_with("note,user,profile,wave,status,detail\n"), "{}", results());
    assert_eq!((results().matches(",1,added,").count(), results().matches(",2,pending,").count()), (2, 8));
    assert_eq!(on(&place).len(), 2);
    let second = members(&place, &["resume", "r.csv", "--yes"]).exits(1);
    assert!(
        second.stderr.contains("the next wave: mopctl members resume r.csv --env sandbox"),
        "{second:#?}"
    );
    assert_eq!(on(&place).len(), 10);
    let last = members(&place, &["resume", "r.csv", "--yes", "--hold", "0s"]).exits(1);
    assert!(last.stdout.contains("1 not-found"), "{last:#?}");
    assert_eq!(on(&place).len(), 40);
    assert!(!results().contains("pending"), "{}", results());
    members(&place, &["resume", "people.csv"]).exits(2);
}

#[test]
fn no_other_wave_begins_where_too_many_failed() {
    let place = place();
    place.write("people.csv", format!("user\n{}\n", sign_ins(&place, 40).join("\n")));
    let run = |variable: &str, value: &str| {
        let waves = ["members", "import", "people.csv", "--profile", "A", "--yes", "--waves", "10%,100%"];
        let more = ["--results", "r.csv", "--hold", "10ms", "--env", "sandbox"];
        let mut command = place.command(&[&waves[..], &more].concat());
        command.env(variable, value);
        super::support::ran(command)
    };
    let log = place.work().join("log");
    let healthy = run("MOPCTL_SANDBOX_LOG", log.to_str().unwrap()).exits(0);
    assert!(healthy.stderr.contains("waves: 1: 4 rows, 2: 36 rows"), "{healthy:#?}");
    assert!(healthy.stderr.contains("4 added. Wave 2 (36 rows) begins in"), "{healthy:#?}");
    // The writes of the first wave are the last batch but one.
    let text = std::fs::read_to_string(&log).unwrap();
    let batches: Vec<usize> =
        (0..).zip(text.lines()).filter(|(_, line)| line.contains("$batch")).map(|(at, _)| at).collect();
    let first = batches[batches.len() - 2];
    members(&place, &["import", "r.csv", "--mode", "exact", "--yes"]).exits(0);
    place.run(&["sandbox", "reset"]).exits(0);
    place.run(&["publish", "p", "--env", "sandbox", "--yes"]).exits(0);
    let stopped = run("MOPCTL_SANDBOX_FAULTS", &format!("missing-privilege@{first}")).exits(4);
    assert!(stopped.stderr.contains("too many failed for another wave: 4 failed."), "{stopped:#?}");
    assert_eq!(on(&place).len(), 0);
    // What failed in the first wave is finished before another one begins.
    members(&place, &["resume", "r.csv", "--yes"]).exits(1);
    assert_eq!(on(&place).len(), 4);
    members(&place, &["resume", "r.csv", "--yes"]).exits(0);
    assert_eq!(on(&place).len(), 40);
    members(&place, &["resume", "r.csv", "--yes"]).exits(0);
}

/// Killed while it waits, the results tell who is written and who waits, and the next run needs no more.
#[test]
fn a_wave_that_never_began_is_pending() {
    let place = place();
    let mut rows: Vec<String> = sign_ins(&place, 10).iter().map(|who| format!("{who},A")).collect();
    rows[0] = rows[0].replace(",A", ",");
    place.write("people.csv", format!("mail,profile\n{}\n", rows.join("\n")));
    let waves =
        ["import", "people.csv", "--profile", "A", "--column", "mail", "--yes", "--waves", "20%,50%,100%"];
    let more = ["--results", "r 1.csv", "--env", "sandbox"];
    let mut waiting = place.command(&[&["members"][..], &waves, &more, &["--hold", "1h"]].concat());
    let mut child = waiting.spawn().unwrap();
    let results = || std::fs::read_to_string(place.work().join("r 1.csv")).unwrap_or_default();
    for _ in 0..200 {
        if results().matches(",added,").count() == 2 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let _ = child.kill();
    child.wait().unwrap();
    assert_eq!((results().matches(",added,").count(), results().matches(",pending,").count()), (2, 8));
    let next =
        members(&place, &["resume", "r 1.csv", "--column", "mail", "--max-failures", "0%", "--yes"]).exits(1);
    let hint = "the next wave: mopctl members resume 'r 1.csv' --env sandbox --max-failures 0% --column mail";
    assert!(next.stderr.contains(hint), "{next:#?}");
    assert_eq!(on(&place).len(), 5);
}

#[test]
fn a_watch_that_heals_answers_when_there_is_nothing_to_heal() {
    let place = place();
    for format in ["json", "csv"] {
        let healed = members(&place, &["audit", "--heal", "--dry-run", "--format", format]).exits(0);
        assert!(!healed.stdout.trim().is_empty(), "{healed:#?}");
    }
}

fn sign_ins(place: &Place, number: usize) -> Vec<String> {
    let directory = members(place, &["export", "--directory"]).exits(0).stdout;
    let first = |line: &str| line.split(',').next().unwrap_or_default().to_owned();
    directory.lines().skip(1).map(first).filter(|who| who.contains('@')).take(number).collect()
}

/// A file with every kind of bad row, while the service throws everything at it and the import is killed
/// at random: at the end exactly who is meant is on the profiles, once each, and every row says what
/// became of it. Ten thousand rows where `MOPCTL_EXHAUSTIVE` is set.
#[test]
fn an_import_survives_faults_and_kills() {
    let number = if std::env::var_os("MOPCTL_EXHAUSTIVE").is_some() { 10_000 } else { 120 };
    let chaos = Place::new();
    let calm = Place::new();
    let mut people = Vec::new();
    for place in [&chaos, &calm] {
        place.write("p/a.yaml", PROFILES[0]).write("p/b.yaml", PROFILES[1]);
        place.run(&["sandbox", "reset", "--users", &(number + 20).to_string()]).exits(0);
        place.run(&["publish", "p", "--env", "sandbox", "--yes"]).exits(0);
        people = sign_ins(place, number);
        // Some are on the other profile already, and one is on both.
        let others: Vec<&str> = people.iter().step_by(7).map(String::as_str).collect();
        place.write("b.csv", format!("user\n{}\n", others.join("\n")));
        members(place, &["import", "b.csv", "--profile", "B", "--yes"]).exits(0);
        place.write("people.csv", spreadsheet(&people));
    }
    let rows = people.len() + BAD.len();
    let import = ["members", "import", "people.csv", "--yes", "--on-conflict", "move", "--force"];
    let more = ["--results", "r.csv", "--format", "json"];
    let expected = calm.run(&[&import[..], &more, &["--env", "sandbox"]].concat()).exits(1).json();
    let mut chance = Chance::new(7);
    let faults = "429:0.1,503:0.1,reset:0.05,commit-timeout:0.05,inner-429:0.1,truncated-batch:0.05";
    let faults: Vec<&str> = faults.split(',').flat_map(|fault| ["--fault", fault]).collect();
    let server = chaos.serve(&faults);
    let command = || {
        let mut command = chaos.command(&[&import[..], &more, &["--url", &server.url]].concat());
        command.env("MOPCTL_TOKEN", &server.token).env("MOPCTL_TIMEOUT", "4s");
        command
    };
    for _ in 0..5 {
        let mut child = command().spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(50 + chance.below(number.max(400)) as u64));
        let _ = child.kill();
        child.wait().unwrap();
        // Whatever moment it was, nobody who had a profile is without one.
        let without = on(&chaos).iter().filter(|row| row.starts_with("B ")).count();
        let on_a = on(&chaos).iter().filter(|row| row.starts_with("A ")).count();
        assert!(without + on_a >= people.iter().step_by(7).count());
    }
    let last = (0..20).find_map(|_| {
        let ran = super::support::ran(command());
        (ran.code == 1).then_some(ran)
    });
    let last = last.expect("a run that comes to its end").json();
    assert_eq!(on(&chaos), on(&calm));
    assert_eq!(on(&chaos).len(), people.len());
    for key in ["rows", "not-found", "invalid"] {
        assert_eq!(last["summary"][key], expected["summary"][key], "{key}");
    }
    assert_eq!(last["results"].as_array().unwrap().len(), rows);
    let results = std::fs::read_to_string(chaos.work().join("r.csv")).unwrap();
    assert_eq!(results.lines().count(), rows + 1);
    assert!(!results.contains("pending") && !results.contains("failed"), "{results}");
    assert_eq!(results, std::fs::read_to_string(calm.work().join("r.csv")).unwrap());
}

/// The results of a run that was killed tell the same in the end as those of one that wasn't, those who were
/// taken off included; killed after every request where `MOPCTL_EXHAUSTIVE` is set.
#[test]
fn a_journal_is_carried_on() {
    let rows = |people: &[&str]| -> String { people.iter().map(|who| format!("{who},A\n")).collect() };
    let prepared = || {
        let place = place();
        let clara = "elena.lopez@contoso.com";
        members(&place, &["add", ANA, BEN, clara, "--profile", "A", "--yes"]).exits(0);
        members(&place, &["add", DAVID, "--profile", "B", "--yes"]).exits(0);
        place.write("p.csv", format!("user,profile\n{}", rows(&[ANA, DAVID, "farid.lopez@contoso.com"])));
        place
    };
    let import = ["import", "p.csv", "--mode", "exact", "--on-conflict", "move", "--force", "--yes"];
    let import = [&import[..], &["--results", "r.csv"]].concat();
    let results = |place: &Place| std::fs::read_to_string(place.work().join("r.csv")).unwrap();
    let calm = prepared();
    members(&calm, &import).exits(0);
    assert_eq!(results(&calm).matches(",removed,not named").count(), 2, "{}", results(&calm));
    let expected = results(&calm);
    let every = if std::env::var_os("MOPCTL_EXHAUSTIVE").is_some() { 1 } else { 4 };
    for killed_at in (0..20).step_by(every) {
        let place = prepared();
        let mut command = place.command(&[&["members"], &import[..], &["--env", "sandbox"]].concat());
        command.env("MOPCTL_SANDBOX_FAULTS", format!("die-after@{killed_at}"));
        super::support::ran(command);
        members(&place, &import).exits(0);
        assert_eq!(results(&place), expected, "killed after request {killed_at}");
        // A run that came to its end isn't carried on.
        let again = members(&place, &import).exits(0);
        assert!(again.stdout.contains("3 already-there"), "{again:#?}");
    }
    // What isn't finished is finished first.
    let place = prepared();
    for killed_at in 0.. {
        let mut command = place.command(&[&["members"], &import[..], &["--env", "sandbox"]].concat());
        command.env("MOPCTL_SANDBOX_FAULTS", format!("die-after@{killed_at}"));
        super::support::ran(command);
        if place.work().join("r.csv").is_file() {
            break;
        }
    }
    place.write("q.csv", format!("user,profile\n{}", rows(&[BEN])));
    let other = ["import", "q.csv", "--results", "r.csv", "--yes"];
    let kept = results(&place);
    assert!(kept.contains("pending"), "{kept}");
    let refused = members(&place, &other).exits(2);
    assert!(
        refused.stderr.contains("r.csv tells of an import that isn't finished, with 2 rows"),
        "{refused:#?}"
    );
    assert_eq!(results(&place), kept);
    calm.write("other.csv", "name,cost\nx,1\n");
    let other = ["import", "p.csv", "--results", "other.csv", "--yes"];
    let refused = members(&calm, &other).exits(2);
    assert!(refused.stderr.contains("other.csv is there, and holds no results of an import"), "{refused:#?}");
}

/// Rows that nobody can be put anywhere for.
const BAD: [&str; 5] = [
    "nobody@contoso.com,,A",
    "\"a,b\"\" c\",,A",
    ",,A",
    "x@contoso.com,Team,A",
    "ana.lopez@contoso.com,,Nowhere",
];

fn spreadsheet(people: &[String]) -> String {
    let mut rows: Vec<String> = people.iter().map(|who| format!("{who},,A")).collect();
    for (at, bad) in BAD.iter().enumerate() {
        rows.insert(at * 11, (*bad).to_owned());
    }
    format!("\u{feff}USER,Team,Profile\r\n{}\r\n", rows.join("\r\n"))
}

#[test]
fn who_has_no_licence_is_told() {
    let place = place();
    let server = place.serve(&[]);
    let found = server.get("systemusers?$select=domainname&$filter=islicensed%20eq%20false");
    let who = found["value"][0]["domainname"].as_str().unwrap();
    let told = members(&place, &["add", who, "--profile", "A", "--dry-run"]).exits(1);
    assert!(told.stdout.contains("the environment shows no licence"), "{told:#?}");
    let told = members(&place, &["add", ANA, "--profile", "A", "--dry-run"]).exits(1);
    assert!(!told.stdout.contains("licence"), "{told:#?}");
}

#[test]
fn results_never_take_the_place_of_what_is_no_file() {
    let place = place();
    place.write("people.csv", format!("user,status\n{ANA},removed\n"));
    let import = |results: &str| {
        members(&place, &["import", "people.csv", "--profile", "A", "--yes", "--results", results])
    };
    std::fs::create_dir(place.work().join("folder")).unwrap();
    assert_ne!(import("folder").code, 0);
    assert_eq!(on(&place).len(), 0, "nothing is written where it can't be told");
    #[cfg(unix)]
    {
        place.write("real.csv", "");
        std::os::unix::fs::symlink(place.work().join("real.csv"), place.work().join("link.csv")).unwrap();
        import("link.csv").exits(0);
        assert!(std::fs::symlink_metadata(place.work().join("link.csv")).unwrap().is_symlink());
        assert!(std::fs::read_to_string(place.work().join("real.csv")).unwrap().contains("added"));
    }
    // A column of one's own that says `removed` takes nobody off.
    let exact =
        members(&place, &["import", "people.csv", "--profile", "A", "--yes", "--mode", "exact"]).exits(0);
    assert!(exact.stdout.contains("1 already-there"), "{exact:#?}");
}
