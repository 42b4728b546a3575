//! How many requests are under way at once ("Send parallel requests" and "Service protection API limits",
//! learn.microsoft.com): one to begin with, more while it goes well, fewer when the service asks for it.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

/// What the answers of a client said about the pace.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// `x-ms-dop-hint`: how many requests at once the service recommends.
    hint: Cell<Option<usize>>,
    /// How often the service asked for less.
    refusals: Cell<u64>,
    /// Nothing is sent before this.
    pause: RefCell<Option<Instant>>,
}

/// More at once than this gains nothing and looks like an attack.
const MOST: usize = 52;

impl Pace {
    /// Notes what an answer recommends.
    pub(super) fn recommended(&self, hint: Option<&str>) {
        let hint = hint.and_then(|text| text.trim().parse().ok()).filter(|number| *number > 0);
        self.hint.set(hint.or(self.hint.get()));
    }

    /// Notes that the service asked for less, and for how long; whether that is longer than was known.
    pub(super) fn refused(&self, wait: Duration) -> bool {
        self.refusals.set(self.refusals.get() + 1);
        // Requests that were under way together are asked for the same.
        let is_longer = wait > self.pause() + Duration::from_secs(1);
        let until = Instant::now().checked_add(wait);
        let mut pause = self.pause.borrow_mut();
        *pause = (*pause).max(until);
        is_longer
    }

    /// How long nothing should be sent.
    pub(super) fn pause(&self) -> Duration {
        let until = *self.pause.borrow();
        until.map(|until| until.saturating_duration_since(Instant::now())).unwrap_or_default()
    }

    /// A throttle for several requests at once.
    pub(super) fn throttle(&self) -> Throttle<'_> {
        Throttle { pace: self, allowed: 1, refusals: self.refusals.get(), careful: false }
    }
}

/// How many requests may be under way now.
pub(super) struct Throttle<'p> {
    pace: &'p Pace,
    allowed: usize,
    refusals: u64,
    /// Whether the service asked for less since this began.
    careful: bool,
}

impl Throttle<'_> {
    /// How many.
    pub(super) fn allowed(&self) -> usize {
        self.allowed
    }

    /// Takes into account how a request went: after the first as many as the service recommends; half as
    /// many where it asked for less meanwhile, and from then on one more for each that went well.
    pub(super) fn answered(&mut self, went_well: bool) {
        let refusals = self.pace.refusals.get();
        if refusals > self.refusals {
            self.refusals = refusals;
            self.allowed = (self.allowed / 2).max(1);
            self.careful = true;
        } else if went_well {
            let most = self.pace.hint.get().unwrap_or(1).clamp(1, MOST);
            self.allowed = if self.careful { (self.allowed + 1).min(most) } else { most };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_while_it_goes_well_and_fewer_when_asked() {
        let pace = Pace::default();
        let mut throttle = pace.throttle();
        throttle.answered(true);
        assert_eq!(throttle.allowed(), 1, "nobody recommended more");
        pace.recommended(Some("4"));
        pace.recommended(Some("nonsense"));
        pace.recommended(None);
        let seen: Vec<usize> = (0..5)
            .map(|_| {
                throttle.answered(true);
                throttle.allowed()
            })
            .collect();
        assert_eq!(seen, [4, 4, 4, 4, 4]);
        pace.refused(Duration::from_secs(3));
        pace.refused(Duration::from_secs(1));
        assert!(pace.pause() > Duration::from_secs(2));
        throttle.answered(true);
        assert_eq!(throttle.allowed(), 2);
        throttle.answered(false);
        assert_eq!(throttle.allowed(), 2, "a failure of another kind says nothing about the pace");
        throttle.answered(true);
        assert_eq!(throttle.allowed(), 3);
    }
}
