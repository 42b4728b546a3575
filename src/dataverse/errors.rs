//! What went wrong with a request, and what the platform's codes mean for an admin.

use serde_json::Value;

use crate::error::{Error, Kind};

/// What the service said when it said no.
#[derive(Debug, Clone)]
pub struct ServiceError {
    /// HTTP status.
    pub status: u16,
    /// The platform's code, such as `0x80071141`; may be empty.
    pub code: String,
    /// The platform's words.
    pub message: String,
    /// Id of the request, for Microsoft's support.
    pub request_id: Option<String>,
}

impl ServiceError {
    /// What it said, or the status where it said nothing.
    pub fn said(&self) -> String {
        match self.message.trim() {
            "" => format!("the environment answered with HTTP status {}", self.status),
            message => message.to_owned(),
        }
    }
}

/// Why a request failed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Failure {
    /// The service said no.
    #[error("{}", .0.said())]
    Service(ServiceError),
    /// The environment can't be reached; the request didn't arrive.
    #[error("{0}")]
    Unreachable(String),
    /// The request may or may not have arrived.
    #[error("{0}")]
    Transport(String),
    /// No access token was to be had.
    #[error("{0}")]
    SignIn(String),
    /// Somebody pressed Ctrl-C before it was sent.
    #[error("interrupted")]
    Interrupted,
    /// The sign-in service failed; nobody was refused.
    #[error("{0}")]
    SignInFailed(String),
    /// The answer can't be what the service means.
    #[error("{0}")]
    Answer(String),
}

/// Code, in lower case, and words of an error as the service sends it; empty where it says none.
pub(super) fn said(body: &Value) -> (String, String) {
    let part = |key: &str| body["error"][key].as_str().unwrap_or_default();
    (part("code").to_lowercase(), part("message").to_owned())
}

impl Failure {
    /// Whether the environment never got the request.
    pub fn is_before_sending(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::SignIn(_) | Self::SignInFailed(_) | Self::Interrupted)
    }

    /// Whether the next request would fail in the same way.
    pub(super) fn is_for_all(&self) -> bool {
        matches!(self, Self::SignIn(_) | Self::SignInFailed(_) | Self::Interrupted)
    }

    pub(super) fn transport(error: &reqwest::Error) -> Self {
        let mut text = if error.is_timeout() {
            "the environment didn't answer in time".to_owned()
        } else if error.is_connect() {
            "the environment can't be reached".to_owned()
        } else {
            "the connection to the environment broke".to_owned()
        };
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            text = format!("{text}: {inner}");
            cause = inner.source();
        }
        if error.is_connect() {
            return Self::Unreachable(text);
        }
        Self::Transport(text)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Service(error) => service(&error),
            Failure::Transport(message) | Failure::Unreachable(message) => {
                Self::new(Kind::Environment, message)
                    .hint("check the URL and the network; nothing is lost by trying again")
            }
            Failure::SignIn(message) => Self::new(Kind::NotAllowed, message)
                .hint("MOPCTL_AUTH and `mopctl guide sign-in` say how to sign in"),
            Failure::SignInFailed(message) => Self::new(Kind::Environment, message)
                .hint("try again later; nothing was sent to the environment"),
            Failure::Interrupted => Self::new(Kind::Interrupted, "interrupted")
                .hint("nothing is half-written; run it again to go on"),
            Failure::Answer(message) => {
                Self::new(Kind::Environment, message).hint("nothing is lost by trying again")
            }
        }
    }
}

fn service(error: &ServiceError) -> Error {
    let said = if error.message.is_empty() {
        format!("the environment answered with HTTP status {}", error.status)
    } else {
        format!("the environment says: {}", error.message.trim())
    };
    let kind = match error.status {
        401 | 403 => Kind::NotAllowed,
        _ => Kind::Environment,
    };
    let mut result = Error::new(kind, said);
    if !error.code.is_empty() {
        result = result.with_code(error.code.clone());
    }
    match error.status {
        401 => {
            result = result.hint(
                "the access token is missing, expired or of another environment; set MOPCTL_TOKEN anew",
            );
        }
        403 => {
            result = result.hint("ask for a role with the privileges on Mobile Offline Profile; where the feature is off for the organization the answer is the same");
        }
        _ => {}
    }
    if let Some((meaning, _)) = explain(&error.code) {
        result = result.hint(meaning);
    }
    if let Some(id) = &error.request_id {
        result = result.hint(format!("request id for Microsoft's support: {id}"));
    }
    result
}

/// What a code of the offline family means in a file's terms, and the rule that finds it.
/// Codes: "Web service error codes", Microsoft.
pub fn explain(code: &str) -> Option<(&'static str, Option<&'static str>)> {
    let found = match code {
        "0x800609a7" => ("another profile has this name", Some("profile-name-unique")),
        "0x800609a8" => ("another table of the profile has the same `label`", None),
        "0x8006098d" | "0x80071138" => (
            "organization rows need `user`, `team` or `business-unit`",
            Some("organization-rows-needs-scope"),
        ),
        "0x80060993" => ("nobody owns rows of this table: only `related` or a custom filter is taken", None),
        "0x80060994" | "0x80071136" | "0x80071137" => {
            ("rows of this table have no user or team as owner: `user` and `team` aren't taken", None)
        }
        "0x80060995" => (
            "the organization owns rows of this table: `user`, `team` and `business-unit` aren't taken",
            None,
        ),
        "0x80060996" => ("ownership options are set beside another row rule", Some("one-filter-kind")),
        "0x80060999" | "0x80071122" => (
            "the relationship doesn't belong to the table that brings the rows",
            Some("relationship-mismatch"),
        ),
        "0x8006099b" => ("the environment has no such table", None),
        "0x8006099c" | "0x8006099e" => (
            "the table isn't enabled for offline: in its properties switch on \"Can be taken offline\" and \"Track changes\", then publish it",
            None,
        ),
        "0x800609a6" => {
            ("give the user a security role with the privilege for Dynamics 365 for mobile", None)
        }
        "0x80071113" | "0x80071118" | "0x80071119" | "0x80071121" | "0x80071123" => {
            ("a custom filter isn't taken as it stands", Some("fetchxml-malformed"))
        }
        "0x80071131" => ("the profile has no table", Some("profile-has-tables")),
        "0x80071132" => ("a table has no row rule", Some("filter-kind-missing")),
        "0x80071134" => ("too many users are on the profile", None),
        "0x80071135" | "0x80071139" => (
            "too many relationships, or too many one-to-many ones, lead to a table",
            Some("relationship-limit"),
        ),
        "0x80071140" => (
            "a table has related rows only, but nothing brings them; on a profile that is already published the check may look at its former state: add the relationship under another row rule first",
            Some("related-only-without-relationship"),
        ),
        "0x80071141" => ("relationships run in a circle", Some("circular-relationship")),
        "0x80071142" | "0x8006098e" => (
            "the other end of a relationship isn't a table of the profile",
            Some("relationship-target-not-in-profile"),
        ),
        "0x80071151" | "0x80071154" => {
            ("another publish or solution operation is running; try again when it is done", None)
        }
        "0x80060882" => {
            ("somebody changed the row in between; run the command again to see what is different now", None)
        }
        "0x80072321" | "0x80072322" | "0x80072326" => {
            ("the service limits what one user may ask for in five minutes; wait, and run less at once", None)
        }
        "0x80040220" | "0x80040299" | "0x80048306" => {
            ("the user's security roles don't allow this; `mopctl env check` lists what is missing", None)
        }
        "0x80044150" | "0x80044151" => {
            ("the database of the environment was busy; nothing is lost by trying again", None)
        }
        "0x80071112" => ("the name of the copy would be too long; shorten that of the profile", None),
        "0x80040237" => ("a row with this key is there already; run the command again", None),
        _ => return None,
    };
    Some(found)
}
