//! validate → diff → publish → edit → diff → publish.

use super::support::Place;

const SMALL: &str = "\
name: Small
tables:
  account: { rows: user, sync: 10m }
  contact:
    rows: related
    related_to:
      - { table: account, as: parent, relationship: account_primary_contact }
  task: { rows: [user, team] }
";

#[test]
fn the_shipped_profiles_go_round() {
    let place = Place::new();
    place.with_profiles();
    let valid = place.run(&["validate", "--deny", "warnings"]).exits(0);
    assert!(valid.stdout.ends_with("\nNo findings: 2 profiles in 2 files.\n"), "{valid:#?}");
    place.run(&["diff", "profiles", "--env", "sandbox"]).exits(1);
    let published = place.run(&["publish", "profiles", "--env", "sandbox", "--yes"]).exits(0);
    assert!(
        published.stdout.contains("Published Field Service Mobile: 32 writes in one changeset, 16 tables")
    );
    assert_eq!(published.stdout.matches("read back and equal to the file").count(), 2);
    let again = place.run(&["publish", "profiles", "--env", "sandbox", "--yes"]).exits(0);
    assert_eq!(again.stdout, "Nothing to do: Field Service Mobile, Sales Mobile as the files say.\n");
    let same = place.run(&["diff", "profiles", "--env", "sandbox", "--format", "json"]).exits(0).json();
    assert_eq!(same["equal"], true);
    assert_eq!(same["changes"].as_array().unwrap().len(), 0);
    place.edit(
        "profiles/sales.yaml",
        "phonecall: { rows: user }",
        "phonecall: { rows: [user, team], sync: 10m }",
    );
    let edited = place.run(&["diff", "profiles", "--env", "sandbox", "--format", "json"]).exits(1).json();
    let changes = edited["changes"].as_array().unwrap();
    let found: Vec<String> = changes
        .iter()
        .map(|change| {
            format!(
                "{} {} {}: {} → {}",
                change["profile"], change["table"], change["field"], change["before"], change["after"]
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            r#""Sales Mobile" "phonecall" "rows": "user" → "user, team""#,
            r#""Sales Mobile" "phonecall" "sync": "15m" → "10m""#,
        ]
    );
    assert_eq!(changes[0]["file"], "profiles/sales.yaml");
    assert_eq!(changes[0]["line"], 32);
}

/// Every kind of edit is published, reads back equal, and leaves nothing to do.
#[test]
fn every_kind_of_edit_settles() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    let settle = |what: &str| {
        let before = place.run(&["diff", "p.yaml", "--env", "sandbox"]);
        assert_eq!(before.code, 1, "{what}: {before:#?}");
        let published = place.run(&[
            "publish",
            "p.yaml",
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--release-drafts",
            "--force",
        ]);
        assert_eq!(published.code, 0, "{what}: {published:#?}");
        place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(0);
        let again = place
            .run(&[
                "publish",
                "p.yaml",
                "--env",
                "sandbox",
                "--yes",
                "--allow-narrowing",
                "--release-drafts",
                "--force",
            ])
            .exits(0);
        assert!(again.stdout.starts_with("Nothing to do"), "{what}: {again:#?}");
    };
    settle("a new profile");
    for (what, from, to) in [
        ("a description", "tables:", "description: Text with \"quotes\" & <angles>\ntables:"),
        ("another description", "description: Text", "description: Other text"),
        ("an interval", "sync: 10m", "sync: 1h"),
        ("no interval", "sync: 1h", "sync: platform"),
        ("a label", "account: { rows: user", "account: { label: Customers, rows: user"),
        ("another label", "label: Customers", "label: Kunden"),
        ("columns", "label: Kunden,", "label: Kunden, columns: [accountid, name],"),
        ("other columns", "columns: [accountid, name]", "columns: [name, accountid, telephone1]"),
        ("all columns", "columns: [name, accountid, telephone1]", "columns: all"),
        ("an image", "columns: all", "images: [entityimage]"),
        ("a label with an image", "label: Kunden", "label: Accounts"),
        ("no image", "images: [entityimage]", "images: []"),
        ("files", "task: {", "knowledgearticle: { rows: user, files: all }\n  task: {"),
        ("no files", "files: all", "files: none"),
        ("a view", "task: { rows: [user, team] }", "msdyn_workorder: { rows: { view: Active Work Orders } }"),
        (
            "a filter instead of a view",
            "{ view: Active Work Orders }",
            "{ custom: <filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter> }",
        ),
        (
            "rows of one's own",
            "{ custom: <filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter> }",
            "user",
        ),
        (
            "a relationship filter",
            "relationship: account_primary_contact }",
            "relationship: account_primary_contact, filter: <filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter> }",
        ),
        (
            "no relationship filter",
            ", filter: <filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter> }",
            " }",
        ),
        (
            "a relationship label",
            "relationship: account_primary_contact }",
            "relationship: account_primary_contact, label: First contact }",
        ),
        (
            "another relationship",
            "relationship: account_primary_contact, label: First contact }",
            "relationship: contact_customer_accounts }",
        ),
        ("a table less", "  msdyn_workorder: { rows: user }\n", ""),
        ("a rename", "name: Small", "name: Smaller\nrenamed_from: Small"),
    ] {
        if what == "another relationship" {
            place.edit("p.yaml", "as: parent", "as: child");
        }
        place.edit("p.yaml", from, to);
        settle(what);
    }
    let list = place.run(&["diff", "env:sandbox", "p.yaml", "--format", "json"]).exits(0).json();
    assert_eq!(
        list["summary"]["only_in_environment"].as_array().unwrap().len(),
        0,
        "one profile, renamed in place"
    );
}

#[test]
fn what_is_only_on_the_server_shows_and_goes() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    place
        .run(&[
            "publish",
            "p.yaml",
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--release-drafts",
            "--force",
        ])
        .exits(0);
    let server = place.serve(&[]);
    let profile = server.get("mobileofflineprofiles")["value"][0]["mobileofflineprofileid"]
        .as_str()
        .unwrap()
        .to_owned();
    let body = format!(
        r#"{{"name":"Lead","regardingobjectid@odata.bind":"/mobileofflineprofiles({profile})","selectedentitytypecode":"lead","recorddistributioncriteria":1}}"#
    );
    assert_eq!(server.send("POST", "mobileofflineprofileitems", &[], &body).status, 204);
    let diff = place.run(&["diff", "p.yaml", "--env", "sandbox", "--format", "json"]).exits(1).json();
    let changes = diff["changes"].as_array().unwrap();
    assert_eq!(changes[0]["table"], "lead");
    assert_eq!(changes[0]["kind"], "removed");
    assert!(changes.iter().all(|change| change["side"] != "draft"), "a draft that goes doesn't go live");
    assert_eq!(diff["summary"]["drafts_overwritten"][0], "lead");
    place.edit("p.yaml", "name: Small", "name: Small\nmanage: listed");
    let listed = place.run(&["diff", "p.yaml", "--env", "sandbox", "--format", "json"]).json();
    assert!(listed["changes"].as_array().unwrap().iter().all(|change| change["kind"] != "removed"));
    place.edit("p.yaml", "\nmanage: listed", "");
    place
        .run(&[
            "publish",
            "p.yaml",
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--overwrite-drafts",
            "--force",
        ])
        .exits(0);
    assert_eq!(server.count("mobileofflineprofileitems"), 3);
}

#[test]
fn columns_and_images_that_a_file_does_not_state_are_left_alone() {
    let place = Place::new();
    place.write(
        "p.yaml",
        SMALL.replace(
            "rows: user, sync: 10m",
            "rows: user, images: [entityimage], columns: [accountid, name]",
        ),
    );
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.write("p.yaml", SMALL.replace(", sync: 10m", ""));
    let same = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    assert!(same.stdout.starts_with("Nothing to do"), "{same:#?}");
    place.write("p.yaml", SMALL.replace("rows: user, sync: 10m", "label: Renamed, rows: user"));
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let items = server.get("mobileofflineprofileitems?$filter=selectedentitytypecode%20eq%20'account'");
    assert_eq!(
        items["value"][0]["selectedcolumns"],
        r#"{"Columns":["accountid","name","statecode","statuscode","createdon","modifiedon","ownerid"]}"#
    );
    let associations =
        server.get("mobileofflineprofileitemassociations")["value"].as_array().unwrap().clone();
    assert!(associations.iter().any(|row| row["relationshipdisplayname"] == "lk_account_entityimage"));
}

#[test]
fn a_refusal_of_the_server_is_explained_in_the_files_terms() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n  activitypointer: { rows: user }\n");
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(1);
    assert!(refused.stdout.contains("MOP206 table-not-offline-enabled"), "{refused:#?}");
    // What isn't reported here is left to the server.
    place.write("mopctl.yaml", "rules: { table-not-offline-enabled: allow }\n");
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(3);
    assert!(
        refused.stderr.contains("Activity needs to be enabled for mobile offline. (0x8006099e)"),
        "{refused:#?}"
    );
    assert!(refused.stderr.contains("see p.yaml:4:3"), "{refused:#?}");
    assert!(refused.stderr.contains("nothing of this profile was written"));
    let server = place.serve(&[]);
    assert_eq!(server.count("mobileofflineprofiles"), 0);
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--format", "json"]).exits(3);
    let json = refused.json();
    assert_eq!(json["error"]["code"], "0x8006099e");
    assert_eq!(json["published"].as_array().unwrap().len(), 0);
}

#[test]
fn what_the_environment_does_not_have_is_known_before_anything_is_written() {
    let place = Place::new();
    place.write(
        "p.yaml",
        "name: P
tables:
  accountt: { rows: user }
  account: { rows: user, images: [entityimag], columns: [accountid, nam] }
  lead: { rows: { custom: '<filter><condition attribute=\"nope\" operator=\"null\"/></filter>' } }
  territory: { rows: team }
",
    );
    let expected = [
        "3:3 table-unknown",
        "4:35 selected-columns-unknown",
        "4:69 selected-columns-unknown",
        "5:36 fetch-unknown-column",
        "6:22 scope-not-allowed-for-ownership",
    ];
    let server = place.serve(&[]);
    for command in [
        &["validate", "p.yaml", "--min-severity", "error", "--format", "json"][..],
        &["publish", "p.yaml", "--dry-run", "--format", "json"],
        &["publish", "p.yaml", "--yes", "--format", "json"],
    ] {
        let ran = place.run_at(&server.url, &server.token, command).exits(1);
        assert_eq!(super::files::found(&ran), expected);
    }
    // The embedded sandbox doesn't know all columns, and says so instead.
    let json = place
        .run(&["validate", "p.yaml", "--min-severity", "error", "--env", "sandbox", "--format", "json"])
        .exits(1)
        .json();
    assert_eq!(json["findings"].as_array().unwrap().len(), 2);
    assert_eq!(json["not_checked"][1]["reason"], "sandbox doesn't know all columns");
    place.write(
        "v.yaml",
        "name: V\ntables:\n  lead: { rows: { view: Nope } }\n  contact: { rows: { view: Neither } }\n",
    );
    let ran = place.run(&["publish", "v.yaml", "--env", "sandbox", "--dry-run"]).exits(1);
    assert!(
        ran.stderr.contains("v.yaml:3:25: table `lead` has no view `Nope`; v.yaml:4:28: table"),
        "{ran:#?}"
    );
    assert_eq!(place.serve(&[]).count("mobileofflineprofiles"), 0);
}

#[test]
fn what_needs_an_answer_and_gets_none_is_usage() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    let asked = place.run(&["publish", "p.yaml", "--env", "sandbox"]).exits(2);
    assert!(asked.stderr.contains("--yes"));
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--dry-run"]).exits(1);
    let server = place.serve(&[]);
    assert_eq!(server.count("mobileofflineprofiles"), 0, "nothing was written");
    let nowhere = place.run(&["publish", "p.yaml", "--yes"]).exits(2);
    assert!(nowhere.stderr.contains("--env sandbox"));
}

#[test]
fn a_backup_holds_what_was_there() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    place
        .run(&[
            "publish",
            "p.yaml",
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--release-drafts",
            "--force",
        ])
        .exits(0);
    place.edit("p.yaml", "sync: 10m", "sync: 20m");
    let json = place
        .run(&[
            "publish",
            "p.yaml",
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--release-drafts",
            "--force",
            "--format",
            "json",
        ])
        .exits(0)
        .json();
    let backup = json["published"][0]["backup"].as_str().unwrap();
    let content: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(backup).unwrap()).unwrap();
    let account = content["rows"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|item| item["selectedentitytypecode"] == "account");
    assert_eq!(account.unwrap()["syncintervalinminutes"], 10);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(backup).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn two_files_of_one_name_are_not_published() {
    let place = Place::new();
    place.write("a.yaml", SMALL).write("b.yaml", SMALL.replace("name: Small", "name: small"));
    let refused = place.run(&["publish", "a.yaml", "b.yaml", "--env", "sandbox", "--yes"]).exits(1);
    assert!(refused.stderr.contains("two of the profiles given are named"), "{refused:#?}");
}

#[test]
fn the_documented_limit_can_be_enforced_by_the_server() {
    let place = Place::new();
    let text = "name: P\ntables:\n  account: { rows: user }\n  contact: { rows: user }\n  incident:\n    rows: related\n    related_to:\n      - { table: account, as: child, relationship: incident_customer_accounts }\n      - { table: contact, as: child, relationship: incident_customer_contacts }\n";
    place.write("p.yaml", text);
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(1);
    assert!(refused.stdout.contains("MOP503 one-to-many-limit"), "{refused:#?}");
}

#[test]
fn a_broken_sandbox_is_named_and_reset_mends_it() {
    let place = Place::new();
    let file = place.root.join("state/sandbox.db");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "garbage ".repeat(1000)).unwrap();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    let ran = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(3);
    assert!(
        ran.stderr.contains("hint: `mopctl sandbox reset` puts it aside and makes a new one"),
        "{ran:#?}"
    );
    place.run(&["sandbox", "reset"]).exits(0);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    assert!(file.with_extension("db.broken").exists());
}

#[test]
fn a_publish_that_stops_says_what_is_left() {
    let place = Place::new();
    place.write("mopctl.yaml", "rules: { table-not-offline-enabled: allow }\n");
    for (name, table) in [("A", "account"), ("B", "activitypointer"), ("C", "contact")] {
        place.write(
            &format!("f/{name}.yaml"),
            format!("name: {name}\ntables:\n  {table}: {{ rows: user }}\n"),
        );
    }
    let ran = place.run(&["publish", "f", "--env", "sandbox", "--yes"]);
    assert_eq!(ran.code, 5, "{ran:#?}");
    assert!(ran.stderr.contains("hint: published before that: A\n"), "{ran:#?}");
    assert!(ran.stderr.contains("hint: not tried: C\n"), "{ran:#?}");
}

#[test]
fn a_changed_filter_shows_just_what_changed() {
    let place = Place::new();
    let filter = "<filter type='and'><condition attribute='statecode' operator='eq' value='0'/><condition attribute='name' operator='not-null'/></filter>";
    place.write("p.yaml", format!("name: P\ntables:\n  account: {{ rows: {{ custom: \"{filter}\" }} }}\n"));
    place
        .run(&[
            "publish",
            "p.yaml",
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--release-drafts",
            "--force",
        ])
        .exits(0);
    place.edit("p.yaml", "value='0'", "value='1'");
    let diff = place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(1);
    let changed: Vec<&str> =
        diff.stdout.lines().filter(|line| line.contains("state") || line.contains("not-null")).collect();
    assert_eq!(
        changed.iter().map(|line| line.trim()).collect::<Vec<_>>(),
        ["name not-null", "-   statecode eq 0", "+   statecode eq 1"]
    );
    place.edit("p.yaml", "account:", "acount:");
    let diff = place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(1);
    assert!(diff.stderr.contains("warning: publish would refuse this for 1 error;"), "{diff:#?}");
}

/// An entry without a name is the relationship that it resolves to, also where only listed tables are
/// managed and the other table isn't in the file.
#[test]
fn a_listed_file_without_names_of_relationships_is_published_once() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    place.write(
        "listed.yaml",
        "name: P\nmanage: listed\ntables:\n  contact: { rows: related, related_to: [{ table: account, as: parent }] }\n",
    );
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["validate", "listed.yaml", "--env", "sandbox"]).exits(0);
    place.run(&["publish", "listed.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let again = place.run(&["publish", "listed.yaml", "--env", "sandbox", "--yes"]).exits(0);
    assert!((again.stdout.clone() + &again.stderr).contains("othing to do"), "{again:#?}");
    let diff = place.run(&["diff", "listed.yaml", "--env", "sandbox"]).exits(0);
    assert!(!diff.stderr.contains("would refuse"), "{diff:#?}");
}
