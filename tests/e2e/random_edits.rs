//! Profiles by chance, published one over the other: the sandbox holds what the file says each time. And a
//! publish of forty tables, killed at every single request.

use std::collections::BTreeMap;

use serde_json::Value;

use super::support::{Deed, Place, Proxy, Server};
use crate::random::{Chance, profile};

const FREELY: [&str; 4] = ["--yes", "--allow-narrowing", "--release-drafts", "--force"];

/// What the rows of the sandbox say, read without this tool: tables with interval, rows and relationships.
fn stored(server: &Server) -> BTreeMap<String, String> {
    let rows = |set: &str| server.get(set)["value"].as_array().unwrap().clone();
    let associations = rows("mobileofflineprofileitemassociations");
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    rows("mobileofflineprofileitems")
        .iter()
        .map(|item| {
            let id = text(item, "mobileofflineprofileitemid");
            let mut brings: Vec<String> = associations
                .iter()
                .filter(|row| text(row, "_mobileofflineprofileitemid_value") == id)
                .map(|row| text(row, "relationshipdisplayname"))
                .collect();
            brings.sort();
            let flags = ["recordsownedbyme", "recordsownedbymyteam", "recordsownedbymybusinessunit"];
            let flags: String =
                flags.iter().map(|name| if item[*name] == true { '1' } else { '0' }).collect();
            let said = format!(
                "{} {flags} {} {} {}",
                item["recorddistributioncriteria"],
                item["syncintervalinminutes"],
                item["componentstate"],
                brings.join(",")
            );
            (text(item, "selectedentitytypecode"), said)
        })
        .collect()
}

/// The same from the text of a file, as far as a line tells it.
fn said(text: &str) -> BTreeMap<String, String> {
    let minutes = BTreeMap::from([("5m", 5), ("10m", 10), ("1h", 60), ("1d", 1440)]);
    let mut tables: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut brings: Vec<(String, String)> = Vec::new();
    let mut table = String::new();
    let rows = |words: &str| match words {
        "related" => "0 000".to_owned(),
        "all" => "1 000".to_owned(),
        words if words.starts_with('{') => "3 000".to_owned(),
        words => {
            let has = |word: &str| if words.contains(word) { '1' } else { '0' };
            format!("2 {}{}{}", has("user"), has("team"), has("business-unit"))
        }
    };
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(entry) = line.strip_prefix("  ").filter(|entry| !entry.starts_with([' ', '-'])) {
            entry.split(':').next().unwrap().clone_into(&mut table);
            let state = if entry.contains("rows: user") { "2 100 null" } else { "" };
            tables.insert(table.clone(), (state.to_owned(), Vec::new()));
        } else if let Some(words) = trimmed.strip_prefix("sync: ") {
            tables.get_mut(&table).unwrap().1.push(minutes[words].to_string());
        } else if let Some(words) = trimmed.strip_prefix("rows: ") {
            let entry = tables.get_mut(&table).unwrap();
            let sync = entry.1.pop().unwrap_or_else(|| "null".to_owned());
            entry.0 = format!("{} {sync}", rows(words));
        } else if let Some(entry) = trimmed.strip_prefix("- { table: ") {
            let driver = entry.split(',').next().unwrap().to_owned();
            let name = entry.split("relationship: ").nth(1).unwrap();
            brings.push((driver, name.split([',', ' ']).next().unwrap().to_owned()));
        } else if trimmed == "images: [entityimage]" {
            brings.push((table.clone(), "lk_account_entityimage".to_owned()));
        }
    }
    if text.contains("images: [entityimage]") {
        tables.insert("imagedescriptor".to_owned(), ("0 000 null".to_owned(), Vec::new()));
    }
    tables
        .into_iter()
        .map(|(table, (words, _))| {
            let mut own: Vec<String> =
                brings.iter().filter(|(driver, _)| *driver == table).map(|(_, name)| name.clone()).collect();
            own.sort();
            (table, format!("{words} 0 {}", own.join(",")))
        })
        .collect()
}

#[test]
fn twenty_random_edits_leave_what_the_file_says_each_time() {
    let place = Place::new();
    place.write("p.yaml", "name: P\ntables:\n  lead: { rows: user }\n");
    let server = place.serve(&[]);
    let publish = |more: &[&str]| {
        place.run_at(&server.url, &server.token, &[&["publish", "p.yaml"], &FREELY[..], more].concat())
    };
    publish(&[]).exits(0);
    let seed = std::env::var("MOPCTL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_121);
    let mut chance = Chance::new(seed);
    let edits = if std::env::var_os("MOPCTL_EXHAUSTIVE").is_some() { 200 } else { 20 };
    for edit in 0..edits {
        let text = profile("P", &mut chance);
        place.write("p.yaml", &text);
        let published = if edit % 2 == 0 {
            publish(&[])
        } else {
            // A saved plan makes the same writes.
            let at = |args: &[&str]| place.run_at(&server.url, &server.token, args);
            at(&["plan", "p.yaml", "-o", "plan.json"]);
            at(&[&["publish", "plan.json"], &FREELY[..]].concat())
        };
        assert_eq!(published.code, 0, "edit {edit} of seed {seed}: {published:#?}\n{text}");
        assert_eq!(stored(&server), said(&text), "edit {edit} of seed {seed}:\n{text}");
        place.run_at(&server.url, &server.token, &["diff", "p.yaml"]).exits(0);
    }
}

/// Forty tables of the sandbox that rows of one's own can be taken of.
fn forty(server: &Server) -> Vec<String> {
    let rows =
        server.get("EntityDefinitions?$select=LogicalName,IsAvailableOffline,OwnershipType,IsIntersect");
    let mut names: Vec<String> = rows["value"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| {
            row["IsAvailableOffline"] == true
                && row["OwnershipType"] == "UserOwned"
                && row["IsIntersect"] == false
        })
        .map(|row| row["LogicalName"].as_str().unwrap().to_owned())
        .filter(|name| name != "contact" && !name.starts_with("mobileoffline"))
        .collect();
    names.sort();
    names.truncate(40);
    assert_eq!(names.len(), 40);
    names
}

fn file(tables: &[String], rows: impl Fn(usize) -> &'static str) -> String {
    let mut text = "name: Forty\ntables:\n".to_owned();
    for (at, table) in tables.iter().enumerate() {
        text.push_str(&format!("  {table}: {{ rows: {} }}\n", rows(at)));
    }
    text
}

#[test]
fn a_publish_of_forty_tables_killed_at_every_request_is_finished_by_the_next() {
    let template = Place::new();
    let tables = forty(&template.serve(&[]));
    let before = file(&tables, |_| "user");
    let after = file(&tables[2..], |at| if at % 3 == 0 { "team, sync: 1h" } else { "user, sync: 10m" })
        + "  contact: { rows: all }\n";
    template.write("mopctl.yaml", "rules: { all-rows-avoid: allow }\n");
    template.write("p.yaml", &before);
    let allowed = template.run(&[&["publish", "p.yaml", "--env", "sandbox"], &FREELY[..]].concat());
    assert_eq!(allowed.code, 0, "{allowed:#?}");
    let database = std::fs::read(template.root.join("state/sandbox.db")).unwrap();
    let mut killed = 0;
    for number in 1.. {
        let mut over = true;
        for deed in [Deed::KillBefore, Deed::KillAfter] {
            over &= !kill(&database, &after, number, deed);
        }
        if over {
            break;
        }
        killed += 1;
    }
    assert!(killed >= 8, "only {killed} requests");
}

/// Kills a publish at one request, then runs it again; whether there was such a request.
fn kill(database: &[u8], after: &str, number: usize, deed: Deed) -> bool {
    let place = Place::new();
    std::fs::create_dir_all(place.root.join("state")).unwrap();
    std::fs::write(place.root.join("state/sandbox.db"), database).unwrap();
    place.write("p.yaml", after);
    let server = place.serve(&[]);
    let earlier = stored(&server);
    let proxy = Proxy::start(&server, move |at, _| if at == number { deed } else { Deed::Pass });
    let mut command = place.command(&[&["publish", "p.yaml", "--url", &proxy.url], &FREELY[..]].concat());
    command.env("MOPCTL_TOKEN", &server.token);
    command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    *proxy.victim.lock().unwrap() = Some(command.spawn().unwrap());
    let killed = loop {
        if let Some(status) = proxy.victim.lock().unwrap().as_mut().unwrap().try_wait().unwrap() {
            break !status.success();
        }
        std::thread::sleep(std::time::Duration::from_millis(3));
    };
    let now = stored(&server);
    let again = place.run_at(&server.url, &server.token, &[&["publish", "p.yaml"], &FREELY[..]].concat());
    assert_eq!(again.code, 0, "request {number}, {deed:?}: {again:#?}");
    let end = stored(&server);
    assert!(now == earlier || now == end, "request {number}, {deed:?}: half-written");
    assert_eq!(end.len(), 39, "request {number}, {deed:?}");
    assert_eq!(server.count("mobileofflineprofileitems"), 39, "no duplicates");
    assert_eq!(server.count("mobileofflineprofiles"), 1);
    place.run_at(&server.url, &server.token, &["diff", "p.yaml"]).exits(0);
    killed
}
