//! `user-in-two-profiles`, see the page beside this file.

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
    let mut seen: Vec<(&str, String, Place, &str)> = Vec::new();
    for profile in profiles {
        let Some(people) = &profile.people else {
            continue;
        };
        let named = people
            .users
            .iter()
            .map(|person| ("user", person))
            .chain(people.teams.iter().map(|person| ("team", person)));
        for (kind, person) in named {
            let key = person.trim().to_lowercase();
            let earlier = seen
                .iter()
                .find(|(k, name, _, owner)| *k == kind && *name == key && *owner != profile.name.as_str());
            if let Some((_, _, first, owner)) = earlier {
                findings.push(
                    Finding::new(
                        ID,
                        person.place,
                        format!("{kind} `{}` is also named in profile `{owner}`", person.value),
                    )
                    .related(*first, format!("named in `{owner}` here"))
                    .help("a person is on one profile; assigning the second one moves them"),
                );
            } else {
                seen.push((kind, key, person.place, &profile.name.value));
            }
        }
    }
}
