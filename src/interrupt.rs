//! Ctrl-C: a write that is under way is finished first, so that nobody has to guess what became of it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

static WRITES: AtomicUsize = AtomicUsize::new(0);
static ASKED: AtomicBool = AtomicBool::new(false);

/// Somebody pressed Ctrl-C. Returns whether the process goes on for a moment: a write is under way, and
/// it is the first time.
pub fn press() -> bool {
    let is_first = !ASKED.swap(true, Ordering::SeqCst);
    is_first && WRITES.load(Ordering::SeqCst) > 0
}

/// Whether somebody wants the process to end.
pub fn is_wanted() -> bool {
    ASKED.load(Ordering::SeqCst)
}

/// A write that is under way as long as this lives.
#[derive(Debug)]
pub struct Write(());

impl Write {
    /// Begins one.
    pub fn begin() -> Self {
        WRITES.fetch_add(1, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Write {
    fn drop(&mut self) {
        WRITES.fetch_sub(1, Ordering::SeqCst);
    }
}
