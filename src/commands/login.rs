//! `mopctl login` and `mopctl logout`: people sign in to an environment and stay signed in.

use serde_json::json;

use crate::config::sign_ins::{self, SignIns};
use crate::dataverse::{Application, authority_of, host_of, read_user, sign_in};
use crate::error::Error;
use crate::exit::Exit;
use crate::report::count;
use crate::report::json::{SCHEMA_VERSION, text};
use crate::run::Run;
use crate::ui::{Format, visible};

use super::environment;
use super::sign_in::variable;

/// The application of Microsoft's samples, for whoever has none of their own ("Use OAuth authentication
/// with Microsoft Dataverse", learn.microsoft.com).
const SAMPLE: &str = "51f81489-12ee-4a9e-aaae-a2591f45987d";
/// Any tenant with work accounts.
const ANY_TENANT: &str = "organizations";

/// Arguments of `mopctl login`.
#[derive(Debug, clap::Args)]
pub struct LoginArgs {
    /// Name of the environment; without one that of --env or --url
    name: Option<String>,
    /// Tenant to sign in to, by id or domain
    #[arg(long, env = "AZURE_TENANT_ID", value_name = "TENANT", default_value = ANY_TENANT, hide_env_values = true)]
    tenant: String,
    /// Application to sign in with, where your tenant doesn't allow that of Microsoft's samples
    #[arg(long, env = "AZURE_CLIENT_ID", value_name = "ID", default_value = SAMPLE, hide_env_values = true)]
    client_id: String,
}

/// Arguments of `mopctl logout`.
#[derive(Debug, clap::Args)]
pub struct LogoutArgs {
    /// Name of the environment; without one that of --env or --url
    name: Option<String>,
    /// Sign out everywhere
    #[arg(long, conflicts_with = "name")]
    all: bool,
}

/// Signs in with a code, and proves that the environment takes it.
pub fn login(args: &LoginArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let place = environment::address(run, args.name.as_deref())?;
    let host = host_of(&place.url).map_err(Error::usage)?;
    let application = Application {
        authority: variable("AZURE_AUTHORITY_HOST").unwrap_or_else(|| authority_of(&host).to_owned()),
        tenant: args.tenant.clone(),
        client: args.client_id.clone(),
    };
    (run.watch_interrupts)();
    // What can't be kept isn't asked for.
    SignIns::read()?;
    let signed_in = sign_in(&application, &place.url, run.global.timeout, |prompt| {
        let minutes = count(usize::try_from(prompt.lasts.as_secs().div_ceil(60)).unwrap_or(30), "minute");
        crate::ui::tell(&format!("To sign in to {host}, open {} and enter the code", visible(&prompt.page)));
        crate::ui::tell(&format!("\n    {}\n", visible(&prompt.code)));
        crate::ui::tell(&format!("Waiting for up to {minutes}; Ctrl-C stops."));
    })
    .map_err(Error::from)?;
    let mut before = None;
    let file = SignIns::change(|kept| {
        before = kept.environments.insert(place.url.clone(), signed_in);
        Ok(())
    })?;
    let known = environment::open_signed_in(run, &place).and_then(|found| Ok(read_user(&found.session)?));
    let user = match known {
        Ok(user) => user,
        Err(error) => {
            // A sign-in that the environment doesn't take is of no use; the one before may be.
            SignIns::change(|kept| {
                kept.environments.remove(&place.url);
                kept.environments.extend(before.map(|before| (place.url.clone(), before)));
                Ok(())
            })?;
            return Err(error.into());
        }
    };
    match run.ui.format() {
        Format::Json => {
            let answer = json!({
                "schema_version": SCHEMA_VERSION,
                "environment": place.url,
                "user": user.name,
                "sign_in_name": user.domain_name,
                "kept_in": file,
            });
            run.ui.answer(&text(&answer))?;
        }
        Format::Human => {
            let name = if user.domain_name.is_empty() { &user.name } else { &user.domain_name };
            run.ui.answer(&format!("Signed in to {host} as {}.\n", visible(name)))?;
            run.ui
                .note(&format!("kept in {}, readable for you alone, until `mopctl logout`", file.display()));
        }
    }
    Ok(Exit::Ok)
}

/// Forgets a sign-in, or all.
pub fn logout(args: &LogoutArgs, run: &mut Run) -> anyhow::Result<Exit> {
    let place = if args.all { None } else { Some(environment::address(run, args.name.as_deref())?) };
    let mut forgotten = Vec::new();
    if args.all {
        // A file that can't be read, or that can't be locked, is wiped all the same.
        let file = sign_ins::file()?;
        let _lock = SignIns::lock();
        match SignIns::read() {
            Ok(kept) => forgotten.extend(kept.environments.into_keys()),
            Err(_) => forgotten.push("whatever a file held that couldn't be read".to_owned()),
        }
        match std::fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::io("remove", &file, &error).into());
            }
            _ => {}
        }
    }
    if let Some(place) = &place {
        SignIns::change(|kept| {
            forgotten.extend(kept.environments.remove(&place.url).map(|_| place.url.clone()));
            Ok(())
        })?;
    }
    match run.ui.format() {
        Format::Json => {
            run.ui.answer(&text(&json!({ "schema_version": SCHEMA_VERSION, "signed_out": forgotten })))?;
        }
        Format::Human => run.ui.answer(&match (forgotten.is_empty(), place) {
            (true, Some(place)) => format!("Nobody was signed in to {}.\n", place.url),
            (true, None) => "Nobody was signed in.\n".to_owned(),
            _ => format!("Signed out of {}.\n", forgotten.join(", ")),
        })?,
    }
    Ok(Exit::Ok)
}
