//! The Rust that a declaration becomes, before it is written as tokens.

use crate::schema::{Schema, Text};
use std::collections::HashMap;

/// The items of the module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// The name of the charm, where the file has it.
    pub charm: Option<String>,
    /// The actions, in the order of the file.
    pub actions: Vec<Action>,
    /// The types of all params, in the order of the file, outer before inner.
    pub types: Vec<Definition>,
}

/// An action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Juju's name of it.
    pub name: Text,
    /// The method that handles it.
    pub method: String,
    /// The type of its params; a unit struct where it has none.
    pub params: String,
    /// Whether the handler takes params.
    pub takes_params: bool,
    /// The description in the file.
    pub description: Option<String>,
    /// Whether it may run beside others on the same unit.
    pub parallel: bool,
    /// The group within which its tasks wait for each other.
    pub execution_group: Option<String>,
    /// The schema that Juju keeps for it, as JSON.
    pub schema: String,
}

/// A type of the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// The way to it from the action, `compression.kind`; empty for all params of the action.
    pub path: String,
    /// Where it stands in the file.
    pub declared: Text,
    /// What it is.
    pub shape: Shape,
}

/// What a type of the module is.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// All params of an action, or an object.
    Struct(Struct),
    /// A param with `enum`.
    Enum(Enum),
    /// A param of several types.
    Union(Vec<Alternative>),
}

/// A struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The action whose params they are; `None` for an object inside.
    pub action: Option<String>,
    /// The fields in the order of the file.
    pub fields: Vec<Field>,
    /// What becomes of names that the schema does not list.
    pub additional: Additional,
}

/// Names that a schema does not list.
#[derive(Clone, Debug, PartialEq)]
pub enum Additional {
    /// Juju lets them through; they are dropped.
    Ignored,
    /// Juju refuses them.
    Refused,
    /// They are kept in a field of this name, as values of this type.
    Kept(String, Type),
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name in Rust.
    pub name: String,
    /// Its name in the file.
    pub param: Text,
    /// The way to it from the action.
    pub path: String,
    /// What it holds when it is there.
    pub ty: Type,
    /// Whether it is there.
    pub presence: Presence,
    /// What its schema says of its own value, for the docs.
    pub schema: Schema,
    /// Whether its name says that it is a secret.
    pub secret: bool,
}

/// Whether a param is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// The user must give it.
    Required,
    /// Juju fills it in.
    Filled(Literal),
    /// It may be absent.
    Optional,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// `bool`
    Boolean,
    /// `String`
    String(StringRules),
    /// One of Rust's integers.
    Integer(Integer, NumberRules),
    /// `f64`
    Number(NumberRules),
    /// `Vec`
    Array(Box<Type>, ArrayRules),
    /// `BTreeMap<String, _>`: an object whose names are not known.
    Map(Box<Type>),
    /// `Option`, for a type that may be `null`.
    Nullable(Box<Type>),
    /// `serde_json::Value`
    Any,
    /// A type of the module.
    Defined(String),
}

/// Rust's integer types, up to 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs)]
pub enum Integer {
    U8,
    U16,
    U32,
    U64,
    I8,
    I16,
    I32,
    I64,
}

/// What the text of a string must fit; `pattern` is Juju's to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StringRules {
    /// `minLength`
    pub min_length: Option<u64>,
    /// `maxLength`
    pub max_length: Option<u64>,
}

/// What a number must fit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NumberRules {
    /// `minimum`, and whether it is exclusive.
    pub minimum: Option<(f64, bool)>,
    /// `maximum`, and whether it is exclusive.
    pub maximum: Option<(f64, bool)>,
    /// `multipleOf`
    pub multiple_of: Option<f64>,
}

/// What an array must fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArrayRules {
    /// `minItems`
    pub min_items: Option<u64>,
    /// `maxItems`
    pub max_items: Option<u64>,
    /// `uniqueItems`
    pub unique_items: bool,
}

/// An enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// What its members are.
    pub kind: EnumKind,
    /// The members in the order of the file.
    pub variants: Vec<Variant>,
    /// The places of the members in `variants`, by the JSON text of each.
    by_text: HashMap<String, usize>,
}

/// What the members of an enum are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumKind {
    /// Strings, all of them.
    Strings,
    /// Integers, all of them.
    Integers,
    /// Anything else.
    Mixed,
}

/// A member of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Its name in Rust.
    pub name: String,
    /// Its value.
    pub value: Json,
}

/// One type out of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The variant's name.
    pub name: &'static str,
    /// What it holds.
    pub ty: Type,
}

/// A value in Rust source, of a type known where it stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true`
    Boolean(bool),
    /// `"text"`, to be made a `String`
    String(String),
    /// `5`
    Integer(i64),
    /// `0.5`
    Number(f64),
    /// The items of a `Vec`
    Array(Vec<Literal>),
    /// The entries of a map
    Map(Vec<(String, Literal)>),
    /// `None`
    Null,
    /// `Some(..)`
    Some(Box<Literal>),
    /// A value of an untyped param.
    Any(Json),
    /// A member of an enum: the type, and the variant.
    Variant(String, String),
    /// One type out of several: the type, the variant, and what it holds.
    Alternative(String, &'static str, Box<Literal>),
    /// A struct: the type, and each field by its name in Rust.
    Struct(String, Vec<(String, Literal)>),
    /// A struct with defaults in it, which are not written out again.
    Made(Made),
    /// What is wrong; an error stands for it.
    Broken,
}

/// A struct that its constructor makes.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The type.
    pub ty: String,
    /// What the constructor takes, in the order of the fields.
    pub required: Vec<Literal>,
    /// What replaces its defaults, by the names of the fields in Rust.
    pub set: Vec<(String, Literal)>,
}

/// JSON, with its numbers as Juju has them.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs)]
pub enum Json {
    Null,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Enum {
    /// The enum of `variants`, each with the JSON text of its value.
    pub fn new(kind: EnumKind, variants: Vec<(Variant, String)>) -> Self {
        let (variants, texts): (Vec<_>, Vec<_>) = variants.into_iter().unzip();
        Self {
            kind,
            variants,
            by_text: texts.into_iter().zip(0..).collect(),
        }
    }

    /// The variant whose value has this JSON text.
    pub fn variant(&self, text: &str) -> Option<&Variant> {
        self.variants.get(*self.by_text.get(text)?)
    }
}

impl Integer {
    /// The type's name in Rust.
    pub fn name(self) -> &'static str {
        match self {
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::U64 => "u64",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
        }
    }

    /// Whether `value` is one of the type's: a bound may keep it out.
    pub fn holds(self, value: i64) -> bool {
        match self {
            Self::U8 => u8::try_from(value).is_ok(),
            Self::U16 => u16::try_from(value).is_ok(),
            Self::U32 => u32::try_from(value).is_ok(),
            Self::U64 => u64::try_from(value).is_ok(),
            Self::I8 => i8::try_from(value).is_ok(),
            Self::I16 => i16::try_from(value).is_ok(),
            Self::I32 => i32::try_from(value).is_ok(),
            Self::I64 => true,
        }
    }

    /// The smallest type that holds all integers within the bounds.
    ///
    /// Juju lets no integer over 2^53 - 1 through, so that the 64-bit types always suffice.
    pub fn within(rules: &NumberRules) -> Self {
        const UNSIGNED: [(f64, Integer); 3] = [
            (255.0, Integer::U8),
            (65_535.0, Integer::U16),
            (4_294_967_295.0, Integer::U32),
        ];
        const SIGNED: [(f64, Integer); 3] = [
            (127.0, Integer::I8),
            (32_767.0, Integer::I16),
            (2_147_483_647.0, Integer::I32),
        ];
        let low = rules.minimum.map(|(value, exclusive)| {
            if exclusive {
                value.floor() + 1.0
            } else {
                value.ceil()
            }
        });
        let high = rules.maximum.map(|(value, exclusive)| {
            if exclusive {
                value.ceil() - 1.0
            } else {
                value.floor()
            }
        });
        match (low, high) {
            (Some(low), high) if low >= 0.0 => {
                let fits = UNSIGNED
                    .iter()
                    .find(|(max, _)| high.is_some_and(|high| high <= *max));
                fits.map_or(Self::U64, |(_, integer)| *integer)
            }
            (Some(low), Some(high)) => {
                let fits = SIGNED
                    .iter()
                    .find(|(max, _)| high <= *max && low >= -max - 1.0);
                fits.map_or(Self::I64, |(_, integer)| *integer)
            }
            _ => Self::I64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_as_small_as_its_bounds_allow() {
        let within = |minimum: Option<(f64, bool)>, maximum: Option<(f64, bool)>| {
            Integer::within(&NumberRules {
                minimum,
                maximum,
                multiple_of: None,
            })
            .name()
        };
        let inclusive = |value: f64| Some((value, false));
        assert_eq!(within(inclusive(0.0), inclusive(9.0)), "u8");
        assert_eq!(within(inclusive(1.0), inclusive(65_535.0)), "u16");
        assert_eq!(within(inclusive(0.0), Some((256.0, true))), "u8");
        assert_eq!(within(Some((-1.0, true)), inclusive(5.0)), "u8");
        assert_eq!(within(inclusive(-1.0), inclusive(127.0)), "i8");
        assert_eq!(within(inclusive(-129.0), inclusive(0.0)), "i16");
        assert_eq!(within(inclusive(0.0), None), "u64");
        assert_eq!(within(None, inclusive(9.0)), "i64");
        assert_eq!(within(None, None), "i64");
        assert_eq!(within(inclusive(0.5), inclusive(4_294_967_296.0)), "u64");
    }
}
