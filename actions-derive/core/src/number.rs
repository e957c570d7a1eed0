//! Numbers as Juju has them: every one is a float64.

/// The largest integer that Juju takes for one: 2^53 - 1.
pub const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

/// Whether Juju takes the number for an integer.
pub fn is_integer(value: f64) -> bool {
    value.abs() <= MAX_SAFE_INTEGER && value.fract() == 0.0
}

/// The shortest decimal number that stands for a float64.
///
/// Where two are as short and as near, Go and Python take the one that ends in an even digit, and
/// Rust the larger one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortest {
    negative: bool,
    digits: String,
    /// The power of ten of the first digit.
    exponent: i32,
}

impl Shortest {
    /// The one of a finite number.
    pub fn of(value: f64) -> Self {
        let shortest = format!("{value:e}");
        let count = shortest.bytes().take_while(|byte| *byte != b'e');
        let count = count.filter(u8::is_ascii_digit).count();
        // With so many digits, the nearest; halves go to the even one.
        let nearest = format!("{value:.*e}", count.saturating_sub(1));
        let text = if nearest.parse() == Ok(value) {
            nearest
        } else {
            shortest
        };
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        Self {
            negative: digits.starts_with('-'),
            digits: digits.chars().filter(char::is_ascii_digit).collect(),
            exponent: exponent.parse().unwrap_or_default(),
        }
    }

    /// The power of ten of the first digit.
    pub fn exponent(&self) -> i32 {
        self.exponent
    }

    /// Without an exponent: `1200`, `0.0012`.
    pub fn plain(&self) -> String {
        let sign = self.sign();
        let digits = &self.digits;
        let Ok(exponent) = usize::try_from(self.exponent) else {
            let zeros = self.exponent.unsigned_abs() as usize - 1;
            return format!("{sign}0.{:0>zeros$}{digits}", "");
        };
        match digits.split_at_checked(exponent + 1) {
            Some((whole, "")) => format!("{sign}{whole}"),
            Some((whole, fraction)) => format!("{sign}{whole}.{fraction}"),
            None => format!("{sign}{digits:0<0$}", exponent + 1),
        }
    }

    /// With an exponent of at least so many digits: `1.2e+03`.
    pub fn scientific(&self, exponent_digits: usize) -> String {
        let (first, rest) = self.digits.split_at_checked(1).unwrap_or(("0", ""));
        let point = if rest.is_empty() { "" } else { "." };
        let exponent_sign = if self.exponent < 0 { '-' } else { '+' };
        format!(
            "{}{first}{point}{rest}e{exponent_sign}{:0exponent_digits$}",
            self.sign(),
            self.exponent.unsigned_abs()
        )
    }

    fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }
}

/// A number as Go writes a float64 in JSON: shortest digits, an exponent below 1e-6 and from 1e21.
pub fn write(value: f64, out: &mut String) {
    if !value.is_finite() {
        out.push_str("null");
        return;
    }
    let shortest = Shortest::of(value);
    if (-6..21).contains(&shortest.exponent()) {
        out.push_str(&shortest.plain());
    } else {
        out.push_str(&shortest.scientific(1));
    }
}

/// A number as Go's `%g` and `%v` print it: an exponent below 1e-4 and from 1e6.
pub fn go(value: f64) -> String {
    let shortest = Shortest::of(value);
    if (-4..6).contains(&shortest.exponent()) {
        shortest.plain()
    } else {
        shortest.scientific(2)
    }
}

/// A number as Juju's messages show it: an integer in full, else what Go's `%g` prints.
pub fn shown(value: f64) -> String {
    if is_integer(value) {
        // Go has no minus for an integer zero.
        return (value + 0.0).to_string();
    }
    go(value)
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
            (-1234.5, "-1234.5"),
            (0.012, "0.012"),
            (1.5e-7, "1.5e-7"),
            // Halfway between two numbers of 16 digits.
            (805_376_293_446_539.0 + 0.25, "805376293446539.2"),
            (805_376_293_446_539.0 + 0.75, "805376293446539.8"),
            (5e-324, "5e-324"),
            (f64::MAX, "1.7976931348623157e+308"),
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
            (612_499_663_892_525.0 + 0.25, "6.124996638925252e+14"),
        ] {
            assert_eq!(shown(value), text);
        }
    }
}
