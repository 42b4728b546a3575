//! Two profiles to the changes between them, and changes to ordered writes. Pure functions.

mod diff;
mod people;
mod planner;
mod steps;

pub use diff::{Change, ChangeKind, Field, Link, diff, removed};
pub use people::MemberWrite;
pub use planner::plan;
pub use steps::{ItemFields, Plan, PlannedStep, Step};
