//! The operators of `FetchXML` conditions ("Condition operators", learn.microsoft.com).

use std::cmp::Ordering;

use jiff::Timestamp;
use serde_json::Value;

pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => i64::from(*flag).to_string(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

pub(super) fn same(a: &Value, b: &Value) -> bool {
    plain(a).eq_ignore_ascii_case(&plain(b)) && !a.is_null()
}

/// Order of a value and a text: as numbers, as times, as texts ignoring case.
pub(super) fn order(value: &Value, wanted: &str) -> Option<Ordering> {
    let found = plain(value);
    if !value.is_string() {
        return found.parse::<f64>().ok()?.partial_cmp(&wanted.parse::<f64>().ok()?);
    }
    if let (Some(a), Some(b)) = (time(&found), time(wanted)) {
        return Some(a.cmp(&b));
    }
    Some(found.to_lowercase().cmp(&wanted.to_lowercase()))
}

/// Order of two values of one column: nothing first, numbers as numbers, the rest as texts.
pub(super) fn in_order(a: &Value, b: &Value) -> Ordering {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => (!a.is_null(), plain(a).to_lowercase()).cmp(&(!b.is_null(), plain(b).to_lowercase())),
    }
}

fn time(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| format!("{}T00:00:00Z", text.get(..10)?).parse().ok())
}

/// Whether a text is like a pattern with `%` and `_`.
pub(super) fn like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) =
        (text.to_lowercase().chars().collect(), pattern.to_lowercase().chars().collect());
    let (mut at, mut in_pattern, mut star, mut mark) = (0, 0, None, 0);
    while at < text.len() {
        match pattern.get(in_pattern) {
            Some('%') => {
                star = Some(in_pattern);
                mark = at;
                in_pattern += 1;
            }
            Some(c) if *c == '_' || *c == text[at] => {
                at += 1;
                in_pattern += 1;
            }
            _ => {
                let Some(back) = star else { return false };
                mark += 1;
                at = mark;
                in_pattern = back + 1;
            }
        }
    }
    pattern[in_pattern..].iter().all(|c| *c == '%')
}

/// Whether a condition holds; `None` where the operator isn't known.
pub(super) fn compare(
    operator: &str,
    found: &Value,
    wanted: &[String],
    user: &str,
    now: Timestamp,
) -> Option<bool> {
    let first = wanted.first().map_or("", String::as_str);
    let text = plain(found);
    let is = |ordering: fn(Ordering) -> bool| !found.is_null() && order(found, first).is_some_and(ordering);
    let is_in =
        || wanted.iter().any(|wanted| order(found, wanted) == Some(Ordering::Equal) && !found.is_null());
    Some(match operator {
        "eq" => is(Ordering::is_eq),
        "ne" | "neq" => !is(Ordering::is_eq),
        "gt" => is(Ordering::is_gt),
        "ge" => is(Ordering::is_ge),
        "lt" => is(Ordering::is_lt),
        "le" => is(Ordering::is_le),
        "null" => found.is_null(),
        "not-null" => !found.is_null(),
        "like" => !found.is_null() && like(&text, first),
        "not-like" => !like(&text, first),
        "begins-with" => !found.is_null() && like(&text, &format!("{first}%")),
        "not-begin-with" => !like(&text, &format!("{first}%")),
        "ends-with" => !found.is_null() && like(&text, &format!("%{first}")),
        "not-end-with" => !like(&text, &format!("%{first}")),
        "in" => is_in(),
        "not-in" => !is_in(),
        "between" | "not-between" => {
            let (low, high) = (wanted.first()?, wanted.get(1)?);
            let inside = order(found, low)?.is_ge() && order(found, high)?.is_le() && !found.is_null();
            inside == (operator == "between")
        }
        "eq-userid" | "eq-useroruserteams" | "eq-useroruserhierarchy" | "eq-useroruserhierarchyandteams" => {
            text.eq_ignore_ascii_case(user)
        }
        "ne-userid" => !text.eq_ignore_ascii_case(user),
        "eq-userteams" => false,
        "eq-userlanguage" => text == "1033",
        _ => return dated(operator, &text, first, now),
    })
}

const DAY: i64 = 86_400;

/// Operators of dates, by days of UTC.
fn dated(operator: &str, text: &str, wanted: &str, now: Timestamp) -> Option<bool> {
    let day = |time: Timestamp| time.as_second().div_euclid(DAY);
    let today = day(now);
    let month = |time: Timestamp| {
        let zoned = time.to_zoned(jiff::tz::TimeZone::UTC);
        i64::from(zoned.year()) * 12 + i64::from(zoned.month()) - 1
    };
    let week = |time: Timestamp| (day(time) + 4).div_euclid(7);
    let found = time(text);
    let within = |low: i64, high: i64| found.is_some_and(|found| (low..=high).contains(&day(found)));
    let at = |unit: &dyn Fn(Timestamp) -> i64, distance: i64| {
        found.is_some_and(|found| unit(found) == unit(now) + distance)
    };
    let year = |time: Timestamp| month(time).div_euclid(12);
    let relation = |relation: fn(&i64, &i64) -> bool| {
        found.zip(time(wanted)).is_some_and(|(found, wanted)| relation(&day(found), &day(wanted)))
    };
    Some(match operator {
        "today" => within(today, today),
        "yesterday" => within(today - 1, today - 1),
        "tomorrow" => within(today + 1, today + 1),
        "last-seven-days" => within(today - 7, today),
        "next-seven-days" => within(today, today + 7),
        "this-week" => at(&week, 0),
        "last-week" => at(&week, -1),
        "next-week" => at(&week, 1),
        "this-month" => at(&month, 0),
        "last-month" => at(&month, -1),
        "next-month" => at(&month, 1),
        "this-year" => at(&year, 0),
        "last-year" => at(&year, -1),
        "next-year" => at(&year, 1),
        "on" => relation(i64::eq),
        "on-or-before" => relation(i64::le),
        "on-or-after" => relation(i64::ge),
        _ => {
            let (sort, unit) = operator.split_once("-x-")?;
            let count: i64 = wanted.parse().ok().filter(|count| (1..=10_000).contains(count))?;
            let seconds = match unit {
                "minutes" => 60,
                "hours" => 3600,
                "days" => DAY,
                "weeks" => 7 * DAY,
                "months" => 30 * DAY,
                "years" => 365 * DAY,
                _ => return None,
            } * count;
            let Some(found) = found else { return Some(false) };
            let away = found.as_second() - now.as_second();
            match sort {
                "last" => (-seconds..=0).contains(&away),
                "next" => (0..=seconds).contains(&away),
                "olderthan" => away < -seconds,
                _ => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn conditions_compare_as_the_platform_does() {
        let now: Timestamp = "2026-03-04T12:00:00Z".parse().unwrap();
        let holds = |operator: &str, found: Value, wanted: &[&str]| {
            let wanted: Vec<String> = wanted.iter().map(|text| (*text).to_owned()).collect();
            compare(operator, &found, &wanted, "u1", now)
        };
        for (operator, found, wanted, expected) in [
            ("eq", json!("Abc"), &["aBC"][..], true),
            ("ne", Value::Null, &["x"], true),
            ("gt", json!(10), &["9"], true),
            ("like", json!("Contoso"), &["%tos_"], true),
            ("not-like", json!("Contoso"), &["x%"], true),
            ("begins-with", json!("Contoso"), &["con"], true),
            ("in", json!(3), &["1", "3"], true),
            ("not-in", json!(3), &["1", "3"], false),
            ("between", json!(3), &["1", "3"], true),
            ("eq-userid", json!("U1"), &[], true),
            ("null", Value::Null, &[], true),
            ("today", json!("2026-03-04T01:00:00Z"), &[], true),
            ("last-week", json!("2026-02-26"), &[], true),
            ("this-month", json!("2026-03-31T23:00:00Z"), &[], true),
            ("last-x-hours", json!("2026-03-04T10:30:00Z"), &["2"], true),
            ("olderthan-x-months", json!("2025-11-01T00:00:00Z"), &["3"], true),
            ("next-x-days", json!("2026-03-06T00:00:00Z"), &["1"], false),
            ("on-or-before", json!("2026-03-04T23:00:00Z"), &["2026-03-04"], true),
        ] {
            assert_eq!(holds(operator, found, wanted), Some(expected), "{operator} {wanted:?}");
        }
        assert_eq!(holds("sounds-like", json!("x"), &["x"]), None);
    }
}
