//! What a schema asks of a value, and the checks of it, as Juju's gojsonschema does them.

use std::fmt::Display;

use super::decimal::LARGEST_INTEGER;
use super::number::Shortest;

/// A member of an object that its schema names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name in the declaration.
    pub(super) name: &'static str,
    /// Whether `required` lists it.
    pub(super) required: bool,
    /// Whether the name stands in JSON as it is, without escapes.
    pub(super) plain: bool,
}

/// The keywords of a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StringRules {
    /// `minLength`, in code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in code points.
    pub max_length: Option<u64>,
}

/// The keywords of a number: an `i64` for an integer, or an `f64`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRules<T> {
    /// `minimum`, with `exclusiveMinimum`.
    pub minimum: Option<Bound<T>>,
    /// `maximum`, with `exclusiveMaximum`.
    pub maximum: Option<Bound<T>>,
    /// `multipleOf`, which is over 0.
    pub multiple_of: Option<T>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound<T> {
    /// Where the range ends.
    pub value: T,
    /// Whether the end itself is outside.
    pub exclusive: bool,
}

/// The keywords of an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArrayRules {
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`.
    pub unique_items: bool,
}

/// What kind of value the JSON holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction, from -(2^53 - 1) to 2^53 - 1.
    Integer,
    /// Any other number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Field {
    /// A member that `required` lists.
    pub const fn required(name: &'static str) -> Self {
        Self {
            name,
            required: true,
            plain: is_plain(name.as_bytes()),
        }
    }

    /// A member that need not be there.
    pub const fn optional(name: &'static str) -> Self {
        Self {
            required: false,
            ..Self::required(name)
        }
    }
}

const fn is_plain(mut text: &[u8]) -> bool {
    while let [first, rest @ ..] = text {
        if matches!(first, b'"' | b'\\' | 0..=0x1f) {
            return false;
        }
        text = rest;
    }
    true
}

impl StringRules {
    /// No keywords.
    pub const NONE: Self = Self {
        min_length: None,
        max_length: None,
    };

    pub(super) fn violation(&self, text: &str) -> Option<String> {
        if self.min_length.is_none() && self.max_length.is_none() {
            return None;
        }
        count_violation(
            text.chars().count(),
            "character",
            self.min_length,
            self.max_length,
        )
    }
}

impl ArrayRules {
    /// No keywords.
    pub const NONE: Self = Self {
        min_items: None,
        max_items: None,
        unique_items: false,
    };

    pub(super) fn violation(&self, items: usize) -> Option<String> {
        count_violation(items, "item", self.min_items, self.max_items)
    }
}

impl<T: Copy + PartialOrd> NumberRules<T> {
    /// No keywords.
    pub const NONE: Self = Self {
        minimum: None,
        maximum: None,
        multiple_of: None,
    };

    fn violation_with<D: Display>(
        &self,
        number: T,
        is_multiple: impl FnOnce(T) -> bool,
        shown: impl Fn(T) -> D,
    ) -> Option<String> {
        let told = shown(number);
        if let Some(Bound { value, exclusive }) = self.minimum {
            let least = shown(value);
            if exclusive && number <= value {
                return Some(format!("{told} is not greater than {least}"));
            }
            if number < value {
                return Some(format!("{told} is under the minimum {least}"));
            }
        }
        if let Some(Bound { value, exclusive }) = self.maximum {
            let most = shown(value);
            if exclusive && number >= value {
                return Some(format!("{told} is not less than {most}"));
            }
            if number > value {
                return Some(format!("{told} is over the maximum {most}"));
            }
        }
        let factor = self.multiple_of?;
        (!is_multiple(factor)).then(|| format!("{told} is not a multiple of {}", shown(factor)))
    }
}

impl NumberRules<i64> {
    pub(super) fn violation(&self, number: i64) -> Option<String> {
        // Of integers up to 2^53 the float64 quotient is an integer only where this is.
        let is_multiple = |factor| number.checked_rem(factor) == Some(0);
        self.violation_with(number, is_multiple, |number| number)
    }
}

impl NumberRules<f64> {
    pub(super) fn violation(&self, number: f64) -> Option<String> {
        // gojsonschema asks whether the quotient of the float64s is an integer to it.
        self.violation_with(number, |factor| is_integer(number / factor), Shortest)
    }
}

/// Whether Juju takes `number` as an integer.
#[expect(clippy::cast_precision_loss, reason = "2^53 - 1 is exact")]
pub(super) fn is_integer(number: f64) -> bool {
    number.trunc().to_bits() == number.to_bits() && number.abs() <= LARGEST_INTEGER as f64
}

impl Kind {
    /// With its article: `a string`.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// `has 1 character, and needs at least 3`.
fn count_violation(
    count: usize,
    noun: &str,
    least: Option<u64>,
    most: Option<u64>,
) -> Option<String> {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    let plural = if count == 1 { "" } else { "s" };
    if let Some(least) = least.filter(|least| count < *least) {
        return Some(format!(
            "has {count} {noun}{plural}, and needs at least {least}"
        ));
    }
    let most = most.filter(|most| count > *most)?;
    Some(format!(
        "has {count} {noun}{plural}, and may have at most {most}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{ArrayRules, Bound, NumberRules, StringRules, is_integer};

    fn check(rules: NumberRules<f64>, number: f64) -> Option<String> {
        rules.violation(number)
    }

    #[test]
    fn bounds_hold_their_ends_unless_exclusive() {
        let closed = NumberRules {
            minimum: Some(Bound {
                value: 0.0,
                exclusive: false,
            }),
            maximum: Some(Bound {
                value: 9.0,
                exclusive: false,
            }),
            multiple_of: None,
        };
        assert_eq!(check(closed, 0.0), None);
        assert_eq!(check(closed, 9.0), None);
        assert_eq!(check(closed, -1.0).unwrap(), "-1 is under the minimum 0");
        assert_eq!(check(closed, 12.0).unwrap(), "12 is over the maximum 9");
        let open = NumberRules {
            minimum: Some(Bound {
                value: 0.0,
                exclusive: true,
            }),
            maximum: Some(Bound {
                value: 9.5,
                exclusive: true,
            }),
            multiple_of: None,
        };
        assert_eq!(check(open, 0.5), None);
        assert_eq!(check(open, 0.0).unwrap(), "0 is not greater than 0");
        assert_eq!(check(open, -0.0).unwrap(), "-0 is not greater than 0");
        assert_eq!(check(open, 9.5).unwrap(), "9.5 is not less than 9.5");
    }

    #[test]
    fn multiple_of_divides_floats_as_juju_does() {
        let of = |factor| NumberRules {
            multiple_of: Some(factor),
            ..NumberRules::<f64>::NONE
        };
        assert_eq!(check(of(5.0), 15.0), None);
        assert_eq!(check(of(0.5), 1.5), None);
        assert_eq!(check(of(5.0), 7.0).unwrap(), "7 is not a multiple of 5");
        // 0.3 / 0.1 is 2.9999999999999996, and 19.99 / 0.01 is 1998.9999999999998.
        assert_eq!(check(of(0.1), 0.3).unwrap(), "0.3 is not a multiple of 0.1");
        assert_eq!(
            check(of(0.01), 19.99).unwrap(),
            "19.99 is not a multiple of 0.01"
        );
        assert!(check(of(1.0), 9_007_199_254_740_992.0).is_some());
    }

    #[test]
    fn integers_are_judged_as_their_floats_are() {
        let rules = NumberRules {
            minimum: Some(Bound {
                value: -3,
                exclusive: true,
            }),
            maximum: Some(Bound {
                value: 12,
                exclusive: false,
            }),
            multiple_of: Some(4),
        };
        let told = |number| NumberRules::<i64>::violation(&rules, number);
        assert_eq!(told(12), None);
        assert_eq!(told(-3).unwrap(), "-3 is not greater than -3");
        assert_eq!(told(16).unwrap(), "16 is over the maximum 12");
        assert_eq!(told(-2).unwrap(), "-2 is not a multiple of 4");
        #[expect(clippy::cast_precision_loss, reason = "they are under 2^53")]
        for number in [9_007_199_254_740_991_i64, 9_007_199_254_740_990, 12, -15] {
            for factor in [1, 2, 3, 5, 7, 1_000_003, 4_503_599_627_370_495] {
                let float = is_integer(number as f64 / factor as f64);
                assert_eq!(number % factor == 0, float, "{number} / {factor}");
            }
        }
    }

    #[test]
    fn lengths_count_code_points() {
        let rules = StringRules {
            min_length: Some(2),
            max_length: Some(3),
        };
        assert_eq!(rules.violation("éé"), None);
        assert_eq!(
            rules.violation("é").unwrap(),
            "has 1 character, and needs at least 2"
        );
        assert_eq!(
            rules.violation("ééée").unwrap(),
            "has 4 characters, and may have at most 3"
        );
    }

    #[test]
    fn items_are_counted() {
        let rules = ArrayRules {
            min_items: Some(1),
            max_items: Some(1),
            unique_items: false,
        };
        assert_eq!(rules.violation(1), None);
        assert_eq!(
            rules.violation(0).unwrap(),
            "has 0 items, and needs at least 1"
        );
        assert_eq!(
            rules.violation(2).unwrap(),
            "has 2 items, and may have at most 1"
        );
    }

    #[test]
    fn integers_end_at_two_to_the_53() {
        for integer in [
            0.0,
            -0.0,
            1e15,
            9_007_199_254_740_991.0,
            -9_007_199_254_740_991.0,
        ] {
            assert!(is_integer(integer), "{integer}");
        }
        for number in [0.5, 9_007_199_254_740_992.0, 1e300, f64::INFINITY, f64::NAN] {
            assert!(!is_integer(number), "{number}");
        }
    }
}
