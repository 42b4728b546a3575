//! Profiles as an environment holds them: people, drafts.

use serde_json::json;

use super::support::{Deed, Place, Proxy, Server};

/// The environment rules that speak about `env:sandbox/NAME`.
fn found(place: &Place, name: &str) -> Vec<String> {
    let ran = place.run(&["validate", &format!("env:sandbox/{name}"), "--format", "json"]);
    let json = ran.json();
    // The sandbox has the platform's default setting, which is said each time.
    let live = |one: &&serde_json::Value| {
        one["code"].as_str().unwrap().starts_with("MOP9") && one["rule"] != "conflicts-device-wins"
    };
    json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(live)
        .map(|one| one["rule"].as_str().unwrap().to_owned())
        .collect()
}

fn profile(server: &Server, name: &str) -> String {
    let rows = server.get("mobileofflineprofiles?$select=name");
    let row = rows["value"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone();
    row["mobileofflineprofileid"].as_str().unwrap().to_owned()
}

fn join(server: &Server, profile: &str, user: &str) {
    let body = json!({
        "SystemUserId@odata.bind": format!("/systemusers({user})"),
        "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
    });
    assert_eq!(
        server.send("POST", "usermobileofflineprofilememberships", &[], &body.to_string()).status,
        204
    );
}

#[test]
fn live_profiles_are_asked_about_their_people_and_drafts() {
    let place = Place::new();
    place
        .write("a.yaml", "name: A\ntables:\n  account: { rows: user }\n")
        .write("b.yaml", "name: B\ntables:\n  contact: { rows: user }\n");
    let published = place.run(&["publish", "a.yaml", "b.yaml", "--env", "sandbox", "--yes"]).exits(0);
    assert!(published.stderr.contains("nobody is on `A` (profile-without-members)"), "{published:#?}");
    assert_eq!(found(&place, "A"), ["profile-without-members"]);
    let server = place.serve(&[]);
    let users = server.get("systemusers?$select=domainname,isdisabled");
    let users = users["value"].as_array().unwrap();
    let id = |disabled: bool| {
        let user =
            users.iter().find(|user| user["isdisabled"] == disabled && user["domainname"] != "").unwrap();
        user["systemuserid"].as_str().unwrap().to_owned()
    };
    let (a, b) = (profile(&server, "A"), profile(&server, "B"));
    join(&server, &a, &id(false));
    assert!(found(&place, "A").is_empty());
    join(&server, &a, &id(true));
    assert_eq!(found(&place, "A"), ["member-disabled"]);
    join(&server, &b, &id(false));
    assert_eq!(found(&place, "A"), ["person-on-several-profiles", "member-disabled"]);
    assert_eq!(found(&place, "B"), ["person-on-several-profiles"]);
    // A draft that somebody saved and didn't publish.
    let patched = server.send(
        "PATCH",
        &format!("mobileofflineprofiles({b})"),
        &[("if-match", "*")],
        &json!({ "description": "draft" }).to_string(),
    );
    assert_eq!(patched.status, 204);
    assert_eq!(found(&place, "B"), ["profile-unpublished", "person-on-several-profiles"]);
    place.write("mopctl.yaml", "rules: { profile-unpublished: deny }\n");
    place.run(&["validate", "env:sandbox/B"]).exits(1);
}

/// What only the platform writes comes from a seed.
#[test]
fn the_rest_of_what_an_environment_tells() {
    let place = Place::new();
    let (profile, user, team) = (
        "9f0a7210-6937-f111-88b3-0022489b9601",
        "9f0a7210-6937-f111-88b3-0022489b9602",
        "9f0a7210-6937-f111-88b3-0022489b9603",
    );
    let seed = json!({
        "mobileofflineprofiles": [
            { "mobileofflineprofileid": profile, "name": "Vendor", "ismanaged": true, "componentstate": 0, "publishedon": "2026-01-05T08:00:00Z" },
            { "mobileofflineprofileid": "9f0a7210-6937-f111-88b3-0022489b9604", "name": "Other" },
        ],
        "systemusers": [{
            "systemuserid": user, "fullname": "Zoe Zimmer", "domainname": "zoe@fabrikam.com",
            "mobileofflineprofileid@odata.bind": "/mobileofflineprofiles(9f0a7210-6937-f111-88b3-0022489b9604)",
        }],
        "teams": [{ "teamid": team, "name": "Night crew", "teamtype": 2 }],
        "usermobileofflineprofilememberships": [{
            "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
            "SystemUserId@odata.bind": format!("/systemusers({user})"),
            "hasmobileofflineprofileidconflict": true,
        }],
        "teammobileofflineprofilememberships": [{
            "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({profile})"),
            "TeamId@odata.bind": format!("/teams({team})"),
        }],
    });
    place.write("seed.json", seed.to_string());
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    let expected = [
        "profile-managed",
        "entra-team-refresh",
        "legacy-profile-link",
        "member-without-read",
        "membership-conflict",
    ];
    let mut rules = found(&place, "Vendor");
    rules.retain(|rule| rule != "profile-unpublished");
    assert_eq!(rules, expected);
    // A role that may read; and the setting of the organization.
    let server = place.serve(&[]);
    let role = server.get("roles?$filter=name%20eq%20'Basic%20User'")["value"][0]["roleid"]
        .as_str()
        .unwrap()
        .to_owned();
    let body = json!({ "@odata.id": format!("{}/api/data/v9.2/roles({role})", server.url) }).to_string();
    assert_eq!(
        server
            .send("POST", &format!("systemusers({user})/systemuserroles_association/$ref"), &[], &body)
            .status,
        204
    );
    assert!(!found(&place, "Vendor").contains(&"member-without-read".to_owned()));
    let organization = server.get("organizations")["value"][0]["organizationid"].as_str().unwrap().to_owned();
    let off = json!({ "ismobileofflineenabled": false, "isconflictdetectionenabledformobileclient": true });
    server.send("PATCH", &format!("organizations({organization})"), &[], &off.to_string());
    let ran = place.run(&["validate", "env:sandbox", "--format", "concise"]);
    assert_eq!(ran.stdout.matches("offline-switched-off").count(), 1, "{ran:#?}");
    assert!(!ran.stdout.contains("conflicts-device-wins"), "{ran:#?}");
}

fn user(at: u32) -> String {
    format!("9f0a7210-6937-f111-88b3-0022489b97{at:02}")
}

fn given(server: &Server, user: &str, role: &str) {
    let filter = role.replace(' ', "%20");
    let row = server.get(&format!("roles?$filter=name%20eq%20'{filter}'"))["value"][0]["roleid"].clone();
    let body =
        json!({ "@odata.id": format!("{}/api/data/v9.2/roles({})", server.url, row.as_str().unwrap()) });
    let path = format!("systemusers({user})/systemuserroles_association/$ref");
    assert_eq!(server.send("POST", &path, &[], &body.to_string()).status, 204);
}

/// Roles, guests, teams and counts of rows, for a Field Service profile and another one.
#[test]
fn roles_guests_teams_and_rows_are_looked_at() {
    let place = Place::new();
    let team = "9f0a7210-6937-f111-88b3-0022489b9603";
    let people = json!({
        "RetrieveTotalRecordCount": { "account": 150_000, "contact": 60_000, "product": 3_000_001 },
        "systemusers": [
            { "systemuserid": user(1), "fullname": "Guest", "domainname": "guest_fabrikam.com#EXT#@contoso.com" },
            { "systemuserid": user(2), "fullname": "Basic", "domainname": "basic@contoso.com" },
            { "systemuserid": user(3), "fullname": "Technician", "domainname": "technician@contoso.com" },
        ],
        "teams": [{ "teamid": team, "name": "Day crew", "teamtype": 0 }],
    });
    place.write("seed.json", people.to_string());
    place.run(&["sandbox", "reset", "--seed", "seed.json"]).exits(0);
    place
        .write(
            "work.yaml",
            "name: Work\ntables:\n  bookableresourcebooking: { rows: user }\n  account: { rows: all }\n",
        )
        .write("office.yaml", "name: Office\ntables:\n  account: { rows: all }\n  contact: { rows: all }\n")
        .write("parts.yaml", "name: Parts\ntables:\n  product: { rows: all }\n");
    place.run(&["publish", "work.yaml", "office.yaml", "parts.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let (work, office) = (profile(&server, "Work"), profile(&server, "Office"));
    for at in 1..=3 {
        given(&server, &user(at), "Basic User");
        join(&server, &work, &user(at));
    }
    given(&server, &user(1), "Field Service - Resource");
    given(&server, &user(3), "Field Service - Resource");
    assert_eq!(found(&place, "Work"), ["fs-role-direct", "guest-user"]);
    let ran = place.run(&["validate", "env:sandbox/Work", "--format", "concise"]);
    assert!(
        ran.stdout.contains("1 of `Work` have no Field Service role of their own: basic@contoso.com"),
        "{ran:#?}"
    );
    // What isn't a Field Service profile doesn't ask for its roles; the rows of both tables count.
    assert_eq!(found(&place, "Office"), ["profile-without-members", "row-total-guidance"]);
    assert_eq!(found(&place, "Parts"), ["profile-without-members", "row-total-hard"]);
    let ran = place.run(&["validate", "env:sandbox/Office", "--format", "concise"]);
    assert!(ran.stdout.contains("210000 rows from `account` (150000), `contact` (60000) alone"), "{ran:#?}");
    // Through a team on another profile.
    let member = json!({ "@odata.id": format!("{}/api/data/v9.2/systemusers({})", server.url, user(3)) });
    let path = format!("teams({team})/teammembership_association/$ref");
    assert_eq!(server.send("POST", &path, &[], &member.to_string()).status, 204);
    let body = json!({
        "TeamId@odata.bind": format!("/teams({team})"),
        "MobileOfflineProfileId@odata.bind": format!("/mobileofflineprofiles({office})"),
    });
    assert_eq!(
        server.send("POST", "teammobileofflineprofilememberships", &[], &body.to_string()).status,
        204
    );
    assert_eq!(found(&place, "Work"), ["fs-role-direct", "guest-user", "user-direct-and-via-team"]);
}

/// The platform's own answers, with less in them.
#[test]
fn roles_that_allow_too_little_are_named() {
    let place = Place::new();
    place.write("a.yaml", "name: A\ntables:\n  account: { rows: user }\n  contact: { rows: user }\n");
    place.run(&["publish", "a.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let id = server.get("systemusers?$select=systemuserid&$filter=domainname%20ne%20null&$top=1");
    join(&server, &profile(&server, "A"), id["value"][0]["systemuserid"].as_str().unwrap());
    for (privilege, rule) in [
        ("prvReadMobileOfflineProfile", Some("member-without-read")),
        ("prvGoMobile", Some("member-without-mobile")),
        ("prvReadContact", Some("member-without-table-read")),
        ("prvNone", None),
    ] {
        let proxy = Proxy::start(&server, move |_, line| {
            if line.contains("RetrieveUserPrivileges") { Deed::Mask(privilege) } else { Deed::Pass }
        });
        place.run(&["env", "add", "masked", &proxy.url]).exits(0);
        let mut command = place.command(&["validate", "env:masked/A", "--format", "json"]);
        let ran = command.env("MOPCTL_TOKEN", &server.token).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        let rules: Vec<&str> = json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["rule"].as_str())
            .filter(|rule| rule.starts_with("member-"))
            .collect();
        let expected: Vec<&str> = rule.into_iter().collect();
        assert_eq!(rules, expected, "{privilege}");
        place.run(&["env", "remove", "masked"]).exits(0);
    }
}

/// Whoever may not ask about one thing is told which rules nobody answered, and learns the rest.
#[test]
fn what_an_environment_does_not_tell_is_not_checked() {
    let place = Place::new();
    place.write(
        "a.yaml",
        "name: A\ntables:\n  bookableresourcebooking: { rows: user }\n  account: { rows: all }\n",
    );
    place.run(&["publish", "a.yaml", "--env", "sandbox", "--yes"]).exits(0);
    let server = place.serve(&[]);
    let id = server.get("systemusers?$select=systemuserid&$filter=domainname%20ne%20null&$top=1");
    join(&server, &profile(&server, "A"), id["value"][0]["systemuserid"].as_str().unwrap());
    for (part, rule, stays) in [
        ("/organizations", "offline-switched-off", "row-total-hard"),
        ("/roles", "fs-role-direct", "offline-switched-off"),
        ("/systemusers?", "member-disabled", "member-without-read"),
        ("memberships?", "profile-without-members", "offline-switched-off"),
    ] {
        let proxy =
            Proxy::start(&server, move |_, line| if line.contains(part) { Deed::Forbid } else { Deed::Pass });
        place.run(&["env", "add", "part", &proxy.url]).exits(0);
        let mut command = place.command(&["validate", "env:part/A", "--format", "json"]);
        let ran = command.env("MOPCTL_TOKEN", &server.token).output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
        let missing = json["not_checked"].to_string();
        assert!(missing.contains(rule) && !missing.contains(stays), "{part}: {missing}");
        place.run(&["env", "remove", "part"]).exits(0);
    }
}
