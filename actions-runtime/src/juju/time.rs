//! The times that `juju run --utc` prints.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Splits a time off the start of `text`: `2015-02-14 06:06:06.25 +0000 UTC`, as Go's `Time.String`
/// writes it. `None` where there is none, or one before 1970.
pub(super) fn split(text: &str) -> Option<(SystemTime, &str)> {
    let (date, rest) = text.split_once(' ')?;
    let (clock, rest) = rest.split_once(' ')?;
    let rest = rest.strip_prefix("+0000 UTC")?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let [year, month, day] = numbers(date, '-')?;
    let [hour, minute, second] = numbers(clock, ':')?;
    let fits = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second < 60;
    if !fits {
        return None;
    }
    let seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
    let since = Duration::new(seconds, nanoseconds(fraction)?);
    Some((UNIX_EPOCH.checked_add(since)?, rest))
}

/// Three numbers of digits alone.
fn numbers(text: &str, separator: char) -> Option<[u64; 3]> {
    let number = |part: &str| {
        let is_digits = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_digits)
    };
    let mut parts = text.split(separator).map(number);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    let is_digits = fraction.bytes().all(|byte| byte.is_ascii_digit());
    if fraction.len() > 9 || !is_digits {
        return None;
    }
    format!("{fraction:0<9}").parse().ok()
}

/// The days from 1970-01-01 to a day of the Gregorian calendar, from 1970 on.
fn days(year: u64, month: u64, day: u64) -> u64 {
    // Counted from March, so that a leap day is the last one of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let before_month = (153 * month + 2) / 5;
    // 719,468 such days lie before 1970-01-01.
    365 * year + leap_days + before_month + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::split;

    fn seconds(text: &str) -> f64 {
        let (time, rest) = split(text).unwrap();
        assert_eq!(rest, "");
        time.duration_since(UNIX_EPOCH).unwrap().as_secs_f64()
    }

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("1970-01-01 00:00:00 +0000 UTC", 0.0),
            ("1970-02-28 00:00:01 +0000 UTC", 5_011_201.0),
            ("2000-02-29 12:00:00 +0000 UTC", 951_825_600.0),
            ("2000-03-01 00:00:00 +0000 UTC", 951_868_800.0),
            ("2015-02-14 06:06:06.25 +0000 UTC", 1_423_893_966.25),
            ("2100-03-01 00:00:00 +0000 UTC", 4_107_542_400.0),
            ("9999-12-31 23:59:59 +0000 UTC", 253_402_300_799.0),
        ] {
            assert!((seconds(text) - expected).abs() < 1e-6, "{text}");
        }
    }

    #[test]
    fn nanoseconds_are_kept() {
        let (time, rest) = split("2015-02-14 06:06:06.000000007 +0000 UTC log line").unwrap();
        let expected = UNIX_EPOCH + Duration::new(1_423_893_966, 7);
        assert_eq!((time, rest), (expected, " log line"));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in [
            "",
            "log line",
            " log line",
            "2015-02-14T06:06:06",
            "2015-02-14 06:06:06 +0200 CEST",
            "1969-12-31 23:59:59 +0000 UTC",
            "2015-13-14 06:06:06 +0000 UTC",
            "2015-02-00 06:06:06 +0000 UTC",
            "2015-02-14 24:06:06 +0000 UTC",
            "2015-02 06:06:06 +0000 UTC",
            "2015-02-14-1 06:06:06 +0000 UTC",
            "+2015-02-14 06:06:06 +0000 UTC",
            "2015-02-14 06:06:06.1234567890 +0000 UTC",
            "99999999999999999999-02-14 06:06:06 +0000 UTC",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
