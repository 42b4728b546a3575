//! Profiles in solution files.

mod xml;

pub use xml::read;
