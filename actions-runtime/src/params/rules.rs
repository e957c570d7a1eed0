//! What a schema asks of a value, and the checks of it, as Juju's gojsonschema does them.
//!
//! A `pattern` is not among them: Juju checks it, in the syntax of Go.

use serde_json::Number;

/// The largest integer that Juju takes as one: 2^53 - 1.
pub(super) const LARGEST_INTEGER: i64 = (1 << 53) - 1;

/// How many items an array has, or characters a string, in code points.
#[derive(Clone, Copy)]
pub struct Lengths {
    /// `minItems` or `minLength`.
    pub least: u64,
    /// `maxItems` or `maxLength`.
    pub most: u64,
}

/// A keyword of a number: its operand, and the digits of that, since what writes a float is larger
/// than all of decoding.
#[derive(Clone, Copy)]
pub enum NumberRule {
    /// `minimum`
    Minimum(f64, &'static str),
    /// `minimum` with `exclusiveMinimum`
    ExclusiveMinimum(f64, &'static str),
    /// `maximum`
    Maximum(f64, &'static str),
    /// `maximum` with `exclusiveMaximum`
    ExclusiveMaximum(f64, &'static str),
    /// `multipleOf`, which is over 0.
    MultipleOf(f64, &'static str),
}

impl Lengths {
    /// No keywords.
    pub const ANY: Self = Self { least: 0, most: u64::MAX };

    /// `has 1 character, and needs at least 3`.
    pub(super) fn violation(self, count: usize, noun: &str) -> Option<String> {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let plural = if count == 1 { "" } else { "s" };
        let needs = if count < self.least {
            format!("needs at least {}", self.least)
        } else if count > self.most {
            format!("may have at most {}", self.most)
        } else {
            return None;
        };
        Some(format!("has {count} {noun}{plural}, and {needs}"))
    }
}

impl NumberRule {
    pub(super) fn violation(self, number: f64) -> Option<String> {
        let (holds, words, digits) = match self {
            Self::Minimum(least, digits) => (number >= least, "is under the minimum", digits),
            Self::ExclusiveMinimum(below, digits) => {
                (number > below, "is not greater than", digits)
            }
            Self::Maximum(most, digits) => (number <= most, "is over the maximum", digits),
            Self::ExclusiveMaximum(above, digits) => (number < above, "is not less than", digits),
            Self::MultipleOf(factor, digits) => {
                (as_integer(number / factor).is_some(), "is not a multiple of", digits)
            }
        };
        (!holds).then(|| format!("{words} {digits}"))
    }
}

/// The number, where Juju takes it as an integer.
#[expect(clippy::cast_precision_loss, reason = "2^53 - 1 is exact")]
#[expect(clippy::cast_possible_truncation, reason = "it is a whole number under 2^53")]
pub(crate) fn as_integer(number: f64) -> Option<i64> {
    let is_integer = number.fract() == 0.0 && number.abs() <= LARGEST_INTEGER as f64;
    is_integer.then_some(number as i64)
}

/// The number as Juju holds it.
pub(super) fn float(number: &Number) -> f64 {
    // None is what `arbitrary_precision` keeps though no float64 can hold it.
    number.as_f64().unwrap_or(f64::INFINITY)
}
