//! Numbers, as JSON writes them and Juju takes them.
//!
//! A number is not made a float before a type asks for one: the standard library's reader of floats
//! is larger than all the rest of decoding, and a charm whose params are no floats goes without it.

use std::fmt::{self, Display, Formatter};

use super::decimal::{Decimal, MALFORMED, Size};
use crate::shown::shown;

/// A number as its text has it, which a message shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number<'de> {
    text: &'de str,
    digits: Digits,
}

/// What is known of a number without its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    Few(Short),
    Many(Size),
}

/// A number without its sign that has no exponent and at most 15 digits, which a float64 holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Short {
    digits: u64,
    /// How many of them stand behind the point.
    fraction: usize,
}

/// The powers of ten that 15 digits can need; a float64 holds each.
const POWERS: [u32; 10] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
];

impl<'de> Number<'de> {
    /// Reads the number that `text` begins with, and tells its length.
    pub(super) fn read(text: &'de str) -> Result<(Self, usize), &'static str> {
        let bytes = text.as_bytes();
        let start = usize::from(bytes.first() == Some(&b'-'));
        let (mut digits, point) = add_digits(0, bytes, start);
        let mut count = point - start;
        if count == 0 || (count > 1 && bytes.get(start) == Some(&b'0')) {
            return Err(MALFORMED);
        }
        let (mut end, mut fraction) = (point, 0);
        if bytes.get(point) == Some(&b'.') {
            (digits, end) = add_digits(digits, bytes, point + 1);
            fraction = end - point - 1;
            if fraction == 0 {
                return Err(MALFORMED);
            }
            count += fraction;
        }
        let has_exponent = matches!(bytes.get(end), Some(b'e' | b'E'));
        let digits = if has_exponent || count > 15 || fraction >= POWERS.len() {
            let (decimal, behind) = Decimal::read(bytes, start, point)?;
            end = behind;
            Digits::Many(decimal.size()?)
        } else {
            Digits::Few(Short { digits, fraction })
        };
        let text = text.get(..end).unwrap_or_default();
        Ok((Self { text, digits }, end))
    }

    pub(super) fn size(self) -> Size {
        let size = match self.digits {
            Digits::Few(short) => short.size(),
            Digits::Many(size) => size,
        };
        match size {
            Size::Integer(value) if self.is_negative() => Size::Integer(-value),
            size => size,
        }
    }

    fn is_negative(self) -> bool {
        self.text.starts_with('-')
    }

    /// The number as Juju takes it for an integer, if it does.
    pub(super) fn as_integer(self) -> Option<i64> {
        match self.size() {
            Size::Integer(integer) => Some(integer),
            Size::Beyond | Size::Fraction => None,
        }
    }

    /// The number as Juju holds it: the nearest float64.
    pub(super) fn as_float(self) -> f64 {
        match self.digits {
            Digits::Few(short) if self.is_negative() => -short.as_float(),
            Digits::Few(short) => short.as_float(),
            // JSON's numbers are all ones to Rust.
            Digits::Many(_) => self.text.parse().unwrap_or(f64::NAN),
        }
    }
}

/// The digits from `start` on, behind `value`, and where they end. Wraps on overflow.
fn add_digits(mut value: u64, bytes: &[u8], start: usize) -> (u64, usize) {
    let mut end = start;
    while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        end += 1;
    }
    (value, end)
}

impl Short {
    fn power(self) -> u32 {
        POWERS.get(self.fraction).copied().unwrap_or(1)
    }

    fn size(self) -> Size {
        let power = u64::from(self.power());
        let whole = self.digits / power;
        if whole * power == self.digits {
            Size::Integer(whole.cast_signed())
        } else {
            Size::Fraction
        }
    }

    /// Both are exact, so that the quotient is the nearest float.
    #[expect(clippy::cast_precision_loss, reason = "15 digits are exact")]
    fn as_float(self) -> f64 {
        self.digits as f64 / f64::from(self.power())
    }
}

impl Display for Number<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        shown(self.text).fmt(f)
    }
}

/// As exact as it can be held.
impl From<Number<'_>> for serde_json::Value {
    fn from(number: Number<'_>) -> Self {
        let Number { text, .. } = number;
        match (text.parse::<u64>(), text.parse::<i64>()) {
            (Ok(number), _) => number.into(),
            (_, Ok(number @ ..0)) => number.into(),
            _ => number.as_float().into(),
        }
    }
}

/// The shortest digits of a float64, with an exponent where they would be many.
pub(super) struct Shortest(pub(super) f64);

impl Display for Shortest {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let size = self.0.abs();
        if size == 0.0 || (1e-6..1e21).contains(&size) {
            write!(f, "{}", self.0)
        } else {
            write!(f, "{:e}", self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Number, Shortest, Size};

    fn size(text: &str) -> Size {
        let (number, length) = Number::read(text).expect("it is a number");
        assert_eq!(length, text.len(), "{text}");
        let followed = format!("{text},1");
        assert_eq!(Number::read(&followed), Ok((number, length)), "{text}");
        number.size()
    }

    #[test]
    fn integers_are_integers_however_they_are_written() {
        for (text, integer) in [
            ("0", 0),
            ("-0", 0),
            ("0e999999999999999999999", 0),
            ("0.00", 0),
            ("123456789012345", 123_456_789_012_345),
            ("-9007199254740991", -9_007_199_254_740_991),
            ("9007199254740991.000", 9_007_199_254_740_991),
            ("1.0", 1),
            ("-1.5e1", -15),
            ("0.0012e+4", 12),
            ("1200e-2", 12),
            ("9e15", 9_000_000_000_000_000),
        ] {
            assert_eq!(size(text), Size::Integer(integer), "{text}");
        }
    }

    #[test]
    fn what_is_beyond_the_integers_is_told_from_fractions() {
        for text in [
            "9007199254740992",
            "-18446744073709551616",
            "1e300",
            "1234567890123456789012.5e+1",
        ] {
            assert_eq!(size(text), Size::Beyond, "{text}");
        }
        for text in [
            "0.5",
            "-1e-400",
            "1e-9223372036854775809",
            "15e-1",
            "4.00000000000000000000000001",
            "12345678901234567890.5",
        ] {
            assert_eq!(size(text), Size::Fraction, "{text}");
        }
    }

    #[test]
    fn numbers_are_as_exact_as_they_can_be() {
        for (text, value) in [
            ("18446744073709551615", json!(u64::MAX)),
            ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
            ("-9223372036854775808", json!(i64::MIN)),
            ("-9223372036854775809", json!(-9_223_372_036_854_775_809.0)),
            ("-1.5", json!(-1.5)),
            ("-0", json!(-0.0)),
            ("5.0", json!(5.0)),
            ("0.30000000000000004", json!(0.1 + 0.2)),
            ("123456789012.345", json!(123_456_789_012.345)),
            ("2.2250738585072014e-308", json!(f64::MIN_POSITIVE)),
            ("1e-400", json!(0.0)),
            ("1E2", json!(100.0)),
            ("1.0e+21", json!(1e21)),
        ] {
            let (number, _) = Number::read(text).expect("it is a number");
            assert_eq!(Value::from(number), value, "{text}");
        }
    }

    #[test]
    fn what_json_does_not_write_is_refused() {
        for text in [
            "", "-", "--1", "01", "-01", "00", "1.", "1.e3", "1e", "1e+", "1.5e-",
        ] {
            assert_eq!(Number::read(text), Err("a number is malformed"), "{text}");
        }
    }

    #[test]
    fn a_number_is_out_of_range_where_its_float_is_infinite() {
        let tiny = format!("0.{}1e399", "0".repeat(90));
        let longest = format!("17976931348623157{}", "0".repeat(292));
        for text in [
            "1e308",
            "1.7976931348623157e308",
            "-1.7976931348623158079e308",
            "17976931348623158079.2e289",
            &tiny,
            &longest,
        ] {
            let (number, _) = Number::read(text).expect("it is in range");
            assert!(number.as_float().is_finite(), "{text}");
        }
        let longer = format!("17976931348623159{}", "0".repeat(292));
        for text in [
            "1e309",
            "-1e999",
            "1.7976931348623159e308",
            "-1.79769313486231580794e308",
            "1e99999999999999999999",
            &longer,
        ] {
            assert_eq!(
                Number::read(text),
                Err("a number is out of range"),
                "{text}"
            );
            assert_eq!(text.parse().map(f64::is_infinite), Ok(true), "{text}");
        }
    }

    #[test]
    fn exponents_only_where_digits_would_be_many() {
        for (number, text) in [
            (9.0, "9"),
            (-0.5, "-0.5"),
            (0.0, "0"),
            (1e15, "1000000000000000"),
            (1e21, "1e21"),
            (1e-7, "1e-7"),
        ] {
            assert_eq!(Shortest(number).to_string(), text);
        }
    }
}
