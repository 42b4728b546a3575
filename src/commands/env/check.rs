//! `mopctl env check`: one step after the other, and at the first failure what an admin has to do.

use std::collections::HashSet;

use serde_json::json;

use crate::dataverse::{Failure, read_privileges, read_profile_count, read_settings, read_user};
use crate::error::{Error, Kind};
use crate::exit::Exit;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::super::environment::{self, Environment};

/// What reading profiles takes.
const TO_READ: [&str; 3] = [
    "prvReadMobileOfflineProfile",
    "prvReadMobileOfflineProfileItem",
    "prvReadMobileOfflineProfileItemAssociation",
];
/// What publishing takes besides.
const TO_PUBLISH: [&str; 4] = [
    "prvCreateMobileOfflineProfile",
    "prvWriteMobileOfflineProfile",
    "prvCreateMobileOfflineProfileItem",
    "prvPublishCustomization",
];
/// What assigning people takes besides.
const TO_ASSIGN: [&str; 2] =
    ["prvCreateUserMobileOfflineProfileMembership", "prvDeleteUserMobileOfflineProfileMembership"];

/// Clouds that "Set up mobile offline" of 2020 excludes; later pages don't.
const GOVERNMENT: [(&str, &str); 4] = [
    (".crm9.dynamics.com", "GCC"),
    (".crm.microsoftdynamics.us", "GCC High"),
    (".crm.appsplatform.us", "DoD"),
    (".crm.dynamics.cn", "China"),
];

/// A step with what came of it.
struct Step {
    what: &'static str,
    outcome: Result<String, Error>,
    warning: Option<String>,
}

impl Step {
    fn good(what: &'static str, found: impl Into<String>) -> Self {
        Self { what, outcome: Ok(found.into()), warning: None }
    }

    fn bad(what: &'static str, error: Error) -> Self {
        Self { what, outcome: Err(error), warning: None }
    }
}

/// Checks an environment.
pub(super) fn run(name: Option<&str>, run: &mut Run) -> Result<Exit, Error> {
    environment::check_named_once(run, name)?;
    let mut steps = Vec::new();
    match environment::try_open(run, name) {
        Ok(Ok(environment)) => examine(&environment, &mut steps),
        Ok(Err(failure)) => steps.extend(first_steps(failure)),
        // A way to sign in that lacks something is a matter of the token.
        Err(error) if error.kind == Kind::NotAllowed => steps.push(Step::bad("token", error)),
        Err(error) => return Err(error),
    }
    show(&steps, run)?;
    let failed = steps.iter().find_map(|step| step.outcome.as_ref().err());
    Ok(failed.map_or(Exit::Ok, |error| Exit::of(error.kind)))
}

/// Where opening the environment stopped: before it was asked, while it couldn't be reached, or when it
/// refused the token.
fn first_steps(failure: Failure) -> Vec<Step> {
    match failure {
        Failure::Service(ref error) if matches!(error.status, 401 | 403) => {
            vec![Step::good("reach", "the environment answers"), Step::bad("token", failure.into())]
        }
        Failure::SignIn(_) | Failure::SignInFailed(_) => vec![Step::bad("token", failure.into())],
        _ => vec![Step::bad("reach", failure.into())],
    }
}

fn examine(environment: &Environment, steps: &mut Vec<Step>) {
    let session = &environment.session;
    let host = session.host();
    let mut reach = Step::good("reach", format!("{host} answers"));
    let cloud = GOVERNMENT.iter().find(|(ending, _)| host.ends_with(ending));
    reach.warning = cloud.map(|(_, cloud)| {
        format!(
            "a documentation page of 2020 excludes the {cloud} cloud from mobile offline; newer ones don't"
        )
    });
    steps.push(reach);
    steps.push(Step::good("token", "the access token is taken"));
    steps.push(Step::good("organization", session.organization()));
    let failed = |what, failure: Failure| Step::bad(what, failure.into());
    let user = match read_user(session) {
        Ok(user) => user,
        Err(failure) => return steps.push(failed("user", failure)),
    };
    if user.disabled {
        let error = Error::new(Kind::NotAllowed, format!("the user {} is disabled", visible(&user.name)))
            .hint("enable the user, or the application user, in the admin center");
        return steps.push(Step::bad("user", error));
    }
    steps.push(Step::good("user", visible(&user.name)));
    let privileges = match read_privileges(session, std::slice::from_ref(&user.id)) {
        Ok(mut found) => found.remove(&user.id),
        Err(failure) => return steps.push(failed("privileges", failure)),
    };
    steps.push(match privileges {
        Some(privileges) => allowed(&privileges),
        None => Step::good("privileges", "the environment doesn't tell; whether they are enough shows below"),
    });
    match read_profile_count(session) {
        Ok(count) => steps.push(Step::good("profiles", format!("{count} can be read"))),
        Err(failure) => return steps.push(failed("profiles", failure)),
    }
    steps.push(feature(read_settings(session).ok().and_then(|settings| settings.offline)));
}

/// What the privileges are enough for; only reading is a must.
fn allowed(privileges: &HashSet<String>) -> Step {
    let missing = |wanted: &[&'static str]| -> Vec<&'static str> {
        let has = |name: &&&str| privileges.contains(&name.to_ascii_lowercase());
        wanted.iter().filter(|name| !has(name)).copied().collect()
    };
    let to_read = missing(&TO_READ);
    if !to_read.is_empty() {
        let message = format!("the user's roles lack {}", to_read.join(", "));
        let hint = "give the user the role System Customizer, or one with these privileges";
        return Step::bad("privileges", Error::new(Kind::NotAllowed, message).hint(hint));
    }
    let mut step = Step::good("privileges", "profiles can be read");
    let lacks: Vec<String> =
        [("publishing", missing(&TO_PUBLISH)), ("assigning people", missing(&TO_ASSIGN))]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(what, names)| format!("{what} lacks {}", names.join(", ")))
            .collect();
    if !lacks.is_empty() {
        step.warning = Some(lacks.join("; "));
    }
    step
}

fn feature(offline: Option<bool>) -> Step {
    match offline {
        Some(false) => {
            let error = Error::new(Kind::Environment, "mobile offline is off for this organization")
                .hint("switch on the setting IsMobileOfflineEnabled of the organization");
            Step::bad("feature", error)
        }
        Some(true) => Step::good("feature", "mobile offline is on"),
        None => Step::good("feature", "the organization doesn't tell whether mobile offline is on"),
    }
}

fn show(steps: &[Step], run: &mut Run) -> Result<(), Error> {
    if run.ui.format() == Format::Json {
        let steps: Vec<_> = steps
            .iter()
            .map(|step| match &step.outcome {
                Ok(found) => {
                    json!({ "step": step.what, "ok": true, "message": found, "warning": step.warning })
                }
                Err(error) => {
                    json!({ "step": step.what, "ok": false, "message": error.message, "hints": error.hints })
                }
            })
            .collect();
        return run.ui.answer(&text(&json!({ "schema_version": SCHEMA_VERSION, "steps": steps })));
    }
    let mut out = String::new();
    for step in steps {
        match &step.outcome {
            Ok(found) => out.push_str(&format!("ok      {}: {found}\n", step.what)),
            Err(error) => {
                out.push_str(&format!("failed  {}: {}\n", step.what, visible(&error.message)));
                for hint in &error.hints {
                    out.push_str(&format!("        {}\n", visible(hint)));
                }
            }
        }
        if let Some(warning) = &step.warning {
            out.push_str(&format!("        warning: {warning}\n"));
        }
    }
    run.ui.answer(&out)
}
