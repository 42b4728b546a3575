//! Who is meant to be on a profile.

use super::Located;

/// The `people` of a profile file: identities as the file writes them.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Users by sign-in name, e-mail, Entra object id or GUID.
    pub users: Vec<Located<String>>,
    /// Teams by name or GUID.
    pub teams: Vec<Located<String>>,
}
