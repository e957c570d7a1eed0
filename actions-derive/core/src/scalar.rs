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
        let is_unquoted = reader == Reader::Charmcraft && is_unquoted(text);
        return if is_unquoted { Value::Unclear(Unclear::Unquoted) } else { Value::Text };
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
    } else if is_number(text) {
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

/// Whether any of `PyYAML`, Juju and people takes a plain text for a number.
fn is_number(text: &str) -> bool {
    let plain = text.replace('_', "");
    let (_, digits) = signed(&plain);
    if !text.starts_with(|c: char| c.is_ascii_digit() || "-+.".contains(c))
        || text.starts_with("._")
    {
        return false;
    }
    if matches!(digits.to_ascii_lowercase().as_str(), ".inf" | ".nan") {
        return true;
    }
    // `PyYAML` fails at `0x_`.
    if text.contains('_') && matches!(digits, "0x" | "0b") {
        return true;
    }
    for (prefix, radix) in RADIXES {
        if let Some(digits) = after(digits, prefix) {
            let (_, digits) = signed(digits);
            return !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
        }
    }
    let (whole, rest) = split(digits, |byte| byte.is_ascii_digit());
    if rest.starts_with(':') {
        return is_of_base_sixty(whole, rest);
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let (fraction, exponent) = split(rest, |byte| byte.is_ascii_digit());
    whole.len() + fraction.len() > 0 && is_exponent(exponent, false)
}

/// `1:30` and `1:30.5`, of which only the second may start with a zero.
fn is_of_base_sixty(whole: &str, rest: &str) -> bool {
    let (times, fraction) = rest.split_once('.').map_or((rest, None), |(a, b)| (a, Some(b)));
    let is_sixtieth =
        |part: &str| matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
    let is_fraction = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    !whole.is_empty()
        && times.split(':').skip(1).all(is_sixtieth)
        && fraction.map_or(!whole.starts_with('0'), is_fraction)
}

/// Whether charmcraft writes a text without quotes, since `PyYAML` takes it for one, and Juju then
/// takes it for something else.
fn is_unquoted(text: &str) -> bool {
    if matches!(text, "y" | "Y" | "n" | "N") {
        return true;
    }
    let (_, digits) = signed(text);
    let is_signed = digits.len() < text.len();
    let (whole, rest) = split(digits, |byte| byte.is_ascii_digit() || byte == b'_');
    let is_odd = match rest.as_bytes() {
        // `0o10`, `0X1F`, `0b-1`, and `1e+3`, where `PyYAML` wants a point.
        [b'o' | b'O' | b'X' | b'B', ..] | [b'b' | b'e' | b'E', b'-' | b'+', ..] => true,
        // `+.5` and `.5e3`.
        [b'.', ..] => whole.is_empty() && (is_signed || rest.contains(['e', 'E'])),
        _ => false,
    };
    // `-_1` and `0_x1F`, where Juju leaves the `_` out first.
    let is_odd = is_odd
        || whole.starts_with('_')
        || (whole.len() > 1
            && !rest.is_empty()
            && !rest.starts_with('.')
            && whole.starts_with("0_"));
    is_odd && is_number(text)
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
