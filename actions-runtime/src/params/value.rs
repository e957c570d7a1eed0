//! A value that a type decodes itself from.

use super::constant::{Constant, Name, members};
use super::decimal::{LARGEST_INTEGER, Size};
use super::reader::Reader;
use super::rules::{Kind, NumberRules, StringRules};
use super::violation::Place;

/// A JSON value that is still to be read, and its place in the params.
///
/// Each method reads the value as one kind. `None` means that the value was something else, or
/// broke a rule, and that this is recorded; or that the text is no JSON.
pub struct Value<'v, 'de> {
    pub(super) reader: &'v mut Reader<'de>,
    pub(super) place: &'v Place<'v>,
}

impl Value<'_, '_> {
    /// What the JSON holds.
    pub fn kind(&self) -> Kind {
        self.reader.kind().unwrap_or(Kind::Null)
    }

    /// A boolean.
    pub fn boolean(self) -> Option<bool> {
        match self.reader.boolean() {
            None => self.wrong_kind("a boolean"),
            boolean => boolean,
        }
    }

    /// A string.
    pub fn string(self, rules: &StringRules) -> Option<String> {
        let Some(text) = self.reader.string() else {
            return self.wrong_kind("a string");
        };
        match rules.violation(&text) {
            None => Some(text.into_owned()),
            Some(message) => self.place.violated(message),
        }
    }

    /// An integer, however the JSON writes it: `5`, `5.0`, `5e+0`.
    pub fn integer<T: TryFrom<i64>>(self, rules: &NumberRules<i64>) -> Option<T> {
        let place = self.place;
        narrowed(self.whole(rules)?, place)
    }

    fn whole(self, rules: &NumberRules<i64>) -> Option<i64> {
        let Some(number) = self.reader.number() else {
            return self.wrong_kind("an integer");
        };
        let violation = match number.size() {
            Size::Integer(integer) => match rules.violation(integer) {
                None => return Some(integer),
                Some(message) => message,
            },
            Size::Beyond => format!(
                "{number} is beyond the integers that Juju takes, \
                 -{LARGEST_INTEGER} to {LARGEST_INTEGER}"
            ),
            Size::Fraction => format!("must be an integer, not {number}"),
        };
        self.place.violated(violation)
    }

    /// An integer with a `multipleOf` that is none.
    pub fn integer_multiple<T: TryFrom<i64>>(
        self,
        rules: &NumberRules<i64>,
        multiple_of: f64,
    ) -> Option<T> {
        let Self { reader, place } = self;
        let integer = Value { reader, place }.whole(rules)?;
        let multiple = NumberRules {
            multiple_of: Some(multiple_of),
            ..NumberRules::<f64>::NONE
        };
        #[expect(clippy::cast_precision_loss, reason = "it is under 2^53")]
        match multiple.violation(integer as f64) {
            None => narrowed(integer, place),
            Some(message) => place.violated(message),
        }
    }

    /// A number.
    pub fn number(self, rules: &NumberRules<f64>) -> Option<f64> {
        let Some(number) = self.reader.number() else {
            return self.wrong_kind("a number");
        };
        let float = number.as_float();
        match rules.violation(float) {
            None => Some(float),
            Some(message) => self.place.violated(message),
        }
    }

    /// The index of the member of `enum` that this is, where all of them are strings.
    pub fn name(self, names: &'static [&'static str]) -> Option<usize> {
        let Self { reader, place } = self;
        let not_one = || format!("not one of {}", members(names.iter().copied().map(Name)));
        if let Some(text) = reader.string() {
            let found = names.iter().position(|name| *name == text);
            return found.or_else(|| place.violated(not_one()));
        }
        match reader.number() {
            Some(number) => place.violated(format!("{number} is {}", not_one())),
            None => reader.some_kind().and_then(|_| place.violated(not_one())),
        }
    }

    /// The index of the member of `enum` that this is. Numbers are compared as float64s.
    pub fn member(self, constants: &'static [Constant]) -> Option<usize> {
        let Self { reader, place } = self;
        let find = |is: &dyn Fn(&Constant) -> bool| constants.iter().position(is);
        let not_one = || format!("not one of {}", members(constants.iter()));
        let found = match reader.some_kind()? {
            Kind::String => {
                let text = reader.string()?;
                find(&|constant| matches!(constant, Constant::String(member) if *member == text))
            }
            Kind::Integer | Kind::Number => {
                let number = reader.number()?;
                // By the bits: Juju compares the JSON text, in which -0 is not 0.
                let bits = number.as_float().to_bits();
                let found = find(
                    &|constant| matches!(constant, Constant::Number(member) if member.to_bits() == bits),
                );
                if found.is_none() {
                    return place.violated(format!("{number} is {}", not_one()));
                }
                found
            }
            Kind::Boolean => {
                let value = reader.boolean()?;
                find(&|constant| *constant == Constant::Bool(value))
            }
            Kind::Null => find(&|constant| *constant == Constant::Null).filter(|_| reader.null()),
            Kind::Array | Kind::Object => None,
        };
        found.or_else(|| place.violated(not_one()))
    }

    /// `null`, or what `some` reads.
    pub fn nullable<T>(self, some: impl FnOnce(Value<'_, '_>) -> Option<T>) -> Option<Option<T>> {
        if self.reader.null() {
            return Some(None);
        }
        some(self).map(Some)
    }

    /// Any value, as it is.
    pub fn any(self) -> Option<serde_json::Value> {
        self.reader.json()
    }

    /// Records that this is not `expected`, which is a kind with its article: `a string or null`.
    #[cold]
    pub fn wrong_kind<T>(self, expected: &'static str) -> Option<T> {
        let kind = self.reader.some_kind()?.phrase();
        self.place
            .violated(format!("must be {expected}, not {kind}"))
    }
}

/// An integer as a type that may not hold it, which is recorded.
fn narrowed<T: TryFrom<i64>>(integer: i64, place: &Place<'_>) -> Option<T> {
    let narrowed = T::try_from(integer).ok();
    narrowed.or_else(|| place.violated(format!("{integer} is out of range")))
}
