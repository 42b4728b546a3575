//! Exit codes, one table for all commands.

use crate::error::Kind;

/// How a run ended. Where several apply the largest of
/// 130 > 70 > 5 > 4 > 3 > 2 > 1 is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    /// Fine, or nothing to do.
    Ok = 0,
    /// Findings, differences, pending changes, rows that need a person, a declined prompt.
    Findings = 1,
    /// Usage, configuration or unreadable input; a prompt that isn't allowed.
    Usage = 2,
    /// The environment failed.
    Environment = 3,
    /// Not signed in or not allowed.
    NotAllowed = 4,
    /// Partly applied; the message says what is left and how to go on.
    Partial = 5,
    /// A defect of this program.
    Internal = 70,
    /// Interrupted.
    Interrupted = 130,
}

impl Exit {
    /// The process exit code.
    pub fn code(self) -> u8 {
        self as u8
    }

    /// The exit code of an error kind.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Declined | Kind::Refused => Self::Findings,
            Kind::Usage | Kind::Config | Kind::Unreadable => Self::Usage,
            Kind::Environment => Self::Environment,
            Kind::NotAllowed => Self::NotAllowed,
            Kind::Partial => Self::Partial,
            Kind::Internal => Self::Internal,
            Kind::Interrupted => Self::Interrupted,
            Kind::BrokenPipe => Self::Ok,
        }
    }
}
