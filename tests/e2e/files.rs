//! Files as they come: YAML of every kind of wrongness, solution XML, folders.

use super::support::{Place, Ran};

const GOOD: &str = "name: Good\ntables:\n  account: { rows: user }\n";

fn validate(place: &Place, files: &[&str]) -> Ran {
    let mut args = vec!["validate", "--format", "json"];
    args.extend(files);
    place.run(&args)
}

/// `line:column code` of every finding.
pub(super) fn found(ran: &Ran) -> Vec<String> {
    ran.json()["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| format!("{}:{} {}", f["line"], f["column"], f["rule"].as_str().unwrap()))
        .collect()
}

#[test]
fn every_wrong_file_has_its_own_clear_finding() {
    let place = Place::new();
    let bomb = format!(
        "a: &a [x]\n{}name: B\ntables: {{}}\n",
        (0..101).map(|at| format!("b{at}: *a\n")).collect::<String>()
    );
    let deep = format!("name: {}x{}\ntables: {{}}\n", "[".repeat(300), "]".repeat(300));
    let cases: Vec<(&str, Vec<u8>, Vec<&str>)> = vec![
        ("empty", Vec::new(), vec!["null:null empty-file"]),
        ("comments", b"# nothing\n".to_vec(), vec!["1:1 empty-file"]),
        ("tabs", b"name: T\ntables:\n\taccount: { rows: user }\n".to_vec(), vec!["3:1 yaml-syntax"]),
        ("latin1", b"name: Caf\xe9\ntables: {}\n".to_vec(), vec!["1:10 not-utf8"]),
        ("utf16", b"\xff\xfen\0a\0".to_vec(), vec!["1:1 not-utf8"]),
        ("large", vec![b'#'; 5 * 1024 * 1024], vec!["null:null file-too-large"]),
        ("bomb", bomb.into_bytes(), vec!["102:7 too-many-aliases"]),
        ("recursive", b"name: &a [*a]\ntables: {}\n".to_vec(), vec!["1:11 yaml-syntax"]),
        ("unclosed", b"name: \"it's x\ntables: {}\n".to_vec(), vec!["1:7 yaml-syntax"]),
        ("documents", b"name: A\n---\nname: B\n".to_vec(), vec!["2:1 yaml-syntax"]),
        ("list", b"- a\n- b\n".to_vec(), vec!["1:1 wrong-type"]),
        ("text", b"hello\n".to_vec(), vec!["1:1 wrong-type"]),
        (
            "merge",
            b"name: M\ntables:\n  account: &a { rows: user }\n  contact: { <<: *a, rows: user }\n".to_vec(),
            vec!["4:14 unknown-key"],
        ),
        (
            "windows",
            b"\xef\xbb\xbfname: W\r\ntables:\r\n  account: { rows: usr }\r\n".to_vec(),
            vec!["3:20 invalid-value"],
        ),
        ("nothing to filter by", b"name: X\ntables:\n  account: { rows: { custom: { all: [] } } }\n".to_vec(), vec!["3:37 invalid-value"]),
        ("open variable", b"name: X\ntables:\n  account: { rows: { custom: '<filter>${who</filter>' } }\n".to_vec(), vec!["3:30 unknown-variable"]),
        ("deep filter", format!("name: X\ntables:\n  account: {{ rows: {{ custom: '{}{}' }} }}\n", "<filter>".repeat(10_000), "</filter>".repeat(10_000)).into_bytes(), vec!["3:831 fetchxml-malformed"]),
        ("two filters", b"name: X\ntables:\n  account: { rows: [{ view: A }, { custom: <filter/> }] }\n".to_vec(), vec!["3:44 one-filter-kind", "3:44 custom-filter-empty"]),
        ("two views", b"name: X\ntables:\n  account: { rows: [{ view: A }, { view: B }] }\n".to_vec(), vec!["3:42 one-filter-kind"]),
        ("one image twice", b"name: X\ntables:\n  account: { rows: user, images: [entityimage, EntityImage] }\n".to_vec(), vec!["3:48 duplicate-entry"]),
        ("one relationship twice", b"name: X\ntables:\n  opportunity: { rows: user }\n  opportunityproduct: { rows: related, related_to: [{ table: opportunity, as: child }, { table: opportunity, as: child, relationship: product_opportunities }] }\n".to_vec(), vec!["4:88 association-unique"]),
        ("deep", deep.into_bytes(), vec!["1:262 yaml-syntax"]),
    ];
    for (name, bytes, expected) in cases {
        place.write("case.yaml", bytes);
        let ran = validate(&place, &["case.yaml"]).exits(1);
        assert_eq!(found(&ran), expected, "{name}: {ran:#?}");
        let finding = &ran.json()["findings"][0];
        assert_eq!(finding["file"], "case.yaml");
    }
}

#[test]
fn all_problems_of_a_file_come_in_one_run() {
    let place = Place::new();
    let text = "\
nmae: Wrong
tables:
  account:
    rows: [usr, all, team]
    sync: 10
    columns: name
    related_to:
      - { tabel: x }
  account: { rows: user }
  contact: 5
";
    place.write("case.yaml", text).write("good.yaml", GOOD);
    let ran = validate(&place, &["case.yaml", "good.yaml"]).exits(1);
    assert_eq!(
        found(&ran),
        [
            "1:1 unknown-key",
            "1:1 missing-key",
            "4:12 invalid-value",
            "4:17 all-rows-exclusive",
            "4:17 all-rows-avoid",
            "5:11 invalid-value",
            "6:14 wrong-type",
            "8:11 unknown-key",
            "8:11 missing-key",
            "9:3 duplicate-key",
            "10:12 wrong-type",
        ],
        "{ran:#?}"
    );
    let json = ran.json();
    assert_eq!(json["schema_version"], 1);
    assert_eq!(json["findings"][0]["help"], "did you mean `name`?");
    assert_eq!(json["findings"][9]["related"][0]["line"], 3);
    assert_eq!(json["summary"]["files"], 2);
}

#[test]
fn what_cannot_be_opened_is_usage() {
    let place = Place::new();
    for args in [&["validate", "none.yaml"][..], &["validate"], &["validate", "env:"]] {
        let ran = place.run(args).exits(2);
        assert!(ran.stderr.starts_with("error: ") && ran.stderr.contains("hint: "), "{ran:#?}");
        assert_eq!(ran.stdout, "");
    }
    let json = place.run(&["validate", "none.yaml", "--format", "json"]).exits(2).json();
    assert_eq!(json["error"]["kind"], "unreadable");
    place.write("empty/readme.txt", "x");
    let ran = place.run(&["validate", "empty"]).exits(2);
    assert!(ran.stderr.contains("no profile files in empty"));
    place.write("a.zip", b"PK\x03\x04rest").write("a.json", "{\"a\": 1}");
    assert!(place.run(&["validate", "a.zip"]).exits(2).stderr.contains("can't be read as a solution"));
    assert!(place.run(&["validate", "a.json"]).exits(2).stderr.contains("is JSON"));
}

#[test]
fn a_folder_gives_its_profiles_and_skips_the_rest() {
    let place = Place::new();
    place
        .write("f/one.yaml", GOOD)
        .write("f/deep/two.yml", GOOD.replace("Good", "Two"))
        .write("f/other.yaml", "name: CI\non: push\njobs: {}\n")
        .write("f/mopctl.yaml", "vars: { a: b }\n")
        .write("f/.gitignore", "ignored.yaml\n")
        .write("f/ignored.yaml", "name: [\n")
        .write("f/notes.txt", "x");
    let ran = place.run(&["validate", "f"]).exits(0);
    let closing =
        "skipped: 1 YAML file without a profile: f/other.yaml\nNo findings: 2 profiles in 2 files.\n";
    assert!(ran.stdout.ends_with(closing), "{ran:#?}");
    // Neither are empty files and those of several documents profiles, nor is JSON refused.
    place.write("f/empty.yaml", "# nothing\n").write("f/two.yaml", "a: 1\n---\nb: 2\n");
    place.write("f/j.yaml", "{\"name\": \"J\", \"tables\": {\"account\": {\"rows\": \"user\"}}}");
    let ran = place.run(&["validate", "f", "f/one.yaml"]).exits(0);
    assert!(ran.stdout.ends_with("skipped: 3 YAML files without a profile: f/empty.yaml, f/other.yaml, f/two.yaml\nNo findings: 3 profiles in 3 files.\n"), "{ran:#?}");
    place.run(&["validate", "f", "f", "./f"]).exits(0);
    let summary = place.run(&["validate", "f", "--format", "json"]).exits(0).json()["summary"].clone();
    assert_eq!(summary["profiles"], 3);
    assert_eq!(summary["skipped"][0], "f/empty.yaml");
    let diff = place.run(&["diff", "f", "--env", "sandbox"]).exits(1);
    assert!(diff.stderr.contains("skipped: 3 YAML files"), "{diff:#?}");
    // A near miss isn't skipped in silence.
    place.write("f/other.yaml", "name: Oops\ntabels: {}\n");
    assert_eq!(found(&validate(&place, &["f"]).exits(1)), ["1:1 missing-key", "2:1 unknown-key"]);
    for broken in [
        "\tname: Sales\n\ttables:\n",
        "name: Sales\n<<<<<<< HEAD\n",
        "Name: S\nTables:\n  account: { rows: user }\n",
        "nmae: S\nDescription: x\n",
        "name: Sales\ndescription: d\n",
    ] {
        place.write("f/other.yaml", broken);
        let ran = place.run(&["validate", "f"]).exits(1);
        assert!(ran.stdout.contains("f/other.yaml"), "{broken}: {ran:#?}");
    }
}

#[test]
fn standard_input_is_an_address() {
    use std::io::Write;
    let place = Place::new();
    let mut command = place.command(&["validate", "-", "--stdin-filename", "typed.yaml", "--format", "json"]);
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"name: X\ntables:\n  account: {}\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["findings"][0]["file"], "typed.yaml");
}

fn item(guid: u32, table: &str, criteria: u8, flags: &str, filter: &str, associations: &str) -> String {
    let id = format!("{guid:08x}-0000-4000-8000-000000000001");
    format!(
        r#"    <MobileOfflineProfileItem MobileOfflineProfileItemId="{id}" Name="{table}">
      {associations}
      <MobileOfflineProfileItemId>{{{}}}</MobileOfflineProfileItemId>
      <RegardingObjectId>{{0A000000-0000-4000-8000-000000000001}}</RegardingObjectId>
      <Name>{table}</Name>
      <RecordDistributionCriteria>{criteria}</RecordDistributionCriteria>
      {flags}
      <ProfileItemEntityFilter>{filter}</ProfileItemEntityFilter>
      <EntitySchemaName>{table}</EntitySchemaName>
    </MobileOfflineProfileItem>
"#,
        id.to_uppercase()
    )
}

fn association(name: &str) -> String {
    format!(
        "<MobileOfflineProfileItemAssociations><MobileOfflineProfileItemAssociation MobileOfflineProfileItemAssociationId=\"0b000000-0000-4000-8000-000000000001\" Name=\"{name}\"><Name>{name}</Name><RelationshipDisplayName>{name}</RelationshipDisplayName><ProfileItemAssociationEntityFilter></ProfileItemAssociationEntityFilter></MobileOfflineProfileItemAssociation></MobileOfflineProfileItemAssociations>"
    )
}

fn solution(items: &[String]) -> String {
    format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<MobileOfflineProfile MobileOfflineProfileId=\"0a000000-0000-4000-8000-000000000001\" Name=\"Exported\">\n  <MobileOfflineProfileItems>\n{}  </MobileOfflineProfileItems>\n  <MobileOfflineProfileId>{{0a000000-0000-4000-8000-000000000001}}</MobileOfflineProfileId>\n  <Name>Exported</Name>\n</MobileOfflineProfile>",
        items.concat()
    )
}

const OWN: &str = "<RecordsOwnedByMe>1</RecordsOwnedByMe><RecordsOwnedByMyTeam>0</RecordsOwnedByMyTeam><RecordsOwnedByMyBusinessUnit>0</RecordsOwnedByMyBusinessUnit><SyncIntervalInMinutes>10</SyncIntervalInMinutes>";
const NONE: &str = "<RecordsOwnedByMe>0</RecordsOwnedByMe><RecordsOwnedByMyTeam>false</RecordsOwnedByMyTeam>";

#[test]
fn solution_files_read_as_profiles_and_are_compared_with_yaml() {
    let place = Place::new();
    let nothing = "<MobileOfflineProfileItemAssociations />";
    let filter = "&lt;fetch&gt;&lt;entity name=\"task\"&gt;&lt;filter&gt;&lt;condition attribute='statecode' operator='eq' value='0'/&gt;&lt;/filter&gt;&lt;/entity&gt;&lt;/fetch&gt;";
    let items = [
        item(1, "Account", 2, OWN, "", &association("account_primary_contact")),
        item(2, "Contact", 0, NONE, "", nothing),
        item(3, "Task", 3, NONE, filter, nothing),
        item(4, "new_Custom", 0, NONE, "", &association("new_unknown_relationship")),
    ];
    place
        .write("sol/Other/Solution.xml", "<x/>")
        .write("sol/MobileOfflineProfiles/Exported.xml", solution(&items));
    let ran = validate(&place, &["sol"]).exits(0);
    assert_eq!(found(&ran), ["32:25 view-unsupported-table"]);
    let reason = ran.json()["not_checked"][2]["reason"].clone();
    assert_eq!(reason, "no metadata tells both ends of 1 of the relationships");
    let yaml = "\
name: Exported
tables:
  account: { label: Account, rows: user, sync: 10m }
  contact:
    label: Contact
    rows: related
    related_to:
      - { table: account, as: parent, relationship: account_primary_contact }
  task:
    label: Task
    rows:
      custom: |-
        <fetch version='1.0'>
          <entity name='task'>
            <all-attributes/>
            <filter type='and'><condition value=\"0\" operator=\"eq\" attribute=\"statecode\" /></filter>
          </entity>
        </fetch>
  new_custom:
    label: new_Custom
    rows: related
    brings: [{ relationship: new_unknown_relationship }]
";
    place.write("p.yaml", yaml);
    let same = place.run(&["diff", "sol", "p.yaml"]).exits(0);
    assert_eq!(same.stdout, "  Exported: no changes\nNo differences.\n");
    // Order, identities and layout are no difference.
    let mut turned = items.to_vec();
    turned.reverse();
    place.write("later.xml", solution(&turned).replace("0a000000", "0c000000"));
    place.run(&["diff", "sol", "later.xml"]).exits(0);
    place.write(
        "fewer.xml",
        solution(&[item(1, "Account", 1, NONE, "", nothing), items[1].clone(), items[2].clone()]),
    );
    let json = place.run(&["diff", "sol", "fewer.xml", "--format", "json"]).exits(1).json();
    let changes: Vec<String> = json["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| {
            format!("{} {} {} {}", c["kind"].as_str().unwrap(), c["table"], c["relationship"], c["field"])
        })
        .collect();
    assert_eq!(
        changes,
        [
            r#"changed "account" null "rows""#,
            r#"changed "account" null "sync""#,
            r#"removed "contact" "account_primary_contact" null"#,
            r#"removed "new_custom" null null"#,
        ]
    );
}

#[test]
fn broken_solution_files_say_where() {
    let place = Place::new();
    let ok = item(1, "Account", 2, OWN, "", "");
    for (text, expected) in [
        ("<MobileOfflineProfile><Name>x</MobileOfflineProfile>".to_owned(), "1:30 xml-syntax"),
        ("<!DOCTYPE x [<!ENTITY a \"b\">]><MobileOfflineProfile/>".to_owned(), "1:1 xml-syntax"),
        ("<AppModule/>".to_owned(), "1:1 solution-shape"),
        (solution(&[ok.replace(">2<", ">7<")]), "9:35 solution-shape"),
        (solution(&[ok.replace("<EntitySchemaName>Account</EntitySchemaName>", "")]), "4:5 solution-shape"),
        (solution(&[ok.replace(">10<", ">ten<")]), "10:176 solution-shape"),
    ] {
        place.write("x.xml", &text);
        let ran = validate(&place, &["x.xml"]).exits(1);
        assert_eq!(found(&ran)[0], expected, "{text}\n{ran:#?}");
    }
}

#[test]
fn variables_take_their_values_from_the_configuration() {
    let place = Place::new();
    let text = "name: V\ntables:\n  account:\n    rows:\n      custom: <filter><condition attribute=\"name\" operator=\"eq\" value=\"${who}\"/></filter>\n";
    place.write("p.yaml", text);
    assert_eq!(found(&validate(&place, &["p.yaml"]).exits(1)), ["5:15 unknown-variable"]);
    place.write(
        "mopctl.yaml",
        "vars: { who: 'A & \"B\"' }\nenvironments:\n  sandbox: { vars: { who: Sandbox } }\n",
    );
    validate(&place, &["p.yaml"]).exits(0);
    place.run(&["publish", "p.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let filter = server.get("mobileofflineprofileitems")["value"][0]["profileitementityfilter"].clone();
    assert!(filter.as_str().unwrap().contains("value=\"Sandbox\""), "{filter}");
    place.run(&["diff", "env:sandbox/V", "p.yaml"]).exits(0);
    place.write("mopctl.yaml", "# nothing yet\n").write("q.yaml", GOOD);
    validate(&place, &["q.yaml"]).exits(0);
    place.write("mopctl.yaml", "vasr: {}\n");
    let wrong = place.run(&["validate", "p.yaml"]).exits(2);
    assert!(wrong.stderr.contains("did you mean `vars`?"), "{wrong:#?}");
}
