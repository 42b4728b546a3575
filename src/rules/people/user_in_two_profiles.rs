//! `user-in-two-profiles`, see the page beside this file.

use std::collections::HashMap;

use crate::finding::{Finding, RuleId, Severity};
use crate::model::{Place, Profile};
use crate::rules::{Check, Input, Rule};

const ID: RuleId = RuleId {
    slug: "user-in-two-profiles",
    code: "MOP801",
    severity: Severity::Error,
    url: "https://learn.microsoft.com/en-us/power-apps/mobile/setup-mobile-offline-classic",
};

pub(super) const RULE: Rule = Rule {
    id: ID,
    summary: "a user or team is named in two profiles",
    doc: include_str!("user_in_two_profiles.md"),
    inputs: &[Input::File],
    check: Check::Set(check),
};

fn check(profiles: &[&Profile], findings: &mut Vec<Finding>) {
    let mut seen: HashMap<(&str, String), (Place, &str)> = HashMap::new();
    for profile in profiles {
        let Some(people) = &profile.people else { continue };
        let users = people.users.iter().map(|person| ("user", person));
        let teams = people.teams.iter().map(|person| ("team", person));
        for (kind, person) in users.chain(teams) {
            // A GUID may stand in braces.
            let key = (kind, person.trim().trim_matches(['{', '}']).to_lowercase());
            let Some((first, owner)) = seen.get(&key) else {
                seen.insert(key, (person.place, &profile.name));
                continue;
            };
            if *owner == profile.name.as_str() {
                continue;
            }
            findings.push(
                Finding::new(
                    ID,
                    person.place,
                    format!("{kind} `{}` is also named in profile `{owner}`", person.value),
                )
                .related(*first, format!("named in `{owner}` here"))
                .help("a person is on one profile; assigning the second one moves them"),
            );
        }
    }
}
