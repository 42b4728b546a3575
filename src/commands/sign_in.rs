//! Which way to sign in the variables of a run ask for.

use crate::config::sign_ins::SignIns;
use crate::dataverse::{Application, Credential, Token, authority_of, host_of};
use crate::error::{Error, Kind};

/// The words of `MOPCTL_AUTH`.
const WORDS: [&str; 8] = [
    "token",
    "command",
    "azure-cli",
    "client-secret",
    "client-certificate",
    "workload-identity",
    "managed-identity",
    "login",
];

/// A variable that holds something.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

fn needed(name: &str, word: &str) -> Result<String, Error> {
    variable(name).ok_or_else(|| {
        Error::new(Kind::NotAllowed, format!("signing in with {word} needs the variable {name}"))
            .hint("`mopctl guide sign-in` lists what each way needs")
    })
}

/// The credential for the environment of a root URL; `from` says where that comes from.
pub fn credential(url: &str, from: &str) -> Result<Credential, Error> {
    if let Some(word) = variable("MOPCTL_AUTH") {
        return by_word(&word, url);
    }
    let is_application = variable("AZURE_CLIENT_ID").is_some() && variable("AZURE_TENANT_ID").is_some();
    let has_job =
        || variable("ACTIONS_ID_TOKEN_REQUEST_URL").is_some() || variable("SYSTEM_OIDCREQUESTURI").is_some();
    let word = if variable("MOPCTL_TOKEN").is_some() {
        "token"
    } else if variable("MOPCTL_TOKEN_COMMAND").is_some() {
        "command"
    } else if is_application && variable("AZURE_CLIENT_SECRET").is_some() {
        "client-secret"
    } else if is_application && variable("AZURE_CLIENT_CERTIFICATE_PATH").is_some() {
        "client-certificate"
    } else if is_application && (variable("AZURE_FEDERATED_TOKEN_FILE").is_some() || has_job()) {
        "workload-identity"
    } else if SignIns::read()?.environments.contains_key(url) {
        "login"
    } else {
        return Err(Error::new(Kind::NotAllowed, format!("there is no access token for {from}"))
            .hint("sign in with `mopctl login`, or with `az login` and MOPCTL_AUTH=azure-cli")
            .hint("or name an application: AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET")
            .hint("or put a token into the variable MOPCTL_TOKEN; `mopctl guide sign-in` lists all ways"));
    };
    by_word(word, url)
}

fn by_word(word: &str, url: &str) -> Result<Credential, Error> {
    let host = host_of(url).map_err(Error::usage)?;
    let application = || -> Result<Application, Error> {
        Ok(Application {
            authority: variable("AZURE_AUTHORITY_HOST").unwrap_or_else(|| authority_of(&host).to_owned()),
            tenant: needed("AZURE_TENANT_ID", word)?,
            client: needed("AZURE_CLIENT_ID", word)?,
        })
    };
    Ok(match word {
        "token" => Credential::Fixed(Token::new(needed("MOPCTL_TOKEN", word)?)),
        "command" => Credential::Command(needed("MOPCTL_TOKEN_COMMAND", word)?),
        "azure-cli" => Credential::AzureCli,
        "client-secret" => {
            Credential::Secret { application: application()?, secret: needed("AZURE_CLIENT_SECRET", word)? }
        }
        "client-certificate" => Credential::Certificate {
            application: application()?,
            file: needed("AZURE_CLIENT_CERTIFICATE_PATH", word)?,
        },
        "login" => Credential::SignedIn { environment: url.to_owned() },
        "workload-identity" => workload(application()?, word)?,
        "managed-identity" => Credential::ManagedIdentity { client: variable("AZURE_CLIENT_ID") },
        other => {
            return Err(Error::usage(format!("MOPCTL_AUTH is `{other}`"))
                .hint(format!("known: {}", WORDS.join(", "))));
        }
    })
}

/// The token of the surroundings: a file, a GitHub job, a job of Azure Pipelines.
fn workload(application: Application, word: &str) -> Result<Credential, Error> {
    if let Some(file) = variable("AZURE_FEDERATED_TOKEN_FILE") {
        return Ok(Credential::AssertionFile { application, file });
    }
    if let Some(url) = variable("ACTIONS_ID_TOKEN_REQUEST_URL") {
        let token = needed("ACTIONS_ID_TOKEN_REQUEST_TOKEN", word)?;
        return Ok(Credential::GitHub { application, url, token });
    }
    if let Some(url) = variable("SYSTEM_OIDCREQUESTURI") {
        let connection = needed("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", word)?;
        let token = needed("SYSTEM_ACCESSTOKEN", word)?;
        return Ok(Credential::Pipelines { application, url, connection, token });
    }
    Err(Error::new(Kind::NotAllowed, "there is no token of a job to show").hint(
        "GitHub Actions needs `permissions: id-token: write`; elsewhere set AZURE_FEDERATED_TOKEN_FILE",
    ))
}
