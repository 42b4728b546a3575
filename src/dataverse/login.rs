//! People sign in with a code on another page ("Microsoft identity platform and the OAuth 2.0 device
//! authorization grant flow", learn.microsoft.com), and stay signed in until they sign out.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use super::client::Token;
use super::errors::Failure;
use super::identity::{
    Application, BEFORE_END, Granted, Http, answered, exchanged, granted, post, refusal, safe,
};
use crate::config::sign_ins::{SignIn, SignIns};

/// What a person has to do.
#[derive(Debug)]
pub struct Prompt {
    /// The page to open.
    pub page: String,
    /// The code to enter there.
    pub code: String,
    /// How long the code is good for.
    pub lasts: Duration,
}

/// Waits between questions where the service doesn't say how long.
const INTERVAL: u64 = 5;
/// Longer than this nobody waits for a code.
const LONGEST: u64 = 1800;

/// Signs a person in to an environment; `tell` is told what they have to do.
pub fn sign_in(
    application: &Application,
    environment: &str,
    timeout: Duration,
    tell: impl FnOnce(&Prompt),
) -> Result<SignIn, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::SignIn(format!("no runtime: {error}")))?;
    let http = super::client::plain(timeout)?;
    runtime.block_on(by_code(&http, application, environment, tell))
}

async fn by_code(
    http: &Http,
    application: &Application,
    environment: &str,
    tell: impl FnOnce(&Prompt),
) -> Result<SignIn, Failure> {
    let scope = scope(environment);
    let form = [("client_id", application.client.as_str()), ("scope", &scope)];
    let begun = answered(http, post(http, application.endpoint("devicecode")?, &form)).await?;
    let text = |name: &str| begun[name].as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let (Some(code), Some(device), Some(page)) =
        (text("user_code"), text("device_code"), text("verification_uri"))
    else {
        return Err(Failure::SignIn("the sign-in service sent no code".to_owned()));
    };
    safe(&page)?;
    let lasts = Duration::from_secs(number(&begun["expires_in"]).unwrap_or(900).min(LONGEST));
    tell(&Prompt { page, code, lasts });
    let mut wait = Duration::from_secs(number(&begun["interval"]).unwrap_or(INTERVAL).min(60));
    let end = Instant::now() + lasts;
    let form = [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("client_id", application.client.as_str()),
        ("device_code", &device),
    ];
    loop {
        tokio::time::sleep(wait).await;
        if Instant::now() >= end {
            return Err(Failure::SignIn("the code wasn't entered in time".to_owned()));
        }
        // A connection that breaks while somebody types is no reason to start again.
        let Ok(answer) = exchanged(post(http, application.endpoint("token")?, &form)).await else {
            continue;
        };
        if let Some(busy) = answer.wait(1) {
            tokio::time::sleep(busy.min(end.saturating_duration_since(Instant::now()))).await;
            continue;
        }
        let (status, answer) = (answer.status, answer.value);
        match answer["error"].as_str() {
            None if (200..300).contains(&status) => return signed_in(application, &answer),
            Some("authorization_pending") => {}
            Some("slow_down") => wait += Duration::from_secs(5),
            Some("authorization_declined" | "access_denied") => {
                return Err(Failure::SignIn("the sign-in was declined".to_owned()));
            }
            Some("expired_token" | "code_expired") => {
                return Err(Failure::SignIn("the code wasn't entered in time".to_owned()));
            }
            _ => return Err(Failure::SignIn(refusal(status, &answer))),
        }
    }
}

/// Tokens for an environment, and one by which they are renewed.
fn scope(environment: &str) -> String {
    format!("{environment}/.default offline_access")
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs())
}

/// What an answer of the sign-in service leaves to be kept.
fn signed_in(application: &Application, answer: &Value) -> Result<SignIn, Failure> {
    let Granted { token, .. } = granted(answer)?;
    let refresh = answer["refresh_token"].as_str().filter(|token| !token.is_empty());
    let refresh = refresh.ok_or_else(|| {
        Failure::SignIn("the sign-in service sent nothing to stay signed in with".to_owned())
    })?;
    Ok(SignIn {
        authority: application.authority.clone(),
        tenant: application.tenant.clone(),
        client: application.client.clone(),
        refresh_token: refresh.to_owned(),
        access_token: Some(token.text().to_owned()),
        ends: number(&answer["expires_in"]).map(|seconds| now().saturating_add(seconds)),
    })
}

/// A token of a person who is signed in: the one that is kept, or a new one.
pub(super) async fn renewed(http: &Http, environment: &str) -> Result<Granted, Failure> {
    if let Some(granted) = known(environment)?.1 {
        return Ok(granted);
    }
    // Some services take a refresh token once: whoever comes second takes what the first one got.
    let _lock = locked().await?;
    let (sign_in, granted_meanwhile) = known(environment)?;
    if let Some(granted) = granted_meanwhile {
        return Ok(granted);
    }
    let application = Application {
        authority: sign_in.authority.clone(),
        tenant: sign_in.tenant.clone(),
        client: sign_in.client.clone(),
    };
    let scope = scope(environment);
    let form = [
        ("grant_type", "refresh_token"),
        ("client_id", application.client.as_str()),
        ("scope", &scope),
        ("refresh_token", &sign_in.refresh_token),
    ];
    let mut answer = answered(http, post(http, application.endpoint("token")?, &form)).await?;
    if answer["refresh_token"].as_str().is_none_or(str::is_empty) {
        answer["refresh_token"] = sign_in.refresh_token.clone().into();
    }
    let renewed = signed_in(&application, &answer)?;
    let granted = granted(&answer)?;
    let changed = SignIns::change_locked(|kept| {
        // Whoever signed out meanwhile stays signed out.
        if let Some(known) = kept.environments.get_mut(environment) {
            *known = renewed;
        }
        Ok(())
    });
    changed.map_err(|error| Failure::SignIn(error.message))?;
    Ok(granted)
}

/// The lock of the file, waited for while other requests of this process go on.
async fn locked() -> Result<std::fs::File, Failure> {
    loop {
        match SignIns::try_lock() {
            Ok(Some(lock)) => return Ok(lock),
            Ok(None) => tokio::time::sleep(Duration::from_millis(20)).await,
            Err(error) => return Err(Failure::SignIn(error.message)),
        }
    }
}

/// What is kept for an environment, with the token where that is still good.
fn known(environment: &str) -> Result<(SignIn, Option<Granted>), Failure> {
    let mut kept = SignIns::read().map_err(|error| Failure::SignIn(error.message))?;
    let sign_in = kept.environments.remove(environment);
    let sign_in = sign_in
        .ok_or_else(|| Failure::SignIn("nobody is signed in; sign in with `mopctl login`".to_owned()))?;
    let left = sign_in.ends.unwrap_or_default().saturating_sub(now());
    let token = sign_in.access_token.as_ref().filter(|_| left > BEFORE_END.as_secs());
    let granted = token.map(|token| Granted::new(token.clone(), Some(left)));
    Ok((sign_in, granted))
}

/// Texts of a sign-in that must never be shown.
pub(super) fn secrets(environment: &str) -> Vec<String> {
    let kept = SignIns::read().unwrap_or_default();
    let known = kept.environments.get(environment);
    known
        .into_iter()
        .flat_map(|known| [Some(known.refresh_token.clone()), known.access_token.clone()])
        .flatten()
        .collect()
}

/// Forgets a token that wasn't taken; what it is renewed with stays.
pub(super) async fn distrust(environment: &str, token: &Token) {
    let Ok(_lock) = locked().await else { return };
    // Where it can't be forgotten the next request fails as this one did.
    let _ = SignIns::change_locked(|kept| {
        let known = kept.environments.get_mut(environment);
        // Another process may have got a new one meanwhile.
        if let Some(known) = known.filter(|known| known.access_token.as_deref() == Some(token.text())) {
            known.access_token = None;
        }
        Ok(())
    });
}
