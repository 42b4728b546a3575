//! Profiles as an environment holds them: people, drafts.

use serde_json::json;

use super::support::{Place, Server};

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
