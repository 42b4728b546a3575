//! People wanted on profiles beside people on them: what must be written for whom.
//! Pure functions; nothing is read or sent here.

mod csv;
mod plan;
mod resolve;

pub use csv::{CsvError, export_directory, export_memberships, parse};
pub use plan::{Conflict, MemberPlan, OnConflict, PlannedRow, Status, plan_add, plan_remove};
pub use resolve::{Match, People, Request};
