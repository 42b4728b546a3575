//! Two profiles to the changes between them, and changes to ordered writes. Pure functions.

mod diff;
mod ids;
mod people;
mod planner;
mod steps;
mod wanted;

pub use diff::{Change, ChangeKind, Field, Link, diff, removed};
pub use ids::new_id;
pub use people::MemberWrite;
pub use planner::plan;
pub use steps::{ItemFields, Plan, PlanError, PlannedStep, Step};
