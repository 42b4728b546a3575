//! Profiles of odd shapes: made by the portal, renamed, partly managed, with companions listed by
//! hand. Each is published, reads back equal, and leaves nothing to do.

use super::support::{Place, Server};

fn settle(place: &Place, file: &str) {
    let published = place.run(&[
        "publish",
        file,
        "--env",
        "sandbox",
        "--yes",
        "--allow-narrowing",
        "--release-drafts",
        "--overwrite-drafts",
        "--force",
    ]);
    assert_eq!(published.code, 0, "{published:#?}");
    let diff = place.run(&["diff", file, "--env", "sandbox"]);
    assert_eq!(diff.code, 0, "{diff:#?}");
    let again = place
        .run(&[
            "publish",
            file,
            "--env",
            "sandbox",
            "--yes",
            "--allow-narrowing",
            "--release-drafts",
            "--overwrite-drafts",
            "--force",
        ])
        .exits(0);
    assert!(again.stdout.starts_with("Nothing to do"), "{again:#?}");
}

fn profile_id(server: &Server) -> String {
    server.get("mobileofflineprofiles")["value"][0]["mobileofflineprofileid"].as_str().unwrap().to_owned()
}

fn item_id(server: &Server, table: &str) -> String {
    let path = format!("mobileofflineprofileitems?$filter=selectedentitytypecode%20eq%20'{table}'");
    server.get(&path)["value"][0]["mobileofflineprofileitemid"].as_str().unwrap().to_owned()
}

fn add_item(server: &Server, profile: &str, table: &str, more: &str) {
    let body = format!(
        r#"{{"name":"{table}","regardingobjectid@odata.bind":"/mobileofflineprofiles({profile})","selectedentitytypecode":"{table}"{more}}}"#
    );
    let answer = server.send("POST", "mobileofflineprofileitems", &[], &body);
    assert_eq!(answer.status, 204, "{answer:#?}");
}

/// The portal stores the image column's own id instead of a relationship's.
#[test]
fn images_as_the_portal_stores_them_are_read_and_left_alone() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    settle(&place, "p.yaml");
    let server = place.serve(&[]);
    let (profile, account) = (profile_id(&server), item_id(&server, "account"));
    add_item(&server, &profile, "imagedescriptor", r#","recorddistributioncriteria":0"#);
    let columns =
        "EntityDefinitions(LogicalName='account')/Attributes?$filter=LogicalName%20eq%20'entityimage'";
    let column = server.get(columns)["value"][0]["MetadataId"].as_str().unwrap().to_owned();
    let body = format!(
        r#"{{"name":"EntityImage","relationshipdisplayname":"EntityImage","relationshipid":"{column}","regardingobjectid@odata.bind":"/mobileofflineprofileitems({account})"}}"#
    );
    assert_eq!(server.send("POST", "mobileofflineprofileitemassociations", &[], &body).status, 204);
    settle(&place, "p.yaml");
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n  contact: { rows: user }\n");
    settle(&place, "p.yaml");
    assert_eq!(server.count("mobileofflineprofileitems"), 3, "the companion table stays");
    place.write(
        "p.yaml",
        "name: P\ntables:\n  account: { rows: user, images: [entityimage] }\n  contact: { rows: user }\n",
    );
    settle(&place, "p.yaml");
    assert_eq!(server.count("mobileofflineprofileitemassociations"), 1, "one column, one association");
    place.write(
        "p.yaml",
        "name: P\ntables:\n  account: { rows: user, images: [] }\n  contact: { rows: user }\n",
    );
    settle(&place, "p.yaml");
    assert_eq!(server.count("mobileofflineprofileitems"), 2, "the companion table goes with the last image");
}

#[test]
fn companions_listed_by_hand_are_the_same_as_images() {
    let place = Place::new();
    let listed = "name: P\ntables:\n  account: { rows: user }\n  imagedescriptor:\n    rows: related\n    related_to:\n      - { table: account, as: parent, relationship: lk_account_entityimage }\n";
    place.write("p.yaml", listed);
    settle(&place, "p.yaml");
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user, images: [entityimage] }\n");
    place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(0);
}

#[test]
fn an_imported_association_of_unknown_direction_settles() {
    let place = Place::new();
    let text = "name: P\ntables:\n  opportunity: { rows: user, brings: [{ relationship: opportunity_parent_account }] }\n  account: { rows: related }\n";
    place.write("p.yaml", text);
    settle(&place, "p.yaml");
}

#[test]
fn a_bare_filter_of_a_relationship_and_upper_case_names_are_taken() {
    let place = Place::new();
    let text = "name: P\ntables:\n  opportunity: { rows: user }\n  Account:\n    rows: { custom: <filter><condition attribute=\"name\" operator=\"not-null\"/></filter> }\n  contact:\n    rows: related\n    related_to:\n      - table: Account\n        relationship: account_primary_contact\n        filter: <filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter>\n";
    place.write("p.yaml", text);
    settle(&place, "p.yaml");
}

#[test]
fn a_partly_managed_profile_leaves_the_rest_alone() {
    let place = Place::new();
    let whole = "name: P\ntables:\n  opportunity: { rows: user }\n  account:\n    rows: related\n    related_to:\n      - { table: opportunity, relationship: opportunity_parent_account }\n  task: { rows: user }\n  knowledgearticle: { rows: user, files: all }\n";
    place.write("p.yaml", whole);
    settle(&place, "p.yaml");
    let server = place.serve(&[]);
    let listed = "name: P\nmanage: listed\ntables:\n  account: { rows: related, sync: 10m, images: [entityimage] }\n  contact:\n    rows: related\n    related_to:\n      - { table: opportunity, relationship: opportunity_parent_contact }\n";
    place.write("p.yaml", listed);
    let valid = place.run(&["validate", "p.yaml"]).exits(0);
    assert!(valid.stdout.contains("list only a part"), "{valid:#?}");
    settle(&place, "p.yaml");
    assert_eq!(server.count("mobileofflineprofileitems"), 7, "five tables and two companions");
    place.write("p.yaml", listed.replace("images: [entityimage]", "images: []"));
    settle(&place, "p.yaml");
    place.write(
        "p.yaml",
        "name: P\nmanage: listed\ntables:\n  knowledgearticle: { rows: user, files: none }\n",
    );
    settle(&place, "p.yaml");
    assert_eq!(server.count("mobileofflineprofileitems"), 5);
}

#[test]
fn renames_free_the_name_and_two_files_cannot_claim_one_profile() {
    let place = Place::new();
    place.write("old.yaml", "name: Old\ntables:\n  account: { rows: user }\n");
    settle(&place, "old.yaml");
    // One file renames the profile, another takes the free name: whatever their order.
    place
        .write("p/a.yaml", "name: Old\ntables:\n  contact: { rows: user }\n")
        .write("p/b.yaml", "name: New\nrenamed_from: Old\ntables:\n  account: { rows: user }\n");
    settle(&place, "p");
    let server = place.serve(&[]);
    assert_eq!(server.count("mobileofflineprofiles"), 2);
    place
        .write("q/a.yaml", "name: One\nrenamed_from: New\ntables:\n  account: { rows: user }\n")
        .write("q/b.yaml", "name: Two\nrenamed_from: New\ntables:\n  account: { rows: user }\n");
    let refused = place.run(&["publish", "q", "--env", "sandbox", "--yes", "--format", "json"]).exits(1);
    assert_eq!(refused.json()["error"]["kind"], "refused");
}

#[test]
fn a_new_label_keeps_what_the_file_does_not_speak_of() {
    let place = Place::new();
    let labelled = "name: P\ntables:\n  opportunity: { rows: user }\n  account:\n    rows: related\n    related_to:\n      - { table: opportunity, relationship: opportunity_parent_account, label: Their account }\n";
    place.write("p.yaml", labelled);
    settle(&place, "p.yaml");
    place.write(
        "p.yaml",
        labelled
            .replace(", label: Their account", "")
            .replace("opportunity: { rows", "opportunity: { label: Deals, rows"),
    );
    settle(&place, "p.yaml");
    let server = place.serve(&[]);
    assert_eq!(server.get("mobileofflineprofileitemassociations")["value"][0]["name"], "Their account");
    // A label that is taken by hand makes the other table's default step aside.
    place.write("p.yaml", "name: P\ntables:\n  opportunity: { rows: user, label: Account }\n");
    settle(&place, "p.yaml");
    place.write("p.yaml", "name: P\ntables:\n  opportunity: { rows: user }\n  account: { rows: user }\n");
    settle(&place, "p.yaml");
}

#[test]
fn what_the_platform_hides_is_neither_compared_nor_touched() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n");
    settle(&place, "p.yaml");
    let server = place.serve(&[]);
    let more = r#","isvisibleingrid":false,"recorddistributioncriteria":2,"recordsownedbyme":true"#;
    add_item(&server, &profile_id(&server), "lead", more);
    place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(0);
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user }\n  lead: { rows: user }\n");
    let refused = place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(1);
    assert!(refused.stderr.contains("hides it"), "{refused:#?}");
}

#[test]
fn a_column_choice_that_cannot_be_read_shows() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user, columns: all }\n");
    settle(&place, "p.yaml");
    let server = place.serve(&[]);
    let path = format!("mobileofflineprofileitems({})", item_id(&server, "account"));
    assert_eq!(
        server.send("PATCH", &path, &[("If-Match", "*")], r#"{"selectedcolumns":"garbled"}"#).status,
        204
    );
    let diff = place.run(&["diff", "p.yaml", "--env", "sandbox"]).exits(1);
    assert!(diff.stdout.contains("columns: garbled → all"), "{diff:#?}");
    settle(&place, "p.yaml");
}

#[test]
fn profiles_of_other_names_are_not_compared_with_each_other() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account: { rows: user }\n");
    settle(&place, "a.yaml");
    place.write("b.yaml", "name: B\ntables:\n  contact: { rows: user }\n");
    let json = place.run(&["diff", "env:sandbox", "b.yaml", "--format", "json"]).exits(1).json();
    assert_eq!(json["changes"][0]["kind"], "added");
    assert_eq!(json["summary"]["only_in_environment"][0], "A");
    place.write("c.yaml", "name: C\nrenamed_from: A\ntables:\n  account: { rows: user }\n");
    let json = place.run(&["diff", "env:sandbox", "c.yaml", "--format", "json"]).exits(1).json();
    assert_eq!(json["changes"].as_array().unwrap().len(), 1);
    assert_eq!(json["changes"][0]["field"], "name");
}

#[test]
fn control_characters_of_files_and_servers_never_reach_the_terminal() {
    let place = Place::new();
    place.write(
        "a.yaml",
        "name: C\u{202e}X\ndescription: \"a\\e]0;pwn\\a\"\ntables:\n  account: { rows: user }\n",
    );
    place
        .write("b.yaml", "name: C\u{202e}X\ndescription: \"b\\u202e\"\ntables:\n  account: { rows: user }\n");
    let diff = place.run(&["diff", "a.yaml", "b.yaml"]).exits(1);
    let publish = place.run(&["publish", "a.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.write("d.yaml", "name: D\ntables:\n  account: { rows: user }\n");
    let body = r#"{"name":"S\u001b[31mX"}"#;
    assert_eq!(place.serve(&[]).send("POST", "mobileofflineprofiles", &[], body).status, 204);
    let other = place.run(&["diff", "d.yaml", "--env", "sandbox"]).exits(1);
    assert!(other.stderr.contains("S\\u{1b}[31mX"), "{other:#?}");
    place.write(
        "e.yaml",
        "name: \"C\\e[31mX\"\ntables:\n  account: { rows: user }\n  \"phone call\": { rows: user }\n",
    );
    let names = place.run(&["validate", "e.yaml"]).exits(1);
    assert!(names.stdout.contains("`name` holds a line break or another control character"), "{names:#?}");
    assert!(names.stdout.contains("`phone call` can't be the name of a table"), "{names:#?}");
    for ran in [diff, publish, other, names] {
        let text = ran.stdout + &ran.stderr;
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }
}

#[test]
fn a_listed_profile_is_not_stopped_by_what_it_does_not_touch() {
    let place = Place::new();
    let filter = |column: &str| format!("<filter><condition attribute='{column}' operator='null'/></filter>");
    let file = format!(
        "name: P\ntables:\n  account: {{ rows: user }}\n  contact: {{ rows: {{ custom: \"{}\" }} }}\n",
        filter("statecode")
    );
    place.write("p.yaml", file).run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let items = server.get("mobileofflineprofileitems?$filter=selectedentitytypecode%20eq%20'contact'");
    let id = items["value"][0]["mobileofflineprofileitemid"].as_str().unwrap();
    let body = serde_json::json!({ "profileitementityfilter": format!("<fetch><entity name='contact'>{}</entity></fetch>", filter("gone")) });
    let path = format!("mobileofflineprofileitems({id})");
    assert_eq!(server.send("PATCH", &path, &[("If-Match", "*")], &body.to_string()).status, 204);
    place.write("l.yaml", "name: P\nmanage: listed\ntables:\n  task: { rows: user }\n");
    let ran = place.run_at(&server.url, &server.token, &["publish", "l.yaml", "--dry-run"]).exits(1);
    assert!(ran.stdout.contains("+ table task"), "{ran:#?}");
    assert!(ran.stderr.contains("has no column `gone`"), "{ran:#?}");
    place.write("w.yaml", "name: P\ntables:\n  account: { rows: user }\n  contact: { rows: user }\n");
    place
        .run_at(
            &server.url,
            &server.token,
            &[
                "publish",
                "w.yaml",
                "--yes",
                "--allow-narrowing",
                "--release-drafts",
                "--overwrite-drafts",
                "--force",
            ],
        )
        .exits(0);
}

#[test]
fn windows_line_ends_are_not_drawn() {
    let place = Place::new();
    place.write("w.yaml", "name: A\r\ntables:\r\n  territory: { rows: user }\r\n  contact: {}\r\n");
    let ran = place.run(&["validate", "w.yaml"]).exits(1);
    assert!(ran.stdout.contains("3 |   territory: { rows: user }\n"), "{ran:#?}");
    assert!(!ran.stdout.contains('\u{240d}'), "{ran:#?}");
}
