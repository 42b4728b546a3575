//! Profiles in solution files.

mod app;
mod archive;
mod encoding;
mod processes;
mod script;
mod views;
mod xml;

pub use app::read as read_app;
pub(crate) use encoding::decoded;

pub use archive::{Entry, is_zip, read_folder, read_zip};
pub use xml::read;
