//! What a scalar is to Juju: its fork of `yaml.v2`, `resolve.go`, on a 64-bit machine.

use super::cursor::Cursor;
use super::node::Data;
use super::{base64, timestamp};

/// Reads a plain scalar as Juju does: in `actions.yaml`, in a file of `--params`, and as the value
/// of a `key=value` on the command line of `juju run`.
pub fn resolve(plain: &str) -> Data {
    typed(plain).unwrap_or_else(|| Data::String(plain.to_owned()))
}

/// The same where it is something else than a text.
pub(super) fn typed(plain: &str) -> Option<Data> {
    let Some(first) = plain.bytes().next() else {
        return Some(Data::Null);
    };
    match first {
        b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O' | b'~' => word(plain),
        b'.' => special(plain).or_else(|| float_after_point(plain)),
        // What looks like a time is looked at first, and stays the text that it is.
        b'+' | b'-' | b'0'..=b'9' => special(plain).or_else(|| number(&plain.replace('_', ""))),
        _ => None,
    }
}

/// Reads a scalar with a tag; `None` where the value is not of the tag's type, which Juju refuses.
pub(super) fn resolve_tagged(tag: &str, text: &str) -> Option<Data> {
    let Some(name) = tag.strip_prefix("tag:yaml.org,2002:") else {
        return Some(Data::String(text.to_owned()));
    };
    match (name, resolve(text)) {
        (name, value) if type_tag(&value) == name => Some(value),
        // An integer over 2^63 - 1 is none that `!!float` takes.
        ("float", Data::Integer(value)) => i64::try_from(value).ok().map(|value| {
            #[expect(clippy::cast_precision_loss)]
            let value = value as f64;
            Data::Float(value)
        }),
        ("timestamp", value @ Data::String(_)) if timestamp::is_valid(text) => Some(value),
        ("null" | "bool" | "int" | "float" | "timestamp", _) => None,
        ("binary", _) => base64::decode_strictly(text).map(|bytes| Data::String(decoded(&bytes))),
        _ => Some(Data::String(text.to_owned())),
    }
}

/// Bytes as the text that Go makes of them for JSON: U+FFFD for each byte that is no UTF-8.
fn decoded(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    text
}

/// The name of the tag that a value has without being tagged.
fn type_tag(value: &Data) -> &'static str {
    match value {
        Data::Null => "null",
        Data::Bool(_) => "bool",
        Data::Integer(_) => "int",
        Data::Float(_) => "float",
        Data::String(_) => "str",
        Data::Sequence(_) => "seq",
        Data::Mapping(_) => "map",
    }
}

fn word(text: &str) -> Option<Data> {
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Some(Data::Bool(true))
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Some(Data::Bool(false))
        }
        "~" | "null" | "Null" | "NULL" => Some(Data::Null),
        _ => None,
    }
}

fn special(text: &str) -> Option<Data> {
    match text {
        ".nan" | ".NaN" | ".NAN" => Some(Data::Float(f64::NAN)),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Some(Data::Float(f64::INFINITY)),
        "-.inf" | "-.Inf" | "-.INF" => Some(Data::Float(f64::NEG_INFINITY)),
        _ => None,
    }
}

/// An integer by Go's prefixes, else a float; the underscores are gone already.
fn number(text: &str) -> Option<Data> {
    if let Some(value) = integer(text).or_else(|| unsigned(text, None).map(i128::from)) {
        return Some(Data::Integer(value));
    }
    if is_yaml_float(text)
        && let Some(value) = float(text)
    {
        return Some(Data::Float(value));
    }
    // `0b` is tried a second time without its prefix, and then a sign may follow it.
    let signed = text.strip_prefix("0b")?;
    let (negative, digits) = sign(signed);
    let value = within_int64(negative, unsigned(digits, Some(2))?)?;
    Some(Data::Integer(value))
}

/// `strconv.ParseInt(text, 0, 64)`
fn integer(text: &str) -> Option<i128> {
    let (negative, digits) = sign(text);
    within_int64(negative, unsigned(digits, None)?)
}

fn sign(text: &str) -> (bool, &str) {
    let negative = text.starts_with('-');
    (negative, text.strip_prefix(['+', '-']).unwrap_or(text))
}

fn within_int64(negative: bool, magnitude: u64) -> Option<i128> {
    let value = i128::from(magnitude);
    let value = if negative { -value } else { value };
    i64::try_from(value).ok().map(i128::from)
}

/// `strconv.ParseUint(text, radix, 64)`, where no radix means the one of the prefix.
fn unsigned(text: &str, radix: Option<u32>) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    let (digits, radix) = match radix {
        Some(radix) => (text, radix),
        None => after_prefix(text),
    };
    digits.chars().try_fold(0_u64, |value, digit| {
        let digit = u64::from(digit.to_digit(radix)?);
        value.checked_mul(u64::from(radix))?.checked_add(digit)
    })
}

/// The digits after Go's prefix for a radix; a lone `0` is an octal number without digits.
fn after_prefix(text: &str) -> (&str, u32) {
    for (lower, upper, radix) in [("0x", "0X", 16), ("0o", "0O", 8), ("0b", "0B", 2)] {
        if let Some(digits) = text
            .strip_prefix(lower)
            .or_else(|| text.strip_prefix(upper))
            && !digits.is_empty()
        {
            return (digits, radix);
        }
    }
    match text.strip_prefix('0') {
        Some(digits) => (digits, 8),
        None => (text, 10),
    }
}

/// `^[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+][0-9]+)?$`, the one pattern that Juju's fork changed.
fn is_yaml_float(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let mut cursor = Cursor::new(text);
    cursor.sign();
    if !cursor.byte(b'0') {
        cursor.many(is_digit);
    }
    if cursor.byte(b'.') && cursor.many(is_digit) == 0 {
        return false;
    }
    if cursor.one(|byte| byte == b'e' || byte == b'E') {
        let signed = cursor.one(|byte| byte == b'+' || byte == b'-');
        if !signed || cursor.many(is_digit) == 0 {
            return false;
        }
    }
    cursor.is_done()
}

/// `strconv.ParseFloat(text, 64)` of a text that starts with a point, where underscores may stand
/// between digits.
fn float_after_point(text: &str) -> Option<Data> {
    let bytes = text.as_bytes();
    let digit_at = |index: Option<usize>| {
        index
            .and_then(|index| bytes.get(index))
            .is_some_and(u8::is_ascii_digit)
    };
    let misplaced = bytes.iter().enumerate().any(|(index, byte)| {
        *byte == b'_' && !(digit_at(index.checked_sub(1)) && digit_at(Some(index + 1)))
    });
    if misplaced {
        return None;
    }
    float(&text.replace('_', "")).map(Data::Float)
}

/// A decimal number; Go refuses one that is too large where Rust has infinity.
fn float(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Data {
        Data::String(value.to_owned())
    }

    #[test]
    fn integers_take_the_prefixes_of_go() {
        for (plain, expected) in [
            ("0", 0),
            ("-0", 0),
            ("00", 0),
            ("0_", 0),
            ("+0x1F", 31),
            ("0X_1f", 31),
            ("0_x1F", 31),
            ("-0O10", -8),
            ("0B101", 5),
            ("0b-1", -1),
            ("0b+1", 1),
            ("1_000_", 1000),
            ("-_1", -1),
            ("-9223372036854775808", -(1 << 63)),
            ("18446744073709551615", (1 << 64) - 1),
            ("0xffffffffffffffff", (1 << 64) - 1),
        ] {
            assert_eq!(resolve(plain), Data::Integer(expected), "{plain}");
        }
    }

    #[test]
    fn floats_need_a_sign_in_their_exponent() {
        for (plain, expected) in [
            ("1e+3", 1000.0),
            ("-1.5E-3", -0.0015),
            ("+.5", 0.5),
            (".5e3", 500.0),
            (".5_0", 0.5),
            (".5e1_0", 5e9),
            ("1_0.5", 10.5),
            ("+18446744073709551615", 18_446_744_073_709_551_615.0),
            ("-9223372036854775809", -9_223_372_036_854_775_809.0),
            (".5e-999", 0.0),
        ] {
            assert_eq!(resolve(plain), Data::Float(expected), "{plain}");
        }
        for plain in [
            "1e3",
            "1.",
            "01.5",
            "08",
            "1.e+3",
            "._5",
            ".5_",
            "._",
            ".",
            "+",
            "-",
            "e+3",
            "-e-3",
            "+.",
            "1e+999",
            ".5e+999",
            "-.5e3",
            "0x",
            "0b",
            "0b2",
            "-0b-1",
            "1:30",
            ".infinity",
            "0x10000000000000000",
        ] {
            assert_eq!(resolve(plain), text(plain), "{plain}");
        }
    }

    #[test]
    fn words() {
        assert_eq!(resolve(""), Data::Null);
        assert_eq!(resolve("y"), Data::Bool(true));
        assert_eq!(resolve("OFF"), Data::Bool(false));
        assert_eq!(resolve("-.INF"), Data::Float(f64::NEG_INFINITY));
        for plain in ["yEs", "nUll", "<<", "=", "2024-01-01", "é"] {
            assert_eq!(resolve(plain), text(plain));
        }
    }

    #[test]
    fn a_tag_wants_its_type() {
        let core =
            |name: &str, text: &str| resolve_tagged(&format!("tag:yaml.org,2002:{name}"), text);
        assert_eq!(core("int", "5"), Some(Data::Integer(5)));
        assert_eq!(core("int", "5.0"), None);
        assert_eq!(core("int", ""), None);
        assert_eq!(core("float", "0x10"), Some(Data::Float(16.0)));
        assert_eq!(core("float", "18446744073709551615"), None);
        assert_eq!(core("bool", "y"), Some(Data::Bool(true)));
        assert_eq!(core("bool", "yEs"), None);
        assert_eq!(core("null", ""), Some(Data::Null));
        assert_eq!(core("null", "x"), None);
        assert_eq!(core("str", "5"), Some(text("5")));
        assert_eq!(core("timestamp", "2024-1-1"), Some(text("2024-1-1")));
        assert_eq!(core("timestamp", "5"), None);
        assert_eq!(core("binary", "aGk="), Some(text("hi")));
        assert_eq!(core("binary", "aGk"), None);
        assert_eq!(core("anything", "5"), Some(text("5")));
        assert_eq!(resolve_tagged("!foo", "5"), Some(text("5")));
    }
}
