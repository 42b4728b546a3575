//! Two profiles to the changes between them, and changes to ordered writes. Pure functions.

mod beside;
mod cause;
mod diff;
mod impact;
mod merge;
mod people;
mod planner;
mod steps;

pub use beside::{Named, beside};
pub use cause::{Cause, attribute};
pub use diff::{Change, ChangeKind, Field, Link, diff, removed};
pub use impact::{Impact, Taken, impact, taken};
pub use merge::{Merged, merge};
pub use people::MemberWrite;
pub use planner::{Ids, plan};
pub use steps::{ItemFields, Plan, PlannedStep, Step};
