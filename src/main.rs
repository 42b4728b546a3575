//! The `mopctl` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    // Without a handler Ctrl-C at a question would leave the terminal without its cursor.
    let _ = ctrlc::set_handler(|| {
        mopctl::ui::interrupted();
        std::process::exit(mopctl::exit::Exit::Interrupted.code().into());
    });
    let exit = std::panic::catch_unwind(mopctl::cli::main).unwrap_or(mopctl::exit::Exit::Internal);
    ExitCode::from(exit.code())
}
