//! Faults on request: which request goes wrong, and how.

use std::collections::BTreeSet;

use super::limits::Facet;

/// How a request goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// 429 with the code of one of the three limits; nothing is done.
    Throttled(Facet),
    /// 503; nothing is done.
    Unavailable,
    /// Two seconds more.
    Slow,
    /// No answer at all; nothing is done.
    Hang,
    /// The connection breaks in the middle of the answer; the work is done.
    Reset,
    /// The work is done, and no answer comes.
    CommitTimeout,
    /// One part of a batch is answered with 429.
    InnerThrottled,
    /// The answer of a batch ends in the middle; the work is done.
    TruncatedBatch,
    /// The answer of a batch lacks a part; the work is done.
    WrongPartCount,
    /// Publishing is refused, because another publish is running.
    BusyPublish,
    /// Every `If-Match` with a version is answered with 412.
    StaleEtag,
    /// 401; nothing is done.
    ExpiredToken,
    /// 403; nothing is done.
    MissingPrivilege,
    /// 502 with a page of HTML; nothing is done.
    HtmlError,
    /// The answer isn't JSON; the work is done.
    BadJson,
    /// The process of the sandbox ends before the work.
    DieBefore,
    /// The process of the sandbox ends after the work.
    DieAfter,
}

impl FaultKind {
    /// The kinds with their words.
    pub const WORDS: [(&'static str, Self); 19] = [
        ("429", Self::Throttled(Facet::Requests)),
        ("429-time", Self::Throttled(Facet::Time)),
        ("429-concurrency", Self::Throttled(Facet::Concurrency)),
        ("503", Self::Unavailable),
        ("slow", Self::Slow),
        ("hang", Self::Hang),
        ("reset", Self::Reset),
        ("commit-timeout", Self::CommitTimeout),
        ("inner-429", Self::InnerThrottled),
        ("truncated-batch", Self::TruncatedBatch),
        ("wrong-part-count", Self::WrongPartCount),
        ("busy-publish", Self::BusyPublish),
        ("stale-etag", Self::StaleEtag),
        ("expired-token", Self::ExpiredToken),
        ("missing-privilege", Self::MissingPrivilege),
        ("html-error", Self::HtmlError),
        ("bad-json", Self::BadJson),
        ("die-before", Self::DieBefore),
        ("die-after", Self::DieAfter),
    ];

    /// Its word.
    pub(super) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

/// Which requests go wrong.
#[derive(Debug, Clone, PartialEq)]
enum When {
    /// All.
    Always,
    /// These, counted from 0.
    At(BTreeSet<u64>),
    /// This share of them.
    Share(f64),
}

/// A fault with the requests that it meets: `KIND`, `KIND@INDEX[+INDEX]`, or `KIND:PROBABILITY`.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedFault {
    kind: FaultKind,
    when: When,
}

impl std::str::FromStr for PlannedFault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (word, when) = if let Some((word, indexes)) = text.split_once('@') {
            let indexes: Result<BTreeSet<u64>, _> =
                indexes.split('+').map(|index| index.trim().parse()).collect();
            let wrong =
                |_| format!("`{text}`: INDEX is the number of a request from 0, or several as in 3+7");
            (word, When::At(indexes.map_err(wrong)?))
        } else if let Some((word, share)) = text.split_once(':') {
            let share: f64 = share.trim().parse().unwrap_or(-1.0);
            if !(0.0..=1.0).contains(&share) {
                return Err(format!("`{text}`: PROBABILITY is a number from 0 to 1"));
            }
            (word, When::Share(share))
        } else {
            (text, When::Always)
        };
        let kind = FaultKind::WORDS.iter().find(|(known, _)| *known == word.trim()).map(|(_, kind)| *kind);
        let words = || FaultKind::WORDS.map(|(word, _)| word).join(", ");
        let kind = kind.ok_or_else(|| format!("`{word}` isn't a kind of fault: {}", words()))?;
        Ok(Self { kind, when })
    }
}

/// The fault of a request, by its number from 0.
pub(super) fn of(planned: &[PlannedFault], index: u64) -> Option<FaultKind> {
    let meets = |fault: &&PlannedFault| match &fault.when {
        When::Always => true,
        When::At(indexes) => indexes.contains(&index),
        When::Share(share) => chance() < *share,
    };
    planned.iter().find(meets).map(|fault| fault.kind)
}

/// A number from 0 to 1, 1 excluded.
fn chance() -> f64 {
    let bytes = uuid::Uuid::new_v4().into_bytes();
    let number = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    f64::from(number) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read() {
        let at: PlannedFault = "reset@3+5".parse().unwrap();
        assert_eq!((0..7).filter_map(|index| of(std::slice::from_ref(&at), index)).count(), 2);
        assert!("503".parse::<PlannedFault>().is_ok() && "inner-429:0.5".parse::<PlannedFault>().is_ok());
        for wrong in ["", "504", "429@", "429@x", "429@-1", "slow:2", "slow:", "slow:nan"] {
            assert!(wrong.parse::<PlannedFault>().is_err(), "{wrong}");
        }
    }
}
