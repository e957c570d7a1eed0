//! Dates and times as `PyYAML` reads them, and as charmcraft writes them.

use super::cursor::Cursor;

/// A day, perhaps with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Timestamp {
    year: u32,
    month: u32,
    day: u32,
    time: Option<Time>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Time {
    hour: u32,
    minute: u32,
    second: u32,
    microsecond: u32,
    /// Minutes east of Greenwich.
    offset: Option<i32>,
}

/// Whether a plain scalar is taken for a timestamp.
pub(super) fn is_implicit(text: &str) -> bool {
    // A date alone needs all of its ten characters; with a time, month and day may have one digit.
    parse(text).is_some_and(|timestamp| timestamp.time.is_some() || text.len() == 10)
}

/// Whether this is a day, or a time on a day, that exists.
pub(super) fn is_valid(text: &str) -> bool {
    parse(text).and_then(Timestamp::written).is_some()
}

/// Reads by the pattern of `construct_yaml_timestamp`; the day need not exist.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let mut cursor = Cursor::new(text);
    let year = cursor.number(4, 4)?;
    let month = part(&mut cursor, b'-', 1)?;
    let day = part(&mut cursor, b'-', 1)?;
    let mut timestamp = Timestamp {
        year,
        month,
        day,
        time: None,
    };
    if !cursor.is_done() {
        timestamp.time = Some(time(cursor)?);
    }
    Some(timestamp)
}

/// A separator and a number of at most two digits.
fn part(cursor: &mut Cursor<'_>, separator: u8, least: usize) -> Option<u32> {
    if cursor.byte(separator) {
        cursor.number(least, 2)
    } else {
        None
    }
}

fn time(mut cursor: Cursor<'_>) -> Option<Time> {
    if !cursor.one(|byte| byte == b'T' || byte == b't') && cursor.many(is_blank) == 0 {
        return None;
    }
    let hour = cursor.number(1, 2)?;
    let minute = part(&mut cursor, b':', 2)?;
    let second = part(&mut cursor, b':', 2)?;
    let mut microsecond = 0;
    if cursor.byte(b'.') {
        let mut scale = 100_000;
        while let Some(digit) = cursor.number(1, 1) {
            microsecond += digit * scale;
            scale /= 10;
        }
    }
    let mut offset = None;
    if !cursor.is_done() {
        cursor.many(is_blank);
        offset = Some(zone(&mut cursor)?);
    }
    cursor.is_done().then_some(Time {
        hour,
        minute,
        second,
        microsecond,
        offset,
    })
}

fn zone(cursor: &mut Cursor<'_>) -> Option<i32> {
    if cursor.byte(b'Z') {
        return Some(0);
    }
    let west = cursor.byte(b'-');
    if !west && !cursor.byte(b'+') {
        return None;
    }
    let hours = cursor.number(1, 2)?;
    let minutes = if cursor.is_done() {
        0
    } else {
        part(cursor, b':', 2)?
    };
    let minutes = i32::try_from(hours * 60 + minutes).ok()?;
    Some(if west { -minutes } else { minutes })
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

impl Timestamp {
    /// The text that charmcraft writes; `None` if there is no such day or time.
    pub(super) fn written(self) -> Option<String> {
        let days = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if self.year.is_multiple_of(4)
                && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400)) =>
            {
                29
            }
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        if self.year == 0 || self.day == 0 || self.day > days {
            return None;
        }
        let mut text = format!("{:04}-{:02}-{:02}", self.year, self.month, self.day);
        if let Some(time) = self.time {
            text.push_str(&time.written()?);
        }
        Some(text)
    }
}

impl Time {
    fn written(self) -> Option<String> {
        if self.hour > 23 || self.minute > 59 || self.second > 59 {
            return None;
        }
        let fraction = match self.microsecond {
            0 => String::new(),
            microsecond => format!(".{microsecond:06}"),
        };
        let zone = match self.offset {
            None => String::new(),
            Some(0) => "Z".to_owned(),
            Some(minutes) if minutes.abs() < 24 * 60 => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
                format!("{sign}{hours:02}:{minutes:02}")
            }
            Some(_) => return None,
        };
        let (hour, minute, second) = (self.hour, self.minute, self.second);
        Some(format!(
            "T{hour:02}:{minute:02}:{second:02}{fraction}{zone}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Option<String> {
        parse(text)?.written()
    }

    #[test]
    fn times_are_written_anew() {
        for (text, expected) in [
            ("2024-01-01", "2024-01-01"),
            ("2024-1-1 1:00:00", "2024-01-01T01:00:00"),
            ("2024-01-01T10:00:00Z", "2024-01-01T10:00:00Z"),
            ("2024-01-01T10:00:00-00:00", "2024-01-01T10:00:00Z"),
            ("2024-01-01T10:00:00 +1:30", "2024-01-01T10:00:00+01:30"),
            ("2024-01-01t10:00:00.000", "2024-01-01T10:00:00"),
            (
                "2024-01-01 10:00:00.123456789 -5",
                "2024-01-01T10:00:00.123456-05:00",
            ),
        ] {
            assert_eq!(written(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn there_is_no_such_day_or_time() {
        for text in [
            "2024-02-30",
            "2023-02-29",
            "0000-01-01",
            "2024-13-01",
            "2024-01-00",
            "2024-01-01T25:00:00Z",
            "2024-01-01T10:00:60Z",
            "2024-01-01T10:00:00+24:00",
        ] {
            assert!(is_implicit(text), "{text}");
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_timestamps() {
        for text in [
            "2024-01",
            "2024-01-01T",
            "2024-01-01T10:00",
            "2024-01-01x",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert!(!is_implicit("2024-1-1"));
        assert_eq!(written("2024-1-1").as_deref(), Some("2024-01-01"));
    }
}
