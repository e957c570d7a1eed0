//! A value that a type decodes itself from.

use serde_json::{Number, Value};

use super::constant::{Constant, not_one_of};
use super::place::Place;
use super::rules::{Bound, LARGEST_INTEGER, NumberRules, StringRules, as_integer};

/// A JSON value, and its place in the params.
///
/// Each method takes the value as one kind. `None` means that it was something else, or broke a
/// rule, and that this is recorded.
pub struct ParamValue<'p> {
    pub(super) json: Value,
    pub(super) place: &'p Place<'p>,
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

impl<'p> ParamValue<'p> {
    pub(super) fn new(json: Value, place: &'p Place<'p>) -> Self {
        Self { json, place }
    }

    /// What the JSON holds.
    pub fn kind(&self) -> Kind {
        Kind::of(&self.json)
    }

    /// A boolean.
    pub fn boolean(self) -> Option<bool> {
        match self.json {
            Value::Bool(boolean) => Some(boolean),
            _ => self.wrong_kind("a boolean"),
        }
    }

    /// A string.
    pub fn string(self, rules: &StringRules) -> Option<String> {
        let Value::String(text) = self.json else {
            return self.wrong_kind("a string");
        };
        match rules.violation(&text) {
            None => Some(text),
            Some(message) => self.place.violated(message),
        }
    }

    /// An integer, however it is written: `5`, `5.0`, `5e+0`. Its rules are floats where one of
    /// them has a fraction.
    pub fn integer<T: TryFrom<i64>, N: Bound>(self, rules: &NumberRules<N>) -> Option<T> {
        let integer = self.whole()?;
        if let Some(message) = rules.violation(N::from_integer(integer)) {
            return self.place.violated(message);
        }
        let narrowed = T::try_from(integer).ok();
        narrowed.or_else(|| self.place.violated("is out of range"))
    }

    fn whole(&self) -> Option<i64> {
        let Value::Number(number) = &self.json else {
            return self.wrong_kind("an integer");
        };
        let number = float(number);
        let integer = as_integer(number);
        integer.or_else(|| {
            self.place.violated(if number.fract() == 0.0 {
                format!(
                    "is beyond the integers that Juju takes, -{LARGEST_INTEGER} to \
                     {LARGEST_INTEGER}"
                )
            } else {
                "must be an integer, not a fraction".to_owned()
            })
        })
    }

    /// A number.
    pub fn number(self, rules: &NumberRules<f64>) -> Option<f64> {
        let Value::Number(number) = &self.json else {
            return self.wrong_kind("a number");
        };
        let number = float(number);
        match rules.violation(number) {
            None => Some(number),
            Some(message) => self.place.violated(message),
        }
    }

    /// The member of `enum` that this is.
    pub fn member<T: Copy, C: Into<Constant>>(
        self,
        members: &[T],
        constant: impl Fn(T) -> C,
    ) -> Option<T> {
        let member = |member: &&T| constant(**member).into().is(&self.json);
        match members.iter().find(member) {
            Some(member) => Some(*member),
            None => {
                let mut constants = members.iter().map(|member| constant(*member).into());
                self.place.violated(not_one_of(&mut constants))
            }
        }
    }

    /// `null`, or what `some` decodes.
    pub fn nullable<T>(self, some: impl FnOnce(ParamValue<'_>) -> Option<T>) -> Option<Option<T>> {
        if self.json.is_null() {
            return Some(None);
        }
        some(self).map(Some)
    }

    /// Any value, as it is.
    pub fn any(self) -> Value {
        plain(self.json)
    }

    /// Records that this is not `expected`, which is a kind with its article: `a string or null`.
    #[cold]
    pub fn wrong_kind<T>(&self, expected: &'static str) -> Option<T> {
        let kind = self.kind().phrase();
        self.place.violated(format!("must be {expected}, not {kind}"))
    }
}

impl Kind {
    pub(super) fn of(json: &Value) -> Self {
        match json {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if as_integer(float(number)).is_some() => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

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

/// The number as Juju holds it.
pub(super) fn float(number: &Number) -> f64 {
    // None is what `arbitrary_precision` keeps though no float64 can hold it.
    number.as_f64().unwrap_or(f64::INFINITY)
}

/// The value with its numbers as `serde_json` keeps them where no crate turns on its
/// `arbitrary_precision`, which keeps their text, so that 1e+2 is not 100.0.
fn plain(json: Value) -> Value {
    match json {
        Value::Number(number) => {
            let float = float(&number);
            let negative_zero = float == 0.0 && float.is_sign_negative();
            if (number.is_i64() || number.is_u64()) && !negative_zero {
                return Value::Number(number);
            }
            Value::Number(Number::from_f64(float).unwrap_or(number))
        }
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            members.map(|(name, value)| (name, plain(value))).collect()
        }
        other => other,
    }
}
