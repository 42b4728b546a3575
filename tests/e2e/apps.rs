//! What apps show and do, read from exported solutions.

use std::io::Write;

use super::support::Place;

const CUSTOMIZATIONS: &str = r#"<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Entities>
    <Entity>
      <Name LocalizedName="Account">Account</Name>
      <EntityInfo><entity Name="Account"><attributes /></entity></EntityInfo>
      <FormXml><forms type="main"><systemform>
        <formid>{1B4D7F0E-5D0A-4F3A-9C60-2F0E7C1A0001}</formid>
        <form>
          <tabs><tab><columns><column><sections><section><rows>
            <row><cell><control id="name" classid="{4273EDBD-AC1D-40D3-9FB2-095C621B552D}" datafieldname="name" /></cell></row>
            <row><cell><control id="territoryid" classid="{270BD3DB-D9AF-4782-9025-509E298DEC0A}" datafieldname="territoryid" /></cell></row>
            <row><cell><control id="Contacts" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}"><parameters><TargetEntityType>contact</TargetEntityType></parameters></control></cell></row>
            <row><cell><control id="WebResource_map" classid="{9FDF5F91-88B1-47F4-AD53-C11EFC01A01D}"><parameters><Url>new_/map.html</Url></parameters></control></cell></row>
            <row><cell><control id="WebResource_logo" classid="{9FDF5F91-88B1-47F4-AD53-C11EFC01A01D}"><parameters><Url>$webresource:new_/logo.png</Url></parameters></control></cell></row>
          </rows></section></sections></column></columns></tab></tabs>
          <formLibraries><Library name="new_/account.js" libraryUniqueId="{5}" /></formLibraries>
        </form>
        <LocalizedNames><LocalizedName description="Main" languagecode="1033" /></LocalizedNames>
      </systemform></forms></FormXml>
      <SavedQueries><savedqueries><savedquery>
        <savedqueryid>{1B4D7F0E-5D0A-4F3A-9C60-2F0E7C1A0002}</savedqueryid>
        <layoutxml><grid name="resultset"><row name="result" id="accountid"><cell name="name" width="300" /><cell name="telephone1" width="100" /><cell name="a_1.emailaddress1" width="100" /></row></grid></layoutxml>
        <querytype>0</querytype>
        <fetchxml><fetch version="1.0" mapping="logical"><entity name="account">
          <attribute name="name" />
          <filter type="and"><condition attribute="createdon" operator="olderthan-x-months" value="3" /></filter>
          <link-entity alias="a_1" name="contact" from="contactid" to="primarycontactid" link-type="outer"><attribute name="emailaddress1" /></link-entity>
        </entity></fetch></fetchxml>
        <LocalizedNames><LocalizedName description="Active Accounts" languagecode="1033" /></LocalizedNames>
      </savedquery></savedqueries></SavedQueries>
      <RibbonDiffXml><CommandDefinitions>
        <CommandDefinition Id="new.account.Score"><EnableRules /><DisplayRules /><Actions /></CommandDefinition>
        <CommandDefinition Id="new.account.Call"><EnableRules><EnableRule Id="Mscrm.IsEntityAvailableForUserInMocaOffline" /></EnableRules></CommandDefinition>
      </CommandDefinitions></RibbonDiffXml>
    </Entity>
    <Entity>
      <Name LocalizedName="Lead">Lead</Name>
      <EntityInfo><entity Name="Lead" /></EntityInfo>
      <SavedQueries><savedqueries><savedquery>
        <querytype>64</querytype>
        <fetchxml><fetch><entity name="lead"><attribute name="subject" /></entity></fetch></fetchxml>
      </savedquery></savedqueries></SavedQueries>
    </Entity>
  </Entities>
  <Workflows>
    <Workflow WorkflowId="{1}" Name="Account care">
      <Category>4</Category><PrimaryEntity>account</PrimaryEntity><UniqueName>new_accountcare</UniqueName>
    </Workflow>
    <Workflow WorkflowId="{2}" Name="Recalculate"><Category>0</Category><PrimaryEntity>account</PrimaryEntity></Workflow>
  </Workflows>
  <WebResources>
    <WebResource><Name>new_/map.html</Name><WebResourceType>1</WebResourceType></WebResource>
    <WebResource><Name>new_/logo.png</Name><WebResourceType>5</WebResourceType></WebResource>
    <WebResource><Name>new_/Account.js</Name><WebResourceType>3</WebResourceType></WebResource>
  </WebResources>
  <AppModules>
    <AppModule><UniqueName>crew_app</UniqueName><AppModuleComponents><AppModuleComponent type="1" schemaName="account" /></AppModuleComponents></AppModule>
  </AppModules>
</ImportExportXml>"#;

const SCRIPT: &str = "function f(c) { c.getAttribute('telephone1'); Xrm.WebApi.retrieveMultipleRecords('opportunity');\n\
                      Xrm.WebApi.online.retrieveRecord('invoice', c); }";

const ALL_SELECTED: &str =
    "[accountid, name, statecode, statuscode, createdon, modifiedon, ownerid, territoryid, telephone1]";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn found(place: &Place, arguments: &[&str]) -> Vec<String> {
    let mut line = vec!["validate", "--format", "json"];
    line.extend(arguments);
    let json = place.run(&line).json();
    let mut slugs: Vec<String> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["rule"].as_str().unwrap().to_owned())
        .collect();
    slugs.sort();
    slugs
}

fn write(place: &Place) {
    place.write(
        "crew.zip",
        zip(&[
            ("customizations.xml", CUSTOMIZATIONS.as_bytes()),
            ("WebResources/new_/account.js", SCRIPT.as_bytes()),
        ]),
    );
    place.write(
        "less.yaml",
        "name: Less\napps: [crew_app]\ntables:\n  account:\n    rows: user\n    columns: [accountid, name, statecode, statuscode, createdon, modifiedon, ownerid]\n  lead: { rows: user }\n",
    );
    place.write(
        "more.yaml",
        format!(
            "name: More\ntables:\n  account:\n    rows: user\n    columns: {ALL_SELECTED}\n  contact: {{ rows: user }}\n  \
             opportunity: {{ rows: user }}\n  new_accountcare: {{ rows: user }}\n  territory:\n    rows: related\n    \
             related_to: [{{ table: account, as: parent, relationship: territory_accounts }}]\n"
        ),
    );
}

#[test]
fn apps_are_checked_against_the_profile() {
    let place = Place::new();
    write(&place);
    assert_eq!(
        found(&place, &["less.yaml", "--app", "crew.zip"]),
        [
            "bpf-table-missing",
            "command-hidden-offline",
            "form-lookup-table-missing",
            "form-lookup-table-missing",
            "owner-tables",
            "script-columns-missing",
            "script-table-missing",
            "table-without-view",
            "view-form-column-missing",
            "view-operator-unsupported",
            "view-references-missing-table",
            "webresource-html-ios",
            "webresource-lowercase",
            "webresource-other",
        ]
    );
    // What the profile can mend is gone when it does; the rest is the app's.
    assert_eq!(
        found(&place, &["more.yaml", "--app", "crew.zip"]),
        [
            "command-hidden-offline",
            "owner-tables",
            "view-operator-unsupported",
            "webresource-html-ios",
            "webresource-lowercase",
            "webresource-other",
        ]
    );
    let json = place.run(&["validate", "less.yaml", "--format", "json"]).json();
    let missing = &json["not_checked"][0];
    assert_eq!(missing["inputs"], "app");
    assert_eq!(missing["rules"].as_array().unwrap().len(), 26);
}

#[test]
fn an_unpacked_solution_says_the_same() {
    let place = Place::new();
    write(&place);
    place.write("tree/Other/Customizations.xml", CUSTOMIZATIONS);
    place.write("tree/WebResources/new_/account.js", SCRIPT);
    let (zipped, unpacked) = (["less.yaml", "--app", "crew.zip"], ["less.yaml", "--app", "tree"]);
    assert_eq!(found(&place, &zipped), found(&place, &unpacked));
}

/// Stages are in the file that the description of the flow names, wherever it stands.
#[test]
fn flows_over_several_tables_are_found() {
    let place = Place::new();
    write(&place);
    let flow = |id: u32, name: &str| {
        format!(
            "<Workflow WorkflowId=\"{{{id}}}\" Name=\"{name}\"><XamlFileName>/Workflows/{name}-{id}.xaml</XamlFileName><Category>4</Category><PrimaryEntity>account</PrimaryEntity></Workflow>"
        )
    };
    let stages = |tables: &[&str]| {
        let steps: String = tables.iter().map(|table| format!("<Step EntityName=\"{table}\" />")).collect();
        format!("<Activity>{steps}<Step EntityName=\"\" /></Activity>")
    };
    let (both, one) = (stages(&["account", "lead"]), stages(&["account"]));
    let solution = format!(
        "<ImportExportXml><Workflows>{}{}</Workflows></ImportExportXml>",
        flow(1, "Care"),
        flow(2, "CarePlus")
    );
    for (first, second, said) in [(&both, &one, "\"Care\""), (&one, &both, "\"CarePlus\"")] {
        place.write(
            "flow.zip",
            zip(&[
                ("Workflows/CarePlus-2.xaml", second.as_bytes()),
                ("Workflows/Care-1.xaml", first.as_bytes()),
                ("customizations.xml", solution.as_bytes()),
            ]),
        );
        let ran = place.run(&["validate", "less.yaml", "--app", "flow.zip", "--format", "concise"]).exits(1);
        let lines: Vec<&str> = ran.stdout.lines().filter(|line| line.contains("bpf-multi-table")).collect();
        assert!(lines.len() == 1 && lines[0].contains(said), "{ran:#?}");
    }
}

/// An app of the solution that uses another profile than the one that names it.
#[test]
fn apps_that_do_not_use_the_profile_are_named() {
    let place = Place::new();
    write(&place);
    let profile = "<MobileOfflineProfiles><MobileOfflineProfile MobileOfflineProfileId=\"{1b4d7f0e-5d0a-4f3a-9c60-2f0e7c1a0009}\"><Name>less</Name></MobileOfflineProfile></MobileOfflineProfiles></ImportExportXml>";
    let component = "<AppModuleComponent type=\"1\" schemaName=\"account\" />";
    let unused = CUSTOMIZATIONS.replace("</ImportExportXml>", profile);
    let used = unused.replace(
        component,
        "<AppModuleComponent type=\"161\" id=\"{1B4D7F0E-5D0A-4F3A-9C60-2F0E7C1A0009}\" />",
    );
    assert!(unused != CUSTOMIZATIONS && used != unused);
    place.write("used.zip", zip(&[("customizations.xml", used.as_bytes())]));
    place.write("unused.zip", zip(&[("customizations.xml", unused.as_bytes())]));
    for (app, raised) in [("crew.zip", false), ("used.zip", false), ("unused.zip", true)] {
        let found = found(&place, &["less.yaml", "--app", app]);
        assert_eq!(found.iter().any(|slug| slug == "profile-not-in-app"), raised, "{app}: {found:?}");
    }
}

/// What a solution says about its apps and tables as a whole.
#[test]
fn solutions_are_looked_at_as_a_whole() {
    let place = Place::new();
    place.write("a.yaml", "name: Less\ntables:\n  account: { rows: user }\n  contact: { rows: user }\n");
    let profiles = "<MobileOfflineProfiles><MobileOfflineProfile MobileOfflineProfileId=\"{1b4d7f0e-5d0a-4f3a-9c60-2f0e7c1a0009}\"><Name>Less</Name></MobileOfflineProfile></MobileOfflineProfiles></ImportExportXml>";
    let both = "<AppModuleComponent type=\"161\" id=\"{1b4d7f0e-5d0a-4f3a-9c60-2f0e7c1a0009}\" /><AppModuleComponent type=\"161\" id=\"{1b4d7f0e-5d0a-4f3a-9c60-2f0e7c1a0010}\" />";
    let carries = CUSTOMIZATIONS.replace("</ImportExportXml>", profiles);
    let several = CUSTOMIZATIONS.replace("<AppModuleComponent type=\"1\" schemaName=\"account\" />", both);
    for (name, text, slug) in [
        ("carries.zip", &carries, "solution-without-table-metadata"),
        ("several.zip", &several, "app-holds-several-profiles"),
    ] {
        place.write(name, zip(&[("customizations.xml", text.as_bytes())]));
        let found = found(&place, &["a.yaml", "--app", name]);
        for known in ["solution-without-table-metadata", "app-holds-several-profiles"] {
            assert_eq!(found.iter().any(|one| one == known), known == slug, "{name}: {found:?}");
        }
    }
    // With the definitions of all its tables nothing is missing.
    let whole = carries.replace(
        "<Name LocalizedName=\"Lead\">Lead</Name>",
        "<Name LocalizedName=\"Contact\">Contact</Name>",
    );
    place.write("whole.zip", zip(&[("customizations.xml", whole.as_bytes())]));
    let found = found(&place, &["a.yaml", "--app", "whole.zip"]);
    assert!(!found.iter().any(|one| one == "solution-without-table-metadata"), "{found:?}");
}

/// Several profiles share the scripts of an app.
#[test]
fn scripts_may_ask_for_tables_of_any_profile() {
    let place = Place::new();
    write(&place);
    let found = found(&place, &["less.yaml", "more.yaml", "--app", "crew.zip"]);
    assert!(!found.iter().any(|slug| slug == "script-table-missing"), "{found:?}");
}

/// XML may be UTF-16, and what holds no app is no answer.
#[test]
fn other_encodings_are_read_and_nothing_is_no_app() {
    let place = Place::new();
    write(&place);
    let wide: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(format!("<?xml version=\"1.0\" encoding=\"utf-16\"?>{CUSTOMIZATIONS}").encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    place.write(
        "wide.zip",
        zip(&[("customizations.xml", &wide), ("WebResources/new_/account.js", SCRIPT.as_bytes())]),
    );
    assert_eq!(
        found(&place, &["less.yaml", "--app", "wide.zip"]),
        found(&place, &["less.yaml", "--app", "crew.zip"])
    );
    place.write("neither.zip", zip(&[("customizations.xml", b"<a>\xff\xff</a>")]));
    place.write("empty.zip", zip(&[])).write("text.zip", zip(&[("a.txt", b"x")])).write("hollow/a.txt", "x");
    place.write("only.zip", zip(&[("solution.xml", b"<ImportExportXml/>")]));
    for app in ["neither.zip", "empty.zip", "text.zip", "only.zip", "hollow"] {
        let ran = place.run(&["validate", "less.yaml", "--app", app]).exits(2);
        assert!(ran.stderr.contains("holds no app") || ran.stderr.contains("UTF-16"), "{ran:#?}");
    }
}

/// Profiles of environments, snapshots and files are one set for what an app asks.
#[test]
fn profiles_of_all_sources_share_an_app() {
    let place = Place::new();
    place.write("plain.yaml", "name: Plain\ntables:\n  account: { rows: user }\n");
    place.write("leads.yaml", "name: Leads\ntables:\n  lead: { rows: user }\n");
    place.write(
        "sol/WebResources/new_/x.js",
        "Xrm.WebApi.retrieveRecord('lead', id); Xrm.WebApi.createRecord('new_zzz', d)",
    );
    place.run(&["publish", "plain.yaml", "leads.yaml", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["snapshot", "--env", "sandbox", "-o", "snap.json"]).exits(0);
    for addresses in [
        &["env:sandbox"][..],
        &["snap.json"],
        &["plain.yaml", "leads.yaml"],
        &["leads.yaml", "env:sandbox/Plain"],
    ] {
        let mut line = vec!["validate", "--app", "sol", "--format", "concise"];
        line.extend(addresses);
        let ran = place.run(&line);
        let said: Vec<&str> =
            ran.stdout.lines().filter(|line| line.contains("script-table-missing")).collect();
        assert!(
            said.len() == 1 && said[0].contains("new_zzz") && !said[0].contains("lead`"),
            "{addresses:?}: {ran:#?}"
        );
    }
}

#[test]
fn hostile_archives_are_refused() {
    let place = Place::new();
    write(&place);
    let bomb = zip(&[("customizations.xml", &vec![b' '; 70 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024);
    let entity = b"<!DOCTYPE x [<!ENTITY a \"b\">]><ImportExportXml>&a;</ImportExportXml>";
    for (bytes, said) in [
        (bomb, "unpacks to more than is read"),
        (zip(&[("../../evil.xml", b"<a/>")]), "leads out of the archive"),
        (zip(&[("customizations.xml", entity)]), "customizations.xml"),
        (zip(&[("customizations.xml", b"<a><b></a>")]), "customizations.xml"),
        (b"PK\x03\x04 and nothing".to_vec(), "can't be read as a solution"),
        (b"no zip".to_vec(), "isn't a zip archive"),
    ] {
        place.write("bad.zip", bytes);
        let ran = place.run(&["validate", "less.yaml", "--app", "bad.zip"]).exits(2);
        assert!(ran.stderr.contains(said), "{said}: {ran:#?}");
    }
}

#[test]
fn a_solution_archive_is_an_address() {
    let place = Place::new();
    let profile = r#"<ImportExportXml><MobileOfflineProfiles><MobileOfflineProfile MobileOfflineProfileId="9f0a7210-6937-f111-88b3-0022489b9600"><Name>Crew</Name><MobileOfflineProfileItems><MobileOfflineProfileItem><Name>Accounts</Name><RecordDistributionCriteria>0</RecordDistributionCriteria><EntitySchemaName>Account</EntitySchemaName></MobileOfflineProfileItem></MobileOfflineProfileItems></MobileOfflineProfile></MobileOfflineProfiles></ImportExportXml>"#;
    place.write("good.zip", zip(&[("customizations.xml", profile.as_bytes())]));
    assert_eq!(found(&place, &["good.zip"]), ["related-only-without-relationship"]);
    let lost =
        zip(&[("customizations.xml", b"<ImportExportXml/>"), ("MobileOfflineProfiles/Crew.xml", b"<a/>")]);
    place.write("lost.zip", lost);
    assert_eq!(found(&place, &["lost.zip"]), ["solution-shape"]);
}

const CANVAS: &str = r#"<ImportExportXml>
  <MobileOfflineProfiles><MobileOfflineProfile MobileOfflineProfileId="{1b4d7f0e-5d0a-4f3a-9c60-2f0e7c1a0009}"><Name>Round</Name></MobileOfflineProfile></MobileOfflineProfiles>
  <CanvasApps>
    <CanvasApp><Name>crew_round</Name><DisplayName>Round</DisplayName><DocumentUri>/CanvasApps/crew_round_DocumentUri.msapp</DocumentUri></CanvasApp>
    <CanvasApp><Name>crew_stock</Name><DocumentUri>/CanvasApps/crew_stock_DocumentUri.msapp</DocumentUri></CanvasApp>
  </CanvasApps>
  <AppModules><AppModule><UniqueName>crew_desk</UniqueName><AppModuleComponents>
    <AppModuleComponent type="1" schemaName="account" /><AppModuleComponent type="1" schemaName="contact" />
    <AppModuleComponent type="1" schemaName="lead" /><AppModuleComponent type="1" schemaName="new_t0" /><AppModuleComponent type="1" schemaName="new_t1" /><AppModuleComponent type="1" schemaName="new_t2" /><AppModuleComponent type="1" schemaName="new_t3" /><AppModuleComponent type="1" schemaName="new_t4" /><AppModuleComponent type="1" schemaName="new_t5" /><AppModuleComponent type="1" schemaName="new_t6" /><AppModuleComponent type="1" schemaName="new_t7" /><AppModuleComponent type="1" schemaName="new_t8" /><AppModuleComponent type="1" schemaName="new_t9" />
  </AppModuleComponents></AppModule>
  <AppModule><UniqueName>crew_office</UniqueName><AppModuleComponents><AppModuleComponent type="1" schemaName="new_t0" /><AppModuleComponent type="1" schemaName="new_t1" /><AppModuleComponent type="1" schemaName="new_t2" /><AppModuleComponent type="1" schemaName="new_t3" /><AppModuleComponent type="1" schemaName="new_t4" /><AppModuleComponent type="1" schemaName="new_t5" /><AppModuleComponent type="1" schemaName="new_t6" /><AppModuleComponent type="1" schemaName="new_t7" /><AppModuleComponent type="1" schemaName="new_t8" /><AppModuleComponent type="1" schemaName="new_t9" /></AppModuleComponents></AppModule></AppModules>
</ImportExportXml>"#;

const PROFILE_ID: &str = "1b4d7f0e-5d0a-4f3a-9c60-2f0e7c1a0009";

fn package(profile: &str) -> Vec<u8> {
    let properties = format!("{{\"Name\":\"x\",\"ManualOfflineProfileId\":\"{profile}\"}}");
    zip(&[("Header.json", b"{}"), ("Properties.json", properties.as_bytes())])
}

/// Which profile a canvas app uses stands in its package, or in the profile.
#[test]
fn canvas_apps_are_asked_for_what_they_cannot_do() {
    let place = Place::new();
    let (own, other) = (package(&PROFILE_ID.to_uppercase()), package(""));
    place.write(
        "canvas.zip",
        zip(&[
            ("CanvasApps/crew_round_DocumentUri.msapp", &own),
            ("CanvasApps/crew_stock_DocumentUri.msapp", &other),
            ("customizations.xml", CANVAS.as_bytes()),
        ]),
    );
    place.write("tree/CanvasApps/crew_round_DocumentUri.msapp", own).write("tree/customizations.xml", CANVAS);
    let columns = "[accountid, name, statecode, statuscode, createdon, modifiedon, ownerid]";
    let profile = |head: &str| {
        format!(
            "name: {head}tables:\n  account: {{ rows: user, columns: {columns} }}\n  annotation: {{ rows: user }}\n  systemuser: {{ rows: all }}\n"
        )
    };
    place.write("none.yaml", profile("Other\n")).write("id.yaml", profile("Round\n"));
    place.write("both.yaml", profile("Other\napps: [crew_round, crew_desk]\n"));
    place.write("two.yaml", profile("Other\napps: [crew_round, crew_stock]\n"));
    for (file, app, expected) in [
        ("none.yaml", "canvas.zip", &[][..]),
        ("id.yaml", "canvas.zip", &["column-selection-canvas", "notes-in-canvas"]),
        ("id.yaml", "tree", &["column-selection-canvas", "notes-in-canvas"]),
        (
            "both.yaml",
            "canvas.zip",
            &["app-metadata-size", "canvas-and-model-share", "column-selection-canvas", "notes-in-canvas"],
        ),
        ("two.yaml", "canvas.zip", &["canvas-profile-twice", "column-selection-canvas", "notes-in-canvas"]),
    ] {
        let mut slugs = found(&place, &[file, "--app", app]);
        slugs.retain(|slug| ["app-metadata-size"].contains(&slug.as_str()) || slug.contains("canvas"));
        assert_eq!(slugs, expected, "{file} {app}");
    }
    // All columns are no selection.
    place.edit("id.yaml", columns, "all");
    assert!(
        !found(&place, &["id.yaml", "--app", "canvas.zip"]).contains(&"column-selection-canvas".to_owned())
    );
    // A package that is none, or claims to hold more than it should, says nothing.
    let huge = zip(&[("Properties.json", &vec![b' '; 8 * 1024 * 1024])]);
    for bytes in [b"no archive".to_vec(), huge, zip(&[("Properties.json", b"[1")])] {
        place.write(
            "odd.zip",
            zip(&[
                ("CanvasApps/crew_round_DocumentUri.msapp", &bytes),
                ("customizations.xml", CANVAS.as_bytes()),
            ]),
        );
        assert!(!found(&place, &["id.yaml", "--app", "odd.zip"]).contains(&"notes-in-canvas".to_owned()));
    }
}

const LOSSES: &str = r#"<ImportExportXml>
  <Entities><Entity>
    <Name>Contact</Name><EntityInfo><entity Name="Contact" /></EntityInfo>
    <FormXml><forms><systemform><formid>{1}</formid><form><control id="Leads" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}"><parameters>
      <TargetEntityType>lead</TargetEntityType><RelationshipName>contactleads_association</RelationshipName>
    </parameters></control><control id="Own"><parameters><RelationshipName>contact_customer_accounts</RelationshipName></parameters></control></form>
    <LocalizedNames><LocalizedName description="Main" /></LocalizedNames></systemform></forms></FormXml>
    <SavedQueries><savedqueries><savedquery><querytype>0</querytype>
      <layoutxml><grid><row><cell name="fullname" imageproviderwebresource="$webresource:new_/i.js" imageproviderfunctionname="icon" /></row></grid></layoutxml>
      <fetchxml><fetch><entity name="contact"><attribute name="fullname" /></entity></fetch></fetchxml>
      <LocalizedNames><LocalizedName description="With icons" /></LocalizedNames>
    </savedquery></savedqueries></SavedQueries>
  </Entity></Entities>
  <EntityMaps><EntityMap><EntitySource>contact</EntitySource><EntityTarget>lead</EntityTarget><AttributeMaps>
    <AttributeMap><AttributeSource>fullname</AttributeSource><AttributeTarget>fullname</AttributeTarget></AttributeMap>
    <AttributeMap><AttributeSource>emailaddress1</AttributeSource><AttributeTarget>emailaddress1</AttributeTarget></AttributeMap>
  </AttributeMaps></EntityMap><EntityMap><EntitySource>account</EntitySource><EntityTarget>lead</EntityTarget><AttributeMaps><AttributeMap /></AttributeMaps></EntityMap></EntityMaps>
  <Workflows><Workflow Name="Greet"><JsonFileName>/Workflows/Greet-1.json</JsonFileName><Category>5</Category></Workflow>
  <Workflow Name="Nightly"><JsonFileName>/Workflows/Nightly-2.json</JsonFileName><Category>5</Category></Workflow></Workflows>
</ImportExportXml>"#;

/// What works otherwise, or not at all, once the device is offline.
#[test]
fn what_an_app_loses_offline_is_said() {
    let place = Place::new();
    let flow =
        |trigger: &str| format!("{{\"properties\":{{\"definition\":{{\"triggers\":{{\"t\":{trigger}}}}}}}}}");
    let greet = flow(
        "{\"type\":\"OpenApiConnectionWebhook\",\"inputs\":{\"parameters\":{\"subscriptionRequest/message\":4,\"subscriptionRequest/entityname\":\"contact\"}}}",
    );
    let nightly = flow("{\"type\":\"Recurrence\"}");
    let (bad, good) = (
        "Xrm.WebApi.createRecord('msdyn_workorderservicetask', {});",
        "Xrm.WebApi.createRecord('msdyn_workorderservicetask', { msdyn_lineorder: -1 });",
    );
    for (name, script) in [("bad.zip", bad), ("good.zip", good)] {
        place.write(
            name,
            zip(&[
                ("Workflows/Greet-1.json", greet.as_bytes()),
                ("Workflows/Nightly-2.json", nightly.as_bytes()),
                ("WebResources/new_/tasks.js", script.as_bytes()),
                ("customizations.xml", LOSSES.as_bytes()),
            ]),
        );
    }
    place.write("with.yaml", "name: With\ntables:\n  contact: { rows: user }\n  lead: { rows: user }\n  msdyn_workorderservicetask: { rows: user }\n");
    place.write("without.yaml", "name: Without\ntables:\n  account: { rows: user }\n");
    let kinds = [
        "add-existing-subgrid",
        "mapped-columns",
        "power-automate-offline",
        "primary-image-thumbnails",
        "wost-lineorder",
    ];
    for (file, app, expected) in [
        ("with.yaml", "bad.zip", &kinds[..]),
        ("with.yaml", "good.zip", &kinds[..4]),
        ("without.yaml", "bad.zip", &[]),
    ] {
        let mut slugs = found(&place, &[file, "--app", app]);
        slugs.retain(|slug| kinds.contains(&slug.as_str()));
        assert_eq!(slugs, expected, "{file} {app}");
    }
    let said = place.run(&["validate", "with.yaml", "--app", "bad.zip", "--format", "concise"]).stdout;
    assert!(said.contains("`lead` from `contact` (2)"), "{said}");
}

/// Parts of solutions as they are written in various ways: each with what is found, and what isn't.
#[test]
fn parts_of_solutions_are_read_as_they_are_written() {
    let place = Place::new();
    place.write(
        "p.yaml",
        "name: P\ntables:\n  account: { rows: user, columns: [accountid, name, statecode, statuscode, createdon, modifiedon, ownerid] }\n  contact: { rows: user }\n",
    );
    let entity = |inner: &str| {
        format!(
            "<ImportExportXml><Entities><Entity><Name>Account</Name><EntityInfo><entity Name=\"Account\"/></EntityInfo>{inner}</Entity></Entities></ImportExportXml>"
        )
    };
    let view = |kind: &str, fetch: &str| {
        entity(&format!(
            "<SavedQueries><savedqueries><savedquery><querytype>{kind}</querytype>{fetch}<LocalizedNames><LocalizedName description=\"V\"/></LocalizedNames></savedquery></savedqueries></SavedQueries>"
        ))
    };
    let fetch =
        "<fetch><entity name=\"account\"><link-entity name=\"lead\" from=\"a\" to=\"b\"/></entity></fetch>";
    let escaped = fetch.replace('<', "&lt;").replace('>', "&gt;");
    let linked = "<fetch><entity name=\"contact\"><link-entity name=\"account\" from=\"accountid\" to=\"b\"><attribute name=\"telephone1\"/></link-entity></entity></fetch>";
    let form = |state: &str, cell: &str, inner: &str| {
        entity(&format!(
            "<FormXml><forms><systemform><FormActivationState>{state}</FormActivationState><form><row><cell visible=\"{cell}\"><control id=\"c\" {inner}</control></cell></row></form></systemform></forms></FormXml>"
        ))
    };
    let lookup = "datafieldname=\"new_siteid\">";
    let subgrid = "><parameters><RelationshipName>new_account_contact</RelationshipName></parameters>";
    let with =
        |xml: String, more: &str| xml.replace("</ImportExportXml>", &format!("{more}</ImportExportXml>"));
    let site = "<EntityRelationships><EntityRelationship Name=\"new_site_account\"><EntityRelationshipType>OneToMany</EntityRelationshipType><ReferencingEntityName>Account</ReferencingEntityName><ReferencedEntityName>new_Site</ReferencedEntityName><ReferencingAttributeName>new_SiteId</ReferencingAttributeName></EntityRelationship></EntityRelationships>";
    let many = "<EntityRelationships><EntityRelationship Name=\"new_account_contact\"><EntityRelationshipType>ManyToMany</EntityRelationshipType></EntityRelationship></EntityRelationships>";
    let flow = |state: &str, unique: &str| {
        format!(
            "<ImportExportXml><Workflows><Workflow Name=\"F\"><Category>4</Category><StateCode>{state}</StateCode><PrimaryEntity>account</PrimaryEntity><UniqueName>{unique}</UniqueName></Workflow></Workflows></ImportExportXml>"
        )
    };
    for (slug, bad, good) in [
        (
            "view-references-missing-table",
            view("0", &format!("<fetchxml>{fetch}</fetchxml>")),
            view("16", &format!("<fetchxml>{fetch}</fetchxml>")),
        ),
        (
            "view-references-missing-table",
            view("0", &format!("<fetchxml>{escaped}</fetchxml>")),
            view("8192", &format!("<fetchxml>{escaped}</fetchxml>")),
        ),
        (
            "view-form-column-missing",
            view("0", &format!("<fetchxml>{linked}</fetchxml>")),
            view("0", &format!("<fetchxml>{}</fetchxml>", linked.replace("telephone1", "name"))),
        ),
        ("form-lookup-table-missing", with(form("1", "true", lookup), site), form("1", "true", lookup)),
        (
            "form-lookup-table-missing",
            with(form("1", "true", lookup), site),
            with(form("0", "true", lookup), site),
        ),
        (
            "form-lookup-table-missing",
            with(form("1", "true", lookup), site),
            with(form("1", "false", lookup), site),
        ),
        ("add-existing-subgrid", with(form("1", "true", subgrid), many), form("1", "true", subgrid)),
        ("bpf-table-missing", flow("1", "new_flow"), flow("0", "new_flow")),
    ] {
        for (name, xml, raised) in [("bad.zip", bad, true), ("good.zip", good, false)] {
            place.write(name, zip(&[("customizations.xml", xml.as_bytes())]));
            let found = found(&place, &["p.yaml", "--app", name]);
            assert_eq!(found.iter().any(|one| one == slug), raised, "{slug}: {found:?}\n{xml}");
        }
    }
}

/// Stages name their tables in the parts of a flow; a table that a step reads is none of them.
#[test]
fn tables_of_a_flow_are_those_of_its_stages() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  lead: { rows: user }\n");
    let customizations = "<ImportExportXml><Workflows><Workflow Name=\"Lead to cash\"><XamlFileName>/Workflows/L-1.xaml</XamlFileName><Category>4</Category><PrimaryEntity>lead</PrimaryEntity></Workflow></Workflows></ImportExportXml>";
    let parts = |tables: &[&str]| {
        let parts: String = tables
            .iter()
            .enumerate()
            .map(|(at, table)| {
                format!("<mcwo:EntityComposite DisplayName=\"EntityStep{}: {table}\"/>", at + 1)
            })
            .collect();
        format!(
            "<Activity xmlns:mcwo=\"x\">{parts}<mcwo:GetEntityProperty EntityName=\"account\"/></Activity>"
        )
    };
    for (tables, raised) in [(&["lead", "opportunity"][..], true), (&["lead"], false)] {
        place.write(
            "a.zip",
            zip(&[
                ("Workflows/L-1.xaml", parts(tables).as_bytes()),
                ("customizations.xml", customizations.as_bytes()),
            ]),
        );
        let found = found(&place, &["p.yaml", "--app", "a.zip"]);
        assert_eq!(found.iter().any(|one| one == "bpf-multi-table"), raised, "{found:?}");
    }
}

/// Exports name the files of web resources otherwise than the web resources.
#[test]
fn scripts_are_called_by_their_name() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  account: { rows: user, columns: [accountid, name, statecode, statuscode, createdon, modifiedon, ownerid] }\n");
    let xml = "<ImportExportXml><Entities><Entity><Name>Account</Name><EntityInfo><entity Name=\"Account\"/></EntityInfo><FormXml><forms><systemform><form><Library name=\"new_/main.js\"/></form></systemform></forms></FormXml></Entity></Entities><WebResources><WebResource><Name>new_/main.js</Name><WebResourceType>3</WebResourceType><FileName>/WebResources/new_mainjsE7E1B1F2-0000-0000-0000-000000000001</FileName></WebResource></WebResources></ImportExportXml>";
    let script = b"f.getAttribute('telephone1'); Xrm.WebApi.retrieveRecord('lead', id)";
    place.write(
        "a.zip",
        zip(&[
            ("WebResources/new_mainjsE7E1B1F2-0000-0000-0000-000000000001", script),
            ("customizations.xml", xml.as_bytes()),
        ]),
    );
    let said = place.run(&["validate", "p.yaml", "--app", "a.zip", "--format", "concise"]).stdout;
    assert!(
        said.contains("script-columns-missing") && said.contains("the script `new_/main.js` asks for `lead`"),
        "{said}"
    );
}

/// What can't be read isn't passed over in silence, and a solution with other things in it is one.
#[test]
fn what_cannot_be_read_is_not_checked() {
    let place = Place::new();
    place.write("p.yaml", "name: Round\ntables:\n  account: { rows: user }\n");
    let flows = "<Workflows><Workflow Name=\"F\"><JsonFileName>/Workflows/F-1.json</JsonFileName><Category>5</Category></Workflow><Workflow Name=\"B\"><XamlFileName>/Workflows/B-2.xaml</XamlFileName><Category>4</Category><PrimaryEntity>account</PrimaryEntity></Workflow></Workflows>";
    let query = "<Entities><Entity><Name>Account</Name><savedquery><fetchxml>&lt;fetch</fetchxml></savedquery></Entity></Entities>";
    let xml = CANVAS.replace("</ImportExportXml>", &format!("{flows}{query}</ImportExportXml>"));
    place.write(
        "a.zip",
        zip(&[
            ("customizations.xml", xml.as_bytes()),
            ("CanvasApps/crew_round_DocumentUri.msapp", b"none"),
            ("Workflows/F-1.json", b"{"),
            ("Workflows/B-2.xaml", b"<a>"),
        ]),
    );
    let json = place.run(&["validate", "p.yaml", "--app", "a.zip", "--format", "json"]).json();
    let reasons: Vec<&str> = json["not_checked"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["inputs"] == "app")
        .map(|one| one["reason"].as_str().unwrap())
        .collect();
    assert_eq!(reasons.len(), 4, "{reasons:?}");
    for part in ["crew_round_DocumentUri.msapp", "F-1.json", "B-2.xaml", "customizations.xml"] {
        assert!(reasons.iter().any(|reason| reason.contains(part)), "{part}: {reasons:?}");
    }
    place.write("b.zip", zip(&[("customizations.xml", b"<ImportExportXml><Workflows><Workflow Name=\"N\"><Category>0</Category></Workflow></Workflows></ImportExportXml>")]));
    assert!(found(&place, &["p.yaml", "--app", "b.zip"]).is_empty());
}
