//! What the words on a command line name.

use std::path::PathBuf;

use crate::error::Error;

/// What an address names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A file or folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// An environment, or one profile of it.
    Environment {
        /// Name of the environment.
        name: String,
        /// Name of the profile.
        profile: Option<String>,
    },
}

impl Address {
    /// Reads `-`, `env:NAME`, `env:NAME/Profile name` or a path.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text == "-" {
            return Ok(Self::Stdin);
        }
        let Some(rest) = text.strip_prefix("env:") else {
            return Ok(Self::Path(PathBuf::from(text)));
        };
        let (name, profile) = match rest.split_once('/') {
            Some((name, profile)) => (name, Some(profile.to_owned())),
            None => (rest, None),
        };
        if name.is_empty() || profile.as_deref() == Some("") {
            return Err(Error::usage(format!("`{text}` names no environment"))
                .hint("write env:NAME or env:NAME/Profile name"));
        }
        Ok(Self::Environment { name: name.to_owned(), profile })
    }
}
