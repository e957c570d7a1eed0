//! Numbers as Juju has them: every one is a float64.

use std::fmt::Write as _;

/// The largest integer that Juju takes for one: 2^53 - 1.
pub const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Whether Juju takes the number for an integer.
pub fn is_integer(value: f64) -> bool {
    value.abs() <= MAX_SAFE_INTEGER && value.fract() == 0.0
}

/// A number as Go writes a float64 in JSON: shortest digits, an exponent below 1e-6 and from 1e21.
pub fn write(value: f64, out: &mut String) {
    if !value.is_finite() {
        out.push_str("null");
        return;
    }
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) {
        let (digits, exponent) = scientific(value);
        // Writing to a string cannot fail.
        let _ = write!(out, "{digits}e{exponent:+}");
    } else {
        let _ = write!(out, "{value}");
    }
}

/// A number as Juju's messages show it: an integer in full, else what Go's `%g` prints.
pub fn shown(value: f64) -> String {
    let (digits, exponent) = scientific(value);
    if is_integer(value) || (-4..6).contains(&exponent) {
        // Go has no minus for an integer zero.
        return (value + 0.0).to_string();
    }
    format!("{digits}e{exponent:+03}")
}

/// The shortest digits of a number, and the power of ten that they stand before.
pub(crate) fn scientific(value: f64) -> (String, i32) {
    let text = format!("{value:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.to_owned(), exponent.parse().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_go_writes_them() {
        for (value, text) in [
            (5.0, "5"),
            (0.1, "0.1"),
            (-0.0, "-0"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
            (1_152_921_504_606_846_976.0, "1152921504606847000"),
        ] {
            let mut out = String::new();
            write(value, &mut out);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn numbers_are_shown_as_juju_shows_them() {
        for (value, text) in [
            (12.0, "12"),
            (-0.0, "0"),
            (2.5, "2.5"),
            (1e17, "1e+17"),
            (12_345_678.5, "1.23456785e+07"),
            (0.000_01, "1e-05"),
        ] {
            assert_eq!(shown(value), text);
        }
    }
}
