//! The `mopctl` program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = std::panic::catch_unwind(|| mopctl::cli::main(watch_interrupts));
    ExitCode::from(exit.unwrap_or(mopctl::exit::Exit::Internal).code())
}

/// Without a handler Ctrl-C at a question would leave the terminal without its cursor. It takes a thread,
/// so only what goes online or may ask has one; a second call changes nothing.
fn watch_interrupts() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        // First: threads that are there already would end the process.
        #[cfg(unix)]
        watch_termination();
        let _ = ctrlc::set_handler(interrupted);
    });
}

/// A scheduler that stops a job ends it as Ctrl-C does. A terminal that closes isn't heard here: `nohup` keeps
/// a job alive.
#[cfg(unix)]
fn watch_termination() {
    use nix::sys::signal::{SigSet, Signal};

    let mut meant = SigSet::empty();
    meant.add(Signal::SIGTERM);
    // Threads that begin later don't take it either; children start as if nothing was said.
    if meant.thread_block().is_ok() {
        std::thread::spawn(move || {
            while meant.wait().is_ok() {
                interrupted();
            }
        });
    }
}

#[allow(clippy::exit, reason = "only main ends the process")]
fn interrupted() {
    if mopctl::interrupt::press() {
        return mopctl::ui::tell("stopping after the write that is under way; Ctrl-C again stops at once");
    }
    mopctl::ui::interrupted();
    std::process::exit(mopctl::exit::Exit::Interrupted.code().into());
}
