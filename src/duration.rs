//! Times on the command line.

use std::time::Duration;

/// Reads a time such as `50ms`, `2s`, `5m` or `1h`.
pub fn parse(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` isn't a time such as 50ms, 2s, 5m or 1h");
    let units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)];
    let unit = units.iter().find_map(|(unit, scale)| Some((text.strip_suffix(unit)?, scale)));
    let (number, scale) = unit.ok_or_else(wrong)?;
    let number: u32 = number.trim().parse().map_err(|_| wrong())?;
    Ok(Duration::from_millis(u64::from(number) * scale))
}

/// Reads a time that is longer than none.
pub fn positive(text: &str) -> Result<Duration, String> {
    parse(text).and_then(|time| {
        if time.is_zero() { Err("the time must be longer than 0".to_owned()) } else { Ok(time) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        assert_eq!(parse("50ms"), Ok(Duration::from_millis(50)));
        assert_eq!(parse("2s"), Ok(Duration::from_secs(2)));
        assert_eq!(parse("5m"), Ok(Duration::from_secs(300)));
        assert_eq!(parse("1h"), Ok(Duration::from_secs(3600)));
        for wrong in ["", "5", "ms", "-1s", "1.5s", "1d", "99999999999s"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(positive("0ms").is_err());
    }
}
