//! People wanted on profiles beside people on them: what must be written for whom.
//! Pure functions; nothing is read or sent here.

mod add;
mod audit;
mod csv;
mod exact;
mod export;
mod index;
mod journal;
mod plan;
mod remove;
mod resolve;
mod status;
mod through;

pub use add::{But, Wanted, plan_add};
pub use audit::{Around, Earlier, MovedSince, Rights, Trouble, Troubled, audit, moved_since};
pub use csv::{CsvError, Sheet, parse};
pub use exact::{Exactly, NOT_NAMED, share_taken};
pub use export::{export_directory, export_memberships};
pub use journal::{Journal, LOST, NOT_SENT, to_be};
pub use plan::{Clash, MemberPlan, OnConflict, PlannedRow};
pub use remove::plan_remove;
pub use resolve::{Match, People, Request, find_profile, teams_on, through_teams};
pub use status::{Outcome, Status};
pub use through::{InTeams, settle_again};
