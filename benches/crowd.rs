//! How long it takes to read 100,000 rows of CSV, to find everybody in a directory that is at hand, and to
//! plan what is written: `cargo bench --bench crowd`.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark tells a person what it measured")]

use std::time::Instant;

use mopctl::members::{InTeams, OnConflict, People, Wanted, parse, plan_add};
use mopctl::model::facts::ProfileRow;
use mopctl::model::people::{Directory, DirectoryUser, Membership, PersonKind};

const ROWS: usize = 100_000;
const ROUNDS: usize = 7;

fn main() {
    let directory = Directory { users: (0..ROWS).map(user).collect(), teams: Vec::new() };
    let profiles = [profile("a"), profile("b")];
    // Every third person is on a profile already, half of them on the other one.
    let memberships: Vec<Membership> = (0..ROWS).step_by(3).map(membership).collect();
    let mut text = "Name;USER;Cost centre\r\n".to_owned();
    for at in 0..ROWS {
        text.push_str(&format!("Person {at};PERSON{at}@Contoso.com;\"{}\"\r\n", at % 97));
    }
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let from = Instant::now();
            let sheet = parse(text.as_bytes(), None).expect("a file like any other");
            let people = People::new(&directory, &profiles, &memberships);
            let wanted = Wanted { requests: &sheet.requests, profile: Some("a"), exact: None, but: None };
            let plan = plan_add(&wanted, &people, (OnConflict::Move, &InTeams::new()));
            assert_eq!(plan.rows.len(), ROWS);
            assert!(plan.pending() > ROWS / 2);
            from.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{ROWS} rows read, found and planned: median {:.3} s of {ROUNDS}", times[ROUNDS / 2]);
}

fn id(at: usize) -> String {
    uuid::Uuid::from_u128(at as u128).to_string()
}

fn user(at: usize) -> DirectoryUser {
    DirectoryUser {
        id: id(at),
        name: format!("Person {at}"),
        domain_name: format!("person{at}@contoso.com"),
        email: format!("person{at}@contoso.com"),
        object_id: Some(id(at + ROWS)),
        disabled: false,
        interactive: true,
        application: false,
        licensed: Some(true),
        legacy_profile: None,
        unit: None,
    }
}

fn profile(name: &str) -> ProfileRow {
    ProfileRow {
        id: name.to_owned(),
        name: name.to_owned(),
        description: String::new(),
        etag: String::new(),
        managed: false,
        draft: false,
        published_on: None,
        modified: None,
    }
}

fn membership(at: usize) -> Membership {
    Membership {
        conflict: false,
        id: id(at + 2 * ROWS),
        etag: "W/\"1\"".to_owned(),
        kind: PersonKind::User,
        person: id(at),
        profile: if at.is_multiple_of(2) { "a" } else { "b" }.to_owned(),
    }
}
