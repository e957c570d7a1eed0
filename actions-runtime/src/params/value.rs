//! A value that a type decodes itself from.

use std::collections::HashMap;

use serde::de::Deserialize;
use serde_json::{Number, Value};

use super::Param;
use super::constant::{Constant, not_one_of};
use super::place::Place;
use super::rules::{LARGEST_INTEGER, Lengths, NumberRule, as_integer, float};

/// A JSON value, and its place in the params.
///
/// Each method takes the value as one kind. `None` means that it was something else, or broke a
/// rule, and that this is recorded.
pub struct ParamValue<'p> {
    pub(super) json: Value,
    pub(super) place: Place<'p>,
}

/// What kind of value the JSON holds.
#[derive(Clone, Copy, Debug, PartialEq)]
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

impl ParamValue<'_> {
    /// What the JSON holds.
    pub fn kind(&self) -> Kind {
        match &self.json {
            Value::Null => Kind::Null,
            Value::Bool(_) => Kind::Boolean,
            Value::Number(number) if as_integer(float(number)).is_some() => Kind::Integer,
            Value::Number(_) => Kind::Number,
            Value::String(_) => Kind::String,
            Value::Array(_) => Kind::Array,
            Value::Object(_) => Kind::Object,
        }
    }

    /// A string.
    pub fn string(self, lengths: Lengths) -> Option<String> {
        let Value::String(text) = self.json else {
            return self.wrong_kind("a string");
        };
        let violation = lengths.violation(text.chars().count(), "character");
        self.place.unless(violation, text)
    }

    /// An integer, however it is written: `5`, `5.0`, `5e+0`.
    pub fn integer<T: TryFrom<i64>>(self, rules: &[NumberRule]) -> Option<T> {
        let number = self.float("an integer")?;
        let Some(integer) = as_integer(number) else {
            return self.place.violated(if number.fract() == 0.0 {
                format!(
                    "is beyond the integers that Juju takes, -{LARGEST_INTEGER} to \
                     {LARGEST_INTEGER}"
                )
            } else {
                "must be an integer, not a fraction".to_owned()
            });
        };
        self.obeying(rules, number)?;
        let narrowed = T::try_from(integer).ok();
        narrowed.or_else(|| self.place.violated("is out of range"))
    }

    /// A number.
    pub fn number(self, rules: &[NumberRule]) -> Option<f64> {
        self.obeying(rules, self.float("a number")?)
    }

    fn float(&self, expected: &'static str) -> Option<f64> {
        let Value::Number(number) = &self.json else {
            return self.wrong_kind(expected);
        };
        number.as_f64().or_else(|| self.place.violated("is beyond the numbers that Juju takes"))
    }

    fn obeying(&self, rules: &[NumberRule], number: f64) -> Option<f64> {
        self.place.unless(rules.iter().find_map(|rule| rule.violation(number)), number)
    }

    /// An array, with `decode` for each of its items.
    pub fn array<T>(
        self,
        lengths: Lengths,
        mut decode: impl FnMut(ParamValue<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(items) = self.json else {
            return self.wrong_kind("an array");
        };
        let count = items.len();
        self.place.unless(lengths.violation(count, "item"), ());
        let mut array = Vec::with_capacity(count);
        for (index, json) in items.into_iter().enumerate() {
            array.extend(decode(ParamValue { json, place: self.place.index(index) }));
        }
        (array.len() == count).then_some(array)
    }

    /// `uniqueItems`: Juju compares the JSON text of the items, in which numbers are float64s, so that
    /// 1 is 1.0, and -0 is not 0.
    #[must_use]
    pub fn unique(self) -> Self {
        let mut earlier = HashMap::new();
        for (index, item) in self.json.as_array().into_iter().flatten().enumerate() {
            let compared = with_numbers(item.clone(), |number| float(&number).to_bits().into());
            let first = *earlier.entry(compared).or_insert(index);
            if first != index {
                let first = self.place.index(first).path();
                let message = format!("the same as {first}, and no two items may be equal");
                self.place.index(index).violated::<()>(message);
            }
        }
        self
    }

    /// The member of `enum` that this is.
    pub fn member<T: Copy, C: Into<Constant>>(
        self,
        members: &[T],
        constant: impl Fn(T) -> C,
    ) -> Option<T> {
        let found = members.iter().find(|member| constant(**member).into().is(&self.json));
        found.copied().or_else(|| {
            let mut constants = members.iter().map(|member| constant(*member).into());
            self.place.violated(not_one_of(&mut constants))
        })
    }

    /// `null`, or what `decode` makes of the value.
    pub fn nullable<T>(self, decode: impl FnOnce(Self) -> Option<T>) -> Option<Option<T>> {
        match self.json {
            Value::Null => Some(None),
            _ => decode(self).map(Some),
        }
    }

    /// A type of the charm's own, which its author spells so, for what `check` lets through.
    pub fn own<T: for<'de> Deserialize<'de>, C>(
        self,
        spelled: &str,
        check: impl FnOnce(Self) -> Option<C>,
    ) -> Option<T> {
        let place = self.place;
        let json = with_numbers(self.json.clone(), |number| {
            as_integer(float(&number)).map_or(number, Number::from)
        });
        check(self)?;
        // By reference, which types take that read a `&str`. What serde says can show the value.
        let own = T::deserialize(&json).ok();
        own.or_else(|| place.violated(format!("is not a valid `{spelled}`")))
    }

    /// Records that this is not `expected`, which is a kind with its article: `a string or null`.
    #[cold]
    pub fn wrong_kind<T>(&self, expected: &'static str) -> Option<T> {
        let kind = self.kind().phrase();
        self.place.violated(format!("must be {expected}, not {kind}"))
    }
}

impl Param for bool {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        match value.json {
            Value::Bool(boolean) => Some(boolean),
            _ => value.wrong_kind("a boolean"),
        }
    }
}

impl Param for String {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        value.string(Lengths::ANY)
    }
}

/// Any value, with its numbers as `serde_json` keeps them where no crate turns on its
/// `arbitrary_precision`, which keeps their text, so that 1e+2 is not 100.0.
impl Param for Value {
    fn decode(value: ParamValue<'_>) -> Option<Self> {
        Some(with_numbers(value.json, |number| {
            let float = float(&number);
            let is_negative_zero = float == 0.0 && float.is_sign_negative();
            if (number.is_i64() || number.is_u64()) && !is_negative_zero {
                return number;
            }
            Number::from_f64(float).unwrap_or(number)
        }))
    }
}

impl Kind {
    /// With its article: `a string`.
    fn phrase(self) -> &'static str {
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

fn with_numbers(json: Value, change: fn(Number) -> Number) -> Value {
    match json {
        Value::Number(number) => Value::Number(change(number)),
        Value::Array(items) => items.into_iter().map(|item| with_numbers(item, change)).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            members.map(|(name, value)| (name, with_numbers(value, change))).collect()
        }
        other => other,
    }
}
