//! Numbers: as JSON writes them, as Juju takes them, and as a message shows them.

use std::fmt::{self, Display, Formatter};

use super::rules::{LARGEST_INTEGER, is_integer};

/// A number, as exact as it can be held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Unsigned(u64),
    Negative(i64),
    Float(f64),
}

/// The powers of ten that a float with 15 digits can need; each is exact.
const POWERS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

const MALFORMED: &str = "a number is malformed";
const RANGE: &str = "a number is out of range";

impl Number {
    /// Reads the number that `text` begins with, and tells its length.
    pub(super) fn read(text: &str) -> Result<(Self, usize), &'static str> {
        let bytes = text.as_bytes();
        let start = usize::from(bytes.first() == Some(&b'-'));
        let (value, end) = digits(bytes, start, 0);
        let count = end - start;
        if count == 0 || (count > 1 && bytes.get(start) == Some(&b'0')) {
            return Err(MALFORMED);
        }
        if let Some(b'.' | b'e' | b'E') = bytes.get(end) {
            return Self::read_float(text, start, value, end);
        }
        let negative = start == 1;
        // Up to 18 digits nothing overflows.
        if count <= 18 {
            let number = match (negative, value.cast_signed()) {
                (false, _) => Self::Unsigned(value),
                (true, 0) => Self::Float(-0.0),
                (true, value) => Self::Negative(-value),
            };
            return Ok((number, end));
        }
        let digits = text.get(..end).unwrap_or_default();
        let number = match (digits.parse(), digits.parse()) {
            (Ok(value), _) => Self::Unsigned(value),
            (_, Ok(value)) => Self::Negative(value),
            _ => Self::Float(float(digits)?),
        };
        Ok((number, end))
    }

    /// Goes on at the point or the exponent, after the digits from `start` to `end`.
    fn read_float(
        text: &str,
        start: usize,
        mut value: u64,
        mut end: usize,
    ) -> Result<(Self, usize), &'static str> {
        let bytes = text.as_bytes();
        let mut count = end - start;
        let mut fraction = 0;
        if bytes.get(end) == Some(&b'.') {
            let point = end;
            (value, end) = digits(bytes, point + 1, value);
            fraction = end - point - 1;
            if fraction == 0 {
                return Err(MALFORMED);
            }
            count += fraction;
        }
        if let Some(b'e' | b'E') = bytes.get(end) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = end + 1 + sign;
            (_, end) = digits(bytes, exponent, 0);
            if end == exponent {
                return Err(MALFORMED);
            }
        } else if let (1..=15, Some(power)) = (count, POWERS.get(fraction)) {
            // Both are exact, so that the quotient is the nearest float.
            #[expect(clippy::cast_precision_loss, reason = "15 digits are exact")]
            let float = value as f64 / power;
            return Ok((Self::Float(if start == 1 { -float } else { float }), end));
        }
        let number = float(text.get(..end).unwrap_or_default())?;
        Ok((Self::Float(number), end))
    }

    /// The number as Juju holds it: a float64.
    #[expect(clippy::cast_precision_loss, reason = "Juju loses the same digits")]
    pub(super) fn as_float(self) -> f64 {
        match self {
            Self::Unsigned(number) => number as f64,
            Self::Negative(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// The number as Juju takes it for an integer, if it does.
    pub(super) fn as_integer(self) -> Option<i64> {
        match self {
            Self::Unsigned(number) if number <= LARGEST_INTEGER => Some(number.cast_signed()),
            Self::Negative(number) if number.unsigned_abs() <= LARGEST_INTEGER => Some(number),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "it is an integer under 2^53"
            )]
            Self::Float(number) if is_integer(number) => Some(number as i64),
            _ => None,
        }
    }
}

/// The digits from `start` on, behind `value`, and where they end. Wraps on overflow.
fn digits(bytes: &[u8], start: usize, mut value: u64) -> (u64, usize) {
    let mut end = start;
    while let Some(digit @ b'0'..=b'9') = bytes.get(end) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        end += 1;
    }
    (value, end)
}

fn float(text: &str) -> Result<f64, &'static str> {
    let float = text.parse::<f64>().ok();
    float.filter(|float| float.is_finite()).ok_or(RANGE)
}

/// As the JSON has it.
impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned(number) => number.fmt(f),
            Self::Negative(number) => number.fmt(f),
            Self::Float(number) => Shortest(*number).fmt(f),
        }
    }
}

impl From<Number> for serde_json::Value {
    fn from(number: Number) -> Self {
        match number {
            Number::Unsigned(number) => number.into(),
            Number::Negative(number) => number.into(),
            Number::Float(number) => number.into(),
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
    use super::{Number, Shortest};

    #[test]
    fn numbers_are_as_exact_as_they_can_be() {
        for (text, number) in [
            ("0", Number::Unsigned(0)),
            ("18446744073709551615", Number::Unsigned(u64::MAX)),
            (
                "18446744073709551616",
                Number::Float(18_446_744_073_709_551_616.0),
            ),
            ("-9223372036854775808", Number::Negative(i64::MIN)),
            (
                "-9223372036854775809",
                Number::Float(-9_223_372_036_854_775_809.0),
            ),
            (
                "-999999999999999999",
                Number::Negative(-999_999_999_999_999_999),
            ),
            ("-1.5", Number::Float(-1.5)),
            ("0.30000000000000004", Number::Float(0.1 + 0.2)),
            ("123456789012.345", Number::Float(123_456_789_012.345)),
            ("0.000000000000001", Number::Float(1e-15)),
            ("2.2250738585072014e-308", Number::Float(f64::MIN_POSITIVE)),
            ("1e-400", Number::Float(0.0)),
            ("1E2", Number::Float(100.0)),
            ("1.0e+21", Number::Float(1e21)),
        ] {
            assert_eq!(Number::read(text), Ok((number, text.len())), "{text}");
            let followed = format!("{text},1");
            assert_eq!(Number::read(&followed), Ok((number, text.len())), "{text}");
        }
        let Ok((Number::Float(zero), 2)) = Number::read("-0") else {
            panic!("-0 is a float")
        };
        assert!(zero.is_sign_negative());
    }

    #[test]
    fn what_json_does_not_write_is_refused() {
        for text in [
            "", "-", "--1", "01", "-01", "00", "1.", "1.e3", "1e", "1e+", "1.5e-",
        ] {
            assert_eq!(Number::read(text), Err("a number is malformed"), "{text}");
        }
        for text in ["1e999", "-1e999"] {
            assert_eq!(
                Number::read(text),
                Err("a number is out of range"),
                "{text}"
            );
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
