//! Numbers as Python reads and writes them.

use crate::number::scientific;

/// Python refuses to turn a longer text into an integer, and an integer into a longer text.
const MOST_DIGITS: usize = 4_300;

/// A decimal number of any size, nine digits a limb, the lowest first.
struct Decimal {
    limbs: Vec<u32>,
}

const LIMB: u64 = 1_000_000_000;

impl Decimal {
    fn zero() -> Self {
        Self { limbs: Vec::new() }
    }

    /// `self * factor + summand`; `None` when that has far too many digits.
    fn multiply_add(&mut self, factor: u32, summand: u32) -> Option<()> {
        let mut carry = u64::from(summand);
        for limb in &mut self.limbs {
            let value = u64::from(*limb) * u64::from(factor) + carry;
            *limb = u32::try_from(value % LIMB).unwrap_or_default();
            carry = value / LIMB;
        }
        while carry > 0 {
            self.limbs
                .push(u32::try_from(carry % LIMB).unwrap_or_default());
            carry /= LIMB;
        }
        (self.limbs.len() <= MOST_DIGITS / 9 + 1).then_some(())
    }

    /// The digits; `None` where there are too many.
    fn text(&self, negative: bool) -> Option<String> {
        let Some((highest, lower)) = self.limbs.split_last() else {
            return Some("0".to_owned());
        };
        let mut digits = highest.to_string();
        digits.extend(lower.iter().rev().map(|limb| format!("{limb:09}")));
        if digits.len() > MOST_DIGITS {
            return None;
        }
        if negative {
            digits.insert(0, '-');
        }
        Some(digits)
    }
}

/// What `construct_yaml_int` makes of a text, in decimal; `None` where Python raises an error.
pub(super) fn integer(text: &str) -> Option<String> {
    let text = text.replace('_', "");
    let negative = text.starts_with('-');
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let value = if digits == "0" {
        Decimal::zero()
    } else if let Some(binary) = digits.strip_prefix("0b") {
        in_radix(binary, 2, "0b")?
    } else if let Some(hexadecimal) = digits.strip_prefix("0x") {
        in_radix(hexadecimal, 16, "0x")?
    } else if digits.starts_with('0') {
        in_radix(digits, 8, "0o")?
    } else if let Some((first, rest)) = digits.split_once(':') {
        let mut value = in_radix(first, 10, "")?;
        for part in rest.split(':') {
            value.multiply_add(60, part.parse().ok()?)?;
        }
        value
    } else {
        in_radix(digits, 10, "")?
    };
    value.text(negative)
}

/// `int(digits, radix)`, which takes blanks around the digits and the radix's prefix as well.
fn in_radix(digits: &str, radix: u32, prefix: &str) -> Option<Decimal> {
    let digits = digits.trim();
    let digits = match digits.split_at_checked(prefix.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(prefix) => rest,
        _ => digits,
    };
    if digits.is_empty() {
        return None;
    }
    let mut value = Decimal::zero();
    for digit in digits.chars() {
        value.multiply_add(radix, digit.to_digit(radix)?)?;
    }
    Some(value)
}

/// What `construct_yaml_float` makes of a text; `None` where Python raises an error.
pub(super) fn float(text: &str) -> Option<f64> {
    let text = text.replace('_', "").to_lowercase();
    let negative = text.starts_with('-');
    let digits = text.strip_prefix(['+', '-']).unwrap_or(&text);
    let value = if digits == ".inf" {
        f64::INFINITY
    } else if digits == ".nan" {
        f64::NAN
    } else if digits.contains(':') {
        let mut value = 0.0;
        let mut base = 1.0;
        for part in digits.rsplit(':') {
            value += plain_float(part)? * base;
            base *= 60.0;
        }
        value
    } else {
        plain_float(digits)?
    };
    Some(if negative { -value } else { value })
}

/// `float(text)`, which is what Rust reads, with blanks around it.
fn plain_float(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

/// `repr(value)` of a float.
pub(super) fn float_text(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string().to_lowercase();
    }
    let (digits, exponent) = scientific(value);
    if (-4..16).contains(&exponent) {
        let text = value.to_string();
        if text.contains('.') {
            text
        } else {
            text + ".0"
        }
    } else {
        format!("{digits}e{exponent:+03}")
    }
}

/// How `PyYAML` writes a float: as `repr`, with a fraction before an exponent.
pub(super) fn float_written(value: f64) -> String {
    let text = float_text(value);
    if text.contains('.') {
        text
    } else {
        text.replacen('e', ".0e", 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_come_out_in_decimal() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("+1", "1"),
            ("-010", "-8"),
            ("0x_1F", "31"),
            ("0b1_01", "5"),
            ("1__0", "10"),
            ("1:30", "90"),
            ("-12:30:45", "-45045"),
            (" 5 ", "5"),
            ("0o10", "8"),
            ("0xffffffffffffffffffff", "1208925819614629174706175"),
            ("100000000000000000000", "100000000000000000000"),
        ] {
            assert_eq!(integer(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn python_raises_errors() {
        let long = "9".repeat(4_301);
        let hexadecimal = format!("0x{}", "f".repeat(1_000_000));
        for text in [
            "",
            "-",
            "0b",
            "0x_",
            "0b2",
            "08",
            "abc",
            "5.0",
            "1:",
            "0X1F",
            &long,
            &hexadecimal,
        ] {
            assert_eq!(integer(text), None, "{}", text.get(..10).unwrap_or(text));
        }
        assert_eq!(integer(&long[1..]), Some(long[1..].to_owned()));
        assert_eq!(float("abc"), None);
        assert_eq!(float(""), None);
    }

    #[test]
    fn floats() {
        for (text, expected) in [
            ("1.", 1.0),
            ("1_0.5", 10.5),
            ("1.e+3", 1000.0),
            ("-.5", -0.5),
            ("190:20:30.15", 685_230.15),
            ("1e3", 1000.0),
            ("+.INF", f64::INFINITY),
            ("1.0e+999", f64::INFINITY),
        ] {
            assert_eq!(float(text), Some(expected), "{text}");
        }
        assert!(float(".nan").is_some_and(f64::is_nan));
    }

    #[test]
    fn floats_are_written_as_python_does() {
        for (value, text, written) in [
            (1.0, "1.0", "1.0"),
            (-0.0, "-0.0", "-0.0"),
            (0.1, "0.1", "0.1"),
            (0.0001, "0.0001", "0.0001"),
            (0.00001, "1e-05", "1.0e-05"),
            (1e15, "1000000000000000.0", "1000000000000000.0"),
            (1e16, "1e+16", "1.0e+16"),
            (1.5e300, "1.5e+300", "1.5e+300"),
            (1e23, "1e+23", "1.0e+23"),
            (1e-100, "1e-100", "1.0e-100"),
        ] {
            assert_eq!(float_text(value), text);
            assert_eq!(float_written(value), written);
        }
    }
}
