//! How often a table syncs.

use std::fmt;

/// A sync interval in whole minutes. The platform stores 5 to 1440
/// (`syncintervalinminutes`, Dataverse table reference); other values can be said here so that
/// a rule can explain them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SyncInterval {
    minutes: u64,
}

impl SyncInterval {
    /// The shortest interval the platform stores: 5 minutes.
    pub const SHORTEST: Self = Self { minutes: 5 };
    /// The longest interval the platform stores: one day.
    pub const LONGEST: Self = Self { minutes: 24 * 60 };

    /// An interval of this many minutes.
    pub fn from_minutes(minutes: u64) -> Self {
        Self { minutes }
    }

    /// The number of minutes.
    pub fn minutes(self) -> u64 {
        self.minutes
    }

    /// Reads `10m`, `2h` or `1d`.
    pub fn parse(text: &str) -> Option<Self> {
        let unit = text.chars().last()?;
        let factor = match unit {
            'm' => 1,
            'h' => 60,
            'd' => 24 * 60,
            _ => return None,
        };
        let digits = &text[..text.len() - 1];
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let minutes = digits.parse::<u64>().ok()?.checked_mul(factor)?;
        Some(Self { minutes })
    }
}

impl fmt::Display for SyncInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.minutes {
            0 => write!(f, "0m"),
            m if m % (24 * 60) == 0 => write!(f, "{}d", m / (24 * 60)),
            m if m % 60 == 0 => write!(f, "{}h", m / 60),
            m => write!(f, "{m}m"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_minutes_hours_and_days() {
        assert_eq!(SyncInterval::parse("5m"), Some(SyncInterval::SHORTEST));
        assert_eq!(SyncInterval::parse("24h"), Some(SyncInterval::LONGEST));
        assert_eq!(SyncInterval::parse("1d"), Some(SyncInterval::LONGEST));
        for wrong in ["", "m", "10", "10s", "-5m", "1.5h", "+5m", "99999999999999999999m", "5é"] {
            assert_eq!(SyncInterval::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn shows_the_largest_whole_unit() {
        for text in ["5m", "90m", "2h", "1d"] {
            assert_eq!(SyncInterval::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(SyncInterval::from_minutes(1440).to_string(), "1d");
    }
}
