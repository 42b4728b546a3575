//! What is known of profiles over time: renamed and deleted ones, drafts that nobody published,
//! files of other kinds, names that mean one thing.

use serde_json::json;

use super::support::{Place, Server};

fn profile(name: &str) -> String {
    format!("name: {name}\ntables:\n  account: {{ rows: user }}\n")
}

fn id(server: &Server, name: &str) -> String {
    let path = format!("mobileofflineprofiles?$filter=name%20eq%20'{name}'");
    server.get(&path)["value"][0]["mobileofflineprofileid"].as_str().unwrap().to_owned()
}

/// A profile that was renamed in the environment is pulled into its own file; a file that is left with the
/// former name never makes it twice.
#[test]
fn a_rename_in_the_environment_is_pulled_into_its_file() {
    let place = Place::new();
    place.write("profiles/one.yaml", profile("One")).write("profiles/two.yaml", profile("Two"));
    let server = place.serve(&[]);
    let run = |args: &[&str]| place.run_at(&server.url, &server.token, args);
    run(&["publish", "--yes"]).exits(0);
    let path = format!("mobileofflineprofiles({})", id(&server, "One"));
    assert_eq!(server.send("PATCH", &path, &[], &json!({ "name": "First" }).to_string()).status, 204);
    run(&["delete", "Two", "--yes"]).exits(0);
    let told = run(&["pull", "--all", "-o", "profiles"]).exits(1);
    assert!(told.stdout.contains("profiles/one.yaml: `First`, which it calls `One`, differs"), "{told:#?}");
    assert!(
        told.stderr.contains("profiles/two.yaml: ") && told.stderr.contains("has no profile `Two`"),
        "{told:#?}"
    );
    // Somebody pulls it elsewhere and keeps both files.
    run(&["pull", "First", "-o", "other"]).exits(0);
    let twice = run(&["publish", "profiles/one.yaml", "other", "--yes", "--release-drafts"]).exits(1);
    assert!(
        twice.stderr.contains("`One` was published before and was renamed since; it is now `First`"),
        "{twice:#?}"
    );
    run(&["pull", "--all", "-o", "profiles", "--force"]).exits(0);
    let text = std::fs::read_to_string(place.work().join("profiles/one.yaml")).unwrap();
    assert!(text.starts_with("name: First\n") || text.contains("\nname: First\n"), "{text}");
    run(&["publish", "profiles/one.yaml", "--yes", "--release-drafts"]).exits(0);
    assert_eq!(server.count("mobileofflineprofiles"), 1);
}

/// What was never published comes back as what it was.
#[test]
fn a_draft_is_restored_as_a_draft() {
    let place = Place::new();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    place.write("nd.yaml", "name: ND\ntables:\n  account: { rows: related }\n");
    run(&["publish", "nd.yaml", "--draft", "--yes"]).exits(0);
    let deleted = run(&["delete", "ND", "--yes"]).exits(0);
    assert!(deleted.stdout.contains("1 table, which devices never had: account"), "{deleted:#?}");
    let restored = run(&["restore", "latest", "--yes"]).exits(0);
    assert!(
        restored.stderr.contains("it was never published then and becomes a draft again"),
        "{restored:#?}"
    );
    let shown = run(&["show", "ND", "--format", "json"]).exits(0);
    assert!(shown.json()["published_on"].is_null(), "{shown:#?}");
    run(&["delete", "ND", "--yes"]).exits(0);
    let published = run(&["restore", "latest", "--yes", "--with-drafts"]);
    assert!(published.stderr.contains("0x80071140"), "a publish is what was asked for: {published:#?}");
}

/// Files that this program keeps for itself are named for what they are.
#[test]
fn files_of_other_kinds_are_named() {
    let place = Place::new();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    place.write("p.yaml", profile("P"));
    run(&["plan", "p.yaml", "-o", "plan.json"]).exits(1);
    run(&["publish", "p.yaml", "--yes"]).exits(0);
    run(&["delete", "P", "--yes", "--backup-dir", "kept"]).exits(0);
    let folder = std::fs::read_dir(place.work().join("kept")).unwrap().next().unwrap().unwrap().path();
    let backup = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let refused = place.run(&["convert", backup.to_str().unwrap(), "out"]).exits(2);
    assert!(refused.stderr.contains("is a backup, not a profile"), "{refused:#?}");
    let refused = place.run(&["validate", "plan.json"]).exits(2);
    assert!(refused.stderr.contains("plan.json is a saved plan, not a profile"), "{refused:#?}");
    place.write("broken.zip", "no archive");
    let refused = place.run(&["validate", "broken.zip"]).exits(2);
    assert!(refused.stderr.contains("it is no zip archive"), "{refused:#?}");
    let taken = run(&["snapshot", "-o", "s.json", "--format", "json"]).exits(0).json();
    assert_eq!((&taken["file"], &taken["profiles"]), (&json!("s.json"), &json!(0)));
}

/// The sandbox can't be given an address, and tables are looked up where the command line says.
#[test]
fn names_mean_one_thing() {
    let place = Place::new();
    place.write("mopctl.yaml", "environments:\n  sandbox:\n    url: https://contoso.crm.dynamics.com\n");
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox"]).exits(2);
    assert!(
        refused.stderr.contains("`sandbox` is the embedded Dataverse, which has no `url`"),
        "{refused:#?}"
    );
    place.write("mopctl.yaml", "environments:\n  sandbox:\n    vars: { who: me }\n");
    let listed = place.run(&["env", "list", "--format", "json"]).exits(0).json();
    assert_eq!(listed["environments"].as_array().map(Vec::len), Some(1), "{listed}");
    place.write("p.yaml", "name: P\ntables:\n  new_site: { rows: user }\n");
    place.run(&["sandbox", "define", "p.yaml"]).exits(0);
    place.run(&["tables", "new_site"]).exits(2);
    let told = place.run(&["tables", "new_site", "--env", "sandbox"]).exits(0);
    assert!(told.stdout.contains("known from            sandbox"), "{told:#?}");
}
