//! What a scalar is to Juju: its fork of `yaml.v2`, `resolve.go`, on a 64-bit machine.
//!
//! So an operator's `key=value` and files of `--params` are read. (Declarations are not: what their
//! readers take for different values is refused there.)

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

/// What Juju makes of a scalar: whether it is plain, without quotes and no block; and its tag as it
/// is written, `!!int`.
///
/// # Errors
/// What Juju cannot send as JSON, in its words, or a tag that the text is not of, or one that is not
/// read here: `!!binary` and `!!timestamp`. No error shows the text.
pub(crate) fn scalar(text: &str, plain: bool, tag: Option<&str>) -> Result<Value, String> {
    match tag {
        None if plain => resolve(text),
        Some(tag @ ("!!null" | "!!bool" | "!!int" | "!!float")) => tagged(tag, text),
        Some(tag @ ("!!binary" | "!!timestamp")) => {
            Err(format!("a value with the tag {tag} is not read here"))
        }
        _ => Ok(text.into()),
    }
}

fn tagged(tag: &str, text: &str) -> Result<Value, String> {
    let value = resolve(text)?;
    let value = match value.as_i64() {
        // Of those beyond an int64, Juju makes no float.
        #[expect(clippy::cast_precision_loss)]
        Some(whole) if tag == "!!float" => (whole as f64).into(),
        _ => value,
    };
    let is_of_tag = match tag {
        "!!null" => value.is_null(),
        "!!bool" => value.is_boolean(),
        "!!int" => value.is_i64() || value.is_u64(),
        _ => value.is_f64(),
    };
    if is_of_tag { Ok(value) } else { Err(format!("yaml: cannot decode the value as a {tag}")) }
}

fn resolve(text: &str) -> Result<Value, String> {
    Ok(match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            true.into()
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            false.into()
        }
        ".nan" | ".NaN" | ".NAN" => return Err(unsupported("NaN")),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return Err(unsupported("+Inf")),
        "-.inf" | "-.Inf" | "-.INF" => return Err(unsupported("-Inf")),
        // What looks like a time stays the text that it is.
        _ => number(text).unwrap_or_else(|| text.into()),
    })
}

fn unsupported(number: &str) -> String {
    format!("json: unsupported value: {number}")
}

fn number(text: &str) -> Option<Value> {
    /// The one pattern that Juju's fork changed.
    static FLOAT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+][0-9]+)?$").ok());
    let digits = text.replace('_', "");
    match text.bytes().next()? {
        b'.' if has_go_underscores(text) => return float(&digits),
        b'+' | b'-' | b'0'..=b'9' => {}
        _ => return None,
    }
    if let Some(integer) = integer(&digits) {
        return Some(integer);
    }
    if FLOAT.as_ref().is_some_and(|pattern| pattern.is_match(&digits)) {
        return float(&digits);
    }
    // `0b` is tried a second time without its prefix, and then a sign may follow it.
    i64::from_str_radix(digits.strip_prefix("0b")?, 2).ok().map(Value::from)
}

/// An int64 or, without a sign, a uint64, as `strconv` reads one whose radix is that of its prefix.
fn integer(text: &str) -> Option<Value> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text).to_ascii_lowercase();
    let prefixes = [("0x", 16), ("0o", 8), ("0b", 2), ("0", 8), ("", 10)];
    let (digits, radix) = prefixes.iter().find_map(|(prefix, radix)| {
        let digits = unsigned.strip_prefix(prefix)?;
        (!digits.is_empty()).then_some((digits, *radix))
    })?;
    if digits.starts_with('+') {
        return None;
    }
    let size = u64::from_str_radix(digits, radix).ok()?;
    let whole = if text.starts_with('-') { -i128::from(size) } else { size.into() };
    let signed = i64::try_from(whole).map(Value::from);
    signed.ok().or_else(|| (unsigned.len() == text.len()).then(|| size.into()))
}

/// Whether each underscore stands between digits, as `strconv.ParseFloat` wants it.
fn has_go_underscores(text: &str) -> bool {
    let is_digit = |character: char| character.is_ascii_digit();
    let parts: Vec<_> = text.split('_').collect();
    let mut gaps = parts.windows(2);
    gaps.all(|gap| gap[0].ends_with(is_digit) && gap[1].starts_with(is_digit))
}

/// A decimal number; Go refuses one that is too large where Rust has infinity.
fn float(text: &str) -> Option<Value> {
    let value: f64 = text.parse().ok()?;
    value.is_finite().then(|| value.into())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::scalar;

    fn plain(text: &str) -> Value {
        scalar(text, true, None).unwrap()
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
        let core = |name: &str, text: &str| scalar(text, true, Some(&format!("!!{name}"))).ok();
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
        assert_eq!(scalar("5", true, Some("!foo")), Ok(json!("5")));
        assert_eq!(scalar("y", false, None), Ok(json!("y")));
    }
}
