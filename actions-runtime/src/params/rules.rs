//! What a schema asks of a value, and the checks of it, as Juju's gojsonschema does them.
//!
//! A `pattern` is not among them: Juju checks it, in the syntax of Go.

use std::fmt::Debug;

/// The largest integer that Juju takes as one: 2^53 - 1.
pub(super) const LARGEST_INTEGER: i64 = (1 << 53) - 1;

/// The keywords of a string.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct StringRules {
    min: u64,
    max: u64,
}

/// The keywords of an array.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct ArrayRules {
    min: u64,
    max: u64,
    pub(super) unique: bool,
}

/// The keywords of a number; of integers alone where `N` is one.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct NumberRules<N> {
    minimum: Option<N>,
    exclusive_minimum: Option<N>,
    maximum: Option<N>,
    exclusive_maximum: Option<N>,
    multiple_of: Option<N>,
}

/// What the bounds of a number are.
pub trait Bound: Copy + PartialOrd + Debug {
    /// An integer up to 2^53.
    fn from_integer(integer: i64) -> Self;
    /// Whether Juju finds it a multiple.
    fn is_multiple(self, factor: Self) -> bool;
}

impl StringRules {
    /// No keywords.
    pub const NONE: Self = Self { min: 0, max: u64::MAX };

    /// `minLength`, in code points.
    pub const fn min_length(mut self, least: u64) -> Self {
        self.min = least;
        self
    }

    /// `maxLength`, in code points.
    pub const fn max_length(mut self, most: u64) -> Self {
        self.max = most;
        self
    }

    pub(super) fn violation(&self, text: &str) -> Option<String> {
        let Self { min, max } = *self;
        if min == 0 && max == u64::MAX {
            return None;
        }
        count_violation(text.chars().count(), "character", min, max)
    }
}

impl ArrayRules {
    /// No keywords.
    pub const NONE: Self = Self { min: 0, max: u64::MAX, unique: false };

    /// `minItems`
    pub const fn min_items(mut self, least: u64) -> Self {
        self.min = least;
        self
    }

    /// `maxItems`
    pub const fn max_items(mut self, most: u64) -> Self {
        self.max = most;
        self
    }

    /// `uniqueItems`
    pub const fn unique_items(mut self) -> Self {
        self.unique = true;
        self
    }

    pub(super) fn violation(&self, items: usize) -> Option<String> {
        count_violation(items, "item", self.min, self.max)
    }
}

impl<N: Bound> NumberRules<N> {
    /// No keywords.
    pub const NONE: Self = Self {
        minimum: None,
        exclusive_minimum: None,
        maximum: None,
        exclusive_maximum: None,
        multiple_of: None,
    };

    /// `minimum`
    pub const fn minimum(mut self, least: N) -> Self {
        self.minimum = Some(least);
        self
    }

    /// `minimum` with `exclusiveMinimum`
    pub const fn exclusive_minimum(mut self, below: N) -> Self {
        self.exclusive_minimum = Some(below);
        self
    }

    /// `maximum`
    pub const fn maximum(mut self, most: N) -> Self {
        self.maximum = Some(most);
        self
    }

    /// `maximum` with `exclusiveMaximum`
    pub const fn exclusive_maximum(mut self, above: N) -> Self {
        self.exclusive_maximum = Some(above);
        self
    }

    /// `multipleOf`, which is over 0.
    pub const fn multiple_of(mut self, factor: N) -> Self {
        self.multiple_of = Some(factor);
        self
    }

    pub(super) fn violation(&self, number: N) -> Option<String> {
        let broken =
            |rule: Option<N>, breaks: fn(N, N) -> bool| rule.filter(|bound| breaks(number, *bound));
        let (words, bound) = if let Some(least) = broken(self.minimum, |n, least| n < least) {
            ("is under the minimum", least)
        } else if let Some(below) = broken(self.exclusive_minimum, |n, below| n <= below) {
            ("is not greater than", below)
        } else if let Some(most) = broken(self.maximum, |n, most| n > most) {
            ("is over the maximum", most)
        } else if let Some(above) = broken(self.exclusive_maximum, |n, above| n >= above) {
            ("is not less than", above)
        } else {
            let factor = broken(self.multiple_of, |n, factor| !n.is_multiple(factor))?;
            ("is not a multiple of", factor)
        };
        Some(format!("{words} {}", spelled(bound)))
    }
}

impl Bound for i64 {
    fn from_integer(integer: i64) -> Self {
        integer
    }

    /// Of integers up to 2^53 the quotient of the float64s is an integer only where this is.
    fn is_multiple(self, factor: Self) -> bool {
        self.checked_rem(factor) == Some(0)
    }
}

impl Bound for f64 {
    #[expect(clippy::cast_precision_loss, reason = "it is under 2^53")]
    fn from_integer(integer: i64) -> Self {
        integer as f64
    }

    fn is_multiple(self, factor: Self) -> bool {
        as_integer(self / factor).is_some()
    }
}

/// The number, where Juju takes it as an integer.
#[expect(clippy::cast_precision_loss, reason = "2^53 - 1 is exact")]
#[expect(clippy::cast_possible_truncation, reason = "it is a whole number under 2^53")]
pub(super) fn as_integer(number: f64) -> Option<i64> {
    let is_integer = number.fract() == 0.0 && number.abs() <= LARGEST_INTEGER as f64;
    is_integer.then_some(number as i64)
}

/// The digits of a number, with an exponent where they would be many.
fn spelled(number: impl Debug) -> String {
    let digits = format!("{number:?}");
    match digits.strip_suffix(".0") {
        Some(whole) => whole.to_owned(),
        None => digits,
    }
}

/// `has 1 character, and needs at least 3`.
fn count_violation(count: usize, noun: &str, least: u64, most: u64) -> Option<String> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let plural = if count == 1 { "" } else { "s" };
    let needs = if count < least {
        format!("needs at least {least}")
    } else if count > most {
        format!("may have at most {most}")
    } else {
        return None;
    };
    Some(format!("has {count} {noun}{plural}, and {needs}"))
}
