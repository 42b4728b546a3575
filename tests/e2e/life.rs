//! The whole life of a profile: planned, published, drifted, copied, deleted, brought back, merged with
//! what its vendor changed.

use serde_json::{Value, json};

use super::support::{Deed, Place, Proxy, Server};

const SMALL: &str = "\
name: Small
apps: [saleshub]
tables:
  account: { rows: [user, team], sync: 10m }
  contact:
    rows: related
    related_to:
      - { table: account, as: parent, relationship: account_primary_contact }
  task: { rows: { custom: '<filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter>' } }
  lead: { rows: user }
";
/// The rows of `task` there.
const OPEN: &str =
    "{ custom: '<filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter>' }";
/// Ana Lopez, of the sandbox's people.
const ANA: &str = "ana.lopez@contoso.com";

fn published() -> (Place, Server) {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    (place, server)
}

fn item(server: &Server, table: &str) -> String {
    let path = format!("mobileofflineprofileitems?$filter=selectedentitytypecode%20eq%20'{table}'");
    server.get(&path)["value"][0]["mobileofflineprofileitemid"].as_str().unwrap().to_owned()
}

fn user(server: &Server, address: &str) -> String {
    let rows = server.get(&format!("systemusers?$filter=domainname%20eq%20'{address}'"));
    rows["value"][0]["systemuserid"].as_str().unwrap().to_owned()
}

/// Changes rows in the sandbox as Ana, and publishes the profile.
fn as_ana(server: &Server, changes: &[(&str, String, &str)]) {
    let ana = user(server, ANA);
    for (method, path, body) in changes {
        let answer = server.send(method, path, &[("MSCRMCallerID", &ana)], body);
        assert!(answer.status < 300, "{method} {path}: {}", answer.status);
    }
    let answer = server.send("POST", "PublishAllXml", &[("MSCRMCallerID", &ana)], "{}");
    assert_eq!(answer.status, 204);
}

/// Whatever order a file has, what is planned of it is what is published.
#[test]
fn a_saved_plan_of_any_file_can_be_published() {
    let place = Place::new();
    place.with_profiles();
    place.write(
        "columns.yaml",
        "name: Columns\ntables:\n  opportunityproduct: { rows: related, related_to: [{ table: opportunity }] }\n  opportunity: { rows: user, columns: [name, estimatedvalue, description] }\n  account:\n    rows: related\n    related_to: [{ table: opportunity, relationship: opportunity_parent_account }]\n",
    );
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    // A plan is known by what it holds.
    run(&["plan", "profiles", "columns.yaml", "-o", "plan.of-monday"]).exits(1);
    run(&["publish", "plan.of-monday", "--yes"]).exits(0);
    run(&["diff", "profiles"]).exits(0);
    run(&["diff", "columns.yaml"]).exits(0);
    // A plan takes the place of a plan, and of nothing else.
    place.write("people.csv", "user\n");
    for (file, code) in [("plan.yaml", 0), ("plan.yaml", 0), ("people.csv", 2), ("columns.yaml", 2), ("-", 2)]
    {
        run(&["plan", "profiles", "-o", file]).exits(code);
    }
}

#[test]
fn drift_is_told_from_what_is_pending_with_who_and_when() {
    let (place, server) = published();
    let diff = |more: &[&str]| place.run(&[&["diff", "p.yaml", "--env", "sandbox"], more].concat());
    diff(&["--expect-no-changes"]).exits(0);
    as_ana(
        &server,
        &[
            (
                "PATCH",
                format!("mobileofflineprofileitems({})", item(&server, "account")),
                r#"{"syncintervalinminutes":60}"#,
            ),
            ("DELETE", format!("mobileofflineprofileitems({})", item(&server, "lead")), ""),
        ],
    );
    place.edit("p.yaml", "value=\"0\"", "value=\"1\"");
    let json = diff(&["--format", "json"]).exits(1).json();
    let told: Vec<String> = json["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| format!("{} {} {} {}", c["table"], c["field"], c["cause"], c["changed_by"]))
        .collect();
    assert_eq!(
        told,
        [
            r#""account" "sync" "drift" "Ana Lopez""#,
            r#""task" "rows" "pending" null"#,
            r#""lead" null "drift" null"#,
        ]
    );
    assert_eq!(json["profiles"]["Small"], "drifted");
    let human = diff(&[]).exits(1).stdout;
    assert!(human.contains("← changed in the environment by Ana Lopez on 20"), "{human}");
    assert!(human.contains("← changed in the file"), "{human}");
    assert!(human.contains("(2 things changed in the environment, 1 only in the files)"), "{human}");
    let watched = diff(&["--cause", "drift", "--expect-no-changes"]).exits(1);
    assert!(watched.stderr.contains("not as expected: 2 differences, 2 by drift"), "{watched:#?}");
    assert!(watched.stderr.contains("changed by Ana Lopez"), "{watched:#?}");
    let pending = diff(&["--cause", "pending", "--format", "json"]).exits(1).json();
    assert_eq!(pending["changes"].as_array().unwrap().len(), 1);
    for format in ["markdown", "html"] {
        let text = diff(&["--format", format]).exits(1).stdout;
        assert!(text.contains("statecode eq 1") && text.contains("Ana Lopez"), "{text}");
    }
    // A base can be named; then the record isn't asked.
    place.write("base.yaml", SMALL);
    let json = diff(&["--base", "base.yaml", "--format", "json"]).exits(1).json();
    assert_eq!(json["changes"][0]["cause"], "drift");
    // Both sides changed the same.
    place.edit("p.yaml", "sync: 10m", "sync: 30m");
    let json = diff(&["--format", "json"]).exits(1).json();
    assert_eq!(json["changes"][0]["cause"], "both");
}

#[test]
fn publish_edit_drift_restore_is_a_circle() {
    let (place, server) = published();
    place.run(&["members", "add", ANA, "--profile", "Small", "--env", "sandbox", "--yes"]).exits(0);
    // A bad publish, then the state before it.
    place.edit("p.yaml", "  lead: { rows: user }\n", "");
    place.edit("p.yaml", "rows: [user, team], sync: 10m", "label: Customers, rows: user");
    place.edit("p.yaml", "name: Small", "name: Smaller\nrenamed_from: Small");
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(1);
    assert!(refused.stderr.contains("rows of `Smaller` may leave devices (2 changes)"), "{refused:#?}");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--allow-narrowing"]).exits(0);
    place.run(&["members", "remove", ANA, "--profile", "Smaller", "--env", "sandbox", "--yes"]).exits(0);
    as_ana(
        &server,
        &[(
            "PATCH",
            format!("mobileofflineprofileitems({})", item(&server, "account")),
            r#"{"syncintervalinminutes":60}"#,
        )],
    );
    let history = place.run(&["history", "--format", "json"]).exits(0).json();
    let backups = history["backups"].as_array().unwrap();
    let before: Vec<&Value> = backups.iter().map(|backup| &backup["before"]).collect();
    assert_eq!(before, ["members", "publish", "members"], "the first publish had nothing to keep");
    let first = &backups[1];
    assert_eq!(
        (&first["profile"], &first["before"], &first["users"]),
        (&json!("Small"), &json!("publish"), &json!(1))
    );
    assert_eq!(first["by"], "# mopctl");
    let renamed = place.run(&["history", "Smaller", "--format", "json"]).exits(0).json();
    assert_eq!(renamed["backups"].as_array().map(Vec::len), Some(3), "all names it had: {renamed:#}");
    let id = first["id"].as_str().unwrap();
    place.run(&["restore", id, "--env", "sandbox", "--dry-run"]).exits(1);
    place.run(&["restore", id, "--env", "sandbox"]).exits(2);
    let restored = place.run(&["restore", id, "--env", "sandbox", "--yes"]).exits(0);
    assert!(restored.stderr.contains("1 person put back on Small"), "{restored:#?}");
    place.write("p.yaml", SMALL);
    place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(0);
    let members = place.run(&["members", "list", "--env", "sandbox", "--format", "json"]).exits(0).json();
    assert_eq!(members["members"].as_array().map(Vec::len), Some(1), "{members}");
    let again = place.run(&["restore", id, "--env", "sandbox", "--yes"]).exits(0);
    assert!(again.stdout.contains("Nothing to change"), "{again:#?}");
    // What was before the restore was kept, too.
    let history = place.run(&["history", "Smaller", "--format", "json"]).exits(0).json();
    assert_eq!(history["backups"][0]["before"], "restore");
    place.run(&["restore", "nonsense", "--env", "sandbox"]).exits(2);
    let nothing = place.run(&["restore", "", "--env", "sandbox"]).exits(2);
    assert!(nothing.stderr.contains("no backup is named"), "{nothing:#?}");
    place.run(&["clone", "Small", "two\nlines", "--env", "sandbox", "--yes"]).exits(2);
    let pull = place.run(&["pull", "--env", "sandbox"]).exits(2);
    assert!(pull.stderr.contains("write --all"), "{pull:#?}");
}

#[test]
fn a_deleted_profile_comes_back_as_it_was_with_its_ids() {
    let (place, server) = published();
    place.run(&["clone", "Small", "Copy", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["clone", "Small", "copy", "--env", "sandbox", "--yes"]).exits(2);
    let same = place.run(&["diff", "env:sandbox/Small", "env:sandbox/Copy", "--format", "json"]).json();
    let fields: Vec<&Value> = same["changes"].as_array().unwrap().iter().map(|c| &c["field"]).collect();
    assert!(fields.len() <= 2, "only names differ: {fields:?}");
    place
        .run(&[
            "members",
            "add",
            ANA,
            "--team",
            "Dispatchers",
            "--profile",
            "Small",
            "--env",
            "sandbox",
            "--yes",
        ])
        .exits(0);
    let ids = |set: &str, key: &str| -> Vec<String> {
        let rows = server.get(set)["value"].as_array().unwrap().clone();
        let mut ids: Vec<String> = rows.iter().map(|row| row[key].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    let all = || {
        [
            ids("mobileofflineprofiles", "mobileofflineprofileid"),
            ids("mobileofflineprofileitems", "mobileofflineprofileitemid"),
            ids("mobileofflineprofileitemassociations", "mobileofflineprofileitemassociationid"),
        ]
    };
    let before = all();
    let refused = place.run(&["delete", "Small", "--env", "sandbox", "--yes"]).exits(1);
    assert!(refused.stderr.contains("1 user and 1 team are on `Small`"), "{refused:#?}");
    let to = ["delete", "Small", "--move-people-to", "Copy", "--env", "sandbox"];
    place.run(&[&to[..], &["--dry-run"]].concat()).exits(1);
    place.run(&to).exits(2);
    assert_eq!(all(), before, "nothing was written");
    place.run(&["delete", "Small", "--move-people-to", "small", "--env", "sandbox", "--yes"]).exits(2);
    place.run(&[&to[..], &["--yes"]].concat()).exits(0);
    assert_eq!(server.count("mobileofflineprofiles"), 1);
    assert_eq!(server.count("usermobileofflineprofilememberships"), 1, "nobody was left without a profile");
    let history = place.run(&["history", "--format", "json"]).exits(0).json();
    let id = history["backups"][0]["id"].as_str().unwrap().to_owned();
    let stays = place.run(&["restore", &id, "--env", "sandbox", "--yes"]).exits(0);
    assert!(stays.stderr.contains("2 users and teams are on another profile since"), "{stays:#?}");
    place.run(&["restore", &id, "--env", "sandbox", "--yes", "--move-people"]).exits(0);
    assert_eq!(all(), before, "identities are those from before");
    place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(0);
}

#[test]
fn a_saved_plan_is_made_exactly_or_not_at_all() {
    let (place, server) = published();
    place.edit("p.yaml", "rows: [user, team], sync: 10m", "rows: user, sync: 5m");
    let plan = place.run(&["plan", "p.yaml", "--env", "sandbox", "-o", "plan.json", "--steps"]).exits(1);
    assert!(plan.stdout.contains("account: rows change from user, team to user"), "{plan:#?}");
    assert!(plan.stdout.contains("expected to be downloaded anew: account"), "{plan:#?}");
    assert!(plan.stdout.contains("2  update-item of account"), "{plan:#?}");
    let json = place.run(&["plan", "p.yaml", "--env", "sandbox", "--format", "json"]).exits(1).json();
    assert_eq!(json["plans"][0]["steps"].as_array().unwrap().len(), 3);
    assert_eq!(json["meaning"][0]["rows_may_leave"][0], "account: rows change from user, team to user");
    let publish = |more: &[&str]| place.run(&[&["publish", "plan.json", "--env", "sandbox"], more].concat());
    publish(&["--dry-run"]).exits(1);
    // Somebody edits in between: nothing is written, what moved is shown.
    let lead = format!("mobileofflineprofileitems({})", item(&server, "lead"));
    as_ana(&server, &[("PATCH", lead.clone(), r#"{"syncintervalinminutes":60}"#)]);
    let moved = publish(&["--yes"]).exits(1);
    assert!(moved.stderr.contains("Small changed in sandbox since the plan was made"), "{moved:#?}");
    assert!(moved.stderr.contains("~ sync: platform → 1h"), "{moved:#?}");
    place.run(&["plan", "p.yaml", "--env", "sandbox", "-o", "plan.json"]).exits(1);
    let text = std::fs::read_to_string(place.work().join("plan.json")).unwrap();
    place.write("plan.json", text.replace("\"draft\": false", "\"draft\": true"));
    assert!(publish(&["--yes"]).exits(2).stderr.contains("its checksum doesn't fit"));
    place.write("plan.json", &text);
    // A plan was looked at, so narrower rows need no further word; the file may have changed meanwhile.
    place.edit("p.yaml", "sync: 5m", "sync: 20m");
    publish(&["--yes"]).exits(0);
    assert_eq!(
        server.get(&format!("mobileofflineprofileitems({})", item(&server, "account")))["syncintervalinminutes"],
        5
    );
    assert!(publish(&["--yes"]).exits(0).stdout.contains("Nothing to do"));
    // Another environment is another one.
    let other = Place::new();
    let far = other.serve(&[]);
    place.run(&["plan", "p.yaml", "--env", "sandbox", "-o", "plan.json"]).exits(1);
    let organization = text.split("\"organization\": \"").nth(1).unwrap()[..36].to_owned();
    let foreign = std::fs::read_to_string(place.work().join("plan.json")).unwrap();
    let foreign = foreign.replace(&organization, "00000000-0000-4000-8000-000000000001");
    place.write("foreign.json", foreign);
    place.run_at(&far.url, &far.token, &["publish", "foreign.json", "--yes"]).exits(2);
    place.run(&["publish", "plan.json", "p.yaml", "--env", "sandbox", "--yes"]).exits(2);
}

#[test]
fn what_was_not_looked_at_is_not_done() {
    let (place, server) = published();
    let publish =
        |more: &[&str]| place.run(&[&["publish", "p.yaml", "--env", "sandbox", "--yes"], more].concat());
    // Drafts of somebody else.
    let lead = format!("mobileofflineprofileitems({})", item(&server, "lead"));
    assert!(
        server.send("PATCH", &lead, &[], r#"{"selectedcolumns":"{\"Columns\":[\"leadid\"]}"}"#).status < 300
    );
    place.edit("p.yaml", "sync: 10m", "sync: 5m");
    let refused = publish(&[]).exits(1);
    assert!(refused.stderr.contains("unpublished changes that this tool didn't make: lead"), "{refused:#?}");
    publish(&["--release-drafts", "--allow-narrowing"]).exits(0);
    // Drafts of our own.
    place.edit("p.yaml", "sync: 5m", "sync: 1h");
    publish(&["--draft"]).exits(0);
    assert_eq!(
        server.get(&format!("mobileofflineprofileitems({})", item(&server, "account")))["syncintervalinminutes"],
        5
    );
    let refused = publish(&[]).exits(1);
    assert!(refused.stderr.contains("account: syncs less often, 5m → 1h"), "{refused:#?}");
    let live = publish(&["--allow-narrowing"]).exits(0);
    assert!(live.stdout.contains("Published Small: 1 write"), "{live:#?}");
    assert_eq!(
        server.get(&format!("mobileofflineprofileitems({})", item(&server, "account")))["syncintervalinminutes"],
        60
    );
    // Much at once.
    place.write(
        "p.yaml",
        "name: Small\ntables:\n  account: { rows: [user, team], sync: 1h }\n  lead: { rows: user }\n",
    );
    let refused = publish(&["--allow-narrowing"]).exits(1);
    assert!(refused.stderr.contains("takes away 2 of its 4 tables"), "{refused:#?}");
    let draft = publish(&["--draft", "--dry-run"]).exits(1);
    assert!(draft.stderr.contains("an unattended publish needs --force"), "{draft:#?}");
    let said = publish(&["--allow-narrowing", "--dry-run"]).exits(1);
    assert!(said.stderr.contains("an unattended publish needs --force"), "{said:#?}");
    publish(&["--allow-narrowing", "--force"]).exits(0);
}

#[test]
fn only_what_is_aimed_at_is_published() {
    let (place, server) = published();
    place.edit("p.yaml", "sync: 10m", "sync: 5m");
    place.edit("p.yaml", "lead: { rows: user }", "lead: { rows: all }\n  opportunity: { rows: user }");
    let publish =
        |target: &str| place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--target", target]);
    publish("Small/lead").exits(0);
    let sync = || {
        server.get(&format!("mobileofflineprofileitems({})", item(&server, "account")))["syncintervalinminutes"].clone()
    };
    assert_eq!(sync(), 10);
    assert_eq!(server.count("mobileofflineprofileitems"), 4);
    publish("small").exits(0);
    assert_eq!(sync(), 5);
    assert_eq!(server.count("mobileofflineprofileitems"), 5);
    publish("Other").exits(2);
    publish("Small/nothing").exits(2);
}

#[test]
fn tables_are_enabled_when_asked_and_keep_their_labels() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  activitypointer: { rows: user }\n");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(1);
    let ran = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--enable-tables"]).exits(0);
    assert!(ran.stdout.contains("~ table activitypointer is enabled for mobile offline first"), "{ran:#?}");
    let server = place.serve(&[]);
    let table = server.get("EntityDefinitions(LogicalName='activitypointer')");
    assert_eq!(table["IsAvailableOffline"], true);
    assert_eq!(table["DisplayName"]["UserLocalizedLabel"]["Label"], "Activity");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let done = place.run(&["tables", "enable", "activitypointer", "--env", "sandbox"]).exits(0);
    assert!(done.stdout.contains("1 table enabled already"), "{done:#?}");
    place.run(&["tables", "enable", "nothing", "--env", "sandbox", "--yes"]).exits(2);
    // The page about a table is still where it was.
    place.run(&["tables", "account"]).exits(0);
}

#[test]
fn apps_and_settings_are_written_and_read_back() {
    let (place, server) = published();
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--apps"]).exits(0);
    let apps = place.run(&["apps", "list", "--env", "sandbox", "--format", "json"]).exits(0).json();
    assert_eq!(apps["apps"][2]["profiles"][0], "Small", "{apps}");
    let used = place.run(&["delete", "Small", "--env", "sandbox", "--yes"]).exits(1);
    assert!(used.stderr.contains("`Small` is used by the app Sales Hub"), "{used:#?}");
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--apps"]).exits(0);
    place.run(&["apps", "detach", "saleshub", "--profile", "Small", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["apps", "attach", "nothing", "--profile", "Small", "--env", "sandbox", "--yes"]).exits(2);
    place.edit("p.yaml", "apps: [saleshub]", "apps: [nothing]");
    let missing = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--apps"]).exits(1);
    assert!(missing.stderr.contains("p.yaml:2:8: sandbox has no app `nothing`"), "{missing:#?}");
    let set = |what: &[&str]| place.run(&[&["settings", "set", "--env", "sandbox"], what].concat());
    set(&["conflict-detection=server", "default-profile=small", "--yes"]).exits(0);
    set(&["conflict-detection=server", "--yes"]).exits(0);
    set(&["conflict-detection=client", "--dry-run"]).exits(1);
    set(&["conflict-detection=client"]).exits(2);
    set(&["conflict-detection=me", "--yes"]).exits(2);
    set(&["conflict-detecton=client", "--yes"]).exits(2);
    let row = server.get("organizations")["value"][0].clone();
    assert_eq!(row["isconflictdetectionenabledformobileclient"], true);
    let kept = place.run(&["delete", "Small", "--env", "sandbox", "--yes"]).exits(1);
    assert!(kept.stderr.contains("is the default profile of the organization"), "{kept:#?}");
    set(&["default-profile=none", "--yes"]).exits(0);
    place.run(&["delete", "Small", "--env", "sandbox", "--yes"]).exits(0);
    assert_eq!(server.count("mobileofflineprofiles"), 0);
}

#[test]
fn sync_errors_are_read_at_a_desk() {
    let (place, server) = published();
    let ana = user(&server, ANA);
    for (name, kind, time, state) in [
        ("account", 0, "2026-11-01T08:00:00Z", 0),
        ("contact", 1, "2026-11-02T08:00:00Z", 0),
        ("account", 3, "2026-11-03T08:00:00Z", 1),
    ] {
        let body = json!({
            "name": name, "errortype": kind, "errortime": time, "statecode": state, "errorcode": "0x80040217",
            "errormessage": "=cmd|' /C calc'!A0", "ownerid@odata.bind": format!("/systemusers({ana})"),
        });
        assert_eq!(server.send("POST", "syncerrors", &[], &body.to_string()).status, 204);
    }
    let list = |more: &[&str]| {
        place.run(&[&["sync-errors", "list", "--env", "sandbox", "--format", "json"], more].concat())
    };
    let tables = |more: &[&str]| -> Vec<String> {
        let json = list(more).exits(0).json();
        json["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| format!("{} {}", e["table"], e["kind"]).replace('"', ""))
            .collect()
    };
    assert_eq!(tables(&[]), ["contact not-found", "account conflict"]);
    assert_eq!(tables(&["--resolved"]).len(), 3);
    assert_eq!(tables(&["--since", "2026-11-02"]), ["contact not-found"]);
    assert_eq!(tables(&["--table", "account", "--kind", "conflict", "--user", ANA]), ["account conflict"]);
    list(&["--user", "nobody@contoso.com"]).exits(2);
    list(&["--since", "yesterday"]).exits(2);
    let csv = place.run(&["sync-errors", "list", "--env", "sandbox", "--format", "csv"]).exits(0).stdout;
    assert!(csv.contains(",'=cmd|") && csv.contains("Ana Lopez"), "{csv}");
}

#[test]
fn several_environments_are_compared_and_published_in_order() {
    let place = Place::new();
    let (one, two) = (Place::new(), Place::new());
    let (first, second) = (one.serve(&[]), two.serve(&[]));
    let environments = format!(
        "environments:\n  dev: {{ url: '{}', vars: {{ state: '0' }} }}\n  prod: {{ url: '{}', vars: {{ state: '1' }}, protected: true }}\n",
        first.url, second.url
    );
    place.write("config/mopctl.yaml", &environments);
    place.write("p.yaml", SMALL.replace("value=\"0\"", "value=\"${state}\""));
    let tokens = format!(
        "case $MOPCTL_TOKEN_FOR in {}) echo {};; *) echo {};; esac",
        first.url, first.token, second.token
    );
    let run = |args: &[&str]| {
        let mut command = place.command(args);
        command.env("MOPCTL_CONFIG_DIR", place.work().join("config")).env("MOPCTL_TOKEN_COMMAND", &tokens);
        super::support::ran(command)
    };
    run(&["publish", "p.yaml", "--env", "dev,prod", "--dry-run"]).exits(1);
    let published = run(&["publish", "p.yaml", "--env", "dev,prod", "--yes"]).exits(0);
    for name in ["dev", "prod"] {
        assert!(published.stdout.contains(&format!("Published Small in {name}: ")), "{published:#?}");
        assert!(published.stderr.contains(&format!("publishing Small in {name} …")), "{published:#?}");
        assert!(
            published.stderr.contains(&format!("warning: {name}: nobody is on `Small`")),
            "{published:#?}"
        );
    }
    run(&["diff", "p.yaml", "--env", "dev,prod"]).exits(0);
    // Each environment has its own values.
    let filter = |server: &Server| {
        server.get("mobileofflineprofileitems?$filter=selectedentitytypecode%20eq%20'task'").to_string()
    };
    assert!(filter(&first).contains("value=\\\"0\\\"") && filter(&second).contains("value=\\\"1\\\""));
    // One drifted, one lost the profile, and one table says so.
    as_ana(
        &first,
        &[(
            "PATCH",
            format!("mobileofflineprofileitems({})", item(&first, "account")),
            r#"{"syncintervalinminutes":60}"#,
        )],
    );
    let profile = second.get("mobileofflineprofiles")["value"][0]["mobileofflineprofileid"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(second.send("DELETE", &format!("mobileofflineprofiles({profile})"), &[], "").status, 204);
    let diff = run(&["diff", "p.yaml", "--env", "dev,prod"]).exits(1);
    assert!(diff.stdout.contains(" Small     drifted   absent\n"), "{}", diff.stdout);
    let json = run(&["diff", "p.yaml", "--env", "dev,prod", "--format", "json"]).exits(1).json();
    assert_eq!(json["environments"][0]["profiles"]["Small"], "drifted");
    assert_eq!(json["environments"][1]["profiles"]["Small"], "absent");
    // What can't be everywhere is written nowhere: the second lacks the value of a variable.
    place.write("config/mopctl.yaml", environments.replace(", vars: { state: '1' }", ""));
    let refused = run(&["publish", "p.yaml", "--env", "dev,prod", "--yes", "--allow-narrowing"]).exits(1);
    assert!(refused.stderr.contains("that is about prod; nothing was written anywhere"), "{refused:#?}");
    assert_eq!(
        first.get(&format!("mobileofflineprofileitems({})", item(&first, "account")))["syncintervalinminutes"],
        60
    );
    // A protected environment is written to only when the command line names it.
    place.write("config/mopctl.yaml", &environments);
    let mut command = place.command(&["publish", "p.yaml", "--yes"]);
    command
        .env("MOPCTL_CONFIG_DIR", place.work().join("config"))
        .env("MOPCTL_TOKEN_COMMAND", &tokens)
        .env("MOPCTL_ENV", "prod");
    let refused = super::support::ran(command).exits(2);
    assert!(refused.stderr.contains("prod is protected"), "{refused:#?}");
    run(&["publish", "p.yaml", "--yes", "--env", "prod"]).exits(0);
    let wrong = run(&["diff", "p.yaml", "--env", "sandbox,nowhere"]).exits(2);
    assert!(wrong.stderr.contains("there is no environment `nowhere`"), "{wrong:#?}");
    let several = run(&["list", "--env", "sandbox,dev"]).exits(2);
    assert!(several.stderr.contains("several environments are named"), "{several:#?}");
    drop(second);
    let down = run(&["publish", "p.yaml", "--env", "dev,prod", "--yes"]).exits(3);
    assert!(down.stderr.contains("error: prod: the environment can't be reached"), "{down:#?}");
}

#[test]
fn what_a_vendor_changed_is_merged_into_a_file() {
    let place = Place::new();
    let vendor = SMALL
        .replace("name: Small", "name: Field Service Mobile - Offline Profile")
        .replace("apps: [saleshub]\n", "");
    let ours = vendor
        .replace("name: Field Service Mobile - Offline Profile", "# ours\nname: Crew")
        .replace("sync: 10m", "sync: 5m")
        .replace("lead: { rows: user }", "lead: { rows: team } # why");
    place.write("vendor.yaml", &vendor).write("crew.yaml", &ours).write("mopctl.yaml", "{}");
    place.run(&["publish", "vendor.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let upstream =
        |more: &[&str]| place.run(&[&["upstream", "crew.yaml", "--env", "sandbox"], more].concat());
    let first = upstream(&[]).exits(1);
    assert!(first.stderr.contains("--accept begins with what it is now"), "{first:#?}");
    upstream(&["--accept"]).exits(0);
    assert!(place.work().join(".mopctl/upstream/crew.json").is_file());
    let nothing = upstream(&[]).exits(0);
    assert!(nothing.stdout.contains("The vendor changed: 0 changes"), "{nothing:#?}");
    place.edit("vendor.yaml", "rows: [user, team]", "rows: all");
    place.edit(
        "vendor.yaml",
        "  lead: { rows: user }",
        "  lead: { rows: all }\n  opportunity: { rows: user }",
    );
    place.run(&["publish", "vendor.yaml", "--env", "sandbox", "--yes", "--allow-narrowing"]).exits(0);
    let json = upstream(&["--format", "json"]).exits(1).json();
    let tables = |key: &str| -> Vec<String> {
        json[key]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| format!("{} {}", c["table"], c["field"]).replace('"', ""))
            .collect()
    };
    assert_eq!(tables("vendor"), ["account rows", "opportunity null"]);
    assert_eq!(tables("own"), ["account sync", "lead rows"]);
    assert_eq!(tables("collisions"), ["lead rows"]);
    upstream(&["--write"]).exits(1);
    let text = std::fs::read_to_string(place.work().join("crew.yaml")).unwrap();
    assert!(text.starts_with("# ours\nname: Crew\n"), "{text}");
    assert!(text.contains("  lead: { rows: team } # why\n") && text.contains("  opportunity:\n"), "{text}");
    assert!(text.contains("    sync: 5m\n    rows: all\n"), "{text}");
    place.run(&["validate", "crew.yaml"]).exits(0);
    upstream(&["--write", "--prefer", "vendor"]).exits(0);
    let text = std::fs::read_to_string(place.work().join("crew.yaml")).unwrap();
    assert!(text.contains("  # why\n  lead:\n    rows: all\n"), "no comment is lost: {text}");
    upstream(&[]).exits(0);
    // The default itself, edited: its filters are no longer updated.
    place.write("own.yaml", vendor.replace("lead: { rows: user }", "lead: { rows: team }"));
    place.write("base.yaml", &vendor);
    let frozen = place.run(&["upstream", "own.yaml", "--base", "base.yaml", "--env", "sandbox"]).exits(1);
    assert!(frozen.stdout.contains("no longer reach, because you edited their filters: lead"), "{frozen:#?}");
    place.run(&["upstream", "crew.yaml", "--default", "Nothing", "--env", "sandbox"]).exits(2);
}

/// A merge takes one thing and leaves the rest of a table: unnamed relationships, variables, what is open.
#[test]
fn a_merge_leaves_alone_what_the_vendor_did_not_change() {
    let place = Place::new();
    let vendor = SMALL.replace("apps: [saleshub]\n", "");
    // The same relationship, by what it is instead of by its name, and a label of one's own.
    let named = "{ table: account, as: parent, relationship: account_primary_contact }";
    let ours = vendor
        .replace("name: Small", "name: Crew")
        .replace("    rows: related\n", "    label: People\n    rows: related\n")
        .replace(OPEN, "{ custom: '<filter><condition attribute=\"statecode\" operator=\"eq\" value=\"${state}\"/></filter>' }")
        .replace("  lead: { rows: user }", "  lead: { rows: user }\n  opportunity: { rows: team }");
    place
        .write("vendor.yaml", &vendor)
        .write("base.yaml", &vendor)
        .write("crew.yaml", &ours)
        .write("mopctl.yaml", "environments:\n  sandbox:\n    vars: { state: '0' }\n");
    place.run(&["publish", "vendor.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.edit(
        "vendor.yaml",
        named,
        "{ table: account, as: child, relationship: contact_customer_accounts }\n      - \
         { table: account, as: parent, relationship: account_primary_contact, label: First }",
    );
    place.edit(
        "vendor.yaml",
        "  lead: { rows: user }",
        "  lead: { rows: user }\n  opportunity: { rows: user }",
    );
    place.edit("vendor.yaml", OPEN, "user");
    place.run(&["publish", "vendor.yaml", "--env", "sandbox", "--yes", "--allow-narrowing"]).exits(0);
    let upstream = |more: &[&str]| {
        let all = ["upstream", "crew.yaml", "--default", "Small", "--base", "base.yaml", "--env", "sandbox"];
        place.run(&[&all[..], more].concat())
    };
    let json = upstream(&["--format", "json"]).exits(1).json();
    let collisions: Vec<&str> =
        json["collisions"].as_array().unwrap().iter().filter_map(|c| c["table"].as_str()).collect();
    assert_eq!(collisions, ["opportunity"], "both added it, each as they like");
    let refused = upstream(&["--write"]).exits(1);
    assert!(refused.stderr.contains("table `task` of crew.yaml takes values from variables"), "{refused:#?}");
    assert_eq!(std::fs::read_to_string(place.work().join("crew.yaml")).unwrap(), ours);
    place.edit("vendor.yaml", "task: { rows: user }", &format!("task: {{ rows: {OPEN} }}"));
    place.run(&["publish", "vendor.yaml", "--env", "sandbox", "--yes", "--allow-narrowing"]).exits(0);
    upstream(&["--write"]).exits(1);
    let text = std::fs::read_to_string(place.work().join("crew.yaml")).unwrap();
    assert_eq!(text.matches("table: account").count(), 2, "{text}");
    assert!(text.contains("    label: People\n") && text.contains("label: First"), "{text}");
    assert!(text.contains("${state}") && !text.contains("columns: all"), "{text}");
}

/// The service has been seen to check a related-only table against the profile as it was published last.
#[test]
fn a_relationship_in_another_ones_place_is_published_whatever_the_service_looks_at() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&["--quirk", "stale-validation"]);
    place.edit(
        "p.yaml",
        "as: parent, relationship: account_primary_contact",
        "as: child, relationship: contact_customer_accounts",
    );
    let publish =
        || place.run_at(&server.url, &server.token, &["publish", "p.yaml", "--yes", "--allow-narrowing"]);
    let ran = publish().exits(0);
    assert!(ran.stderr.contains("making `contact` anew"), "{ran:#?}");
    assert!(publish().exits(0).stdout.contains("Nothing to do"));
    assert_eq!(server.count("mobileofflineprofileitems"), 4);
    assert_eq!(server.count("mobileofflineprofileitemassociations"), 1);
}

/// A publish elsewhere is waited for; a managed profile and a missing privilege are told, and leave nothing
/// half-written.
#[test]
fn what_the_environment_does_not_allow_now_is_waited_for_or_told() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    let publish = |faults: &str| {
        let mut command = place.command(&["publish", "p.yaml", "--env", "sandbox", "--yes"]);
        command.env("MOPCTL_SANDBOX_FAULTS", faults);
        super::support::ran(command)
    };
    // It answers WhoAmI, profiles, metadata, then the batch: with the refusal's status, or inside of it.
    let busy = place.serve(&["--fault", "busy-publish@3"]);
    let proxy =
        Proxy::start(&busy, |number, _| if number == 4 { Deed::Swap("429", "400") } else { Deed::Pass });
    let waited = place.run_at(&proxy.url, &busy.token, &["publish", "p.yaml", "--yes"]).exits(0);
    assert!(waited.stderr.contains("another publish is running there; trying again in 1 s"), "{waited:#?}");
    drop(busy);
    place.run(&["sandbox", "reset"]).exits(0);
    publish("busy-publish@3").exits(0);
    place.edit("p.yaml", "sync: 10m", "sync: 5m");
    let server = place.serve(&[]);
    let rows = |server: &Server| server.get("mobileofflineprofileitems").to_string();
    let before = rows(&server);
    for number in 0..14 {
        let refused = publish(&format!("missing-privilege@{number}"));
        let done = refused.code == 0;
        assert!(matches!(refused.code, 0 | 1 | 3 | 4 | 5), "{number}: {refused:#?}");
        assert!(done || refused.code == 5 || rows(&server) == before, "{number}: half-written");
        if done || refused.code == 5 {
            break;
        }
    }
    let profile = "9f0a7210-6937-f111-88b3-0022489b9601";
    place.write("seed.json", json!({
        "mobileofflineprofiles": [{ "mobileofflineprofileid": profile, "name": "Vendor", "ismanaged": true, "componentstate": 0, "publishedon": "2026-01-05T08:00:00Z" }],
    }).to_string());
    drop(server);
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    place.write("v.yaml", "name: Vendor\ntables:\n  account: { rows: user }\n");
    let managed = place.run(&["publish", "v.yaml", "--env", "sandbox", "--yes", "--release-drafts"]).exits(1);
    assert!(managed.stderr.contains("belongs to a managed solution"), "{managed:#?}");
    place.run(&["delete", "Vendor", "--env", "sandbox", "--yes"]).exits(1);
}

/// What a command says in JSON is one object, whatever comes of it.
#[test]
fn an_answer_in_json_is_one_object() {
    let (place, server) = published();
    place.edit("p.yaml", "sync: 10m", "sync: 1h");
    let one = |args: &[&str], code| {
        let ran = place.run(&[args, &["--env", "sandbox", "--format", "json"]].concat()).exits(code);
        serde_json::from_str::<Value>(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:#?}"))
    };
    one(&["diff", "p.yaml", "--expect-no-changes"], 1);
    one(&["publish", "p.yaml", "--yes"], 1);
    one(&["apps", "detach", "saleshub", "--profile", "Small", "--dry-run"], 0);
    one(&["apps", "attach", "saleshub", "--profile", "Small", "--dry-run"], 1);
    one(&["settings", "set", "offline=on", "offline=off", "--dry-run"], 2);
    one(&["clone", "Small", "Small 2", "--dry-run"], 1);
    one(&["delete", "Small", "--dry-run"], 1);
    drop(server);
}

#[test]
fn a_plan_holds_all_that_is_written_and_nothing_is_added_beside_it() {
    let (place, server) = published();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    run(&["plan", "p.yaml", "--apps", "-o", "plan.json"]).exits(1);
    for option in ["--apps", "--enable-tables", "--draft", "--target=Small"] {
        let refused = run(&["publish", "plan.json", "--yes", option]).exits(2);
        assert!(refused.stderr.contains("is decided when a plan is made"), "{refused:#?}");
    }
    run(&["publish", "plan.json", "--yes"]).exits(0);
    let apps = run(&["apps", "list", "--format", "json"]).exits(0).json();
    let hub = apps["apps"].as_array().unwrap().iter().find(|app| app["unique_name"] == "saleshub").unwrap();
    assert_eq!(hub["profiles"], json!(["Small"]));
    // A name that no path can hold.
    place.write(
        "odd.yaml",
        SMALL.replace("name: Small", "name: 'a\\b/c: d'").replace("apps: [saleshub]\n", ""),
    );
    run(&["plan", "odd.yaml", "-o", "odd.json"]).exits(1);
    run(&["publish", "odd.json", "--yes"]).exits(0);
    run(&["diff", "odd.yaml"]).exits(0);
    // An app has one profile.
    place.write(
        "one.yaml",
        SMALL.replace("saleshub", "customerservicehub").replace("name: Small", "name: One"),
    );
    place.write(
        "two.yaml",
        SMALL.replace("saleshub", "customerservicehub").replace("name: Small", "name: Two"),
    );
    let apps = run(&["apps", "list", "--format", "json"]).exits(0).json();
    let free = apps["apps"].as_array().unwrap().iter().find(|app| app["profiles"] == json!([]));
    let free = free.expect("an app without a profile")["unique_name"].as_str().unwrap().to_owned();
    for name in ["one.yaml", "two.yaml"] {
        place.edit(name, "customerservicehub", &free);
    }
    let both = run(&["publish", "one.yaml", "two.yaml", "--apps", "--yes"]).exits(1);
    assert!(both.stderr.contains("can't use both `One` and `Two`"), "{both:#?}");
    drop(server);
}

#[test]
fn drafts_of_others_may_take_away_what_nobody_sees() {
    let (place, server) = published();
    let path = format!("mobileofflineprofileitems({})", item(&server, "account"));
    // A draft that the file agrees with: no change is written, but devices sync less often.
    assert!(server.send("PATCH", &path, &[], r#"{"syncintervalinminutes":60}"#).status < 300);
    place.edit("p.yaml", "sync: 10m", "sync: 1h");
    let publish =
        |more: &[&str]| place.run(&[&["publish", "p.yaml", "--env", "sandbox", "--yes"], more].concat());
    let plan = place.run(&["plan", "p.yaml", "--env", "sandbox"]).exits(1);
    assert!(plan.stderr.contains("needs --release-drafts --allow-narrowing"), "{plan:#?}");
    publish(&["--allow-narrowing"]).exits(1);
    let refused = publish(&["--release-drafts"]).exits(1);
    assert!(refused.stderr.contains("account: syncs less often, 10m → 1h"), "{refused:#?}");
    publish(&["--release-drafts", "--allow-narrowing"]).exits(0);
    let restored = place.run(&["restore", "latest", "--env", "sandbox", "--dry-run"]);
    assert!(restored.stderr.contains("some of it wasn't published then"), "{restored:#?}");
}

/// What a publish means is told against what devices have, not against a draft they never saw.
#[test]
fn devices_have_what_is_published() {
    let (place, server) = published();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let meaning = |more: &[&str]| {
        let answer = run(&[&["publish", "p.yaml", "--dry-run", "--format", "json"], more].concat()).json();
        answer["meaning"][0].clone()
    };
    let original = std::fs::read_to_string(place.work().join("p.yaml")).unwrap();
    // A table that only a draft has leaves no device when it is taken out again.
    place.write("p.yaml", format!("{original}  opportunity: {{ rows: user }}\n"));
    run(&["publish", "p.yaml", "--draft", "--yes"]).exits(0);
    let draft = meaning(&[]);
    assert_eq!(
        (&draft["tables_gained"], &draft["draft"]),
        (&json!(["opportunity"]), &json!(false)),
        "{draft:#}"
    );
    place.write("p.yaml", original.replace("sync: 10m", "sync: 5m"));
    let back = meaning(&[]);
    assert_eq!((&back["tables_lost"], &back["rows_may_leave"]), (&json!([]), &json!([])), "{back:#}");
    run(&["publish", "p.yaml", "--yes"]).exits(0);
    // A draft of somebody else narrows what the file says nothing about.
    let lead = format!("mobileofflineprofileitems({})", item(&server, "lead"));
    let columns = r#"{"selectedcolumns":"{\"Columns\":[\"leadid\"]}"}"#;
    assert!(server.send("PATCH", &lead, &[], columns).status < 300);
    place.edit("p.yaml", "rows: [user, team], sync", "rows: [user, team, business-unit], sync");
    let foreign = meaning(&[]);
    assert_eq!(foreign["rows_may_leave"], json!(["lead: fewer columns are on devices"]), "{foreign:#}");
    let refused = run(&["publish", "p.yaml", "--yes", "--release-drafts"]).exits(1);
    assert!(refused.stderr.contains("lead: fewer columns are on devices"), "{refused:#?}");
    // A draft that only widens needs no leave for rows to go.
    let wider = r#"{"selectedcolumns":"","recordsownedbymyteam":true}"#;
    assert!(server.send("PATCH", &lead, &[], wider).status < 300);
    place.edit("p.yaml", "lead: { rows: user }", "lead: { rows: [user, team] }");
    run(&["publish", "p.yaml", "--yes", "--release-drafts"]).exits(0);
    // What waits is told as what will be.
    place.edit("p.yaml", "lead: { rows: [user, team] }", "lead: { rows: user }");
    let told = run(&["publish", "p.yaml", "--draft", "--dry-run"]).exits(1);
    assert!(told.stdout.contains("What it means for Small once it is published:"), "{told:#?}");
}

#[test]
fn a_copy_needs_no_backup_and_a_restore_asks_for_a_protected_name() {
    let (place, server) = published();
    let mut copy = place.command(&["clone", "Small", "Copy", "--yes", "--url", &server.url]);
    copy.env("CI", "1").env("MOPCTL_TOKEN", &server.token);
    super::support::ran(copy).exits(0);
    let environments = format!("environments:\n  prod: {{ url: '{}', protected: true }}\n", server.url);
    place.write("config/mopctl.yaml", environments);
    place.edit("p.yaml", "sync: 10m", "sync: 1h");
    let run = |args: &[&str], named: bool| {
        let mut command = place.command(args);
        command.env("MOPCTL_CONFIG_DIR", place.work().join("config")).env("MOPCTL_TOKEN", &server.token);
        if !named {
            command.env("MOPCTL_ENV", "prod");
        }
        super::support::ran(command)
    };
    run(&["publish", "p.yaml", "--yes", "--allow-narrowing", "--env", "prod"], true).exits(0);
    let refused = run(&["restore", "latest", "--yes"], false).exits(2);
    assert!(refused.stderr.contains("prod is protected"), "{refused:#?}");
    run(&["restore", "latest", "--dry-run"], false).exits(1);
    run(&["restore", "latest", "--yes", "--env", "prod"], true).exits(0);
}

/// What isn't known to be drift or pending is never passed over.
#[test]
fn a_night_watch_without_a_record_stays_red() {
    let (place, server) = published();
    let path = format!("mobileofflineprofileitems({})", item(&server, "account"));
    as_ana(&server, &[("PATCH", path, r#"{"syncintervalinminutes":60}"#)]);
    std::fs::remove_dir_all(place.state().join("applied")).unwrap();
    let watch = place
        .run(&["diff", "p.yaml", "--env", "sandbox", "--cause", "drift", "--expect-no-changes"])
        .exits(1);
    assert!(watch.stderr.contains("of 1 difference it isn't known which side changed"), "{watch:#?}");
    place.run(&["diff", "env:sandbox", "p.yaml", "--cause", "drift"]).exits(1);
    for wrong in [["p.yaml", "env:sandbox"], ["p.yaml", "p.yaml"]] {
        place.run(&["diff", wrong[0], wrong[1], "--cause", "drift"]).exits(2);
    }
    // A reset sandbox holds nothing of what was published.
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes", "--allow-narrowing"]).exits(0);
    assert!(place.state().join("applied").is_dir());
    place.run(&["sandbox", "reset"]).exits(0);
    let json = place.run(&["diff", "p.yaml", "--env", "sandbox", "--format", "json"]).exits(1).json();
    assert_eq!(json["profiles"]["Small"], "absent");
}

#[test]
fn a_snapshot_is_compared_and_not_published() {
    let (place, server) = published();
    place.run(&["snapshot", "--env", "sandbox", "-o", "s.json"]).exits(0);
    place.run(&["diff", "s.json", "--env", "sandbox"]).exits(0);
    place.run(&["delete", "Small", "--env", "sandbox", "--yes"]).exits(0);
    let gone = place.run(&["diff", "s.json", "--env", "sandbox"]).exits(1);
    assert!(gone.stdout.contains("+ profile Small"), "{gone:#?}");
    let refused = place.run(&["publish", "s.json", "--env", "sandbox", "--yes"]).exits(2);
    assert!(refused.stderr.contains("mopctl convert SNAPSHOT profiles/"), "{refused:#?}");
    drop(server);
}

/// A refused read is refused, wherever it happens, and what was moved is counted by looking.
#[test]
fn a_refusal_is_never_an_internal_error() {
    let place = Place::new();
    place.write("p.yaml", SMALL).write("q.yaml", SMALL.replace("name: Small", "name: Other"));
    place.run(&["publish", "p.yaml", "q.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["members", "add", ANA, "--profile", "Small", "--env", "sandbox", "--yes"]).exits(0);
    let with = |fault: &str, args: &[&str]| {
        let mut command = place.command(&[args, &["--env", "sandbox"]].concat());
        command.env("MOPCTL_SANDBOX_FAULTS", fault);
        super::support::ran(command)
    };
    for at in 0..8 {
        for (fault, code) in [("expired-token", 4), ("missing-privilege", 4), ("bad-json", 3)] {
            for args in [&["list"][..], &["show", "Small"], &["snapshot", "-o", "s.json"]] {
                let ran = with(&format!("{fault}@{at}"), args);
                assert!([0, code].contains(&ran.code), "{fault}@{at} {args:?}: {ran:#?}");
                assert!(!ran.stderr.contains("error: \n"), "{ran:#?}");
            }
        }
    }
    let moved = with("truncated-batch", &["delete", "Small", "--yes", "--move-people-to", "Other"]);
    let there = place.run(&["members", "list", "--profile", "Other", "--env", "sandbox"]).exits(0);
    assert_eq!(there.stdout.contains(ANA), !moved.stderr.contains("0 people moved"), "{moved:#?}");
}

#[test]
fn people_and_apps_count_where_they_are_asked_about() {
    let (place, server) = published();
    place.edit(
        "p.yaml",
        "apps: [saleshub]\n",
        "apps: [saleshub]\npeople: { users: [Ana.Lopez@contoso.com, nobody@contoso.com] }\n",
    );
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    run(&["members", "add", ANA, "ben.lopez@contoso.com", "--profile", "Small", "--yes"]).exits(0);
    assert!(run(&["diff", "p.yaml"]).exits(0).stdout.contains("No differences"));
    let told = run(&["diff", "p.yaml", "--people", "--apps"]).exits(1);
    let lines: Vec<&str> = told.stdout.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "~ profile Small",
            "+ user nobody@contoso.com  [p.yaml:3:42]",
            "- user ben.lopez@contoso.com",
            "+ app saleshub  [p.yaml:2:8]",
            "Differences: 2 to add, 0 to change, 1 to remove."
        ]
    );
    let other_way =
        place.run(&["diff", "p.yaml", "env:sandbox", "--people", "--format", "json"]).exits(1).json();
    let people: Vec<_> = other_way["changes"].as_array().unwrap().iter().collect();
    assert_eq!(
        (&people[0]["person"], &people[0]["kind"]),
        (&json!("ben.lopez@contoso.com"), &json!("added"))
    );
    assert_eq!((&people[1]["person"], &people[1]["kind"]), (&json!("nobody@contoso.com"), &json!("removed")));
    place.run(&["diff", "env:sandbox", "env:sandbox", "--people", "--apps"]).exits(0);
    // What a side doesn't say is no difference, but it is told.
    place.write("q.yaml", SMALL);
    let silent = run(&["diff", "q.yaml", "--people"]).exits(0);
    assert!(silent.stderr.contains("one side doesn't say who is on it"), "{silent:#?}");
    drop(server);
}

/// What others left unpublished goes live only where this publish leaves it as it is.
#[test]
fn drafts_that_the_files_undo_are_lost_not_released() {
    let (place, server) = published();
    let ana = server.get("mobileofflineprofiles?$select=mobileofflineprofileid")["value"][0].clone();
    let profile = ana["mobileofflineprofileid"].as_str().unwrap();
    let new = json!({
        "name": "Opportunity",
        "regardingobjectid@odata.bind": format!("/mobileofflineprofiles({profile})"),
        "selectedentitytypecode": "opportunity",
        "recorddistributioncriteria": 1,
    });
    assert_eq!(server.send("POST", "mobileofflineprofileitems", &[], &new.to_string()).status, 204);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let plan = run(&["publish", "p.yaml", "--dry-run"]).exits(1);
    assert!(plan.stdout.contains("unpublished changes of opportunity in the environment are overwritten"));
    assert!(!plan.stdout.contains("go live"), "{plan:#?}");
    assert!(plan.stderr.contains("an unattended publish needs --overwrite-drafts"), "{plan:#?}");
    let refused = run(&["publish", "p.yaml", "--yes", "--release-drafts"]).exits(1);
    assert!(refused.stderr.contains("would be lost: opportunity"), "{refused:#?}");
    let clone = run(&["clone", "Small", "Copy", "--dry-run"]).exits(1);
    assert!(clone.stderr.contains("`Small` has unpublished changes (opportunity)"), "{clone:#?}");
    run(&["publish", "p.yaml", "--yes", "--overwrite-drafts", "--allow-narrowing"]).exits(0);
    // What was on devices comes back, not what was a draft; and not over a draft unasked.
    let restored = run(&["restore", "latest", "--dry-run"]);
    assert!(restored.stderr.contains("isn't restored; --with-drafts"), "{restored:#?}");
    assert_eq!((restored.code, restored.stdout.trim()), (0, "Nothing to change in Small itself."));
    let with = run(&["restore", "latest", "--dry-run", "--with-drafts"]).exits(1);
    assert!(with.stdout.contains("+ table opportunity"), "{with:#?}");
    let lead = format!("mobileofflineprofileitems({})", item(&server, "lead"));
    assert!(server.send("PATCH", &lead, &[], r#"{"recordsownedbymyteam":true}"#).status < 300);
    let refused = run(&["restore", "latest", "--yes"]).exits(1);
    assert!(refused.stderr.contains("--overwrite-drafts"), "{refused:#?}");
    run(&["restore", "latest", "--yes", "--overwrite-drafts"]).exits(0);
    run(&["diff", "p.yaml"]).exits(0);
}

#[test]
fn a_profile_renamed_in_the_environment_is_still_the_one() {
    let (place, server) = published();
    let profile = server.get("mobileofflineprofiles")["value"][0]["mobileofflineprofileid"].clone();
    let path = format!("mobileofflineprofiles({})", profile.as_str().unwrap());
    as_ana(&server, &[("PATCH", path, r#"{"name":"Renamed"}"#)]);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let diff = run(&["diff", "p.yaml"]).exits(1);
    assert!(diff.stdout.contains("name: Renamed → Small"), "{diff:#?}");
    assert!(diff.stdout.contains("changed in the environment by Ana Lopez"), "{diff:#?}");
    run(&["publish", "p.yaml", "--yes", "--overwrite-drafts"]).exits(0);
    let own = run(&["history", "Renamed", "--format", "json"]).exits(0).json();
    assert_eq!(own["backups"].as_array().map(Vec::len), Some(1), "it was called so before: {own:#}");
    let rows = server.get("mobileofflineprofiles")["value"].as_array().unwrap().len();
    assert_eq!(rows, 1, "no second one");
    run(&["diff", "p.yaml"]).exits(0);
}

#[test]
fn an_interval_of_the_platform_is_one_like_any_other() {
    let (place, _server) = published();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    place.edit("p.yaml", "lead: { rows: user }", "lead: { rows: user, sync: 1d }");
    let longer = run(&["publish", "p.yaml", "--yes"]).exits(1);
    assert!(longer.stderr.contains("lead: syncs less often, platform → 1d"), "{longer:#?}");
    run(&["publish", "p.yaml", "--yes", "--allow-narrowing"]).exits(0);
    place.edit("p.yaml", "sync: 1d", "sync: platform");
    run(&["publish", "p.yaml", "--yes"]).exits(0);
}

#[test]
fn an_empty_name_is_no_environment_and_a_list_of_one_has_its_variables() {
    let (place, server) = published();
    let config = format!(
        "vars: {{ what: north }}\nenvironments:\n  prod: {{ url: '{}', protected: true, vars: {{ what: south }} }}\n",
        server.url
    );
    place.write("config/mopctl.yaml", config);
    place.write(
        "v.yaml",
        "name: V\ntables:\n  account: { rows: { custom: '<filter><condition attribute=\"name\" operator=\"eq\" value=\"${what}\"/></filter>' } }\n",
    );
    let run = |args: &[&str]| {
        let mut command = place.command(args);
        command.env("MOPCTL_CONFIG_DIR", place.work().join("config")).env("MOPCTL_TOKEN", &server.token);
        command.env("MOPCTL_ENV", "prod");
        super::support::ran(command)
    };
    for empty in [&["--env", ""][..], &["--env= "], &["--url", ""], &["--env", ","]] {
        let refused = run(&[&["publish", "v.yaml", "--yes"], empty].concat()).exits(2);
        assert!(refused.stdout.is_empty(), "{refused:#?}");
    }
    run(&["publish", "v.yaml", "--yes", "--env", "prod,"]).exits(0);
    for list in ["prod", "prod,prod"] {
        run(&["diff", "v.yaml", "--env", list]).exits(0);
    }
    let pulled = run(&["pull", "V"]).exits(0);
    assert!(pulled.stdout.contains("south"), "{pulled:#?}");
}

/// A publish that arrived but whose end nobody heard is recorded by the next one, which has nothing to do.
#[test]
fn what_arrived_unheard_is_recorded_later() {
    let place = Place::new();
    place.write("p.yaml", SMALL);
    let mut command = place.command(&["publish", "p.yaml", "--env", "sandbox", "--yes"]);
    command.env("MOPCTL_SANDBOX_FAULTS", "bad-json@4+5+6");
    let unheard = super::support::ran(command).exits(5);
    assert!(unheard.stderr.contains("couldn't be read back"), "{unheard:#?}");
    assert!(!place.state().join("applied").exists());
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    run(&["publish", "p.yaml", "--yes"]).exits(0);
    assert!(place.state().join("applied").is_dir());
    place.edit("p.yaml", "sync: 10m", "sync: 5m");
    let json = run(&["diff", "p.yaml", "--format", "json"]).exits(1).json();
    assert_eq!(json["changes"][0]["cause"], "pending");
}

/// A copy never takes the place of what is there, whatever a record says about its name.
#[test]
fn a_copy_is_a_copy() {
    let (place, server) = published();
    let profile = server.get("mobileofflineprofiles")["value"][0]["mobileofflineprofileid"].clone();
    let path = format!("mobileofflineprofiles({})", profile.as_str().unwrap());
    as_ana(&server, &[("PATCH", path, r#"{"name":"Renamed"}"#)]);
    place.run(&["clone", "Renamed", "Small", "--env", "sandbox", "--yes"]).exits(0);
    let names: Vec<Value> = server.get("mobileofflineprofiles")["value"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["name"].clone())
        .collect();
    assert!(
        names.len() == 2 && names.contains(&json!("Small")) && names.contains(&json!("Renamed")),
        "{names:?}"
    );
}

/// An association belongs to the item of the table that brings.
#[test]
fn a_drafted_relationship_is_lost_where_the_file_has_none() {
    let (place, server) = published();
    let account = item(&server, "account");
    // What the environment calls the relationship another profile shows.
    place.write(
        "o.yaml",
        "name: Other\ntables:\n  account: { rows: user }\n  task:\n    rows: related\n    related_to:\n      - { table: account, as: child, relationship: Account_Tasks }\n",
    );
    place.run(&["publish", "o.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let path = "mobileofflineprofileitemassociations?$filter=relationshipdisplayname%20eq%20'Account_Tasks'";
    let row = json!({
        "name": "tasks",
        "relationshipid": server.get(path)["value"][0]["relationshipid"],
        "relationshipdisplayname": "Account_Tasks",
        "regardingobjectid@odata.bind": format!("/mobileofflineprofileitems({account})"),
    });
    let sent = server.send("POST", "mobileofflineprofileitemassociations", &[], &row.to_string());
    assert!(sent.status < 300, "{}", sent.body);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let plan = run(&["publish", "p.yaml", "--dry-run"]).exits(1);
    assert!(plan.stderr.contains("an unattended publish needs --overwrite-drafts\n"), "{plan:#?}");
    assert!(!plan.stdout.contains("go live"), "{plan:#?}");
}

/// Nobody has seen what was never published, but somebody is at work on it.
#[test]
fn a_profile_that_somebody_builds_is_not_overwritten_unasked() {
    let place = Place::new();
    place.write("p.yaml", "name: Sales\ntables:\n  account: { rows: [user, team] }\n");
    let server = place.serve(&[]);
    let profile = json!({ "name": "Sales" });
    let made = server.send(
        "POST",
        "mobileofflineprofiles",
        &[("Prefer", "return=representation")],
        &profile.to_string(),
    );
    let made: Value = serde_json::from_str(&made.body).unwrap();
    let table = json!({
        "name": "Account",
        "regardingobjectid@odata.bind": format!("/mobileofflineprofiles({})", made["mobileofflineprofileid"].as_str().unwrap()),
        "selectedentitytypecode": "account",
        "recorddistributioncriteria": 1,
    });
    assert!(server.send("POST", "mobileofflineprofileitems", &[], &table.to_string()).status < 300);
    let run = |more: &[&str]| {
        place.run_at(&server.url, &server.token, &[&["publish", "p.yaml", "--yes"], more].concat())
    };
    let refused = run(&["--draft"]).exits(1);
    assert!(refused.stderr.contains("would be lost: account"), "{refused:#?}");
    run(&["--release-drafts"]).exits(1);
    run(&["--release-drafts", "--overwrite-drafts"]).exits(0);
}
