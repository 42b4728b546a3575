//! The `mopctl` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = std::panic::catch_unwind(|| mopctl::cli::main(watch_interrupts));
    ExitCode::from(exit.unwrap_or(mopctl::exit::Exit::Internal).code())
}

/// Without a handler Ctrl-C at a question would leave the terminal without its cursor. It takes a thread,
/// so only what goes online or may ask has one; a second call changes nothing.
#[allow(clippy::exit, reason = "only main ends the process")]
fn watch_interrupts() {
    let _ = ctrlc::set_handler(|| {
        if mopctl::interrupt::press() {
            return mopctl::ui::tell(
                "stopping after the write that is under way; Ctrl-C again stops at once",
            );
        }
        mopctl::ui::interrupted();
        std::process::exit(mopctl::exit::Exit::Interrupted.code().into());
    });
}
