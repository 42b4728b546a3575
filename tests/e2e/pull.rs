//! Profiles of an environment as files, which say what it holds and publish back as nothing to do.

use serde_json::json;

use super::support::Place;

#[test]
fn what_is_pulled_publishes_back_as_nothing_to_do() {
    let place = Place::new();
    place.with_profiles();
    place.run(&["publish", "--env", "sandbox", "--yes"]).exits(0);
    let pulled = place.run(&["pull", "--all", "--env", "sandbox", "-o", "out", "--format", "json"]).exits(0);
    let rows = pulled.json()["profiles"].as_array().unwrap().clone();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row["status"] == "written"), "{rows:?}");
    assert!(!pulled.stderr.contains("doesn't say all"), "{pulled:#?}");
    place.run(&["validate", "out"]).exits(0);
    place.run(&["fmt", "--check", "out"]).exits(0);
    place.run(&["diff", "out", "--env", "sandbox"]).exits(0);
    let again = place.run(&["publish", "out", "--env", "sandbox", "--yes"]).exits(0);
    assert!((again.stdout + &again.stderr).contains("Nothing to do"));
}

/// A file that says the same is left alone with its comments; one that says something else is never
/// replaced unasked.
#[test]
fn files_that_are_there_are_respected() {
    let place = Place::new();
    let text = "# ours\nname: Crew/North\ntables:\n  account: { rows: user }\n";
    place.write("p.yaml", text);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let pull =
        |more: &[&str]| place.run(&[&["pull", "crew/north", "--env", "sandbox", "-o", "."], more].concat());
    let file = |name: &str| std::fs::read_to_string(place.work().join(name)).unwrap();
    assert!(pull(&[]).exits(0).stdout.contains("is the same already"));
    assert_eq!(file("p.yaml"), text);
    place.edit("p.yaml", "rows: user", "rows: team");
    let differs = pull(&[]).exits(1);
    assert!(differs.stdout.contains("differs, left as it is"), "{differs:#?}");
    assert!(file("p.yaml").contains("# ours"));
    assert!(pull(&["--force"]).exits(0).stdout.contains("replaced"));
    assert!(file("p.yaml").contains("rows: user") && !file("p.yaml").contains("# ours"));
    place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(0);
    // Another profile's file of the same name, and a file that isn't a profile.
    place.write("x/crew-north.yaml", "name: Other\ntables: {}\n").write("x/b.yaml", "not: a profile\n");
    place.run(&["pull", "Crew/North", "--env", "sandbox", "-o", "x"]).exits(0);
    assert!(file("x/crew-north-2.yaml").contains("name: Crew/North"));
    // One profile goes to standard output, several don't.
    let one = place.run(&["pull", "Crew/North", "--env", "sandbox"]).exits(0);
    assert!(one.stdout.starts_with("name: Crew/North\n"), "{one:#?}");
    let json = place.run(&["pull", "Crew/North", "--env", "sandbox", "--format", "json"]).exits(0).json();
    assert_eq!(json["profiles"][0]["text"], one.stdout.as_str());
    place.run(&["pull", "nobody", "--env", "sandbox"]).exits(2);
    place.run(&["pull", "--env", "sandbox"]).exits(2);
    place.write("q.yaml", "name: Q\ntables:\n  lead: { rows: user }\n");
    place.run(&["publish", "q.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let both = place.run(&["pull", "--all", "--env", "sandbox"]).exits(2);
    assert!(both.stderr.contains("name a folder with -o"), "{both:#?}");
}

/// Odd content as environments hold it: words that YAML reads as something else, what looks like a
/// variable, several row rules, drafts, managed profiles, people.
#[test]
fn whatever_an_environment_holds_can_be_written() {
    let place = Place::new();
    let profile = "9f0a7210-6937-f111-88b3-0022489b9601";
    let item = |at: u32, table: &str, more: serde_json::Value| {
        let mut row = json!({
            "mobileofflineprofileitemid": format!("9f0a7210-6937-f111-88b3-0022489b97{at:02}"),
            "regardingobjectid@odata.bind": format!("/mobileofflineprofiles({profile})"),
            "selectedentitytypecode": table, "name": format!("{table}: \"odd\" # label"),
        });
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    };
    let filter = "<fetch><entity name=\"account\"><filter><condition attribute=\"name\" operator=\"eq\" value=\"${not} a variable: &lt;yes&gt;\"/></filter></entity></fetch>";
    let seed = json!({
        "mobileofflineprofiles": [{ "mobileofflineprofileid": profile, "name": "Yes: 1.0 #2", "description": "no\n- list: 'é'", "ismanaged": true }],
        "mobileofflineprofileitems": [
            item(1, "account", json!({ "recorddistributioncriteria": 3, "profileitementityfilter": filter, "syncintervalinminutes": 90 })),
            item(2, "contact", json!({ "recorddistributioncriteria": 2, "recordsownedbyme": true, "recordsownedbymyteam": true, "selectedcolumns": "{\"Columns\":[\"contactid\",\"fullname\"]}" })),
            item(3, "lead", json!({ "recorddistributioncriteria": 0 })),
        ],
    });
    place.write("seed.json", seed.to_string());
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    let pulled = place.run(&["pull", "--all", "--env", "sandbox", "-o", "out", "--people"]).exits(0);
    assert!(!pulled.stderr.contains("doesn't say all"), "{pulled:#?}");
    assert!(
        pulled.stderr.contains("managed solution") && pulled.stderr.contains("aren't published"),
        "{pulled:#?}"
    );
    let text = std::fs::read_to_string(place.work().join("out/yes-1-0-2.yaml")).unwrap();
    for part in
        ["# Part of a managed solution", "manage: listed", "$${not} a variable", "sync: 90m", "- contactid"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    // What is left is that it was never published.
    let only_drafts = |file: &str| {
        let diff = place.run(&["diff", file, "--env", "sandbox"]).exits(1);
        assert!(diff.stdout.contains("Differences: 0 to add, 1 to change, 0 to remove"), "{diff:#?}");
        assert!(diff.stdout.contains("unpublished changes"), "{diff:#?}");
    };
    only_drafts("out");
    let verbatim = place.run(&["pull", "Yes: 1.0 #2", "--env", "sandbox", "--verbatim"]).exits(0);
    assert!(verbatim.stdout.contains("<fetch><entity"), "{verbatim:#?}");
    place.write("verbatim.yaml", &verbatim.stdout);
    only_drafts("verbatim.yaml");
}

#[test]
fn people_come_along_when_asked() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place
        .run(&["members", "add", "ana.lopez@contoso.com", "--profile", "P", "--env", "sandbox", "--yes"])
        .exits(0);
    let with = place.run(&["pull", "P", "--env", "sandbox", "--people"]).exits(0);
    assert!(with.stdout.contains("ana.lopez@contoso.com"), "{with:#?}");
    let without = place.run(&["pull", "P", "--env", "sandbox"]).exits(0);
    assert!(!without.stdout.contains("people"), "{without:#?}");
}

/// What lists and pages say about profiles, their drafts and their people.
#[test]
fn profiles_are_listed_and_shown() {
    let place = Place::new();
    assert!(
        place.run(&["list", "--env", "sandbox"]).exits(0).stdout.contains("has no mobile offline profile")
    );
    place.with_profiles();
    place.run(&["publish", "--env", "sandbox", "--yes"]).exits(0);
    place
        .run(&[
            "members",
            "add",
            "ana.lopez@contoso.com",
            "--profile",
            "Sales Mobile",
            "--env",
            "sandbox",
            "--yes",
        ])
        .exits(0);
    let list = place.run(&["list", "--env", "sandbox", "--format", "json"]).exits(0).json();
    let sales = list["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "Sales Mobile")
        .unwrap()
        .clone();
    assert_eq!((&sales["tables"], &sales["users"], &sales["teams"]), (&json!(6), &json!(1), &json!(0)));
    assert_eq!((&sales["changes_pending"], &sales["modified_by"]), (&json!(false), &json!("# mopctl")));
    // A table that somebody changed and didn't publish.
    let server = place.serve(&[]);
    let items = server.get("mobileofflineprofileitems?$select=selectedentitytypecode&$filter=selectedentitytypecode%20eq%20'phonecall'");
    let id = items["value"][0]["mobileofflineprofileitemid"].as_str().unwrap().to_owned();
    let body = json!({ "syncintervalinminutes": 60 }).to_string();
    assert_eq!(
        server.send("PATCH", &format!("mobileofflineprofileitems({id})"), &[("if-match", "*")], &body).status,
        204
    );
    let list = place.run(&["list", "--env", "sandbox"]).exits(0).stdout;
    assert!(
        list.lines().any(|line| line.contains("Sales Mobile") && line.contains("changes pending")),
        "{list}"
    );
    let shown = place.run(&["show", "sales MOBILE", "--env", "sandbox"]).exits(0).stdout;
    for part in [
        "published, changes pending",
        "not published phonecall",
        "1 member: ana.lopez@contoso.com",
        "10m (opportunity)",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let shown = place.run(&["show", "Sales Mobile", "--env", "sandbox", "--format", "json"]).exits(0).json();
    assert_eq!(shown["unpublished"], json!(["phonecall"]));
    assert_eq!(shown["content"][0]["table"], "account");
    assert_eq!(shown["people"][0]["who"], "ana.lopez@contoso.com");
    assert!(place.run(&["show", "nope", "--env", "sandbox"]).exits(2).stderr.contains("it has: "));
}

/// A relationship to a table that isn't in the profile, rows chosen in two ways, and labels that no file
/// can hold: what a file says about them is what the environment's profile says.
#[test]
fn what_the_file_says_wrong_the_environment_says_wrong() {
    let place = Place::new();
    let profile = "9f0a7210-6937-f111-88b3-0022489b9601";
    let item = |at: u32, table: &str, label: &str| {
        json!({
            "mobileofflineprofileitemid": format!("9f0a7210-6937-f111-88b3-0022489b97{at:02}"),
            "regardingobjectid@odata.bind": format!("/mobileofflineprofiles({profile})"),
            "selectedentitytypecode": table, "name": label, "syncintervalinminutes": 120,
            "recorddistributioncriteria": 2, "recordsownedbyme": true,
        })
    };
    let mut both = item(1, "account", "${x}");
    both["profileitementityfilter"] = "<fetch><entity name=\"account\"><filter><condition attribute=\"name\" operator=\"eq\" value=\"a\u{2028}b\"/></filter></entity></fetch>".into();
    let association = json!({
        "mobileofflineprofileitemassociationid": "9f0a7210-6937-f111-88b3-0022489b9801",
        "regardingobjectid@odata.bind": "/mobileofflineprofileitems(9f0a7210-6937-f111-88b3-0022489b9702)",
        "relationshipid": "9fda2adb-4c13-581e-a2e7-0328ace8bf7e",
        "relationshipdisplayname": "msdyn_workorderservice_PhoneCalls",
        "name": "msdyn_workorderservice_PhoneCalls",
    });
    let seed = json!({
        "mobileofflineprofiles": [{ "mobileofflineprofileid": profile, "name": "Q" }],
        "mobileofflineprofileitems": [both, item(2, "msdyn_workorderservice", "a\tb")],
        "mobileofflineprofileitemassociations": [association],
    });
    place.write("seed.json", seed.to_string());
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    let pulled = place.run(&["pull", "Q", "--env", "sandbox", "-o", "out"]).exits(0);
    assert!(!pulled.stderr.contains("doesn't say all"), "{pulled:#?}");
    let heads = |ran: &super::support::Ran| {
        let mut heads: Vec<String> = ran.json()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["code"].as_str().unwrap().to_owned())
            .filter(|code| !code.starts_with("MOP9"))
            .collect();
        heads.sort();
        heads
    };
    let file = place.run(&["validate", "out", "--env", "sandbox", "--format", "json"]).exits(1);
    let there = place.run(&["validate", "env:sandbox", "--format", "json"]).exits(1);
    assert_eq!(heads(&file), heads(&there));
    assert_eq!(heads(&file), ["MOP305", "MOP506", "MOP702", "MOP702"]);
    assert!(there.stdout.contains("`account`: 2h is longer than an hour"), "{there:#?}");
    let diff = place.run(&["diff", "out", "--env", "sandbox"]).exits(1);
    assert!(diff.stdout.contains("0 to add, 1 to change, 0 to remove"), "{diff:#?}");
}

/// Variables have their values before a file is compared, and what an environment doesn't hold stays in a
/// file that is replaced.
#[test]
fn files_keep_what_an_environment_does_not_hold() {
    let place = Place::new();
    place.write("mopctl.yaml", "vars: { firm: Contoso }\n");
    let text = "name: Crew\nmanage: listed\ntables:\n  account:\n    rows:\n      custom: <fetch><entity name='account'><filter><condition attribute='name' operator='eq' value='${firm}'/></filter></entity></fetch>\npeople:\n  users: [someone@contoso.com]\napps: [FieldService]\nbudget: { rows: 5000 }\n";
    place.write("p/crew.yaml", text);
    place.run(&["publish", "p", "--env", "sandbox", "--yes"]).exits(0);
    let pull = |more: &[&str]| place.run(&[&["pull", "Crew", "--env", "sandbox", "-o", "p"], more].concat());
    let file = || std::fs::read_to_string(place.work().join("p/crew.yaml")).unwrap();
    assert!(pull(&[]).exits(0).stdout.contains("is the same already"));
    assert_eq!(file(), text);
    place.edit("p/crew.yaml", "name: Crew\n", "name: Crew\ndescription: new\n");
    assert!(pull(&["--force"]).exits(0).stdout.contains("replaced"));
    let kept = file();
    for part in ["someone@contoso.com", "FieldService", "rows: 5000", "manage: listed"] {
        assert!(kept.contains(part), "{part}: {kept}");
    }
    assert!(!kept.contains("description"));
    // What can't be read in full isn't replaced: it would be lost.
    for (from, to) in [("apps:", "aps:"), ("FieldService", "${nothing}")] {
        place.edit("p/crew.yaml", from, to);
        let broken = file();
        let pulled = pull(&["--force"]).exits(1);
        assert!(pulled.stdout.contains("can't be read in full, left as it is"), "{pulled:#?}");
        assert_eq!(file(), broken);
        place.edit("p/crew.yaml", to, from);
    }
    // What looks like a variable stays a text.
    place.edit("p/crew.yaml", "FieldService", "$${app}");
    place.edit("p/crew.yaml", "name: Crew\n", "name: Crew\ndescription: new\n");
    assert!(pull(&["--force"]).exits(0).stdout.contains("replaced"));
    assert!(file().contains("$${app}"), "{}", file());
    // People are looked at where they are wanted.
    assert!(pull(&["--people"]).exits(1).stdout.contains("differs"));
    assert!(pull(&["--people", "--force"]).exits(0).stdout.contains("replaced"));
    assert!(!file().contains("someone@contoso.com"));
    assert!(pull(&["--people"]).exits(0).stdout.contains("is the same already"));
}
