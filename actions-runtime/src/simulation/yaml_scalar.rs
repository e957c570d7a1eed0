//! What a scalar is to Juju: its fork of `yaml.v2`, `resolve.go`, on a 64-bit machine.
//!
//! So an operator's `key=value` and files of `--params` are read. (Declarations are not: what their
//! readers take for different values is refused there.)

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Number, Value};

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style<'a> {
    Plain,
    /// In quotes, or as a block.
    Quoted,
    /// With a tag, as it is written: `!!int`.
    Tagged(&'a str),
}

/// What Juju makes of a scalar.
///
/// # Errors
/// What Juju cannot send as JSON, in its words, or a tag that the text is not of, or one that is not
/// read here: `!!binary` and `!!timestamp`. No error shows the text.
pub(crate) fn scalar(text: &str, style: Style<'_>) -> Result<Value, String> {
    match style {
        Style::Quoted => Ok(text.into()),
        Style::Plain => resolve(text).value(),
        Style::Tagged(tag) => match tag.strip_prefix("!!") {
            Some(kind @ ("null" | "bool" | "int" | "float")) => tagged(kind, text),
            Some(kind @ ("binary" | "timestamp")) => {
                Err(format!("a value with the tag !!{kind} is not read here"))
            }
            _ => Ok(text.into()),
        },
    }
}

fn tagged(kind: &str, text: &str) -> Result<Value, String> {
    let read = match resolve(text) {
        // Of those beyond an int64, Juju makes no float.
        Scalar::Integer(value) if kind == "float" && i64::try_from(value).is_ok() =>
        {
            #[expect(clippy::cast_precision_loss)]
            Scalar::Float(value as f64)
        }
        read => read,
    };
    if read.kind() == kind {
        read.value()
    } else {
        Err(format!("yaml: cannot decode the value as a !!{kind}"))
    }
}

enum Scalar<'t> {
    Null,
    Bool(bool),
    /// An int64 or uint64.
    Integer(i128),
    Float(f64),
    Text(&'t str),
}

impl Scalar<'_> {
    /// The tag that it has without being tagged.
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "bool",
            Self::Integer(_) => "int",
            Self::Float(_) => "float",
            Self::Text(_) => "str",
        }
    }

    fn value(self) -> Result<Value, String> {
        Ok(match self {
            Self::Null => Value::Null,
            Self::Bool(value) => value.into(),
            Self::Integer(value) => match u64::try_from(value) {
                Ok(value) => value.into(),
                Err(_) => i64::try_from(value).unwrap_or(i64::MIN).into(),
            },
            Self::Float(value) => match Number::from_f64(value) {
                Some(number) => number.into(),
                None if value.is_nan() => return Err(unsupported("NaN")),
                None if value > 0.0 => return Err(unsupported("+Inf")),
                None => return Err(unsupported("-Inf")),
            },
            Self::Text(text) => text.into(),
        })
    }
}

fn unsupported(number: &str) -> String {
    format!("json: unsupported value: {number}")
}

fn resolve(text: &str) -> Scalar<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            Scalar::Bool(true)
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            Scalar::Bool(false)
        }
        ".nan" | ".NaN" | ".NAN" => Scalar::Float(f64::NAN),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Scalar::Float(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Scalar::Float(f64::NEG_INFINITY),
        // What looks like a time stays the text that it is.
        _ => number(text).unwrap_or(Scalar::Text(text)),
    }
}

fn number<'t>(text: &str) -> Option<Scalar<'t>> {
    /// The one pattern that Juju's fork changed.
    static FLOAT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+][0-9]+)?$").ok());
    let digits = text.replace('_', "");
    match text.bytes().next()? {
        b'.' if has_go_underscores(text) => return float(&digits),
        b'+' | b'-' | b'0'..=b'9' => {}
        _ => return None,
    }
    let integer = signed(&digits, None).or_else(|| unsigned(&digits, None).map(i128::from));
    if let Some(value) = integer {
        return Some(Scalar::Integer(value));
    }
    if FLOAT.as_ref().is_some_and(|pattern| pattern.is_match(&digits))
        && let Some(value) = float(&digits)
    {
        return Some(value);
    }
    // `0b` is tried a second time without its prefix, and then a sign may follow it.
    let value = signed(digits.strip_prefix("0b")?, Some(2))?;
    Some(Scalar::Integer(value))
}

/// `strconv.ParseInt(text, radix, 64)`, where no radix means the one of the prefix.
fn signed(text: &str, radix: Option<u32>) -> Option<i128> {
    let magnitude = unsigned(text.strip_prefix(['+', '-']).unwrap_or(text), radix)?;
    let value = i128::from(magnitude);
    let value = if text.starts_with('-') { -value } else { value };
    i64::try_from(value).ok().map(i128::from)
}

/// `strconv.ParseUint(text, radix, 64)`
fn unsigned(text: &str, radix: Option<u32>) -> Option<u64> {
    let (digits, radix) = match radix {
        Some(radix) => (text, radix),
        None => after_prefix(text),
    };
    let is_number = !text.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    // A lone `0` is an octal number without digits.
    let digits = if digits.is_empty() { "0" } else { digits };
    u64::from_str_radix(digits, radix).ok().filter(|_| is_number)
}

/// The digits behind Go's prefix for a radix.
fn after_prefix(text: &str) -> (&str, u32) {
    for (lower, upper, radix) in [("0x", "0X", 16), ("0o", "0O", 8), ("0b", "0B", 2)] {
        let digits = text.strip_prefix(lower).or_else(|| text.strip_prefix(upper));
        if let Some(digits) = digits.filter(|digits| !digits.is_empty()) {
            return (digits, radix);
        }
    }
    match text.strip_prefix('0') {
        Some(digits) => (digits, 8),
        None => (text, 10),
    }
}

/// Whether each underscore stands between digits, as `strconv.ParseFloat` wants it.
fn has_go_underscores(text: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let mut windows = text.as_bytes().windows(3);
    let is_between =
        |window: &[u8]| window[1] != b'_' || (is_digit(window.first()) && is_digit(window.last()));
    windows.all(is_between) && !text.starts_with('_') && !text.ends_with('_')
}

/// A decimal number; Go refuses one that is too large where Rust has infinity.
fn float<'t>(text: &str) -> Option<Scalar<'t>> {
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(Scalar::Float(value))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Style, scalar};

    fn plain(text: &str) -> Value {
        scalar(text, Style::Plain).unwrap()
    }

    #[test]
    fn integers_take_the_prefixes_of_go() {
        for (text, expected) in [
            ("0", json!(0)),
            ("-0", json!(0)),
            ("00", json!(0)),
            ("0_", json!(0)),
            ("+0x1F", json!(31)),
            ("0X_1f", json!(31)),
            ("0_x1F", json!(31)),
            ("-0O10", json!(-8)),
            ("0B101", json!(5)),
            ("0b-1", json!(-1)),
            ("0b+1", json!(1)),
            ("1_000_", json!(1000)),
            ("-_1", json!(-1)),
            ("-9223372036854775808", json!(i64::MIN)),
            ("18446744073709551615", json!(u64::MAX)),
            ("0xffffffffffffffff", json!(u64::MAX)),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn floats_need_a_sign_in_their_exponent() {
        for (text, expected) in [
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
            assert_eq!(plain(text), json!(expected), "{text}");
        }
        for text in [
            "1e3", "1.", "01.5", "08", "1.e+3", "._5", ".5_", "._", ".", "+", "-", "e+3", "-e-3",
            "+.", "1e+999", ".5e+999", "-.5e3", "0x", "0b", "0b2", "-0b-1", "1:30", ".infinity",
            "0x10000000000000000", "yEs", "nUll", "<<", "=", "2024-01-01", "é",
        ] {
            assert_eq!(plain(text), json!(text));
        }
    }

    #[test]
    fn a_tag_wants_its_type() {
        let core = |name: &str, text: &str| scalar(text, Style::Tagged(&format!("!!{name}"))).ok();
        assert_eq!(core("int", "5"), Some(json!(5)));
        assert_eq!(core("int", "5.0"), None);
        assert_eq!(core("int", ""), None);
        assert_eq!(core("float", "0x10"), Some(json!(16.0)));
        assert_eq!(core("float", "18446744073709551615"), None);
        assert_eq!(core("bool", "y"), Some(json!(true)));
        assert_eq!(core("bool", "yEs"), None);
        assert_eq!(core("null", ""), Some(Value::Null));
        assert_eq!(core("null", "x"), None);
        assert_eq!(core("str", "5"), Some(json!("5")));
        assert_eq!(core("anything", "5"), Some(json!("5")));
        assert_eq!(scalar("5", Style::Tagged("!foo")), Ok(json!("5")));
        assert_eq!(scalar("y", Style::Quoted), Ok(json!("y")));
    }
}
