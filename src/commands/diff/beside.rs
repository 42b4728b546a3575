//! People and apps of profiles, where they are asked about.

use std::collections::HashMap;

use crate::dataverse::{find_people, read_apps, read_memberships};
use crate::error::Error;
use crate::model::facts::{AppRow, LiveProfile};
use crate::model::people::{Directory, Membership, PersonKind, key};
use crate::model::{Located, Profile};
use crate::plan::{Change, Field, Named, beside};
use crate::run::Run;

use super::super::environment::Environment;

/// What counts beside the content of profiles.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Options {
    /// Compare who is on the profiles, too
    #[arg(long)]
    people: bool,
    /// Compare the apps that use the profiles, too
    #[arg(long)]
    apps: bool,
}

/// Who is on a profile and what uses it, as one side tells it; `None` where it doesn't.
#[derive(Debug, Default)]
pub(super) struct Told {
    people: Option<Vec<Named>>,
    apps: Option<Vec<Named>>,
}

impl Options {
    /// What a file says, as far as it is asked about.
    pub(super) fn of_file(self, profile: &Profile) -> Told {
        let named = |field| {
            move |one: &Located<String>| Named {
                field,
                shown: one.value.clone(),
                keys: vec![key(one)],
                place: Some(one.place),
            }
        };
        let people = profile.people.as_ref().filter(|_| self.people).map(|people| {
            let users = people.users.iter().map(named(Field::Person(PersonKind::User)));
            users.chain(people.teams.iter().map(named(Field::Person(PersonKind::Team)))).collect()
        });
        let apps = profile.apps.as_ref().filter(|_| self.apps);
        Told { people, apps: apps.map(|apps| apps.iter().map(named(Field::App)).collect()) }
    }

    /// What an environment says about profiles, in their order.
    pub(super) fn of_environment(
        self,
        environment: &Environment,
        profiles: &[Option<&LiveProfile>],
    ) -> Result<Vec<Told>, Error> {
        let session = &environment.session;
        let ids: Vec<String> = profiles.iter().flatten().map(|live| live.id.clone()).collect();
        let memberships =
            if self.people && !ids.is_empty() { read_memberships(session, &ids)? } else { Vec::new() };
        let of = |kind| -> Vec<String> {
            let own = memberships.iter().filter(|member| member.kind == kind);
            own.map(|member| member.person.clone()).collect()
        };
        let directory = find_people(session, &of(PersonKind::User), &of(PersonKind::Team))?;
        let directory = Identities::of(&directory);
        let apps = if self.apps { read_apps(session)? } else { Vec::new() };
        let told = |live: Option<&LiveProfile>| Told {
            people: self.people.then(|| {
                let own = memberships.iter().filter(|member| is_on(live, &member.profile));
                own.map(|member| directory.named(member)).collect()
            }),
            apps: self.apps.then(|| {
                let own = apps.iter().filter(|app| app.profiles.iter().any(|id| is_on(live, id)));
                own.map(app_named).collect()
            }),
        };
        Ok(profiles.iter().copied().map(told).collect())
    }

    /// The differences of two sides; a side that doesn't tell is said and makes none.
    pub(super) fn changes(self, profile: &str, old: &Told, new: &Told, run: &mut Run) -> Vec<Change> {
        let parts = [
            (self.people, &old.people, &new.people, "who is on it (`people:`)"),
            (self.apps, &old.apps, &new.apps, "what apps use it (`apps:`)"),
        ];
        let mut changes = Vec::new();
        for (is_asked, old, new, what) in parts {
            match (old, new) {
                (Some(old), Some(new)) => changes.extend(beside(profile, old, new)),
                _ if is_asked => run.ui.note(&format!("{profile}: one side doesn't say {what}")),
                _ => {}
            }
        }
        changes
    }
}

fn is_on(live: Option<&LiveProfile>, id: &str) -> bool {
    live.is_some_and(|live| live.id.eq_ignore_ascii_case(id))
}

fn app_named(app: &AppRow) -> Named {
    let name = &app.unique_name;
    Named { field: Field::App, shown: name.clone(), keys: vec![key(name)], place: None }
}

/// All that people are called, by kind and id.
struct Identities(HashMap<(PersonKind, String), Vec<String>>);

impl Identities {
    /// The sign-in name or the team's name comes first.
    fn of(directory: &Directory) -> Self {
        let users = directory.users.iter().map(|user| {
            let names = [user.domain_name.as_str()].into_iter().chain(user.identities());
            ((PersonKind::User, key(&user.id)), names.map(str::to_owned).collect())
        });
        let teams = directory.teams.iter().map(|team| {
            let names = [team.name.as_str()].into_iter().chain(team.identities());
            ((PersonKind::Team, key(&team.id)), names.map(str::to_owned).collect())
        });
        Self(users.chain(teams).collect())
    }

    fn named(&self, member: &Membership) -> Named {
        let own = self.0.get(&(member.kind, key(&member.person))).map_or(&[][..], Vec::as_slice);
        let names: Vec<&str> = own.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        Named {
            field: Field::Person(member.kind),
            shown: (*names.first().unwrap_or(&member.person.as_str())).to_owned(),
            keys: names.iter().copied().chain([member.person.as_str()]).map(key).collect(),
            place: None,
        }
    }
}
