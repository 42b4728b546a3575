//! The `mopctl` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = std::panic::catch_unwind(mopctl::cli::main).unwrap_or(mopctl::exit::Exit::Internal);
    ExitCode::from(exit.code())
}
