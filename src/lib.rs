//! `mopctl`: mobile offline profiles of Dynamics 365 and Power Platform as code.
//!
//! Data runs one way:
//!
//! ```text
//!   yaml ──────┐
//!   solution ──┼──► model::Profile ──► rules ──► findings ──► report
//!   dataverse ─┘          │
//!                         └──► plan ──► changes ──► report, or apply ──► dataverse
//!   people CSV ──────► members ──► changes ──► report, or apply ──► dataverse
//! ```
//!
//! Nothing flows back. `commands` put the pieces together; `ui` alone prints; `dataverse` alone
//! speaks HTTP; `sandbox` is a Dataverse of its own that shares no code with the others.

pub mod applied;
pub mod apply;
pub mod backup;
pub mod catalog;
pub mod checksum;
pub mod cli;
pub mod commands;
pub mod config;
pub mod dataverse;
pub mod duration;
pub mod encoding;
pub mod error;
pub mod exit;
pub mod fetchxml;
pub mod finding;
pub mod graph;
pub mod interrupt;
pub mod kept;
pub mod locate;
pub mod members;
pub mod model;
pub mod options;
pub mod parallel;
pub mod paths;
pub mod plan;
pub mod policy;
pub mod report;
pub mod rules;
pub mod run;
pub mod sandbox;
pub mod saved_plan;
pub mod schema;
pub mod snapshot;
pub mod solution;
pub mod source;
pub mod spelling;
pub mod spreadsheet;
pub mod stored;
pub mod ui;
pub mod yaml;
