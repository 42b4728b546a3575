//! The project keeps its own promises: rule pages are tests, generated files are up to date,
//! and no room reaches where it mustn't.

mod project {
    mod generated;
    mod layers;
    mod rules;
}
