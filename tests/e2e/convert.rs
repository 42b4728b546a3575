//! Profiles of any source as YAML or into solution files, and back.

use super::support::Place;

const PROFILE: &str = "\
name: Crew
description: For <crews> & \"others\"
tables:
  account: { label: Customers, rows: user, sync: 10m, images: [entityimage] }
  contact:
    rows: related
    related_to:
      - { table: account, as: parent, relationship: account_primary_contact }
  task: { rows: { custom: '<filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter>' } }
";

fn text(place: &Place, name: &str) -> String {
    std::fs::read_to_string(place.work().join(name)).unwrap()
}

#[test]
fn shipped_profiles_go_from_yaml_to_solution_to_sandbox_and_back() {
    let place = Place::new();
    place.with_profiles();
    place.run(&["convert", "profiles", "out", "--as", "solution"]).exits(0);
    place.run(&["convert", "profiles", "out.zip"]).exits(0);
    for side in ["out", "out.zip"] {
        place.run(&["diff", "profiles", side]).exits(0);
        place.run(&["diff", side, "profiles"]).exits(0);
    }
    place.run(&["publish", "out.zip", "--env", "sandbox", "--yes"]).exits(0);
    place.run(&["diff", "profiles", "--env", "sandbox"]).exits(0);
    // Identities of the environment go along, and they are those that publishing gives.
    place.run(&["convert", "env:sandbox", "again", "--as", "solution"]).exits(0);
    for name in ["Field Service Mobile", "Sales Mobile"] {
        let file = |folder: &str| text(&place, &format!("{folder}/MobileOfflineProfiles/{name}.xml"));
        let ids = |text: &str| {
            let mut ids: Vec<String> =
                text.split("Id=\"").skip(1).map(|part| part[..36].to_owned()).collect();
            ids.sort();
            ids
        };
        assert_eq!(ids(&file("again")), ids(&file("out")));
    }
    place.run(&["convert", "again", "yaml"]).exits(0);
    place.run(&["diff", "yaml", "--env", "sandbox"]).exits(0);
    let fresh = text(&place, "out/Other/Solution.xml");
    assert_eq!(fresh.matches("<RootComponent type=\"161\" id=\"{").count(), 2);
    assert!(text(&place, "out/Other/Customizations.xml").contains("<MobileOfflineProfiles />"));
    // The same input makes the same bytes.
    place.run(&["convert", "profiles", "other.zip"]).exits(0);
    let bytes = |name: &str| std::fs::read(place.work().join(name)).unwrap();
    assert_eq!(bytes("out.zip"), bytes("other.zip"));
    place.run(&["convert", "out.zip", "out.zip"]).exits(0);
    place.run(&["diff", "profiles", "out.zip"]).exits(0);
}

/// What is there keeps its ids, its layout and what isn't known of it; only what differs changes.
#[test]
fn a_solution_that_is_there_is_edited_in_place() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    place.run(&["convert", "p.yaml", "s", "--as", "solution"]).exits(0);
    let file = "s/MobileOfflineProfiles/Crew.xml";
    let kept = text(&place, file)
        .replace("</EntitySchemaName>", "</EntitySchemaName>\n      <Unknown a=\"1\">kept</Unknown>")
        .replace("<SyncIntervalInMinutes>", "<!-- why -->\n      <SyncIntervalInMinutes>")
        .replace('\n', "\r\n");
    place.write(file, &kept);
    let solution = text(&place, "s/Other/Solution.xml").replace("1.0.0.0", "4.2.0.0");
    place.write("s/Other/Solution.xml", &solution);
    place.run(&["convert", "p.yaml", "s"]).exits(0);
    assert_eq!(text(&place, file), kept, "nothing differs, nothing changes");
    assert_eq!(text(&place, "s/Other/Solution.xml"), solution);
    place.edit("p.yaml", "sync: 10m", "sync: 1h");
    place.edit("p.yaml", "  task: {", "  lead: { rows: team }\n  task: {");
    place.run(&["convert", "p.yaml", "s"]).exits(0);
    let changed = text(&place, file);
    assert!(!changed.replace("\r\n", "").contains('\n'), "line ends stay");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(&kept), lines(&changed));
    let gone: Vec<&String> = before.iter().filter(|line| !after.contains(line)).collect();
    assert_eq!(gone, ["      <SyncIntervalInMinutes>10</SyncIntervalInMinutes>"]);
    assert!(changed.contains("<SyncIntervalInMinutes>60</SyncIntervalInMinutes>"));
    assert_eq!(after.len(), before.len() + 12, "one item of 12 lines came");
    // A renamed profile keeps its id; its file is called as it is.
    place.edit("p.yaml", "name: Crew", "name: Crew 2\nrenamed_from: Crew");
    place.run(&["convert", "p.yaml", "s"]).exits(0);
    assert!(!place.work().join(file).exists());
    let renamed = text(&place, "s/MobileOfflineProfiles/Crew 2.xml");
    assert_eq!(renamed[..200].split('"').nth(5), changed[..200].split('"').nth(5), "the id stays");
    assert!(renamed.contains("Name=\"Crew 2\"") && renamed.contains("  <Name>Crew 2</Name>"));
    place.run(&["diff", "p.yaml", "s"]).exits(0);
}

#[test]
fn an_archive_keeps_what_is_not_about_profiles() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    place.run(&["convert", "p.yaml", "a.zip", "--solution", "Crew_1", "--prefix", "cr1"]).exits(0);
    let bytes = std::fs::read(place.work().join("a.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        out.raw_copy_file(archive.by_index_raw(at).unwrap()).unwrap();
    }
    let options = zip::write::SimpleFileOptions::default();
    out.start_file("WebResources/cr1_logo", options).unwrap();
    std::io::Write::write_all(&mut out, b"logo").unwrap();
    place.write("a.zip", out.finish().unwrap().into_inner());
    place.edit("p.yaml", "name: Crew", "name: Second");
    place.run(&["convert", "p.yaml", "a.zip"]).exits(0);
    let listed = place.run(&["convert", "a.zip", "y", "--format", "json"]).exits(0).json();
    assert_eq!(listed["profiles"].as_array().unwrap().len(), 2);
    let bytes = std::fs::read(place.work().join("a.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut content = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    };
    assert_eq!(content("WebResources/cr1_logo"), "logo");
    let solution = content("solution.xml");
    assert_eq!(solution.matches("type=\"161\"").count(), 2);
    assert!(solution.contains("<UniqueName>Crew_1</UniqueName>") && solution.contains(">cr1</Custom"));
}

#[test]
fn what_can_not_be_converted_says_why_and_writes_nothing() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  new_a: { rows: user }\n  new_b:\n    rows: related\n    related_to: [{ table: new_a, as: parent }]\n");
    let refused = place.run(&["convert", "p.yaml", "s", "--as", "solution"]).exits(1);
    assert!(
        refused.stderr.contains("p.yaml:6:18: there is no single relationship by which rows of `new_a` bring rows of `new_b` known; add `relationship`"),
        "{refused:#?}"
    );
    assert!(!place.work().join("s").exists());
    place.edit("p.yaml", "as: parent", "as: parent, relationship: new_a_b");
    let told = place.run(&["convert", "p.yaml", "s", "--as", "solution"]).exits(0);
    assert!(
        told.stderr.contains("how the schema names of new_a, new_b are written isn't known"),
        "{told:#?}"
    );
    let xml = text(&place, "s/MobileOfflineProfiles/P.xml");
    assert!(xml.contains("<RelationshipDisplayName>new_a_b</RelationshipDisplayName>"));
    place.run(&["convert", "p.yaml", "x.zip", "--prefix", "9"]).exits(2);
    place.run(&["convert", "p.yaml", "x.zip", "--solution", "a b"]).exits(2);
    place.run(&["convert", "nothing.yaml", "x.zip"]).exits(2);
    place.write("broken.zip", "PK\u{3}\u{4}no").run(&["convert", "p.yaml", "broken.zip"]).exits(2);
    assert_eq!(text(&place, "broken.zip"), "PK\u{3}\u{4}no");
    place.write("s/Other/Solution.xml", "<broken");
    place.edit("p.yaml", "rows: user", "rows: team");
    let before = text(&place, "s/MobileOfflineProfiles/P.xml");
    place.run(&["convert", "p.yaml", "s"]).exits(2);
    assert_eq!(text(&place, "s/MobileOfflineProfiles/P.xml"), before);
    // Files of people are never replaced unasked.
    place.write("q.yaml", "name: P\ntables:\n  lead: { rows: user }\n");
    place.run(&["convert", "p.yaml", "q.yaml"]).exits(2);
    assert!(text(&place, "q.yaml").contains("lead"));
    place.run(&["convert", "p.yaml", "q.yaml", "--force"]).exits(0);
    assert!(!text(&place, "q.yaml").contains("lead"));
    let left = place.run(&["convert", "profiles/none", "q.zip"]).exits(2);
    assert!(left.stderr.contains("can't read"), "{left:#?}");
}

#[test]
fn one_file_takes_only_its_own_profile() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    let other = "<MobileOfflineProfile Name=\"Other\"><Name>Other</Name></MobileOfflineProfile>";
    for (name, content, why) in [
        ("other.xml", other, "it holds `Other`, another profile"),
        ("page.xml", "<html><body>Crew</body></html>", "its root is `html`, not `MobileOfflineProfile`"),
    ] {
        place.write(name, content);
        let refused = place.run(&["convert", "p.yaml", name]).exits(2);
        assert!(refused.stderr.contains(why), "{refused:#?}");
        assert_eq!(text(&place, name), content);
    }
    // A whole customizations file takes it as one of its profiles.
    let customizations = format!(
        "<ImportExportXml>\n  <Entities />\n  <MobileOfflineProfiles>\n    {other}\n  </MobileOfflineProfiles>\n</ImportExportXml>"
    );
    place.write("customizations.xml", &customizations);
    place.run(&["convert", "p.yaml", "customizations.xml"]).exits(0);
    let after = text(&place, "customizations.xml");
    assert!(after.contains(other) && after.contains("<Entities />") && after.contains("<Name>Crew</Name>"));
}

#[test]
fn what_a_profile_lacks_is_put_in_and_what_it_has_stays() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    let bare = "<MobileOfflineProfile Name=\"Crew\">\n  <Custom>kept</Custom>\n  <Name>Crew</Name>\n</MobileOfflineProfile>";
    let empty = "<MobileOfflineProfile Name=\"Crew\">\n  <MobileOfflineProfileItems>\n    <!-- none yet -->\n  </MobileOfflineProfileItems>\n  <Name>Crew</Name>\n</MobileOfflineProfile>";
    for (content, kept) in [(bare, "<Custom>kept</Custom>"), (empty, "<!-- none yet -->")] {
        place.write("crew.xml", content);
        place.run(&["convert", "p.yaml", "crew.xml"]).exits(0);
        let after = text(&place, "crew.xml");
        assert!(after.contains(kept) && after.contains("<EntitySchemaName>Account<"), "{after}");
        place.run(&["diff", "p.yaml", "crew.xml"]).exits(0);
    }
    // Two profiles of one name would be written over each other.
    place.write("two/a.yaml", PROFILE).write("two/b.yaml", PROFILE);
    let two = place.run(&["convert", "two", "s", "--as", "solution"]).exits(1);
    assert!(two.stderr.contains("two of the profiles given are named `Crew`"), "{two:#?}");
    assert!(!place.work().join("s").exists());
}

#[test]
fn texts_of_any_kind_come_back() {
    let place = Place::new();
    let odd = [
        ("cost ${amount}", "'cost $${amount}'"),
        ("a\u{2028}b", "\"a\\u2028b\""),
        ("tab\tand \"quote\"", "\"tab\\tand \\\"quote\\\"\""),
    ];
    for (description, yaml) in odd {
        let profile =
            format!("name: P\ndescription: {yaml}\ntables:\n  account: {{ label: '$${{x}}', rows: user }}\n");
        place.write("p.yaml", &profile);
        place.run(&["convert", "p.yaml", "p.xml"]).exits(0);
        let xml = text(&place, "p.xml").replace("&#x2028;", "\u{2028}");
        assert!(xml.contains(&description.replace('&', "&amp;")) && xml.contains("Name=\"${x}\""), "{xml}");
        place.run(&["convert", "p.xml", "q.yaml", "--force"]).exits(0);
        place.run(&["validate", "q.yaml"]).exits(0);
        place.run(&["diff", "p.yaml", "q.yaml"]).exits(0);
        std::fs::remove_file(place.work().join("p.xml")).unwrap();
    }
    place.write("p.yaml", "name: 'P ${x}'\ntables:\n  account: { rows: user }\n");
    place.run(&["validate", "p.yaml"]).exits(1);
}

#[test]
fn targets_that_can_not_be_meant_are_refused() {
    let place = Place::new();
    place.write("p.yaml", PROFILE);
    for wrong in [
        &["env:sandbox"][..],
        &["x.json"],
        &["x.txt"],
        &["x.zip", "--as", "yaml"],
        &["-", "--as", "solution"],
    ] {
        place.run(&[&["convert", "p.yaml"], wrong].concat()).exits(2);
    }
    // A profile file beside an unpacked solution is read, too.
    place.run(&["convert", "p.yaml", "mix", "--as", "solution"]).exits(0);
    place.write("mix/more.yaml", PROFILE.replace("name: Crew", "name: More"));
    let read = place.run(&["convert", "mix", "y", "--format", "json"]).exits(0).json();
    assert_eq!(read["profiles"].as_array().unwrap().len(), 2);
    // Only the case of the name changes.
    place.write("case.yaml", PROFILE.replace("name: Crew", "name: CREW\nrenamed_from: Crew"));
    place.run(&["convert", "case.yaml", "mix"]).exits(0);
    assert!(text(&place, "mix/MobileOfflineProfiles/Crew.xml").contains("<Name>CREW</Name>"));
    place.write("listed.yaml", PROFILE.replace("tables:", "manage: listed\ntables:"));
    // A name that Windows keeps for a device.
    place.write("device.yaml", PROFILE.replace("name: Crew", "name: Con"));
    place.run(&["convert", "device.yaml", "mix"]).exits(0);
    assert!(place.work().join("mix/MobileOfflineProfiles/Con_.xml").exists());
    // What variables stood for is told.
    let baked = PROFILE.replace("name: Crew\n", "name: Crew\npeople: { teams: ['${where}'] }\n");
    place.write("baked.yaml", baked).write("mopctl.yaml", "vars: { where: North }\n");
    let told = place.run(&["convert", "baked.yaml", "baked/"]).exits(0);
    assert!(told.stderr.contains("where variables stood"), "{told:#?}");
    place.write("there.yaml", "name: x\n");
    let there = place.run(&["convert", "p.yaml", "there.yaml"]).exits(2);
    assert!(there.stderr.contains("replace it with --force"), "{there:#?}");
    let listed = place.run(&["convert", "listed.yaml", "listed.zip"]).exits(0);
    assert!(listed.stderr.contains("an import would take the rest away"), "{listed:#?}");
}

#[test]
fn what_marks_a_text_elsewhere_is_a_text_like_any_other() {
    let place = Place::new();
    let profile = "name: '$${{ \u{e0f1}'\ntables:\n  account: { rows: { view: 'Active $${x}' } }\n  task: { rows: { custom: '<filter><condition attribute=\"subject\" operator=\"eq\" value=\"a\u{e0f1}41\u{e0f1}\"/></filter>' } }\n";
    place.write("p.yaml", profile);
    place.run(&["convert", "p.yaml", "q.yaml"]).exits(0);
    place.run(&["validate", "q.yaml"]).exits(0);
    place.run(&["diff", "p.yaml", "q.yaml"]).exits(0);
    // Without its view a table would come without rows: no solution is made of it.
    let left = place.run(&["convert", "p.yaml", "v.zip"]).exits(1);
    assert!(left.stderr.contains("p.yaml:3:28: account by `Active ${x}`"), "{left:#?}");
    assert!(!place.work().join("v.zip").exists());
    // Files beside a solution without profiles.
    place.write("root/Other/Solution.xml", "<ImportExportXml/>").write("root/profiles/p.yaml", PROFILE);
    place.run(&["validate", "root"]).exits(0);
}
