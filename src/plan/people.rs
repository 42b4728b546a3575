//! Writes of memberships.

use crate::model::people::PersonKind;

/// A membership to write.
#[derive(Debug, Clone)]
pub enum MemberWrite {
    /// Puts a person on a profile.
    Add {
        /// A user or a team.
        kind: PersonKind,
        /// Id of the new row.
        id: String,
        /// Id of the user or team.
        person: String,
        /// Id of the profile.
        profile: String,
    },
    /// Binds an existing membership to another profile: nobody is without one in between.
    Move {
        /// A user's or a team's.
        kind: PersonKind,
        /// Id of the membership row.
        id: String,
        /// The version it must have.
        etag: String,
        /// Id of the new profile.
        profile: String,
    },
    /// Takes a membership away.
    Remove {
        /// A user's or a team's.
        kind: PersonKind,
        /// Id of the membership row.
        id: String,
        /// The version it must have.
        etag: String,
    },
}
