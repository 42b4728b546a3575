//! The project keeps its own promises: rule pages are tests, generated files are up to date,
//! and no room reaches where it mustn't.

#![allow(clippy::unwrap_used, reason = "a test that can not go on should stop")]

mod project {
    mod generated;
    mod layers;
    mod rules;
}
