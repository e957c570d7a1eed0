//! What a scalar is to charmcraft and to Juju, or that they and people do not all read it alike.
//!
//! `charmcraft.yaml` is read by `PyYAML`, written anew by charmcraft, and read by Juju; `actions.yaml`
//! is copied. Read here is what is the same on every way: words for booleans and null, decimal
//! numbers, texts. Whatever one of them takes for something else is refused.

/// Who reads a file.
#[derive(Clone, Copy, PartialEq)]
pub enum Reader {
    /// `charmcraft.yaml`: charmcraft reads it, writes it anew, and Juju reads that.
    Charmcraft,
    /// `actions.yaml`: charmcraft reads it, too, but Juju reads the same text.
    Juju,
    /// What an operator types for `juju run`, and files of `--params`. Only the texts of the scalars
    /// are of use: they mean there what Juju's own rules say.
    Operator,
}

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unclear {
    /// A number in a spelling that is read in two ways: `010`, `1e3`, `1:30`.
    Number,
    /// `y` and `n`: booleans to Juju alone, in quotes too, which charmcraft drops.
    Switch,
    /// A date or a time to charmcraft.
    Time,
    /// `=` and `<<`, which charmcraft does not read.
    Sign,
    /// Whatever has a tag.
    Tag,
    /// A text in quotes that charmcraft writes without them, and that is a number to Juju then.
    Unquoted,
}

pub(crate) fn read(text: &str, plain: bool, reader: Reader) -> Value {
    let is_switch = matches!(text, "y" | "Y" | "n" | "N");
    match text {
        _ if is_switch && (plain || reader == Reader::Charmcraft) => {
            Value::Unclear(Unclear::Switch)
        }
        _ if !plain && reader == Reader::Charmcraft && is_unquoted(text) => {
            Value::Unclear(Unclear::Unquoted)
        }
        _ if !plain => Value::Text,
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => {
            Value::Boolean(true)
        }
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => {
            Value::Boolean(false)
        }
        "=" | "<<" => Value::Unclear(Unclear::Sign),
        // A whole number has no sign of zero.
        "-0" => Value::Number(0.0),
        // Every date and every number starts so.
        _ if !text.starts_with(|c: char| c.is_ascii_digit() || "-+.".contains(c)) => Value::Text,
        _ if is_time(text) => Value::Unclear(Unclear::Time),
        _ => match number(text) {
            Some((value, _)) if is_decimal(text) && value.is_finite() => Value::Number(value),
            Some(_) => Value::Unclear(Unclear::Number),
            None => Value::Text,
        },
    }
}

/// The finite number that a text in a spelling of [`Unclear::Number`] can be meant for, and the one
/// that it is with its digits read as octal ones.
pub(crate) fn mended_number(text: &str) -> Option<(f64, Option<f64>)> {
    number(text).filter(|(value, _)| value.is_finite())
}

/// `-?(0|[1-9][0-9]*)(\.[0-9]+)?`
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0'))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2024-01-01`, and `2024-1-1` with a time behind it.
fn is_time(text: &str) -> bool {
    if !text.starts_with(|char: char| char.is_ascii_digit()) {
        return false;
    }
    let shape = text.replace(|char: char| char.is_ascii_digit(), "0");
    let is_date = |date: &&str| {
        let behind = shape.strip_prefix(date).unwrap_or_default();
        let time = behind.trim_start_matches(['T', 't', ' ', '\t']);
        time.len() < behind.len() && (time.starts_with("0:") || time.starts_with("00:"))
    };
    shape == "0000-00-00"
        || ["0000-00-00", "0000-00-0", "0000-0-00", "0000-0-0"].iter().any(is_date)
}

/// The number that any of `PyYAML`, Juju and people takes a plain text for. One that starts with a
/// zero is a decimal number to people; the second one is what its octal digits say.
fn number(text: &str) -> Option<(f64, Option<f64>)> {
    let plain = text.replace('_', "").to_ascii_lowercase();
    let digits = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let starts_as_one = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if !starts_as_one(digits) || text.starts_with('_') || text.starts_with("._") {
        return None;
    }
    let sign = if text.starts_with('-') { -1.0 } else { 1.0 };
    for &(prefix, radix) in &[("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = digits.strip_prefix(prefix) {
            // `0b-1` is one to Juju, and `PyYAML` fails at `0x_`.
            let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
            let is_one = !digits.is_empty() || text.contains('_');
            return Some((sign * whole(digits, radix).filter(|_| is_one)?, None));
        }
    }
    let is_padded = digits.len() > 1 && digits.starts_with('0') && is_digits(digits);
    let octal = whole(digits, 8).filter(|_| is_padded);
    let value = match digits {
        ".inf" | ".nan" => f64::INFINITY,
        _ if digits.contains(':') => of_base_sixty(digits)?,
        _ => digits.parse().ok()?,
    };
    Some((sign * value, octal.filter(|octal| *octal < value).map(|octal| sign * octal)))
}

fn whole(digits: &str, radix: u32) -> Option<f64> {
    digits.chars().try_fold(0.0, |value, digit| {
        Some(value * f64::from(radix) + f64::from(digit.to_digit(radix)?))
    })
}

/// `1:30` and `1:30.5`, of which only the second may start with a zero.
fn of_base_sixty(text: &str) -> Option<f64> {
    let (whole, times) = text.split_once(':')?;
    let (times, fraction) = times.split_once('.').unwrap_or((times, "0"));
    let is_whole = is_digits(whole) && (text.contains('.') || !whole.starts_with('0'));
    let mut value: f64 = whole.parse().ok().filter(|_| is_whole)?;
    for part in times.split(':') {
        let part: f64 = part.parse().ok().filter(|_| is_digits(part) && part.len() < 3)?;
        value = value * 60.0 + Some(part).filter(|part| *part < 60.0)?;
    }
    (fraction.is_empty() || is_digits(fraction))
        .then(|| value + format!("0.{fraction}").parse().unwrap_or(0.0))
}

/// Whether charmcraft writes a text without quotes, since `PyYAML` takes it for one, and Juju then
/// takes it for a number.
fn is_unquoted(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let has_exponent = || digits.contains(['e', 'E']);
    let is_odd = match digits.as_bytes() {
        [b'_', ..] | [b'0', b'o' | b'O' | b'X' | b'B', ..] | [b'0', b'b', b'-' | b'+', ..] => true,
        // Juju leaves the `_` out first.
        [b'0', b'_', ..] => has_exponent() || digits.contains(['x', 'X', 'o', 'O', 'b', 'B']),
        [b'.', ..] => has_exponent() || digits.len() < text.len(),
        // `PyYAML` wants a point before it.
        _ => !digits.contains('.') && ["e+", "e-", "E+", "E-"].iter().any(|e| digits.contains(e)),
    };
    is_odd && number(text).is_some()
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
            let why = if quoted == "y" { Unclear::Switch } else { Unclear::Unquoted };
            let value = read(quoted, false, Reader::Charmcraft);
            assert_eq!(value, Value::Unclear(why), "{quoted}");
            assert_eq!(read(quoted, false, Reader::Juju), Value::Text, "{quoted}");
        }
    }

    #[test]
    fn a_number_is_mended() {
        for (text, decimal, octal) in [
            ("010", 10.0, Some(8.0)),
            ("007", 7.0, None),
            ("-010", -10.0, Some(-8.0)),
            ("08", 8.0, None),
            ("+1", 1.0, None),
            ("0x1F", 31.0, None),
            ("1_000", 1000.0, None),
            (".5", 0.5, None),
            ("1e3", 1000.0, None),
            ("1.5e-3", 0.0015, None),
            ("1:30", 90.0, None),
        ] {
            assert_eq!(mended_number(text), Some((decimal, octal)), "{text}");
        }
        assert_eq!(mended_number(".inf"), None);
    }
}
