//! The time of the sandbox: that of the machine, or one that starts where it is told and goes on by a
//! second each time somebody looks, so that runs are alike.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

static START: OnceLock<Timestamp> = OnceLock::new();
static LOOKS: AtomicI64 = AtomicI64::new(0);

/// Lets the clock of this process start at a time. The first one that is told counts.
pub(super) fn start_at(time: Timestamp) {
    // A second sandbox of the process goes by the clock of the first.
    let _ = START.set(time);
}

/// The time.
pub(super) fn now() -> Timestamp {
    let Some(start) = START.get() else { return Timestamp::now() };
    let seconds = LOOKS.fetch_add(1, Ordering::Relaxed);
    start.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(*start)
}
