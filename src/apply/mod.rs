//! Writes to an environment: the only room that calls the client's write methods.

mod backup;
mod operations;
mod people;
mod publish;
mod tables;

pub use backup::write_backup;
pub use people::{WriteOutcome, write_members};
pub use publish::{Applied, Broken, apply};
pub use tables::enable_tables;
