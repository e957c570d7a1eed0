//! What Go's library takes for a time.

/// Whether `text` is a day, or a time on one, in a form that `yaml.v2` reads: with a `T` it needs a
/// zone, with a space it must have none.
pub(super) fn is_time(text: &str) -> bool {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    is_date(date)
        && match time.chars().next() {
            None => true,
            Some(' ') => after_clock(time).is_some_and(str::is_empty),
            Some(_) => after_clock(time).is_some_and(is_zone),
        }
}

fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut part = || parts.next().unwrap_or_default();
    let (year, month, day) = (part(), number(part()), number(part()));
    let Some((month, day)) = month.zip(day) else {
        return false;
    };
    let Ok(number_of_year) = year.parse::<u32>() else {
        return false;
    };
    let leap = number_of_year.is_multiple_of(4)
        && (!number_of_year.is_multiple_of(100) || number_of_year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    year.len() == 4 && is_digits(year) && (1..=days).contains(&day)
}

/// What follows hours, minutes and seconds with their fraction.
fn after_clock(time: &str) -> Option<&str> {
    let time = time.get(1..)?;
    let end = time.find(|c: char| !c.is_ascii_digit() && c != ':');
    let (clock, rest) = time.split_at(end.unwrap_or(time.len()));
    let mut parts = clock.splitn(3, ':').map(number);
    for limit in [24, 60, 60] {
        parts.next()?.filter(|value| *value < limit)?;
    }
    let Some(fraction) = rest.strip_prefix(['.', ',']) else {
        return Some(rest);
    };
    let end = fraction.find(|c: char| !c.is_ascii_digit());
    let (digits, rest) = fraction.split_at(end.unwrap_or(fraction.len()));
    (!digits.is_empty()).then_some(rest)
}

fn is_zone(text: &str) -> bool {
    if text == "Z" {
        return true;
    }
    let Some((hours, minutes)) = text
        .strip_prefix(['+', '-'])
        .and_then(|offset| offset.split_once(':'))
    else {
        return false;
    };
    let two = |text: &str, most| text.len() == 2 && number(text).is_some_and(|value| value <= most);
    two(hours, 24) && two(minutes, 60)
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u32> {
    let fits = (1..=2).contains(&text.len()) && is_digits(text);
    fits.then(|| text.parse().ok())?
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn times_are_told_from_texts() {
        for text in [
            "2024-02-29",
            "2024-1-1",
            "2024-1-1 1:2:3",
            "2024-01-01 01:02:03.5",
            "2024-01-01T01:02:03Z",
            "2024-01-01t01:02:03.25+01:00",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in [
            "",
            "2023-02-29",
            "24-01-01",
            "2024-13-01",
            "2024-01-00",
            "2024-01-01 ",
            "2024-01-01 01:02",
            "2024-01-01 24:00:00",
            "2024-01-01 01:02:03Z",
            "2024-01-01T01:02:03",
            "2024-01-01T01:02:03.Z",
            "2024-01-01T01:02:03+1:00",
        ] {
            assert!(!is_time(text), "{text}");
        }
    }
}
