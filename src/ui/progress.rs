//! How far a long work is: a bar at a terminal, a line now and then elsewhere, such as in the log of a
//! pipeline.

use std::cell::RefCell;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// How often a line is written where there is no terminal.
const EVERY: Duration = Duration::from_secs(10);

thread_local! {
    /// The bar that is being shown: lines are written above it.
    static SHOWN: RefCell<Option<ProgressBar>> = const { RefCell::new(None) };
}

/// How far a work is.
#[derive(Debug)]
pub struct Progress {
    /// `None` where a line now and then tells it.
    bar: Option<ProgressBar>,
    quiet: bool,
    what: &'static str,
    total: u64,
    done: u64,
    begun: Instant,
    told: Instant,
}

impl Progress {
    /// Begins with so many steps; quiet means that nothing is shown.
    pub(super) fn begin(total: u64, what: &'static str, quiet: bool) -> Self {
        let bar = (!quiet && std::io::stderr().is_terminal()).then(|| bar(total, what));
        SHOWN.with_borrow_mut(|shown| shown.clone_from(&bar));
        let now = Instant::now();
        Self { bar, quiet, what, total, done: 0, begun: now, told: now }
    }

    /// Hears that a step is done.
    pub fn step(&mut self) {
        self.done += 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
        } else if !self.quiet && self.told.elapsed() >= EVERY {
            self.told = Instant::now();
            say(&line(self.what, (self.done, self.total), self.begun.elapsed()));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        SHOWN.with_borrow_mut(Option::take);
    }
}

fn bar(total: u64, what: &'static str) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{prefix} {bar:30} {pos}/{len} ({rate}/s, {eta} left)");
    if let Ok(style) = style {
        // What can't be written isn't shown.
        let rate = |state: &ProgressState, to: &mut dyn std::fmt::Write| {
            let _ = write!(to, "{:.0}", state.per_sec());
        };
        bar.set_style(style.with_key("rate", rate));
    }
    bar.set_prefix(what);
    bar
}

/// `writing: 4200 of 10000, 131 a second, about 44 s left`.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shown in whole numbers, of thousands"
)]
fn line(what: &str, (done, total): (u64, u64), elapsed: Duration) -> String {
    let rate = done as f64 / elapsed.as_secs_f64().max(0.001);
    let left = total.saturating_sub(done) as f64 / rate.max(0.001);
    format!(
        "{what}: {done} of {total}, {} a second, about {} s left",
        rate.round() as u64,
        left.ceil() as u64
    )
}

/// Writes a line to stderr, above the bar if there is one. Nothing sensible is left to do when stderr itself
/// is gone.
pub(super) fn say(text: &str) {
    let write = || {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    };
    SHOWN.with_borrow(|shown| match shown {
        Some(bar) => bar.suspend(write),
        None => write(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_rate_and_remaining_time() {
        let told = line("writing", (4200, 10_000), Duration::from_secs(32));
        assert_eq!(told, "writing: 4200 of 10000, 131 a second, about 45 s left");
        assert!(
            line("writing", (0, 3), Duration::ZERO).ends_with(" s left"),
            "nothing is divided by nothing"
        );
    }
}
