//! Profiles in solution files, read and written.

mod app;
mod archive;
mod processes;
mod script;
mod views;
pub mod write;
mod xml;

pub use app::read as read_app;

pub use archive::{Entry, is_zip, read_folder, read_zip};
pub use xml::read;
