//! Writes of memberships.

use std::rc::Rc;

use crate::model::people::{Membership, PersonKind};

/// A membership to write. Copies share their texts: there are tens of thousands.
#[derive(Debug, Clone)]
pub enum MemberWrite {
    /// Puts a person on a profile.
    Add {
        /// A user or a team.
        kind: PersonKind,
        /// Id of the new row.
        id: Rc<str>,
        /// Id of the user or team.
        person: Rc<str>,
        /// Id of the profile.
        profile: Rc<str>,
    },
    /// Binds an existing membership to another profile: nobody is without one in between.
    Move {
        /// A user's or a team's.
        kind: PersonKind,
        /// Id of the membership row.
        id: Rc<str>,
        /// The version it must have.
        etag: Rc<str>,
        /// Id of the new profile.
        profile: Rc<str>,
    },
    /// Takes a membership away.
    Remove {
        /// A user's or a team's.
        kind: PersonKind,
        /// Id of the membership row.
        id: Rc<str>,
        /// The version it must have.
        etag: Rc<str>,
    },
}

impl MemberWrite {
    /// Binds a membership to another profile.
    pub fn move_to(profile: impl Into<Rc<str>>, known: &Membership) -> Self {
        let (id, etag) = (known.id.as_str().into(), known.etag.as_str().into());
        Self::Move { kind: known.kind, id, etag, profile: profile.into() }
    }

    /// Takes a membership away.
    pub fn remove(known: &Membership) -> Self {
        let (id, etag) = (known.id.as_str().into(), known.etag.as_str().into());
        Self::Remove { kind: known.kind, id, etag }
    }
}
