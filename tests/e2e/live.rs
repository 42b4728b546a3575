//! Profiles as an environment holds them: people, drafts.

use serde_json::json;

use super::support::{Place, Server};

/// The environment rules that speak about `env:sandbox/NAME`.
fn found(place: &Place, name: &str) -> Vec<String> {
    let ran = place.run(&["validate", &format!("env:sandbox/{name}"), "--format", "json"]);
    let json = ran.json();
    let live = |one: &&serde_json::Value| one["code"].as_str().unwrap().starts_with("MOP9");
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
