//! Profiles of a tenant in the sandbox: tables, columns and relationships that it doesn't have by itself.

use super::support::Place;

/// A sandbox has the tables of a tenant where a seed defines them.
#[test]
fn tables_of_a_tenant_can_be_rehearsed() {
    let place = Place::new();
    place.write(
        "seed.json",
        r#"{"EntityDefinitions":[{"LogicalName":"new_site","SchemaName":"new_Site","Attributes":[{"LogicalName":"new_zone","AttributeType":"String"}]},
            {"LogicalName":"account","ManyToOneRelationships":[{"SchemaName":"new_site_account","ReferencingAttribute":"new_site","ReferencedEntity":"new_site"}]}]}"#,
    );
    let file = "name: P\ntables:\n  account:\n    rows: related\n    related_to:\n      - { table: new_site, as: child, relationship: new_site_account }\n  new_site: { rows: { custom: '<filter><condition attribute=\"new_zone\" operator=\"eq\" value=\"North\"/></filter>' } }\n";
    place.write("p.yaml", file);
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    let unknown = run(&["publish", "p.yaml", "--yes"]).exits(1);
    assert!(unknown.stdout.contains("sandbox has no table `new_site`"), "{unknown:#?}");
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    run(&["publish", "p.yaml", "--yes"]).exits(0);
    run(&["pull", "P", "-o", "out"]).exits(0);
    run(&["diff", "out/p.yaml"]).exits(0);
    place.edit("p.yaml", "new_zone", "new_zoom");
    let wrong = run(&["publish", "p.yaml", "--dry-run"]);
    assert!(wrong.code == 1, "{wrong:#?}");
    place.write("bad.json", r#"{"EntityDefinitions":[{"SchemaName":"x"}]}"#);
    let bad = place.run(&["sandbox", "reset", "--seed", "bad.json"]).exits(2);
    assert!(bad.stderr.contains("lacks `LogicalName`"), "{bad:#?}");
}

/// An export whose tables and relationships the built-in catalog doesn't know: one relationship named with
/// the whole name of the other table, one without the publisher's prefix, one that tells nothing.
const EXPORT: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<MobileOfflineProfile MobileOfflineProfileId="5d1f2f4e-31a2-4c55-9c0e-0a5f1d6f0001" Name="Sites">
  <MobileOfflineProfileItems>
    <MobileOfflineProfileItem MobileOfflineProfileItemId="5d1f2f4e-31a2-4c55-9c0e-0a5f1d6f0002" Name="Site">
      <MobileOfflineProfileItemAssociations>
        <MobileOfflineProfileItemAssociation MobileOfflineProfileItemAssociationId="5d1f2f4e-31a2-4c55-9c0e-0a5f1d6f0003" Name="new_site_new_visit_Site">
          <Name>new_site_new_visit_Site</Name>
          <RelationshipDisplayName>new_site_new_visit_Site</RelationshipDisplayName>
        </MobileOfflineProfileItemAssociation>
        <MobileOfflineProfileItemAssociation MobileOfflineProfileItemAssociationId="5d1f2f4e-31a2-4c55-9c0e-0a5f1d6f0004" Name="new_visit_NextSite_new_Site">
          <Name>new_visit_NextSite_new_Site</Name>
          <RelationshipDisplayName>new_visit_NextSite_new_Site</RelationshipDisplayName>
        </MobileOfflineProfileItemAssociation>
      </MobileOfflineProfileItemAssociations>
      <Name>Site</Name>
      <RecordDistributionCriteria>3</RecordDistributionCriteria>
      <RecordsOwnedByMe>0</RecordsOwnedByMe>
      <RecordsOwnedByMyTeam>0</RecordsOwnedByMyTeam>
      <RecordsOwnedByMyBusinessUnit>0</RecordsOwnedByMyBusinessUnit>
      <SyncIntervalInMinutes>10</SyncIntervalInMinutes>
      <ProfileItemEntityFilter>&lt;fetch&gt;&lt;entity name="new_site"&gt;&lt;filter&gt;&lt;condition attribute="new_opened" operator="last-x-days" value="30"/&gt;&lt;condition attribute="new_keeper" operator="eq-userid"/&gt;&lt;condition attribute="new_rank" operator="gt" value="3"/&gt;&lt;/filter&gt;&lt;link-entity name="new_region" from="new_regionid" to="new_region"&gt;&lt;filter&gt;&lt;condition attribute="new_code" operator="like" value="N%"/&gt;&lt;/filter&gt;&lt;/link-entity&gt;&lt;/entity&gt;&lt;/fetch&gt;</ProfileItemEntityFilter>
      <EntitySchemaName>new_Site</EntitySchemaName>
    </MobileOfflineProfileItem>
    <MobileOfflineProfileItem MobileOfflineProfileItemId="5d1f2f4e-31a2-4c55-9c0e-0a5f1d6f0005" Name="Visit">
      <MobileOfflineProfileItemAssociations />
      <Name>Visit</Name>
      <RecordDistributionCriteria>0</RecordDistributionCriteria>
      <RecordsOwnedByMe>0</RecordsOwnedByMe>
      <RecordsOwnedByMyTeam>0</RecordsOwnedByMyTeam>
      <RecordsOwnedByMyBusinessUnit>0</RecordsOwnedByMyBusinessUnit>
      <SyncIntervalInMinutes>10</SyncIntervalInMinutes>
      <EntitySchemaName>new_Visit</EntitySchemaName>
    </MobileOfflineProfileItem>
    <MobileOfflineProfileItem MobileOfflineProfileItemId="5d1f2f4e-31a2-4c55-9c0e-0a5f1d6f0006" Name="Region">
      <MobileOfflineProfileItemAssociations />
      <Name>Region</Name>
      <RecordDistributionCriteria>1</RecordDistributionCriteria>
      <RecordsOwnedByMe>0</RecordsOwnedByMe>
      <RecordsOwnedByMyTeam>0</RecordsOwnedByMyTeam>
      <RecordsOwnedByMyBusinessUnit>0</RecordsOwnedByMyBusinessUnit>
      <SyncIntervalInMinutes>10</SyncIntervalInMinutes>
      <EntitySchemaName>new_Region</EntitySchemaName>
    </MobileOfflineProfileItem>
  </MobileOfflineProfileItems>
  <Name>Sites</Name>
</MobileOfflineProfile>
"#;

/// The circle of an export with tables of its own: refused as unknown, defined, published, pulled, the same.
#[test]
fn an_export_defines_what_it_names() {
    let place = Place::new();
    place.write("export.xml", EXPORT).write("mopctl.yaml", "limits: current\n");
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    place.run(&["convert", "export.xml", "files"]).exits(0);
    let unknown = run(&["publish", "files", "--yes"]).exits(1);
    assert!(unknown.stdout.contains("sandbox has no table `new_visit`"), "{unknown:#?}");
    assert!(unknown.stderr.contains("`mopctl sandbox define ADDRESS`"), "{unknown:#?}");
    let defined = place.run(&["sandbox", "define", "files", "--format", "json"]).exits(0).json();
    assert_eq!(defined["tables"], serde_json::json!(["new_region", "new_site", "new_visit"]));
    assert_eq!(
        defined["relationships"],
        serde_json::json!(["new_site_new_visit_Site", "new_visit_NextSite_new_Site"])
    );
    run(&["publish", "files", "--yes"]).exits(0);
    run(&["diff", "files"]).exits(0);
    run(&["pull", "--all", "-o", "pulled"]).exits(0);
    // The files say `brings`, what was pulled says which table brings which.
    for (old, new) in [("files", "pulled"), ("pulled", "files"), ("pulled", "export.xml")] {
        place.run(&["diff", old, new]).exits(0);
    }
    let again = place.run(&["sandbox", "define", "pulled", "export.xml"]).exits(0);
    assert_eq!(again.stdout, "The sandbox has all of it already.\n");
    assert_eq!(again.stderr, "");
}

/// What nobody can tell isn't made up, and an association that no table of a profile knows is a finding.
#[test]
fn a_relationship_whose_other_end_nobody_tells_is_refused_with_its_line() {
    let place = Place::new();
    place.write("export.xml", EXPORT.replace("new_visit_NextSite_new_Site", "new_anything"));
    place.run(&["convert", "export.xml", "files"]).exits(0);
    let defined = place.run(&["sandbox", "define", "files"]).exits(0);
    let said = "not made up: relationship `new_anything` of `new_site`: the name doesn't tell the table at its other end; say it there with `related_to: [{ table: new_site, relationship: new_anything }]` instead of `brings`, or define a snapshot\n";
    assert!(defined.stderr.contains(said), "{defined:#?}");
    let refused = place.run(&["publish", "files", "--env", "sandbox", "--yes"]).exits(1);
    let said = "error[MOP508 relationship-unresolved]: `new_anything` isn't a relationship of `new_site` and a table of the profile";
    assert!(refused.stdout.contains(said), "{refused:#?}");
}

/// A snapshot gives the sandbox the tables of the environment that it was taken from.
#[test]
fn a_snapshot_defines_its_tables() {
    let (tenant, desk) = (Place::new(), Place::new());
    tenant.write("export.xml", EXPORT);
    tenant.run(&["sandbox", "define", "export.xml"]).exits(0);
    tenant.run(&["convert", "export.xml", "files"]).exits(0);
    tenant.write("mopctl.yaml", "limits: current\n");
    tenant.run(&["publish", "files", "--env", "sandbox", "--yes"]).exits(0);
    tenant.run(&["snapshot", "--env", "sandbox", "-o", "tenant.json"]).exits(0);
    desk.write("tenant.json", std::fs::read(tenant.work().join("tenant.json")).unwrap());
    desk.write("mopctl.yaml", "limits: current\n");
    let defined = desk.run(&["sandbox", "define", "tenant.json"]).exits(0);
    assert!(defined.stdout.starts_with("Added to the sandbox: 3 tables, "), "{defined:#?}");
    desk.run(&["convert", "tenant.json", "files"]).exits(0);
    desk.run(&["publish", "files", "--env", "sandbox", "--yes"]).exits(0);
    desk.run(&["diff", "files", "--env", "sandbox"]).exits(0);
    // Types came along.
    let server = desk.serve(&[]);
    let column = server
        .get("EntityDefinitions(LogicalName='new_site')/Attributes?$filter=LogicalName%20eq%20'new_opened'");
    assert_eq!(column["value"][0]["AttributeType"], "DateTime");
}

/// Images, files, chosen columns and entries without a name can be rehearsed, too; nothing of what the
/// sandbox holds is lost.
#[test]
fn a_file_defines_columns_images_and_unnamed_relationships() {
    let place = Place::new();
    place.write("first.yaml", "name: First\ntables:\n  account: { rows: user }\n");
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    run(&["publish", "first.yaml", "--yes"]).exits(0);
    place.write(
        "p.yaml",
        "name: P\ntables:\n  account: { rows: user, columns: [name, new_zone], images: [new_photo] }\n  new_site:\n    rows: related\n    related_to: [{ table: account, as: child }]\n    files: all\n",
    );
    place.run(&["sandbox", "define", "p.yaml"]).exits(0);
    run(&["publish", "p.yaml", "--yes"]).exits(0);
    run(&["diff", "p.yaml"]).exits(0);
    run(&["diff", "first.yaml"]).exits(0);
    let online = place.run(&["sandbox", "define", "env:sandbox"]).exits(2);
    assert!(
        online.stderr.contains("take a snapshot: `mopctl snapshot --env sandbox -o FILE`"),
        "{online:#?}"
    );
    place.write("broken.yaml", "name: P\ntables: 3\n");
    place.run(&["sandbox", "define", "broken.yaml"]).exits(1);
}

/// What only publishing is refused for, a draft can have.
#[test]
fn a_draft_takes_what_only_publishing_refuses() {
    let place = Place::new();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: related }\n");
    let refused = run(&["publish", "p.yaml", "--yes"]).exits(1);
    assert!(refused.stderr.contains("with --draft it is written without being published"), "{refused:#?}");
    let drafted = run(&["publish", "p.yaml", "--draft", "--yes"]).exits(0);
    assert!(
        drafted.stderr.contains("a draft can have this, and publishing it would be refused"),
        "{drafted:#?}"
    );
    run(&["pull", "P", "-o", "out"]).exits(0);
    place.run(&["diff", "p.yaml", "out/p.yaml"]).exits(0);
    // A wrong table is refused all the same.
    place.edit("p.yaml", "account", "acount");
    run(&["publish", "p.yaml", "--draft", "--yes"]).exits(1);
}

/// The relationships that the platform makes of every table are known by their names.
#[test]
fn relationships_of_every_table_are_known_by_name() {
    let place = Place::new();
    let link = |name: &str| {
        format!(
            "<MobileOfflineProfileItemAssociation><Name>{name}</Name><RelationshipDisplayName>{name}</RelationshipDisplayName></MobileOfflineProfileItemAssociation>"
        )
    };
    let names = [
        "new_job_Annotations",
        "new_job_Tasks",
        "new_job_PhoneCalls",
        "lk_new_job_createdby",
        "team_new_job",
    ];
    let links: String = names.iter().map(|name| link(name)).collect();
    let item = |table: &str, rows: u8, links: &str| {
        format!(
            "<MobileOfflineProfileItem><MobileOfflineProfileItemAssociations>{links}</MobileOfflineProfileItemAssociations><Name>{table}</Name><RecordDistributionCriteria>{rows}</RecordDistributionCriteria><RecordsOwnedByMe>{}</RecordsOwnedByMe><RecordsOwnedByMyTeam>0</RecordsOwnedByMyTeam><RecordsOwnedByMyBusinessUnit>0</RecordsOwnedByMyBusinessUnit><EntitySchemaName>{table}</EntitySchemaName></MobileOfflineProfileItem>",
            u8::from(rows == 2)
        )
    };
    let items = [
        item("new_job", 2, &links),
        item("annotation", 0, ""),
        item("task", 0, ""),
        item("phonecall", 0, ""),
        item("systemuser", 0, ""),
        item("team", 0, ""),
    ];
    place.write(
        "jobs.xml",
        format!(
            "<MobileOfflineProfile><MobileOfflineProfileItems>{}</MobileOfflineProfileItems><Name>Jobs</Name></MobileOfflineProfile>",
            items.concat()
        ),
    );
    place.write("mopctl.yaml", "limits: current\n");
    place.run(&["convert", "jobs.xml", "files"]).exits(0);
    let defined = place.run(&["sandbox", "define", "files"]).exits(0);
    assert!(!defined.stderr.contains("not made up"), "{defined:#?}");
    place.run(&["publish", "files", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["pull", "Jobs", "--env", "sandbox", "-o", "pulled"]).exits(0);
    place.run(&["diff", "jobs.xml", "pulled"]).exits(0);
    // The same said the other way round, in another sandbox.
    let desk = Place::new();
    let pulled = std::fs::read(place.work().join("pulled/jobs.yaml")).unwrap();
    desk.write("jobs.yaml", pulled).write("mopctl.yaml", "limits: current\n");
    desk.run(&["sandbox", "define", "jobs.yaml"]).exits(0);
    let server = desk.serve(&[]);
    for (table, name, column) in
        [("new_job", "lk_new_job_createdby", "createdby"), ("task", "new_job_Tasks", "regardingobjectid")]
    {
        let path = format!(
            "EntityDefinitions(LogicalName='{table}')/ManyToOneRelationships?$filter=SchemaName%20eq%20'{name}'"
        );
        assert_eq!(server.get(&path)["value"][0]["ReferencingAttribute"], column);
    }
    desk.run(&["publish", "jobs.yaml", "--env", "sandbox", "--yes"]).exits(0);
}

/// Columns that every table has keep their types, though a file chooses them by name.
#[test]
fn chosen_columns_keep_the_types_that_every_table_has() {
    let place = Place::new();
    let run = |args: &[&str]| place.run(&[args, &["--env", "sandbox"]].concat());
    place.write(
        "p.yaml",
        "name: P\ntables:\n  new_a: { rows: user, columns: [new_aid, new_a_name, createdon, modifiedon, ownerid, statecode, statuscode] }\n  new_b:\n    rows:\n      custom: '<fetch><entity name=\"new_b\"><filter><condition attribute=\"createdon\" operator=\"last-x-days\" value=\"7\"/></filter><link-entity name=\"new_a\" from=\"new_aid\" to=\"new_a\"><filter><condition attribute=\"createdon\" operator=\"last-x-days\" value=\"7\"/><condition attribute=\"ownerid\" operator=\"eq-userid\"/></filter></link-entity></entity></fetch>'\n",
    );
    place.run(&["sandbox", "define", "p.yaml"]).exits(0);
    let checked = run(&["validate", "p.yaml"]);
    assert!(!checked.stdout.contains("fetch-operator-unsupported"), "{checked:#?}");
    run(&["publish", "p.yaml", "--yes"]).exits(0);
    run(&["diff", "p.yaml"]).exits(0);
}
