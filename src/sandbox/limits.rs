//! Service protection limits ("Service protection API limits", learn.microsoft.com): per user, over a
//! sliding window.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::wire::Fault;

/// Which limit was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// Requests in the window.
    Requests,
    /// Time of execution in the window.
    Time,
    /// Requests at once.
    Concurrency,
}

/// The limits that are enforced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Requests in the window.
    pub requests: usize,
    /// Time of execution in the window.
    pub time: Duration,
    /// Requests at once.
    pub concurrency: usize,
    /// The window.
    pub window: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests: 6000,
            time: Duration::from_secs(1200),
            concurrency: 52,
            window: Duration::from_secs(300),
        }
    }
}

impl std::str::FromStr for Limits {
    type Err = String;

    /// `REQUESTS/SECONDS`, such as `600/30`: the documented limits, scaled to a shorter window.
    fn from_str(text: &str) -> Result<Self, String> {
        if matches!(text, "" | "1" | "true") {
            return Ok(Self::default());
        }
        let wrong = || format!("`{text}`: write REQUESTS/SECONDS, such as 600/30");
        let (requests, seconds) = text.split_once('/').ok_or_else(wrong)?;
        let requests: usize = requests.trim().parse().map_err(|_| wrong())?;
        let seconds: u64 = seconds.trim().trim_end_matches('s').parse().map_err(|_| wrong())?;
        if requests == 0 || !(1..=3600).contains(&seconds) {
            return Err(wrong());
        }
        let window = Duration::from_secs(seconds);
        // Four minutes of work for each minute of time.
        Ok(Self { requests, window, time: window * 4, ..Self::default() })
    }
}

/// What one user did lately.
#[derive(Debug, Default)]
pub(super) struct Usage {
    done: VecDeque<(Instant, Duration)>,
    running: usize,
}

impl Usage {
    /// Lets a request in, or says how it is refused.
    pub(super) fn enter(&mut self, limits: Limits, now: Instant) -> Result<(), (Facet, Duration)> {
        while self.done.front().is_some_and(|(at, _)| now.duration_since(*at) >= limits.window) {
            self.done.pop_front();
        }
        if self.running >= limits.concurrency {
            return Err((Facet::Concurrency, Duration::from_secs(1)));
        }
        let free = |at: Instant| (at + limits.window).saturating_duration_since(now);
        if self.done.len() + self.running >= limits.requests {
            let first = self.done.front().map_or(limits.window, |(at, _)| free(*at));
            return Err((Facet::Requests, first));
        }
        let spent: Duration = self.done.iter().map(|(_, time)| *time).sum();
        if spent > limits.time {
            let first = self.done.front().map_or(limits.window, |(at, _)| free(*at));
            return Err((Facet::Time, first));
        }
        self.running += 1;
        Ok(())
    }

    /// Notes that a request is over, and how long it worked.
    pub(super) fn leave(&mut self, began: Instant, worked: Duration) {
        self.running = self.running.saturating_sub(1);
        self.done.push_back((began, worked));
    }

    /// Requests that are left in the window.
    pub(super) fn left(&self, limits: Limits) -> usize {
        limits.requests.saturating_sub(self.done.len() + self.running)
    }
}

/// The refusal, in the service's words.
pub(super) fn refusal(facet: Facet, limits: Limits) -> Fault {
    let window = limits.window.as_secs();
    match facet {
        Facet::Requests => Fault::new(
            429,
            "0x80072322",
            format!(
                "Number of requests exceeded the limit of {} over time window of {window} seconds.",
                limits.requests
            ),
        ),
        Facet::Time => Fault::new(
            429,
            "0x80072321",
            format!(
                "Combined execution time of incoming requests exceeded limit of {} milliseconds over time window of {window} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.",
                limits.time.as_millis()
            ),
        ),
        Facet::Concurrency => Fault::new(
            429,
            "0x80072326",
            format!("Number of concurrent requests exceeded the limit of {}.", limits.concurrency),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_slides() {
        let limits: Limits = "2/10".parse().unwrap();
        let (mut usage, begin) = (Usage::default(), Instant::now());
        let at = |seconds| begin + Duration::from_secs(seconds);
        for second in [0, 4] {
            usage.enter(limits, at(second)).unwrap();
            usage.leave(at(second), Duration::from_secs(1));
        }
        assert_eq!(usage.enter(limits, at(5)), Err((Facet::Requests, Duration::from_secs(5))));
        assert_eq!(usage.enter(limits, at(10)), Ok(()));
    }

    #[test]
    fn limits_are_read() {
        assert_eq!("".parse::<Limits>().unwrap(), Limits::default());
        for wrong in ["0/5", "5", "5/", "/5", "x/1", "5/0"] {
            assert!(wrong.parse::<Limits>().is_err(), "{wrong}");
        }
    }
}
