//! A value that a type decodes itself from.

use super::items::Items;
use super::reader::Reader;
use super::rules::{ArrayRules, Constant, Kind, LARGEST_INTEGER, NumberRules, StringRules};
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
    pub fn integer<T: TryFrom<i64>>(self, rules: &NumberRules) -> Option<T> {
        let place = self.place;
        let integer = self.whole(rules)?;
        match T::try_from(integer) {
            Ok(integer) => Some(integer),
            Err(_) => place.violated(format!("{integer} is out of range")),
        }
    }

    fn whole(self, rules: &NumberRules) -> Option<i64> {
        let Some(number) = self.reader.number() else {
            return self.wrong_kind("an integer");
        };
        let Some(integer) = number.as_integer() else {
            return self.place.violated(if number.as_float().fract() == 0.0 {
                format!(
                    "{number} is beyond the integers that Juju takes, \
                     -{LARGEST_INTEGER} to {LARGEST_INTEGER}"
                )
            } else {
                format!("must be an integer, not {number}")
            });
        };
        match rules.violation(number.as_float()) {
            None => Some(integer),
            Some(message) => self.place.violated(message),
        }
    }

    /// A number.
    pub fn number(self, rules: &NumberRules) -> Option<f64> {
        let Some(number) = self.reader.number() else {
            return self.wrong_kind("a number");
        };
        let float = number.as_float();
        match rules.violation(float) {
            None => Some(float),
            Some(message) => self.place.violated(message),
        }
    }

    /// The index of the member of `enum` that this is. Numbers are compared as float64s.
    pub fn member(self, constants: &'static [Constant]) -> Option<usize> {
        let Self { reader, place } = self;
        let find = |is: &dyn Fn(&Constant) -> bool| constants.iter().position(is);
        let not_one = || format!("not one of {}", Constant::list(constants));
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
                    return place.violated(format!("{} is {}", number, not_one()));
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
        match found {
            None => place.violated(not_one()),
            found => found,
        }
    }

    /// An array, with `item` for each of its items.
    pub fn array<T>(
        self,
        rules: &ArrayRules,
        item: &mut dyn FnMut(Value<'_, '_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut items = Items::begin(self, rules)?;
        let mut array = Vec::new();
        let mut complete = true;
        while let Some(value) = items.next() {
            match item(value) {
                Some(item) => array.push(item),
                None => complete = false,
            }
        }
        (items.finish() && complete).then_some(array)
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
