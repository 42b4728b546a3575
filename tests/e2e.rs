//! The circle from file to environment and back, through the binary and over real HTTP.

mod e2e {
    mod circle;
    mod faults;
    mod files;
    mod people;
    mod support;
    mod wire;
}
