//! Writes to an environment: the only room that calls the client's write methods.

mod backup;
mod delete;
mod operations;
mod organization;
mod people;
mod publish;
mod tables;

pub use backup::write_backup;
pub use delete::delete_profile;
pub use organization::{attach, detach, publish_app, write_settings};
pub use people::{WriteOutcome, write_members};
pub use publish::{Applied, Broken, apply};
pub use tables::enable_tables;
