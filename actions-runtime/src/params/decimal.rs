//! Numbers of many digits or with an exponent: what they are to a type that takes integers, without
//! making floats of them.

use std::cmp::Ordering;

/// The largest integer that Juju takes as one: 2^53 - 1.
pub(super) const LARGEST_INTEGER: i64 = (1 << 53) - 1;

/// What a number is to a type that takes integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// An integer that Juju takes as one.
    Integer(i64),
    /// An integer beyond those.
    Beyond,
    /// Not an integer.
    Fraction,
}

/// Any number without its sign: its digits, with the point before the first of them, times ten to
/// the power of `exponent`.
pub(super) struct Decimal<'de> {
    whole: &'de [u8],
    fraction: &'de [u8],
    exponent: i64,
}

/// The first digits of the smallest number whose nearest float is infinite, 2^1024 - 2^970. Its
/// point is behind 309 digits.
const INFINITE: &[u8] = b"179769313486231580793";
const INFINITE_EXPONENT: i64 = 309;

pub(super) const MALFORMED: &str = "a number is malformed";
const RANGE: &str = "a number is out of range";

impl<'de> Decimal<'de> {
    /// Reads a number whose digits begin at `start` and end at `point`, and tells where it ends.
    #[cold]
    pub(super) fn read(
        bytes: &'de [u8],
        start: usize,
        point: usize,
    ) -> Result<(Self, usize), &'static str> {
        let digits = |start: usize| {
            let rest = bytes.get(start..).unwrap_or_default();
            let is_digit = |byte: &&u8| byte.is_ascii_digit();
            rest.split_at(rest.iter().take_while(is_digit).count()).0
        };
        let whole = bytes.get(start..point).unwrap_or_default();
        let (mut end, mut fraction) = (point, <&[u8]>::default());
        if bytes.get(end) == Some(&b'.') {
            fraction = digits(end + 1);
            if fraction.is_empty() {
                return Err(MALFORMED);
            }
            end += 1 + fraction.len();
        }
        let mut power = 0;
        if let Some(b'e' | b'E') = bytes.get(end) {
            let sign = bytes
                .get(end + 1)
                .filter(|sign| matches!(sign, b'+' | b'-'));
            let start = end + 1 + sign.iter().len();
            let given = digits(start);
            if given.is_empty() {
                return Err(MALFORMED);
            }
            end = start + given.len();
            power = given.iter().fold(0_i64, |power, digit| {
                let power = power.saturating_mul(10);
                power.saturating_add(i64::from(digit - b'0'))
            });
            if sign == Some(&b'-') {
                power = -power;
            }
        }
        let exponent = i64::try_from(whole.len()).unwrap_or(i64::MAX);
        let decimal = Self {
            whole,
            fraction,
            exponent: exponent.saturating_add(power),
        };
        Ok((decimal, end))
    }

    pub(super) fn size(&self) -> Result<Size, &'static str> {
        let digits = || self.whole.iter().chain(self.fraction);
        let zeros = digits().take_while(|digit| **digit == b'0').count();
        let significant = || digits().skip(zeros);
        let nonzero = significant()
            .enumerate()
            .filter(|(_, digit)| **digit != b'0');
        let Some((last, _)) = nonzero.last() else {
            return Ok(Size::Integer(0));
        };
        // Of the number without the zeros in front.
        let zeros = i64::try_from(zeros).unwrap_or(i64::MAX);
        let exponent = self.exponent.saturating_sub(zeros);
        match exponent.cmp(&INFINITE_EXPONENT) {
            Ordering::Greater => return Err(RANGE),
            Ordering::Equal if significant().ge(INFINITE) => return Err(RANGE),
            _ => {}
        }
        let count = usize::try_from(exponent).unwrap_or(0);
        if count <= last {
            return Ok(Size::Fraction);
        }
        if count > 16 {
            return Ok(Size::Beyond);
        }
        let padded = significant().chain([&b'0'; 16]).take(count);
        let value = padded.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
        Ok(if value <= LARGEST_INTEGER {
            Size::Integer(value)
        } else {
            Size::Beyond
        })
    }
}
