//! The texts that Go makes of values: the JSON of `encoding/json`, by which Juju compares and shows them,
//! and `%g`. Each number is a float64.

use std::ops::Range;

use serde_json::Value;

use crate::params::as_integer;

/// The JSON of a value whose objects are sorted already.
pub(super) fn text(value: &Value) -> String {
    let joined = |parts: &mut dyn Iterator<Item = String>| parts.collect::<Vec<_>>().join(",");
    match value {
        // Only `arbitrary_precision` has numbers that no float64 comes near.
        Value::Number(read) => read.as_f64().map_or(read.to_string(), number),
        Value::String(text) => string(text),
        Value::Array(items) => format!("[{}]", joined(&mut items.iter().map(text))),
        Value::Object(members) => {
            let member = |(name, value): (&String, _)| format!("{}:{}", string(name), text(value));
            format!("{{{}}}", joined(&mut members.iter().map(member)))
        }
        Value::Null | Value::Bool(_) => value.to_string(),
    }
}

/// Go also escapes what HTML would read.
fn string(text: &str) -> String {
    ['<', '>', '&', '\u{2028}', '\u{2029}']
        .iter()
        .fold(Value::from(text).to_string(), |json, char| {
            json.replace(*char, &format!("\\u{:04x}", u32::from(*char)))
        })
}

/// A number in JSON.
fn number(value: f64) -> String {
    written(value, 1e-6..1e21, 1)
}

/// A number in Juju's messages: an integer in full, else as `%g`.
pub(super) fn shown(value: f64) -> String {
    as_integer(value).map_or_else(|| written(value, 1e-4..1e6, 2), |integer| integer.to_string())
}

/// The shortest text for a finite number: `1200` or `0.0012` where its size is in `plain`, else
/// `1.2e+03` with at least `width` digits of the exponent.
fn written(value: f64, plain: Range<f64>, width: usize) -> String {
    let is_plain = value == 0.0 || plain.contains(&value.abs());
    let shortest = if is_plain { value.to_string() } else { format!("{value:e}") };
    // Where two are as short and as near, Go takes the one that ends in an even digit, as Rust does
    // where it is told how many digits to write.
    let even = shortest.split_once('.').map(|(_, behind)| {
        let digits = behind.find('e').unwrap_or(behind.len());
        if is_plain { format!("{value:.digits$}") } else { format!("{value:.digits$e}") }
    });
    let text = even.filter(|even| even.parse() == Ok(value)).unwrap_or(shortest);
    let Some((mantissa, exponent)) = text.split_once('e') else {
        return text;
    };
    let (sign, exponent) = exponent.strip_prefix('-').map_or(('+', exponent), |size| ('-', size));
    format!("{mantissa}e{sign}{exponent:0>width$}")
}

#[cfg(test)]
mod tests {
    use super::{number, shown, text};

    #[test]
    fn json_comes_back_as_go_writes_it() {
        let json = r#"{"a":{"x":"<é>\u0001","y":true},"b":[1,1.0,1e21,null],"n":9007199254740993}"#;
        assert_eq!(
            text(&json.parse().unwrap()),
            r#"{"a":{"x":"\u003cé\u003e\u0001","y":true},"b":[1,1,1e+21,null],"n":9007199254740992}"#
        );
    }

    #[test]
    fn numbers_are_written_as_go_writes_them() {
        for (value, text) in [
            (0.0, "0"),
            (5.0, "5"),
            (0.1, "0.1"),
            (-0.0, "-0"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
            (1_152_921_504_606_846_976.0, "1152921504606847000"),
            (-1234.5, "-1234.5"),
            (0.012, "0.012"),
            (1.5e-7, "1.5e-7"),
            // Halfway between two numbers of 16 digits.
            (805_376_293_446_539.0 + 0.25, "805376293446539.2"),
            (805_376_293_446_539.0 + 0.75, "805376293446539.8"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn numbers_are_shown_as_juju_shows_them() {
        for (value, text) in [
            (12.0, "12"),
            (-0.0, "0"),
            (2.5, "2.5"),
            (0.5, "0.5"),
            (1e17, "1e+17"),
            (12_345_678.5, "1.23456785e+07"),
            (0.000_01, "1e-05"),
            (0.000_12, "0.00012"),
            (612_499_663_892_525.0 + 0.25, "6.124996638925252e+14"),
        ] {
            assert_eq!(shown(value), text);
        }
    }
}
