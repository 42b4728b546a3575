//! The circle from file to environment and back, through the binary and over real HTTP.

#![allow(clippy::unwrap_used, reason = "a test that can not go on should stop")]

#[path = "random/mod.rs"]
mod random;

mod e2e {
    mod apps;
    mod careful;
    mod circle;
    mod clients;
    mod convert;
    mod crowd;
    mod definitions;
    mod faults;
    mod files;
    mod fix;
    mod hostile;
    mod known;
    mod life;
    mod live;
    mod login;
    mod misbehaviour;
    mod outputs;
    mod people;
    mod pull;
    mod random_edits;
    mod shapes;
    mod sign_in;
    mod support;
    mod teams;
    mod tenant;
    mod told;
    mod watch;
    mod wire;
}
