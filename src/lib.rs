//! `mopctl`: mobile offline profiles of Dynamics 365 and Power Platform as code.
//!
//! Data runs one way:
//!
//! ```text
//!   yaml ─┐
//!   solution ─┼─► model::Profile ─► rules ─► findings ─► report
//!   dataverse ─┘        │
//!                       └──► plan ─► changes ─► report, or apply ─► dataverse
//! ```

pub mod catalog;
pub mod fetchxml;
pub mod finding;
pub mod graph;
pub mod model;
pub mod rules;
pub mod stored;
pub mod yaml;
