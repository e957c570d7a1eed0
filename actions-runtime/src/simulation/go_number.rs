//! Numbers as Juju has them, each a float64, and the texts that Go makes of them.

use std::ops::Range;

/// 2^53 - 1
const LARGEST_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Whether Juju takes the number for an integer.
pub(super) fn is_integer(value: f64) -> bool {
    value.abs() <= LARGEST_INTEGER && value.fract() == 0.0
}

/// A number in JSON: with an exponent below 1e-6 and from 1e21.
pub(super) fn json(value: f64) -> String {
    written(value, -6..21, 1)
}

/// A number in Juju's messages: an integer in full, else as `%g`, with an exponent below 1e-4 and
/// from 1e6.
pub(super) fn shown(value: f64) -> String {
    if is_integer(value) {
        // Go has no minus for an integer zero.
        return (value + 0.0).to_string();
    }
    written(value, -4..6, 2)
}

/// The shortest text for a finite number: `1200` or `0.0012` where its power of ten is one of
/// `plain`, else `1.2e+03` with at least `width` digits of the exponent.
fn written(value: f64, plain: Range<i32>, width: usize) -> String {
    let shortest = format!("{value:e}");
    let digits = shortest.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit);
    // Where two are as short and as near, Go takes the one that ends in an even digit, as Rust does
    // where it is told how many digits to write.
    let even = format!("{value:.*e}", digits.count().saturating_sub(1));
    let text = if even.parse() == Ok(value) { even } else { shortest };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if !plain.contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:0width$}", exponent.unsigned_abs());
    }
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits = mantissa.trim_start_matches('-').replace('.', "");
    let zeros = exponent.min(0).unsigned_abs() as usize;
    let digits = format!("{:0>zeros$}{digits}", "");
    let whole = exponent.max(0).unsigned_abs() as usize + 1;
    match digits.split_at_checked(whole) {
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, fraction)) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{digits:0<whole$}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{json, shown};

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
            assert_eq!(json(value), text);
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
