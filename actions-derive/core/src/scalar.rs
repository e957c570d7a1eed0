//! What a scalar is to charmcraft and to Juju, or that they and people do not all read it alike.
//!
//! `charmcraft.yaml` is read by `PyYAML`, written anew by charmcraft, and read by Juju; `actions.yaml`
//! is copied. Read here is what is the same on every way: words for booleans and null, decimal
//! numbers, texts. Whatever one of them takes for something else is refused.

use crate::yaml::Reader;

/// What a scalar is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    /// Juju makes every number a float64.
    Number(f64),
    Text,
    Unclear(Unclear),
}

/// Why a scalar is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// A number in a spelling that is read in two ways: `010`, `1e3`, `1:30`.
    Number,
    /// `y` and `n`: booleans to Juju alone.
    Switch,
    /// A date or a time to charmcraft.
    Time,
    /// `=` and `<<`, which charmcraft does not read.
    Sign,
    /// A text in quotes that charmcraft writes without them, and that Juju then reads otherwise.
    Unquoted,
}

pub(crate) fn read(text: &str, plain: bool, reader: Reader) -> Value {
    if !plain {
        return if reader == Reader::Charmcraft && is_read_by_juju(text) && !is_read_by_pyyaml(text)
        {
            Value::Unclear(Unclear::Unquoted)
        } else {
            Value::Text
        };
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "y" | "Y" | "n" | "N" => return Value::Unclear(Unclear::Switch),
        "=" | "<<" => return Value::Unclear(Unclear::Sign),
        _ => {}
    }
    if let Some(value) = boolean(text) {
        Value::Boolean(value)
    } else if is_decimal(text) {
        match text.parse::<f64>() {
            // Juju has no number so large, and `-0` is a whole number.
            Ok(value) if !value.is_finite() => Value::Unclear(Unclear::Number),
            Ok(value) if text == "-0" => Value::Number(value.abs()),
            Ok(value) => Value::Number(value),
            Err(_) => Value::Text,
        }
    } else if is_time(text) {
        Value::Unclear(Unclear::Time)
    } else if is_read_by_pyyaml(text) || is_read_by_juju(text) || is_number_to_people(text) {
        Value::Unclear(Unclear::Number)
    } else {
        Value::Text
    }
}

/// What to write for a number in such a spelling, without and with its base in mind.
pub(crate) fn mended_number(text: &str) -> Option<(String, Option<String>)> {
    let plain = text.replace('_', "");
    let (negative, digits) = signed(&plain);
    let sign = if negative { "-" } else { "" };
    let whole = |digits: &str, radix| {
        let value = u64::from_str_radix(digits, radix).ok()?;
        Some(format!("{sign}{value}"))
    };
    for (prefix, radix) in RADIXES {
        if let Some(digits) = after(digits, prefix) {
            return Some((whole(digits, radix)?, None));
        }
    }
    if digits.contains(':') {
        let mut parts = digits.split(':');
        let value = parts.try_fold(0.0, |sum, part| Some(sum * 60.0 + part.parse::<f64>().ok()?));
        return Some((format!("{sign}{}", value?), None));
    }
    let is_padded = digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_padded && let Some(rest) = digits.strip_prefix('0') {
        let decimal = rest.trim_start_matches('0');
        let decimal = if decimal.is_empty() { "0" } else { decimal };
        let octal = whole(rest, 8).filter(|octal| octal.trim_start_matches('-') != decimal);
        return Some((format!("{sign}{decimal}"), octal));
    }
    let value = digits.parse::<f64>().ok().filter(|value| value.is_finite())?;
    Some((format!("{sign}{value}"), None))
}

const RADIXES: [(&str, u32); 3] = [("0x", 16), ("0o", 8), ("0b", 2)];

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Some(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Some(false),
        _ => None,
    }
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = split(digits, |byte| byte.is_ascii_digit());
    let is_whole = whole == "0" || (!whole.is_empty() && !whole.starts_with('0'));
    is_whole
        && (rest.is_empty()
            || rest.strip_prefix('.').is_some_and(|fraction| {
                !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())
            }))
}

/// `2024-01-01`, and `2024-1-1` with a time behind it.
fn is_time(text: &str) -> bool {
    let digits = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let (day, time) = split(rest, |byte| byte.is_ascii_digit());
    if !digits(year, 4, 4) {
        return false;
    }
    if time.is_empty() {
        return digits(month, 2, 2) && digits(day, 2, 2);
    }
    let clock = time.trim_start_matches(['T', 't', ' ', '\t']);
    let (hour, minutes) = split(clock, |byte| byte.is_ascii_digit());
    digits(month, 1, 2)
        && digits(day, 1, 2)
        && clock.len() < time.len()
        && digits(hour, 1, 2)
        && minutes.starts_with(':')
}

/// Whether `PyYAML` takes a plain text for something else, which charmcraft therefore writes in quotes.
fn is_read_by_pyyaml(text: &str) -> bool {
    if matches!(text, "~" | "null" | "Null" | "NULL" | "" | "=" | "<<")
        || boolean(text).is_some()
        || is_infinite(text, "-+")
        || is_time(text)
    {
        return true;
    }
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'_';
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let in_radix = |prefix, digit: fn(u8) -> bool| {
        let digits = unsigned.strip_prefix(prefix).unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|byte| digit(byte) || byte == b'_')
    };
    if in_radix("0b", |byte| matches!(byte, b'0' | b'1'))
        || in_radix("0x", |byte| byte.is_ascii_hexdigit())
        || in_radix("0", |byte| matches!(byte, b'0'..=b'7'))
    {
        return true;
    }
    if let Some(fraction) = text.strip_prefix('.') {
        let (digits, exponent) = split(fraction, is_digit);
        return digits.starts_with(|c: char| c.is_ascii_digit()) && is_exponent(exponent, true);
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let (whole, rest) = split(unsigned, is_digit);
    if let Some(fraction) = rest.strip_prefix('.') {
        return is_exponent(split(fraction, is_digit).1, true);
    }
    if rest.starts_with(':') {
        let (times, fraction) = match rest.split_once('.') {
            Some((times, fraction)) => (times, Some(fraction)),
            None => (rest, None),
        };
        let is_sixtieth =
            |part: &str| matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
        return times.split(':').skip(1).all(is_sixtieth)
            && match fraction {
                Some(fraction) => fraction.bytes().all(is_digit),
                None => !whole.starts_with('0'),
            };
    }
    rest.is_empty() && (whole == "0" || !whole.starts_with('0'))
}

/// Whether Juju's fork of yaml.v2 takes a plain text for something else; see its `resolve.go`.
fn is_read_by_juju(text: &str) -> bool {
    if matches!(text, "y" | "Y" | "n" | "N" | "~" | "null" | "Null" | "NULL" | "<<" | "")
        || boolean(text).is_some()
        || is_infinite(text, "-+")
    {
        return true;
    }
    if text.starts_with('.') && !text.starts_with("._") {
        let plain = text.replace('_', "");
        let (digits, exponent) = split(&plain[1..], |byte| byte.is_ascii_digit());
        return !digits.is_empty() && is_exponent(exponent, false);
    }
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+') {
        return false;
    }
    let plain = text.replace('_', "");
    let (_, digits) = signed(&plain);
    for (prefix, radix) in RADIXES {
        if let Some(digits) = after(digits, prefix) {
            let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
            return digits.chars().all(|digit| digit.is_digit(radix));
        }
    }
    if digits.len() > 1 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7')) {
        return true;
    }
    let (whole, rest) = split(digits, |byte| byte.is_ascii_digit());
    if whole.len() > 1 && whole.starts_with('0') {
        return false;
    }
    match rest.strip_prefix('.') {
        Some(rest) => {
            let (fraction, exponent) = split(rest, |byte| byte.is_ascii_digit());
            !fraction.is_empty() && is_exponent(exponent, true)
        }
        None => !whole.is_empty() && is_exponent(rest, true),
    }
}

/// `08`, `1e3`: texts to `PyYAML` and to Juju, and numbers to whoever reads the file.
fn is_number_to_people(text: &str) -> bool {
    let is_first = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.');
    if !text.starts_with(is_first) || text.starts_with("._") {
        return false;
    }
    let plain = text.replace('_', "");
    let (_, digits) = signed(&plain);
    // What is left of `0x_`, at which `PyYAML` fails.
    if text.contains('_') && matches!(digits, "0x" | "0b") {
        return true;
    }
    let (whole, rest) = split(digits, |byte| byte.is_ascii_digit());
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let (fraction, exponent) = split(rest, |byte| byte.is_ascii_digit());
    whole.len() + fraction.len() > 0 && is_exponent(exponent, false)
}

fn is_infinite(text: &str, signs: &str) -> bool {
    matches!(text, ".nan" | ".NaN" | ".NAN")
        || matches!(
            text.strip_prefix(|c| signs.contains(c)).unwrap_or(text),
            ".inf" | ".Inf" | ".INF"
        )
}

/// Nothing, or the exponent of a float.
fn is_exponent(text: &str, needs_sign: bool) -> bool {
    let Some(digits) = text.strip_prefix(['e', 'E']) else {
        return text.is_empty();
    };
    let unsigned = digits.strip_prefix(['-', '+']);
    let digits = match unsigned {
        Some(digits) => digits,
        None if needs_sign => return false,
        None => digits,
    };
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The digits behind a prefix in either case, if there are any.
fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, digits) = text.split_at_checked(prefix.len())?;
    (start.eq_ignore_ascii_case(prefix) && !digits.is_empty()).then_some(digits)
}

fn signed(text: &str) -> (bool, &str) {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    (text.starts_with('-'), unsigned)
}

fn split(text: &str, is_first: fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(|byte| !is_first(byte));
    text.split_at(end.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_all_read_alike_is_read() {
        for (text, value) in [
            ("", Value::Null),
            ("Yes", Value::Boolean(true)),
            ("OFF", Value::Boolean(false)),
            ("-0", Value::Number(0.0)),
            ("10", Value::Number(10.0)),
            ("-0.50", Value::Number(-0.5)),
            ("1.2.3", Value::Text),
            ("10M", Value::Text),
            ("1:60", Value::Text),
            ("2024-1-1", Value::Text),
            ("-", Value::Text),
            ("0x", Value::Text),
            ("1e", Value::Text),
            ("yEs", Value::Text),
        ] {
            assert_eq!(read(text, true, Reader::Charmcraft), value, "{text}");
        }
        for quoted in ["010", "1e3", "yes", "1:30", "2024-01-01", "08", "=", "", "0b1"] {
            assert_eq!(read(quoted, false, Reader::Charmcraft), Value::Text, "{quoted}");
        }
    }

    #[test]
    fn what_is_read_in_two_ways_is_refused() {
        let unclear = [
            (
                "010 007 +1 0x1F 0b1 0o7 1_000 .5 1. 1e3 1e+3 1:30 .inf 08 0b-1 .5e3 0x_",
                Unclear::Number,
            ),
            ("y N", Unclear::Switch),
            ("2024-01-01 2024-1-1T1:00:00", Unclear::Time),
            ("= <<", Unclear::Sign),
        ];
        for (texts, why) in unclear {
            for text in texts.split(' ') {
                assert_eq!(read(text, true, Reader::Juju), Value::Unclear(why), "{text}");
            }
        }
        let large = "9".repeat(400);
        assert_eq!(read(&large, true, Reader::Juju), Value::Unclear(Unclear::Number));
        for quoted in ["y", "1e+3", "0o10", "+.5", "-.5", "0B101", "0_b0", "0_b1", ".5e3"] {
            let value = read(quoted, false, Reader::Charmcraft);
            assert_eq!(value, Value::Unclear(Unclear::Unquoted), "{quoted}");
            assert_eq!(read(quoted, false, Reader::Juju), Value::Text, "{quoted}");
        }
    }

    #[test]
    fn a_number_is_mended() {
        for (text, decimal, octal) in [
            ("010", "10", Some("8")),
            ("007", "7", None),
            ("-010", "-10", Some("-8")),
            ("08", "8", None),
            ("+1", "1", None),
            ("0x1F", "31", None),
            ("1_000", "1000", None),
            (".5", "0.5", None),
            ("1e3", "1000", None),
            ("1.5e-3", "0.0015", None),
            ("1:30", "90", None),
        ] {
            let mended = mended_number(text);
            assert_eq!(mended, Some((decimal.to_owned(), octal.map(str::to_owned))), "{text}");
        }
        assert_eq!(mended_number(".inf"), None);
    }
}
