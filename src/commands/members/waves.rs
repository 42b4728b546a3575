//! Waves: a part of the people first, and the rest once that went well. Which row belongs to which wave
//! stands in the results, so that another run can go on.

use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::interrupt;
use crate::members::{MemberPlan, PlannedRow, Status};
use crate::report::{count, people};
use crate::run::Run;

/// How people are written in waves.
#[derive(Debug, Clone)]
pub(super) struct Waves {
    /// How rows are shared out.
    pub(super) kind: Sharing,
    /// How long to wait between two waves; without it somebody is asked, or the run ends.
    pub(super) hold: Option<Duration>,
    /// The largest share of a wave that may fail, in percent.
    pub(super) most_failures: Share,
}

/// How rows are shared out among waves.
#[derive(Debug, Clone)]
pub(super) enum Sharing {
    /// By shares of all that is to be written, each with those before it.
    Shares(Vec<Share>),
    /// As the results of an earlier run say.
    Resumed {
        /// The first wave that isn't done.
        next: u32,
        /// The last wave; rows that belonged to none come with it.
        last: u32,
    },
}

/// A share in percent.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Share(f64);

impl Share {
    /// How many of so many.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "rows are far fewer than a mantissa holds, and a share is from 0 to 100"
    )]
    fn of(self, all: usize) -> usize {
        (all as f64 * self.0 / 100.0).ceil() as usize
    }

    /// Whether so many of so many are more.
    #[allow(clippy::cast_precision_loss, reason = "rows are far fewer than a mantissa holds")]
    fn is_less_than(self, some: usize, all: usize) -> bool {
        some as f64 * 100.0 > self.0 * all as f64
    }

    /// As it is written.
    pub(super) fn text(self) -> String {
        format!("{}%", self.0)
    }
}

/// Reads `5%`.
pub(super) fn share(text: &str) -> Result<Share, String> {
    let number = text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
    match number.filter(|number| (0.0..=100.0).contains(number)) {
        Some(number) => Ok(Share(number)),
        None => Err("write a share such as `5%`".to_owned()),
    }
}

/// Checks that shares grow up to all.
pub(super) fn check(shares: &[Share]) -> Result<(), Error> {
    let grows = shares.windows(2).all(|pair| pair[0] < pair[1]) && shares.first() > Some(&Share(0.0));
    if grows && shares.last() == Some(&Share(100.0)) {
        return Ok(());
    }
    Err(Error::usage("the shares of --waves must grow up to 100%").hint("such as --waves 5%,25%,100%"))
}

/// Gives each row with something to write its wave, and returns the waves in their order with the rows of
/// each. What an earlier run left open in waves that were tried goes with the next one.
pub(super) fn share_out(plan: &mut MemberPlan, waves: Option<&Waves>) -> Vec<(u32, Vec<usize>)> {
    let open: Vec<usize> = (0..plan.rows.len()).filter(|at| !plan.rows[*at].writes.is_empty()).collect();
    let Some(waves) = waves else { return vec![(1, open)] };
    let mut all: Vec<(u32, Vec<usize>)> = Vec::new();
    // Rows that are to be written together come in the wave of the first of them.
    let mut first: HashMap<Rc<str>, u32> = HashMap::new();
    for (number, at) in open.iter().enumerate() {
        let row = &mut plan.rows[*at];
        let wave = match &waves.kind {
            Sharing::Shares(shares) => {
                let before = shares.iter().filter(|share| share.of(open.len()) <= number).count();
                u32::try_from(before + 1).unwrap_or(u32::MAX)
            }
            Sharing::Resumed { next, last } => row.request.wave.unwrap_or(*last).max(*next),
        };
        let wave = row.together.clone().map_or(wave, |with| *first.entry(with).or_insert(wave));
        Rc::make_mut(&mut row.request).wave = Some(wave);
        match all.iter_mut().find(|(known, _)| *known == wave) {
            Some((_, rows)) => rows.push(*at),
            None => all.push((wave, vec![*at])),
        }
    }
    all.sort_by_key(|(wave, _)| *wave);
    all
}

/// Whether the next wave may begin.
pub(super) fn may_go_on(
    waves: &Waves,
    (done, next): (&[PlannedRow], &(u32, Vec<usize>)),
    yes: bool,
    run: &mut Run,
) -> Result<bool, Error> {
    let failed = done.iter().filter(|row| row.status == Status::Failed).count();
    let said = people::totals(done);
    if waves.most_failures.is_less_than(failed, done.len()) {
        run.ui.warn(&format!("too many failed for another wave: {said}"));
        return Ok(false);
    }
    let rows = count(next.1.len(), "row");
    if let Some(hold) = waves.hold {
        run.ui.note(&format!("this wave: {said} Wave {} ({rows}) begins in {} s", next.0, hold.as_secs()));
        if interrupt::is_wanted() {
            return Ok(false);
        }
        return Ok(waited(hold));
    }
    if yes || !run.ui.can_ask() {
        run.ui.note(&format!("this wave: {said}"));
        return Ok(false);
    }
    run.ui.confirm(&format!("This wave: {said} Go on with wave {} ({rows})?", next.0), "--hold")
}

/// Waits, and says whether that wasn't interrupted: whoever presses Ctrl-C learns how to go on.
fn waited(hold: Duration) -> bool {
    const STEP: Duration = Duration::from_millis(100);
    let _work = interrupt::Write::begin();
    let begin = Instant::now();
    while begin.elapsed() < hold && !interrupt::is_wanted() {
        std::thread::sleep(STEP.min(hold.saturating_sub(begin.elapsed())));
    }
    !interrupt::is_wanted()
}

/// Says of rows that weren't tried which wave they wait for.
pub(super) fn leave(plan: &mut MemberPlan, rows: &[(u32, Vec<usize>)]) {
    for (wave, rows) in rows {
        for at in rows {
            plan.rows[*at].status = Status::Pending;
            plan.rows[*at].detail = format!("waits for wave {wave}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_percentages_that_grow_up_to_all() {
        let shares =
            |text: &str| -> Vec<Share> { text.split(',').filter_map(|one| share(one).ok()).collect() };
        assert!(check(&shares("5%,25%,100%")).is_ok());
        assert!(check(&shares("100%")).is_ok());
        for wrong in ["5%,25%", "25%,5%,100%", "0%,100%", "5%,5%,100%", ""] {
            assert!(check(&shares(wrong)).is_err(), "{wrong}");
        }
        for wrong in ["5", "-1%", "101%", "NaN%", "x%", "%"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
        assert!(Share(10.0).is_less_than(1, 5) && !Share(10.0).is_less_than(1, 10));
        assert_eq!([Share(5.0).of(100), Share(5.0).of(3), Share(100.0).of(7)], [5, 1, 7]);
    }
}
